"""Adding up and sentences: weighted sums, refusals, and numbers that come from tables."""

from dataclasses import replace

import pytest

from analysis.comparison import adding_up, ladder, side_by_side
from analysis.comparison.differences import Results, differences

COUNTIES = {"900001": 600.0, "900002": 300.0, "900003": 100.0}


@pytest.fixture
def city(reg, entry):
    """A city of three counties, each with a plan of its own."""
    known = next(place for place in reg.places.values() if place.kind == "县")
    above = replace(known, place_id="900000", name="样市", aliases=(), parent_id=None, kind="地级市")
    below = {
        place_id: replace(known, place_id=place_id, name=f"样{i}县", aliases=(), parent_id="900000", kind="县")
        for i, place_id in enumerate(COUNTIES)
    }
    documents = {place_id: entry(place_id, place_id, "2026-2030") for place_id in ("900000", *COUNTIES)}
    return replace(reg, places={"900000": above, **below}, documents=documents)


@pytest.fixture
def observed(city):
    amounts = {"900000": 1000.0, **COUNTIES}
    return city.tables["observations"].frame(
        {
            "place": "x", "place_id": place, "scope": "全市" if place == "900000" else "县域", "indicator_id": "gdp",
            "label": "GDP", "year": 2025, "value": str(amount), "unit": "亿元", "status": "final", "source_id": "s",
            "edition": "s", "published": "2026-01-01", "locator": "1", "value_as_printed": str(amount),
        }
        for place, amount in amounts.items()
    )


def growth(city, **values):
    names = {"indicator_id": "gdp_growth", "kind": "growth_rate", "unit": "%", "subject": "GDP", "comparator": "eq"}
    common = {"year_basis": "stated", "origin": "table", "line": 1, "start": 1, "end": 2, "confidence": 1.0}
    return city.tables["targets"].frame(
        {
            "target_id": f"{place[1:]}:1", "doc_id": place[1:], "place": "x", "place_id": place[1:], "lower": value,
            "target_year": "2030", **names, **common,
        }
        for place, value in values.items()
    )


def test_counties_are_weighted_by_what_they_make(city, observed):
    compared = side_by_side(growth(city, p900000="6", p900001="7", p900002="8"), city)
    (row,) = adding_up(compared.rows, compared.plans, observed, city).to_dict("records")
    assert (row["verdict"], row["with_target"], row["parts"], row["coverage"]) == ("evaluable", 2, 3, 0.9)
    assert row["weighted"] == pytest.approx((600 * 7 + 300 * 8) / 900, abs=1e-4)
    assert row["difference"] == pytest.approx(row["weighted"] - 6, abs=1e-4)


def test_a_province_is_the_sum_of_its_cities(city, observed):
    kinds = {place_id: "省" if place_id == "900000" else "地级市" for place_id in city.places}
    province = replace(city, places={i: replace(place, kind=kinds[i]) for i, place in city.places.items()})
    seen = observed.assign(scope=["全省" if place == "900000" else "全市" for place in observed["place_id"]])
    compared = side_by_side(growth(province, p900000="6", p900001="7", p900002="8"), province)
    (row,) = adding_up(compared.rows, compared.plans, seen, province).to_dict("records")
    assert (row["verdict"], row["coverage"]) == ("evaluable", 0.9)


def test_too_few_counties_are_refused_with_their_number(city, observed):
    compared = side_by_side(growth(city, p900000="6", p900002="8"), city)
    (row,) = adding_up(compared.rows, compared.plans, observed, city).to_dict("records")
    assert row["verdict"] == "not_evaluable" and row["weighted"] is not row["target"]
    assert row["reason"] == "1 of 3 counties have a target, 1 an amount too, 30 % of the amount"


def test_without_statistics_nothing_is_weighted(city, observed):
    compared = side_by_side(growth(city, p900000="6", p900001="7"), city)
    found = adding_up(compared.rows, compared.plans, observed.head(0), city)
    assert found["coverage"].isna().all() and found["verdict"].tolist() == ["not_evaluable"]


def test_sentences_carry_the_numbers_of_the_tables(reg, target, targets):
    rows = targets(
        target("west:1", indicator_id="gdp_growth", kind="growth_rate", unit="%", lower="6.25"),
        target("east:1", indicator_id="gdp_growth", kind="growth_rate", unit="%", lower="4.5"),
    )
    compared = side_by_side(rows, reg)
    tables = {"plans": compared.plans, "side_by_side": compared.rows, "targets": rows}
    (found,) = differences(Results(tables, reg))
    assert "6.25" in found.en and "4.5" in found.en and "1.75 points" in found.en and "1.75个百分点" in found.zh
    assert set(found.evidence) == {"west:1", "east:1"}


def test_an_amount_above_that_of_the_whole_is_told(reg, target, targets):
    common = {"indicator_id": None, "subject": "循环经济产值", "target_year": "2026"}
    rows = targets(
        target("year:1", **common, lower="900"), target("opinion:1", **common, lower="300"),
        target("west:9", **common | {"target_year": "2035"}, lower="1500"),
    )
    found = differences(Results({"ladder": ladder(rows, reg), "targets": rows}, reg))
    (told,) = [one for one in found if one.rule == "outsized"]
    assert "3.0 times the 30 billion yuan" in told.en and "150 billion yuan by 2035" in told.en


def test_one_plan_alone_or_nothing_at_all_has_no_differences(reg, target, targets):
    compared = side_by_side(targets(target("west:1")), reg)
    assert differences(Results({"plans": compared.plans, "side_by_side": compared.rows}, reg)) == []
    assert differences(Results({}, reg)) == []
