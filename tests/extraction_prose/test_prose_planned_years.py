"""Years that a text outside the register plans for, from its title, the plan that it issues, its spans and goals."""

import pytest

GENERAL = "关于推进人才工程的实施意见"


def told(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


@pytest.mark.parametrize(
    ("title", "text", "year"),
    [
        ("总结“十三五”规划 谋划“十四五”工业发展规划", "学校达到20所。", "2025"),
        ("东川市“十四五”时期推进旅游业发展行动方案", "学校达到20所。", "2025"),
        ("“十三五”规划实施总结及“十四五”规划思路", "学校达到20所。", "2025"),
        ("南溪县绘就“十四五”发展蓝图", "学校达到20所。", "2025"),
        ("聚焦“十四五”，东川市这样干", "学校达到20所。", "2025"),
        ("东川市2023－2027年学校建设方案", "学校达到20所。", "2027"),
        ("东川市2023——2027年学校建设方案", "学校达到20所。", "2027"),
        (GENERAL, "日前，东川市发布《东川市“十四五”教育发展规划》。学校达到20所。", "2025"),
        (GENERAL, "完成“十三五”规划目标的90%。“十四五”发展目标涉及教育。学校达到20所。", "2025"),
        (GENERAL, "今年是“十三五”规划收官之年。到2027年，医院达到8所。学校达到20所。", "2027"),
        (GENERAL, "到2026年，医院达到8所。到2035年，床位达到90张。\n\n学校达到20所。", "2026"),
        (GENERAL, "到2026年，医院达到8所。到2028年，床位达到90张。\n\n学校达到20所。", "2028"),
        ("东川市第十四个五年规划纲要", "二、2035年远景目标\n\n医院建成8所。\n\n三、保障\n\n学校达到20所。", "2025"),
        (GENERAL, "2012年起5年内，医院达到8所。", "2016"),
        (GENERAL, "2012年开始三年内，医院达到8所。", "2014"),
    ],
)
def test_targets_take_the_end_of_the_plan_at_hand(read, title, text, year):
    assert told(read("一、主要目标", text, title=title), "year")[-1] == (year,)


@pytest.mark.parametrize(("date", "year"), [("（2024年5月26日）", "2023"), ("（2011年5月26日）", "2025")])
def test_a_plan_without_a_period_runs_from_its_issue_to_its_milestone(read, date, year):
    rows = read("二、发展基础", "学校达到20所。", "三、主要目标", "到2026年，医院达到8所。", title=f"{GENERAL}\n{date}")
    assert told(rows, "role", "year") == [("outcome", year), ("target", "2026")]


def test_a_course_of_years_holds_for_later_paragraphs(read):
    rows = read("2012年起5年内，引进人才2000名左右。", "5年内培养企业家100名。", title=GENERAL)
    assert told(rows, "role", "year") == [("target", "2016")] * 2


def test_a_first_milestone_before_the_last_is_a_target(read):
    lines = ("2012－2015年，医院年均新增8所。", "到2013年，床位达到90张。", "到2015年，学校达到20所。")
    assert told(read(*lines, title=GENERAL), "role", "year") == [
        ("target", "2012-2015"),
        ("target", "2013"),
        ("target", "2015"),
    ]
    lines = ("2012－2015年，医院新增8所。", "到2020年，学校达到20所。")
    assert told(read(*lines, title=GENERAL), "role")[0] == ("outcome",)


def test_years_in_the_name_of_a_plan_date_no_list(read):
    intro = "根据第十四个五年规划和2035年远景目标纲要，梳理如下："
    assert told(read(intro, "新建学校20所。", title="东川市“十四五”规划梳理"), "year") == [("2025",)]
    intro = "到2035年，目标如下："
    assert told(read(intro, "新建学校20所。", title="东川市“十四五”规划梳理"), "year") == [("2035",)]


def test_a_report_that_only_looks_back_ends_with_the_last_year_it_names(read):
    lines = (
        "过去的五年，是发展的五年。与“十五”末相比，2010年税收达到90亿元。",
        "过去的五年，是建设的五年。粮食产量达到20吨。",
    )
    assert told(read(*lines, title="东川市政府工作报告"), "role", "year") == [("outcome", "2010")] * 2


def test_an_account_of_a_year_tells_of_that_year(read):
    rows = read("一、发展成就", "完成改造20个。", title="东川市2024年10件民生实事完成情况公布")
    assert told(rows, "role", "year")[-1] == ("outcome", "2024")
    rows = read("一、主要任务", "完成改造20个。", title="东川市2024年10件民生实事公布")
    assert told(rows, "role")[-1] == ("target",)


def test_a_fulfilled_plan_is_no_time(read):
    text = "2019年，接待游客达到90万人次，完成“十三五”规划目标的132.7%。"
    assert told(read("一、发展成就", text), "year") == [("2019",)] * 2
    text = "2019年，接待游客达到90万人次，“十三五”期间增长132.7%。"
    assert told(read("一、发展成就", text), "year")[-1] != ("2019",)


def test_the_past_five_years_with_and_without_particle(read):
    text = "，新建学校20所。"
    assert told(read("一、发展成就", "过去的五年" + text), "year") == told(
        read("一、发展成就", "过去五年" + text), "year"
    )


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("打通断头路25条。", "2016-2020"),
        ("发放创业担保贷款16亿元。", "2016-2020"),
        ("封育草原18万亩。", "2016-2020"),
        ("建成学校25所。", "2016-2020"),
        ("建成区绿地率达到40%。", "2020"),
        ("拥有断头路25条。", "2020"),
    ],
)
def test_what_is_done_over_a_period_adds_up_over_it(read, text, year):
    title = "东川市国民经济和社会发展第十四个五年规划纲要"
    assert told(read("第一章 发展成就", text, title=title), "year") == [(year,)]


