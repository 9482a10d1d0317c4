"""What makes a picture a map: a scale bar, an arrow to true north."""

from __future__ import annotations

import math

from matplotlib.axes import Axes
from matplotlib_scalebar.scalebar import ScaleBar
from pyproj import CRS, Transformer

from analysis.errors import InputError
from analysis.figures.maps.signs import connect, write
from analysis.figures.spec import Words
from analysis.figures.style import INK

NORTH = Words("北", "N")
# Thickness of a scale bar in points.
THICK = 1.8


def north_angle(crs: CRS, x: float, y: float) -> float:
    """Direction of true north at a point of a projection, in degrees anticlockwise from the x axis."""
    to_degrees = Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True)
    back = Transformer.from_crs(crs.geodetic_crs, crs, always_xy=True)
    lon, lat = to_degrees.transform(x, y)
    x_north, y_north = back.transform(lon, lat + 0.01)
    return math.degrees(math.atan2(y_north - y, x_north - x))


def north_arrow(axes: Axes, crs: CRS, spot: tuple[float, float], language: str) -> None:
    """Draw an arrow to true north; ``spot`` is its foot in points from the lower left of the axes."""
    x, y = axes.transData.inverted().transform(axes.transAxes.transform((0.5, 0.5)))
    angle = math.radians(north_angle(crs, x, y))
    length = 15.0
    tip = (spot[0] + length * math.cos(angle), spot[1] + length * math.sin(angle))
    connect(axes, spot, tip, head="-|>", width=0.8)
    write(axes, (tip[0] + 5 * math.cos(angle), tip[1] + 5 * math.sin(angle)), NORTH.of(language), 6.5)


def scale_bar(axes: Axes, crs: CRS, corner: str) -> ScaleBar:
    """Add a scale bar in a corner (``lower left`` …).

    Raises
    ------
    InputError
        Where the projection is not in metres: a bar over degrees would lie.
    """
    if not crs.is_projected or crs.axis_info[0].unit_name != "metre":
        raise InputError("map", "crs", crs.to_string(), "a projection in metres")
    height = axes.get_window_extent().height * 72 / axes.figure.dpi
    # The library counts thickness in heights of the axes; given in points it is the same on every map.
    sizes = {"width_fraction": THICK / height, "length_fraction": 0.28, "border_pad": 0.2, "pad": 0.1, "sep": 1.5}
    bar = ScaleBar(1, "m", location=corner, box_alpha=0, color=INK, font_properties={"size": 6}, **sizes)
    axes.add_artist(bar)
    return bar
