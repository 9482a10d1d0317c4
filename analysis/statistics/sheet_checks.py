"""Checks of a sheet as printed, over all its places: shifted rows, shares beyond 100, names one character off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from analysis.registry import Registry
from analysis.statistics.grid import Grid
from analysis.statistics.header import Column, Head
from analysis.statistics.names import is_place, is_province
from analysis.statistics.numerals import is_number, number
from analysis.statistics.wording import squeeze

Problem = tuple[str, str, str, str]
_MAY_EXCEED = ("增长", "增速", "涨", "指数")


def out_of_range(grid: Grid, head: Head) -> Iterator[Problem]:
    """Figures beyond 0 to 100 in columns of shares (``problem, where, found, message``), whoever the place is."""
    shares = [c for c in head.columns if c.unit == "%" and not any(word in c.label for word in _MAY_EXCEED)]
    for column in shares:
        figures = list(_figures(grid, head, column))
        outside = [(row, value) for row, value in figures if value > 100]
        # A column with many such figures is no column of shares.
        if len(outside) * 20 > len(figures):
            continue
        for row, value in outside:
            found = f"{squeeze(grid.cell(row, head.name_column))}: {value:g}%"
            yield "out_of_range", grid.locator(row, column.number), found, f"{column.header}: at most 100%"


def _figures(grid: Grid, head: Head, column: Column) -> Iterator[tuple[int, float]]:
    for row in range(head.first_row, grid.height + 1):
        printed = grid.cell(row, column.number)
        value = number(printed) if is_number(printed) else None
        if value is not None:
            yield row, value


def shifted_rows(grid: Grid, head: Head) -> Iterator[Problem]:
    """Rows of places with more or fewer cells than the other ones: their figures stand under wrong headers."""
    rows = [row for row in range(head.first_row, grid.height + 1) if is_place(grid.cell(row, head.name_column))]
    usual = Counter(len(grid.rows[row - 1]) for row in rows).most_common(1)[0][0]
    for row in rows:
        cells = len(grid.rows[row - 1])
        if cells != usual:
            found = f"{squeeze(grid.cell(row, head.name_column))}: {cells} cells"
            yield (
                "shifted_row",
                grid.locator(row, head.name_column),
                found,
                f"{usual} cells in the other rows; not read",
            )


def similar_names(grid: Grid, head: Head, registry: Registry) -> Iterator[Problem]:
    """Names that differ in one character from a registered place that the sheet does not name (scanning slips).

    Only places are missed whose sisters (same parent, same kind) the sheet names, and only in the same province.
    """
    named = _provinces(grid, head)
    present = {
        place.place_id: province for name, (_, province) in named.items() if (place := registry.find_place(name))
    }
    for place in registry.places.values():
        if place.place_id in present:
            continue
        sisters = [sister for sister in registry.children(place.parent_id or "") if sister.kind == place.kind]
        provinces = {present[sister.place_id] for sister in sisters if sister.place_id in present}
        unknown = {name: row for name, (row, province) in named.items() if province in provinces}
        for name, row in unknown.items():
            if one_character_off(name, place.name) and registry.find_place(name) is None:
                message = f"one character from {place.name}, which the sheet does not name"
                yield "similar_name", grid.locator(row, head.name_column), name, message


def _provinces(grid: Grid, head: Head) -> dict[str, tuple[int, str]]:
    """Row and province (as the sheet gives it) of each name."""
    found: dict[str, tuple[int, str]] = {}
    province = ""
    for row in range(head.first_row, grid.height + 1):
        name = squeeze(grid.cell(row, head.name_column))
        if is_province(name):
            province = name
        if is_place(name):
            found[name] = row, grid.cell(row, head.province_column) if head.province_column else province
    return found


def one_character_off(one: str, other: str) -> bool:
    """Whether two names of three characters or more differ in exactly one of them, and not in the last."""
    if len(one) != len(other) or len(one) < 3 or one[-1] != other[-1]:
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1
