"""Kind and tone of statements: flows and their lists, rates, totals of a year, tones that govern later clauses."""

import pytest

PAST = ("第一章 发展基础",)
GOAL = ("第一章 总体目标", "第一节 主要任务")


def told(rows, column):
    return [(row["lower"] or row["upper"], row[column]) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增停车位400个、充电桩90个、5G基站70个。", ["cumulative"] * 3),
        ("新增省级企业20家、企业总数90家。", ["cumulative", "count"]),
        ("新建学校3所，在校学生达到5000人。", ["cumulative", "count"]),
        ("新建改造35千伏线路30公里，110千伏线路40公里。", ["cumulative", "cumulative"]),
        ("新建改造35千伏线路30公里，高速公路40公里。", ["cumulative", "level"]),
        ("拥有学校3所、医院4所。", ["count", "count"]),
        ("建成过江通道4座、在建8座。", ["cumulative", "count"]),
        ("新改建供水管网70公里。", ["cumulative"]),
        ("每万人口高价值发明专利拥有量达14件。", ["level"]),
        ("亿元GDP生产安全事故死亡率降至0.02人/亿元。", ["level"]),
        ("发明专利拥有量达14件。", ["count"]),
        ("2024年完成外贸进出口总额7亿元。", ["level"]),
        ("“十四五”期间完成固定资产投资900亿元。", ["cumulative"]),
        ("城镇化率提高1个百分点。", ["growth_rate"]),
        ("工业税收占比增长4个百分点。", ["growth_rate"]),
        ("城镇化率高于全省0.7个百分点。", ["share"]),
        ("工业、农业、商业增加值分别增长6%和7%。", ["growth_rate", "growth_rate"]),
        ("工业、农业占比分别达到6%和7%。", ["share", "share"]),
        ("工业、农业占比分别提高到6%和7%。", ["share", "share"]),
    ],
)
def test_kinds(read, text, expected):
    assert [row["kind"] for row in read(*GOAL, text)] == expected


def test_a_list_that_a_verb_of_flow_opens_adds_up_over_the_period(read):
    rows = read(*PAST, "新增省级企业20家、重点实验室2家，企业总数达到90家。")
    assert told(rows, "year") == [("20", "2016-2020"), ("2", "2016-2020"), ("90", "2020")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争PM2.5浓度降至30微克/立方米，空气优良率88%以上。", ["力争", "力争"]),
        ("力争到2025年，茶业产值达到90亿元，茶园达到30万亩。", ["力争", "力争"]),
        ("力争税收达到90亿元；茶园达到30万亩。", ["力争", None]),
        ("力争税收达到90亿元，加快发展茶业，茶园达到30万亩。", ["力争", None]),
        ("力争税收达到90亿元，确保茶园达到30万亩，油茶达到10万亩。", ["力争", "确保", "确保"]),
        ("力争签约项目50个（其中亿元项目10个）。", ["力争", "力争"]),
        ("确保社会大局稳定，茶园达到30万亩。", [None]),
        ("争取国家专项资金9亿元，建成茶园30万亩。", [None]),
    ],
)
def test_a_tone_governs_coordinated_clauses(read, text, expected):
    assert [row["hardness"] for row in read(*GOAL, text)][-len(expected) :] == expected
