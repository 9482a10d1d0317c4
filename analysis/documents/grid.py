"""Tables of other formats as tab-separated rows, the form in which tables stand in text files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LINE_ENDS = re.compile(r"\s*\n\s*")
_SPACES = re.compile(r"[ \t\r\f\v]+")
_WIDE = re.compile(r"(?<=[\u2e80-\uffef“”—…])\s*\n\s*(?=[\u2e80-\uffef“”—…])")


@dataclass(frozen=True)
class Cell:
    """A cell with the number of columns and rows that it covers."""

    text: str
    columns: int = 1
    rows: int = 1


def tab_rows(rows: Iterable[Iterable[Cell]]) -> list[str]:
    """Lay out cells as tab-separated rows.

    Parameters
    ----------
    rows : iterable of rows of Cell
        Cells as written; a cell that covers several columns or rows stands once.

    Returns
    -------
    list of str
        One line a row. A merged cell stands in its first column and row, the others that it covers are empty.
    """
    lines: list[str] = []
    covered: dict[int, int] = {}
    for row in rows:
        cells = _place(list(row), covered)
        lines.append("\t".join(cells))
    width = max((line.count("\t") for line in lines), default=0)
    return [line + "\t" * (width - line.count("\t")) for line in lines if line.strip()]


def _place(row: list[Cell], covered: dict[int, int]) -> list[str]:
    """Texts of one row by column; ``covered`` keeps how many rows below each column are taken by cells above."""
    texts: list[str] = []
    waiting = iter(row)
    while True:
        column = len(texts)
        if covered.get(column, 0):
            covered[column] -= 1
            texts.append("")
            continue
        cell = next(waiting, None)
        if cell is None:
            return texts
        texts += [cell_text(cell.text), *[""] * (cell.columns - 1)]
        covered.update(dict.fromkeys(range(column, len(texts)), cell.rows - 1))


def cell_text(text: str) -> str:
    """Text of a cell on one line: lines of Chinese are joined, others keep one space."""
    text = _WIDE.sub("", _SPACES.sub(" ", text.strip()))
    return _LINE_ENDS.sub(" ", text)
