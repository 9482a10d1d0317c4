"""Named checks, corrections, derived concepts, vintages: on invented observations."""

import dataclasses
import types

import pandas as pd
import pytest

from analysis import registry
from analysis.errors import PlansError
from analysis.statistics.checks import CHECKS, run_checks, with_checks
from analysis.statistics.corrections import correct
from analysis.statistics.derived import derive
from analysis.statistics.growth import average_growth, broken_between
from analysis.statistics.vintages import as_of, latest

YIYANG = "430900"
COUNTIES = ("430921", "430922", "430923", "430981")


@pytest.fixture(scope="module")
def loaded():
    return registry.load()


def row(indicator, value, printed=None, **cells):
    defaults = {
        "place": "益阳市",
        "place_id": YIYANG,
        "scope": "全市",
        "year": "2020",
        "unit": "亿元",
        "unit_as_printed": "亿元",
        "status": "final",
        "source_id": "y-2021-prefecture",
        "edition": "y-2021",
        "label": indicator,
        "locator": "S!R1C1",
    }
    return {**defaults, "indicator_id": indicator, "value": value, "value_as_printed": printed or f"{value:g}", **cells}


def frame(loaded, *rows):
    return loaded.tables["observations"].frame(rows)


def failed(loaded, *rows):
    return run_checks(frame(loaded, *rows), loaded)["check"].tolist()


def counties(values):
    parts = [
        row(
            "gdp",
            value / 1e4,
            str(value),
            place_id=place,
            scope="县域",
            unit_as_printed="万元",
            source_id="c-2021-county",
        )
        for place, value in zip(COUNTIES, values, strict=True)
    ]
    return [*parts, row("gdp", 783.0, scope="市辖区", locator="S!R1C2")]


def test_counties_and_districts_add_up_within_rounding(loaded):
    parts = counties([2803031, 2798785, 2401231, 2700294])
    assert failed(loaded, row("gdp", 1853.0), *parts) == []
    assert failed(loaded, row("gdp", 1855.0), *parts) == ["counties_add_up"]


def test_a_missing_county_is_no_failure(loaded):
    assert failed(loaded, row("gdp", 9999.0), *counties([2803031, 2798785, 2401231, 2700294])[1:]) == []


def sectors(*values):
    names = ("value_added_primary", "value_added_secondary", "value_added_tertiary")
    return [row(name, value, locator=f"S!R1C{i}") for i, (name, value) in enumerate(zip(names, values, strict=True), 3)]


def test_sectors_add_up_to_gdp(loaded):
    assert failed(loaded, row("gdp", 1853.0), *sectors(320, 793, 740)) == []
    assert failed(loaded, row("gdp", 1853.0), *sectors(320, 793, 700)) == ["parts_add_up"]


def test_shares_add_up_to_a_hundred(loaded):
    def shares(*values):
        names = ("share_primary", "share_secondary", "share_tertiary")
        cells = {"unit": "%", "unit_as_printed": "%"}
        return [row(n, v, **cells, locator=f"S!R{i}C1") for i, (n, v) in enumerate(zip(names, values, strict=True))]

    assert failed(loaded, *shares(17.27, 42.8, 39.94)) == []
    assert failed(loaded, *shares(17.27, 42.8, 49.94)) == ["shares_add_up"]


def test_a_lost_decimal_is_caught_by_range_and_by_the_year_before(loaded):
    cells = {"unit": "%", "unit_as_printed": "%"}
    before = row("urbanisation_rate", 61.5, **cells, year="2019", source_id="y-2020-prefecture", edition="y-2020")
    assert failed(loaded, before, row("urbanisation_rate", 62.39, **cells)) == []
    assert set(failed(loaded, before, row("urbanisation_rate", 6239.0, **cells))) == {"range", "jump"}


def test_jumps_of_ten_thousand_and_of_more_than_usual(loaded):
    def pair(concept, old, new, year="2019"):
        return failed(loaded, row(concept, old, year=year, source_id="y-a", edition="y-2020"), row(concept, new))

    assert pair("retail_sales", 700, 720) == []
    assert pair("retail_sales", 700, 7_000_000) == ["jump"]
    assert pair("budget_revenue", 140, 90) == ["jump"]
    assert pair("budget_revenue", 140, 90, "2016") == []


def test_editions_that_differ_beyond_rounding(loaded):
    other = {"source_id": "y-2021-2-7", "locator": "S!R9C9"}
    assert failed(loaded, row("gdp", 1853.0), row("gdp", 1853.48, **other)) == []
    assert failed(loaded, row("gdp", 1853.0), row("gdp", 1859.0, **other)) == ["editions_differ"]


def test_a_place_that_an_edition_loses(loaded):
    old = {"source_id": "y-2020-prefecture", "edition": "y-2020", "year": "2019"}
    rows = [row("gdp", 1800.0, **old), row("gdp", 3900.0, place_id="430600", **old), row("gdp", 1853.0)]
    failures = run_checks(frame(loaded, *rows), loaded)
    assert failures[["check", "place_id"]].to_numpy().tolist() == [["place_lost", "430600"]]


def test_one_figure_twice_in_a_source(loaded):
    assert failed(loaded, row("gdp", 1.0e3), row("gdp", 1.0e3, locator="S!R2C1")) == ["figure_twice", "figure_twice"]


def test_no_observation_no_failure(loaded):
    assert failed(loaded) == []
    assert set(CHECKS) >= {"counties_add_up", "parts_add_up", "shares_add_up", "range", "jump"}


CORRECTION = {
    "source_id": "y-2021-prefecture",
    "place_id": YIYANG,
    "scope": "全市",
    "indicator_id": "gdp",
    "year": 2020,
    "expect": "18530000",
    "action": "override",
    "value": 18534800.0,
    "reason": "invented",
}


