"""Rules of the auditor on invented rows: what each one finds, and what it must leave alone."""

import pytest
from invented import Project
from invented_tables import cell, findings, outcome, rules, table_row, target

from analysis.audit import RULES, audit
from analysis.registry import Registry

NEW, OLD = "lanyuan-15fyp", "baizhu-14fyp"


@pytest.fixture
def registry(project: Project) -> Registry:
    return project.registry


def test_every_rule_has_a_name_of_its_own_and_both_messages() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(rule.zh and rule.en and rule.severity in ("high", "medium", "low") for rule in RULES)


def test_no_tables_no_findings(registry: Registry) -> None:
    found = audit({}, registry)
    assert found.empty
    assert list(found.columns) == registry.tables["findings"].columns


def test_two_targets_for_one_year_in_the_text(registry: Registry) -> None:
    rows = [
        target(NEW, 35, "trade_total", "3.3", unit="亿元", comparator="ge"),
        target(NEW, 249, "trade_total", "7", unit="亿元"),
    ]
    (found,) = findings(registry, targets=rows)
    assert (found.rule, found.severity) == ("targets_differ", "high")
    assert (found.pair.a.line, found.pair.b.line) == (35, 249)
    assert (found.pair.a.value, found.pair.b.value) == ("≥3.3 亿元", "7 亿元")
    assert "进出口" in found.zh
    assert "imports and exports" in found.en


@pytest.mark.parametrize(
    "change",
    [
        {"target_year": "2035"},
        {"place": "青榆县", "place_id": "999901"},
        {"place": "每个区县"},
        {"kind": "growth_rate", "unit": "%"},
        {"indicator_id": "exports"},
        {"lower": "33000", "unit": "万元"},
    ],
    ids=["other year", "other place", "part of the place", "growth", "other concept", "same amount in another unit"],
)
def test_what_is_no_contradiction(registry: Registry, change: dict[str, str]) -> None:
    first = target(NEW, 35, "trade_total", "3.3", unit="亿元")
    second = target(NEW, 249, "trade_total", "7", unit="亿元") | change
    assert findings(registry, targets=[first, second]) == []


def test_sure_and_hoped_for_values_of_one_sentence_are_steps(registry: Registry) -> None:
    first = target(NEW, 35, "gdp_growth", "6", kind="growth_rate", unit="%", hardness="确保")
    second = target(NEW, 35, "gdp_growth", "7", kind="growth_rate", unit="%", hardness="力争", ref="x") | {
        "start": 3520
    }
    assert findings(registry, targets=[first, second]) == []


def test_steps_of_a_series_and_amounts_of_another_size_are_no_contradiction(registry: Registry) -> None:
    steps = [outcome(NEW, 84, "gdp", value, unit="亿元") for value in ("4000", "5000")]
    total = outcome(NEW, 20, "gdp", "5386.9", unit="亿元")
    assert findings(registry, outcomes=[total, steps[0], steps[1] | {"outcome_id": "x"}]) == []
    increase = outcome(NEW, 30, "gdp", "300", unit="亿元")
    assert findings(registry, outcomes=[total, increase]) == []


def test_a_year_that_the_section_belies_is_unknown(registry: Registry) -> None:
    period = next(iter(registry.periods.values()))
    year = str(period.end_year + 1)
    cells = {"unit": "万吨", "year_basis": "carried", "comparator": "eq"}
    first = target(NEW, 81, "grain_output", "325", year, **cells)
    second = target(NEW, 165, "grain_output", "308", year, **cells)
    assert rules(findings(registry, targets=[first, second])) == ["targets_differ"]
    ahead = first | {"section": f"二、“{period.period}”时期主要目标"}
    assert findings(registry, targets=[ahead, second]) == []


def test_a_sentence_that_asks_for_less_than_has_been_reached(registry: Registry) -> None:
    reached = outcome(NEW, 12, "grain_output", "66.2", unit="万吨")
    goal = target(NEW, 77, "grain_output", "62.5", unit="万吨")
    assert rules(findings(registry, targets=[goal], outcomes=[reached])) == ["wording_below_reached"]
    assert findings(registry, targets=[goal | {"lower": "6.2"}], outcomes=[reached]) == []


