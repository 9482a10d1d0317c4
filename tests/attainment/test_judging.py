"""Verdicts on an invented completion table, from cells, statements and notes."""

import pandas as pd
import pytest
from invented_plans import print_plan

from analysis.attainment import MAIN, SCHEMES, judge


def row(label, unit, **cells):
    return {"label": label, "unit": unit, **cells}


ENERGY = row("单位GDP能耗", "吨标准煤/万元", base="0.48", target_growth="完成省定目标", outcome="0.39")
POLLUTANT = row(
    "主要污染物排放强度指数/单位GDP氨氮排放强度",
    "吨/亿元",
    target="≤3",
    target_growth="完成省定目标",
    outcome_growth="完成省定目标",
)


def verdict(book, printed_row, *notes, scheme=MAIN):
    frame = judge(print_plan(book, [printed_row], [{"row": "1", **note} for note in notes]), book, scheme)
    book.tables["verdicts"].check(frame)
    return frame.iloc[0]


def test_level_comes_before_growth(book):
    got = verdict(
        book,
        row("地区生产总值", "亿元", base="100", target="150", target_growth="8", outcome="140", outcome_growth="9"),
    )
    assert (got["basis"], got["met"], got["gap"], got["gap_unit"]) == ("level", "missed", -10.0, "亿元")
    assert got["achievement_ratio"] == pytest.approx(0.8)
    assert got["target_id"] == "demo-15fyp:t1.1.target"
    assert got["indicator_id"] == "gdp"


def test_growth_where_a_level_is_not_printed(book):
    got = verdict(
        book, row("固定资产投资", "亿元", base="90", target="—", target_growth="10", outcome="—", outcome_growth="7.5")
    )
    assert (got["basis"], got["met"], got["indicator_id"]) == ("growth", "missed", "fixed_investment_growth")
    assert got["gap_pp_per_year"] == pytest.approx(-2.5)


def test_the_tolerance_follows_the_digits_that_base_plus_change_show(book):
    plain = row("研发经费占GDP比重", "%", base="0.61", target="2.3", outcome="2")
    assert verdict(book, plain)["met"] == "met"
    assert verdict(book, {**plain, "target_growth": "[1.69]", "outcome_growth": "[1.39]"})["met"] == "missed"


def test_reported_completion_counts_unless_figures_of_a_note_speak_against_it(book):
    assert verdict(book, POLLUTANT)["reason"] == "reported_complete"
    kept = verdict(book, POLLUTANT, {"measure": "排放总量", "target": "120", "outcome": "110"})
    assert (kept["met"], kept["reason"]) == ("met", "note_figures")
    broken = verdict(book, POLLUTANT, {"measure": "排放总量", "target": "100", "outcome": "110"})
    assert (broken["basis"], broken["met"], broken["reason"]) == ("delegated", "undetermined", "note_contradicts")


def test_a_note_on_a_decline_counts_more_of_it_as_better(book):
    assert verdict(book, ENERGY, {"measure": "能耗累计下降", "target": "16", "outcome": "16.7"})["met"] == "met"
    assert verdict(book, ENERGY)["reason"] == "no_evidence"


def test_schemes_decide_on_delegated_targets(book):
    assert verdict(book, POLLUTANT, scheme=SCHEMES["delegated_drop"])["reason"] == "dropped"
    assert verdict(book, ENERGY, scheme=SCHEMES["delegated_met"])["met"] == "met"
    assert verdict(book, POLLUTANT, scheme=SCHEMES["figures_only"])["reason"] == "evidence_too_weak"


@pytest.mark.parametrize("status", ["not_assessed", "not_published", "cancelled", "caliber_changed"])
def test_a_missing_outcome_says_why(book, status):
    got = verdict(book, row("社会安全指数", None, base="86", target="100", outcome="—"), {"status": status})
    assert (got["met"], got["reason"]) == ("undetermined", status)
    assert pd.isna(got["gap"])


def test_a_level_on_another_caliber_is_missing_unless_the_target_was_adjusted_to_it(book):
    forest = row("森林覆盖率", "%", base="45.3", target="38.2", outcome="36.1", flags="caliber_changed")
    assert verdict(book, forest)["reason"] == "caliber_changed"
    got = verdict(book, forest, {"status": "target_adjusted"})
    assert (got["met"], got["ratio_flag"]) == ("missed", "caliber")


def test_an_estimate_is_judged_but_not_by_the_scheme_that_wants_final_figures(book):
    cities = row("常住人口城镇化率", "%", base="60.8", target="65", outcome="63.3*", flags="estimate")
    got = verdict(book, cities)
    assert (got["met"], got["flags"]) == ("missed", "estimate")
    assert verdict(book, cities, scheme=SCHEMES["final_only"])["reason"] == "estimate"


def test_a_row_without_a_concept_is_never_guessed(book):
    got = verdict(book, row("幸福感受指数", "分", base="1", target="2", outcome="3"))
    assert (got["met"], got["reason"]) == ("undetermined", "no_concept")


def test_a_reduction_printed_as_a_positive_figure(book):
    got = verdict(book, row("单位GDP二氧化碳排放降低", "%", target_growth="[18]", outcome_growth="[17]"))
    assert (got["met"], got["gap"]) == ("missed", -1.0)
    assert got["achievement_ratio"] == pytest.approx(17 / 18, abs=1e-5)


def test_tables_without_outcomes_give_no_verdicts(book):
    assert judge(print_plan(book, [row("地区生产总值", "亿元", base="100", target="150")]), book).empty


def test_a_delegated_target_without_any_word_on_it_says_why(book):
    silent = {**POLLUTANT, "target": "—", "outcome_growth": "—"}
    assert verdict(book, silent)["reason"] == "no_evidence"
    assert verdict(book, silent, {"status": "not_assessed"})["reason"] == "not_assessed"


@pytest.mark.parametrize("words", ["未完成省定目标", "不达标", "未能实现"])
def test_reported_failure_is_a_miss(book, words):
    got = verdict(book, {**POLLUTANT, "target": "—", "outcome_growth": words})
    assert (got["met"], got["reason"]) == ("missed", "reported_incomplete")
