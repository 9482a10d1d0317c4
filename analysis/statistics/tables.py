"""Reading a yearbook file by its column map: observations with a locator each, and failures for what is not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analysis.registry import Place, Registry
from analysis.statistics.failures import Failure
from analysis.statistics.grid import Grid
from analysis.statistics.header import Column, Head
from analysis.statistics.names import rows_of_places
from analysis.statistics.numerals import number
from analysis.statistics.recognise import Recognition
from analysis.statistics.scopes import scope_of
from analysis.statistics.sources import Source
from analysis.statistics.units import convert
from analysis.statistics.wording import fold, squeeze
from analysis.statistics.years import row_year

MapRow = Mapping[str, object]
Observation = dict[str, object]


@dataclass(frozen=True)
class Sheet:
    """One sheet of a source with what is needed to read it."""

    grid: Grid
    head: Head
    source: Source
    registry: Registry

    def failure(self, check: str, where: tuple[int, int], found: str, expected: str, concept: str = "") -> Failure:
        """Make a failure at a cell (row, column)."""
        return Failure(check, self.source.source_id, concept, self.grid.locator(*where), found, expected)


@dataclass(frozen=True)
class MappedColumn:
    """A row of the edition map that the sheet bears out."""

    indicator_id: str
    scope: str
    column: Column
    unit: str


def read_table(
    found: Recognition, source: Source, rows: Iterable[MapRow], registry: Registry
) -> tuple[list[Observation], list[Failure]]:
    """Read the figures of registered places from a yearbook file.

    Parameters
    ----------
    found : Recognition
        The file.
    source : Source
        Its row of sources.csv.
    rows : iterable of mapping
        Rows of the edition map; those of other editions and tables are passed over.
    registry : Registry
        Places, concepts, units.

    Returns
    -------
    observations : list of dict
        Cells of observations.csv. An empty cell gives no observation.
    failures : list of Failure
        Columns and cells that were not read, each with the reason.
    """
    own = [row for row in rows if (row["edition"], row["table"]) == (source.edition, source.table)]
    sheets = [Sheet(grid, head, source, registry) for grid, head in found.grids]
    results: list[Observation | Failure] = list(_missing_columns(sheets, own))
    for sheet in sheets:
        results.extend(_read_sheet(sheet, own))
    failures = [result for result in results if isinstance(result, Failure)]
    return [result for result in results if not isinstance(result, Failure)], failures


def _read_sheet(sheet: Sheet, rows: list[MapRow]) -> Iterator[Observation | Failure]:
    columns = list(_columns(sheet, rows))
    if not columns:
        return
    for place_row in _place_rows(sheet):
        if isinstance(place_row, Failure):
            yield place_row
            continue
        for mapped in columns:
            yield from _observation(sheet, *place_row, mapped)


def _columns(sheet: Sheet, rows: list[MapRow]) -> Iterator[MappedColumn]:
    """Columns of the map whose header stands in this sheet where the map says."""
    for row in rows:
        column = _borne_out(sheet, row)
        if column is not None and row["unit"]:
            yield MappedColumn(str(row["indicator_id"]), str(row["scope"]), column, str(row["unit"]))


def _borne_out(sheet: Sheet, row: MapRow) -> Column | None:
    header = str(row["header"] or "")
    for column in sheet.head.columns:
        if column.number == row["column"] and (not header or _same_header(column, header)):
            return column
    return None


def _missing_columns(sheets: list[Sheet], rows: list[MapRow]) -> Iterator[Failure]:
    """Rows of the map that no sheet of the file bears out, and those without a unit."""
    first = sheets[0]
    last = max(first.head.first_row - 1, 1)
    for row in (row for row in rows if row["column"] != -1):
        position, concept, header = int(str(row["column"])), str(row["indicator_id"]), str(row["header"] or "")
        column = next((found for sheet in sheets if (found := _borne_out(sheet, row))), None)
        if column is None:
            seen = next((c.header for c in first.head.columns if c.number == position), "no such column")
            expected = f"{header}{_elsewhere(first.head, header)}"
            yield first.failure("map_differs", (last, position), seen, expected, concept)
        elif not row["unit"]:
            yield first.failure("no_unit", (last, position), column.header, "a unit in edition_map.csv", concept)


def _elsewhere(head: Head, header: str) -> str:
    numbers = [str(column.number) for column in head.columns if _same_header(column, header)]
    return f" (stands in column {', '.join(numbers)})" if numbers else ""


def _same_header(column: Column, header: str) -> bool:
    # Sheets of a continued table print the label without the section above it.
    return fold(column.header) == fold(header) or fold(column.label) == fold(header.rsplit("/", 1)[-1])


def _place_rows(sheet: Sheet) -> Iterator[tuple[int, Place] | Failure]:
    """Rows of registered places, without those that are shifted or stand twice."""
    grid, head = sheet.grid, sheet.head
    usual = Counter(len(row) for row in grid.rows[head.first_row - 1 :] if row).most_common(1)[0][0]
    columns = (head.name_column, head.province_column)
    named = [
        (row, place)
        for row, place in rows_of_places(grid, head.first_row, columns, sheet.registry)
        if row_year((grid, head), row) in {None, sheet.source.data_year}
    ]
    counts = Counter(place.place_id for _, place in named)
    for row, place in named:
        where = (row, head.name_column)
        if len(grid.rows[row - 1]) != usual:
            found = f"{len(grid.rows[row - 1])} cells for {place.name}"
            yield sheet.failure("shifted_row", where, found, f"{usual} cells")
        elif counts[place.place_id] > 1:
            yield sheet.failure("place_twice", where, place.name, "one row a place")
        else:
            yield row, place


def _observation(sheet: Sheet, row: int, place: Place, mapped: MappedColumn) -> Iterator[Observation | Failure]:
    position = (row, mapped.column.number)
    printed, concept = sheet.grid.cell(*position), sheet.registry.indicators[mapped.indicator_id]
    try:
        value = number(printed)
    except ValueError:
        yield sheet.failure("unreadable_cell", position, printed, "a number", concept.indicator_id)
        return
    if value is None:
        if position in sheet.grid.uncomputed:
            expected = "a stored value: open and save the file in a spreadsheet program"
            yield sheet.failure("formula_without_value", position, "a formula", expected, concept.indicator_id)
        return
    try:
        converted = convert(value, mapped.unit, concept.unit, sheet.registry)
    except ValueError as error:
        yield sheet.failure("unit_dimension", position, str(error), concept.unit, concept.indicator_id)
        return
    yield {
        "place": squeeze(sheet.grid.cell(row, sheet.head.name_column)),
        "place_id": place.place_id,
        "scope": scope_of(place, mapped.scope),
        "indicator_id": concept.indicator_id,
        "label": mapped.column.header,
        "value": converted,
        "unit": concept.unit,
        "value_as_printed": printed.strip(),
        "unit_as_printed": mapped.unit,
        "locator": sheet.grid.locator(*position),
        **source_cells(sheet.source),
    }


def source_cells(source: Source) -> Observation:
    """Cells that every observation of a source shares."""
    return {
        "year": str(source.data_year),
        "status": source.status,
        "source_id": source.source_id,
        "edition": source.edition,
        "published": source.published,
    }
