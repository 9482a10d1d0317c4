"""Counts of words as a matrix: units (documents, sections) down, words across."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.comparison.wording.vectors import Array


@dataclass(frozen=True)
class Counts:
    """Counts of words.

    Attributes
    ----------
    units : list of tuple
        What names each row, sorted: (doc_id,) or (doc_id, section).
    words : array of str
        What each column counts, in the order of characters.
    numbers : array of shape (units, words)
        Counts, 0 where a unit lacks a word.
    """

    units: list[tuple[Any, ...]]
    words: NDArray[np.object_]
    numbers: Array

    @property
    def documents(self) -> list[str]:
        """Ids of the documents, sorted."""
        return sorted({str(unit[0]) for unit in self.units})

    def rows_of(self, doc_id: str) -> list[int]:
        """Rows of a document; none for one without words."""
        return [i for i, unit in enumerate(self.units) if unit[0] == doc_id]

    def total(self, doc_id: str) -> Array:
        """Count the words of a whole document, shape (words,)."""
        return np.asarray(self.numbers[self.rows_of(doc_id)].sum(axis=0))


def count_matrix(term_counts: pd.DataFrame, units: list[str], column: str = "count") -> Counts:
    """Set the counts of the derived table ``term_counts`` (or another column of it) out as a matrix."""
    words, names = pd.factorize(term_counts["term"].to_numpy(dtype=object), sort=True)
    labels = list(zip(*(term_counts[unit].to_list() for unit in units), strict=True))
    places = {unit: row for row, unit in enumerate(sorted(set(labels)))}
    rows = np.array([places[label] for label in labels], dtype=np.int64)
    numbers = np.zeros((len(places), len(names)))
    np.add.at(numbers, (rows, words), term_counts[column].to_numpy(dtype=float))
    return Counts(list(places), np.asarray(names, dtype=object), numbers)
