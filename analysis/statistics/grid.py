"""The Grid: one sheet or csv file as text cells with their positions, whatever the file format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

Cell = tuple[int, int]


@dataclass(frozen=True)
class Grid:
    """A sheet of cells as printed; rows and columns are counted from 1 as in the file.

    Attributes
    ----------
    file : Path
        The file.
    sheet : str
        Name of the sheet; empty for a delimited text file.
    rows : tuple of tuple of str
        Cells as printed; rows may differ in length. An empty cell is ``""``.
    merged : tuple of (Cell, Cell)
        First and last cell of each merged range.
    uncomputed : frozenset of Cell
        Cells that hold a formula without a stored value.
    lines : tuple of int
        Line in the file of each row (a quoted cell may span lines); empty for sheets.
    turned : bool
        Whether rows here are columns of the file; locators are those of the file all the same.
    """

    file: Path
    sheet: str
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[Cell, Cell], ...] = ()
    uncomputed: frozenset[Cell] = frozenset()
    lines: tuple[int, ...] = ()
    turned: bool = False

    def turn(self) -> Grid:
        """Give the same cells with rows and columns exchanged, for sheets whose places stand side by side."""
        rows = tuple(tuple(self.cell(row, column) for row in range(1, self.height + 1)) for column in self._numbers)
        merged = tuple((_turned(first), _turned(last)) for first, last in self.merged)
        cells = frozenset(_turned(cell) for cell in self.uncomputed)
        return Grid(self.file, self.sheet, rows, merged, cells, self.lines, not self.turned)

    def part(self, first: int, last: int) -> Grid:
        """Give the rows from ``first`` to ``last``; the others are empty, so that every cell keeps its position."""
        rows = tuple(row if first <= number <= last else () for number, row in enumerate(self.rows, 1))
        merged = tuple(span for span in self.merged if first <= span[0][0] <= last)
        return replace(self, rows=rows, merged=merged)

    @property
    def _numbers(self) -> range:
        return range(1, self.width + 1)

    @property
    def height(self) -> int:
        """Number of rows."""
        return len(self.rows)

    @cached_property
    def width(self) -> int:
        """Number of columns of the longest row."""
        return max((len(row) for row in self.rows), default=0)

    @cached_property
    def _origins(self) -> dict[Cell, Cell]:
        origins: dict[Cell, Cell] = {}
        for (top, left), (bottom, right) in self.merged:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    origins[row, column] = (top, left)
        return origins

    def cell(self, row: int, column: int) -> str:
        """Text of a cell; empty outside of the grid."""
        if not (1 <= row <= self.height and 1 <= column <= len(self.rows[row - 1])):
            return ""
        return self.rows[row - 1][column - 1]

    def filled(self, row: int, column: int) -> str:
        """Text of a cell, or of the merged range that it lies in."""
        return self.cell(*self._origins.get((row, column), (row, column)))

    def locator(self, row: int, column: int) -> str:
        """Where a cell stands in the file: ``sheet!R12C7``, or the line in a delimited text file."""
        row, column = (column, row) if self.turned else (row, column)
        return f"{self.sheet}!R{row}C{column}" if self.sheet else str(self.lines[row - 1])


def _turned(cell: Cell) -> Cell:
    return cell[1], cell[0]
