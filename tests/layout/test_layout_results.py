"""The tables of results: marks at both levels, tests with what they could attain, gaps kept as gaps."""

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
    from dataclasses import replace

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


def test_prose_counts_only_where_no_table_was_printed(marks):
    read = marks.assign(origin="prose")
    elsewhere = read.assign(city_id="980000")
    project = elsewhere.assign(role="project")
    found = main_marks(pd.concat([marks, read, elsewhere, project], ignore_index=True))
    assert found.groupby("city_id")["origin"].unique().map(list).to_dict() == {
        "980000": ["prose"],
        "990100": ["printed"],
    }
    assert len(found) == 2 * len(marks)
