"""Put the tables of the single documents together."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import pandas as pd

from analysis.audit.corrections import correct
from analysis.pipeline.corrected import corrections_of
from analysis.pipeline.running import Inputs, Products


def collect_tables(inputs: Inputs) -> Products:
    """One table over all documents, with corrections; rows of registered documents not at hand stay as they are."""
    at_hand = inputs.spec["items"]
    registered = inputs.registry.documents
    products: dict[str, pd.DataFrame | str | bytes] = {}
    for output in inputs.job.outputs:
        name = Path(output).name
        new = [inputs.text_table(f"extracted/{item}/{name}") for item in at_hand]
        merged = merge_documents(inputs.earlier(output), new, at_hand, registered)
        contract = inputs.registry.tables[Path(name).stem]
        products[output] = correct(merged, contract, corrections_of(inputs.registry), set(at_hand))
    return products


def merge_documents(
    earlier: pd.DataFrame | None,
    new: Sequence[pd.DataFrame],
    at_hand: Collection[str],
    registered: Collection[str],
) -> pd.DataFrame:
    """Merge fresh rows of documents with the earlier rows of the others.

    Parameters
    ----------
    earlier : DataFrame or None
        The table as committed (text columns, one of them ``doc_id``); None where there is none.
    new : sequence of DataFrame
        The tables of the documents at hand, in the order of the document.
    at_hand : collection of str
        Documents whose earlier rows are replaced.
    registered : collection of str
        Documents in the register: rows of others are dropped.

    Returns
    -------
    DataFrame
        Sorted by ``doc_id``; within a document the order of its own table.
    """
    kept = [] if earlier is None else [earlier[earlier["doc_id"].isin(set(registered) - set(at_hand))]]
    frames = [*kept, *new]
    merged = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()
    return merged.sort_values("doc_id", kind="stable", ignore_index=True)
