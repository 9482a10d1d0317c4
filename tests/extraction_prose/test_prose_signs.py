"""Signs that are looked for before a long pattern is tried: none may keep a pattern from what it would find."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.documents.document import Paragraph
from analysis.extraction.prose.clauses import cut, sentences, sentences_of
from analysis.extraction.prose.time import find_times
from analysis.extraction.prose.words import PREDICATE
from analysis.extraction.quantities.finding import find_quantities, find_sign
from analysis.extraction.quantities.words import RULES, rules_for
from analysis.extraction.statements.flow import FLOW
from analysis.extraction.subjects.edges import TAIL, strip_tail

SAMPLES = {
    "size_classes": [
        "打造百亿级产业",
        "建设千吨级码头",
        "建成百万千瓦级基地",
        "培育千亿产业集群",
        "打造百亿级陆港枢纽",
        "打造百万标箱大港",
    ],
    "waterways": ["推进三级航道建设工程", "建成一级航道"],
    "_amounts": [
        "突破千亿元",
        "超百项",
        "突破一万四千亿元。",
        "达到三百人次",
        "超万列",
        "超千标箱",
        "稳定在百万吨以上",
    ],
    "_hundred_millions": ["突破亿件", "超亿人次，", "突破亿元大关"],
    "_fractions": ["占三分之一", "一半以上", "半数以上", "达到七成"],
    "relations": ["与经济增长同步", "高于全省平均水平", "完成省下达的目标任务", "完成国家核定指标"],
    "_doublings": ["产值翻番", "产值翻一番", "产值翻了两番"],
    "_times": ["产值是2015年的两倍", "产值增长三倍多"],
    "_double_digits": ["保持两位数增长"],
    "circles": ["建成15分钟健身圈", "打造一刻钟便民生活圈", "一公里养老服务圈", "半小时通勤圈"],
    "ranks": ["稳居全省第二", "排名第２位", "位居全省前三", "跻身全国五十强", "居全市首位", "居全市榜首"],
    "clubs": ["跻身全省百强县前列", "迈入全国百强县", "进入全省十强县"],
    "firsts": ["打造全国第八大石化基地", "成为全省首家", "成为全省第3家", "成为省内第三个"],
    "grades": ["水质达到Ⅲ类", "水质达到II类标准"],
    "zeros": ["实现零的突破", "实现“零死亡”"],
    "running": ["连续两年获评先进", "连续3年入选", "连续两届获评", "十六连涨", "三连冠"],
    "round_measures": ["新建管线一千公里", "新增农田三千余亩"],
    "round_things": ["打造百个示范点", "开展千余场活动", "建立一百处示范区"],
    "few_things": [
        "建成两个园区",
        "获批三项试点",
        "跨越两个千亿元台阶",
        "每个县一所以上",
        "新建两座",
        "每村至少二十余户",
        "新建两至三座",
    ],
    "digit_classes": ["打造500亿级产业集群", "培育80亿元级企业"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in SAMPLES.items() for text in texts])
def test_the_sign_of_a_rule_stands_in_what_it_finds(name, text):
    rule = next(rule for rule, _ in RULES if rule.__name__ == name)
    assert list(rule(text))
    assert rule in rules_for(text)
    assert find_sign(text)


def test_every_rule_has_samples():
    assert set(SAMPLES) == {rule.__name__ for rule, _ in RULES}


def test_a_sentence_without_a_sign_holds_nothing():
    text = "坚持绿色发展，持续推进生态文明建设，一体推进改革"
    assert not find_sign(text)
    assert not find_quantities(text)


@pytest.mark.parametrize(
    "tail",
    [
        *("力争", "确保", "努力", "要", "能够", "累计", "已经", "连续三年", "连续多年", "逐步", "常年", "平均", "接近"),
        *("超过", "高于", "至少", "控制", "站稳", "迈入", "提高", "扩大", "缩小", "压缩", "守牢", "守住"),
        *("登上", "不", "“", "左右", "−"),
    ],
)
def test_words_of_comparison_are_taken_off_the_end(tail):
    assert strip_tail("造林面积" + tail) == "造林面积"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        *[("“十三五”时期", "2016-2020"), ("十四五末", "2025"), ("二十五五期间", "2076-2080")],
        *[("2021—2025年", "2021-2025"), ("1998年底", "1998"), ("二〇二五年", "2025"), ("每年", ""), ("今后五年", "")],
        *[("五年来", ""), ("过去五年", ""), ("这五年", ""), ("上年", ""), ("年内", ""), ("当年", ""), ("逐年", "")],
    ],
)
def test_times_are_found_by_their_first_character(text, label):
    assert [time.label for time in find_times(f"全市{text}完成")] == [label]


def test_sentences_without_the_sign_are_handed_on():
    lines = [Paragraph("  开头一句。新建 3 所学校。没有数字。也没有。建成5座桥。", 10)]
    found = list(sentences(lines, find_sign))
    assert [sentence.text for sentence in found] == ["新建3所学校。", "建成5座桥。"]
    assert [cut(sentence.passed) for sentence in found] == [["开头一句。"], ["没有数字。", "也没有。"]]
    assert lines[0].text[found[0].span(2, 3)[0] - 10] == "3"
    assert len(list(sentences(lines))) == 5


def test_paragraphs_are_searched_together_as_if_each_stood_alone():
    texts = ["跻身全省五强", '没有"数字', '无。引进5家"企业。', "建 成 3 座，" + "甲" * 2000 + "乙8座", " "]
    paragraphs = [[Paragraph(text, 100 * at)] for at, text in enumerate(texts)]
    together = sentences_of(paragraphs, find_sign)
    alone = [sentences(lines, find_sign) for lines in paragraphs]
    assert [[(each.text, each.passed, each.start) for each in found] for found in together] == [
        [(each.text, each.passed, each.start) for each in found] for found in alone
    ]
    assert [len(found) for found in together] == [1, 0, 1, 2, 0]
    assert together[2][0].text == "引进5家“企业。"
    short, long = together[3]
    assert short.span(2, 4) == (304, 307)
    place = long.text.index("8")
    assert long.span(place, place + 1) == (300 + texts[3].index("8"), 301 + texts[3].index("8"))


@pytest.mark.parametrize(
    ("text", "is_sign"),
    [
        *[("产值12亿元", True), ("占8.5%", True), ("2021—2025年", True), ("指数降至0.5，", True), ("16:9", True)],
        *[("（一）1,200家", True), ("2025年新建3所", True), ("1/3以上", True), ("甲、乙3、4和5个", True)],
        *[("5版地图", False), ("（1）强化创新", False), ("2.做强特色", False), ("“1+3+X”", False), ("2025年", False)],
    ],
)
def test_sentences_are_found_by_numbers_that_may_measure(text, is_sign):
    assert bool(find_sign(text)) == is_sign


@pytest.mark.parametrize("run", ["1", "111,", "1.", "1,111.", "（1）", "2025年"])
def test_signs_are_looked_for_in_linear_time(run):
    assert not find_sign(run * 200_000 + "某")
    assert find_sign(run * 20 + "111亿元")


PIECES = [
    *["1", "12", "3.5", "1,234", "2025", ".", "年", "万", "亿元", "%", "个", "家", "第", "位", "前", "强"],
    *["（", "）", "：", ":", "/", "—", "-", "至", "、", "。", "，", "指数", "提高到", "升", "+", "G", "号"],
    *["三", "产业", "打造", "全省", "分别"],
]


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
@settings(max_examples=300, deadline=None)
def test_whatever_holds_a_quantity_has_a_sign(text):
    assert find_sign(text) or not find_quantities(text)


def alternatives(pattern):
    """Alternatives of a pattern, outside of brackets."""
    parts, depth, in_class, escaped = [""], 0, False, False
    for char in pattern:
        if not escaped and not in_class:
            depth += (char == "(") - (char == ")")
        if not escaped:
            in_class = char == "[" or (in_class and char != "]")
        escaped = char == "\\" and not escaped
        if char == "|" and not depth and not in_class:
            parts.append("")
        else:
            parts[-1] += char
    return parts


@pytest.mark.parametrize("pattern", [FLOW, PREDICATE, TAIL], ids=["flow", "predicate", "tail"])
def test_every_alternative_of_a_long_pattern_begins_with_a_letter(pattern):
    # The engine then tries only the places where such a letter stands; one class or look-behind makes it try them all.
    inside = pattern.pattern.removeprefix("(?:").removesuffix(")$") if pattern is TAIL else pattern.pattern
    found = alternatives(inside)
    assert len(found) > 20
    assert [part for part in found if part[0] in "([\\^$." or part[1:2] in ("?", "*", "{")] == []
