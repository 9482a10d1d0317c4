"""Set the targets of all plans side by side."""

from __future__ import annotations

from analysis.comparison import (
    absences,
    adding_up,
    ambition,
    amplification,
    drift,
    indicator_agreement,
    ladder,
    rank_agreement,
    side_by_side,
)
from analysis.pipeline.running import Inputs, Products


def compare_plans(inputs: Inputs) -> Products:
    """Plans, their targets by concept, what was left out, absences with reasons, agreement of indicator sets."""
    targets, registry = inputs.table("derived/targets.csv"), inputs.registry
    compared = side_by_side(targets, registry)
    missing = absences(compared, targets, inputs.table("derived/unmatched.csv"), registry)
    return {
        "derived/plans.csv": compared.plans,
        "derived/side_by_side.csv": compared.rows,
        "derived/side_by_side_left_out.csv": compared.left_out,
        "derived/absences.csv": missing,
        "derived/plan_agreement.csv": indicator_agreement(compared.rows, registry),
    }


def follow_targets(inputs: Inputs) -> Products:
    """Targets against the years before, against the tier above, and from document to document."""
    targets, outcomes = inputs.table("derived/targets.csv"), inputs.table("derived/outcomes.csv")
    registry = inputs.registry
    asked = ambition(inputs.table("derived/side_by_side.csv"), outcomes, registry)
    rungs = ladder(targets, registry)
    return {
        "derived/ambition.csv": asked,
        "derived/ambition_ranks.csv": rank_agreement(asked, registry),
        "derived/ladder.csv": rungs,
        "derived/amplification.csv": amplification(rungs, registry),
        "derived/drift.csv": drift(targets, outcomes, registry),
    }


def add_up(inputs: Inputs) -> Products:
    """Growth targets of counties, weighted, beside the target of the place above."""
    rows, plans = inputs.table("derived/side_by_side.csv"), inputs.table("derived/plans.csv")
    return {"derived/adding_up.csv": adding_up(rows, plans, inputs.table("derived/observations.csv"), inputs.registry)}
