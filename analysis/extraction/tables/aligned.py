"""Plain text set in columns by eye: cells stand in the column of the heading that they begin under."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

from analysis.extraction.tables.lines import Cell, TextLine, split_cells
from analysis.extraction.tables.words import HeaderWord

Row = tuple[int, tuple[Cell, ...]]
_WIDE = {"W", "F"}
# Plain text is aligned by eye.
TOLERANCE = 1


def column_of(line: TextLine, cell: Cell) -> int:
    """Column in which a cell begins; an ideograph takes two."""
    before = line.text[: max(0, cell.start - line.start)]
    return sum(2 if east_asian_width(char) in _WIDE else 1 for char in before)


def aligned_rows(
    lines: Sequence[TextLine], heading: int, words: Sequence[HeaderWord], rows: Sequence[Row]
) -> tuple[list[HeaderWord], list[Row]] | None:
    """Place cells under the headings that they begin under.

    Parameters
    ----------
    lines : sequence of TextLine
        Lines of the document.
    heading : int
        Line of the header.
    words : sequence of HeaderWord
        Its words, empty ones included where a gap is wide.
    rows : sequence of (line, cells)
        Rows cut at gaps.

    Returns
    -------
    (words, rows) or None
        One word and one cell, perhaps empty, for each heading. None where any cell begins under no heading, because
        then the width of a gap counts the empty cells, and where rows go over several lines.
    """
    headings = [cell for cell in split_cells(lines[heading], "gap") if cell]
    named = [word for word in words if word.role]
    starts = [column_of(lines[heading], cell) for cell in headings]
    if len(named) != len(headings) or len(named) == len(words):
        return None
    placed: list[Row] = []
    for line, cells in rows:
        filled = [cell for cell in cells if cell]
        at = [_under(column_of(lines[line], cell), starts) for cell in filled]
        if None in at or len(set(at)) < len(at) or 1 < len(filled) <= len(starts) / 2:
            return None
        under = dict(zip(at, filled, strict=True))
        end = filled[-1].end if filled else lines[line].end
        placed.append((line, tuple(under.get(i, Cell("", end, end)) for i in range(len(starts)))))
    return named, placed


def _under(column: int, starts: Sequence[int]) -> int | None:
    return next((index for index, start in enumerate(starts) if abs(column - start) <= TOLERANCE), None)
