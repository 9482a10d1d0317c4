"""How alike the industries of places are, and how specialised each place and each industry is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

Kind = Literal["jaccard", "overlap", "cosine", "krugman"]
Array = npt.NDArray[np.float64]


def similarity(incidence: pd.DataFrame, kind: Kind = "jaccard") -> pd.DataFrame:
    """Pairwise similarity of places by their industries.

    Parameters
    ----------
    incidence : DataFrame
        Bool or numbers, places × industries; numbers are weights (mentions, output), not below 0.
    kind : str
        ``jaccard`` |A∩B|/|A∪B| and ``overlap`` |A∩B|/min(|A|,|B|) of the sets; ``cosine`` of the weights (UNIDO's
        coefficient of structural similarity), in [0, 1]; ``krugman`` Σ|s_i − s_j| of the shares, in [0, 2], a
        dissimilarity (Krugman 1991).

    Returns
    -------
    DataFrame
        Places × places, symmetric. NaN where a measure is undefined: two empty sets, or a place without any industry
        for the measures of weights; a pair of one empty set has Jaccard 0 and no overlap (NaN).
    """
    weights: Array = incidence.to_numpy(dtype=float)
    with np.errstate(invalid="ignore", divide="ignore"):
        table = _MEASURES[kind](weights)
    return pd.DataFrame(table, index=incidence.index, columns=incidence.index)


def _shared(weights: Array) -> tuple[Array, Array]:
    """Industries in common of each pair, and number of industries of each place."""
    has = (weights > 0).astype(float)
    return has @ has.T, has.sum(axis=1)


def _jaccard(weights: Array) -> Array:
    common, size = _shared(weights)
    return common / (size[:, None] + size[None, :] - common)


def _overlap(weights: Array) -> Array:
    common, size = _shared(weights)
    return common / np.minimum(size[:, None], size[None, :])


def _cosine(weights: Array) -> Array:
    product: Array = weights @ weights.T
    squares = np.diag(product)
    return product / np.sqrt(squares[:, None] * squares[None, :])


def _krugman(weights: Array) -> Array:
    shares = weights / weights.sum(axis=1, keepdims=True)
    distance: Array = np.abs(shares[:, None, :] - shares[None, :, :]).sum(axis=2)
    return distance


_MEASURES: dict[str, Callable[[Array], Array]] = {
    "jaccard": _jaccard,
    "overlap": _overlap,
    "cosine": _cosine,
    "krugman": _krugman,
}


def pairs(incidence: pd.DataFrame) -> pd.DataFrame:
    """All pairs of places with their similarities.

    Returns
    -------
    DataFrame
        Columns ``place_a``, ``place_b``, ``shared`` (industries in common, joined by ``;``), ``jaccard``, ``overlap``,
        ``cosine``, ``krugman``; one row a pair, in the order of the matrix.
    """
    tables = {kind: similarity(incidence, kind) for kind in ("jaccard", "overlap", "cosine", "krugman")}
    rows = []
    for a, b in combinations(incidence.index, 2):
        common = incidence.columns[(incidence.loc[a] > 0) & (incidence.loc[b] > 0)]
        values = {kind: table.loc[a, b] for kind, table in tables.items()}
        rows.append({"place_a": a, "place_b": b, "shared": ";".join(common), **values})
    return pd.DataFrame(rows, columns=["place_a", "place_b", "shared", *tables])


def mean_similarity(incidence: pd.DataFrame, kind: Kind = "jaccard") -> float:
    """Mean over all pairs (产业同构 index); pairs without a value are left out, NaN where none is left."""
    table = similarity(incidence, kind).to_numpy()
    values = table[np.triu_indices(len(table), k=1)]
    values = values[~np.isnan(values)]
    return float(values.mean()) if len(values) else np.nan


def specialisation(incidence: pd.DataFrame) -> pd.DataFrame:
    """How many industries a place has, how concentrated it is and how common its industries are.

    Returns
    -------
    DataFrame
        By place: ``industries`` (count), ``hhi`` Σs², ``hhi_normalised`` (HHI − 1/K)/(1 − 1/K) with K industries in
        all, ``entropy`` −Σ s ln s, ``evenness`` entropy/ln K, ``mean_ubiquity`` (mean number of places that share the
        place's industries). NaN for a place without industries.
    """
    weights = incidence.astype(float)
    total = weights.sum(axis=1)
    shares = weights.div(total.where(total > 0), axis=0)
    k = weights.shape[1]
    hhi = (shares**2).sum(axis=1, min_count=1)
    entropy = -(shares * np.log(shares.where(shares > 0))).sum(axis=1, min_count=1)
    ubiquity = (weights > 0).sum()
    count = (weights > 0).sum(axis=1)
    return pd.DataFrame(
        {
            "industries": count,
            "hhi": hhi,
            "hhi_normalised": (hhi - 1 / k) / (1 - 1 / k) if k > 1 else np.nan,
            "entropy": entropy.where(count > 0),
            "evenness": entropy.where(count > 0) / np.log(k) if k > 1 else np.nan,
            "mean_ubiquity": ((weights > 0) @ ubiquity).div(count.where(count > 0)),
        }
    )


def ubiquity(incidence: pd.DataFrame) -> pd.Series:
    """Count the places that name each industry, in the order of the columns."""
    return (incidence > 0).sum().rename("places")


def location_quotient(mentions: pd.DataFrame) -> pd.DataFrame:
    """Plan-mention location quotient: share of an industry in a place's mentions over its share in all mentions.

    Parameters
    ----------
    mentions : DataFrame
        Counts, places × industries. Meaningful for counts only: on 0/1 marks it restates the number of marks.

    Returns
    -------
    DataFrame
        Same shape; NaN for a place without mentions and an industry that nobody mentions.
    """
    counts = mentions.astype(float)
    rows, columns, total = counts.sum(axis=1), counts.sum(axis=0), counts.to_numpy().sum()
    return counts.div(rows.where(rows > 0), axis=0).div((columns / total).where(columns > 0), axis=1)
