"""`plans layout`: the maps of any city of the register, a user's polygons, and what cannot be drawn."""

import json

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis.cli import app
from analysis.files import write_csv
from analysis.pipeline.mapping import find_city

NAMES = {"999901": "青榆县", "999902": "石橹市", "999903": "白渚区"}
BOW_TIE = [[[112.0, 28.0], [112.5, 28.5], [112.5, 28.0], [112.0, 28.5], [112.0, 28.0]]]


def square(column):
    west = 112.0 + column * 0.5
    return [[[west, 28.0], [west + 0.5, 28.0], [west + 0.5, 28.5], [west, 28.5], [west, 28.0]]]


def feature(code, name, rings):
    geometry = {"type": "Polygon", "coordinates": rings}
    return {"type": "Feature", "properties": {"name": name, "gb": f"156{code}"}, "geometry": geometry}


def counties(**names):
    return [feature(code, name, square(n)) for n, (code, name) in enumerate({**NAMES, **names}.items())]


@pytest.fixture
def boundaries(tmp_path):
    def write(features, crs="urn:ogc:def:crs:EPSG::4490"):
        content = {"type": "FeatureCollection", "features": features}
        if crs:
            content["crs"] = {"type": "name", "properties": {"name": crs}}
        path = tmp_path / "own.geojson"
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return path

    return write


def mark(place_id, place, role, industry, line):
    known = {"石材": None, "现代化工": "chemicals", "文体旅游": "culture-tourism"}
    kind = "功能区" if place_id and not place_id.isdigit() else place[-1]
    return {
        "doc_id": "lanyuan-15fyp", "place": place, "place_id": place_id, "place_kind": kind, "role": role,
        "industry": industry, "industry_id": known[industry], "segments": None, "line": line,
    }  # fmt: skip


@pytest.fixture
def city(project):
    rows = [
        mark("999901", "青榆县", "主导产业", "现代化工", 11),
        mark("999901", "青榆县", "特色产业", "石材", 11),
        mark("999902", "石橹市", "主导产业", "文体旅游", 12),
        mark("999903", "白渚区", "主导产业", "现代化工", 13),
        mark(None, "云边区", "主导产业", "现代化工", 14),
    ]
    project.derived.mkdir(parents=True)
    contract = project.registry.tables["industry_layout"]
    write_csv(project.derived / "industry_layout.csv", contract.frame(rows))
    write_csv(project.derived / "prose_layout.csv", project.registry.tables["prose_layout"].frame([]))
    return project


def maps(project, *arguments):
    given = ["layout", "--root", str(project.root), *map(str, arguments)]
    return CliRunner().invoke(app, given)


@pytest.mark.slow
def test_a_users_polygons_make_the_maps_and_gaps_are_listed(city, boundaries, tmp_path):
    result = maps(city, "--city", "澜沅市", "--boundaries", boundaries(counties()), "--out", tmp_path / "maps")
    assert result.exit_code == 0, result.output
    files = {path.name for path in (tmp_path / "maps").iterdir()}
    assert {"layout-map-999900.zh.png", "layout-map-999900.zh.pdf", "layout-map-999900.csv"} <= files
    assert "gap: 石材: not in industries.csv, shown as printed (lanyuan-15fyp:11)" in result.output
    assert "gap: 云边区: not in places.csv, on no map (lanyuan-15fyp:14)" in result.output
    assert "layout-change: nothing to show" in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--city", "无此市"], "found 无此市"),
        (["--city", "999902"], "999902 is not a prefecture"),
        (["--city", "石橹市"], "石橹市 is not a prefecture"),
        (["--city", "999900", "--vintage", "1999"], "one of latest, all, 2026"),
        (["--city", "999900"], "no polygon of 999900"),
    ],
)
def test_what_was_asked_for_is_not_there(arguments, message, city):
    result = maps(city, *arguments)
    assert result.exit_code == 1 and message in result.output


def test_a_city_goes_by_its_english_name_too(city):
    with (city.root / "data" / "registry" / "english.csv").open("a", encoding="utf-8") as file:
        file.write("澜沅市,Lanyuan\n石橹市,Shilu\n")
    assert "no polygon of" in maps(city, "--city", "lanyuan").output
    assert find_city("Lanyuan", city.registry) == "999900"
    assert "Shilu is not a prefecture" in maps(city, "--city", "Shilu").output


TILES = """place_id,row,column,source
999901,1,1,示例格网
999902,1,2,示例格网
999903,2,2,示例格网
"""
PAIRS = "place_a,place_b,source\n999901,999902,示例邻接\n999902,999903,示例邻接\n"


def lists(folder, **texts):
    given = []
    for name, text in texts.items():
        path = folder / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        given += ["--boundaries", path]
    return given


@pytest.mark.slow
def test_a_city_without_polygons_is_drawn_from_tiles_and_a_list_of_neighbours(city, tmp_path):
    given = lists(tmp_path, neighbours=PAIRS, grid=TILES)
    result = maps(city, "--city", "999900", *given, "--out", tmp_path / "maps")
    assert result.exit_code == 0, result.output
    files = {path.name for path in (tmp_path / "maps").iterdir()}
    assert {"layout-map-999900.en.png", "layout-industries-999900.zh.png", "layout-similarity-999900.csv"} <= files
    pairs = pd.read_csv(tmp_path / "maps" / "layout-similarity-999900.csv", dtype=str)
    near = {tuple(sorted(pair)) for pair in pairs.loc[pairs["neighbours"] == "True", ["place_a", "place_b"]].to_numpy()}
    assert near == {("999901", "999902"), ("999902", "999903")}


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({"grid": TILES.replace("999903,2,2", "999903,1,2")}, "where 999902 lies (line 3); expected one place a tile"),
        ({"grid": TILES.replace("999903", "999909")}, "line 4, column place_id: found 999909"),
        ({"grid": TILES, "again": TILES}, "a second file like"),
        ({"other": "county,value\n1,2\n"}, "found county,value; expected the columns place_id,row,column,source or"),
        ({"neighbours": PAIRS}, "no polygon of 999900"),
    ],
)
def test_lists_that_cannot_be_used_are_named(texts, message, city, tmp_path):
    result = maps(city, "--city", "999900", *lists(tmp_path, **texts))
    assert result.exit_code == 1 and message in result.output, result.output


@pytest.mark.parametrize(
    ("features", "crs", "message"),
    [
        ([*counties(), feature("999901", "青榆县", square(5))], "urn:ogc:def:crs:EPSG::4490", "2 polygons"),
        ([*counties(), feature("999904", "南浦县", BOW_TIE)], "urn:ogc:def:crs:EPSG::4490", "crosses itself"),
        ([*counties(), feature("999904", "南浦县", [])], "urn:ogc:def:crs:EPSG::4490", "no geometry"),
        (counties(), None, "no coordinate system named"),
        (counties(), "urn:ogc:def:crs:EPSG::3857", "expected EPSG:4490"),
        (
            [*counties()[1:], feature("999911", "青榆区", square(0))],
            "urn:ogc:def:crs:EPSG::4490",
            "code 999911: found 青榆区; expected code 999901",
        ),
    ],
)
def test_polygons_that_cannot_be_drawn_are_named(features, crs, message, city, boundaries):
    result = maps(city, "--city", "999900", "--boundaries", boundaries(features, crs))
    assert result.exit_code == 1 and message in result.output, result.output


def test_a_city_without_any_rows(city, boundaries):
    (city.derived / "industry_layout.csv").unlink()
    result = maps(city, "--city", "999900", "--boundaries", boundaries(counties()))
    assert result.exit_code == 1 and "neither a layout nor statistics" in result.output
