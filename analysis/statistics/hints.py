"""Hints for a person who adds a file: which edition its figures are those of, what it no longer has."""

from __future__ import annotations

import pandas as pd

from analysis.registry import Registry
from analysis.statistics.checks import run_checks
from analysis.statistics.proposal import Proposal
from analysis.statistics.rounding import rounding
from analysis.statistics.sources import Source, registered_sources

# Figures that must agree before an edition is named.
_ENOUGH = 3


def agreeing_editions(proposal: Proposal, observations: pd.DataFrame, registry: Registry) -> tuple[str, ...]:
    """Editions of the series whose figures are those of a file that prints no year.

    Parameters
    ----------
    proposal : Proposal
        Of a yearbook file without an edition.
    observations : DataFrame
        Contract of observations.csv, or its text columns.
    registry : Registry
        Concepts, places, units.

    Returns
    -------
    tuple of str
        Editions with at least three figures of the file and none that differs beyond rounding, sorted; a hint for
        the user, who names the edition.
    """
    found = proposal.recognition
    if proposal.source is not None or found.kind != "yearbook":
        return ()
    figures = {(row["place_id"], row["scope"], row["indicator_id"]): row for row in proposal.figures}
    agreeing: dict[str, list[bool]] = {}
    for row in observations[observations["edition"].str.startswith(f"{found.series}-")].to_dict("records"):
        mine = figures.get((row["place_id"], row["scope"], row["indicator_id"]))
        if mine is not None and not pd.isna(row["value"]):
            allowed = rounding(mine, registry) + rounding(row, registry) + 1e-9
            agreeing.setdefault(str(row["edition"]), []).append(
                abs(float(str(mine["value"])) - float(row["value"])) <= allowed
            )
    return tuple(sorted(edition for edition, same in agreeing.items() if len(same) >= _ENOUGH and all(same)))


def lost_places(proposal: Proposal, observations: pd.DataFrame, registry: Registry) -> tuple[str, ...]:
    """Places that the edition before gives figures for in this table, and the proposed one does not.

    Parameters
    ----------
    proposal : Proposal
        With its edition; without one nothing can be said.
    observations : DataFrame
        Contract of observations.csv, or its text columns.
    registry : Registry
        Names of places.

    Returns
    -------
    tuple of str
        Names, sorted; empty for the first edition of a table.
    """
    last = _source_before(proposal, registry)
    if last is None or observations.empty:
        return ()
    had = observations.loc[observations["source_id"] == last.source_id, "place_id"]
    return tuple(sorted({registry.places[place].name for place in had} - set(proposal.places)))


def lost_concepts(proposal: Proposal, registry: Registry) -> tuple[tuple[str, str, str], ...]:
    """Concepts that the edition before has a column for in this table, and the proposed one has no figures of.

    Parameters
    ----------
    proposal : Proposal
        Of a yearbook file with its edition; a bulletin has no columns to compare.
    registry : Registry
        Sources and edition map.

    Returns
    -------
    tuple of (str, str, str)
        Concept, scope, and the edition that has it, sorted; empty for the first edition of a table.
    """
    last = _source_before(proposal, registry)
    if last is None or proposal.recognition.kind != "yearbook":
        return ()
    rows = (r for r in registry.rows["edition_map"] if (r["edition"], r["table"]) == (last.edition, last.table))
    had = {(str(row["indicator_id"]), str(row["scope"])) for row in rows if row["column"] != -1}
    own = proposal.rows[proposal.rows["column"] != "-1"]
    lost = had - set(zip(own["indicator_id"], own["scope"], strict=True))
    return tuple((concept, scope, last.edition) for concept, scope in sorted(lost))


def _source_before(proposal: Proposal, registry: Registry) -> Source | None:
    """Source of the same table in the latest earlier edition of the series."""
    source = proposal.source
    if source is None:
        return None
    series = source.edition.rsplit("-", 1)[0]
    same = [s for s in registered_sources(registry).values() if s.edition.rsplit("-", 1)[0] == series]
    before = [s for s in same if s.table == source.table and s.edition < source.edition]
    return max(before, key=lambda s: s.edition, default=None)


def doubtful_figures(proposal: Proposal, observations: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Figures of a proposed file that a check does not accept beside the editions that are there.

    Parameters
    ----------
    proposal : Proposal
        With its edition; without one nothing can be said.
    observations : DataFrame
        Contract of observations.csv, or its text columns.
    registry : Registry
        Concepts, places, and the rows of figure_checks.csv.

    Returns
    -------
    DataFrame
        Contract of statistics_failures.csv, rows of the proposed source only: ranges, sums, jumps from year to year,
        and other figures in other editions.
    """
    source = "" if proposal.source is None else proposal.source.source_id
    contract = registry.tables["observations"]
    own = contract.frame(proposal.figures if source else ())
    others = contract.cast(observations[observations["source_id"] != source])
    failures = run_checks(pd.concat([others, own], ignore_index=True), registry)
    mine = (failures["source_id"] == source) & failures["locator"].notna()
    return failures[mine].reset_index(drop=True)
