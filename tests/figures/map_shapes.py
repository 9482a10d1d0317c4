"""Polygons of the invented city as GeoJSON, and rows of prose."""

import json

import pandas as pd

COUNTIES = {
    "990121": ("东山县", 0, 0),
    "990122": ("西河县", 1, 0),
    "990181": ("南林市", 0, 1),
    "990102": ("北湖区", 1, 1),
}


def square(column, row, side=0.5, west=100.0, south=30.0):
    x, y = west + column * side, south + row * side
    return [[[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]]


def features(extra=()):
    shapes = [
        {
            "type": "Feature",
            "properties": {"name": name, "gb": f"156{code}"},
            "geometry": {"type": "Polygon", "coordinates": square(column, row)},
        }
        for code, (name, column, row) in COUNTIES.items()
    ]
    return [*shapes, *extra]


def geojson(path, shapes, crs="urn:ogc:def:crs:EPSG::4490"):
    content = {"type": "FeatureCollection", "features": shapes}
    if crs:
        content["crs"] = {"type": "name", "properties": {"name": crs}}
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def prose_of(rows):
    """Table prose_layout from rows of doc_id, place_id, role, industry_id, lines."""
    names = {**{code: name for code, (name, *_) in COUNTIES.items()}, "980121": "外山县"}
    table = pd.DataFrame(rows, columns=["doc_id", "place_id", "role", "industry_id", "lines"])
    table["place"], table["industry"] = table["place_id"].map(names), "正文名称"
    return table.astype({"lines": "string", "industry_id": "string"})
