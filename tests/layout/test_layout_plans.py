"""Plan against plan: shared industries, pairs across a border, copying with exact chances, counts of mentions."""

from dataclasses import replace
from math import comb

import pandas as pd
import pytest
from layout_shapes import feature, polygon

from analysis.layout.borders import border_pairs, city_groups, shared_industries
from analysis.layout.boundaries import read_boundaries
from analysis.layout.copying import vertical_copying
from analysis.layout.mentions import mention_quotients


def mark(city, place_id, industry, role="leading", vintage="2024", origin="printed"):
    return {
        "level": 1, "city_id": city, "vintage": vintage, "doc_id": f"plan-{city}", "place_id": place_id,
        "origin": origin, "role": role, "industry_key": industry, "industry_id": industry, "line": 1,
    }  # fmt: skip


@pytest.fixture
def marks():
    return pd.DataFrame(
        [
            mark("990100", "990121", "tea"),
            mark("990100", "990122", "ships"),
            mark("990100", "990122", "care", vintage="2020"),
            mark("990200", "990221", "tea", "characteristic", origin="prose"),
            mark("990200", "990221", "ships", origin="prose"),
        ]
    )


@pytest.fixture
def boundaries(registry, geojson):
    shapes = [("990121", 0, 0), ("990122", 1, 0), ("990221", 0, 1), ("990222", 5, 5), ("990321", 9, 9)]
    features = [feature(code, polygon(column, row)) for code, column, row in shapes]
    return read_boundaries(registry, geojson(features))


def test_shared_industries_name_places_and_who_leads(marks, registry):
    table = shared_industries(marks, registry).set_index("industry_key")
    assert list(table.index) == ["tea", "ships"]
    assert table.loc["tea", ["places_a", "leading_a", "places_b"]].tolist() == ["990121", "990121", "990221"]
    assert pd.isna(table.loc["tea", "leading_b"]) and table.loc["ships", "leading_b"] == "990221"
    assert shared_industries(marks[marks["city_id"] == "990100"], registry).empty


def test_pairs_across_the_border(marks, registry, boundaries):
    table = border_pairs(marks, registry, boundaries).set_index(["place_a", "place_b"])
    # Queen contiguity: the corner counts.
    assert list(table.index) == [("990121", "990221"), ("990122", "990221")]
    assert table.loc[("990121", "990221"), ["shared", "jaccard"]].tolist() == ["tea", 0.5]
    lone = border_pairs(marks[marks["place_id"] != "990221"].assign(), registry, boundaries)
    assert lone.empty


def test_cities_that_touch_are_one_group(boundaries):
    assert city_groups(["990100", "990200", "990300"], boundaries) == [["990100", "990200"]]
    assert city_groups(["990100"], boundaries) == []


@pytest.fixture
def plans(registry):
    """A county plan below a city, and a closed list of eight."""
    tea = registry.industries["tea"]
    extra = {f"x{n}": replace(tea, industry_id=f"x{n}", zh=f"业{n}", aliases=()) for n in range(6)}
    county = replace(registry.places["990121"], parent_id="990100", adcode="990121")
    city = replace(county, place_id="990100", parent_id=None)
    documents = {
        **registry.documents,
        "county": replace(registry.documents["new"], doc_id="county", place_id="990121"),
        "plan-990100": replace(registry.documents["new"], doc_id="plan-990100"),
    }
    return replace(
        registry,
        industries={**registry.industries, **extra},
        places={**registry.places, "990121": county, "990100": city},
        documents=documents,
    )


def named(doc_id, place_id, role, industry_id):
    return {"doc_id": doc_id, "place_id": place_id, "role": role, "industry_id": industry_id, "line": 1}


def test_copying_has_the_exact_chance_and_says_when_it_can_tell_nothing(plans):
    layout = pd.DataFrame([mark("990100", "990121", key) for key in ("tea", "x0", "x1")])
    own = pd.DataFrame([named("county", "990121", "key", key) for key in ("green-tea", "x0", "x1", "x2")])
    project = pd.DataFrame([named("county", "990121", "project", "x5")])
    table = vertical_copying(pd.concat([own, project]), layout, plans)
    assert table["upper_list"].tolist() == ["assigned", "city"]
    row = table.iloc[0]
    # 8 industries, 3 above, 4 of its own, all 3 of those above among them.
    assert row[["taxonomy", "upper", "own", "shared"]].tolist() == [8, 3, 4, 3]
    assert row["p"] == row["p_min"] == pytest.approx(comb(5, 1) / comb(8, 4)) and row["expected"] == 1.5
    assert row["tested"] == "no" and row["own_only"] == "x2"
    assert vertical_copying(own.assign(place_id="990199"), layout, plans).empty


def test_quotients_are_left_out_where_counts_are_small(plans):
    rows = [named("plan-990100", "990121", "key", "green-tea")] * 6
    rows += [named("plan-990100", "990121", "project", "x0;x1")] * 4
    rows += [named("plan-990100", "990100", "key", "tea")]
    table = mention_quotients(pd.DataFrame(rows), plans).set_index("industry_id")
    assert table["mentions"].to_dict() == {"tea": 6, "x0": 4, "x1": 4} and table["place_mentions"].eq(14).all()
    assert table.loc["tea", "location_quotient"] == pytest.approx(1) and pd.isna(table.loc["x0", "location_quotient"])
