"""What headings and cells mean: changes beside levels, a target among what happened, spans, bounds of ratios."""

import pytest

from analysis.extraction.tables.cell_values import UnknownWording
from analysis.extraction.tables.cells import parse_cell


def _rows(reading, columns):
    return reading.rows[columns].fillna("").to_numpy().tolist()


@pytest.mark.parametrize("heading", ["比2020年增减", "较2020年变化", "年均增（累计）", "累计变动", "五年增幅"])
def test_a_change_beside_levels(read, heading):
    text = f"指标\t2020年\t2025年\t{heading}\t属性\n产值占比（%）\t5.1\t8\t[2.9]\t预期性\n"
    assert _rows(read(text), ["base", "target", "target_growth"]) == [["5.1", "8", "[2.9]"]]


def test_the_level_of_a_year_is_no_change(read):
    text = "指标\t2020年\t2025年目标\n产值占比（%）\t5.1\t8\n"
    assert _rows(read(text), ["base", "target", "target_growth"]) == [["5.1", "8", ""]]


def test_a_target_among_what_happened(read):
    head = "指标\t“十三五”完成情况\t\t“十四五”目标\n\t规划目标\t2020年实际\t2025年\n"
    reading = read(f"{head}产值（亿元）\t500\t512\t730\n")
    assert _rows(reading, ["base", "target"]) == [["512", "730"]]
    said = reading.statements[["role", "lower", "year"]].to_numpy().tolist()
    assert sorted(said) == [["outcome", "512", "2020"], ["target", "500", "2020"], ["target", "730", "2025"]]


def test_a_heading_over_base_and_target(read):
    reading = read("指标\t目标值\t\n\t2020年\t2025年\n产值（亿元）\t500\t720\n")
    assert _rows(reading, ["base", "target"]) == [["500", "720"]]


def test_targets_of_two_years_of_the_plan_stay_targets(read):
    reading = read("指标\t目标值\t\n\t2023年\t2025年\n产值（亿元）\t600\t720\n")
    assert set(reading.statements["role"]) == {"target"}


def test_the_year_in_a_caption(read):
    text = "2022年主要目标完成情况表\n指标\t目标值\t完成值\n产值（亿元）\t450\t462\n"
    columns = ["target_year", "target", "outcome_year", "outcome"]
    assert _rows(read(text), columns) == [[2022, "450", 2022, "462"]]


def test_explanations_are_no_values(read):
    text = "序号\t指标\t指标解释\t2020年\t2025年\n1\t上网办理率\t可在网上办理的事项占比\t85%\t98%\n"
    assert _rows(read(text), ["label", "base", "target"]) == [["上网办理率", "85%", "98%"]]


def test_growth_in_the_year_before_an_annual_plan_is_of_that_year(read):
    text = "指标\t2025年完成\t增长（%）\t2026年计划\t增长（%）\n产值（亿元）\t512\t5.1\t540\t5.5\n"
    said = read(text, "plan-15").statements
    assert said[said["measure"] == "outcome_growth"]["year"].tolist() == ["2025"]


def test_statuses_of_rows_that_sentences_of_a_note_number(read):
    rows = "".join(f"{i}\t指数{name}（%）\t5{i}\t6{i}\n" for i, name in enumerate("甲乙丙", 1))
    notes = read(f"序号\t指标\t2020年\t2025年\n{rows}注：第1项不再考核；第3项统计口径发生变化。\n").notes
    assert notes[["row", "status"]].to_numpy().tolist() == [["1", "not_assessed"], ["3", "caliber_changed"]]


@pytest.mark.parametrize(
    ("cell", "comparator", "low", "high"),
    [
        ("2.1:1以内", "le", "", "2.1"),
        ("2.1:1", "eq", "2.1", ""),
        ("90以上（含）", "ge", "90", ""),
        ("Ⅱ类及以上", "le", "", "2"),
        ("Ⅲ类", "eq", "3", ""),
        ("（18）", "eq", "18", ""),
        ("[2.75)", "eq", "2.75", ""),
    ],
)
def test_bounds_and_brackets(cell, comparator, low, high):
    value = parse_cell(cell)[0]
    assert (value.comparator, value.lower, value.upper) == (comparator, low, high)
    assert value.bracketed == (cell[0] in "（[")


def test_a_dash_that_a_scan_makes_one(read):
    assert parse_cell("一") == ()
    with pytest.raises(UnknownWording):
        parse_cell("一批")
    text = "指标\t2020年\t2025年\n粮食产能（万吨）\t一\t≥65\n"
    assert _rows(read(text), ["base", "target"]) == [["一", "≥65"]]
