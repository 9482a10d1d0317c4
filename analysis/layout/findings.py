"""What the layout supports: tests of likeness and of neighbourhood, with what they cannot find said beside them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from statsmodels.stats.multitest import multipletests

from analysis.layout.incidence import matrix
from analysis.layout.nulls import null_test
from analysis.layout.similarity import similarity
from analysis.layout.space import join_count_exact, neighbour_contrast
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
        One row an industry: ``industry_key``, ``n``, ``k``, ``bb``, ``expected``, ``p``, ``p_min``, ``tested`` and
        ``q``. An industry is tested where at least three places have it and the least attainable p is below 0.05; only
        those enter the false discovery rate ``q`` (Benjamini & Hochberg 1995), the others have none.
    """
    table = _within(marks, adjacency, registry)
    rows = [{"industry_key": key, **vars(join_count_exact(table[key], adjacency))} for key in table.columns]
    result = pd.DataFrame(rows, columns=["industry_key", "n", "k", "bb", "expected", "p", "p_min"])
    result["tested"] = (result["k"] >= FEWEST) & (result["p_min"] < ALPHA)
    result["q"] = np.nan
    if result["tested"].any():
        result.loc[result["tested"], "q"] = multipletests(result.loc[result["tested"], "p"], method="fdr_bh")[1]
    return result


def likeness_tests(
    marks: pd.DataFrame, adjacency: pd.DataFrame, registry: Registry, seed: int = 20260101
) -> pd.DataFrame:
    """Test likeness: neighbours against others, and mean likeness against two null models.

    Parameters
    ----------
    marks, adjacency, registry
        As in :func:`join_counts`; the null models take all places of the marks, the contrast those of the adjacency.
    seed : int
        Of all random draws.

    Returns
    -------
    DataFrame
        One row a test: ``test``, ``observed``, ``reference`` (mean of other pairs, or of the null), ``p`` (one-sided,
        at least as alike), ``draws``, ``seed``, ``places``, ``median_marks`` (marks of the middle place: with two, the
        tests carry little).
    """
    every = matrix(marks, registry)
    near = _within(marks, adjacency, registry)
    contrast = neighbour_contrast(similarity(near), adjacency, seed=seed)
    rows = [
        {
            "test": "neighbours",
            "observed": contrast.mean_neighbours,
            "reference": contrast.mean_others,
            "p": contrast.p,
            "draws": contrast.draws,
            "places": len(near),
        }
    ]
    for null in ("fixed", "rows"):
        found = null_test(every, "mean_jaccard", null, seed=seed)
        rows.append(
            {
                "test": f"mean_jaccard_{null}",
                "observed": found.observed,
                "reference": found.mean,
                "p": found.p_upper,
                "draws": found.draws,
                "places": len(every),
            }
        )
    return pd.DataFrame(rows).assign(seed=seed, median_marks=float(every.sum(axis=1).median()))


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
