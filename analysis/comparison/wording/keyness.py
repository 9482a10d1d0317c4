"""Keyness: the words that tell two documents apart, by log-odds with an informative Dirichlet prior."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import xlogy

from analysis.comparison.wording.matrix import count_matrix
from analysis.comparison.wording.vectors import Array
from analysis.registry import Registry

PRIORS = (100, 500, 5000)
MAIN_PRIOR = 500
_PER_SIDE, _LEAST_PARAGRAPHS, _DIGITS = 25, 3, 4


def log_odds(a: Array, b: Array, background: Array, prior: float) -> tuple[Array, Array]:
    """Log-odds ratio of words in two texts, shrunk to a background.

    Parameters
    ----------
    a, b : array of shape (words,)
        Counts in the two texts.
    background : array of shape (words,)
        Counts in a larger set of texts; every word of ``a`` and ``b`` must occur in it.
    prior : float
        Weight of the background in words (a0).

    Returns
    -------
    tuple of array
        Log-odds ratio (positive for ``a``) and its z-score (Monroe, Colaresi & Quinn 2008, equations 16, 20 and 22);
        nan for words that no text has.
    """
    alpha = prior * background / background.sum()
    with np.errstate(invalid="ignore", divide="ignore"):
        odds = [np.log((y + alpha) / (y.sum() + prior - y - alpha)) for y in (a, b)]
        spread = np.sqrt(1 / (a + alpha) + 1 / (b + alpha))
        return odds[0] - odds[1], (odds[0] - odds[1]) / spread


def likelihood_ratio(a: Array, b: Array) -> Array:
    """G2 of each word, in its two-term form (Rayson & Garside 2000); 0 for words of equal rate."""
    expected = [y.sum() * (a + b) / (a.sum() + b.sum()) for y in (a, b)]
    # xlogy(0, 0) is 0: a word that a text lacks adds nothing for it.
    parts = [xlogy(y, y) - xlogy(y, e) for y, e in zip((a, b), expected, strict=True)]
    return np.asarray(2 * (parts[0] + parts[1]))


def keyness(term_counts: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Words that tell each pair of documents apart.

    Parameters
    ----------
    term_counts : DataFrame
        Derived table; all documents together are the background.
    registry : Registry
        Names of places, which tell only where a document is from, are left out.

    Returns
    -------
    DataFrame
        Derived table ``keyness``: for each side the 25 words with the largest scores at a prior of 500 words that stand
        in at least three paragraphs of the document that prefers them. Documents without words take no part.
    """
    counts = count_matrix(term_counts, ["doc_id"])
    spread = count_matrix(term_counts, ["doc_id"], "paragraphs")
    texts = _Texts(counts.words, counts.numbers, spread.numbers)
    rows = [
        {"doc_a": a, "doc_b": b, **row}
        for (i, a), (j, b) in combinations(enumerate(counts.documents), 2)
        for row in texts.telling(i, j, registry)
    ]
    return registry.tables["keyness"].frame(rows)


@dataclass(frozen=True)
class _Texts:
    """Words in the order of their characters, with counts and paragraphs by document (documents × words)."""

    words: NDArray[np.object_]
    counts: Array
    spread: Array

    def telling(self, i: int, j: int, registry: Registry) -> Iterator[dict[str, object]]:
        """Rows of the words that document ``i`` prefers, then of those of ``j``, best first for ``i``."""
        a, b = self.counts[i], self.counts[j]
        scores = {prior: log_odds(a, b, self.counts.sum(axis=0), prior) for prior in PRIORS}
        z, g2 = scores[MAIN_PRIOR][1], likelihood_ratio(a, b)
        best = [k for k in np.argsort(-z, kind="stable") if self.spread[i if z[k] > 0 else j, k] >= _LEAST_PARAGRAPHS]
        for k in (*_named(best, z > 0, self.words, registry), *_named(best[::-1], z < 0, self.words, registry)[::-1]):
            yield {
                "term": self.words[k], "count_a": int(a[k]), "count_b": int(b[k]),
                "paragraphs": int(self.spread[i if z[k] > 0 else j, k]),
                "log_odds": round(float(scores[MAIN_PRIOR][0][k]), _DIGITS),
                **{f"z_{prior}": round(float(score[1][k]), _DIGITS) for prior, score in scores.items()},
                "log2_ratio": _log2_ratio(a, b, k),
                "g2": round(float(g2[k]), _DIGITS),
            }


def _named(
    ordered: Sequence[int], side: NDArray[np.bool_], words: NDArray[np.object_], registry: Registry
) -> list[int]:
    """First words of one side that are no names of places."""
    own = (k for k in ordered if side[k] and registry.find_place(words[k]) is None)
    return list(islice(own, _PER_SIDE))


def _log2_ratio(a: Array, b: Array, k: int) -> float | None:
    if not a[k] or not b[k]:
        return None
    return round(float(np.log2((a[k] / a.sum()) / (b[k] / b.sum()))), _DIGITS)
