"""Counties as areas, zones as points, or all as tiles: the places of a map, and what each can be drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import geopandas as gpd
import pandas as pd
from shapely.geometry import Point

from analysis.errors import InputError
from analysis.layout.boundaries import Boundaries
from analysis.registry import Registry

# Zone points in WGS-84 are used as they stand: it agrees with CGCS2000 to centimetres, so no shift is made.
AREA, POINT, ABSENT = "area", "point", "absent"


def county_codes(city_id: str, boundaries: Boundaries) -> list[str]:
    """Places that a map of a city has in any case: those of its tile grid where it has one, else its polygons."""
    tiles = boundaries.tiles.of(city_id)
    return sorted(tiles["place_id"]) if len(tiles) else polygon_codes(city_id, boundaries)


def polygon_codes(city_id: str, boundaries: Boundaries) -> list[str]:
    """Codes of the counties of a city: the polygons whose codes begin with its four digits; none for a county."""
    codes = boundaries.polygons["code"]
    if not city_id.endswith("00"):
        return []
    return sorted(set(codes[codes.str.startswith(city_id[:4]) & (codes != city_id)]))


def city_places(city_id: str, place_ids: Iterable[str], registry: Registry, boundaries: Boundaries) -> gpd.GeoDataFrame:
    """Places of a map of a city; a city with a tile grid is drawn from that alone.

    Parameters
    ----------
    city_id : str
        Six-digit code of the city.
    place_ids : iterable of str
        Places that a table names; they are on the map, or listed as absent, also where they lie outside the city.
    registry : Registry
        Names and points (degrees; WGS-84 or CGCS2000).
    boundaries : Boundaries
        Polygons.

    Returns
    -------
    GeoDataFrame
        Columns ``place_id``, ``name``, ``drawn_as`` (``area``, ``point``, ``absent``), ``geometry`` (degrees, in the
        system of the polygons; None where absent). All counties of the city come first by code, zones after them.
        Of a tile grid: unit squares (``area``) without a system; what the grid lacks is absent, points included.

    Raises
    ------
    InputError
        Where a polygon asked for is doubled, empty or invalid, or a county stands there under another code.
    """
    wanted = list(dict.fromkeys(place_ids))
    if len(boundaries.tiles.of(city_id)):
        return _tile_places(city_id, wanted, registry, boundaries)
    codes = polygon_codes(city_id, boundaries)
    others = [key for key in wanted if key not in codes]
    areas = boundaries.select([*codes, *(key for key in others if key in set(boundaries.polygons["code"]))])
    rows: list[dict[str, object]] = [
        {"place_id": code, "name": _name(code, name, registry), "drawn_as": AREA, "geometry": shape}
        for code, name, shape in zip(areas["code"], areas["name"], areas.geometry, strict=True)
    ]
    drawn = {row["place_id"] for row in rows}
    for key in others:
        if key not in drawn:
            _check_code(key, city_id, registry, boundaries)
            rows.append(_point_row(key, registry))
    return gpd.GeoDataFrame(pd.DataFrame(rows), geometry="geometry", crs=boundaries.polygons.crs)


def area_shapes(city_id: str, codes: Sequence[str], boundaries: Boundaries) -> gpd.GeoDataFrame:
    """Polygons or tiles of some counties of a city: columns ``code`` and ``geometry``, those without one left out."""
    tiles = boundaries.tiles.of(city_id)
    if tiles.empty:
        return boundaries.select(codes)
    return tiles[tiles["place_id"].isin(codes)].rename(columns={"place_id": "code"})


def _tile_places(city_id: str, wanted: Sequence[str], registry: Registry, boundaries: Boundaries) -> gpd.GeoDataFrame:
    tiles = boundaries.tiles.of(city_id).sort_values("place_id")
    drawn = pd.DataFrame({"place_id": tiles["place_id"], "drawn_as": AREA, "geometry": tiles.geometry})
    lacking = [key for key in wanted if key not in set(tiles["place_id"])]
    absent = pd.DataFrame({"place_id": lacking, "drawn_as": ABSENT, "geometry": None})
    rows = pd.concat([drawn, absent], ignore_index=True) if lacking else drawn.reset_index(drop=True)
    rows.insert(1, "name", [_name(key, key, registry) for key in rows["place_id"]])
    return gpd.GeoDataFrame(rows, geometry="geometry")


def _name(place_id: str, printed: str, registry: Registry) -> str:
    place = registry.places.get(place_id)
    return place.name if place else printed


def _check_code(place_id: str, city_id: str, registry: Registry, boundaries: Boundaries) -> None:
    """Refuse polygons that have a county of the register under no code, or one that the register does not know."""
    place, polygons = registry.places.get(place_id), boundaries.polygons
    if place is None or place.adcode is None:
        return
    names = {_stem(name) for name in (place.name, *place.aliases)}
    codes = polygons["code"]
    here = codes.str.startswith(city_id[:4]) | ~codes.str.fullmatch(r"\d{6}")
    strange = polygons[here & ~codes.isin(set(registry.places))]
    for code, name in zip(strange["code"], strange["name"], strict=True):
        if _stem(name) in names:
            expected = f"code {place_id} of places.csv; a code that changed needs its row there"
            where = f"code {code}" if code else "a polygon without a code"
            raise InputError(boundaries.file, where, str(name), expected)


def _stem(name: str) -> str:
    """Name of a county without the kind that it ends with: 望城县 became 望城区."""
    return name[:-1] if len(name) > 2 and name[-1] in "县市区" else name


def _point_row(place_id: str, registry: Registry) -> dict[str, object]:
    place = registry.places.get(place_id)
    row: dict[str, object] = {
        "place_id": place_id,
        "name": _name(place_id, place_id, registry),
        "drawn_as": ABSENT,
        "geometry": None,
    }
    if place is not None and place.lon is not None and place.lat is not None:
        row |= {"drawn_as": POINT, "geometry": Point(place.lon, place.lat)}
    return row
