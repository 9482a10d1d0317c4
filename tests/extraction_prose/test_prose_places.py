"""Places as a clause words them: waters, zones and ports, routes, parts of a town; and what is no place."""

import pytest

GOAL = ("第一章 总体目标", "第一节 主要任务")
OWN = "东川市"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("力争东清湖总磷浓度降至0.05毫克/升。", "东清湖"),
        ("清江东川段水质达到Ⅱ类。", "清江东川段"),
        ("建成幸福河湖40个。", OWN),
        ("主要河湖水质达到Ⅲ类。", OWN),
        ("全湖水质达到Ⅲ类。", OWN),
        ("东川化工高新区综合竞争力居全省第一。", "东川化工高新区"),
        ("南溪港集装箱吞吐量达到90万标箱。", "南溪港"),
        ("省级高新区达到3个。", OWN),
        ("推动港航物流产业产值达到90亿元。", OWN),
        ("建设南溪港码头3座。", OWN),
        ("东川—南溪段航道水深达到6米。", "东川—南溪"),
        ("创新能力升至全国第二。", OWN),
        ("所有街道及60%的乡镇建有养老中心。", OWN),
        ("每个乡镇建有1所养老中心。", "每个乡镇"),
        ("建成区绿地率达到40%。", OWN),
        ("乡镇建成区生活污水集中处理率达到60%。", OWN),
        ("建成区污水集中处理率达到60%。", "建成区"),
        ("全国农业标准化示范区达13个。", OWN),
        ("全国文明村镇达13个。", OWN),
        ("全国粮食产量达到6亿吨。", "全国"),
        ("建设北山至南河等5条公路。", OWN),
        ("建设滇池、阳海、抚清湖3个国家级旅游度假区。", OWN),
        ("改扩建城区道路9条。", OWN),
        ("县城污水处理率达到95%。", "县城"),
        ("城区空气优良率达到95%。", "城区"),
        ("综合实力居全国百强城区第10位。", OWN),
        ("全面完成南清湖自然保护区9万亩杨树清退。", "南清湖自然保护区"),
    ],
)
def test_places(read, text, place):
    assert [row["place"] for row in read(*GOAL, text)][:1] == [place]


def test_a_level_in_brackets_is_the_place_of_its_value(read):
    rows = read(*GOAL, "税收达到90亿元（市本级30亿元）。市本级税收达到30亿元。")
    assert [row["place"] for row in rows] == [OWN, "市本级", OWN]


def test_what_is_built_up_keeps_its_name(read):
    assert read(*GOAL, "乡镇建成区生活污水集中处理率达到60%。")[0]["subject"] == "乡镇建成区生活污水集中处理率"