def test_a_correction_changes_the_value_and_keeps_the_printed_cell(loaded):
    observations = frame(loaded, row("gdp", 1853.0, "18530000", unit_as_printed="万元"))
    corrected, failures = correct(observations, [CORRECTION], loaded)
    assert corrected[["value", "value_as_printed", "flags"]].to_numpy().tolist() == [[1853.48, "18530000", "corrected"]]
    assert failures == []
    assert observations["value"].tolist() == [1853.0]


def test_a_correction_drops_a_figure(loaded):
    corrected, _ = correct(frame(loaded, row("gdp", 1853.0, "18530000")), [{**CORRECTION, "action": "drop"}], loaded)
    assert corrected.empty


def test_the_guard_of_a_correction(loaded):
    mended = frame(loaded, row("gdp", 1853.5, "18535000"))
    unchanged, failures = correct(mended, [CORRECTION], loaded)
    assert unchanged["value"].tolist() == [1853.5]
    assert [failure.check for failure in failures] == ["correction_guard"]
    _, failures = correct(frame(loaded, row("income", 5.0)), [CORRECTION], loaded)
    assert [failure.check for failure in failures] == ["correction_without_figure"]
    _, failures = correct(frame(loaded), [CORRECTION], loaded)
    assert failures == []


def with_formulas(loaded, **formulas):
    changed = {k: dataclasses.replace(loaded.indicators[k], formula=f) for k, f in formulas.items()}
    return dataclasses.replace(loaded, indicators=types.MappingProxyType({**loaded.indicators, **changed}))


def test_a_derived_share_cites_both_figures(loaded):
    known = with_formulas(loaded, trade_total="exports + imports", trade_dependence="trade_total / gdp")
    rows = [row("exports", 80.0), row("imports", 120.0, locator="S!R1C9"), row("gdp", 1000.0)]
    derived = derive(frame(known, *rows), known)
    figures = derived.set_index("indicator_id")
    assert figures.loc["trade_total", "value"] == 200
    assert figures.loc["trade_dependence", "value"] == 20
    assert figures.loc["trade_total", "locator"] == "y-2021-prefecture S!R1C1; y-2021-prefecture S!R1C9"
    assert set(derived["flags"]) == {"derived"}


def test_editions_are_never_mixed_in_a_formula(loaded):
    known = with_formulas(loaded, trade_total="exports + imports")
    rows = [row("exports", 80.0), row("imports", 120.0, edition="y-2022", source_id="y-2022-prefecture")]
    assert derive(frame(known, *rows), known).empty


def test_a_printed_figure_is_not_derived_and_a_limit_is_no_part(loaded):
    known = with_formulas(loaded, trade_total="exports + imports")
    rows = [row("exports", 80.0), row("imports", 120.0)]
    assert derive(frame(known, *rows, row("trade_total", 205.0)), known).empty
    assert derive(frame(known, rows[0], {**rows[1], "value": None, "flags": "bound_le"}), known).empty


def test_units_in_formulas(loaded):
    known = with_formulas(loaded, gdp_per_head="gdp / resident_population")
    population = row("resident_population", 400.0, unit="万人", unit_as_printed="万人")
    derived = derive(frame(known, row("gdp", 2000.0), population), known)
    assert derived["value"].tolist() == [50000]


def versions(loaded):
    cells = {"source_id": "b", "edition": "bulletin-430900-2020", "status": "preliminary", "published": "2021-03-30"}
    return frame(loaded, row("gdp", 1853.48, **cells), row("gdp", 1853.0))


def test_what_was_known_on_a_date(loaded):
    assert as_of(versions(loaded), "2021-03-29").empty
    assert as_of(versions(loaded), "2021-03-30")["source_id"].tolist() == ["b"]
    assert len(as_of(versions(loaded), "2022-12-30")) == 1
    assert len(as_of(versions(loaded), "2022-12-31")) == 2
    with pytest.raises(PlansError, match="YYYY-MM-DD"):
        as_of(versions(loaded), "last year")


def test_the_latest_word_is_the_final_one(loaded):
    assert latest(versions(loaded))["value"].tolist() == [1853.0]
    estimate = frame(loaded, row("gdp", 1850.0, status="estimate", source_id="e", published="2025-01-01"))
    assert latest(pd.concat([versions(loaded), estimate]))["value"].tolist() == [1853.0]


def test_average_growth_needs_every_year(loaded):
    def rate(year, value):
        return row("gdp_growth", value, year=str(year), unit="%", unit_as_printed="%", source_id=f"y-{year}")

    rates = [rate(year, 5.0) for year in (2021, 2022, 2023)]
    assert average_growth(frame(loaded, *rates), YIYANG, "gdp_growth", (2020, 2023)).value == pytest.approx(5.0)
    found = average_growth(frame(loaded, *rates), YIYANG, "gdp_growth", (2020, 2025))
    assert (found.value, found.missing) == (None, (2024, 2025))
    assert len(found.sources) == 3


def test_growth_of_levels_is_not_taken_across_a_census(loaded):
    assert broken_between(loaded, "gdp", 2018, 2020) == ("census-4",)
    assert broken_between(loaded, "gdp", 2019, 2022) == ()
    assert broken_between(loaded, "pm25", 2010, 2025) == ()


def test_failures_of_checks_are_renewed_and_those_of_reading_stay(loaded):
    contract = loaded.tables["statistics_failures"]
    old = [{"check": check, "source_id": "y", "found": "x", "expected": "y"} for check in ("jump", "unreadable_cell")]
    observations = frame(loaded, row("gdp", 1853.0), *sectors(320, 793, 700))
    assert with_checks(contract.frame(old), observations, loaded)["check"].tolist() == [
        "parts_add_up",
        "unreadable_cell",
    ]
