"""One panel of the layout map: areas, points, and labels with numbered badges."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import ScaledTranslation
from pyproj import CRS
from shapely import affinity
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import polylabel

from analysis.figures.cartography import local_projection, north_arrow, scale_bar
from analysis.figures.fonts import text_width
from analysis.figures.placement import Block, Placed, place_blocks
from analysis.figures.signs import BADGE_STEP, badge, connect, dot, write
from analysis.figures.style import NO_DATA, SOFT, fill_of

NAME_SIZE = 6.0
PADDING = 0.09


@dataclass(frozen=True)
class Extent:
    """Projected places with the room around them; lengths in metres."""

    places: gpd.GeoDataFrame
    crs: CRS
    left: float
    low: float
    width: float
    height: float


def panel_extent(places: gpd.GeoDataFrame) -> Extent:
    """Project the places and leave room around them for the labels of zones."""
    drawn = places[places["drawn_as"] != "absent"]
    crs = local_projection(drawn)
    projected = drawn.to_crs(crs)
    left, low, right, high = projected.total_bounds
    pad = PADDING * max(right - left, high - low)
    return Extent(projected, crs, left - pad, low - pad, right - left + 2 * pad, high - low + 2 * pad)


def draw_panel(axes: Axes, rows: pd.DataFrame, extent: Extent, language: str) -> dict[str, Placed]:
    """Draw one vintage.

    Parameters
    ----------
    axes : Axes
        Of the shape of the extent.
    rows : DataFrame
        Marks of one vintage.
    extent : Extent
        Projected places.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    dict of str to Placed
        Where each label lies, by place_id.
    """
    axes.set_xlim(extent.left, extent.left + extent.width)
    axes.set_ylim(extent.low, extent.low + extent.height)
    axes.set_aspect("equal")
    axes.set_axis_off()
    places = extent.places[extent.places["place_id"].isin(rows["place_id"])].set_index("place_id")
    _draw_areas(axes, rows, places)
    points_per_metre = axes.get_window_extent().width * 72 / axes.figure.dpi / extent.width
    size = (extent.width * points_per_metre, extent.height * points_per_metre)
    canvas = places.geometry.apply(
        lambda shape: affinity.scale(
            affinity.translate(shape, -extent.left, -extent.low), points_per_metre, points_per_metre, origin=(0, 0)
        )
    )
    land = canvas[places["drawn_as"] == "area"].union_all()
    corners = _free_corners(size, land)
    scale_bar(axes, extent.crs, corners[0][0])
    foot = corners[1][1].bounds
    north_arrow(axes, extent.crs, ((foot[0] + foot[2]) / 2, foot[1] + 4), language)
    placed = place_blocks(_blocks(rows, canvas, places, language), size, land, [corner for _, corner in corners[:2]])
    for key, one in placed.items():
        _draw_label(axes, rows[rows["place_id"] == key], one, language)
    return placed


def _draw_areas(axes: Axes, rows: pd.DataFrame, places: gpd.GeoDataFrame) -> None:
    leading = rows[rows["role"] == "leading"].drop_duplicates("place_id").set_index("place_id")["fill"]
    areas = places[places["drawn_as"] == "area"]
    for key, shape in areas.geometry.items():
        color, hatch = fill_of(int(leading[key])) if key in leading.index else (NO_DATA, "xxxx")
        _add_area(axes, shape, f"area {key}", facecolor=color, hatch=hatch, edgecolor="white", linewidth=0.6, zorder=1)
    _add_area(axes, areas.union_all(), "outline", facecolor="none", edgecolor=SOFT, linewidth=0.7, zorder=2)


def _add_area(axes: Axes, shape: BaseGeometry, gid: str, **look: str | float) -> None:
    rings = [ring for part in getattr(shape, "geoms", [shape]) for ring in (part.exterior, *part.interiors)]
    axes.add_patch(
        PathPatch(Path.make_compound_path(*[Path(ring.coords, closed=True) for ring in rings]), gid=gid, **look)
    )


def _free_corners(size: tuple[float, float], land: BaseGeometry) -> list[tuple[str, Polygon]]:
    """Corners of the map, the emptiest first, each with the space that a scale bar or an arrow takes there."""
    width, height = size
    room = (62.0, 26.0)
    corners = {
        "lower left": box(0, 0, *room),
        "lower right": box(width - room[0], 0, width, room[1]),
        "upper left": box(0, height - room[1], room[0], height),
        "upper right": box(width - room[0], height - room[1], width, height),
    }
    return sorted(corners.items(), key=lambda item: (round(item[1].intersection(land).area), item[0]))


def _blocks(rows: pd.DataFrame, canvas: gpd.GeoSeries, places: gpd.GeoDataFrame, language: str) -> list[Block]:
    """Labels to place: areas from large to small, then points."""
    blocks = []
    for place_id, shape in canvas.items():
        own = rows[rows["place_id"] == place_id]
        name = str(own[f"place_{language}"].iloc[0])
        badges = int(own["role"].notna().sum())
        width = max(text_width(name, NAME_SIZE), badges * BADGE_STEP) + 5
        height = NAME_SIZE * 1.45 + (BADGE_STEP + 2 if badges else 0)
        is_area = places.loc[place_id, "drawn_as"] == "area"
        anchor = _pole(shape) if is_area else (shape.x, shape.y)
        blocks.append(Block(str(place_id), width, height, anchor, shape if is_area else None))
    return sorted(blocks, key=lambda block: (-block.region.area if block.region is not None else 0.0, block.key))


def _pole(shape: BaseGeometry) -> tuple[float, float]:
    """Point of an area that lies farthest from its edge."""
    largest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
    point = polylabel(largest, tolerance=1.0)
    return float(point.x), float(point.y)


def _draw_label(axes: Axes, rows: pd.DataFrame, placed: Placed, language: str) -> None:
    block = placed.block
    if placed.line is not None:
        _draw_leader(axes, placed)
    if block.region is None:
        dot(axes, block.anchor)
    name = str(rows[f"place_{language}"].iloc[0])
    ground = None if placed.leader else {"facecolor": "white", "edgecolor": "none", "alpha": 0.7, "pad": 0.5}
    write(axes, (placed.x, placed.y + block.height / 2 - NAME_SIZE * 0.75), name, NAME_SIZE, ground)
    marks = rows[rows["role"].notna()].sort_values("role", key=lambda role: role != "leading", kind="stable")
    first = placed.x - (len(marks) - 1) * BADGE_STEP / 2
    for place, mark in enumerate(marks.to_dict("records")):
        spot = (first + place * BADGE_STEP, placed.y - block.height / 2 + BADGE_STEP / 2 + 0.6)
        badge(axes, spot, mark, mark["role"] == "leading")


def _draw_leader(axes: Axes, placed: Placed) -> None:
    """Draw the line to the anchor and a framed white ground, so that the label is not read as part of the map."""
    assert placed.line is not None
    (start, *_, end) = placed.line.coords
    connect(axes, (start[0], start[1]), (end[0], end[1])).set_gid(f"leader {placed.block.key}")
    left, low, right, high = (side / 72 for side in placed.box.bounds)
    ground = Rectangle(
        (left, low), right - left, high - low, facecolor="white", edgecolor=SOFT, linewidth=0.4, zorder=5
    )
    ground.set_transform(axes.figure.dpi_scale_trans + ScaledTranslation(0, 0, axes.transAxes))  # type: ignore[arg-type]
    axes.add_patch(ground)
