"""What the layout supports: tests of likeness and of neighbourhood, with what they cannot find said beside them."""

from __future__ import annotations

from math import comb

import numpy as np
import pandas as pd
from statsmodels.stats.multitest import multipletests

from analysis.layout.incidence import matrix
from analysis.layout.nulls import null_test
from analysis.layout.similarity import similarity
from analysis.layout.space import MOST_MAPS, join_count_exact, neighbour_contrast
from analysis.registry import Registry

ALPHA, FEWEST = 0.05, 3


def join_counts(marks: pd.DataFrame, adjacency: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Exact join count of every industry over the places of an adjacency.

    Parameters
    ----------
    marks : DataFrame
        Rows of :func:`analysis.layout.incidence.incidence` of one city and vintage; places outside the adjacency are
        left out, places in it without a mark count as not having the industry.
    adjacency : DataFrame
        Places × places.
    registry : Registry
        Order of the industries.

    Returns
    -------
    DataFrame
        One row an industry: ``test``, ``industry_key``, ``places``, ``having`` (places with the industry), ``observed``
        and ``reference`` (pairs of neighbours that both have it, and their mean over all maps), ``p``, ``p_min``,
        ``tested`` and ``q``. An industry is tested where at least three places have it and the least attainable p is
        below 0.05; only those enter the false discovery rate ``q`` (Benjamini & Hochberg 1995), the others have none.
        Where there are too many maps to enumerate, the counts and p are missing: nothing is simulated in their place.
    """
    table = _within(marks, adjacency, registry)
    rows = [_join_count(key, table[key], adjacency) for key in table.columns]
    columns = ["test", "industry_key", "places", "having", "observed", "reference", "p", "p_min"]
    result = pd.DataFrame(rows, columns=columns)
    result["tested"] = (result["having"] >= FEWEST) & (result["p_min"] < ALPHA)
    result["q"] = np.nan
    if result["tested"].any():
        result.loc[result["tested"], "q"] = multipletests(result.loc[result["tested"], "p"], method="fdr_bh")[1]
    return result


def _join_count(industry_key: str, has: pd.Series, adjacency: pd.DataFrame) -> dict[str, object]:
    n, k = len(has), int(has.sum())
    row: dict[str, object] = {"test": "join_count", "industry_key": industry_key, "places": n, "having": k}
    if comb(n, k) > MOST_MAPS:
        return row
    found = join_count_exact(has, adjacency)
    return row | {"observed": found.bb, "reference": found.expected, "p": found.p, "p_min": found.p_min}


def neighbour_test(
    marks: pd.DataFrame, adjacency: pd.DataFrame, registry: Registry, seed: int = 20260101
) -> pd.DataFrame:
    """Test whether neighbours are more alike than other pairs.

    Parameters
    ----------
    marks, adjacency, registry
        As in :func:`join_counts`.
    seed : int
        Of the permutations.

    Returns
    -------
    DataFrame
        One row: ``test``, ``observed`` and ``reference`` (mean Jaccard likeness of neighbours and of other pairs),
        ``p`` (one-sided), ``draws``, ``seed``, ``places``, ``median_marks`` (marks of the middle place: with two, the
        test carries little).
    """
    near = _within(marks, adjacency, registry)
    found = neighbour_contrast(similarity(near), adjacency, seed=seed)
    row = {"test": "neighbours", "observed": found.mean_neighbours, "reference": found.mean_others, "p": found.p}
    row |= {"draws": found.draws, "seed": seed, "places": len(near), "median_marks": near.sum(axis=1).median()}
    return pd.DataFrame([row])


def likeness_tests(marks: pd.DataFrame, registry: Registry, seed: int = 20260101) -> pd.DataFrame:
    """Test whether places are more alike than their numbers of marks let expect, against two null models.

    Parameters
    ----------
    marks, registry, seed
        As in :func:`neighbour_test`; all places of the marks count, also those without a polygon.

    Returns
    -------
    DataFrame
        One row a null model, columns as in :func:`neighbour_test`; ``reference`` is the mean under the null.
    """
    every = matrix(marks, registry)
    rows = []
    for null in ("fixed", "rows"):
        found = null_test(every, "mean_jaccard", null, seed=seed)
        row = {"test": f"mean_jaccard_{null}", "observed": found.observed, "reference": found.mean, "p": found.p_upper}
        rows.append(row | {"draws": found.draws, "seed": seed, "places": len(every)})
    return pd.DataFrame(rows).assign(median_marks=every.sum(axis=1).median())


def shared_leading(marks: pd.DataFrame) -> pd.DataFrame:
    """Industries that places of several cities lead (产业同构 between plans).

    Parameters
    ----------
    marks : DataFrame
        Rows of :func:`analysis.layout.incidence.incidence` of several cities; each city's latest vintage counts.

    Returns
    -------
    DataFrame
        Columns ``industry_key``, ``cities`` (number) and one column a city with its places joined by ``;`` (missing
        where it leads the industry nowhere); the most shared first. Empty below two cities.
    """
    latest = marks.groupby("city_id")["vintage"].transform("max") == marks["vintage"]
    leading = marks[latest & (marks["role"] == "leading")]
    if leading["city_id"].nunique() < 2:
        return pd.DataFrame(columns=["industry_key", "cities"])
    named = leading.groupby(["industry_key", "city_id"])["place_id"].agg(";".join).reset_index()
    table = named.pivot_table(index="industry_key", columns="city_id", values="place_id", aggfunc="first")
    table.insert(0, "cities", table.notna().sum(axis=1))
    table.columns.name = None
    return table[table["cities"] > 1].sort_values("cities", ascending=False, kind="stable").reset_index()


def _within(marks: pd.DataFrame, adjacency: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    table = matrix(marks[marks["place_id"].isin(adjacency.index)], registry)
    return table.reindex(index=adjacency.index, fill_value=False).astype(bool)
