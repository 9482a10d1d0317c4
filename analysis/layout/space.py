"""Do neighbours resemble each other? Exact join counts, label permutation, contiguity and nearest neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.errors import InputError

if TYPE_CHECKING:
    from libpysal.graph import Graph

Array = npt.NDArray[np.float64]
# Full enumeration of C(n, k) maps; above this many the exact test is refused, not silently replaced by a simulation.
MOST_MAPS = 1_000_000


@dataclass(frozen=True)
class JoinCount:
    """Exact join count of one industry.

    Attributes
    ----------
    n, k : int
        Places, and places with the industry.
    bb, expected : float
        Pairs of neighbours that both have it (weighted), and the mean over all maps with k places.
    p, p_min : float
        Share of maps with at least as many such pairs, and the least share that any map attains: with p_min above
        0.05 the test cannot find anything. NaN where k is 0 or n.
    """

    n: int
    k: int
    bb: float
    expected: float
    p: float
    p_min: float


def contiguity(places: gpd.GeoDataFrame) -> pd.DataFrame:
    """Neighbours by a shared border or corner.

    Parameters
    ----------
    places : GeoDataFrame
        Polygons, indexed by place.

    Returns
    -------
    DataFrame
        Bool, places × places, symmetric, False on the diagonal.
    """
    from libpysal.graph import Graph  # slow to start, and figures do not need it

    return _square(Graph.build_contiguity(places, rook=False), list(places.index))


def nearest(places: gpd.GeoDataFrame, k: int = 3) -> pd.DataFrame:
    """Neighbours by distance between centroids: i and j where either is among the k nearest of the other.

    Raises
    ------
    InputError
        Where the coordinates are in degrees: distances need a projection.
    """
    if places.crs is None or not places.crs.is_projected:
        raise InputError("places", "crs", str(places.crs), "a projection in metres")
    from libpysal.graph import Graph

    square = _square(Graph.build_knn(gpd.GeoSeries(places.geometry.centroid, crs=places.crs), k=k), list(places.index))
    return square | square.T


def with_hosts(adjacency: pd.DataFrame, hosts: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Add zones as neighbours of their host counties and of what those touch (a sensitivity, zones have no border).

    Parameters
    ----------
    adjacency : DataFrame
        Of the counties.
    hosts : mapping of str to sequence of str
        Host counties by zone; a zone without a host on the map stays without neighbours.
    """
    order = [*adjacency.index, *hosts]
    wide = adjacency.reindex(index=order, columns=order, fill_value=False).astype(bool)
    for zone, counties in hosts.items():
        known = [county for county in counties if county in adjacency.index]
        near = set(known) | {other for county in known for other, touches in adjacency[county].items() if touches}
        for county in near:
            wide.loc[zone, county] = wide.loc[county, zone] = True
    for first, second in combinations(hosts, 2):
        if set(hosts[first]) & set(hosts[second]):
            wide.loc[first, second] = wide.loc[second, first] = True
    return wide


def _square(graph: Graph, order: list[str]) -> pd.DataFrame:
    pairs = graph.adjacency[graph.adjacency > 0].index
    square = pd.DataFrame(False, index=order, columns=order)
    for first, second in pairs:
        square.loc[first, second] = first != second
    return square


def join_count_exact(has: pd.Series, adjacency: pd.DataFrame) -> JoinCount:
    """Join count BB = ½ΣΣ w_ij y_i y_j with all C(n, k) maps enumerated.

    Parameters
    ----------
    has : Series of bool
        Whether each place has the industry, indexed by place; no missing values.
    adjacency : DataFrame
        Weights, places × places; put into the order of ``has``.

    Raises
    ------
    InputError
        Where there are more maps than :data:`MOST_MAPS`.
    """
    n, k = len(has), int(has.sum())
    if comb(n, k) > MOST_MAPS:
        raise InputError("join count", f"{k} of {n} places", f"{comb(n, k)} maps", f"at most {MOST_MAPS}")
    weights: Array = adjacency.reindex(index=has.index, columns=has.index).to_numpy(dtype=float)
    marks = has.to_numpy(dtype=float)
    observed = float(marks @ weights @ marks) / 2
    if k in (0, n):
        return JoinCount(n, k, observed, observed, np.nan, np.nan)
    counts = _all_counts(weights, k)
    near = 1e-9
    p, p_min = float((counts >= observed - near).mean()), float((counts >= counts.max() - near).mean())
    return JoinCount(n, k, observed, float(counts.mean()), p, p_min)


def _all_counts(weights: Array, k: int) -> Array:
    maps = np.zeros((comb(len(weights), k), len(weights)))
    for row, chosen in enumerate(combinations(range(len(weights)), k)):
        maps[row, chosen] = 1
    counts: Array = ((maps @ weights) * maps).sum(axis=1) / 2
    return counts


@dataclass(frozen=True)
class Contrast:
    """Mean similarity of neighbours minus that of other pairs.

    Attributes
    ----------
    neighbours, others : int
        Pairs of each kind with a similarity.
    mean_neighbours, mean_others, difference : float
        NaN where one kind has no pair.
    p : float
        Share of label permutations with a difference at least as large, the observed one counted in.
    draws, seed : int
        Number of permutations and seed.
    """

    neighbours: int
    others: int
    mean_neighbours: float
    mean_others: float
    difference: float
    p: float
    draws: int
    seed: int


def neighbour_contrast(
    similarity: pd.DataFrame, adjacency: pd.DataFrame, draws: int = 4999, seed: int = 20260101
) -> Contrast:
    """Test whether neighbours are more alike, by permuting the places (Mantel / QAP).

    Parameters
    ----------
    similarity : DataFrame
        Places × places; pairs without a value are left out of the means.
    adjacency : DataFrame
        Bool, put into the order of ``similarity``.
    draws, seed : int
        Permutations, and the seed of the generator.
    """
    values: Array = similarity.to_numpy(dtype=float)
    near = adjacency.reindex(index=similarity.index, columns=similarity.index).to_numpy(dtype=bool)
    upper = np.triu(np.ones_like(near), k=1).astype(bool)
    inside, outside = near & upper, ~near & upper
    mean_near, mean_far = _mean(values[inside]), _mean(values[outside])
    observed = mean_near - mean_far
    rng, at_least = np.random.default_rng(seed), 1
    for _ in range(draws):
        order = rng.permutation(len(values))
        shuffled = values[np.ix_(order, order)]
        at_least += int(_mean(shuffled[inside]) - _mean(shuffled[outside]) >= observed - 1e-12)
    known = ~np.isnan(values)
    p = np.nan if np.isnan(observed) else at_least / (draws + 1)
    return Contrast(
        int((inside & known).sum()), int((outside & known).sum()), mean_near, mean_far, observed, p, draws, seed
    )


def _mean(values: Array) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else np.nan
