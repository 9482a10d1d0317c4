"""The column map of a sheet: which concept each column holds, in which scope and unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.registry import Registry
from analysis.statistics.grid import Grid
from analysis.statistics.header import Column
from analysis.statistics.labels import LabelFinder, measured
from analysis.statistics.names import is_place
from analysis.statistics.recognise import Recognition
from analysis.statistics.sheet_checks import Problem
from analysis.statistics.units import english_unit
from analysis.statistics.wording import fold, squeeze

MAP_COLUMNS = ("edition", "table", "indicator_id", "scope", "column", "header", "unit", "note")


@dataclass(frozen=True)
class ColumnMap:
    """Rows for edition_map.csv (text, sorted), headers without a concept, and what a person should look at."""

    rows: pd.DataFrame
    unmapped: tuple[str, ...]
    problems: tuple[Problem, ...]


def map_columns(found: Recognition, registry: Registry) -> ColumnMap:
    """Map the columns of a recognised yearbook file.

    Parameters
    ----------
    found : Recognition
        The file.
    registry : Registry
        Concepts, labels, and the maps of other editions: a header that one of them maps is mapped the same way.

    Returns
    -------
    ColumnMap
        Columns that read alike for one concept and scope are listed and none of them is mapped.
    """
    mapper = _Mapper(found, registry)
    rows: dict[tuple[str, str], list[dict[str, str]]] = {}
    unmapped: list[str] = []
    problems: list[Problem] = []
    for column, grid in _own_columns(found):
        problems.extend(mapper.problems(column, grid.locator(_head_row(found, grid), column.number)))
        row = mapper.row(column)
        if row is None:
            unmapped.append(column.header)
        else:
            rows.setdefault((row["indicator_id"], row["scope"]), []).append(row)
    problems.extend(_same_concept(group) for group in rows.values() if len(group) > 1)
    single = [group[0] for group in rows.values() if len(group) == 1]
    frame = pd.DataFrame(single, columns=list(MAP_COLUMNS), dtype="string")
    frame = frame.sort_values(["table", "indicator_id", "scope"]).reset_index(drop=True)
    return ColumnMap(frame, tuple(dict.fromkeys(unmapped)), tuple(problems))


def _own_columns(found: Recognition) -> Iterator[tuple[Column, Grid]]:
    """Columns of the year of the data, each once: a continued table repeats its head."""
    seen: set[tuple[int, str, str]] = set()
    for grid, head in found.grids:
        for column in head.columns:
            key = column.number, fold(column.label), column.scope
            if column.year in {None, found.data_year} and key not in seen:
                seen.add(key)
                yield column, grid


def _head_row(found: Recognition, grid: Grid) -> int:
    return next(head.first_row - 1 for own, head in found.grids if own is grid)


def _same_concept(rows: list[dict[str, str]]) -> Problem:
    columns = f"columns {', '.join(row['column'] for row in rows)}"
    concept, scope = rows[0]["indicator_id"], rows[0]["scope"]
    message = f"{columns} all read as {concept}, {scope}: say which in edition_map.csv"
    return "same_concept", columns, rows[0]["header"], message


@dataclass(frozen=True)
class _Mapper:
    """Maps one column after the other."""

    found: Recognition
    registry: Registry

    def row(self, column: Column) -> dict[str, str] | None:
        """Row of the map; None where no concept has the label, or the column mixes units."""
        unit, note = self._unit(column)
        if unit and self.registry.find_unit(unit) is None:
            return None
        concept = self._concept(column, unit)
        if concept is None:
            return None
        scope = column.scope or self._usual_scope
        if not unit:
            unit, note = self._earlier_unit(concept, scope)
        edition = self.found.edition or ""
        cells = (edition, self.found.table, concept, scope, str(column.number), column.header, unit, note)
        return dict(zip(MAP_COLUMNS, cells, strict=True))

    def problems(self, column: Column, where: str) -> Iterator[Problem]:
        """List what is odd about the unit of a column, where a concept or a mixed unit makes it matter."""
        unit, _ = self._unit(column)
        shown = f"{column.header} ({unit})" if unit else column.header
        if unit and self.registry.find_unit(unit) is None:
            yield "two_units", where, shown, "more than one unit in one column; not mapped"
            return
        if self._concept(column, unit) is None:
            return
        translated = english_unit(column.english)
        if not unit:
            yield "no_unit", where, shown, "the header prints no unit: look at the unit in edition_map.csv"
        elif translated and self._differs(unit, translated):
            yield "english_unit", where, shown, f"the translation says {translated}; the Chinese unit is taken"

    def _concept(self, column: Column, unit: str) -> str | None:
        earlier = self._earlier_headers.get(fold(column.header))
        path, growth = measured(column.path)
        concept = self._finder.find_growth(path) if growth and unit in {"", "%"} else self._finder.find(path, unit)
        return earlier or (concept.indicator_id if concept else None)

    @cached_property
    def _finder(self) -> LabelFinder:
        return LabelFinder(self.registry)

    @cached_property
    def _other_editions(self) -> list[Mapping[str, object]]:
        """Rows of the map for the same table in other editions of the series, the latest first."""
        series = re.compile(rf"{re.escape(self.found.series)}-\d{{4}}")
        rows = [row for row in self.registry.rows["edition_map"] if series.fullmatch(str(row["edition"]))]
        same = [row for row in rows if row["table"] == self.found.table and row["edition"] != self.found.edition]
        return sorted(same, key=lambda row: str(row["edition"]), reverse=True)

    @cached_property
    def _earlier_headers(self) -> dict[str, str]:
        """Concept by folded header, as other editions of the table map it; the latest edition counts."""
        rows = [row for row in self._other_editions if row["header"] and row["column"] != -1]
        return {fold(str(row["header"])): str(row["indicator_id"]) for row in reversed(rows)}

    def _earlier_unit(self, concept: str, scope: str) -> tuple[str, str]:
        for row in self._other_editions:
            if (row["indicator_id"], row["scope"]) == (concept, scope) and row["unit"]:
                return str(row["unit"]), f"no unit printed; as in {row['edition']}"
        return "", ""

    def _unit(self, column: Column) -> tuple[str, str]:
        """Find the unit of a column, and a note; the translation serves where the Chinese header prints none."""
        if column.unit:
            return column.unit, ""
        translated = english_unit(column.english)
        if translated and self.registry.find_unit(translated) is not None:
            return translated, "unit printed in English only"
        return "", ""

    def _differs(self, one: str, other: str) -> bool:
        first, second = self.registry.find_unit(one), self.registry.find_unit(other)
        if first is None or second is None:
            return False
        return (first.base, first.factor) != (second.base, second.factor)

    @cached_property
    def _usual_scope(self) -> str:
        """Scope of columns that print none: 县域 in a sheet of counties, else 全市."""
        names = [
            squeeze(grid.cell(row, head.name_column))
            for grid, head in self.found.grids
            for row in range(head.first_row, grid.height + 1)
        ]
        places = [self.registry.find_place(name) for name in names if is_place(name)]
        kinds = [place.kind for place in places if place is not None and place.kind not in {"国家", "省"}]
        counties = sum(kind != "地级市" for kind in kinds) if kinds else sum(n.endswith(("县", "旗")) for n in names)
        return "县域" if counties > len(kinds) / 2 else "全市"
