"""Tables that break a task down by places are targets of these places; others with places are not read."""

import pytest

TITLE = "东川市高标准农田建设规划（2021—2030年）"


def told(rows):
    return [(row["place"], row["subject"], row["lower"], row["unit"], row["year"]) for row in rows]


def grid(*rows, bars=False):
    return "\n".join(f"| {' | '.join(row)} |" if bars else "\t".join(row) for row in rows)


@pytest.mark.parametrize("bars", [False, True])
def test_tasks_of_places_are_their_targets(read, bars):
    table = grid(
        ("序号", "县（市、区）", "新建面积", "新建泵站（座）", "累计完成", "备注"),
        ("1", "安远县", "5.5", "12", "3", ""),
        ("2", "西山区", "4,000", "0", "2", "含园区"),
        ("", "合计", "4,005.5", "12", "5", ""),
        bars=bars,
    )
    rows = read("附表1 东川市2025年高标准农田建设任务分解表", "单位：万亩", table, title=TITLE)
    assert told(rows) == [
        ("安远县", "高标准农田新建面积", "5.5", "万亩", "2025"),
        ("安远县", "新建泵站", "12", "座", "2025"),
        ("西山区", "高标准农田新建面积", "4000", "万亩", "2025"),
        ("东川市", "高标准农田新建面积", "4005.5", "万亩", "2025"),
        ("东川市", "新建泵站", "12", "座", "2025"),
    ]
    assert {row["role"] for row in rows} == {"target"}


def test_columns_below_a_year_are_of_that_year(read):
    table = grid(
        ("县区", "到2025年", "", "到2030年", ""),
        ("", "造林（万亩）", "封育（万亩）", "造林（万亩）", "封育（万亩）"),
        ("安远县", "1", "2", "3", "4"),
        ("西山区", "5", "6", "7", "8"),
    )
    assert told(read("各县区造林任务分解表", table, title=TITLE)) == [
        ("安远县", "造林", "1", "万亩", "2025"),
        ("安远县", "封育", "2", "万亩", "2025"),
        ("安远县", "造林", "3", "万亩", "2030"),
        ("安远县", "封育", "4", "万亩", "2030"),
        ("西山区", "造林", "5", "万亩", "2025"),
        ("西山区", "封育", "6", "万亩", "2025"),
        ("西山区", "造林", "7", "万亩", "2030"),
        ("西山区", "封育", "8", "万亩", "2030"),
    ]


@pytest.mark.parametrize(
    ("caption", "rows"),
    [
        # Nothing says that a task is dealt out.
        ("各县区人口情况表（分解）", (("县区", "人口（万人）"), ("安远县", "30"), ("西山区", "20"))),
        # A report on how far it is.
        ("任务分解及完成情况表", (("县区", "造林（万亩）"), ("安远县", "30"), ("西山区", "20"))),
        # Offices are no places.
        ("2025年任务分解表", (("责任单位", "任务数（个）"), ("市农业局", "30"), ("市水利局", "20"))),
        ("2025年任务分解表", (("项目", "总投资（亿元）"), ("东川水库", "30"), ("西山水库", "20"))),
    ],
)
def test_other_tables_say_nothing(read, caption, rows):
    assert read(caption, grid(*rows), title=TITLE) == []


def test_rows_that_stand_on_one_line_are_read(read):
    rows = (("县区", "造林", "封育"), ("安远县", "1", "2"), ("西山区", "5", "6"), ("合计", "6", "8"))
    line = "| " + " |  | ".join(" | ".join(row) for row in rows) + " |  |"
    assert [row["lower"] for row in read("各县区造林任务分解表", "单位：万亩", line, title=TITLE)] == list("125668")


def test_one_of_several_units_is_that_of_the_measure(read):
    table = grid(("县区", "造林面积", "四旁植树", "标准"), ("安远县", "1", "2", "3"), ("西山区", "5", "6", "7"))
    rows = read("各县区造林任务分解表", "单位：万亩、万株", table, title=TITLE)
    assert [row["unit"] for row in rows][:3] == ["万亩", "万株", None]


def test_tasks_of_industries_are_targets_of_the_whole_place(read):
    table = grid(
        ("序号", "产业链", "2024年产值（亿元）", "2025年产值（亿元）", "龙头企业（家）", "责任单位"),
        ("1", "电子信息", "33", "50", "3", "市工信局"),
        ("2", "新材料产业", "34", "55", "", "市工信局"),
        ("合计", "", "67", "105", "3", ""),
    )
    rows = read("重点产业链发展目标表", table, title="东川市产业链行动计划（2023—2025年）")
    assert told(rows) == [
        ("东川市", "电子信息产业链产值", "33", "亿元", "2024"),
        ("东川市", "电子信息产业链产值", "50", "亿元", "2025"),
        ("东川市", "电子信息产业链龙头企业", "3", "家", "2025"),
        ("东川市", "新材料产业产值", "34", "亿元", "2024"),
        ("东川市", "新材料产业产值", "55", "亿元", "2025"),
    ]


@pytest.mark.parametrize(
    ("caption", "head"),
    [
        ("重点产业链发展目标表", ("产业链", "链长编号", "组数")),
        ("重点产业链产值统计", ("产业链", "产值（亿元）", "税收（亿元）")),
    ],
)
def test_industries_without_units_or_aims_say_nothing(read, caption, head):
    table = grid(head, ("电子信息", "3", "50"), ("新材料", "4", "55"))
    assert read(caption, table, title="东川市产业链行动计划（2023—2025年）") == []
