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
_YES_NO = {True: "yes", False: "no"}


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
        ``in_order`` is the check: those that belong together where no two pairs may cross (:func:`ordered_pairs`).
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
    ordered = ordered_pairs(table)
    for i, row in enumerate(left):
        for j, column in enumerate(right):
            yield {
                "doc_a": a, "doc_b": b, "section_a": counts.units[row][1], "section_b": counts.units[column][1],
                "cosine": round(float(table[i, j]), _DIGITS), "assigned": _YES_NO[(i, j) in chosen],
                "in_order": _YES_NO[(i, j) in ordered],
            }


def section_cosines(a: Array, b: Array) -> Array:
    """Cosines of sublinear counts, shape (sections of a, sections of b); 0 where a section has no words."""
    left, right = (vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
                   for vectors in (sublinear(a), sublinear(b)))
    return np.asarray(left @ right.T)


def ordered_pairs(table: Array) -> set[tuple[int, int]]:
    """Match rows and columns in their order, so that the sum of what is matched is largest.

    Parameters
    ----------
    table : array of shape (rows, columns)
        Likeness, not negative; a pair of likeness 0 is never matched.

    Returns
    -------
    set of tuple of int
        Pairs (row, column), each row and column at most once, of which no two cross. Of matchings with the same sum
        the one that leaves the later rows and columns alone (Needleman & Wunsch 1970, gaps cost nothing).
    """
    rows, columns = table.shape
    best = np.zeros((rows + 1, columns + 1))
    for i in range(rows):
        for j in range(columns):
            best[i + 1, j + 1] = max(best[i, j + 1], best[i + 1, j], best[i, j] + table[i, j])
    found = set()
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.add((i, j))
    return found


def order_check(aligned: pd.DataFrame) -> pd.DataFrame:
    """Say for each pair of documents how far the free assignment keeps the order of the chapters.

    Parameters
    ----------
    aligned : DataFrame
        Derived table ``alignment``.

    Returns
    -------
    DataFrame
        ``doc_a, doc_b, matched, in_order, both, kept``: pairs of sections in the free assignment, in the one that
        keeps the order, and in both, and the sum of cosines that the second reaches as a share of the first (missing
        where no sections have a word in common). One document alone gives no rows.
    """
    free, ordered = aligned["assigned"] == "yes", aligned["in_order"] == "yes"
    parts = pd.DataFrame({
        "doc_a": aligned["doc_a"], "doc_b": aligned["doc_b"],
        "matched": free.astype(int), "in_order": ordered.astype(int), "both": (free & ordered).astype(int),
        "free_sum": aligned["cosine"].where(free, 0.0), "ordered_sum": aligned["cosine"].where(ordered, 0.0),
    })
    sums = parts.groupby(["doc_a", "doc_b"], sort=True).sum().reset_index()
    kept = (sums["ordered_sum"] / sums["free_sum"].where(sums["free_sum"] > 0)).round(_DIGITS)
    return sums.drop(columns=["free_sum", "ordered_sum"]).assign(kept=kept)
