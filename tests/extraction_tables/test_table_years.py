"""Tables of one year: amounts that the caption tells of, the year before beside it, columns that hold no value."""

import pytest


def told(reading):
    rows = reading.statements.to_dict("records")
    return [(row["role"], row["subject"], row["lower"] or row["upper"], row["unit"], row["year"]) for row in rows]


def table(*rows):
    return "\n".join("\t".join(row) for row in rows)


@pytest.mark.parametrize("level", ["绝对数", "指标值", "数值"])
@pytest.mark.parametrize("growth", ["比上年增长（%）", "增速(%)", "同比±%"])
@pytest.mark.parametrize(
    ("caption", "role"),
    [("2024年主要指标完成情况", "outcome"), ("2024年主要经济指标", "outcome"), ("2024年主要经济指标计划", "target")],
)
def test_plain_amounts_are_what_the_caption_says(read, caption, role, level, growth):
    rows = table(("指标名称", "单位", level, growth), ("地区生产总值", "亿元", "553.8", "9.2"))
    reading = read(f"{caption}\n{rows}\n")
    assert told(reading) == [
        (role, "地区生产总值", "553.8", "亿元", "2024"),
        (role, "地区生产总值", "9.2", "%", "2024"),
    ]


def test_a_year_compared_with_the_one_before_is_past(read):
    rows = table(
        ("指标", "单位", "2023年", "上年同期", "同比增长（%）"),
        ("固定资产投资", "亿元", "300", "280", "8"),
    )
    roles = {row["role"] for row in read(f"澜原市2023年主要指标\n\n{rows}\n").statements.to_dict("records")}
    assert roles == {"outcome"}


def test_a_year_of_goals_is_none_of_the_past(read):
    rows = table(("指标", "单位", "2024年目标", "同比增长（%）"), ("固定资产投资", "亿元", "300", "8"))
    roles = {row["role"] for row in read(f"澜原市2024年主要指标\n\n{rows}\n").statements.to_dict("records")}
    assert roles == {"target"}


@pytest.mark.parametrize("share", ["权重", "分值", "监测部门", "完成时限"])
def test_a_share_of_the_points_is_no_value(read, share):
    rows = table(
        ("指标", share, "单位", "2025年目标"),
        ("粮食产量", "6", "万吨", "25"),
        ("森林覆盖率", "10", "%", "62"),
    )
    assert [row[1:4] for row in told(read(f"“十四五”考核指标\n{rows}\n"))] == [
        ("粮食产量", "25", "万吨"),
        ("森林覆盖率", "62", "%"),
    ]


def test_one_cell_a_line_with_shares_of_groups_and_departments_left_out(read):
    lines = """“十四五”收入规划考核指标
指 标
| 权重
| 单位
| 2025年
目 标
| 牵头部门
| 一、核心指标（2项）
| 50
|
|
| | 1
| 城镇居民人均可支配收入
| 25
| 元
| 31000
| | 2
| 农村居民人均纯收入
| 25
| 元
| 10570
| | 二、其他指标（2项）
| 50
|
|
| | 3
| 新型农民培训人数
| 3
| 万人
| 200
| 省农委
| 4
| 农产品加工业产值
| 2
| 亿元
| 7000
| 省农委
|
"""
    assert [row[1:4] for row in told(read(lines))] == [
        ("城镇居民人均可支配收入", "31000", "元"),
        ("农村居民人均纯收入", "10570", "元"),
        ("新型农民培训人数", "200", "万人"),
        ("农产品加工业产值", "7000", "亿元"),
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("6人（含）以下", ("6", "人")),
        ("8家(含)以上", ("8", "家")),
        ("较“十三五”下降30%以上", ("-30", "%")),
        ("比“十三五”末提高5个百分点", ("5", "个百分点")),
    ],
)
def test_cells_that_count_their_bound_in_or_name_an_earlier_plan(read, cell, expected):
    rows = table(("指标", "2020年", "2025年", "属性"), ("现场事故", "-", cell, "预期性"))
    assert [row[2:4] for row in told(read(f"表1 主要目标\n{rows}\n"))] == [expected]
