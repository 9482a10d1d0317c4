"""The tables of a file: sheets with places, parted where several stand in one, turned where places are heads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analysis.errors import InputError
from analysis.registry import Registry
from analysis.statistics.grid import Grid
from analysis.statistics.header import Head, read_head
from analysis.statistics.names import is_place
from analysis.statistics.numerals import is_number
from analysis.statistics.wording import squeeze

SheetTable = tuple[Grid, Head]


def tables_with_places(path: Path, grids: list[Grid], registry: Registry) -> tuple[SheetTable, ...]:
    """Tables of a file that hold places; watermark sheets and notes have none and are passed over.

    Raises
    ------
    InputError
        Where no sheet has places.
    """
    found: list[SheetTable] = []
    problem: InputError | None = None
    for grid in grids:
        try:
            found.extend(_tables(grid, registry))
        except InputError as error:
            problem = problem or error
    if not found:
        raise problem or InputError(path, "", "no sheet with cells", "a sheet with places")
    return tuple(found)


def _tables(grid: Grid, registry: Registry) -> Iterator[SheetTable]:
    try:
        head = _head(grid, registry)
    except InputError as error:
        # Places may stand side by side, with one indicator a row.
        try:
            yield grid.turn(), _head(grid.turn(), registry)
        except InputError:
            raise error from None
        return
    starts = list(_starts(grid, head))
    if len(starts) == 1:
        yield grid, head
        return
    for first, following in zip(starts, [*starts[1:], grid.height + 1], strict=True):
        part = grid.part(first, following - 1)
        yield part, _head(part, registry)


def _head(grid: Grid, registry: Registry) -> Head:
    return read_head(grid, lambda text: registry.find_unit(text) is not None)


def _starts(grid: Grid, head: Head) -> Iterator[int]:
    """First rows of the tables of a sheet: one begins where heads come after places, and the places come again."""
    yield 1
    seen: set[str] = set()
    heads: list[int] = []
    for row in range(head.first_row, grid.height + 1):
        name = squeeze(grid.cell(row, head.name_column))
        if not is_place(name):
            if _is_head(grid, row):
                heads.append(row)
            continue
        if name in seen and heads:
            yield heads[0]
            seen = set()
        seen.add(name)
        heads = []


def _is_head(grid: Grid, row: int) -> bool:
    cells = [cell for cell in grid.rows[row - 1] if cell.strip()]
    return bool(cells) and not any(is_number(cell) for cell in cells)
