"""What changed between two editions of an invented sheet."""

from dataclasses import replace

import pytest
from statistics_samples import city_rows, write_sheet, write_text

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


def test_a_label_below_another_heading_in_units_of_other_things_is_another_column(compare):
    old, new = city_rows(2022), city_rows(2023)
    old[1][4], old[0][4] = "内资企业（万元）", "3-4 总产值"
    new[1][4], new[0][4] = "内资企业（个）", "3-5 企业数"
    found = compare(old, new)
    assert found["column_dropped", "全市"][0] == "总产值/内资企业 (万元)"
    assert found["column_added", "全市"][1] == "企业数/内资企业 (个)"


@pytest.mark.parametrize(("scale", "alarm"), [(100, "×100"), (0.0001, "÷10,000"), (1.4, None), (4, None)])
def test_a_registered_place_alone_of_another_magnitude(tmp_path, scale, alarm):
    loaded = registry.load()
    rows = city_rows(2023)
    rows[4][4] *= scale
    old, new = (
        table_content(recognise(write_sheet(tmp_path / name, cells), loaded), loaded)
        for name, cells in (("o.xlsx", city_rows(2022)), ("n.xlsx", rows))
    )
    new = replace(new, concepts={key: "gdp" for key in new.columns if "当年价格" in key[0]})
    changes = diff_editions([old], [new], loaded)
    expected = [] if alarm is None else [f"地区生产总值/地区生产总值(当年价格): 岳阳市: {alarm}, expected × 1"]
    assert changes["message"].tolist() == expected


def test_bulletins_are_compared_in_the_units_that_they_print(tmp_path):
    loaded = registry.load()

    def content(year, text):
        title = f"岳阳市{year}年国民经济和社会发展统计公报"
        path = write_text(tmp_path / f"{year}.txt", f"{title}\n{text}\n")
        return table_content(recognise(path, loaded), loaded)

    old = content(2031, "全年粮食产量300万吨。森林覆盖率为40%。社会消费品零售总额2000亿元。")
    new = content(2032, "全年粮食产量3020000吨。森林覆盖率为42%。社会消费品零售总额211亿元。")
    changes = diff_editions([old], [new], loaded)
    assert changes["change"].tolist() == ["unit_changed", "magnitude"]
    assert changes["message"].tolist()[1].endswith("岳阳市: ÷10, expected × 1")
