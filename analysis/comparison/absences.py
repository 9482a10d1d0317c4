"""Absences: what a plan does not set a target for, and why that may be."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.comparison.side_by_side import SideBySide
from analysis.registry import Registry


def absences(compared: SideBySide, targets: pd.DataFrame, unmatched: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Say for each concept that a plan lacks and another has why it is absent.

    Parameters
    ----------
    compared : SideBySide
        Targets side by side, with what was left out.
    targets, unmatched : DataFrame
        Derived tables: target statements that could not be matched with certainty may mean the concept.
    registry : Registry
        Concepts with their families, rival definitions, documents.

    Returns
    -------
    DataFrame
        Derived table ``absences``. ``reason`` is, in this order: ``other_measure`` (the plan sets a target for
        the same thing as growth, level or share), ``other_definition`` (for a rival definition of the topic,
        registry/rival_definitions.csv), ``own_document_missing`` (the plan is known only through a later
        document's completion table), ``other_name`` (a target of the plan's document may mean it), ``other_scope``
        (only for a part of the place, or after the plan's last year), ``not_there``. ``evidence`` names the
        statements that say so.
    """
    rows = compared.rows
    wanted = sorted(set(rows["indicator_id"]))
    doubtful = unmatched[
        (unmatched["reason"] == "ambiguous") & unmatched["statement_id"].isin(targets["target_id"])
    ]
    found: list[dict[str, object]] = []
    for plan in compared.plans.to_dict("records"):
        lookup = _Lookup.of(plan, compared, doubtful, registry)
        for indicator in wanted:
            if indicator not in lookup.set_here:
                reason, evidence = lookup.reason(indicator, registry)
                found.append(
                    {"indicator_id": indicator, "plan_id": plan["plan_id"], "reason": reason, "evidence": evidence}
                )
    found.sort(key=lambda row: (str(row["indicator_id"]), str(row["plan_id"])))
    return registry.tables["absences"].frame(found)


@dataclass(frozen=True)
class _Lookup:
    """What the documents of one plan say about concepts that have no target there."""

    set_here: Mapping[str, str]
    has_document: bool
    doubtful: pd.DataFrame
    elsewhere: pd.DataFrame

    @classmethod
    def of(
        cls, plan: Mapping[Hashable, Any], compared: SideBySide, doubtful: pd.DataFrame, registry: Registry
    ) -> _Lookup:
        years = (plan["start_year"], plan["end_year"])
        own = [
            doc
            for doc in str(plan["documents"]).split(";")
            if (registry.documents[doc].start_year, registry.documents[doc].end_year) == years
        ]
        here = compared.rows[compared.rows["plan_id"] == plan["plan_id"]]
        left = compared.left_out[compared.left_out["doc_id"].isin(own)]
        scope = left["reason"].isin(["part_of_place", "after_the_plan"])
        return cls(
            dict(zip(here["indicator_id"], here["target_id"], strict=True)),
            bool(own),
            doubtful[doubtful["doc_id"].isin(own)],
            left[scope & left["indicator_id"].notna()],
        )

    def reason(self, indicator: str, registry: Registry) -> tuple[str, list[str]]:
        for reason, kin in (("other_measure", _same_family), ("other_definition", _rivals)):
            found = [target for other, target in self.set_here.items() if other in kin(indicator, registry)]
            if found:
                return reason, sorted(found)
        if not self.has_document:
            return "own_document_missing", []
        near = self.doubtful["candidates"].fillna("").str.split(";").map(lambda names: indicator in names)
        if near.any():
            return "other_name", sorted(self.doubtful.loc[near.astype(bool), "statement_id"])
        elsewhere = self.elsewhere.loc[self.elsewhere["indicator_id"] == indicator, "target_id"]
        return ("other_scope", sorted(elsewhere)) if len(elsewhere) else ("not_there", [])


def _same_family(indicator: str, registry: Registry) -> set[str]:
    family = registry.indicators[indicator].family
    return {other for other, concept in registry.indicators.items() if concept.family == family}


def _rivals(indicator: str, registry: Registry) -> set[str]:
    rows = registry.rows["rival_definitions"]
    topics = {row["topic"] for row in rows if row["indicator_id"] == indicator}
    return {str(row["indicator_id"]) for row in rows if row["topic"] in topics}