def test_a_rounder_bound_is_a_restatement_only(registry: Registry) -> None:
    rows = [
        cell(target, NEW, "t1.3.target", 80, "life_expectancy", "80.2", unit="岁"),
        target(NEW, 200, "life_expectancy", "80", unit="岁", comparator="ge"),
    ]
    assert rules(findings(registry, targets=rows)) == ["target_restated"]


def test_text_against_table(registry: Registry) -> None:
    rows = [
        cell(target, NEW, "t1.3.target", 80, "life_expectancy", "80.2", unit="岁"),
        target(NEW, 200, "life_expectancy", "79", unit="岁"),
    ]
    assert rules(findings(registry, targets=rows)) == ["target_against_table"]


@pytest.mark.parametrize(
    ("words", "value", "found"), [("gt", "2000", []), ("eq", "2130", []), ("gt", "2200", ["outcome_against_table"])]
)
def test_reported_results_are_compared_as_intervals(
    registry: Registry, words: str, value: str, found: list[str]
) -> None:
    rows = [
        cell(outcome, NEW, "t1.1.outcome", 80, "gdp", "2130.4", unit="亿元"),
        outcome(NEW, 20, "gdp", value, unit="亿元", comparator=words),
    ]
    assert rules(findings(registry, outcomes=rows)) == found


def test_a_cap_whose_digits_stand_in_the_other_column_is_a_cap(registry: Registry) -> None:
    rows = [
        cell(outcome, NEW, "t1.1.outcome", 80, "unemployment_surveyed", "5.3", unit="%", kind="share"),
        outcome(NEW, 20, "unemployment_surveyed", "5.5", unit="%", kind="share", comparator="le"),
    ]
    assert findings(registry, outcomes=rows) == []


def test_the_base_of_one_table_is_not_the_outcome_of_the_other(registry: Registry) -> None:
    rows = [
        cell(outcome, NEW, "t1.26.outcome", 151, "work_safety_death_rate", "0.01336", unit="人/亿元"),
        cell(outcome, NEW, "t2.22.base", 247, "work_safety_death_rate", "0.015", unit="人/亿元"),
    ]
    (found,) = findings(registry, outcomes=rows)
    assert found.rule == "base_against_outcome"
    rounded = [rows[0], rows[1] | {"lower": "0.0134"}]
    assert findings(registry, outcomes=rounded) == []


def test_a_target_behind_what_has_been_reached(registry: Registry) -> None:
    base = cell(outcome, NEW, "t1.2.base", 90, "air_good_days_share", "90.7", unit="%", kind="share")
    goal = cell(target, NEW, "t1.2.target", 90, "air_good_days_share", "86", unit="%", kind="share")
    assert rules(findings(registry, targets=[goal], outcomes=[base])) == ["target_already_reached"]
    assert rules(findings(registry, targets=[goal | {"comparator": "ge"}], outcomes=[base])) == ["floor_below_reached"]
    assert rules(findings(registry, targets=[goal | {"lower": "90.7"}], outcomes=[base])) == ["target_equals_base"]
    row = table_row(NEW, "2", 90, "空气质量优良天数比例", unit="%", flags="caliber_changed")
    assert findings(registry, targets=[goal], outcomes=[base], indicator_tables=[row]) == []


def test_less_is_better_for_some(registry: Registry) -> None:
    base = cell(outcome, NEW, "t1.2.base", 90, "pm25", "36", unit="微克/立方米")
    better = cell(target, NEW, "t1.2.target", 90, "pm25", "33", unit="微克/立方米")
    assert findings(registry, targets=[better], outcomes=[base]) == []
    worse = better | {"lower": "38"}
    assert rules(findings(registry, targets=[worse], outcomes=[base])) == ["target_already_reached"]


