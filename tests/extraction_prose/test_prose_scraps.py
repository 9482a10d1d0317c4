"""Scraps of web pages: indented lines, lists without stops, bullets that open a part, and what is said to be done."""

import pytest

GOALS = ("第一章 总体目标", "第一节 主要任务")


def said(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


@pytest.mark.parametrize("indent", ["\t", "\t  ", "\u3000\u3000", ""])
def test_an_indent_does_not_make_a_row(read, indent):
    rows = read(*GOALS, f"{indent}到2025年，公办幼儿园达到30所以上，每年培训教师200名。{indent}")
    assert said(rows, "subject", "lower") == [("公办幼儿园", "30"), ("培训教师", "200")]


def test_a_tab_between_two_cells_does(read):
    assert not read(*GOALS, "公办幼儿园达到数量\t30所\t50所")


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("■ 2020年成绩单", "outcome"),
        ("◆2020年工作回顾", "outcome"),
        ("■ 2021年主要预期目标", "target"),
        ("■ 2020年快报", "target"),
    ],
)
def test_a_bullet_may_open_a_part(read, line, role):
    rows = read("2021年1月20日", line, "●全市粮食总产达到90亿斤", title="东川市政府工作报告")
    assert said(rows, "role") == [(role,)]


@pytest.mark.parametrize(
    ("opening", "role", "year"),
    [("这一年，", "outcome", "2020"), ("这一年里，", "outcome", "2020"), ("新的一年，", "target", "2021")],
)
def test_this_year_is_the_one_told_of(read, opening, role, year):
    text = f"{opening}我们着力培育市场主体。新增小微企业600家。"
    rows = read("2020年是不平凡的一年，全市税收增长8%。", text, title="2021年东川市政府工作报告")
    assert said(rows, "role", "year")[-1] == (role, year)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("已新增助餐点35个、新增床位1202张。", ["outcome", "outcome"]),
        ("参保率已达89.3%，力争超过95%。", ["outcome", "target"]),
        ("新增助餐点35个、新增床位1202张。", ["target", "target"]),
        ("已有助餐点35个，再新增床位1202张。", ["target"]),
    ],
)
def test_what_is_already_done_is_no_target(read, text, roles):
    rows = read(*GOALS, text)
    assert [row["role"] for row in rows] == roles and not any(row["subject"].startswith("已") for row in rows)


LIST = (
    "新增公共充电桩400个、共享充电桩示范小区10个",
    "新增公办幼儿园托班托额250个",
    "完成困难残疾人家庭无障碍改造500户以及护理床位100张",
    "开办小学生爱心暑托班26个、寒托班10个",
)


def test_items_of_a_list_without_stops_stay_apart(read):
    subjects = [row["subject"] for row in read(*GOALS, *LIST)]
    assert "新增公办幼儿园托班托额" in subjects and not any("托额完成" in subject for subject in subjects)


def test_lines_of_one_width_go_on_across_blank_lines(read):
    text = (
        "到2025年全市公办幼儿园在园幼儿占比达到百分之五十以上，普惠性幼儿园",
        "覆盖率达到85%，义务教育巩固率达到98%，每年新增公办幼儿园托班的",
        "托额250个，并且逐步提高教师的待遇水平，使得全市学前教育的整体的",
        "质量得到明显提升。",
    )
    found = said(read(*GOALS, *text), "subject", "lower")
    assert ("普惠性幼儿园覆盖率", "85") in found
    assert any("托额" in subject and value == "250" for subject, value in found)
