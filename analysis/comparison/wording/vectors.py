"""Vectors of word counts: how alike two are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.distance import jensenshannon

Array = NDArray[np.float64]


def sublinear(counts: Array) -> Array:
    """1 + ln count where a word occurs, 0 where it does not; the last axis is words."""
    return np.where(counts > 0, 1 + np.log(np.maximum(counts, 1)), 0.0)


def cosine(a: Array, b: Array) -> Array:
    """Cosine of vectors along the last axis; nan where one of the two is empty."""
    lengths = np.linalg.norm(a, axis=-1) * np.linalg.norm(b, axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(lengths > 0, (a * b).sum(axis=-1) / lengths, np.nan))


def jensen_shannon_likeness(a: Array, b: Array) -> Array:
    """1 − Jensen–Shannon divergence (base 2) of the shares along the last axis.

    Returns
    -------
    array
        1 for equal shares, 0 for vectors without a shared word, nan where one of the two is empty (Lin 1991).
    """
    empty = (a.sum(axis=-1) == 0) | (b.sum(axis=-1) == 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        distance = jensenshannon(a, b, base=2, axis=-1)
    return np.asarray(np.where(empty, np.nan, 1 - np.nan_to_num(distance) ** 2))
