"""Ambition: the yearly change that a target requires against the change that the plan before brought about."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from scipy import stats

from analysis.comparison.aims import Aim, aims
from analysis.comparison.measures import Amount
from analysis.comparison.plans import five_year_period
from analysis.registry import Registry

_LEAST_FOR_RANKS = 5


def ambition(rows: pd.DataFrame, outcomes: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Set the required beside the realised yearly change, concept by concept.

    Parameters
    ----------
    rows : DataFrame
        Derived table ``side_by_side``.
    outcomes : DataFrame
        Derived table; bases and outcomes of the plan before.
    registry : Registry
        Documents and directions of concepts.

    Returns
    -------
    DataFrame
        Derived table ``ambition``. For growth targets ``required`` is the target and ``realised`` the average growth
        of the five years before; for levels and shares both are yearly changes (percent, or points). Missing where the
        years before have no figure. ``looser`` is ``yes`` where the target asks for less than the base already has,
        ``equal`` where for the same, ``no`` where for more; missing without a base.
    """
    happened = aims(outcomes, registry)
    found = [row for target in rows.to_dict("records") if (row := _row(target, happened, registry))]
    return registry.tables["ambition"].frame(found)


def _row(target: Mapping[Hashable, Any], happened: list[Aim], registry: Registry) -> dict[str, object] | None:
    if pd.isna(target["value"]) or target["yearly"] == "yes":
        return None
    direction = registry.indicators[target["indicator_id"]].direction
    realised = _realised(target, happened)
    required = target["value"] if target["measure"] == "growth" else target["change_per_year"]
    if pd.isna(required) and pd.isna(target["base_value"]):
        return None
    known = realised is not None and pd.notna(required)
    return {
        "indicator_id": target["indicator_id"],
        "measure": target["measure"],
        "plan_id": target["plan_id"],
        "target_id": target["target_id"],
        "required": required,
        "realised": realised,
        "unit": "%/年" if target["measure"] == "growth" else target["change_unit"],
        "difference": direction * (float(required) - float(realised or 0)) if known else None,
        "looser": _looser(target, direction),
        "line": target["line"],
    }


def _looser(target: Mapping[Hashable, Any], direction: int) -> str | None:
    if target["measure"] != "level" or pd.isna(target["base_value"]):
        return None
    step = direction * (float(target["value"]) - float(target["base_value"]))
    return "yes" if step < 0 else "equal" if step == 0 else "no"


def _realised(target: Mapping[Hashable, Any], happened: list[Aim]) -> float | None:
    """Yearly change over the five years before the plan, from the plan's own table or the one before."""
    start = int(str(target["plan_id"]).rpartition(":")[2][:4])
    first, last = five_year_period(start - 1)
    place = str(target["plan_id"]).partition(":")[0]
    own = [
        a for a in happened
        if a.topic.key == target["indicator_id"] and a.place_id == place and a.measure == target["measure"]
    ]
    if target["measure"] == "growth":
        return next((a.value for a in own if str(a.row["year"]) == f"{first}-{last}"), None)
    ends = [next((a.value for a in own if str(a.row["year"]) == str(year)), None) for year in (first - 1, last)]
    amount = Amount(unit=target["value_unit"], value=ends[1], base=ends[0], is_level=target["measure"] == "level")
    return amount.change_per_year(last, first - 1)


def rank_agreement(rows: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Whether two plans that ask much of one concept ask much of the same others.

    Parameters
    ----------
    rows : DataFrame
        Derived table ``ambition``.
    registry : Registry
        For the contract of the result.

    Returns
    -------
    DataFrame
        Derived table ``ambition_ranks``: Spearman's rank correlation of the required changes over the shared
        concepts of each pair of plans, in the same unit; missing with fewer than five shared concepts. p by
        permutation (all orders of up to seven concepts, else 9,999 of them, seed 1).
    """
    known = rows[rows["required"].notna()]
    wide = known.pivot_table(
        index=["indicator_id", "measure", "unit"], columns="plan_id", values="required", aggfunc="first"
    )
    plans = list(wide.columns)
    found = []
    for i, a in enumerate(plans):
        for b in plans[i + 1 :]:
            both = wide[[a, b]].dropna().astype(float)
            found.append({"plan_a": a, "plan_b": b, "shared": len(both), **_correlation(both)})
    return registry.tables["ambition_ranks"].frame(found)


def _correlation(both: pd.DataFrame) -> dict[str, object]:
    if len(both) < _LEAST_FOR_RANKS or both.nunique().min() < 2:
        return {}
    first, second = both.iloc[:, 0].to_numpy(), both.iloc[:, 1].to_numpy()
    tested = stats.permutation_test(
        (first,), lambda x: stats.spearmanr(x, second).statistic, permutation_type="pairings", n_resamples=9999, rng=1
    )
    return {"spearman": float(tested.statistic), "p": float(tested.pvalue)}
