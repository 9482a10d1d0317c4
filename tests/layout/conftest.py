"""An invented registry with a closed list of two levels, and a GeoJSON of four counties."""

import json
from dataclasses import fields

import pandas as pd
import pytest

from analysis.registry import DocumentEntry, Industry, Place, Registry


@pytest.fixture
def geojson(tmp_path):
    def write(features, crs="urn:ogc:def:crs:EPSG::4490", name="own.geojson"):
        content = {"type": "FeatureCollection", "features": features}
        if crs:
            content["crs"] = {"type": "name", "properties": {"name": crs}}
        path = tmp_path / name
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


def industry(industry_id, zh, parent=None, aliases=()):
    return Industry(industry_id, zh, industry_id, parent, None, aliases, None, "invented")


def document(doc_id, issued, place_id="990100"):
    return DocumentEntry(
        doc_id, doc_id, place_id, "prefecture", "2021-2025", "opinions", issued, "issued", None, "0" * 64, "Hans"
    )


def place(place_id, name, **more):
    given = dict.fromkeys(field.name for field in fields(Place))
    return Place(**{**given, "place_id": place_id, "name": name, "aliases": (), "host_ids": (), **more})


@pytest.fixture
def registry(tmp_path):
    industries = [
        industry("tea", "茶业", aliases=("茶叶",)),
        industry("green-tea", "绿茶", "tea", ("绿茶加工",)),
        industry("ships", "船舶"),
        industry("care", "康养", "ships"),
        industry("tea-care", "康养", "tea"),
    ]
    documents = [document("old", "2022-03-01"), document("new", "2024-05-01"), document("next", "2024-01-01", "980000")]
    places = [place("990121", "东山县"), place("zone", "新区", lon=100.2, lat=30.2), place("bare", "无点区")]
    source = {
        "boundary_id": "invented",
        "package": "json",
        "file": "__init__.py",
        "md5": "0",
        "crs": "EPSG:4490",
        "code_property": "gb",
        "code_prefix": "156",
        "name_property": "name",
        "attribution_zh": "示例",
        "attribution_en": "x",
    }
    known = {
        "folder": tmp_path,
        "documents": {entry.doc_id: entry for entry in documents},
        "industries": {entry.industry_id: entry for entry in industries},
        "places": {entry.place_id: entry for entry in places},
        "rows": {"boundaries": (source,)},
    }
    return Registry(**{field.name: known.get(field.name, {}) for field in fields(Registry) if field.init})


@pytest.fixture
def layouts():
    columns = ["doc_id", "place_id", "place", "role", "industry", "industry_id", "segments", "line"]
    rows = [
        ("old", "990121", "东山县", "主导产业", "茶业", "tea", "绿茶;康养", 1),
        ("old", "990121", "东山县", "特色产业", "船舶", "ships", None, 1),
        ("old", "990122", "西河县", "主导产业", "船舶", "ships", None, 2),
        ("old", "990122", "西河县", "特色产业", "未登记产业", None, None, 2),
        ("old", "zone", "新区", "主导产业", "船舶", "ships", "康养", 3),
        ("old", "990102", "北湖区", "主导产业", "茶业", "tea", None, 4),
        ("new", "990121", "东山县", "主导产业", "茶叶", "tea", "绿茶加工;白茶", 1),
        ("new", "990121", "东山县", "特色产业", "船舶、茶业", "ships;tea", None, 1),
        ("new", "990122", "西河县", "特色产业", "船舶", "ships", None, 2),
        ("new", "zone", "临港新城", "主导产业", "茶业", "tea", None, 3),
    ]
    return pd.DataFrame(rows, columns=columns).astype({"industry_id": "string", "segments": "string"})
