"""Observed outcomes: the rows of official statistics by which a verdict was reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.attainment.official import Official
from analysis.registry import Registry


@dataclass(frozen=True)
class Observed:
    """A figure of official statistics.

    Attributes
    ----------
    row : mapping of str to str
        The row of ``observations.csv``; missing cells are left out.
    title : str
        Title of its source; empty where the register has none.
    """

    row: Mapping[str, str]
    title: str


def judging_rows(verdict: Mapping[str, str], observations: pd.DataFrame, registry: Registry) -> tuple[Observed, ...]:
    """Give the observations that judged a verdict: one a year, of the widest scope with a value, as in the judging.

    Parameters
    ----------
    verdict : mapping of str to str
        A row of ``verdicts.csv``; missing cells are left out.
    observations : DataFrame
        ``observations.csv`` as text columns.
    registry : Registry
        Titles of sources.

    Returns
    -------
    tuple of Observed
        By year; none where a document gives the outcome, or no statistics do.
    """
    sources = str(verdict.get("outcome_source", "")).split(";")
    first, _, last = str(verdict.get("outcome_year", "")).partition("-")
    rows = observations[observations["source_id"].isin(sources)]
    if rows.empty or not first:
        return ()
    official = Official(rows)
    place, concept = verdict.get("place_id"), str(verdict.get("indicator_id"))
    found = (official.find(place, concept, year) for year in range(int(first), int(last or first) + 1))
    titles = {str(row["source_id"]): str(row["title"] or "") for row in registry.rows["sources"]}
    return tuple(
        Observed(dict(pd.Series(dict(row)).dropna().astype(str)), titles.get(str(row["source_id"]), ""))
        for row in found
        if row is not None
    )
