"""The proposal for a new file: edition, column map, concepts and places found, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.registry import Registry
from analysis.statistics.bulletin import concept_of, read_bulletin, read_figures
from analysis.statistics.failures import Failure
from analysis.statistics.labels import LabelFinder
from analysis.statistics.mapping import MAP_COLUMNS, map_columns
from analysis.statistics.names import rows_of_places
from analysis.statistics.recognise import Recognition
from analysis.statistics.sheet_checks import Problem, out_of_range, shifted_rows, similar_names
from analysis.statistics.sources import Source
from analysis.statistics.tables import Observation, read_table
from analysis.statistics.years import listed_years

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
    figures : tuple of dict
        Cells of observations.csv that the file gives by this map, before corrections.
    """

    recognition: Recognition
    source: Source | None
    rows: pd.DataFrame
    places: tuple[str, ...]
    unmapped: tuple[str, ...]
    problems: pd.DataFrame
    read_concepts: tuple[str, ...] = ()
    figures: tuple[Observation, ...] = ()

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
    mapped = map_columns(found, registry)
    places, problems = _places(found, registry), list(mapped.problems)
    for grid, head in found.grids:
        problems += [*shifted_rows(grid, head), *out_of_range(grid, head), *similar_names(grid, head, registry)]
    problems += [("other_table", where, title, "a table of another year; not read") for where, title in found.left_out]
    problems += _other_years(found)
    figures, failures = _trial(found, mapped.rows, registry)
    # Columns without a unit are listed by the map, shifted rows by the checks of the sheet.
    known = {"no_unit", *(problem for problem, *_ in problems)}
    problems += [_problem(failure) for failure in failures if failure.check not in known]
    if mapped.rows.empty:
        message = "no column has the name of a concept: nothing of it would be read"
        problems.append(("no_concept", "", found.title or found.yearbook, message))
    if not places:
        problems.append(("no_place", "", found.title, "no place of places.csv stands in the file"))
    return Proposal(
        found,
        source_of(found),
        mapped.rows,
        places,
        mapped.unmapped,
        pd.DataFrame(problems, columns=list(PROBLEM_COLUMNS), dtype="string"),
        figures=tuple(figures),
    )


def _trial(found: Recognition, rows: pd.DataFrame, registry: Registry) -> tuple[list[Observation], list[Failure]]:
    """Read a file by the rows that are proposed for it: what cannot be read is said before anything is written."""
    source = source_of(found) or Source("", found.series, "", found.table, "", None, found.data_year or 0, None, "", "")
    records = ({str(name): cell for name, cell in row.items()} for row in rows.fillna("").to_dict("records"))
    own = [{**row, "edition": source.edition, "column": int(row["column"])} for row in records]
    return read_table(found, source, own, registry)


def _problem(failure: Failure) -> Problem:
    return failure.check, failure.locator, failure.found, failure.expected


def _other_years(found: Recognition) -> list[Problem]:
    """Years beside that of the data, in columns or rows: they are in the editions of those years."""
    problems: list[Problem] = []
    for table in found.grids:
        others = [str(year) for year in listed_years(table) if year != found.data_year]
        if others:
            where = table[0].locator(table[1].first_row - 1, table[1].columns[0].number)
            problems.append(("other_year", where, ", ".join(others), f"only the data of {found.data_year} are read"))
    return problems


def source_of(found: Recognition) -> Source | None:
    """Row of sources.csv for a recognised file; None where its edition is not known."""
    if found.edition is None or found.data_year is None:
        return None
    place_id = found.series.split("-", 1)[1] if found.place else None
    series = found.series.split("-", 1)[0] if found.place else found.series
    table = "" if found.kind == "bulletin" else f"-{found.table}"
    return Source(
        source_id=f"{found.edition}{table}",
        series=series,
        edition=found.edition,
        table=found.table,
        title=found.title or f"{found.yearbook} {found.edition_year}",
        place_id=place_id,
        data_year=found.data_year,
        published=found.published,
        status=found.status,
        sha256=found.digest,
    )


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
    problems += [_problem(failure) for failure in failures]
    finder = LabelFinder(registry)
    concepts = [(figure.subject, concept_of(figure, finder)) for figure in read_figures(found.document, registry)]
    return Proposal(
        found,
        source,
        pd.DataFrame(columns=list(MAP_COLUMNS), dtype="string"),
        tuple(sorted({registry.places[str(row["place_id"])].name for row in observations})),
        tuple(dict.fromkeys(subject for subject, concept in concepts if concept is None)),
        pd.DataFrame(problems, columns=list(PROBLEM_COLUMNS), dtype="string"),
        tuple(sorted({concept.indicator_id for _, concept in concepts if concept is not None})),
        tuple(observations),
    )
