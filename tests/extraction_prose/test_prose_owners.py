"""The place of a document and of its parts: titles, issuing offices, lines of a web page, lines that name a place."""

import pytest

from analysis.extraction.prose.place_forms import acting_place, is_place_name, named_in_title
from analysis.extraction.prose.web_lines import is_web_line

GOAL = "到2025年，学校达到20所。"
GENERAL = "关于推进民生工程的实施意见"


def places(rows):
    return [row["place"] for row in rows]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("东山县青河镇2025年政府工作报告", "东山县青河镇"),
        ("青河镇国民经济和社会发展第十四个五年规划纲要", "青河镇"),
        ("南溪街道2024年工作总结", "南溪街道"),
        ("清河村村庄规划（2021—2035年）", "清河村"),
        ("东川新区“十四五”规划", "东川新区"),
        ("东川市高新区2025年工作要点", "东川市高新区"),
        ("西岭左旗2025年政府工作报告", "西岭左旗"),
        ("中国共产党东川市委员会工作报告", "东川市"),
        ("韩城市“十四五”规划", "韩城市"),
        ("东川市特色小镇发展规划", "东川市"),
        ("东川市美丽乡村建设方案", "东川市"),
        ("东川县城镇体系规划", "东川县"),
        ("东川市创建全国文明城市三年行动", "东川市"),
        ("南溪县青河乡人民政府2025年工作计划", "南溪县青河乡"),
        ("东川都市圈发展规划", ""),
        ("智慧城市建设方案", ""),
        ("国家级新区发展规划", ""),
        ("未来5年东川“卫生强市”战略,到2020年将实现", ""),
        ("全国和18个省市(自治区)目标梳理", ""),
    ],
)
def test_the_form_of_a_name_tells_the_place_of_a_title(title, place):
    assert named_in_title(title) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("根据《中共青河市委、青河市人民政府关于推进城市化的决定》", "青河市"),
        ("8月10日,记者从青河县第十二次代表大会上获悉", "青河县"),
        ("近日,青河市人大十七届五次会议绘就蓝图", "青河市"),
        ("记者25日从青河省经济和信息化厅获悉", "青河省"),
        ("现在，我代表青河县人民政府，向大会报告工作", "青河县"),
        ("在日前召开的海安市青河区第二届人民代表大会上", "海安市青河区"),
        ("根据《东山省人民政府关于建设的决定》，结合我市实际。青河市人民政府提出", "青河市"),
        ("根据《东山省人民政府关于建设的决定》，结合我市实际", ""),
        ("根据《东山省人民政府关于建设的决定》，结合全市实际", "东山省"),
        ("各省、自治区、直辖市人民政府", ""),
        ("经市第十届人民代表大会审议，市委、市政府决定", ""),
    ],
)
def test_an_office_or_assembly_tells_the_place(text, place):
    assert acting_place(text) == place


def test_an_office_of_the_state_counts_only_where_it_issues_the_text(read):
    decided = "根据《中共青河市委、青河市人民政府关于推进城市化的决定》，提出以下意见。"
    assert places(read(decided, "到2025年，享受国务院政府特殊津贴人才达到100人。", title=GENERAL)) == ["青河市"]
    for title in ("国务院关于印发教育规划的通知", "教育部关于印发教育规划的通知", "“十四五”全国教育发展规划"):
        assert places(read(GOAL, title=title)) == ["中国"]
    assert places(read(GOAL, title="县委宣传部关于印发教育规划的通知")) == ["invented"]


@pytest.mark.parametrize(
    ("line", "web"),
    [
        ("索引号 11330283/2024-15 主题分类 政务公开", True),
        ("发布机构 区政府办公室 发文日期 2024-05-27", True),
        ("信息来源：青河区政府办公室 浏览次数：57", True),
        ("字体:【大】 【小】", True),
        ("时间：2016-08-11 来源：青河新闻网", True),
        ("时间：到2025年底，建成学校20所。", False),
        ("来源稳定的财政收入达到90亿元", False),
        ("浏览人数达到90万人次", False),
    ],
)
def test_lines_of_a_web_page_are_no_text(line, web):
    assert is_web_line(line) is web


def test_a_web_page_gives_neither_place_nor_statement(read):
    rows = read("发布机构 区政府办公室 浏览次数 90人次", "青河区2025年民生实事项目", GOAL, title="索引号 1133/2024-15")
    assert [(row["place"], row["lower"]) for row in rows] == [("青河区", "20")]


def test_a_place_alone_in_its_line_owns_what_follows(read):
    lines = ("全国：", GOAL, "东川省：", GOAL, "森林覆盖率提高到45%。", "西山：", GOAL)
    assert places(read(*lines, title="“十四五”规划纲要目标梳理")) == ["全国", "东川省", "东川省", "西山"]


def test_a_place_at_the_head_of_its_paragraph_owns_this_one(read):
    lines = ("南溪县：产业园达到3个。", GOAL, "建成区：绿地率达到40%。")
    assert places(read("第一节 主要任务", *lines))[:2] == ["南溪县", "东川市"]
    lines = ("01、东川省：风电达到5万千瓦。", GOAL, "02、西山省：风电达到9万千瓦。", "省政府提出，学校达到30所。")
    assert places(read(*lines, title="风电规划一览")) == ["东川省", "东川省", "西山省", "西山省"]


@pytest.mark.parametrize(
    ("words", "known"),
    [
        ("东川市", True),
        ("北山区", True),
        ("东城区", True),
        ("主城区", False),
        ("贫困山区", False),
        ("滨海新区", True),
        ("南溪街道", True),
        ("城区", False),
        ("各县", False),
        ("贫困县", False),
    ],
)
def test_kinds_of_places_are_no_names(words, known):
    assert is_place_name(words) is known


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        ("东川：力争2025年学校达到20所", "东川教育稳步发展，全市学校达到20所。", "东川市"),
        ("未来五年东川“卫生强市”战略", "东川健康网。全市医院达到20所。", "东川市"),
        ("解读：力争2025年学校达到20所", "全市学校达到20所。解读如下。", "invented"),
        ("坚持“工业强市”战略", "坚持发展工业，全市工厂达到20家。", "invented"),
        ("东川：力争2025年学校达到20所", "全市学校达到20所。", "invented"),
    ],
)
def test_a_bare_name_in_a_headline_takes_the_suffix_of_the_text(read, title, text, place):
    assert places(read(text, title=title))[-1] == place


def test_a_bare_name_in_a_line_takes_the_suffix_of_what_it_owns(read):
    lines = ("全国：", GOAL, "西山：", "全市学校达到20所。", "南山：", GOAL)
    assert places(read(*lines, title="“十四五”规划纲要目标梳理")) == ["全国", "西山市", "南山"]


def test_a_numbered_line_that_is_no_sentence_owns_what_follows(read):
    lines = ("01、南溪县：光伏达到34万千瓦", GOAL)
    assert places(read(*lines, title="东川市光伏规划")) == ["南溪县", "南溪县"]
    lines = ("01、南溪县：光伏达到34万千瓦。", GOAL)
    assert places(read(*lines, title="东川市光伏规划")) == ["南溪县", "东川市"]
