"""Count, test and curve: the results on attainment as tables."""

from __future__ import annotations

from analysis.attainment import Printed
from analysis.attainment.observed import assessed_rows
from analysis.attainment.tables import attainment_tables
from analysis.pipeline.running import Inputs, Products


def assess_attainment(inputs: Inputs) -> Products:
    """Judged rows, shares, tests, calibration and specification curve, by plan tables and official statistics."""
    names = ("indicator_tables", "table_notes", "targets", "outcomes")
    printed = Printed(*(inputs.table(f"derived/{name}.csv") for name in names))
    rows = assessed_rows(printed, inputs.table("derived/observations.csv"), inputs.registry)
    tables = attainment_tables(rows, inputs.registry)
    return {f"derived/{name}.csv": table for name, table in tables.items()}
