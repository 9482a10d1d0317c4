"""The place of a text without a title: the only one that it tells of by its full name, or the state."""

import pytest

VALUE = "固定资产投资增长8%。"


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("2025年东川市地区生产总值达到500亿元。", "东川市"),
        ("大会今天召开。东川县将紧紧围绕目标，力争2025年" + VALUE, "东川县"),
        ("大会召开，中共东川县委东川县人民政府作了发言。到2025年，" + VALUE, "东川县"),
        ("日前，国家林草局、财政部联合印发《油茶三年行动方案（2023—2025年）》。到2025年，油茶面积达到9万亩。", "中国"),
        ("近日，中央网信办、农业农村部印发《数字乡村方案》。到2025年，油茶面积达到9万亩。", "中国"),
    ],
)
def test_text_is_of_the_only_place_it_tells_of(read, line, place):
    assert {row["place"] for row in read(line, title="要闻")} == {place}


@pytest.mark.parametrize(
    "line",
    [
        "2025年东川市地区生产总值达到500亿元，西山市地区生产总值达到300亿元。",
        "各地区生产总值要稳步提高。到2025年，" + VALUE,
        # A county that carries out a plan of the state.
        "国家林草局印发《油茶方案》，我县抓好落实。到2025年，油茶面积达到9万亩。",
        "省委组织部、省水利厅联合印发《油茶方案》。到2025年，油茶面积达到9万亩。",
        "县农业部门印发《油茶方案》。到2025年，油茶面积达到9万亩。",
    ],
)
def test_no_place_is_guessed(read, line):
    assert {row["place"] for row in read(line, title="要闻")} == {"invented"}
