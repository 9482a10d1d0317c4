"""The place of a text whose title names none: its issuer, or whom it is on throughout; counties of one character."""

import pytest

from analysis.extraction.prose.place_forms import acting_place, dominant_place, issuing_place, named_in_title

TODAY = "五年来，东川科学城建成。东川经开区进位。今天的东川，勇当先锋！"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("2021年嵩县政府工作报告", "嵩县"),
        ("2021年全县政府工作报告", ""),
        ("关于受县政府委托的说明", ""),
        ("嵩县里的大事", ""),
    ],
)
def test_a_county_of_one_character_stands_before_its_office(line, place):
    assert named_in_title(line) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("在嵩县第十七届人民代表大会第五次会议上", "嵩县"),
        ("请予审议，并请县政协委员提出意见。", ""),
        ("受市政府委托，向大会报告。", ""),
        ("大同市人民政府印发通知", "大同市"),
    ],
)
def test_a_word_of_grammar_before_a_level_is_no_place(text, place):
    assert acting_place(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("浏览次数： 信息来源: 东川市政府\n一、全市主要目标", "东川市"),
        ("来源：东川市统计局\n一、目标", "东川市"),
        ("来源：东川省人民政府\n一、全市主要目标", ""),
        ("来源：东川日报\n一、全市主要目标", ""),
        ("水的来源东川市有三处", ""),
    ],
)
def test_the_office_that_a_page_names_as_its_source_gives_the_place(text, place):
    assert issuing_place(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("我代表市人民政府报告工作。" + TODAY, "东川市"),
        ("全省领先，我市靠前。" + TODAY, "东川市"),
        (TODAY, ""),
        ("我代表市人民政府报告工作。今天的成绩，来之不易；东川经开区进位，东川高新区进位。", ""),
        ("全市、全省领先。" + TODAY, ""),
    ],
)
def test_a_name_that_only_places_bear_throughout_gives_the_place(text, place):
    assert dominant_place(text) == place


def test_a_text_without_a_title_takes_the_place_of_its_source(read):
    source = "时间：2023-07-11 信息来源：东川市政府"
    rows = read(source, "一、全市主要目标", "1.生产总值增长6%以上。", title="市政府工作报告责任分解（2023年）")
    assert [row["place"] for row in rows] == ["东川市"]
    rows = read("一、全市主要目标", "1.生产总值增长6%以上。", title="市政府工作报告责任分解（2023年）")
    assert [row["place"] for row in rows] == ["invented"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("东川经济总量突破3000亿元。", ["东川市"]),
        ("东川、西川经济总量突破3000亿元。", ["东川市", "西川市"]),
        ("民营经济总量突破3000亿元。", ["青田省"]),
        ("数字、海洋经济总量突破3000亿元。", ["青田省", "青田省"]),
        ("全省经济总量突破3000亿元。", ["青田省"]),
    ],
)
def test_cities_of_a_province_own_their_economy(read, text, place):
    rows = read("一、2025年工作回顾", text, title="2026年青田省政府工作报告")
    assert [row["place"] for row in rows] == place
