"""The ground of every map: projected places, areas, outline, scale bar, true north, and labels that keep apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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

from analysis.figures.maps.cartography import north_arrow, scale_bar
from analysis.figures.maps.placement import Block, Placed, place_blocks
from analysis.figures.maps.signs import connect, dot
from analysis.figures.style import INK, NO_DATA, SOFT
from analysis.layout.projection import local_projection

PADDING = 0.09
# Size in points of the dot where a leader ends inside an area.
TIP = 1.0
# Fill and hatch of an area.
Fill = tuple[str, str]
NOTHING: Fill = (NO_DATA, "xxxx")


@dataclass(frozen=True)
class Extent:
    """Projected places with the room around them; lengths in metres, or in tiles where ``crs`` is None."""

    places: gpd.GeoDataFrame
    crs: CRS | None
    left: float
    low: float
    width: float
    height: float

    def fit(self, width: float, height: float) -> tuple[float, float]:
        """Largest map of this shape inside a room; width and height in mm."""
        shrink = min(1.0, height / (width * self.height / self.width))
        return width * shrink, width * shrink * self.height / self.width


@dataclass(frozen=True)
class BaseMap:
    """A drawn ground, ready for labels.

    Attributes
    ----------
    axes : Axes
        Where it is drawn.
    canvas : GeoSeries
        Places by id, in points from the lower left of the axes.
    is_area : Series of bool
        By place id: an area, else a point.
    size : tuple of float
        Width and height in points.
    taken : list of Polygon
        Space of the scale bar and the arrow, in points.
    fills : mapping of str to Fill
        Fills by place id; points take the colour.
    """

    axes: Axes
    canvas: gpd.GeoSeries
    is_area: pd.Series
    size: tuple[float, float]
    taken: list[Polygon]
    fills: Mapping[str, Fill]

    @property
    def land(self) -> BaseGeometry:
        """All areas as one."""
        return self.canvas[self.is_area].union_all()

    def block(self, place_id: str, width: float, height: float) -> Block:
        """Label of a place, not yet placed; lengths in points."""
        shape = self.canvas[place_id]
        if self.is_area[place_id]:
            return Block(place_id, width, height, pole(shape), shape)
        return Block(place_id, width, height, (shape.x, shape.y), None)

    def place(self, blocks: list[Block], draw: Callable[[Placed], None]) -> dict[str, Placed]:
        """Place labels, the largest areas first, draw their leaders and dots, and let ``draw`` fill each in."""
        order = sorted(blocks, key=lambda block: (-block.region.area if block.region is not None else 0.0, block.key))
        placed = place_blocks(order, self.size, self.land, self.taken)
        for one in placed.values():
            if one.line is not None:
                draw_leader(self.axes, one)
            if one.block.region is None:
                dot(self.axes, one.block.anchor, self.fills.get(one.block.key, NOTHING)[0])
            draw(one)
        return placed


def map_extent(places: gpd.GeoDataFrame, padding: tuple[float, float] = (PADDING, PADDING)) -> Extent:
    """Project places on a local equal-area projection and leave room around them, as shares of the longer side.

    Tiles, which have no coordinate system, stay as they are.
    """
    drawn = places[places["drawn_as"] != "absent"]
    crs = None if drawn.crs is None else local_projection(drawn)
    projected = drawn if crs is None else drawn.to_crs(crs)
    left, low, right, high = projected.total_bounds
    across, up = (share * max(right - left, high - low) for share in padding)
    return Extent(projected, crs, left - across, low - up, right - left + 2 * across, high - low + 2 * up)


def base_map(
    axes: Axes, extent: Extent, fills: Mapping[str, Fill], shown: pd.Series | None = None, language: str | None = None
) -> BaseMap:
    """Draw the ground of a map.

    Parameters
    ----------
    axes : Axes
        Of the shape of the extent.
    extent : Extent
        Projected places.
    fills : mapping of str to Fill
        By place id; an area without one is drawn in the class without data.
    shown : Series of str or None
        Place ids to draw; None draws all.
    language : str or None
        Of the letter of the north arrow; None leaves out scale bar and arrow (small multiples), and so do tiles.
    """
    axes.set_xlim(extent.left, extent.left + extent.width)
    axes.set_ylim(extent.low, extent.low + extent.height)
    axes.set_aspect("equal")
    axes.set_axis_off()
    places = extent.places.set_index("place_id")
    places = places if shown is None else places[places.index.isin(set(shown))]
    is_area = places["drawn_as"] == "area"
    for key, shape in places.geometry[is_area].items():
        color, hatch = fills.get(str(key), NOTHING)
        add_area(axes, shape, f"area {key}", facecolor=color, hatch=hatch, edgecolor="white", linewidth=0.6, zorder=1)
    outline = places.geometry[is_area].union_all()
    add_area(axes, outline, "outline", facecolor="none", edgecolor=SOFT, linewidth=0.7, zorder=2)
    scale = axes.get_window_extent().width * 72 / axes.figure.dpi / extent.width
    canvas = places.geometry.apply(lambda shape: _in_points(shape, extent, scale))
    size = (extent.width * scale, extent.height * scale)
    bare = language is None or extent.crs is None
    taken = [] if bare else _furniture(axes, extent, size, canvas[is_area].union_all(), str(language))
    return BaseMap(axes, canvas, is_area, size, taken, fills)


def _in_points(shape: BaseGeometry, extent: Extent, scale: float) -> BaseGeometry:
    return affinity.scale(affinity.translate(shape, -extent.left, -extent.low), scale, scale, origin=(0, 0))


def _furniture(
    axes: Axes, extent: Extent, size: tuple[float, float], land: BaseGeometry, language: str
) -> list[Polygon]:
    """Put the scale bar into the emptiest corner and the arrow into the next; give back the space that they take."""
    width, height = size
    bar, arrow = (62.0, 22.0), (22.0, 30.0)
    corners = {"lower left": (0, 0), "lower right": (1, 0), "upper left": (0, 1), "upper right": (1, 1)}

    def space(name: str, room: tuple[float, float]) -> Polygon:
        x, y = corners[name][0] * (width - room[0]), corners[name][1] * (height - room[1])
        return box(x, y, x + room[0], y + room[1])

    first, second, *_ = sorted(corners, key=lambda name: (round(space(name, bar).intersection(land).area), name))
    assert extent.crs is not None
    scale_bar(axes, extent.crs, first)
    foot = space(second, arrow).bounds
    north_arrow(axes, extent.crs, ((foot[0] + foot[2]) / 2, foot[1] + 4), language)
    return [space(first, bar), space(second, arrow)]


def add_area(axes: Axes, shape: BaseGeometry, gid: str, **look: str | float) -> None:
    """Draw a polygon with its holes; missing geometry draws nothing."""
    rings = [ring for part in getattr(shape, "geoms", [shape]) for ring in (part.exterior, *part.interiors)]
    if rings:
        path = Path.make_compound_path(*[Path(ring.coords, closed=True) for ring in rings])
        axes.add_patch(PathPatch(path, gid=gid, **look))


def pole(shape: BaseGeometry) -> tuple[float, float]:
    """Point of an area that lies farthest from its edge."""
    largest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.area)
    point = polylabel(largest, tolerance=1.0)
    return float(point.x), float(point.y)


def draw_leader(axes: Axes, placed: Placed) -> None:
    """Draw the line to the anchor and a framed white ground, so that the label is not read as part of the map."""
    if placed.line is None:
        return
    start, *_, end = placed.line.coords
    connect(axes, (start[0], start[1]), (end[0], end[1])).set_gid(f"leader {placed.block.key}")
    if placed.block.region is not None:
        dot(axes, (end[0], end[1]), INK, TIP)
    white_ground(axes, placed, edge=0.4)


def white_ground(axes: Axes, placed: Placed, alpha: float = 1.0, edge: float = 0.0) -> None:
    """Draw a white rectangle under a label, with a frame of ``edge`` points."""
    left, low, right, high = (side / 72 for side in placed.box.bounds)
    ground = Rectangle((left, low), right - left, high - low, facecolor="white", edgecolor=SOFT)
    ground.set(linewidth=edge, alpha=alpha, zorder=5)
    ground.set_transform(axes.figure.dpi_scale_trans + ScaledTranslation(0, 0, axes.transAxes))  # type: ignore[arg-type]
    axes.add_patch(ground)
