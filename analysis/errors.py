"""Errors that tell a user which file, where in it, what was found and what was expected."""

from __future__ import annotations

from pathlib import Path


class PlansError(Exception):
    """Base of all errors that a user can mend; the command prints the message, not a traceback."""


class InputError(PlansError):
    """A file holds something that the project cannot read.

    Parameters
    ----------
    file : path or str
        The file, as the user knows it.
    where : str
        Line, row and column, or cell; empty where the file as a whole is meant.
    found : str
        What stands there.
    expected : str
        What was expected instead.
    """

    def __init__(self, file: Path | str, where: str, found: str, expected: str) -> None:
        self.file, self.where, self.found, self.expected = str(file), where, found, expected
        place = f"{self.file}, {where}" if where else self.file
        super().__init__(f"{place}: found {found}; expected {expected}")
