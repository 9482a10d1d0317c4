"""What tables hold that no rule reads: a row that does not fit its header, a cell whose wording is not understood."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.documents import Document
from analysis.errors import InputError
from analysis.extraction.tables.columns import Column
from analysis.extraction.tables.lines import Cell


class RowError(InputError):
    """A row of a table has fewer or more cells than its header, and no placement of all of them is certain."""


def row_error(document: Document, cells: Sequence[Cell], columns: Sequence[Column]) -> RowError:
    """Say which row does not fit which header.

    Parameters
    ----------
    document : Document
        The document.
    cells : sequence of Cell
        Cells of the row, at least one of them filled.
    columns : sequence of Column
        Columns of the header in force.
    """
    first = next(cell for cell in cells if cell)
    found = f"{len(cells)} cells: {' | '.join(cell.text for cell in cells)}"
    header = " | ".join(column.word.text for column in columns)
    where = f"line {document.line_at(first.start)}"
    return RowError(document.path, where, found, f"{len(columns)} cells as in the header: {header}")
