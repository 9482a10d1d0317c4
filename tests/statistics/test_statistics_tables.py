"""Reading registered files: observations with locator, failures for what the map and the sheet do not agree on."""

import openpyxl
import pytest
from statistics_samples import COUNTY_CSV, city_rows, write_sheet, write_text

from analysis import registry
from analysis.files import read_csv, write_csv
from analysis.statistics.observations import find_files, read_observations
from analysis.statistics.register import propose_file, write_proposal


def add(path, folder, edition=None):
    write_proposal(registry.load(folder), propose_file(path, registry.load(folder), edition))


def read(folder, *paths):
    return read_observations(paths, registry.load(folder))


def figure(reading, place, concept, scope="全市"):
    frame = reading.observations
    rows = frame[(frame["place_id"] == place) & (frame["indicator_id"] == concept) & (frame["scope"] == scope)]
    return rows.to_dict("records")


def test_a_figure_keeps_its_cell_its_words_and_its_edition(folder, city_sheet):
    add(city_sheet, folder)
    (row,) = figure(read(folder, city_sheet), "430600", "registered_population")
    assert row["value"] == 561
    assert row["value_as_printed"] == "561"
    assert (row["year"], row["edition"], row["status"]) == ("2022", "city-yearbook-2023", "final")
    assert row["locator"] == "Sheet7!R5C3"
    assert row["label"] == "人口数/年末户籍人口"


def test_units_are_turned_into_those_of_the_concept(tmp_path, folder):
    path = write_sheet(tmp_path / "w.xlsx", city_rows(2022, "万元", 10000))
    add(path, folder)
    (row,) = figure(read(folder, path), "430600", "gdp")
    assert (row["value"], row["unit"], row["unit_as_printed"]) == (4500, "亿元", "万元")


def test_text_with_line_ends_is_a_figure_and_a_dash_is_none(folder, city_sheet):
    add(city_sheet, folder)
    reading = read(folder, city_sheet)
    assert figure(reading, "430900", "registered_population")[0]["value"] == 460
    assert figure(reading, "430900", "gdp_growth", "市辖区") == []
    assert reading.failures.empty


def test_counties_of_one_name_in_two_provinces_are_told_apart(tmp_path, folder):
    path = write_text(tmp_path / "c.csv", COUNTY_CSV, "gb18030")
    add(path, folder, "2023")
    (row,) = figure(read(folder, path), "430921", "gdp", "县域")
    assert (row["value"], row["locator"], row["place"]) == (290, "5", "南县")


def test_a_shifted_row_is_a_failure_and_gives_no_figure(tmp_path, folder):
    path = write_text(tmp_path / "c.csv", COUNTY_CSV.replace("湖南省,1591,", "湖南省,1591,,"))
    add(path, folder, "2023")
    reading = read(folder, path)
    assert figure(reading, "430623", "gdp", "县域") == []
    failure = reading.failures.to_dict("records")[0]
    assert (failure["check"], failure["found"], failure["expected"]) == (
        "shifted_row",
        "12 cells for 华容县",
        "11 cells",
    )


def test_a_column_that_moved_since_the_map_was_made_is_a_failure(tmp_path, folder, city_sheet):
    add(city_sheet, folder)
    edition_map = read_csv(folder / "edition_map.csv")
    moved = edition_map["column"].replace({"5": "6", "3": "99"})
    edition_map["column"] = moved.where(edition_map["scope"] == "全市", edition_map["column"])
    edition_map.loc[edition_map["column"] == "6", "header"] = "常住人口"
    write_csv(folder / "edition_map.csv", edition_map)
    reading = read(folder, city_sheet)
    assert figure(reading, "430600", "gdp") == []
    failures = reading.failures[reading.failures["check"] == "map_differs"]
    assert "no such column" in set(failures["found"])
    assert any("stands in column 3, 4" in text for text in failures["expected"])


def test_a_column_without_a_unit_is_a_failure(folder, city_sheet):
    add(city_sheet, folder)
    edition_map = read_csv(folder / "edition_map.csv")
    edition_map.loc[edition_map["indicator_id"] == "gdp", "unit"] = None
    write_csv(folder / "edition_map.csv", edition_map)
    reading = read(folder, city_sheet)
    assert set(reading.failures["check"]) == {"no_unit"}
    assert figure(reading, "430600", "gdp") == []


def test_an_unreadable_cell_and_a_formula_without_value_are_failures(tmp_path, folder):
    path = write_sheet(tmp_path / "f.xlsx", city_rows(2022))
    add(path, folder)
    book = openpyxl.load_workbook(path)
    book.active["E5"], book.active["F5"] = "约4500", "=E5/2"
    book.save(path)
    reading = read(folder, path)
    checks = dict(zip(reading.failures["check"], reading.failures["locator"], strict=True))
    assert checks["unreadable_cell"] == "Sheet7!R5C5"
    assert checks["formula_without_value"] == "Sheet7!R5C6"
    assert "digest_differs" in checks


def test_a_place_that_stands_twice_gives_no_figure(tmp_path, folder):
    rows = city_rows(2022)
    rows.insert(5, ["岳阳市", "", 1, 1, 1, 1, 1, 1])
    path = write_sheet(tmp_path / "d.xlsx", rows)
    add(path, folder)
    reading = read(folder, path)
    assert figure(reading, "430600", "gdp") == []
    assert set(reading.failures["check"]) == {"place_twice"}


def test_editions_stand_side_by_side(tmp_path, folder, city_sheet):
    rows = city_rows(2022, scale=1.01)
    rows[0][0] = "中国城市统计年鉴2023 2-7"
    rows[0][0] = "2-7 地区生产总值"
    other = write_sheet(tmp_path / "single.xlsx", rows)
    add(city_sheet, folder)
    add(other, folder, "2023")
    figures = figure(read(folder, city_sheet, other), "430600", "gdp")
    assert sorted(row["value"] for row in figures) == [4500, 4545]
    assert len({row["source_id"] for row in figures}) == 2


def test_files_that_are_no_statistics_are_listed(tmp_path, folder, city_sheet):
    material = tmp_path / "material" / "sub"
    material.mkdir(parents=True)
    (material / "README.md").write_text("notes", encoding="utf-8")
    (material / "broken.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (material / "new.xlsx").write_bytes(city_sheet.read_bytes())
    files = find_files(tmp_path / "material")
    assert [path.name for path in files] == ["broken.xlsx", "new.xlsx"]
    reading = read(folder, *files)
    assert [path.name for path in reading.unregistered] == ["new.xlsx"]
    assert [path.name for path, _ in reading.unreadable] == ["broken.xlsx"]
    assert reading.observations.empty


@pytest.mark.parametrize("name", ["a.dat", "岳阳.xls"])
def test_the_name_of_a_file_does_not_matter(tmp_path, folder, city_sheet, name):
    add(city_sheet, folder)
    renamed = city_sheet.rename(tmp_path / name)
    assert figure(read(folder, renamed), "430900", "gdp")[0]["value"] == 2100
