"""What a table of an edition holds: columns, concepts, places and printed figures, for comparison."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import InputError
from analysis.registry import Registry
from analysis.statistics.bulletin import read_bulletin
from analysis.statistics.header import Column
from analysis.statistics.names import is_place
from analysis.statistics.numerals import is_number, number
from analysis.statistics.proposal import source_of
from analysis.statistics.reading import read_bytes, sha256
from analysis.statistics.recognise import Recognition, recognise
from analysis.statistics.sources import registered_sources
from analysis.statistics.units import convert
from analysis.statistics.wording import fold, squeeze

Key = tuple[str, str]


@dataclass(frozen=True)
class TableContent:
    """One table of one edition: its columns, and the printed figures by column and place."""

    table: str
    columns: dict[Key, Column]
    concepts: dict[Key, str]
    figures: dict[Key, dict[str, float]]
    places: tuple[str, ...]


def table_content(found: Recognition, registry: Registry) -> TableContent:
    """Content of a recognised file: all places of a yearbook sheet, not only registered ones; figures of a bulletin."""
    if found.document is not None:
        return _bulletin_content(found, registry)
    columns: dict[Key, Column] = {}
    figures: dict[Key, dict[str, float]] = {}
    places: dict[str, None] = {}
    for grid, head in found.grids:
        for column in head.columns:
            columns.setdefault((fold(column.header), column.scope), column)
        for row in range(head.first_row, grid.height + 1):
            name = squeeze(grid.cell(row, head.name_column))
            if not is_place(name) or not any(is_number(cell) for cell in grid.rows[row - 1]):
                continue
            places.setdefault(name)
            for column in head.columns:
                printed = grid.cell(row, column.number)
                value = number(printed) if is_number(printed) else None
                if value:
                    figures.setdefault((fold(column.header), column.scope), {})[name] = value
    rows = [r for r in registry.rows["edition_map"] if (r["edition"], r["table"]) == (found.edition, found.table)]
    by_number = {row["column"]: str(row["indicator_id"]) for row in rows}
    concepts = {key: by_number[c.number] for key, c in columns.items() if c.number in by_number}
    return TableContent(found.table, columns, concepts, figures, tuple(places))


def _bulletin_content(found: Recognition, registry: Registry) -> TableContent:
    """Make a column of each concept of a bulletin: its unit as printed, its place in the text does not matter."""
    columns: dict[Key, Column] = {}
    figures: dict[Key, dict[str, float]] = {}
    source = found.source or source_of(found)
    if found.document is None or source is None or source.place_id not in registry.places:
        return TableContent(found.table, {}, {}, {}, ())
    for row in read_bulletin(found.document, source, registry)[0]:
        key = str(row["indicator_id"]), str(row["scope"])
        printed = str(row["unit_as_printed"])
        column = columns.setdefault(key, Column(0, (registry.indicators[key[0]].zh,), printed, key[1], ""))
        if row["value"]:
            # Observations are in the unit of the concept; a change of the printed unit must show.
            figure = convert(float(str(row["value"])), str(row["unit"]), column.unit, registry)
            figures.setdefault(key, {})[str(row["place"])] = figure
    places = dict.fromkeys(name for values in figures.values() for name in values)
    return TableContent(found.table, columns, {key: key[0] for key in columns}, figures, tuple(places))


def mapped_content(edition: str, registry: Registry) -> list[TableContent]:
    """Tables of an edition as edition_map.csv describes them, for an edition whose files are not at hand.

    Returns
    -------
    list of TableContent
        Columns with a concept only, without figures and places; empty for an edition that the map lacks.
    """
    tables: dict[str, dict[Key, Column]] = {}
    concepts: dict[str, dict[Key, str]] = {}
    for row in registry.rows["edition_map"]:
        if row["edition"] != edition or row["column"] == -1:
            continue
        path = tuple(str(row["header"] or row["indicator_id"]).split("/"))
        column = Column(int(str(row["column"])), path, str(row["unit"] or ""), str(row["scope"]), "")
        key = fold(column.header), column.scope
        tables.setdefault(str(row["table"]), {})[key] = column
        concepts.setdefault(str(row["table"]), {})[key] = str(row["indicator_id"])
    return [TableContent(name, columns, concepts[name], {}, ()) for name, columns in sorted(tables.items())]


def edition_contents(edition: str, files: Iterable[Path], registry: Registry) -> list[TableContent]:
    """Tables of an edition from its files, or from the map where none of them is at hand.

    Parameters
    ----------
    edition : str
        Id of sources.csv.
    files : iterable of Path
        Files of statistics at hand; only those registered for the edition are opened.
    registry : Registry
        Sources and map.

    Raises
    ------
    InputError
        Where neither sources.csv nor edition_map.csv knows the edition.
    """
    wanted = {source.sha256 for source in registered_sources(registry).values() if source.edition == edition}
    own = [path for path in files if sha256(read_bytes(path)) in wanted] if wanted else []
    contents = [table_content(recognise(path, registry), registry) for path in own] or mapped_content(edition, registry)
    if not contents and not wanted:
        known = ", ".join(sorted({source.edition for source in registered_sources(registry).values()}))
        raise InputError("data/registry/sources.csv", "", f"no edition {edition}", f"one of {known}")
    if not contents:
        raise InputError(edition, "", "none of its files", "the files of the edition, see data/statistics/README.md")
    return contents
