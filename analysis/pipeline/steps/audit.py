"""Look for contradictions inside and between documents."""

from __future__ import annotations

from pathlib import Path

from analysis.audit import audit
from analysis.pipeline.running import Inputs, Products


def find_contradictions(inputs: Inputs) -> Products:
    """Apply all rules to the tables that the stage names."""
    tables = {Path(name).stem: inputs.table(name) for name in inputs.names("derived/")}
    return {"derived/findings.csv": audit(tables, inputs.registry)}
