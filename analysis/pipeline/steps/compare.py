"""Set the targets of all plans side by side."""

from __future__ import annotations

from analysis.comparison import absences, indicator_agreement, side_by_side
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
