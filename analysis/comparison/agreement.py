"""Agreement: how far the indicator sets of two plans overlap."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from analysis.registry import Registry


def jaccard(a: set[str], b: set[str]) -> float | None:
    """Jaccard similarity of two sets; None for two empty sets, whose likeness is not defined."""
    union = a | b
    return len(a & b) / len(union) if union else None


def indicator_agreement(rows: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Shared and separate concepts for each pair of plans.

    Parameters
    ----------
    rows : DataFrame
        Derived table ``side_by_side``.
    registry : Registry
        For the contract of the result.

    Returns
    -------
    DataFrame
        Derived table ``plan_agreement``: counts of concepts in both, only in the first, only in the second, and
        the Jaccard similarity (missing where both are empty). One plan alone gives no rows.
    """
    sets = {str(plan): set(part["indicator_id"]) for plan, part in rows.groupby("plan_id", sort=True)}
    return registry.tables["plan_agreement"].frame(
        {
            "plan_a": a,
            "plan_b": b,
            "both": len(sets[a] & sets[b]),
            "only_a": len(sets[a] - sets[b]),
            "only_b": len(sets[b] - sets[a]),
            "jaccard": jaccard(sets[a], sets[b]),
        }
        for a, b in combinations(sets, 2)
    )
