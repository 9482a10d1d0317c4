"""Alignment: which chapter of one document speaks of what a chapter of another speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from analysis.comparison.wording.matrix import Counts, count_matrix
from analysis.comparison.wording.vectors import Array, sublinear
from analysis.registry import Registry

_DIGITS = 4


def alignment(term_counts: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Match the sections of every pair of documents.

    Parameters
    ----------
    term_counts : DataFrame
        Derived table.
    registry : Registry
        For the contract of the result.

    Returns
    -------
    DataFrame
        Derived table ``alignment``: the cosine of every pair of sections, and those that belong together in the
        one-to-one assignment with the largest sum (Kuhn 1955); the document with more sections keeps some alone.
        Text ahead of the first section takes no part unless the document has no other.
    """
    counts = count_matrix(_with_heading(term_counts), ["doc_id", "section"])
    return registry.tables["alignment"].frame(
        row for a, b in combinations(counts.documents, 2) for row in _rows(a, b, counts)
    )


def _with_heading(term_counts: pd.DataFrame) -> pd.DataFrame:
    last = term_counts.groupby("doc_id")["section"].transform("max")
    return term_counts[(term_counts["section"] > 0) | (last == 0)]


def _rows(a: str, b: str, counts: Counts) -> Iterator[dict[str, object]]:
    left, right = counts.rows_of(a), counts.rows_of(b)
    table = section_cosines(counts.numbers[left], counts.numbers[right])
    chosen = set(zip(*linear_sum_assignment(table, maximize=True), strict=True))
    for i, row in enumerate(left):
        for j, column in enumerate(right):
            yield {
                "doc_a": a, "doc_b": b, "section_a": counts.units[row][1], "section_b": counts.units[column][1],
                "cosine": round(float(table[i, j]), _DIGITS), "assigned": "yes" if (i, j) in chosen else "no",
            }


def section_cosines(a: Array, b: Array) -> Array:
    """Cosines of sublinear counts, shape (sections of a, sections of b); 0 where a section has no words."""
    left, right = (vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
                   for vectors in (sublinear(a), sublinear(b)))
    return np.asarray(left @ right.T)
