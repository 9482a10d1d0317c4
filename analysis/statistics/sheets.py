"""The tables of a file: sheets with places, parted where several stand in one, turned where places are heads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from analysis.errors import InputError
from analysis.registry import Place, Registry
from analysis.statistics.grid import Grid
from analysis.statistics.header import Head, read_head
from analysis.statistics.names import is_place, rows_of_places
from analysis.statistics.numerals import is_number
from analysis.statistics.wording import squeeze

SheetTable = tuple[Grid, Head]
# A name of two characters (南县) has no short form.
_SHORTEST = 2


def tables_with_places(path: Path, grids: list[Grid], registry: Registry) -> tuple[SheetTable, ...]:
    """Tables of a file that hold places; watermark sheets and notes have none and are passed over.

    Raises
    ------
    InputError
        Where no sheet has places.
    """
    found, problem = _read(grids, registry)
    if not any(_names_places(table, registry) for table in found):
        # Some yearbooks print 岳阳 for 岳阳市.
        named = [with_full_names(grid, registry) for grid in grids]
        if named != grids:
            found, problem = _read(named, registry)
    if not found:
        raise problem or InputError(path, "", "no sheet with cells", "a sheet with places")
    return found


def _read(grids: list[Grid], registry: Registry) -> tuple[tuple[SheetTable, ...], InputError | None]:
    found: list[SheetTable] = []
    problem: InputError | None = None
    for grid in grids:
        try:
            found.extend(_tables(grid, registry))
        except InputError as error:
            problem = problem or error
    return tuple(found), problem


def _names_places(table: SheetTable, registry: Registry) -> bool:
    grid, head = table
    return any(rows_of_places(grid, head.first_row, (head.name_column, head.province_column), registry))


def with_full_names(grid: Grid, registry: Registry) -> Grid:
    """Sheet in which cells that hold the short name of a registered place (岳阳) hold its whole name.

    A short name that a city and a county share is taken for that of the kind that all other short names are of, and
    stays short where there is no such kind.
    """
    printed = {squeeze(cell) for row in grid.rows for cell in row}
    short: dict[str, list[Place]] = {}
    for place in registry.places.values():
        if place.kind not in {"国家", "省"} and len(place.name) > _SHORTEST and place.name[:-1] in printed:
            short.setdefault(place.name[:-1], []).append(place)
    kinds = {places[0].kind for places in short.values() if len(places) == 1}
    alike = {stem: [place for place in places if {place.kind} == kinds] for stem, places in short.items()}
    chosen = {stem: places if len(places) == 1 else alike[stem] for stem, places in short.items()}
    whole = {stem: places[0].name for stem, places in chosen.items() if len(places) == 1}
    rows = tuple(tuple(whole.get(squeeze(cell), cell) for cell in row) for row in grid.rows)
    return grid if rows == grid.rows else replace(grid, rows=rows)


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
