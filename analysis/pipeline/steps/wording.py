"""Wording: count in each document, compare the texts at hand, and compare what was counted."""

from __future__ import annotations

import pandas as pd

from analysis.comparison.wording import (
    alignment,
    attention,
    hardness,
    keyness,
    plain_text,
    read_wording,
    reuse,
    text_likeness,
    text_pairs,
)
from analysis.documents import Document, read_document
from analysis.pipeline.running import Inputs, Products


def count_words(inputs: Inputs) -> Products:
    """Sections, paragraphs and words of the document that the job names (``spec["item"]``)."""
    item = inputs.spec["item"]
    counted = read_wording(_document(item, inputs), inputs.registry)
    return {f"extracted/{item}/{name}.csv": table for name, table in vars(counted).items()}


def compare_texts(inputs: Inputs) -> Products:
    """Shared runs and chance levels of every pair of texts at hand; pairs with another document stay as they are."""
    documents = {item: _document(item, inputs) for item in inputs.spec["items"]}
    plains = {item: plain_text(document, inputs.registry) for item, document in documents.items()}
    return {
        "derived/reuse.csv": _with_kept(reuse(documents, plains, inputs.registry), "reuse", inputs),
        "derived/text_pairs.csv": _with_kept(text_pairs(documents, plains, inputs.registry), "text_pairs", inputs),
    }


def _document(item: str, inputs: Inputs) -> Document:
    return read_document(inputs.path(f"documents/{item}"), inputs.registry, doc_id=item)


def _with_kept(table: pd.DataFrame, name: str, inputs: Inputs) -> pd.DataFrame:
    """Add the earlier rows of pairs of registered documents of which one is not at hand."""
    earlier = inputs.earlier(f"derived/{name}.csv")
    if earlier is None or earlier.empty:
        return table
    registered, at_hand = set(inputs.registry.documents), set(inputs.spec["items"])
    pairs = list(zip(earlier["doc_a"], earlier["doc_b"], strict=True))
    kept = earlier[[set(pair) <= registered and not set(pair) <= at_hand for pair in pairs]]
    both = [inputs.registry.tables[name].cast(kept), table] if len(kept) else [table]
    return pd.concat(both, ignore_index=True).sort_values(["doc_a", "doc_b"], kind="stable", ignore_index=True)


def compare_wording(inputs: Inputs) -> Products:
    """Attention, hardness, keyness, likeness and alignment from the counts; no text is needed."""
    registry = inputs.registry
    paragraphs, terms = inputs.table("derived/paragraphs.csv"), inputs.table("derived/term_counts.csv")
    targets = inputs.table("derived/targets.csv")
    return {
        "derived/attention.csv": attention(paragraphs, registry),
        "derived/hardness.csv": hardness(targets, paragraphs, registry),
        "derived/keyness.csv": keyness(terms, registry),
        "derived/text_likeness.csv": text_likeness(terms, inputs.table("derived/text_pairs.csv"), registry),
        "derived/alignment.csv": alignment(terms, registry),
    }
