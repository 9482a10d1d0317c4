from pathlib import Path

import pytest
from statistics_samples import city_rows, write_sheet

from analysis.errors import InputError
from analysis.statistics.grid import Grid
from analysis.statistics.header import read_head
from analysis.statistics.names import is_place
from analysis.statistics.numerals import is_number, number
from analysis.statistics.reading import read_grids
from analysis.statistics.units import english_unit
from analysis.statistics.wording import chinese_part, fold

UNITS = {"万人", "亿元", "万元", "%", "人", "件", "平方公里"}


def is_unit(text):
    return text in UNITS


def head_of(rows, merges=()):
    table = tuple(tuple("" if cell is None else str(cell) for cell in row) for row in rows)
    return read_head(Grid(Path("t"), "s", table, merges), is_unit)


def test_a_column_has_path_unit_and_scope(city_sheet):
    head = read_head(read_grids(city_sheet, city_sheet.read_bytes())[0], is_unit)
    column = {c.number: c for c in head.columns}[6]
    assert (column.header, column.unit, column.scope) == ("地区生产总值/地区生产总值(当年价格)", "亿元", "市辖区")
    assert (head.name_column, head.first_row) == (1, 4)
    assert 2 not in {c.number for c in head.columns}


def test_places_may_stand_in_any_column_and_row():
    rows = [["注", "单位:万元"], [], ["序号", "城市", "财政收入"], ["1", "汨罗市", "5"], ["2", "临湘市", "6"]]
    head = head_of(rows)
    assert (head.name_column, head.first_row) == (2, 4)
    assert [(c.label, c.unit) for c in head.columns if c.number == 3] == [("财政收入", "万元")]


def test_the_first_header_is_a_name_even_where_it_reads_like_a_unit():
    head = head_of([["Area", "人", "面积"], ["Unit", "人", "平方公里"], ["南县", "3", "4"], ["桃江县", "5", "6"]])
    assert [(c.label, c.unit) for c in head.columns] == [("人", "人"), ("面积", "平方公里")]


def test_two_units_in_one_column_are_kept_for_refusal():
    head = head_of([["城市", "地区生产总值及增速（亿元、%）"], ["岳阳市", "1"], ["益阳市", "2"]])
    assert head.columns[0].unit == "亿元、%"


def test_a_sheet_without_places_is_refused():
    with pytest.raises(InputError, match="no column with names of places"):
        head_of([["年份", "人口"], ["2020", "5"]])


@pytest.mark.parametrize("name", ["岳阳市", "  岳阳市", "南 县", "益　阳市", "大理白族自治州", "清河区"])
def test_names_of_places(name):
    assert is_place(name)


@pytest.mark.parametrize("name", ["城 市", "市辖区", "合计", "Yueyang", "5", "", "全市", "地区"])
def test_no_names_of_places(name):
    assert not is_place(name)


def test_slips_of_scanning_and_typography_fold_together():
    assert fold("一般公共预算收人") == fold("一般公共预算收入")
    assert fold("_x000D_第一产业占ＧＤＰ 的比重".replace("ＧＤＰ", "GRP")) == fold("第一产业占地区生产总值比重")
    assert fold("优于III类　水体") == fold("优于Ⅲ类水体")


def test_the_translation_is_cut_off():
    assert chinese_part("R&D人员（人） R&D Personnel（Person）") == "R&D人员(人)"
    assert chinese_part("Ratio of Waste Water (%)") == ""


@pytest.mark.parametrize(
    ("text", "unit"),
    [("GRP (10 000 yuan)", "万元"), ("(100 000 000 yuan)", "亿元"), ("(10 OOOyuan)", "万元"), ("x", "")],
)
def test_units_of_translations(text, unit):
    assert english_unit(text) == unit


@pytest.mark.parametrize(
    ("cell", "value"), [("1,234.5", 1234.5), ("460\n", 460), ("—", None), ("-0.7", -0.7), ("", None)]
)
def test_figures_of_cells(cell, value):
    assert number(cell) == value


def test_other_text_is_no_figure():
    assert not is_number("12亿元")
    with pytest.raises(ValueError, match="12亿元"):
        number("12亿元")


def test_merged_heads_reach_all_their_columns(tmp_path):
    path = write_sheet(tmp_path / "m.xlsx", city_rows(2020))
    head = read_head(read_grids(path, path.read_bytes())[0], is_unit)
    assert {c.number: c.label for c in head.columns}[4] == "年末户籍人口"
