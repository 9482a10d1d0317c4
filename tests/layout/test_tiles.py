"""Places without polygons: tile grids and lists of neighbours, and every row of them that cannot be right."""

from dataclasses import replace

import pytest

from analysis import registry as real
from analysis.errors import InputError
from analysis.layout.boundaries import read_boundaries
from analysis.layout.neighbours import BORDER, HOSTS, NEAREST, adjacencies, common_borders
from analysis.layout.places import area_shapes, city_places, county_codes
from analysis.layout.tiles import read_tiles

CITY, HERE = "980000", ["980101", "980102", "980103", "980104"]
NAMES = dict(zip(HERE, ["东溪县", "西溪县", "南溪县", "北溪县"], strict=True))
TILES = """place_id,row,column,source
980101,1,2,示例格网
980102,2,1,示例格网
980103,3,2,示例格网
980104,2,2,示例格网
"""
PAIRS = """place_a,place_b,source
980101,980104,示例邻接
980104,980103,示例邻接
980102,980104,示例邻接
"""


@pytest.fixture
def tiled(registry):
    """Registry with a city without polygons, and the columns of the two files."""
    template = registry.places["990121"]
    places = {
        **registry.places,
        CITY: replace(template, place_id=CITY, name="溪州市", kind="地级市"),
        **{key: replace(template, place_id=key, name=NAMES[key], kind="县", parent_id=CITY) for key in HERE},
        "pier": replace(template, place_id="pier", name="码头新区", parent_id=CITY, host_ids=("980101",), lon=1, lat=1),
    }
    return replace(registry, places=places, schema=real.load().schema)


@pytest.fixture
def files(tmp_path):
    def write(tiles=TILES, pairs=PAIRS):
        paths = [tmp_path / "tiles.csv", tmp_path / "pairs.csv"]
        for path, text in zip(paths, (tiles, pairs), strict=True):
            path.write_text(text, encoding="utf-8")
        return paths

    return write


@pytest.fixture
def ground(tiled, files, geojson):
    def read(*texts):
        elsewhere = {"type": "Feature", "properties": {"gb": "1", "name": "x"}, "geometry": None}
        bare = read_boundaries(tiled, geojson([elsewhere]))
        return replace(bare, tiles=read_tiles(tiled, *files(*texts)))

    return read


def test_a_tile_is_a_unit_square_without_a_system_rows_counted_downward(ground):
    tiles = ground().tiles.of(CITY).set_index("place_id")
    assert tiles.crs is None and tiles.area.eq(1).all()
    assert tiles.geometry["980102"].bounds == (1, -2, 2, -1)
    assert tiles.geometry["980101"].bounds[1] > tiles.geometry["980103"].bounds[1]


def test_places_come_from_the_grid_and_what_it_lacks_is_absent(ground, tiled):
    boundaries = ground()
    places = city_places(CITY, ["980101", "pier"], tiled, boundaries).set_index("place_id")
    assert county_codes(CITY, boundaries) == HERE
    assert places.loc[HERE, "drawn_as"].eq("area").all() and places.loc["980103", "name"] == "南溪县"
    # A point in degrees has no place on a grid: it is listed, not drawn somewhere.
    assert places.loc["pier", "drawn_as"] == "absent"
    assert area_shapes(CITY, ["980102", "980104"], boundaries).geometry.union_all().area == 2


def test_neighbours_are_those_of_the_list_not_tiles_that_touch(ground, tiled):
    near = common_borders(CITY, HERE, tiled, ground())
    assert near.loc["980104"].sum() == 3 and (near == near.T).all(axis=None) and not near.loc["980101", "980102"]
    # The tiles of 980103 and 980104 touch as well; without a row nothing is known of 980103.
    fewer = common_borders(CITY, HERE, tiled, ground(TILES, "\n".join(PAIRS.splitlines()[:2]) + "\n"))
    assert list(fewer.index) == ["980101", "980104"]
    assert common_borders(CITY, HERE, tiled, ground(TILES, PAIRS.splitlines()[0] + "\n")).empty


def test_readings_of_neighbour_have_no_distances_on_a_grid(ground, tiled):
    found = adjacencies(CITY, [*HERE, "pier"], tiled, ground())
    assert set(found) == {BORDER, HOSTS} and NEAREST not in found
    assert found[HOSTS].loc["pier", ["980101", "980104"]].all() and not found[HOSTS].loc["pier", "980102"]


def test_the_credit_of_a_grid_names_both_sources_and_no_polygons(ground):
    zh, en = ground().credit(CITY)
    assert zh.endswith("来源：示例格网；示例邻接。") and en.startswith("Schematic tile grid")
    assert ground().credit("990100") == ("示例", "x")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("980104,2,2", "980199,2,2", r"tiles.csv, line 5, column place_id: found 980199; expected a place_id"),
        ("980104,2,2", "980103,2,2", r"line 5, column place_id: found 980103 again"),
        ("980104,2,2", "980104,2,1", r"line 5, column column: found row 2, column 1, where 980102 lies \(line 3\)"),
        ("980104,2,2", "980104,two,2", r"line 5, column row: found 'two'; expected a whole number"),
        ("980104,2,2", "980104,0,2", r"line 5, column row: found '0'; expected a number from 1 to 100"),
        ("980104,2,2,示例格网", "980104,2,2,", r"line 5, column source: found nothing"),
        ("980104,2,2", "980000,2,2", r"line 5, column place_id: found 980000; expected a place that lies in another"),
        ("place_id,row", "place_id,line", r"line 1: found no column row; expected the columns place_id,row,column"),
    ],
)  # fmt: skip
def test_rows_of_a_grid_that_cannot_be_right(old, new, message, ground):
    with pytest.raises(InputError, match=message):
        ground(TILES.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("980102,980104", "980102,980102", r"pairs.csv, line 4, column place_b: found 980102; expected another place"),
        ("980102,980104", "980102,西湖", r"line 4, column place_b: found 西湖; expected a place_id of places.csv"),
        ("980102,980104", "980102,990121", r"line 4, column place_b: found 990121; expected a place"),
        ("980102,980104", ",980104", r"line 4, column place_a: found nothing"),
    ],
)
def test_pairs_that_cannot_be_right(old, new, message, ground):
    with pytest.raises(InputError, match=message):
        ground(TILES, PAIRS.replace(old, new))


def test_rows_of_the_registry_are_used_and_checked_like_those_of_a_user(tiled):
    rows = {"tiles": tuple({"place_id": key, "row": 1, "column": n, "source": "示例"} for n, key in enumerate(HERE, 1))}
    assert list(read_tiles(replace(tiled, rows=rows)).of(CITY)["place_id"]) == HERE
    doubled = {"tiles": (rows["tiles"][0], {**rows["tiles"][1], "column": 1})}
    with pytest.raises(InputError, match=r"tiles.csv, line 3, column column"):
        read_tiles(replace(tiled, rows=doubled))


def test_the_files_of_the_project_pass():
    found = read_tiles(real.load())
    assert found.squares.crs is None
