"""Read the official statistics at hand."""

from __future__ import annotations

import pandas as pd

from analysis.pipeline.readings import MEMORY, kept_readings, readings_text
from analysis.pipeline.running import Inputs, Products, rows_kept
from analysis.statistics import ORDER, read_observations, registered_sources, with_checks


def read_statistics(inputs: Inputs) -> Products:
    """Observations and what the statistics do not bear out; rows of registered sources not at hand stay.

    A file that was read before, and by the same words, is not read again.
    """
    files = map(inputs.path, inputs.names("statistics/"))
    reading = read_observations(files, inputs.registry, kept_readings(inputs))
    registered = registered_sources(inputs.registry)
    failures = inputs.registry.tables["statistics_failures"]
    tables: dict[str, pd.DataFrame] = {}
    for name, table, order in (
        ("observations", reading.observations, ORDER),
        ("statistics_failures", reading.failures, failures.columns),
    ):
        kept = rows_kept(inputs.earlier(f"derived/{name}.csv"), "source_id", registered, reading.sources)
        if len(kept):
            both = pd.concat([inputs.registry.tables[name].cast(kept), table], ignore_index=True)
            table = both.sort_values(order, kind="stable", ignore_index=True)
        tables[name] = table
    # Sums and jumps go over all sources, also those that are not at hand today.
    tables["statistics_failures"] = with_checks(tables["statistics_failures"], tables["observations"], inputs.registry)
    memory = {MEMORY: readings_text(reading.by_file, inputs)}
    return {**{f"derived/{name}.csv": table for name, table in tables.items()}, **memory}
