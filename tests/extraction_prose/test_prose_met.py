"""What was done of an aim: 完成年计划710亿元的89.4% tells a share of the plan, not two figures."""

import pytest

REPORT = "东川市2021年国民经济和社会发展计划草案的报告"


def told(rows):
    return [(row["role"], row["subject"], row["lower"] or row["upper"]) for row in rows]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "地区生产总值635亿元，完成年计划710亿元的89.4%（主要是二产未达预期），增长2%。",
            [("地区生产总值", "635"), ("地区生产总值完成年计划比例", "89.4"), ("地区生产总值增长", "2")],
        ),
        (
            "固定资产投资300亿元，完成年计划的77.9%（主要是项目不足，难以支撑投资持续增长），下降18.4%。",
            [("固定资产投资", "300"), ("固定资产投资完成年计划比例", "77.9"), ("固定资产投资下降", "18.4")],
        ),
        ("财政收入30亿元，为预算的103%。", [("财政收入", "30"), ("财政收入完成预算比例", "103")]),
    ],
)
def test_shares_of_aims(read, sentence, expected):
    rows = read("一、2020年计划执行情况", sentence, title=REPORT)
    assert {role for role, *_ in told(rows)} == {"outcome"}
    assert [(subject, value) for _, subject, value in told(rows)] == expected


def test_a_share_of_what_was_no_aim_leaves_both_figures(read):
    rows = read("一、2020年计划执行情况", "民生支出30亿元，占财政支出40亿元的75%。", title=REPORT)
    assert [row["lower"] for row in rows] == ["30", "40", "75"]


def test_what_a_year_had_planned_is_no_outcome(read):
    rows = read("一、2020年工作总结", "河堤加固年度计划完成15000万元，实际完成投资14242万元。", title=REPORT)
    assert [row["lower"] for row in rows] == ["14242"]


def test_headings_that_sum_up_look_back(read):
    assert [row["role"] for row in read("一、工作总结", "建成公园5个。", title=REPORT)] == ["outcome"]
    assert [row["role"] for row in read("一、总结推广经验", "建成公园5个。", title=REPORT)] == ["target"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("城镇居民可支配收入、农民人均纯收入分别增长12%以上。", ["城镇居民可支配收入增长", "农民人均纯收入增长"]),
        ("地区生产总值预期175亿元，力争177亿元。", ["地区生产总值", "地区生产总值"]),
        ("加大7家拟上市企业扶持力度。", []),
        ("培育7家拟上市企业。", ["拟上市企业"]),
        ("41项农村饮水工程总投资1900万元。", ["农村饮水工程", "农村饮水工程总投资"]),
    ],
)
def test_names(read, sentence, expected):
    assert [row["subject"] for row in read("2025年，" + sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    ["2025年，支出（扣除2022年专项资金外）增长3%以上。", "2025年，利用外资8500万美元，与2024年持平，力争达1亿美元。"],
)
def test_years_that_only_compare_or_are_taken_out_hold_for_nothing(read, sentence):
    assert {(row["role"], row["year"]) for row in read(sentence)} == {("target", "2025")}