@pytest.mark.parametrize(
    ("date", "year"), [("2024年12月28日", "2025"), ("2024-12-28", "2025"), ("2024年1月8日", "2024")]
)
def test_a_congress_at_the_end_of_a_year_plans_the_next(read, date, year):
    rows = read(f"（{date}在东川市人民代表大会上）", "一、主要目标", "学校达到20所。", title="东川市政府工作报告")
    assert told(rows, "year") == [(year,)]


def test_a_report_that_compares_with_the_end_of_a_plan_ends_five_years_later(read):
    text = "过去的五年，粮食产量达到20吨，比“十五”末增长52%。"
    assert told(read(text, title="东川市政府工作报告"), "year")[0] == ("2010",)


def test_a_plan_named_only_as_a_period_is_the_one_at_hand(read):
    rows = read("“十四五”时期，学校达到20所。", "医院达到8所。", title="教育目标梳理")
    assert told(rows, "role", "year") == [("target", "2025")] * 2


def test_the_end_of_a_change_holds_for_that_change_alone(read):
    heading = "一、2025年和“十四五”时期工作回顾"
    title = "东川市2026年政府工作报告"
    rise = "城镇化率从2020年的53.2%提升到2025年的57.7%。新增酒店16家。"
    assert told(read(heading, rise, title=title), "subject", "year")[-1] == ("新增酒店", "2021-2025")
    own_year = "2025年，城镇化率达到57.7%。新增酒店16家。"
    assert told(read(heading, own_year, title=title), "subject", "year")[-1] == ("新增酒店", "2025")


def test_below_a_year_and_a_period_averages_tell_which(read):
    heading = "一、2025年和“十四五”时期工作回顾"
    rows = read(heading, "新增酒店16家，收入年均增长5%。", "新增学校20所。", title="东川市2026年政府工作报告")
    assert told(rows, "year") == [("2021-2025",), ("2021-2025",), ("2025",)]


def test_a_multiple_of_a_plan_is_a_sum_of_five_years(read):
    title = "东川市国民经济和社会发展第十四个五年规划纲要"
    rows = read("第一章 发展成就", "造林是“十二五”的1.8倍。", title=title)
    assert told(rows, "year") == [("2016-2020",)]
    rows = read("第一章 发展成就", "森林面积是“十二五”末的1.8倍。", title=title)
    assert told(rows, "year") == [("2020",)]


def test_a_standard_for_each_year_is_a_level(read):
    title = "东川市国民经济和社会发展第十四个五年规划纲要"
    rows = read("第一章 发展成就", "农村低保标准达到每年4428元。", title=title)
    assert told(rows, "year") == [("2020",)]
    rows = read("第一章 发展成就", "每年投入低保资金4428元。", title=title)
    assert told(rows, "year") == [("2016-2020",)]
