"""The proposal for a new file: edition, column map, concepts and places found, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.registry import Registry
from analysis.statistics.bulletin import concept_of, read_bulletin, read_figures
from analysis.statistics.failures import Failure
from analysis.statistics.header import same_table
from analysis.statistics.labels import LabelFinder
from analysis.statistics.mapping import MAP_COLUMNS, map_columns
from analysis.statistics.names import rows_of_places
from analysis.statistics.recognise import Recognition
from analysis.statistics.sheet_checks import out_of_range, shifted_rows, similar_names
from analysis.statistics.sources import Source
from analysis.statistics.tables import Observation

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
    mapped = map_columns(found, registry)
    places, problems = _places(found, registry), list(mapped.problems)
    for grid, head in found.grids:
        problems += [*shifted_rows(grid, head), *out_of_range(grid, head), *similar_names(grid, head, registry)]
    for grid, head in found.grids[1:]:
        if not same_table(found.grids[0][1], head):
            problems.append(("other_table", grid.sheet, head.title, "a second table in the file; not read"))
    if not places:
        problems.append(("no_place", "", found.title, "no place of places.csv stands in the file"))
    return Proposal(
        found,
        source_of(found),
        mapped.rows,
        places,
        mapped.unmapped,
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
    concepts = [(figure.subject, concept_of(figure, finder)) for figure in read_figures(found.document, registry)]
    return Proposal(
        found,
        source,
        pd.DataFrame(columns=list(MAP_COLUMNS), dtype="string"),
        tuple(sorted({registry.places[str(row["place_id"])].name for row in observations})),
        tuple(dict.fromkeys(subject for subject, concept in concepts if concept is None)),
        pd.DataFrame(problems, columns=list(PROBLEM_COLUMNS), dtype="string"),
        tuple(sorted({concept.indicator_id for _, concept in concepts if concept is not None})),
    )
