"""Read the official statistics at hand."""

from __future__ import annotations

import pandas as pd

from analysis.pipeline.running import Inputs, Products, rows_kept
from analysis.statistics import read_observations, registered_sources
from analysis.statistics.observations import SORT


def read_statistics(inputs: Inputs) -> Products:
    """Observations and what the statistics do not bear out; rows of registered sources not at hand stay."""
    reading = read_observations(map(inputs.path, inputs.names("statistics/")), inputs.registry)
    registered = registered_sources(inputs.registry)
    failures = inputs.registry.tables["statistics_failures"]
    products: dict[str, pd.DataFrame | str | bytes] = {}
    for name, table, order in (
        ("observations", reading.observations, SORT),
        ("statistics_failures", reading.failures, failures.columns),
    ):
        output = f"derived/{name}.csv"
        kept = rows_kept(inputs.earlier(output), "source_id", registered, reading.sources)
        if len(kept):
            both = pd.concat([inputs.registry.tables[name].cast(kept), table], ignore_index=True)
            table = both.sort_values(order, kind="stable", ignore_index=True)
        products[output] = table
    return products
