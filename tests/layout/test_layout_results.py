"""The tables of results: marks at both levels, tests with what they could attain, gaps kept as gaps."""

from dataclasses import replace

import pandas as pd
import pytest
from layout_shapes import county_features

from analysis.layout.boundaries import read_boundaries
from analysis.layout.neighbours import adjacencies
from analysis.layout.results import TEST_COLUMNS, layout_marks, layout_tests, main_marks


@pytest.fixture
def marks(registry, layouts):
    return layout_marks(layouts, registry)


def test_marks_stand_at_both_levels_with_their_lines(marks):
    old = marks[(marks["vintage"] == "2022") & (marks["place_id"] == "990121")]
    assert old[old["level"] == 1]["industry_key"].tolist() == ["tea", "ships"]
    assert set(old[old["level"] == 2]["industry_key"]) == {"green-tea", "tea-care", "ships"}
    assert old["line"].eq(1).all()


def test_neighbours_are_read_in_three_ways(registry, geojson):
    boundaries = read_boundaries(registry, geojson(county_features()))
    found = adjacencies("990100", ["990121", "990122", "990181", "zone"], registry, boundaries)
    assert set(found) == {"contiguity", "nearest"}
    hosted = replace(registry.places["zone"], host_ids=("990121",))
    registry = replace(registry, places={**registry.places, "zone": hosted})
    found = adjacencies("990100", ["990121", "990122", "990181", "zone"], registry, boundaries)
    assert found["with_zones"].loc["zone", "990121"] and list(found["contiguity"]) == ["990121", "990122", "990181"]


def test_a_city_of_two_counties_has_no_map_to_test(registry, geojson):
    boundaries = read_boundaries(registry, geojson(county_features()))
    assert adjacencies("990100", ["990121", "990122"], registry, boundaries) == {}


def test_tests_of_every_vintage_and_level(registry, geojson, marks):
    boundaries = read_boundaries(registry, geojson(county_features()))
    table = layout_tests(marks, registry, boundaries)
    assert list(table.columns) == TEST_COLUMNS
    assert {tuple(key) for key in table[["vintage", "level"]].drop_duplicates().to_numpy()} == {
        ("2022", 1),
        ("2022", 2),
        ("2024", 1),
        ("2024", 2),
    }
    counts = table[table["test"] == "join_count"]
    assert (counts["p"].dropna() >= counts["p_min"].dropna() - 1e-12).all()
    # Three counties with a polygon: no map of them can reach 0.05.
    assert counts["tested"].eq("no").all() and counts["q"].isna().all()
    # The later vintage names two counties with a polygon only: no map, the null models stay.
    assert set(table.loc[table["vintage"] == "2024", "test"]) == {"mean_jaccard_fixed", "mean_jaccard_rows"}


def test_without_layouts_the_tables_are_empty(registry, geojson, layouts):
    boundaries = read_boundaries(registry, geojson(county_features()))
    empty = layout_marks(layouts.iloc[:0], registry)
    assert empty.empty and layout_tests(empty, registry, boundaries).empty


def test_prose_counts_only_where_no_table_was_printed(marks, registry):
    below = replace(registry.places["990121"], parent_id="980000")
    city = replace(below, place_id="980000", parent_id=None)
    places = {**registry.places, "990121": below, "980000": city}
    places |= {key: replace(below, place_id=key, parent_id=None) for key in ("990122", "990102")}
    registry = replace(registry, places=places)
    read = marks.assign(origin="prose")
    elsewhere = read.assign(city_id="980000")
    project = elsewhere.assign(role="project")
    found = main_marks(pd.concat([marks, read, elsewhere, project], ignore_index=True), registry)
    assert found[found["city_id"] == "990100"]["origin"].unique().tolist() == ["printed"]
    assert (found["city_id"] == "990100").sum() == len(marks)
    # Of the city without a table only its own county counts, and only industries of the closed list.
    prose = found[found["city_id"] == "980000"]
    assert set(prose["place_id"]) == {"990121"} and prose["industry_id"].notna().all()
    assert set(prose["role"]) == {"leading", "characteristic"}


def test_prose_that_leads_is_not_counted_again_as_characteristic(registry):
    city = replace(registry.places["990121"], place_id="990100", parent_id=None)
    county = replace(registry.places["990121"], parent_id="990100")
    registry = replace(registry, places={**registry.places, "990100": city, "990121": county})
    prose = pd.DataFrame(
        {
            "doc_id": "new", "place_id": "990121", "place": "东山县",
            "role": ["leading", "leading", "characteristic", "characteristic"],
            "industry": ["茶叶", "绿茶", "茶叶", "船舶"], "industry_id": ["tea", "green-tea", "tea", "ships"],
            "statements": [1, 2, 1, 1], "lines": ["7;9", "8", "9", "5"],
        }
    ).astype({"industry_id": "string", "lines": "string"})  # fmt: skip
    empty = pd.DataFrame(columns=["doc_id", "place_id", "place", "role", "industry", "industry_id", "segments", "line"])
    marks = main_marks(layout_marks(empty, registry, prose), registry)
    top = marks[marks["level"] == 1].set_index("industry_key")
    assert top["role"].to_dict() == {"ships": "characteristic", "tea": "leading"}
    assert top["statements"].to_dict() == {"ships": 1, "tea": 3} and top["line"].to_dict() == {"ships": 5, "tea": 7}
