"""Tests over a whole layout: what can be found, what cannot, and what two cities share."""

import numpy as np
import pandas as pd
import pytest

from analysis.layout import findings
from analysis.layout.findings import join_counts, likeness_tests, neighbour_test, shared_leading
from analysis.layout.incidence import COLUMNS

PLACES = [f"9901{n:02d}" for n in range(1, 10)]
# A ring of nine counties.
RING = pd.DataFrame(False, index=PLACES, columns=PLACES)
for first, second in zip(PLACES, [*PLACES[1:], PLACES[0]], strict=True):
    RING.loc[first, second] = RING.loc[second, first] = True


def marks_of(industries, city="990100"):
    rows = [
        {
            "city_id": city,
            "vintage": "2024",
            "doc_id": "new",
            "place_id": place,
            "role": "leading",
            "industry_key": key,
            "line": 1,
        }
        for key, places in industries.items()
        for place in places
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def test_a_cluster_is_found_and_rare_industries_are_not_tested(registry):
    marks = marks_of({"tea": PLACES[:4], "ships": [PLACES[5], PLACES[8]], "care": PLACES[4:]})
    table = join_counts(marks, RING, registry).set_index("industry_key")
    assert table.loc["tea", ["places", "having", "observed"]].tolist() == [9, 4, 3]
    assert table.loc["tea", "p"] == table.loc["tea", "p_min"] == pytest.approx(9 / 126)
    assert not table.loc["ships", "tested"] and np.isnan(table.loc["ships", "q"])


def test_q_values_belong_to_tested_industries_only(registry):
    block = pd.DataFrame(False, index=PLACES, columns=PLACES)
    block.loc[PLACES[:4], PLACES[:4]] = True
    block = block & ~pd.DataFrame(np.eye(9, dtype=bool), index=PLACES, columns=PLACES)
    table = join_counts(marks_of({"tea": PLACES[:4], "ships": PLACES[3:5]}), block, registry).set_index("industry_key")
    assert table["tested"].to_dict() == {"tea": True, "ships": False}
    assert table.loc["tea", "q"] == table.loc["tea", "p"] == pytest.approx(1 / 126)


def test_places_outside_the_adjacency_are_left_out(registry):
    marks = marks_of({"tea": [*PLACES[:3], "zone"]})
    assert join_counts(marks, RING, registry)["having"].tolist() == [3]
    assert neighbour_test(marks, RING, registry)["places"].tolist() == [9]
    assert likeness_tests(marks, registry)["places"].tolist() == [4, 4]


def test_likeness_tests_are_repeatable_and_say_how_little_they_rest_on(registry):
    marks = marks_of({"tea": PLACES[:4], "ships": PLACES[4:]})
    first, second = (likeness_tests(marks, registry, seed=5) for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
    assert first["test"].tolist() == ["mean_jaccard_fixed", "mean_jaccard_rows"]
    near = neighbour_test(marks, RING, registry).iloc[0]
    assert first["median_marks"].eq(1).all() and near["observed"] > near["reference"]


def test_too_many_maps_are_a_gap_and_no_simulation(registry, monkeypatch):
    monkeypatch.setattr(findings, "MOST_MAPS", 100)
    table = join_counts(marks_of({"tea": PLACES[:4], "ships": PLACES[:3]}), RING, registry).set_index("industry_key")
    assert table.loc["tea", ["observed", "p", "q"]].isna().all() and not table.loc["tea", "tested"]
    assert table.loc["ships", "p"] == table.loc["ships", "p_min"] == pytest.approx(9 / 84)


def test_industries_that_two_cities_lead():
    both = pd.concat([marks_of({"tea": PLACES[:2], "ships": PLACES[3:4]}), marks_of({"tea": ["880101"]}, "880100")])
    table = shared_leading(both)
    assert table["industry_key"].tolist() == ["tea"]
    assert table.loc[0, ["880100", "990100"]].tolist() == ["880101", "990101;990102"]
    assert shared_leading(both[both["city_id"] == "990100"]).empty
