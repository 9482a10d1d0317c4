"""Invented county polygons as GeoJSON."""

COUNTIES = ("990121", "990122", "990181", "990102")


def polygon(column, row):
    corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1), (column, row)]
    return {"type": "Polygon", "coordinates": [[[100 + x * 0.5, 30 + y * 0.5] for x, y in corners]]}


def feature(code, geometry, **more):
    return {"type": "Feature", "properties": {"name": f"县{code}", "gb": f"156{code}", **more}, "geometry": geometry}


def county_features():
    return [feature(code, polygon(n % 2, n // 2)) for n, code in enumerate(COUNTIES)]
