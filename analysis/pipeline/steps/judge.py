"""Judge the targets of printed tables."""

from __future__ import annotations

from analysis.attainment import SCHEMES, Printed, judge
from analysis.pipeline.running import Inputs, Products


def judge_targets(inputs: Inputs) -> Products:
    """Verdicts under the coding scheme ``spec["scheme"]``."""
    names = ("indicator_tables", "table_notes", "targets", "outcomes")
    printed = Printed(*(inputs.table(f"derived/{name}.csv") for name in names))
    verdicts = judge(printed, inputs.registry, SCHEMES[inputs.spec["scheme"]])
    return {"derived/verdicts.csv": verdicts}
