"""What changed between two editions of an invented sheet."""

import pytest
from statistics_samples import city_rows, write_sheet

from analysis import registry
from analysis.statistics.contents import table_content
from analysis.statistics.diff import diff_editions
from analysis.statistics.recognise import recognise


@pytest.fixture
def compare(tmp_path):
    loaded = registry.load()

    def contents(rows, name):
        return [table_content(recognise(write_sheet(tmp_path / name, rows), loaded), loaded)]

    def run(old, new):
        changes = diff_editions(contents(old, "old.xlsx"), contents(new, "new.xlsx"), loaded)
        return {
            (row["change"], row["scope"]): (row["old"], row["new"], row["message"])
            for row in changes.to_dict("records")
        }

    return run


def test_nothing_changed(compare):
    assert compare(city_rows(2022), city_rows(2023)) == {}


def test_a_change_of_unit_that_the_figures_follow(compare):
    found = compare(city_rows(2022), city_rows(2023, "万元", 10000))
    assert found["unit_changed", "全市"] == ("亿元", "万元", "地区生产总值/地区生产总值(当年价格): figures × 10000")
    assert not any(change == "magnitude" for change, _ in found)


def test_a_change_of_unit_that_the_figures_do_not_follow(compare):
    found = compare(city_rows(2022), city_rows(2023, "万元"))
    assert "÷10,000" in found["magnitude", "全市"][2]


@pytest.mark.parametrize(("scale", "alarm"), [(10, "×10"), (0.01, "÷100"), (10000, "×10,000")])
def test_figures_of_another_magnitude(compare, scale, alarm):
    assert compare(city_rows(2022), city_rows(2023, scale=scale))["magnitude", "全市"][2].endswith(alarm)


def test_columns_added_dropped_and_renamed(compare):
    new = city_rows(2023)
    new[1][2] = "年末户籍总人口（万人）"
    for row in new:
        row.append(None)
    new[1][8], new[2][8] = "工业企业数（个）", "全市"
    for row in new[4:]:
        row[8] = 7
        row[7] = None
    found = compare(city_rows(2022), new)
    assert found["column_added", "全市"][1].endswith("工业企业数 (个)")
    assert found["column_dropped", "市辖区"][0].endswith("地区生产总值增长率 (%)")
    assert found["column_renamed", "全市"][:2] == ("人口数/年末户籍人口", "人口数/年末户籍总人口")


def test_columns_that_moved(compare):
    new = city_rows(2023)
    for row in new:
        row[4:6], row[6:8] = row[6:8], row[4:6]
    found = compare(city_rows(2022), new)
    assert found["column_moved", "全市"][:2] in {("5", "7"), ("7", "5")}
    assert "column_added" not in {change for change, _ in found}


def test_places_that_appeared_vanished_and_were_renamed(compare):
    new = city_rows(2023)
    new[4][0], new[7][0] = "岳阳县", "广洲市"
    new[8][0] = "珠海市"
    found = compare(city_rows(2022), new)
    assert found["place_renamed", ""] in {
        ("岳阳市", "岳阳县", "same name, another kind"),
        ("广州市", "广洲市", "one character differs: a slip?"),
    }
    assert found["place_vanished", ""][0] == "深圳市"
    assert found["place_appeared", ""][1] == "珠海市"


def test_tables_that_one_edition_has_alone(tmp_path):
    loaded = registry.load()
    content = table_content(recognise(write_sheet(tmp_path / "a.xlsx", city_rows(2022)), loaded), loaded)
    assert diff_editions([content], [], loaded)["change"].tolist() == ["table_dropped"]
    assert diff_editions([], [content], loaded)["change"].tolist() == ["table_added"]


def test_columns_below_another_heading_are_renamed(compare):
    old, new = city_rows(2022), city_rows(2023)
    old[1][4], new[1][4] = "⑸某支出（万元）", "(5)某支出（万元）"
    assert compare(old, new) == {}
    new[0][4] = "3-4 收支"
    found = compare(old, new)
    assert {change for change, _ in found} == {"column_renamed"}
    assert found["column_renamed", "全市"][1].startswith("收支/")
