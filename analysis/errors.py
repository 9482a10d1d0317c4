"""Errors that tell a user which file, where in it, what was found and what was expected."""

from __future__ import annotations

from collections.abc import Sequence
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


class OutputError(PlansError):
    """A file cannot be written; what stood there before is untouched.

    Parameters
    ----------
    file : path or str
        The file that was to be written.
    reason : str
        What the system answered, e.g. ``No space left on device``.
    """

    def __init__(self, file: Path | str, reason: str) -> None:
        self.file, self.reason = str(file), reason
        super().__init__(f"{self.file}: cannot be written ({reason}); what stood there before is unchanged")


class BuildError(PlansError):
    """One or more stages of a build failed; the results of the others are kept.

    Parameters
    ----------
    failures : sequence of (stage, message)
        In the order in which they happened.
    skipped : sequence of str
        Stages that could not run because one before them failed.
    """

    def __init__(self, failures: Sequence[tuple[str, str]], skipped: Sequence[str] = ()) -> None:
        self.failures, self.skipped = tuple(failures), tuple(skipped)
        lines = [f"{stage}: {message}" for stage, message in failures]
        if skipped:
            lines.append(f"not run because of this: {', '.join(skipped)}")
        super().__init__("\n".join(lines))
