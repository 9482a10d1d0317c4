"""Set the statements on the concept list."""

from __future__ import annotations

from analysis.indicators import match
from analysis.pipeline.running import Inputs, Products


def match_statements(inputs: Inputs) -> Products:
    """Targets, outcomes, and what fits no concept."""
    rows = inputs.table("derived/indicator_tables.csv")
    matched = match(inputs.table("derived/statements.csv"), inputs.registry, rows)
    return {
        "derived/targets.csv": matched.targets,
        "derived/outcomes.csv": matched.outcomes,
        "derived/unmatched.csv": matched.unmatched,
    }
