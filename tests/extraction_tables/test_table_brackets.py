"""Square brackets: five-year total or annual average."""

import pytest

from analysis.extraction.tables.brackets import decide_bracket
from analysis.extraction.tables.cells import parse_cell


@pytest.mark.parametrize(
    ("cell", "levels", "label", "legend", "annual_column", "meaning", "sure"),
    [
        ("[2.9]", ("17.1", "20"), "占比", "cumulative", True, "cumulative", True),
        ("[-0.6]", ("54.46", "53.86"), "森林覆盖率", "cumulative", True, "cumulative", True),
        ("[0.05]", ("0.497", "0.547"), "系数", "", True, "cumulative", True),
        ("[7.5]", ("", ""), "地区生产总值增长", "cumulative", True, "annual", True),
        ("[≤5.5]", ("5.5", ""), "城镇调查失业率", "cumulative", True, "annual", True),
        ("[8.4]", ("100", "150"), "产值", "", True, "annual", True),
        ("[18]", ("", ""), "单位产值排放降低", "cumulative", True, "cumulative", True),
        ("[4]", ("", ""), "入托率提高", "cumulative", False, "cumulative", True),
        ("[9]", ("40", "50"), "占比", "cumulative", True, "cumulative", False),
        ("[5]", ("", ""), "新增就业", "", False, "cumulative", False),
    ],
)
def test_arithmetic_then_wording_then_legend(cell, levels, label, legend, annual_column, meaning, sure):
    (value,) = parse_cell(cell)
    decided = decide_bracket(value, levels, label, legend, annual_column)
    assert decided.meaning == meaning
    assert (decided.confidence >= 0.9) == sure


def test_kind_unit_and_period_of_brackets(read):
    reading = read(
        "序号\t指标\t2020年\t规划目标\t\t实际完成\t\n\t\t\t2025年\t年均增速(%)\t2025年\t年均增速(%)\n"
        "1\t产值增长(%)\t4\t—\t[7.5]\t5\t5.7\n2\t失业率(%)\t5.5\t—\t[≤5.5]\t5.3\t<5.5\n"
        "3\t城镇化率(%)\t45\t55\t[10]\t54\t[9]\n4\t律师数(人)\t1\t3\t[2]\t2\t[1]\n注：[]表示累计数。\n",
        "plan-15",
    )
    said = reading.statements.set_index("statement_id")[["kind", "unit", "year"]].T.to_dict("list")
    assert said["plan-15:t1.1.target_growth"] == ["growth_rate", "%", "2025"]
    assert said["plan-15:t1.1.outcome_growth"] == ["growth_rate", "%", "2021-2025"]
    assert said["plan-15:t1.2.target_growth"][:2] == ["share", "%"]
    assert said["plan-15:t1.3.target_growth"] == ["cumulative", "百分点", "2025"]
    assert said["plan-15:t1.3.outcome_growth"] == ["cumulative", "百分点", "2021-2025"]
    assert said["plan-15:t1.4.target_growth"][:2] == ["cumulative", "人"]
    flags = reading.rows.set_index("row")["flags"].fillna("")
    assert ["cumulative" in flags[row] for row in "1234"] == [False, False, True, True]


def test_a_total_without_brackets_is_told_by_arithmetic(read):
    rows = ("产量（亿吨）\t5\t5.5\t0.5", "收入（元）\t100\t134\t6", "面积（亩）\t5.7\t5\t-0.7%")
    text = "\n".join(("指标\t2020年\t2025年\t年均增速〔累计〕", *rows, ""))
    growth = read(text).statements.query("measure == 'target_growth'")
    assert growth[["kind", "unit"]].to_numpy().tolist() == [
        ["cumulative", "亿吨"], ["growth_rate", "%"], ["growth_rate", "%"],
    ]
    rate = read(text.replace("〔累计〕", "")).statements.query("measure == 'target_growth'")
    assert set(rate["kind"]) == {"growth_rate"}
