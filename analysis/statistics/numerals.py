"""Figures in cells: what is a number, what is a mark for no figure, what cannot be read."""

from __future__ import annotations

import re

from analysis.statistics.wording import squeeze

# Marks that yearbooks print for "nothing" or "not known": no figure, and no error either.
BLANK = frozenset({"", "-", "--", "—", "——", "–", "…", "……", "...", "..", "*", "/", "#", "\\", "空", "无", "NA", "N/A"})
_NUMBER = re.compile(r"[-+−－]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?")


def is_number(text: str) -> bool:
    """Whether a cell holds a figure and nothing else (spaces and a per cent sign aside)."""
    if _NUMBER.fullmatch(text):
        return True
    # Most other cells are empty or words; only the rest is worth tidying up.
    return any(char.isdigit() for char in text) and bool(_NUMBER.fullmatch(squeeze(text).rstrip("%")))


def number(text: str) -> float | None:
    """Figure of a cell.

    Returns
    -------
    float or None
        None for an empty cell and for the marks of :data:`BLANK`.

    Raises
    ------
    ValueError
        Where the cell holds something else.
    """
    plain = squeeze(text)
    if plain in BLANK:
        return None
    if not _NUMBER.fullmatch(plain.rstrip("%")):
        raise ValueError(text)
    return float(plain.rstrip("%").replace(",", "").translate(str.maketrans("−－", "--")))
