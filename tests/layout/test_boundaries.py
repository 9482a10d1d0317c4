"""Polygons: read as data, checked, credited; what cannot be drawn is an error or a listed gap."""

from dataclasses import replace

import pytest
from layout_shapes import COUNTIES, county_features, feature, polygon

from analysis import registry as real
from analysis.errors import InputError
from analysis.layout import boundaries
from analysis.layout.boundaries import read_boundaries
from analysis.layout.places import city_places, county_codes
from analysis.layout.shift import common_shift

BOW_TIE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}


def test_a_users_file_takes_the_place_of_the_bundled_one(registry, geojson):
    found = read_boundaries(registry, geojson(county_features()))
    assert found.polygons["code"].tolist() == list(COUNTIES) and found.polygons.crs.to_epsg() == 4490
    assert found.attribution_zh == "示例"


def test_selection_keeps_order_and_lists_gaps(registry, geojson):
    found = read_boundaries(registry, geojson(county_features()))
    assert found.select(["990102", "nowhere", "990121"])["code"].tolist() == ["990102", "990121"]
    assert found.missing(["990102", "nowhere"]) == ["nowhere"]
    assert found.select([]).empty


@pytest.mark.parametrize(
    ("extra", "message"),
    [
        (feature("990121", polygon(3, 3)), "2 polygons"),
        (feature("990199", None), "no geometry"),
        (feature("990199", {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}), "LineString"),
        (feature("990199", BOW_TIE), "crosses itself"),
    ],
)
def test_a_polygon_that_cannot_be_drawn_is_an_error_once_asked_for(extra, message, registry, geojson):
    found = read_boundaries(registry, geojson([*county_features(), extra]))
    assert len(found.select(["990122"])) == 1
    with pytest.raises(InputError, match=message):
        found.select([extra["properties"]["gb"][3:]])


@pytest.mark.parametrize(
    ("crs", "found"),
    [
        (None, "no coordinate system named"),
        ("urn:ogc:def:crs:EPSG::3857", "urn:ogc:def:crs:EPSG::3857"),
        # A reader of GeoJSON takes an unknown name for WGS 84: the name in the file is what the user must see.
        ("GCJ-02", "GCJ-02"),
    ],
)
def test_another_coordinate_system_is_refused_by_its_name(crs, found, registry, geojson):
    with pytest.raises(InputError, match=f"crs: found {found}; expected EPSG:4490, named by a member crs"):
        read_boundaries(registry, geojson(county_features(), crs))


@pytest.mark.parametrize("shift", [(500_000.0, 3_000_000.0), (0.0, 80.0)])
def test_coordinates_off_the_globe_are_refused(shift, registry, geojson):
    with pytest.raises(InputError, match="expected degrees, longitude before latitude"):
        read_boundaries(registry, geojson(moved(county_features(), *shift)))


def test_a_file_without_features_is_refused(registry, geojson):
    with pytest.raises(InputError, match="features: found none; expected polygons"):
        read_boundaries(registry, geojson([]))


def test_a_file_without_the_code_property_is_refused(registry, geojson):
    shapes = county_features()
    for shape in shapes:
        del shape["properties"]["gb"]
    with pytest.raises(InputError, match="property gb"):
        read_boundaries(registry, geojson(shapes))


def test_files_that_are_no_geojson_or_not_there(registry, tmp_path):
    (tmp_path / "text.geojson").write_text("not json", encoding="utf-8")
    for name, message in (("text.geojson", "cannot be read"), ("none.geojson", "no such file")):
        with pytest.raises(InputError, match=message):
            read_boundaries(registry, tmp_path / name)


def test_another_edition_of_the_bundled_file_is_noticed(registry):
    with pytest.raises(InputError, match="md5"):
        read_boundaries(registry)


def test_a_package_without_the_file_is_named(registry):
    rows = {"boundaries": ({**registry.rows["boundaries"][0], "file": "none.geojson"},)}
    with pytest.raises(InputError, match=r"no none\.geojson"):
        read_boundaries(replace(registry, rows=rows))


def test_counties_of_a_city_come_from_the_codes(registry, geojson):
    found = read_boundaries(registry, geojson([*county_features(), feature("990200", polygon(5, 5))]))
    assert county_codes("990100", found) == sorted(COUNTIES)


def test_no_county_vanishes_and_gaps_are_listed(registry, geojson):
    found = read_boundaries(registry, geojson(county_features()))
    places = city_places("990100", ["zone", "990121", "bare", "unheard"], registry, found).set_index("place_id")
    assert places["drawn_as"].to_dict() == {
        **dict.fromkeys(sorted(COUNTIES), "area"),
        "zone": "point",
        "bare": "absent",
        "unheard": "absent",
    }
    assert places.loc["990121", "name"] == "东山县" and places.loc["zone"].geometry.x == 100.2


def moved(shapes, east, north, wobble=0.0):
    result = []
    for n, shape in enumerate(shapes):
        ring = shape["geometry"]["coordinates"][0]
        turn = wobble * (-1) ** n
        corners = [[x + east + turn, y + north - turn] for x, y in ring]
        result.append({**shape, "geometry": {"type": "Polygon", "coordinates": [corners]}})
    return result


def test_a_file_shifted_as_a_whole_is_refused(registry, geojson, monkeypatch):
    truth = geojson(county_features(), name="truth.geojson")
    monkeypatch.setattr(boundaries, "_packaged", lambda _source: truth)
    assert len(read_boundaries(registry, geojson(moved(county_features(), 0.0001, 0.0001))).polygons) == 4
    with pytest.raises(InputError, match="GCJ-02"):
        read_boundaries(registry, geojson(moved(county_features(), 0.0055, -0.0028)))
    with pytest.raises(InputError, match="m beside those of invented; expected") as error:
        read_boundaries(registry, geojson(moved(county_features(), 1.0, 0.0)))
    assert "GCJ-02" not in str(error.value)


def test_outlines_that_differ_without_direction_are_no_shift(registry, geojson):
    truth = read_boundaries(registry, geojson(county_features())).polygons
    other = read_boundaries(registry, geojson(moved(county_features(), 0.0, 0.0, wobble=0.004))).polygons
    assert common_shift(other, truth) == 0.0
    assert common_shift(other.iloc[:2], truth) == 0.0


def test_the_bundled_file_is_the_one_that_the_registry_describes():
    found = read_boundaries(real.load())
    assert found.polygons["code"].str.fullmatch(r"\d{6}").mean() > 0.99
    assert "审图号" in found.attribution_zh


def test_a_county_under_another_code_is_no_silent_gap(registry, geojson):
    """The register has 东山县 as 990121; the file has it, now a district, under a code that the register lacks."""
    from dataclasses import replace

    county = replace(registry.places["990121"], adcode="990121")
    registry = replace(registry, places={**registry.places, "990121": county})
    shapes = [*county_features()[1:], feature("990103", polygon(0, 0), name="东山区")]
    found = read_boundaries(registry, geojson(shapes))
    with pytest.raises(InputError, match=r"code 990103: found 东山区; expected code 990121"):
        city_places("990100", ["990121"], registry, found)
    codeless = read_boundaries(registry, geojson([*county_features()[1:], feature("", polygon(0, 0), name="东山县")]))
    with pytest.raises(InputError, match=r"a polygon without a code: found 东山县; expected code 990121"):
        city_places("990100", ["990121"], registry, codeless)
    nameless = read_boundaries(registry, geojson([*county_features()[1:]]))
    places = city_places("990100", ["990121"], registry, nameless).set_index("place_id")
    assert places.loc["990121", "drawn_as"] == "absent"
