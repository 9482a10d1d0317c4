"""Lines of a page: what a web page sets around a text never runs into it, and wide lines are paragraphs."""

import pytest

STAMP = "2021-09-14 10:25 | 来源：东川网 | 编辑：林某 | 阅读量：10380 |"
WIDE = "为推动制造业高质量发展，全市要坚持稳中求进，优化产业结构，" * 4


def test_wide_lines_without_full_stops_are_paragraphs(read):
    rows = read(STAMP, f"{WIDE}甲业产值达到30亿元", f"{WIDE}乙业产值达到50亿元", "东川市制造业发展规划今日正式出台实施")
    assert [(row["subject"], row["lower"]) for row in rows] == [("甲业产值", "30"), ("乙业产值", "50")]


@pytest.mark.parametrize(
    ("line", "count"),
    [(STAMP + "甲业产值达到30亿元", 0), ("2021-09-14 甲业产值达到30亿元。", 1)],
)
def test_the_stamp_of_a_page_is_no_text(read, line, count):
    assert len(read(line)) == count


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("农产品加工产值与农业总产值之比达到0.72∶1。", [("农产品加工产值与农业总产值之比", "0.72")]),
        ("甲方案和乙方案的比选在2:1时结束。", []),
    ],
)
def test_ratios_to_one(read, sentence, found):
    assert [(row["subject"], row["lower"]) for row in read("第一章 发展基础", sentence)] == found
