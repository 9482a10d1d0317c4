"""Likeness: how alike the wording of documents is, from counts of words alone."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

from analysis.comparison.wording.matrix import count_matrix
from analysis.comparison.wording.vectors import Array, cosine, jensen_shannon_likeness, sublinear
from analysis.registry import Registry

_DIGITS = 4


def text_likeness(term_counts: pd.DataFrame, text_pairs: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Compare the words of every pair of documents.

    Parameters
    ----------
    term_counts, text_pairs : DataFrame
        Derived tables; a pair that ``text_pairs`` lacks has only what counts can tell.
    registry : Registry
        For the contract of the result.

    Returns
    -------
    DataFrame
        Derived table ``text_likeness``. Counts are sublinear (1 + ln) without inverse document frequencies, which are
        almost constant over a handful of documents. One document alone gives no rows.
    """
    counts = count_matrix(term_counts, ["doc_id"])
    known = {(row["doc_a"], row["doc_b"]): row for row in text_pairs.to_dict("records")}
    wanted = ("cosine_se", "likeness_if_same", "trigram_cosine", "containment", "containment_without")
    rows = []
    for a, b in combinations(sorted({*counts.documents, *text_pairs["doc_a"], *text_pairs["doc_b"]}), 2):
        left, right = counts.total(a), counts.total(b)
        both = known.get((a, b), {})
        rows.append(
            {
                "doc_a": a, "doc_b": b,
                "cosine": _rounded(cosine(sublinear(left), sublinear(right))),
                "jensen_shannon": _rounded(jensen_shannon_likeness(left, right)),
                **{column: both.get(column) for column in wanted},
            }
        )
    return registry.tables["text_likeness"].frame(rows)


def _rounded(value: Array) -> float | None:
    return None if np.isnan(value) else round(float(value), _DIGITS)
