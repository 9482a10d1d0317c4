"""Targets beside official statistics, on an invented plan and invented figures."""

import pandas as pd
import pytest
from invented_plans import print_plan

from analysis.attainment import MAIN
from analysis.attainment.curve import Draws
from analysis.attainment.observed import assessed_rows, judge_observed, judge_sources
from analysis.attainment.tables import TABLES, attainment_tables


def observation(indicator_id, year, value, unit, **more):
    return {
        "place": "甲市", "place_id": "430999", "scope": "全市", "indicator_id": indicator_id, "label": indicator_id,
        "year": str(year), "value": value, "unit": unit, "value_as_printed": str(value), "unit_as_printed": unit,
        "status": "final", "source_id": "bulletin-x", "edition": "bulletin-2026", "locator": "line 1", **more,
    }  # fmt: skip


@pytest.fixture
def judged(book):
    def judge(row, *observations):
        printed = print_plan(book, [row])
        for frame in (printed.targets, printed.outcomes):
            frame["place_id"] = "430999"
        return judge_observed(printed, book.tables["observations"].frame(observations), book, MAIN)

    return judge


FOREST = {"label": "森林覆盖率", "unit": "%", "base": "50", "target": "52"}


def test_a_level_in_the_target_year(judged):
    got = judged(FOREST, observation("forest_coverage", 2025, 51.5, "%")).iloc[0]
    assert (got["met"], got["gap"], got["outcome_source"]) == ("missed", -0.5, "bulletin-x")
    assert got["achievement_ratio"] == pytest.approx(0.75)


def test_units_are_brought_together(judged):
    row = {"label": "进出口总额", "unit": "万元", "base": "10000", "target": "30000"}
    got = judged(row, observation("trade_total", 2025, 4.1, "亿元")).iloc[0]
    assert (got["met"], got["gap"], got["gap_unit"]) == ("met", 11000.0, "万元")


def test_growth_needs_every_year(judged):
    row = {"label": "地区生产总值", "unit": "亿元", "base": "100", "target": "—", "target_growth": "7"}
    rates = [observation("gdp_growth", year, 6.0, "%") for year in range(2021, 2026)]
    assert judged(row, *rates[1:]).iloc[0]["reason"] == "incomplete"
    got = judged(row, *rates).iloc[0]
    assert (got["met"], got["outcome_year"]) == ("missed", "2021-2025")
    assert got["gap"] == pytest.approx(-1.0)


def test_a_change_over_the_plan_is_judged_as_the_level_that_it_makes(judged):
    row = {"label": "亿元GDP生产安全事故死亡率", "unit": "人/亿元", "base": "0.07", "target_growth": "[-33%]"}
    got = judged(row, observation("work_safety_death_rate", 2025, 0.022, "人/亿元")).iloc[0]
    assert got["met"] == "met"


def test_a_limit_for_every_year_is_judged_by_its_worst_year(judged):
    row = {"label": "城镇调查失业率", "unit": "%", "base": "5.2", "target": "—", "target_growth": "[≤5.5]"}
    years = {2021: 5.1, 2022: 5.8, 2023: 5.3, 2024: 5.2, 2025: 5.0}
    figures = [observation("unemployment_surveyed", year, value, "%") for year, value in years.items()]
    got = judged(row, *figures).iloc[0]
    assert (got["met"], got["gap"], got["outcome"], got["outcome_year"]) == ("missed", -0.3, "5.8", "2021-2025")
    assert judged(row, *figures[1:]).iloc[0]["reason"] == "incomplete"


def test_words_of_the_plan_are_not_statistics(judged):
    row = {"label": "单位GDP能源消耗降低", "unit": "%", "target": "完成省定目标", "outcome": "已完成"}
    got = judged(row, observation("gdp", 2025, 1.0, "亿元")).iloc[0]
    assert (got["met"], got["reason"]) == ("undetermined", "no_evidence")


REVENUE = {"label": "一般公共预算收入", "unit": "亿元", "base": "136", "target": "190"}


