"""Put the tables of the single documents together."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.audit.corrections import correct
from analysis.pipeline.corrected import corrections_of
from analysis.pipeline.running import Inputs, Products, rows_kept


def collect_tables(inputs: Inputs) -> Products:
    """One table over all documents, with corrections; rows of registered documents not at hand stay as they are."""
    at_hand = inputs.spec["items"]
    registered = inputs.registry.documents
    products: dict[str, pd.DataFrame | str | bytes] = {}
    for output in inputs.job.outputs:
        name = Path(output).name
        new = [inputs.text_table(f"extracted/{item}/{name}") for item in at_hand]
        kept = rows_kept(inputs.earlier(output), "doc_id", registered, at_hand)
        merged = pd.concat([kept, *new], ignore_index=True).sort_values("doc_id", kind="stable", ignore_index=True)
        contract = inputs.registry.tables[Path(name).stem]
        products[output] = correct(merged, contract, corrections_of(inputs.registry), set(at_hand))
    return products
