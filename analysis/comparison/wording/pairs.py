"""Pairs of documents: containment, runs of three characters, and what chance does to likeness, from the texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack

from analysis.comparison.wording.counts import prose_paragraphs
from analysis.comparison.wording.plain import BREAK, RUN, Plain
from analysis.comparison.wording.tokens import Lexicon
from analysis.comparison.wording.vectors import cosine, jensen_shannon_likeness, sublinear
from analysis.documents import Document
from analysis.registry import Registry

_DIGITS = 4


@dataclass(frozen=True)
class Draws:
    """How often chance is asked: ``resamples`` of paragraphs, ``shuffles`` between two documents, and the seed."""

    resamples: int = 200
    shuffles: int = 50
    seed: int = 20260101


def text_pairs(
    documents: Mapping[str, Document], plains: Mapping[str, Plain], registry: Registry, draws: Draws | None = None
) -> pd.DataFrame:
    """Compare every pair of documents by their texts.

    Parameters
    ----------
    documents : mapping of str to Document
        Documents by id.
    plains : mapping of str to Plain
        Their plain texts.
    registry : Registry
        Policy dictionary and the contract of the result.
    draws : Draws, optional
        Number of draws and seed.

    Returns
    -------
    DataFrame
        Derived table ``text_pairs``. Containment is shared runs of 13 characters over those of the document with fewer
        (Broder 1997). The standard error resamples paragraphs, not words; ``likeness_if_same`` is the mean Jensen–
        Shannon likeness after shuffling the paragraphs of both, which is below 1 for texts of this length.
    """
    draws = draws or Draws()
    words = paragraph_words(documents, registry)
    resampled = {doc: _resampled(words[doc], draws, i) for i, doc in enumerate(sorted(words))}
    grams = {doc: {flag: plain.grams(RUN, flag) for flag in (True, False)} for doc, plain in plains.items()}
    trigrams = {doc: _trigrams(plain) for doc, plain in plains.items()}
    rows = [
        {
            "doc_a": a,
            "doc_b": b,
            "trigram_cosine": round(_counter_cosine(trigrams[a], trigrams[b]), _DIGITS),
            "cosine_se": _spread(cosine(resampled[a], resampled[b])),
            "likeness_if_same": _likeness_if_same(words[a], words[b], draws),
            **_containment("shared", "containment", grams[a][True], grams[b][True]),
            **_containment("shared_without", "containment_without", grams[a][False], grams[b][False]),
        }
        for a, b in combinations(sorted(plains), 2)
    ]
    return registry.tables["text_pairs"].frame(rows)


def paragraph_words(documents: Mapping[str, Document], registry: Registry) -> dict[str, csr_array]:
    """Count words by paragraph: one sparse matrix (paragraphs × words of all documents) for each document."""
    lexicon = Lexicon.of(registry)
    columns: dict[str, int] = {}
    entries: dict[str, list[tuple[int, int]]] = {}
    sizes: dict[str, int] = {}
    for doc_id in sorted(documents):
        paragraphs = list(prose_paragraphs(documents[doc_id], registry))
        sizes[doc_id] = len(paragraphs)
        entries[doc_id] = [
            (row, columns.setdefault(word, len(columns)))
            for row, paragraph in enumerate(paragraphs)
            for word in lexicon.words(paragraph.text)
        ]
    return {doc: _matrix(entries[doc], (sizes[doc], len(columns))) for doc in entries}


def _matrix(entries: list[tuple[int, int]], shape: tuple[int, int]) -> csr_array:
    places = np.array(entries, dtype=np.int64).reshape(-1, 2)
    return csr_array((np.ones(len(places)), (places[:, 0], places[:, 1])), shape=shape)


def _resampled(words: csr_array, draws: Draws, stream: int) -> NDArray[np.float64]:
    """Sublinear counts of a document whose paragraphs are drawn again, shape (resamples, words)."""
    size = words.shape[0]
    rng = np.random.default_rng([draws.seed, stream])
    weights = rng.multinomial(size, np.full(size, 1 / size), size=draws.resamples) if size else np.zeros((1, 0))
    return sublinear(weights @ words)


def _spread(values: NDArray[np.float64]) -> float | None:
    return None if np.isnan(values).any() else round(float(values.std(ddof=1)), _DIGITS)


def _likeness_if_same(a: csr_array, b: csr_array, draws: Draws) -> float | None:
    if not a.sum() or not b.sum():
        return None
    both, size = vstack([a, b], format="csr"), a.shape[0]
    rng = np.random.default_rng(draws.seed)
    first = np.zeros((draws.shuffles, both.shape[0]))
    for row in first:
        row[rng.permutation(len(row))[:size]] = 1
    used = both[:, both.sum(axis=0) > 0]
    return round(float(np.nanmean(jensen_shannon_likeness(first @ used, (1 - first) @ used))), _DIGITS)


def _trigrams(plain: Plain) -> Counter[str]:
    runs = (plain.text[i : i + 3] for i in range(len(plain.text) - 2))
    return Counter(run for run in runs if BREAK not in run)


def _counter_cosine(a: Counter[str], b: Counter[str]) -> float:
    shared = sum(count * b[run] for run, count in a.items() if run in b)
    lengths = [np.sqrt(sum(count**2 for count in one.values())) for one in (a, b)]
    return float(shared / (lengths[0] * lengths[1])) if all(lengths) else 0.0


def _containment(shared: str, share: str, a: set[str], b: set[str]) -> dict[str, object]:
    fewer = min(len(a), len(b))
    return {shared: len(a & b), share: round(len(a & b) / fewer, _DIGITS) if fewer else None}