def test_a_change_that_is_not_the_difference(registry: Registry) -> None:
    row = table_row(NEW, "8", 60, "森林覆盖率", base="40.0", target="42.5", target_growth="[3.5]")
    base = cell(outcome, NEW, "t1.8.base", 60, "forest_coverage", "40.0", unit="%", kind="share")
    goal = cell(target, NEW, "t1.8.target", 60, "forest_coverage", "42.5", unit="%", kind="share")
    change = cell(target, NEW, "t1.8.target_growth", 60, "forest_coverage", "3.5", unit="百分点", kind="cumulative")
    (found,) = findings(registry, targets=[goal, change], outcomes=[base], indicator_tables=[row])
    assert found.rule == "change_does_not_close"
    assert "= 2.5" in found.pair.b.value
    right = change | {"lower": "2.5"}
    assert findings(registry, targets=[goal, right], outcomes=[base], indicator_tables=[row]) == []


def test_growth_that_does_not_lead_to_the_end_but_never_for_constant_prices(registry: Registry) -> None:
    base = cell(outcome, NEW, "t1.3.base", 61, "retail_sales", "500", unit="亿元")
    goal = cell(target, NEW, "t1.3.target", 61, "retail_sales", "930", unit="亿元")
    growth = cell(target, NEW, "t1.3.target_growth", 61, "retail_sales_growth", "10", unit="%", kind="growth_rate")
    tables = {"targets": [goal, growth], "outcomes": [base]}
    row = table_row(NEW, "3", 61, "社会消费品零售总额", unit="亿元")
    assert rules(findings(registry, indicator_tables=[row], **tables)) == ["growth_does_not_close"]
    assert findings(registry, indicator_tables=[row | {"label": "地区生产总值"}], **tables) == []


def test_brackets_around_averages_give_one_finding_a_table(registry: Registry) -> None:
    targets, outcomes, rows = [], [], []
    for number, concept in (("1", "gdp_growth"), ("2", "income_growth")):
        percent = {"unit": "%", "kind": "growth_rate"}
        targets.append(cell(target, NEW, f"t1.{number}.target_growth", 70, concept, "7.5", **percent))
        period = {"year": "2021-2025"}
        outcomes.append(cell(outcome, NEW, f"t1.{number}.outcome_growth", 70, concept, "5.7", **percent) | period)
        rows.append(table_row(NEW, number, 70, concept, target_growth="[7.5]", outcome_growth="5.7"))
    (found,) = findings(registry, targets=targets, outcomes=outcomes, indicator_tables=rows)
    assert found.rule == "bracket_is_an_average"
    assert "1、2" in found.zh
    assert found.pair.a.value == "[7.5]"


def test_a_unit_that_does_not_measure(registry: Registry) -> None:
    rows = [
        table_row(NEW, "2", 50, "全员劳动生产率", unit="%", base="12"),
        table_row(OLD, "2", 40, "全员劳动生产率", unit="万元/人", base="12"),
        table_row(NEW, "3", 51, "亿元GDP生产安全事故死亡率", unit="人", base="0.02"),
    ]
    (found,) = findings(registry, indicator_tables=rows)
    assert found.rule == "units_differ"
    assert (found.pair.b.doc_id, found.pair.b.value) == (OLD, "万元/人")


def test_announced_rows(registry: Registry) -> None:
    rows = [
        table_row(NEW, str(number), 50 + number, f"指标{number}", category="经济", flags="announced_rows_differ")
        for number in (1, 2, 3)
    ]
    (found,) = findings(registry, indicator_tables=rows)
    assert (found.rule, found.pair.a.line, found.pair.b.line, found.pair.b.value) == (
        "announced_rows_differ",
        51,
        53,
        "3 行",
    )


def test_formula_and_parts(registry: Registry) -> None:
    rows = [
        outcome(NEW, 20, "gdp", "2000", unit="亿元"),
        outcome(NEW, 21, "trade_total", "500", unit="亿元"),
        outcome(NEW, 22, "trade_dependence", "10", unit="%", kind="share"),
    ]
    assert rules(findings(registry, outcomes=rows)) == ["formula_does_not_close"]
    assert findings(registry, outcomes=[*rows[:2], rows[2] | {"lower": "25"}]) == []
    shares = [
        outcome(NEW, 30, concept, value, unit="%", kind="share")
        for concept, value in (("share_primary", "17.3"), ("share_secondary", "42.8"), ("share_tertiary", "39.9"))
    ]
    assert findings(registry, outcomes=shares) == []
    assert rules(findings(registry, outcomes=[*shares[:2], shares[2] | {"lower": "41.9"}])) == ["parts_do_not_add_up"]


