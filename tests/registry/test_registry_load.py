"""A registry loads whole and frozen, or says which file, line and column is wrong."""

import dataclasses

import pytest

from analysis import registry
from analysis.errors import InputError
from analysis.registry.rows import RegistryError


def test_records_and_mappings_are_read_only(invented):
    reg = registry.load(invented.path)
    with pytest.raises(TypeError):
        reg.places["990100"] = reg.places["990101"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        reg.places["990100"].name = "other"


def test_values_have_their_types(invented):
    reg = registry.load(invented.path)
    port = reg.places["port"]
    assert (port.lon, port.lat, port.host_ids) == (113.1, 29.4, ("990101", "990102"))
    assert port.adcode is None
    assert reg.places["990100"].aliases == ()
    assert reg.indicators["waste"].direction == -1
    assert (reg.documents["alpha-14"].start_year, reg.documents["alpha-14"].end_year) == (2021, 2025)


def test_annual_period_starts_and_ends_in_its_year(invented):
    invented.set("documents", 2, "period", "2026")
    entry = registry.load(invented.path).documents["alpha-14"]
    assert (entry.start_year, entry.end_year) == (2026, 2026)


BAD_CELLS = [
    ("indicators", 2, "unit", "亿币", "亿币", "a unit of units.csv"),
    ("indicators", 3, "direction", "", "nothing", "1 or -1"),
    ("indicators", 3, "direction", "0", "'0'", "one of 1, -1"),
    ("indicators", 3, "direction", "up", "'up'", "a whole number"),
    ("indicators", 4, "formula", "output / persons", "persons", "a value of indicator_id"),
    ("indicators", 4, "formula", "output /", "'output /'", "a formula"),
    ("indicators", 4, "formula", "len(output)", "'len(output)'", "a formula"),
    ("indicators", 2, "formula", "output_per_head * people", "output_per_head", "not made from output"),
    ("indicators", 2, "kind", "amount", "'amount'", "one of level"),
    ("indicators", 3, "indicator_id", "output", "output again", "line 2"),
    ("places", 4, "parent_id", "999999", "999999", "a place_id of places.csv"),
    ("places", 3, "parent_id", "990101", "990101", "does not lie below it"),
    ("places", 5, "place_id", "990101", "990101 again", "values that differ"),
    ("places", 5, "aliases", "甲州县", "甲州县", "甲州县 (line 4) has it too"),
    ("places", 8, "lon", "213.1", "'213.1'", "from -180 to 180"),
    ("places", 8, "lat", "-91", "'-91'", "from -90 to 90"),
    ("places", 8, "lat", "", "nothing beside lon, crs", "lon, lat and crs together"),
    ("places", 8, "host_ids", "990101;nowhere", "nowhere", "a place_id of places.csv"),
    ("places", 8, "host_ids", "990101;;990102", "'990101;;990102'", "items joined by ';'"),
    ("places", 4, "kind", "村", "'村'", "one of 国家"),
    ("documents", 2, "sha256", "123", "'123'", "64 hexadecimal digits"),
    ("documents", 2, "sha256", "A" * 64, repr("A" * 64), "lower case"),
    ("documents", 2, "period", "2025-2021", "'2025-2021'", "two years in order"),
    ("documents", 2, "period", "十四五", "'十四五'", "2026-2030"),
    ("documents", 2, "issued", "2021-02-30", "'2021-02-30'", "YYYY-MM-DD"),
    ("documents", 2, "title", "", "nothing", "a value"),
    ("documents", 2, "place_id", "123456", "123456", "a place_id of places.csv"),
    ("units", 3, "factor", "10^8", "'10^8'", "a number"),
    ("units", 3, "base", "金", "金", "a unit of units.csv"),
    ("units", 3, "base", "亿元", "亿元", "its own base, with factor 1"),
    ("units", 3, "dimension", "mass", "mass", "money, as its base"),
    ("units", 3, "aliases", "块", "块", "元 (line 2) has it too"),
    ("industries", 3, "parent_id", "wood", "wood", "an industry_id of industries.csv"),
]


@pytest.mark.parametrize(("table", "line", "column", "value", "found", "expected"), BAD_CELLS)
def test_a_bad_cell_is_named(invented, table, line, column, value, found, expected):
    invented.set(table, line, column, value)
    with pytest.raises(InputError) as error:
        registry.load(invented.path)
    assert error.value.file == str(invented.path / f"{table}.csv")
    assert error.value.where == f"line {line}, column {column}"
    assert found in error.value.found
    assert expected.removeprefix("an ") in error.value.expected


def test_all_bad_cells_of_a_file_are_listed(invented):
    invented.set("indicators", 2, "direction", "")
    invented.set("indicators", 3, "kind", "amount")
    with pytest.raises(RegistryError) as error:
        registry.load(invented.path)
    assert [problem.where for problem in error.value.problems] == ["line 2, column direction", "line 3, column kind"]
    assert str(error.value).count("\n") == 1


def test_lines_are_those_of_the_file_where_a_cell_runs_over_two(invented):
    invented.set("indicators", 2, "source", "first line\nsecond line")
    invented.set("indicators", 3, "direction", "")
    with pytest.raises(InputError) as error:
        registry.load(invented.path)
    assert error.value.where == "line 4, column direction"


def test_a_missing_column_is_named(invented):
    invented.write("periods", [row[:-1] for row in invented.read("periods")])
    with pytest.raises(InputError, match=r"periods\.csv, line 1: found no column source"):
        registry.load(invented.path)


def test_an_unknown_column_is_named(invented):
    rows = invented.read("periods")
    invented.write("periods", [[*rows[0], "colour"], *([*row, "red"] for row in rows[1:])])
    with pytest.raises(InputError, match="unknown column colour"):
        registry.load(invented.path)


def test_a_short_row_is_named(invented):
    invented.add("periods", ["十五五"])
    with pytest.raises(InputError, match="line 3: found 1 cells"):
        registry.load(invented.path)


def test_a_missing_file_is_named(invented):
    (invented.path / "units.csv").unlink()
    with pytest.raises(InputError, match=r"units\.csv: found no such file"):
        registry.load(invented.path)


def test_a_file_in_another_encoding_is_named(invented):
    path = invented.path / "places.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("gb18030"))
    with pytest.raises(InputError, match=r"places\.csv.*not UTF-8"):
        registry.load(invented.path)


def test_a_file_saved_by_a_spreadsheet_is_read(invented):
    path = invented.path / "places.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert registry.load(invented.path).places["990102"].aliases == ("旧北县",)


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [("type", "colour", "one of text"), ("required", "maybe", "one of yes, no"), ("range", "a..b", "two numbers")],
)
def test_a_bad_schema_is_named(invented, column, value, expected):
    line = next(i for i, row in enumerate(invented.read("schema"), 1) if row[1] == "factor")
    invented.set("schema", line, column, value)
    with pytest.raises(InputError, match=rf"schema\.csv, line {line}, column {column}") as error:
        registry.load(invented.path)
    assert expected in error.value.expected


def test_a_schema_that_refers_to_nothing_is_named(invented):
    line = next(i for i, row in enumerate(invented.read("schema"), 1) if row[1] == "host_ids")
    invented.set("schema", line, "refers", "places.colour")
    with pytest.raises(InputError, match=r"places\.host_ids, column refers: found places\.colour"):
        registry.load(invented.path)


def test_the_project_is_found_from_a_folder_inside_it(invented, monkeypatch):
    inside = invented.path.parents[1] / "notebooks"
    inside.mkdir()
    monkeypatch.chdir(inside)
    assert registry.project_root() == invented.path.parents[1]
    assert list(registry.load().documents) == ["alpha-14"]


def test_outside_any_project_the_package_is_used(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert (registry.project_root() / "analysis" / "registry").is_dir()
