"""Amounts, multiples and round numbers in words, the first value of a bare index, ranks after a span of years."""

import pytest

from analysis.extraction.quantities.finding import find_quantities

BACK = "一、2025年工作回顾"
REPORT = "2026年东川市政府工作报告"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("零售总额站稳万亿元新台阶", [("10000", "亿元", "eq")]),
        ("财政收入保持万亿元以上", [("10000", "亿元", "ge")]),
        ("保持万家灯火通明", []),
        ("超千名学者入选榜单", [("1000", "名", "gt")]),
        ("超千名校的资源", []),
        ("生产总值是2015年的两倍", [("2", "倍", "eq")]),
        ("增长两倍多", [("2", "倍", "gt")]),
        ("两倍速推进", []),
        ("拥有量增长2倍多", [("2", "倍", "gt")]),
        ("拥有量增长2倍", [("2", "倍", "eq")]),
        ("引进5家多元化企业", [("5", "家", "eq")]),
        ("建立一百处保护示范区", [("100", "处", "eq")]),
        ("开展一百个示范", [("100", "个", "eq")]),
        ("新建改建管线一千公里", [("1000", "公里", "eq")]),
        ("打造百公里长廊", []),
        ("收入倍差从1.96缩小至1.81", [("1.96", "", "eq"), ("1.81", "", "eq")]),
        ("公交从1缩小至1.81", []),
        ("治堵工作三年全省第一", [("1", "位", "eq")]),
        ("治堵工作全省第一", []),
    ],
)
def test_quantities_in_words(text, found):
    assert [(each.low, each.unit, each.comparator) for each in find_quantities(text)] == found


def test_the_first_value_of_an_index_is_its_base(read):
    rows = read(BACK, "收入倍差从1.96缩小至1.81。", title=REPORT)
    assert [(row["lower"], row["base"]) for row in rows] == [("1.81", "1.96")]


def test_what_is_planned_to_be_built_in_a_retrospect_is_no_old_aim(read):
    rows = read(BACK, "规划建设22个特色小镇。治堵工作考核三年全省第一。规划目标为新增33个小镇。", title=REPORT)
    assert [(row["lower"], row["kind"]) for row in rows] == [("22", "count"), ("1", "rank")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # Few things, named before their number.
        ("新增蔬菜生产基地两个，其中一个在山区。", [("新增蔬菜生产基地", "2", "个")]),
        ("新建学校三所。", [("新建学校", "3", "所")]),
        ("创建示范区两手抓。", []),
        ("围绕学校三个方面开展工作。", []),
    ],
)
def test_few_things_after_their_name(read, sentence, found):
    assert [(row["subject"], row["lower"], row["unit"]) for row in read("二、发展目标", sentence)] == found
