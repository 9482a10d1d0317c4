"""Absences: what a plan does not set a target for, and why that may be."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.registry import Registry


def absences(
    rows: pd.DataFrame, plans: pd.DataFrame, targets: pd.DataFrame, unmatched: pd.DataFrame, registry: Registry
) -> pd.DataFrame:
    """Say for each concept that a plan lacks and another has why it is absent.

    Parameters
    ----------
    rows, plans : DataFrame
        Derived tables ``side_by_side`` and ``plans``.
    targets, unmatched : DataFrame
        Derived tables ``targets`` and ``unmatched``, to look for the concept elsewhere in the plan's documents.
    registry : Registry
        Concepts with their families.

    Returns
    -------
    DataFrame
        Derived table ``absences``. ``reason`` is, in this order: ``other_name`` (a statement of the plan's own
        document may mean it but could not be matched with certainty), ``other_measure`` (the plan sets a target for
        the same thing as growth, level or share), ``other_definition`` (for a rival definition of the topic,
        registry/rival_definitions.csv), ``other_scope`` (only for a part of the place, or after the plan's last
        year), ``not_there``. ``evidence`` names the statements that say so.
    """
    has: dict[str, set[str]] = {}
    for indicator, plan in zip(rows["indicator_id"], rows["plan_id"], strict=True):
        has.setdefault(str(plan), set()).add(str(indicator))
    wanted = sorted(set().union(*has.values())) if has else []
    found: list[dict[str, object]] = []
    for plan, documents in zip(plans["plan_id"], plans["documents"], strict=True):
        lookup = _Lookup(str(plan), str(documents).split(";"), rows, targets, unmatched)
        for indicator in wanted:
            if indicator not in has[str(plan)]:
                reason, evidence = lookup.reason(indicator, registry)
                found.append(
                    {"plan_id": plan, "indicator_id": indicator, "reason": reason, "evidence": ";".join(evidence)}
                )
    return registry.tables["absences"].frame({k: v or None for k, v in row.items()} for row in found)


class _Lookup:
    """What the documents of one plan say about a concept that has no target there."""

    def __init__(
        self, plan: str, documents: list[str], rows: pd.DataFrame, targets: pd.DataFrame, unmatched: pd.DataFrame
    ) -> None:
        own = rows[rows["plan_id"] == plan]
        self.set_here: Mapping[str, str] = dict(zip(own["indicator_id"], own["target_id"], strict=True))
        # Completion tables print targets of the plan before; only the plan's own document can hide another name.
        self.targets = targets[targets["doc_id"] == documents[0]]
        self.unmatched = unmatched[unmatched["doc_id"] == documents[0]]

    def reason(self, indicator: str, registry: Registry) -> tuple[str, list[str]]:
        near = self.unmatched["candidates"].fillna("").str.split(";").map(lambda names: indicator in names)
        if near.any():
            return "other_name", sorted(self.unmatched.loc[near, "statement_id"])
        for reason, kin in (("other_measure", _same_family), ("other_definition", _rivals)):
            found = [target for other, target in self.set_here.items() if other in kin(indicator, registry)]
            if found:
                return reason, sorted(found)
        elsewhere = self.targets.loc[self.targets["indicator_id"] == indicator, "target_id"]
        if len(elsewhere):
            return "other_scope", sorted(elsewhere)
        return "not_there", []


def _same_family(indicator: str, registry: Registry) -> set[str]:
    family = registry.indicators[indicator].family
    return {other for other, concept in registry.indicators.items() if concept.family == family}


def _rivals(indicator: str, registry: Registry) -> set[str]:
    rows = registry.rows["rival_definitions"]
    topics = {row["topic"] for row in rows if row["indicator_id"] == indicator}
    return {str(row["indicator_id"]) for row in rows if row["topic"] in topics}
