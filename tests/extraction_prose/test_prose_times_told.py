"""Years of what a plan tells of the time before it, and of texts that are no plans."""

import pytest

PUT_UP = "\n\n2021-11-30 08:11 来源：东川网"
PAST = ["第一篇 回顾", "第一章 发展基础"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # A total with a yearly growth is that of the last year; investment may be that of all years.
        ("“十三五”时期，税收完成7亿元，年均增长9%。", [("税收", "2020"), ("税收年均增长", "2016-2020")]),
        ("“十三五”时期，税收累计完成30亿元，年均增长9%。", [("税收", "2016-2020"), ("税收年均增长", "2016-2020")]),
        (
            "“十三五”时期，水利投资完成95亿元，年均增长9%。",
            [("水利投资", "2016-2020"), ("水利投资年均增长", "2016-2020")],
        ),
        # A year of another clause is not that of a sum.
        ("2020年粮食产量30万吨，累计改造道路80公里。", [("粮食产量", "2020"), ("改造道路", "2016-2020")]),
        ("2020年累计改造道路80公里。", [("改造道路", "2020")]),
    ],
)
def test_last_year_or_all_years(read, sentence, found):
    assert [(row["subject"], row["year"]) for row in read(*PAST, sentence)] == found


def test_the_plan_of_a_heading_begins_after_what_was_reached(read):
    rows = read("一、“十四五”时期经济社会发展的基础条件", "（一）发展基础", "粮食产量达到30万吨，年均增长3%。")
    assert [row["year"] for row in rows] == ["2020", "2016-2020"]


def test_a_step_ahead_leaves_the_past(read):
    rows = read("五年来，建成公园8个。下一步，力争建成公园20个。")
    assert [(row["role"], row["lower"]) for row in rows] == [("outcome", "8"), ("target", "20")]


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        # Five years from the date of a page.
        ("东川日报2023年01月12日", "今后五年，旅游收入达到30亿元。", ("target", "2027")),
        # An account of a plan that is over, and a plan that was put up late.
        (f"“十三五”时期东川粮食产量再创新高{PUT_UP}", "粮食产量2020年达到30万吨。", ("outcome", "2020")),
        (f"东川市“十三五”粮食发展规划{PUT_UP}", "粮食产量2020年达到30万吨。", ("target", "2020")),
    ],
)
def test_years_of_pages(read, title, text, found):
    row = read(text, title=title)[-1]
    assert (row["role"], row["year"]) == found
