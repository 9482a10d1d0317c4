"""Tables of places and their industries."""

import pytest

from analysis.extraction import read_layouts
from analysis.extraction.layouts import layout_problems, split_industries

TABLE = (
    "县市区\t主导产业\t特色产业\t\n松浦县\t循环经济 (再生铜、再生铝)\t纺织服装\t\n"
    "海滨新区\t先进装备制造（电机）\t文体旅游 (红色旅游)\t生物质化工、氢能\n"
)


def _rows(frame):
    return frame[["place", "role", "industry", "segments"]].fillna("").to_numpy().tolist()


def test_industries_by_place_and_role(document, book):
    frame = read_layouts(document("专栏2 各县市区主特产业布局表\n\n" + TABLE + "\n正文继续。\n"), book)
    assert _rows(frame) == [
        ["松浦县", "主导产业", "循环经济", "再生铜;再生铝"],
        ["松浦县", "特色产业", "纺织服装", ""],
        ["海滨新区", "主导产业", "先进装备制造", "电机"],
        ["海滨新区", "特色产业", "文体旅游", "红色旅游"],
        ["海滨新区", "特色产业", "生物质化工、氢能", ""],
    ]
    assert frame["place_id"].tolist() == ["990121", "990121", "haibin", "haibin", "haibin"]
    assert frame["place_kind"].tolist() == ["县", "县", "功能区", "功能区", "功能区"]
    assert frame["line"].tolist() == [4, 4, 5, 5, 5]
    book.tables["industry_layout"].check(frame)


def test_one_cell_per_line(document, book):
    cells = ["县（市、区）", "主导产业", "特色产业", "松浦县", "循环经济（再生铜）", "纺织服装"]
    cells += ["海滨新区", "先进装备制造", "文体旅游"]
    assert _rows(read_layouts(document("\n\n".join(cells) + "\n"), book)) == [
        ["松浦县", "主导产业", "循环经济", "再生铜"],
        ["松浦县", "特色产业", "纺织服装", ""],
        ["海滨新区", "主导产业", "先进装备制造", ""],
        ["海滨新区", "特色产业", "文体旅游", ""],
    ]


@pytest.mark.parametrize(
    ("text", "industries"),
    [
        ("纺织服装", [("纺织服装", ())]),
        ("甲产业（乙、丙）", [("甲产业", ("乙", "丙"))]),
        ("甲、乙", [("甲、乙", ())]),
        ("甲（乙）、丙（丁，戊）", [("甲", ("乙",)), ("丙", ("丁", "戊"))]),
        ("甲（乙（内）、丙", [("甲乙（内）、丙", ())]),
    ],
)
def test_segments_stand_in_parentheses(text, industries):
    if text.count("（") == text.count("）"):
        assert split_industries(text) == industries
    else:
        assert "".join(name for name, _ in split_industries(text))


def test_a_row_without_a_place_names_its_line(document, book):
    made = document(TABLE.replace("海滨新区\t", "\t"))
    whole = read_layouts(document(TABLE), book)
    (problem,) = layout_problems(made, book)
    assert problem.where == "line 3"
    assert read_layouts(made, book)["place"].tolist() == whole[whole["place"] != "海滨新区"]["place"].tolist()


def test_a_layout_table_is_no_indicator_table(read):
    assert read(TABLE).rows.empty
