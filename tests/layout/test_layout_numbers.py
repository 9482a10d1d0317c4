"""Similarity, null models and spatial tests on small cases that can be counted by hand."""

from itertools import permutations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box

from analysis.errors import InputError
from analysis.layout.nulls import c_score, curveball, null_test
from analysis.layout.similarity import location_quotient, mean_similarity, pairs, similarity, specialisation, ubiquity
from analysis.layout.space import contiguity, join_count_exact, nearest, neighbour_contrast, with_hosts

MARKS = pd.DataFrame(
    [[1, 1, 0, 0], [1, 0, 1, 0], [0, 0, 0, 0], [1, 1, 0, 0]], index=list("abcd"), columns=list("wxyz"), dtype=bool
)


def lattice(columns, rows):
    cells = {f"{c}{r}": box(c, r, c + 1, r + 1) for r in range(rows) for c in range(columns)}
    return gpd.GeoDataFrame(geometry=list(cells.values()), index=list(cells), crs="EPSG:3857")


@pytest.mark.parametrize(
    ("kind", "ab", "ad"), [("jaccard", 1 / 3, 1), ("overlap", 0.5, 1), ("cosine", 0.5, 1), ("krugman", 1, 0)]
)
def test_measures_of_likeness(kind, ab, ad):
    table = similarity(MARKS, kind)
    assert table.loc["a", "b"] == table.loc["b", "a"] == pytest.approx(ab)
    assert table.loc["a", "d"] == pytest.approx(ad)


def test_empty_sets_have_no_likeness():
    assert np.isnan(similarity(MARKS).loc["c", "c"])
    assert similarity(MARKS).loc["a", "c"] == 0
    assert all(np.isnan(similarity(MARKS, kind).loc["a", "c"]) for kind in ("overlap", "cosine", "krugman"))


def test_pairs_name_what_is_shared():
    table = pairs(MARKS).set_index(["place_a", "place_b"])
    assert table.loc[("a", "d"), "shared"] == "w;x" and len(table) == 6
    assert mean_similarity(MARKS) == pytest.approx(table["jaccard"].mean())


def test_specialisation_of_an_even_and_an_empty_place():
    table = specialisation(MARKS)
    assert table.loc["a", ["industries", "hhi", "evenness"]].tolist() == pytest.approx([2, 0.5, 0.5])
    assert table.loc["a", "mean_ubiquity"] == pytest.approx(2.5)
    assert table.loc["c", ["hhi", "evenness", "mean_ubiquity"]].isna().all()
    assert ubiquity(MARKS).tolist() == [3, 2, 1, 0]


def test_location_quotient_is_one_where_shares_agree():
    counts = pd.DataFrame([[2, 4, 0], [1, 2, 0], [0, 0, 0]])
    table = location_quotient(counts)
    assert table.iloc[:2, :2].to_numpy() == pytest.approx(1) and table.iloc[2].isna().all() and table[2].isna().all()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=2, max_size=7), st.integers(0, 99))
def test_curveball_keeps_the_margins(rows, seed):
    marks = np.array(rows, dtype=bool)
    mixed = curveball(marks, np.random.default_rng(seed))
    assert (mixed.sum(axis=0) == marks.sum(axis=0)).all() and (mixed.sum(axis=1) == marks.sum(axis=1)).all()


def test_c_score_counts_checkerboards():
    assert c_score(pd.DataFrame([[1, 0], [0, 1]])) == 1
    assert c_score(pd.DataFrame([[1, 1], [1, 1]])) == 0


def test_null_test_is_repeatable_and_says_when_margins_fix_the_value():
    first, second = (null_test(MARKS, draws=50, seed=3) for _ in range(2))
    assert first == second and 0 < first.p_upper <= 1
    fixed = null_test(pd.DataFrame(np.ones((3, 2), dtype=bool)), draws=20)
    assert fixed.distinct == 1 and fixed.p_upper == fixed.p_lower == 1
    assert list(first.table()["draws"]) == [50]


def test_alike_places_stand_out_against_random_rows():
    marks = pd.DataFrame(np.repeat([[1, 1, 0, 0, 0, 0, 0, 0]], 6, axis=0).astype(bool))
    assert null_test(marks, null="rows", draws=99).p_upper == pytest.approx(0.01)


def test_contiguity_of_a_lattice_is_by_queen_moves():
    adjacency = contiguity(lattice(3, 3))
    assert adjacency.loc["11"].sum() == 8 and adjacency.loc["00"].sum() == 3
    assert (adjacency == adjacency.T).all(axis=None) and not np.diag(adjacency).any()


def test_nearest_needs_metres_and_is_symmetric():
    places = lattice(3, 2)
    assert (nearest(places, 2) == nearest(places, 2).T).all(axis=None)
    with pytest.raises(InputError, match="metres"):
        nearest(places.to_crs("EPSG:4490"), 2)


def test_zones_border_their_hosts_and_what_those_touch():
    wide = with_hosts(contiguity(lattice(4, 1)), {"zone": ["00"], "other": ["00", "30"], "lost": ["xx"]})
    assert wide.columns[wide.loc["zone"]].tolist() == ["00", "10", "other"]
    assert not wide.loc["lost"].any() and (wide == wide.T).all(axis=None)


def test_join_count_by_hand():
    line = contiguity(lattice(4, 1))
    result = join_count_exact(pd.Series([True, True, False, False], index=line.index), line)
    assert (result.bb, result.expected) == (1, 0.5) and result.p == result.p_min == pytest.approx(0.5)
    empty = join_count_exact(pd.Series(False, index=line.index), line)
    assert empty.bb == 0 and np.isnan(empty.p) and np.isnan(empty.p_min)


@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_exact_join_count_agrees_with_the_simulation_of_esda():
    from esda import Join_Counts
    from libpysal.graph import Graph

    places = lattice(4, 4)
    has = pd.Series([n in (0, 1, 4, 5, 6, 10) for n in range(16)], index=places.index)
    exact = join_count_exact(has, contiguity(places))
    np.random.seed(7)
    simulated = Join_Counts(has.astype(int), Graph.build_contiguity(places, rook=False).to_W(), permutations=4999)
    assert exact.bb == simulated.bb
    assert exact.p == pytest.approx(simulated.p_sim_bb, abs=0.02)


def test_too_many_maps_are_refused():
    has = pd.Series([n % 2 == 0 for n in range(40)])
    with pytest.raises(InputError, match="maps"):
        join_count_exact(has, pd.DataFrame(True, index=has.index, columns=has.index))


def test_neighbour_contrast_agrees_with_all_permutations():
    adjacency = contiguity(lattice(5, 1))
    marks = pd.DataFrame([[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 1], [0, 0, 1]], index=adjacency.index, dtype=bool)
    table = similarity(marks)
    near = adjacency.to_numpy()
    upper = np.triu(np.ones_like(near), k=1).astype(bool)

    def difference(order):
        values = table.to_numpy()[np.ix_(order, order)]
        return values[near & upper].mean() - values[~near & upper].mean()

    result = neighbour_contrast(table, adjacency, draws=3999)
    everything = [difference(order) for order in permutations(range(5))]
    exact = np.mean([value >= everything[0] - 1e-12 for value in everything])
    assert result.difference == pytest.approx(everything[0]) and result.p == pytest.approx(exact, abs=0.02)
    assert (result.neighbours, result.others) == (4, 6)


def test_contrast_without_any_neighbours_is_missing():
    table = similarity(MARKS)
    alone = pd.DataFrame(False, index=table.index, columns=table.index)
    assert np.isnan(neighbour_contrast(table, alone, draws=9).p)
