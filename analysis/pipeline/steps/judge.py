"""Judge the targets of printed tables."""

from __future__ import annotations

from analysis.attainment import SCHEMES, Printed, judge
from analysis.pipeline.running import Inputs, Products


def judge_targets(inputs: Inputs) -> Products:
    """Verdicts under the coding scheme ``spec["scheme"]``."""
    printed = Printed(
        inputs.table("derived/indicator_tables.csv"),
        inputs.table("derived/table_notes.csv"),
        (inputs.table("derived/targets.csv"), inputs.table("derived/outcomes.csv")),
    )
    verdicts = judge(printed, inputs.registry, SCHEMES[inputs.spec["scheme"]])
    return {"derived/verdicts.csv": verdicts}
