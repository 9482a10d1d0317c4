"""What a text without a plan reports: months so far, comparisons with the year before, how large a place is."""

import pytest

ABOUT = "东川县基本情况"
PLAN = "东川县2024年工作要点"


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("2023年1-7月份，全县地区生产总值增长4.4%；固定资产投资增长1.2%。", ["4.4", "1.2"]),
        ("2023年上半年，全县工业增加值完成8.28亿元，同比增长8.1%。", ["8.28", "8.1"]),
    ],
)
def test_months_so_far_and_growth_since_the_year_before_are_outcomes(read, line, values):
    rows = read(line, title=ABOUT)
    assert [(row["role"], row["lower"]) for row in rows] == [("outcome", value) for value in values]


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        (("一、主要目标", "固定资产投资完成30亿元，同比增长6%。"), ["30", "6"]),
        (("二、产业", "力争工业增加值完成9亿元，同比增长8%。"), ["9", "8"]),
        (("二、产业", "实现旅游收入同比增长5%。"), ["5"]),
    ],
)
def test_growth_that_is_aimed_at_is_a_target(read, lines, values):
    assert [(row["role"], row["lower"]) for row in read(*lines, title=PLAN)] == [("target", value) for value in values]


def test_how_large_a_place_is_states_nothing(read):
    rows = read(
        "全县平均海拔1450米，年均降水量330毫米。总面积3365平方公里，辖7镇8乡326个行政村，总人口26.2万人。",
        "2023年，全县地区生产总值完成27亿元，同比增长2%。",
        title=ABOUT,
    )
    assert [row["lower"] for row in rows] == ["27", "2"]


def test_places_counted_as_an_aim_are_a_target(read):
    rows = read("2024年，力争辖区内30个行政村通天然气。全县新建城区管辖范围内公园5个。", title=PLAN)
    assert [row["lower"] for row in rows] == ["30", "5"]


def test_descriptions_of_places_own_what_follows(read):
    rows = read(
        "2023年上半年，全县工业增加值完成8.28亿元，同比增长8.1%。",
        "西山县基本情况",
        "2023年1-7月份，全县地区生产总值增长4.4%。",
        title="东川县简介",
    )
    assert [row["place"] for row in rows] == ["东川县", "东川县", "西山县"]


def test_how_a_park_is_owns_nothing(read):
    rows = read("园区基本情况", "到2024年，建成标准厂房5万平方米。", title=PLAN)
    assert [row["place"] for row in rows] == ["东川县"]
