"""Headers: roles from words and from years beside each other."""

import pytest

from analysis.extraction.tables.columns import assign_columns, merge_header
from analysis.extraction.tables.words import header_word


def _roles(book, cells, plan=(2021, 2025), past=False):
    words = [header_word(cell, book) for cell in cells]
    assert None not in words, [cell for cell, word in zip(cells, words, strict=True) if word is None]
    return [(column.role, column.year, column.rank) for column in assign_columns(words, plan, past)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["2020年", "2025年", "年均增速[累计]"], [("base", 2020, 0), ("target", 2025, 0), ("target_growth", 2025, 0)]),
        (["2020年预计", "2025年目标"], [("base", 2020, 0), ("target", 2025, 0)]),
        (["2020年实际完成值", "2025年规划目标值"], [("base", 2020, 0), ("target", 2025, 0)]),
        (["现状值（2020年）", "目标值（2025年）"], [("base", 2020, 0), ("target", 2025, 0)]),
        (["基期值", "目标值"], [("base", None, 0), ("target", 2025, 0)]),
        (
            ["“十三五”末", "“十四五”末", "“十四五”年均增长（%）"],
            [("base", 2020, 0), ("target", 2025, 0), ("target_growth", 2025, 0)],
        ),
        (["2015年", "2020年", "2025年"], [("base", 2015, 1), ("base", 2020, 0), ("target", 2025, 0)]),
        (["2020年", "2025年", "2035年"], [("base", 2020, 0), ("target", 2025, 0), ("target", 2035, 1)]),
        (
            ["2020年", "年均增速", "2025年", "年均增速"],
            [("base", 2020, 0), ("outcome_growth", 2020, 0), ("target", 2025, 0), ("target_growth", 2025, 0)],
        ),
        (["2015年", "2020年", "年均增长"], [("base", 2015, 1), ("base", 2020, 0), ("outcome_growth", 2020, 0)]),
        (["2020年", "年均增长（%）"], [("base", 2020, 0), ("target_growth", 2025, 0)]),
        (["2025年目标", "2023年完成"], [("target", 2025, 0), ("outcome", 2023, 0)]),
        (["2021-2025年年均增长"], [("target_growth", 2025, 0)]),
    ],
)
def test_value_columns(book, cells, expected):
    assert _roles(book, ["指标", *cells])[1:] == expected


def test_columns_of_an_annual_plan(book):
    cells = ["指标", "2025年完成", "2026年预期目标"]
    assert _roles(book, cells, (2026, 2026))[1:] == [("base", 2025, 0), ("target", 2026, 0)]


def test_a_plan_that_is_over_tells_what_happened(book):
    cells = ["指标", "2015年", "2020年", "年均增长"]
    roles = [role for role, _, _ in _roles(book, cells, (2016, 2020), past=True)]
    assert roles[1:] == ["base", "outcome", "outcome_growth"]


def test_all_targets_before_the_plan_make_a_table_of_completion(book):
    cells = ["指标", "2015年", "2020年规划目标", "2020年实际完成"]
    assert [role for role, _, _ in _roles(book, cells)][1:] == ["base", "target", "outcome"]


@pytest.mark.parametrize(
    ("cell", "role"),
    [
        ("指标名称", "label"),
        ("指 标", "label"),
        ("指标（单位）", "label"),
        ("主要指标", "label"),
        ("序号", "number"),
        ("类别", "category"),
        ("计量单位", "unit"),
        ("指标属性", "attribute"),
        ("责任单位", "other"),
        ("县（市、区）", "place"),
        ("县市区", "place"),
        ("主导产业", "industry"),
        ("", ""),
    ],
)
def test_structure_columns(book, cell, role):
    word = header_word(cell, book)
    assert word is not None
    assert word.role == role


@pytest.mark.parametrize(
    "cell", ["地区生产总值（亿元）", "到2025年达到470亿元", "470", "预期性", "指标是标准", "全市各级部门"]
)
def test_what_heads_no_column(book, cell):
    assert header_word(cell, book) is None


def test_a_class_right_of_the_name_is_the_attribute(book):
    assert [role for role, _, _ in _roles(book, ["指标", "2020年", "2025年", "指标类型"])][-1] == "attribute"
    assert [role for role, _, _ in _roles(book, ["一级指标", "二级指标", "2025年"])][:2] == ["category", "label"]


def test_a_second_line_with_and_without_its_empty_cells(book):
    top = [header_word(cell, book) for cell in ("序号", "指标", "2020年", "规划目标", "", "实际完成", "")]
    leaves = [header_word(cell, book) for cell in ("2025年", "年均增速", "2025年", "年均增速")]
    padded = [header_word("", book)] * 3 + leaves
    for bottom in (padded, leaves):
        roles = [(c.role, c.year) for c in assign_columns(merge_header([top, bottom]), (2026, 2030)) if c.role]
        assert roles[2:] == [
            ("base", 2020),
            ("target", 2025),
            ("target_growth", 2025),
            ("outcome", 2025),
            ("outcome_growth", 2025),
        ]


def test_other_attributes_and_circled_numbers(read):
    body = "①\t产值（亿元）\t1\t2\t引领性\n②\t人口（万人）\t3\t4\t约束性*\n"
    rows = read("序号\t指标\t2020年\t2025年\t性质\n" + body).rows
    assert rows["row"].tolist() == ["1", "2"]
    assert rows["attribute"].tolist() == ["引领性", "约束性"]


def test_a_header_over_lines_with_several_cells(read):
    text = "序号 指标\n2020年 2025年 年均增速\n属性\n1 产值（亿元）\n32 47 8\n预期性\n2 人口（万人）\n3 4 —\n预期性\n"
    cells = read(text).rows[["base", "target", "target_growth"]].to_numpy().tolist()
    assert cells == [["32", "47", "8"], ["3", "4", "—"]]


def test_growth_given_in_a_level_column(read):
    rows = read("指标\t2020年\t2025年\t属性\n产值（亿元）\t32\t年均6.5%\t预期性\n").rows
    assert rows.loc[0, ["target", "flags"]].tolist() == ["年均6.5%", "growth_only"]


def test_half_width_stops_in_notes(read):
    text = "序号\t指标\t2020年\t2025年\t属性\n1\t产值（亿元）\t32\t47\t预期性\n2\t人口（万人）\t3\t4\t预期性\n"
    reading = read(text + "注:1.第1项指标,统计口径有变化;2.第2项指标省里未开展考核.\n")
    assert reading.notes[["row", "status"]].to_numpy().tolist() == [["1", "caliber_changed"], ["2", "not_assessed"]]
