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


@pytest.mark.parametrize(
    ("title", "text", "found"),
    [
        # An account of one year, of a plan, or of five years; a line of aims in it stays a target.
        ("东川市2023年国民经济和社会发展统计公报", "全年全市粮食产量30万吨，比上年增长3%。", ("outcome", "2023")),
        ("东川市2023年国民经济和社会发展统计公报", "力争2025年粮食产量达到40万吨。", ("target", "2025")),
        ("东川市2023年国民经济和社会发展计划", "全年全市粮食产量30万吨，比上年增长3%。", ("target", "2023")),
        ("“十二五”东川市经济取得五大成就", "2014年，粮食产量30万吨。", ("outcome", "2014")),
        ("“十二五”东川市经济发展规划", "2014年，粮食产量30万吨。", ("target", "2014")),
        (
            "图说东川市五年成绩",
            "五年来，粮食产量年均增长3%，税收是2011年的1.9倍。粮食产量30万吨。",
            ("outcome", "2016"),
        ),
        ("东川“十二五”规划预计完成31项指标", "“十二五”期间，粮食产量达到30万吨。", ("outcome", "2015")),
        ("东川“十二五”规划完成时间表", "“十二五”期间，粮食产量达到30万吨。", ("target", "2015")),
        ("", "围绕“十一五”规划确定的目标，东川取得了新的成就。粮食产量发展到30万吨。", ("outcome", "2010")),
        ("", "围绕“十一五”规划确定的目标，东川力争取得新的成就。粮食产量发展到30万吨。", ("target", "2010")),
        ("", "“十一五”时期，是东川发展史上提升最快的时期。五年来，粮食产量达到30万吨。", ("outcome", "2010")),
        ("", "“十一五”时期，是东川发展的重要时期。粮食产量达到30万吨。", ("target", "2010")),
        (
            "",
            "东川高质量完成“十二五”规划系列发布会举行，粮食产量由2010年的20万吨增长到2014年的30万吨。",
            ("outcome", "2014"),
        ),
        ("", "为圆满完成“十二五”规划目标，力争粮食产量达到30万吨。", ("target", "2015")),
        (
            "过去五年发展成绩",
            "过去五年，粮食产量由2011年的20万吨提高到2016年的30万吨。税收3亿元。",
            ("outcome", "2016"),
        ),
        (
            "",
            "围绕到2018年全面小康的目标，东川县努力工作。初步测算，2015年税收比上年增长3%。粮食产量30万吨。",
            ("outcome", "2015"),
        ),
        ("", "初步测算，2015年税收比上年增长3%。2016年，力争粮食产量30万吨。", ("target", "2016")),
        # Compared with the year before, with nothing aimed at; and with something.
        ("", "2016年，东川市粮食产量30万吨，比2000年的10万吨增长2倍。", ("outcome", "2016")),
        ("", "2016年，东川市力争粮食产量30万吨，比上年增长3%。", ("target", "2016")),
    ],
)
def test_accounts_are_no_plans(read, title, text, found):
    row = read(text, title=title)[-1]
    assert (row["role"], row["year"]) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("去年，存款余额达3.6万亿元，新增就业3万人。", ("outcome", "2020")),
        ("新增就业规模与上年持平，减少失业2万人。", ("target", "2025")),
        ("准入线不低于上年度人均可支配收入60%。", ("target", "2025")),
    ],
)
def test_last_year(read, sentence, found):
    row = read(sentence)[-1]
    assert (row["role"], row["year"]) == found
