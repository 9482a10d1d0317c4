"""Reports, plans and schemes outside the register: their year, their place, what looks back and what is aimed at."""

import pytest

REPORT = "东川市政府工作报告"


def told(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("2020年和“十三五”工作回顾", "outcome"),
        ("20XX年工作回顾", "outcome"),
        ("2020年计划执行情况", "outcome"),
        ("2021年目标任务", "target"),
        ("回顾过去，我们走过了不平凡的一年。", "target"),
        ("报告指出：", "outcome"),
        ("报告提出，今年的主要预期目标是：", "target"),
    ],
)
def test_a_line_of_its_own_opens_what_follows(read, heading, role):
    rows = read("2021年1月20日", "各位代表：", heading, "●全市工业增加值达到90亿元，增长6%。", title=REPORT)
    assert {row["role"] for row in rows} == {role}


def test_a_standing_line_holds_below_numbered_lines_until_one_speaks(read):
    rows = read(
        "2021年1月20日",
        "2020年工作回顾",
        "一、综合实力",
        "工业增加值90亿元。",
        "二、2021年主要任务",
        "工业增加值增长7%。",
        title=REPORT,
    )
    assert told(rows, "role", "year") == [("outcome", "2020"), ("target", "2021")]


def test_a_plan_named_in_running_text_is_no_title(read):
    text = ("2025年2月20日", "2024年，全市完成投资90亿元。", "今年是“十四五”规划收官之年，税收确保突破30亿元。")
    rows = read(*text, title=REPORT)
    assert told(rows, "role", "year") == [("outcome", "2024"), ("target", "2025")]


def test_an_estimate_dates_a_report_without_a_date(read):
    rows = read("一、过去五年工作回顾", "预计2021年工业增加值90亿元、年均增长8%。税收30亿元。", title=REPORT)
    assert told(rows, "role", "year", "year_basis") == [
        ("outcome", "2021", "stated"),
        ("outcome", "2017-2021", "stated"),
        ("outcome", "2021", "carried"),
    ]


def test_a_past_year_in_force_gives_outcomes_without_a_heading(read):
    text = "2021年，东川市实现良好开局。预计工业增加值90亿元，增长8%。"
    assert told(read("2022年1月8日", text, title=REPORT), "role", "year") == [("outcome", "2021")] * 2
    text = "2022年，东川市将迎来新变化。预计工业增加值90亿元，增长8%。"
    assert told(read("2022年1月8日", text, title=REPORT), "role", "year") == [("target", "2022")] * 2


def test_a_paragraph_that_looks_back_tells_outcomes(read):
    assert told(read("2022年1月8日", "过去五年，工业产值突破90亿元。", title=REPORT), "role") == [("outcome",)]
    assert told(read("2022年1月8日", "今后五年，工业产值突破90亿元。", title=REPORT), "role") == [("target",)]


SCHEME = "东川市关于加快推进重点产业发展的通知"


def test_the_first_milestone_is_aimed_at_too(read):
    text = "至2025年，我市计划培育重点产业链11条以上；至2035年，培育重点产业链22条以上。"
    assert told(read("一、发展目标", text, title=SCHEME), "role", "year") == [("target", "2025"), ("target", "2035")]


def test_a_planned_milestone_before_the_plan_stays_a_target(read):
    assert told(read("第一节 目标", "到2020年，力争水渠达到30公里。"), "role", "year") == [("target", "2020")]
    assert told(read("第一节 目标", "2020年，水渠达到30公里。"), "role", "year") == [("outcome", "2020")]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("奉山县建立产业链行动方案（2025—2027年）", "奉山县"),
        ("东川市建设制造强市三年行动计划（2023—2025年）", "东川市"),
        ("关于印发东川市南溪区“十四五”规划的通知", "东川市南溪区"),
        ("中共东川市南溪区委关于制定第十四个五年规划的建议", "东川市南溪区"),
        ("呼和东川市2025年政府工作报告", "呼和东川市"),
        ("南岭苗族侗族自治州2025年政府工作报告", "南岭苗族侗族自治州"),
        ("关于加快打造东川流域制造业基地的实施意见", "invented"),
        ("城市群示范区建设方案（2025—2027年）", "invented"),
    ],
)
def test_the_title_gives_the_place_whatever_follows_it(read, title, place):
    rows = read("为贯彻落实市委、市政府要求，制定本方案。", "到2025年，工业产值达到90亿元。", title=title)
    assert told(rows, "place") == [(place,)]


def test_items_of_a_retrospect_go_on_with_the_year_of_the_paragraph_above(read):
    opening = ("2026年2月3日", "一、“十四五”时期和2025年工作回顾")
    item = "——工业稳步发展。新增工业企业52家。"
    rows = read(*opening, "刚刚过去的2025年，税收增长5%。", item, title=REPORT)
    assert told(rows, "year") == [("2025",), ("2025",)]
    rows = read(*opening, "五年来，税收不断增长，达到90亿元。", item, title=REPORT)
    assert told(rows, "year")[-1] == ("2021-2025",)


def test_items_of_goals_do_not_take_the_year_of_a_vision(read):
    goals = ("第一节 主要目标", "到2035年，税收达到90亿元。", "——工业企业达到52家。")
    assert told(read(*goals), "year") == [("2035",), ("2025",)]
