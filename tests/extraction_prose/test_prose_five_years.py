"""Five years behind and ahead: sums of a retrospect, 五年来 without a heading, 今后五年 in a report of one year."""

import pytest

REPORT = "2026年东川市政府工作报告"
BACK = "一、“十四五”时期工作回顾"


def years(rows):
    return [(row["role"], row["lower"], row["year"]) for row in rows]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("五年生产原煤65亿吨，占用耕地全部恢复。", "2021-2025"),
        ("5年净新增市场主体65万户。", "2021-2025"),
        ("五年生产原煤90亿吨，以长协价保供电煤65亿吨。", "2021-2025"),
        ("连续五年生产形势良好，原煤产能65亿吨。", "2025"),
        ("有意愿人员集中供养率、新建小区设施配建率均达65%。", "2025"),
        ("建成、在建和预研大科学装置65个。", "2025"),
        ("建成大科学装置65个。", "2021-2025"),
    ],
)
def test_amounts_of_five_years_are_of_the_period_and_levels_of_its_last_year(read, text, year):
    assert ("outcome", "65", year) in years(read(BACK, "五年来，综合实力迈上新台阶。" + text, title=REPORT))


def test_five_years_of_making_are_a_period_under_a_heading_of_one_year(read):
    rows = read("一、2025年工作回顾", "五年生产原煤65亿吨。生产原煤13亿吨。", title=REPORT)
    assert years(rows) == [("outcome", "65", "2021-2025"), ("outcome", "13", "2025")]


def test_all_in_all_below_a_period_adds_up_over_it(read):
    text = "2025年，地区生产总值900亿元。累计完成固定资产投资680亿元。完成税收70亿元。"
    assert [row["year"] for row in read(BACK, text, title=REPORT)] == ["2025", "2021-2025", "2025"]
    mixed = read("一、2025年和“十四五”时期工作回顾", "2025年，产值90亿元。累计销售680亿元。", title=REPORT)
    assert [row["year"] for row in mixed] == ["2025", "2025"]


def test_five_years_past_need_no_heading(read):
    text = "“十四五”时期，是极不平凡的五年。五年来，财政收入19亿元，产值年均增长8%。五年累计完成投资18亿元。"
    assert years(read(text, title=REPORT)) == [
        ("outcome", "19", "2025"),
        ("outcome", "8", "2021-2025"),
        ("outcome", "18", "2021-2025"),
    ]
    ahead = read("今后五年，财政收入达到19亿元，产值年均增长8%。", title=REPORT)
    assert {row["role"] for row in ahead} == {"target"}


def test_the_next_five_years_of_a_yearly_report_end_four_years_later(read):
    text = ("今后五年的主要任务是：", "（一）人才", "人才总量突破35万人。", "三、2026年重点工作", "产值增长5%。")
    assert years(read("二、“十五五”时期主要目标任务", *text, title=REPORT)) == [
        ("target", "35", "2030"),
        ("target", "5", "2026"),
    ]
    rows = read("每年招引项目100个，带动未来五年制造业投资90亿元以上。税收增长6%。", title=REPORT)
    assert [row["year"] for row in rows if row["lower"] != "100"] == ["2030", "2026"]


def test_a_multiple_of_a_plan_spans_the_five_years_up_to_the_year_in_force(read):
    text = "2020年，产值90亿元。固定资产投资8亿元，是“十二五”期间的2.9倍。税收3亿元，是“十二五”末的2.8倍。"
    rows = read("一、发展基础", text, title="东川发展“十四五”规划")
    assert [row["year"] for row in rows if row["unit"] == "倍"] == ["2016-2020", "2020"]
    rows = read("第一章发展基础", text, title="东川循环发展")
    assert [row["year"] for row in rows if row["unit"] == "倍"] == ["2016-2020", "2020"]