def test_misses_named_and_not_named(registry: Registry) -> None:
    verdict = {
        "target_id": f"{NEW}:t1.3.target",
        "doc_id": NEW,
        "place": "澜沅市",
        "subject": "进出口总额",
        "scheme": "main",
        "basis": "level",
        "reason": "short",
        "outcome": "80",
        "outcome_source": NEW,
        "line": 63,
    }
    missed = verdict | {"verdict_id": "a", "indicator_id": "trade_total", "met": "missed"}
    met = verdict | {"verdict_id": "b", "indicator_id": "gdp", "met": "met", "target_id": f"{NEW}:t1.1.target"}
    named = {
        "doc_id": NEW,
        "label": "地区生产总值增长",
        "indicator_id": "gdp_growth",
        "open": "yes",
        "line": 9,
        "start": 1,
        "end": 9,
    }
    rows = [table_row(NEW, "3", 63, "进出口总额", target="100")]
    found = findings(registry, verdicts=[missed, met], named_misses=[named], indicator_tables=rows)
    assert rules(found) == ["named_miss_was_met", "miss_not_named"]
    assert found[1].pair.b.value == "100 → 80"
    closed = findings(registry, verdicts=[missed], named_misses=[named | {"open": "no"}])
    assert rules(closed) == ["miss_not_in_closed_list"]


def test_between_documents(registry: Registry) -> None:
    earlier = {"place": "白渚区", "place_id": "999903"}
    old = target(OLD, 10, "urbanisation_rate", "70", "2025", unit="%", kind="share") | earlier
    new = target(NEW, 10, "urbanisation_rate", "68", "2025", unit="%", kind="share") | earlier
    assert rules(findings(registry, targets=[old, new])) == ["target_lowered"]
    later = new | {"target_year": "2030"}
    assert rules(findings(registry, targets=[old, later])) == ["target_postponed"]
    assert findings(registry, targets=[old, later | {"lower": "75"}]) == []
    reported = outcome(OLD, 20, "gdp", "480", "2020", unit="亿元") | earlier
    revised = outcome(NEW, 20, "gdp", "455.5", "2020", unit="亿元") | earlier
    assert rules(findings(registry, outcomes=[reported, revised])) == ["base_against_last_outcome"]


def test_two_documents_give_an_industry_different_outputs(registry: Registry) -> None:
    old = target(OLD, 10, "", "3000", unit="亿元", subject="先进装备制造产业产值")
    new = target(NEW, 12, "", "0.25", unit="万亿元", subject="先进装备制造业总产值")
    (found,) = findings(registry, targets=[old, new])
    assert found.rule == "industry_outputs_differ"
    assert findings(registry, targets=[old, new | {"lower": "0.3"}]) == []
    assert findings(registry, targets=[old, new | {"subject": "先进装备制造业营业收入"}]) == []


def test_outcome_against_every_edition(registry: Registry) -> None:
    reported = outcome(NEW, 20, "gdp", "480", "2020", unit="亿元")
    edition = {
        "place": "澜沅市",
        "place_id": "999900",
        "scope": "全市",
        "indicator_id": "gdp",
        "label": "地区生产总值",
        "year": "2020",
        "value": 455.5,
        "unit": "亿元",
        "value_as_printed": "4555000",
        "status": "final",
        "source_id": "yearbook-2021",
        "edition": "yearbook-2021",
        "locator": "Sheet!R9C3",
    }
    (found,) = findings(registry, outcomes=[reported], observations=[edition])
    assert (found.rule, found.pair.b.doc_id, found.pair.b.line) == ("outcome_against_statistics", "yearbook-2021", None)
    other = edition | {"value": 481.0, "edition": "yearbook-2022"}
    assert findings(registry, outcomes=[reported], observations=[edition, other]) == []


def test_the_table_keeps_its_contract(registry: Registry) -> None:
    rows = registry.tables["targets"].frame(
        [target(NEW, 35, "gdp", "3.3", unit="亿元"), target(NEW, 249, "gdp", "7", unit="亿元")]
    )
    registry.tables["findings"].check(audit({"targets": rows}, registry))
