"""The rows of the project's own registry against their sources."""

import hashlib
import importlib.util
import itertools
import json
import re
from pathlib import Path

import pytest

from analysis import registry

REG = registry.load()


@pytest.fixture(scope="module")
def polygons():
    row = REG.rows["boundaries"][0]
    package = importlib.util.find_spec(row["package"])
    file = Path(package.submodule_search_locations[0]) / row["file"]
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    return {str(f["properties"][row["code_property"]])[3:]: f["properties"][row["name_property"]] for f in features}


def test_every_county_has_the_code_and_name_of_its_polygon(polygons):
    counties = [place for place in REG.places.values() if place.kind in {"县", "市", "区"}]
    assert {place.adcode: place.name for place in counties} == {
        place.adcode: polygons.get(place.adcode) for place in counties
    }


def test_every_county_of_a_city_of_the_register_is_there(polygons):
    cities = [place for place in REG.places.values() if place.kind == "地级市"]
    for city in cities:
        codes = {code for code in polygons if code.startswith(city.adcode[:4])}
        assert codes == {place.adcode for place in REG.children(city.place_id) if place.adcode}


def test_codes_are_ids_and_nest():
    for place in REG.places.values():
        if place.adcode:
            assert place.place_id == place.adcode
            above = [other.adcode.rstrip("0") for other in REG.ancestors(place.place_id) if other.adcode]
            assert all(place.adcode.startswith(code) for code in above)


def test_zones_lie_in_counties_of_their_city():
    zones = [place for place in REG.places.values() if place.kind == "功能区"]
    assert zones
    for zone in zones:
        assert zone.host_ids or "county not named" in zone.source
        assert zone.confidence
        assert {REG.places[host].parent_id for host in zone.host_ids} <= {zone.parent_id}


def test_a_zone_with_two_names_is_one_place():
    assert REG.find_place("城陵矶新港区") is REG.find_place("岳阳临港高新区")


def test_periods_follow_each_other():
    periods = list(REG.periods.values())
    assert all(period.end_year - period.start_year == 4 for period in periods)
    assert all(b.start_year == a.end_year + 1 for a, b in itertools.pairwise(periods))


def test_every_unit_of_a_concept_is_worth_something():
    assert all(REG.find_unit(concept.unit).factor > 0 for concept in REG.indicators.values())


@pytest.mark.documents
def test_digests_are_those_of_the_files(real_documents):
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in real_documents.iterdir() if path.is_file()}
    assert {entry.sha256 for entry in REG.documents.values()} <= digests


@pytest.mark.documents
def test_every_industry_of_the_printed_tables_is_in_the_closed_list(real_documents):
    files = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in real_documents.iterdir() if path.is_file()}
    unknown = []
    for entry in REG.documents.values():
        lines = files[entry.sha256].read_text(encoding="utf-8").splitlines()
        for line in lines:
            place, *cells = [cell.strip() for cell in line.split("\t")]
            if REG.find_place(place) is None or len([cell for cell in cells if cell]) not in {2, 3}:
                continue
            for cell in filter(None, cells):
                name, _, segments = cell.partition("(")
                found = REG.find_industries(name)
                parents = {industry.industry_id for industry in found}
                names = re.split("、", segments.rstrip(") ")) if segments else []
                unknown += [] if found else [name]
                unknown += [s for s in names if not any(REG.find_industries(s, parent) for parent in parents)]
    assert not unknown