def test_a_figure_of_another_concept_under_the_same_name_does_not_judge(judged):
    official = [observation("budget_revenue", year, value, "亿元") for year, value in ((2020, 78.0), (2025, 95.0))]
    got = judged(REVENUE, *official).iloc[0]
    assert (got["met"], got["reason"], got["outcome"]) == ("undetermined", "sources_differ", "95.0")
    assert judged(REVENUE, official[1]).iloc[0]["reason"] != "sources_differ"


def test_a_figure_that_is_only_revised_judges(judged):
    official = [observation("budget_revenue", year, value, "亿元") for year, value in ((2020, 131.0), (2025, 191.0))]
    assert judged(REVENUE, *official).iloc[0]["met"] == "met"


def test_units_are_no_difference(judged):
    row = REVENUE | {"unit": "万元", "base": "1360000", "target": "1900000"}
    official = [observation("budget_revenue", year, value, "亿元") for year, value in ((2020, 135.0), (2025, 191.0))]
    assert judged(row, *official).iloc[0]["met"] == "met"


def test_a_figure_that_is_not_published_is_told(judged):
    got = judged(FOREST, observation("gdp", 2025, 1.0, "亿元")).iloc[0]
    assert (got["met"], got["reason"]) == ("undetermined", "not_published")


def test_a_running_plan_is_not_judged(judged):
    assert judged(FOREST, observation("forest_coverage", 2024, 51.5, "%")).empty


def test_statistics_stand_beside_own_outcomes_only_where_they_give_a_figure(book):
    rows = [{**FOREST, "outcome": "52.4"}, {"label": "人均预期寿命", "unit": "岁", "target": "79", "outcome": "78"}]
    printed = print_plan(book, rows)
    printed.targets["place_id"] = printed.outcomes["place_id"] = "430999"
    figures = book.tables["observations"].frame([observation("forest_coverage", 2025, 51.5, "%")])
    got = judge_sources(printed, figures, book, MAIN)
    book.tables["verdicts"].check(got)
    assert got["verdict_id"].is_unique
    assert got[["outcome_source", "met"]].apply(tuple, axis=1).tolist() == [
        ("demo-15fyp", "met"), ("demo-15fyp", "missed"), ("bulletin-x", "missed")
    ]  # fmt: skip


def test_a_plan_without_own_outcomes_keeps_all_its_targets(book):
    printed = print_plan(book, [FOREST, {"label": "人均预期寿命", "unit": "岁", "target": "79"}])
    printed.targets["place_id"] = "430999"
    figures = book.tables["observations"].frame([observation("forest_coverage", 2025, 52.5, "%")])
    got = judge_sources(printed, figures, book, MAIN)
    assert got["outcome_source"].tolist() == ["bulletin-x", "observations"]
    assert got["met"].tolist() == ["met", "undetermined"]


def test_a_computed_outcome_is_flagged_and_has_no_wide_tolerance(judged):
    more = {"value_as_printed": "gdp 99.5亿元; gdp 1亿元", "flags": "derived"}
    got = judged(FOREST, observation("forest_coverage", 2025, 51.9941, "%", **more)).iloc[0]
    assert (got["met"], got["outcome"]) == ("missed", "51.99")
    assert "derived" in got["flags"]


def test_all_result_tables_follow_their_contracts(book):
    printed = print_plan(book, [{**FOREST, "outcome": "52.4"}, {**FOREST, "label": "人均预期寿命", "unit": "岁"}])
    rows = assessed_rows(printed, book.tables["observations"].frame([]), book)
    made = attainment_tables(rows, book, Draws(49))
    assert set(made) == set(TABLES)
    for name, frame in made.items():
        book.tables[name].check(frame)
        assert list(frame.columns) == book.tables[name].columns
    assert made["attainment"].iloc[0]["unknown"] == 1


def test_no_plan_at_all_gives_empty_tables(book):
    for name, frame in attainment_tables([], book, Draws(9)).items():
        book.tables[name].check(frame)
        assert isinstance(frame, pd.DataFrame)
