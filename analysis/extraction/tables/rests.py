"""Rests of names: a line that holds nothing but the end of a name, set below the name itself."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.extraction.tables.aligned import TOLERANCE, column_of
from analysis.extraction.tables.cell_values import is_missing
from analysis.extraction.tables.grid import is_filled_value
from analysis.extraction.tables.lines import Cell, TextLine

Row = tuple[int, tuple[Cell, ...]]


def with_rests_joined(lines: Sequence[TextLine], rows: Sequence[Row]) -> list[Row]:
    """Join lines that go on with a name of the row above.

    Parameters
    ----------
    lines : sequence of TextLine
        Lines of the document.
    rows : sequence of (line, cells)
        Rows of a table whose columns are set by spaces.

    Returns
    -------
    list of (line, cells)
        A row of one indented text that begins where a name of the row above begins is the rest of that name.
    """
    joined: list[Row] = []
    for line, cells in rows:
        filled = [cell for cell in cells if cell]
        at = _name_above(lines, joined[-1], filled[0], line) if joined and len(filled) == 1 else None
        if at is None:
            joined.append((line, cells))
            continue
        above, before = joined[-1]
        whole = Cell(before[at].text + filled[0].text, before[at].start, filled[0].end)
        joined[-1] = (above, (*before[:at], whole, *before[at + 1 :]))
    return joined


def _name_above(lines: Sequence[TextLine], row: Row, rest: Cell, line: int) -> int | None:
    """Index of the cell of a row that begins where a text below it begins; never the first column."""
    indent = column_of(lines[line], rest)
    for index, cell in enumerate(row[1]):
        begins = column_of(lines[row[0]], cell)
        if not cell or not begins or is_filled_value(cell.text) or is_missing(cell.text):
            continue
        if indent and abs(begins - indent) <= TOLERANCE and len(row[1]) > 1:
            return index
    return None

