"""Subjects that a clause without a figure names for those after it."""

import pytest

PAST = ("第一章 发展基础",)


def subjects(rows):
    return [(row["subject"], row["lower"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("森林覆盖率达到50%。城镇化水平不断提升，2020年达到61%。", [("森林覆盖率", "50"), ("城镇化水平", "61")]),
        ("森林覆盖率达到50%。全市绿化加快推进，2019年为45%。", [("森林覆盖率", "50"), ("绿化", "45")]),
        ("森林覆盖率达到50%，2019年为45%。", [("森林覆盖率", "50"), ("森林覆盖率", "45")]),
        ("税收9亿元。粮食生产保持稳定，2020年达到85万吨。", [("税收", "9"), ("粮食生产", "85")]),
        ("旅游业加快发展，2020年实现收入32亿元。", [("旅游业收入", "32")]),
        ("居民收入稳步提高，2020年达到3.1万元，是2015年的1.5倍。",
         [("居民收入", "3.1"), ("居民收入相当于2015年倍数", "1.5")]),
        ("综合实力显著增强，地区生产总值达到90亿元，增长7%。", [("地区生产总值", "90"), ("地区生产总值增长", "7")]),
        ("果品产业链方面，2025年签约投资额2亿元，落地项目1个。",
         [("果品产业链签约投资额", "2"), ("果品产业链落地项目", "1")]),
        ("工业方面，茶业产值2亿元，落地项目1个。", [("茶业产值", "2"), ("落地项目", "1")]),
    ],
)  # fmt: skip
def test_a_clause_without_a_figure_names_the_subject(read, text, expected):
    assert subjects(read(*PAST, text)) == expected


def test_a_heading_on_achievements_owns_no_figure(read):
    rows = read("第一章 发展基础", "第一节 园区发展成就", "产值达到90亿元。")
    assert subjects(rows) == [("产值", "90")]
    rows = read("第一章 发展基础", "第一节 东川园区", "产值达到90亿元。")
    assert subjects(rows) == [("东川园区产值", "90")]
