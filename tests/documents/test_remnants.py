"""Escapes of markdown and remnants of html in plain texts."""

from pathlib import Path

import pytest
from document_samples import EMPTY, read

from analysis.documents.mapped import MappedText
from analysis.documents.markup import remove_markup
from analysis.documents.plain import plain_lines


def plain(text: str) -> str:
    return plain_lines(MappedText.whole(text)).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("研发（R&amp;D）投入增长&gt;7%，&ge;60%。", "研发（R&D）投入增长>7%，≥60%。"),
        ("&nbsp;&nbsp;&emsp;一、目标\n增长&nbsp;5%", "一、目标\n增长\xa05%"),
        ("&amp;nbsp;&amp;amp;nbsp;一、目标", "一、目标"),
        ("&ldquo;十五五&rdquo;&#12289;&#x5E74;均&mdash;", "“十五五”、年均—"),
        ("一、目标<br>二、任务<BR/><br /> 三、保障<br>\n完", "一、目标\n二、任务\n三、保障\n完"),
        ("收入<br>（亿元）\t450<br>500\tA<br>\t6", "收入（亿元）\t450 500\tA\t6"),
        ("| 收入<br>（亿元） | 450<br>500 |", "| 收入（亿元） | 450 500 |"),
    ],
)
def test_remnants_become_what_they_stand_for(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    "text",
    ["R&D、AT&T；A&B;C", "降幅<5%，a<b>c", "&#10;&#0;&#1114112;&Tab;&unknown;&amp 5", "<brown>&;", "若x<y&&y>z;"],
)
def test_signs_that_are_data_stay(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"增长\>5%\*，占比\<3\%，见注\*\*", "增长>5%*，占比<3%，见注**"),
        (r"1\. 总则 2\-3个 \[累计\] a\_b", "1. 总则 2-3个 [累计] a_b"),
        ("坚持稳中求进，\\\n增长\\\\*5%\\", "坚持稳中求进，\n增长\\*5%"),
        (r"**\*粗**", "*粗"),
        (r"\# 号", "# 号"),
        (r"D:\资料\n1，元\人", r"D:\资料\n1，元\人"),
    ],
)
def test_escapes_go_and_other_backslashes_stay(text: str, expected: str) -> None:
    assert remove_markup(MappedText.whole(text)).text == expected


def test_an_escaped_bar_is_part_of_its_cell() -> None:
    rows = "| 指标 | 值 |\n|---|---|\n| 甲\\|乙 | 5 |\n"
    assert remove_markup(MappedText.whole(rows)).text == "指标\t值\n甲|乙\t5\n"


def test_places_lead_to_the_source(tmp_path: Path) -> None:
    text = "“十五五”期间，研发（R&amp;D）经费投入&gt;7%\\*。<br>城镇化率&ge;65%。\n"
    document = read(tmp_path, text, EMPTY)
    assert document.text == "“十五五”期间，研发（R&D）经费投入>7%*。\n城镇化率≥65%。\n"
    for sign, printed in (("&", "&amp;"), (">", "&gt;"), ("7", "7"), ("*", "*"), ("≥", "&ge;"), ("65%", "65%")):
        assert text.startswith(printed, document.to_source[document.text.index(sign)])
