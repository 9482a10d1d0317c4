"""Judge the targets of printed tables."""

from __future__ import annotations

from analysis.attainment import SCHEMES, Printed
from analysis.attainment.observed import judge_sources
from analysis.pipeline.running import Inputs, Products


def judge_targets(inputs: Inputs) -> Products:
    """Verdicts under the coding scheme ``spec["scheme"]``, by the plans themselves and by official statistics."""
    names = ("indicator_tables", "table_notes", "targets", "outcomes")
    printed = Printed(*(inputs.table(f"derived/{name}.csv") for name in names))
    observations = inputs.table("derived/observations.csv")
    verdicts = judge_sources(printed, observations, inputs.registry, SCHEMES[inputs.spec["scheme"]])
    return {"derived/verdicts.csv": verdicts}
