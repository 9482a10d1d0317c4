"""Observed outcomes: the rows of official statistics by which a verdict was reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.attainment.official import SCOPES
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
    rows = observations[
        observations["source_id"].isin(sources)
        & observations["value"].notna()
        & (observations["indicator_id"] == verdict.get("indicator_id"))
        & (observations["place_id"] == verdict.get("place_id"))
        & observations["year"].between(first, last or first)
        & observations["scope"].isin(SCOPES)
    ]
    ordered = rows.sort_values("scope", key=lambda scope: scope.map(SCOPES.index), kind="stable")
    chosen = ordered.drop_duplicates("year").sort_values("year")
    titles = {str(row["source_id"]): str(row["title"] or "") for row in registry.rows["sources"]}
    return tuple(
        Observed({str(k): str(v) for k, v in row.dropna().items()}, titles.get(str(row["source_id"]), ""))
        for _, row in chosen.iterrows()
    )
