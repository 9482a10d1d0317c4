"""The proposal for a new file: edition, column map, concepts and places found, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.registry import Registry
from analysis.statistics.bulletin import concept_of, read_bulletin, read_figures
from analysis.statistics.failures import Failure
from analysis.statistics.header import Column
from analysis.statistics.labels import LabelFinder
from analysis.statistics.names import is_place, rows_of_places
from analysis.statistics.recognise import Recognition
from analysis.statistics.sheet_checks import out_of_range, shifted_rows, similar_names
from analysis.statistics.sources import Source
from analysis.statistics.tables import Observation
from analysis.statistics.units import english_unit
from analysis.statistics.wording import fold, squeeze

MAP_COLUMNS = ("edition", "table", "indicator_id", "scope", "column", "header", "unit", "note")
PROBLEM_COLUMNS = ("problem", "where", "found", "message")


@dataclass(frozen=True)
class Proposal:
    """What ``plans statistics add`` shows before it writes.

    Attributes
    ----------
    recognition : Recognition
        What the file is.
    source : Source or None
        The row for sources.csv; None where the edition is not known.
    rows : DataFrame
        Rows for edition_map.csv (columns of that file, text), sorted; empty for a bulletin.
    places : tuple of str
        Names of registered places that the file reports on.
    unmapped : tuple of str
        Headers that no concept has.
    problems : DataFrame
        Columns ``problem, where, found, message``: what could not be read, and why.
    read_concepts : tuple of str
        Concepts that a bulletin gives (it has no column map).
    """

    recognition: Recognition
    source: Source | None
    rows: pd.DataFrame
    places: tuple[str, ...]
    unmapped: tuple[str, ...]
    problems: pd.DataFrame
    read_concepts: tuple[str, ...] = ()

    @property
    def concepts(self) -> tuple[str, ...]:
        """Ids of the concepts that the file publishes."""
        if self.recognition.kind == "bulletin":
            return self.read_concepts
        published = self.rows[self.rows["column"] != "-1"]
        return tuple(sorted(set(published["indicator_id"])))


def propose(found: Recognition, registry: Registry) -> Proposal:
    """Propose edition and column map of a yearbook file.

    Parameters
    ----------
    found : Recognition
        From :func:`analysis.statistics.recognise.recognise`, with the edition of the user where the file prints none.
    registry : Registry
        Concepts, labels, and the maps of earlier editions.

    Returns
    -------
    Proposal
        A header that another edition maps is mapped the same way; else its label is looked up. Nothing is guessed: two
        columns for one concept, a column with two units or without a unit are listed as problems.
    """
    problems: list[tuple[str, str, str, str]] = []
    matched, unmapped = _match_columns(found, registry, problems)
    frame = pd.DataFrame(matched, columns=list(MAP_COLUMNS), dtype="string")
    frame = frame.sort_values(["table", "indicator_id", "scope"])
    places = _places(found, registry)
    for grid, head in found.grids:
        problems += [*shifted_rows(grid, head), *out_of_range(grid, head), *similar_names(grid, head, registry)]
    if not places:
        problems.append(("no_place", "", found.title, "no place of places.csv stands in the file"))
    return Proposal(
        found,
        source_of(found),
        frame.reset_index(drop=True),
        places,
        unmapped,
        pd.DataFrame(problems, columns=list(PROBLEM_COLUMNS), dtype="string"),
    )


def source_of(found: Recognition) -> Source | None:
    """Row of sources.csv for a recognised file; None where its edition is not known."""
    if found.edition is None or found.data_year is None:
        return None
    place_id = found.series.split("-", 1)[1] if found.kind == "bulletin" else None
    series = found.series.split("-", 1)[0] if found.kind == "bulletin" else found.series
    table = "" if found.kind == "bulletin" else f"-{found.table}"
    return Source(
        source_id=f"{found.edition}{table}",
        series=series,
        edition=found.edition,
        table=found.table,
        title=found.title,
        place_id=place_id,
        data_year=found.data_year,
        published=found.published,
        status=found.status,
        sha256=found.digest,
    )


def _match_columns(
    found: Recognition, registry: Registry, problems: list[tuple[str, str, str, str]]
) -> tuple[list[dict[str, str]], tuple[str, ...]]:
    """Rows of the map for the columns with a concept, and the headers without one."""
    grid, head = found.grids[0]
    finder, earlier = LabelFinder(registry), _earlier_headers(found, registry)
    candidates: dict[tuple[str, str], list[dict[str, str]]] = {}
    unmapped = []
    for column in head.columns:
        unit, unit_note = _unit(column, registry)
        where = grid.locator(head.first_row - 1, column.number)
        if unit and registry.find_unit(unit) is None:
            problems.append(("two_units", where, f"{column.header} ({unit})", "more than one unit in one column"))
            continue
        concept = earlier.get(fold(column.header)) or _concept(finder, column, unit)
        if concept is None:
            unmapped.append(column.header)
            continue
        scope = _scope(column, found, registry)
        problems.extend(_unit_problems(column, concept, unit, where, registry))
        if not unit:
            unit, unit_note = _earlier_unit(found, concept, scope, registry)
        row = _map_row(found, concept, scope, column, unit, unit_note)
        candidates.setdefault((concept, scope), []).append(row)
    return list(_unambiguous(candidates, problems)), tuple(dict.fromkeys(unmapped))


def _concept(finder: LabelFinder, column: Column, unit: str) -> str | None:
    concept = finder.find(column.path, unit)
    return concept.indicator_id if concept else None


def _map_row(found: Recognition, concept: str, scope: str, column: Column, unit: str, note: str) -> dict[str, str]:
    cells = (found.edition or "", found.table, concept, scope, str(column.number), column.header, unit, note)
    return dict(zip(MAP_COLUMNS, cells, strict=True))


def _unambiguous(
    candidates: dict[tuple[str, str], list[dict[str, str]]], problems: list[tuple[str, str, str, str]]
) -> Iterator[dict[str, str]]:
    for (concept, scope), rows in candidates.items():
        if len(rows) == 1:
            yield rows[0]
            continue
        columns = ", ".join(row["column"] for row in rows)
        message = f"columns {columns} all read as {concept}, {scope}: say which in edition_map.csv"
        problems.append(("same_concept", f"columns {columns}", rows[0]["header"], message))


def _other_editions(found: Recognition, registry: Registry) -> list[Mapping[str, object]]:
    """Rows of the map for the same table in other editions of the series, the latest first."""
    series = re.compile(rf"{re.escape(found.series)}-\d{{4}}")
    rows = [row for row in registry.rows["edition_map"] if series.fullmatch(str(row["edition"]))]
    same = [row for row in rows if row["table"] == found.table and row["edition"] != found.edition]
    return sorted(same, key=lambda row: str(row["edition"]), reverse=True)


def _earlier_headers(found: Recognition, registry: Registry) -> dict[str, str]:
    """Concept by folded header, as other editions of the same table map it."""
    rows = [row for row in _other_editions(found, registry) if row["header"] and row["column"] != -1]
    return {fold(str(row["header"])): str(row["indicator_id"]) for row in rows}


def _earlier_unit(found: Recognition, concept: str, scope: str, registry: Registry) -> tuple[str, str]:
    for row in _other_editions(found, registry):
        if (row["indicator_id"], row["scope"]) == (concept, scope) and row["unit"]:
            return str(row["unit"]), f"no unit printed; as in {row['edition']}"
    return "", ""


def _unit(column: Column, registry: Registry) -> tuple[str, str]:
    """Find the unit of a column, and a note; the translation serves where the Chinese header prints none."""
    if column.unit:
        return column.unit, ""
    translated = english_unit(column.english)
    if translated and registry.find_unit(translated) is not None:
        return translated, "unit printed in English only"
    return "", ""


def _unit_problems(
    column: Column, concept: str, unit: str, where: str, registry: Registry
) -> Iterator[tuple[str, str, str, str]]:
    if not unit:
        yield "no_unit", where, column.header, "the header prints no unit: look at the unit in edition_map.csv"
    else:
        translated = english_unit(column.english)
        if translated and _differs(unit, translated, registry):
            message = f"the translation says {translated}; the Chinese unit is taken"
            yield "english_unit", where, f"{column.header} ({unit})", message
    if unit and concept in registry.indicators and _dimension_differs(unit, concept, registry):
        yield "unit_dimension", where, f"{column.header} ({unit})", f"{concept} is measured in another dimension"


def _differs(one: str, other: str, registry: Registry) -> bool:
    first, second = registry.find_unit(one), registry.find_unit(other)
    return first is not None and second is not None and (first.base, first.factor) != (second.base, second.factor)


def _dimension_differs(unit: str, concept: str, registry: Registry) -> bool:
    printed, own = registry.find_unit(unit), registry.find_unit(registry.indicators[concept].unit)
    return printed is not None and own is not None and printed.base != own.base


def _scope(column: Column, found: Recognition, registry: Registry) -> str:
    if column.scope:
        return column.scope
    return "县域" if _is_county_level(found, registry) else "全市"


def _is_county_level(found: Recognition, registry: Registry) -> bool:
    names = [
        squeeze(grid.cell(row, head.name_column))
        for grid, head in found.grids
        for row in range(head.first_row, grid.height + 1)
    ]
    places = [registry.find_place(name) for name in names if is_place(name)]
    kinds = [place.kind for place in places if place is not None and place.kind not in {"国家", "省"}]
    if kinds:
        return sum(kind != "地级市" for kind in kinds) > len(kinds) / 2
    return any(name.endswith(("县", "旗")) for name in names)


def _places(found: Recognition, registry: Registry) -> tuple[str, ...]:
    names = {
        place.name
        for grid, head in found.grids
        for _, place in rows_of_places(grid, head.first_row, (head.name_column, head.province_column), registry)
        if place.kind != "省"
    }
    return tuple(sorted(names))


def propose_bulletin(found: Recognition, registry: Registry) -> Proposal:
    """Propose a bulletin: which concepts and places its text gives.

    Parameters
    ----------
    found : Recognition
        A bulletin.
    registry : Registry
        Concepts, labels and places.

    Returns
    -------
    Proposal
        Without map rows. ``unmapped`` are the subjects of figures that no concept has; for a place outside the
        register that is all, and a problem says so.
    """
    source, problems = source_of(found), []
    observations: list[Observation] = []
    failures: list[Failure] = []
    assert found.document is not None
    if source is not None and source.place_id in registry.places:
        observations, failures = read_bulletin(found.document, source, registry)
    else:
        problems.append(("other_place", "", found.place, "no place of places.csv"))
    problems += [(failure.check, failure.locator, failure.found, failure.expected) for failure in failures]
    finder = LabelFinder(registry)
    figures = read_figures(found.document, registry)
    subjects = (figure.subject for figure in figures if concept_of(figure, finder) is None)
    return Proposal(
        found,
        source,
        pd.DataFrame(columns=list(MAP_COLUMNS), dtype="string"),
        tuple(sorted({registry.places[str(row["place_id"])].name for row in observations})),
        tuple(dict.fromkeys(subjects)),
        pd.DataFrame(problems, columns=list(PROBLEM_COLUMNS), dtype="string"),
        tuple(sorted({str(row["indicator_id"]) for row in observations})),
    )
