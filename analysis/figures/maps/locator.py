"""Locator inset: where the mapped city lies in its province."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from analysis.figures.maps.base_map import add_area
from analysis.figures.names import place_name
from analysis.figures.page import Page
from analysis.figures.spec import Material
from analysis.figures.style import INK, NO_DATA, SOFT
from analysis.layout.boundaries import POLYGONAL
from analysis.layout.projection import local_projection

# Side in mm.
LOCATOR = 21.0
# Degrees: far below what an inset of two centimetres can show.
_COARSE = 0.02


def draw_locator(page: Page, city_ids: Sequence[str], material: Material, language: str) -> None:
    """Draw the province of the first city in outline with the cities filled, into the lower right corner.

    Cities without polygons, or drawn as tiles, are left out; without any other there is no inset.
    """
    tiles = material.boundaries.tiles
    city_ids = [city for city in city_ids if tiles.of(city).empty]
    if not city_ids:
        return
    found = [outlines(city_id, material) for city_id in city_ids]
    province, cities = found[0][0], [city for _, city in found if city is not None]
    if province is None or not cities:
        return
    frame = gpd.GeoDataFrame(geometry=[province, *cities], crs=material.boundaries.polygons.crs)
    projected = frame.to_crs(local_projection(frame)).geometry
    axes = page.axes(page.width - LOCATOR - 2, 2.5, LOCATOR, LOCATOR - 2.5, "locator")
    axes.set_axis_off()
    add_area(axes, projected.iloc[0], "province", facecolor=NO_DATA, edgecolor=SOFT, linewidth=0.4)
    for city in projected.iloc[1:]:
        add_area(axes, city, "city", facecolor=INK, edgecolor=NO_DATA, linewidth=0.3)
    axes.autoscale_view()
    axes.set_aspect("equal")
    name = place_name(f"{city_ids[0][:2]}0000", "", material).of(language)
    axes.annotate(
        name,
        (0.5, 0),
        xycoords="axes fraction",
        xytext=(0, -1),
        textcoords="offset points",
        ha="center",
        va="top",
        fontsize=5.5,
        color=SOFT,
    )


def outlines(city_id: str, material: Material) -> tuple[BaseGeometry | None, BaseGeometry | None]:
    """Outlines of the province and of the city, joined from the counties whose codes begin like theirs."""
    polygons = material.boundaries.polygons
    usable = polygons[polygons.geometry.geom_type.isin(POLYGONAL) & polygons["code"].str.startswith(city_id[:2])]
    city = usable[usable["code"].str.startswith(city_id[:4])]
    if city.empty:
        return None, None
    # Joining is quick once the detail is gone; a small buffer closes the slivers that this leaves between neighbours.
    joined = [_join(part.geometry.to_numpy()) for part in (usable, city)]
    return joined[0], joined[1]


def _join(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    half = _COARSE / 2
    grown = shapely.buffer(shapely.simplify(shapes, half), half)
    return shapely.simplify(shapely.buffer(shapely.union_all(grown), -half), half)
