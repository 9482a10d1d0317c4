"""Small signs drawn at a spot in points from the lower left of an axes: words, dots, lines, numbered badges."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from matplotlib.text import Annotation

from analysis.figures.style import FAINT, INK, NO_DATA, fill_of

Spot = tuple[float, float]
BADGE_SIZE, BADGE_STEP = 5.4, 8.6


def write(axes: Axes, spot: Spot, text: str, size: float, box: Mapping[str, object] | None = None) -> Annotation:
    """Write a text centred on a spot, above everything else, with an optional box behind it."""
    look = None if box is None else dict(box)
    return axes.annotate(
        text, xy=spot, xycoords="axes points", ha="center", va="center", fontsize=size, color=INK, zorder=7, bbox=look
    )


def write_right(axes: Axes, spot: Spot, text: str, size: float) -> Annotation:
    """Write a text that begins at a spot."""
    return axes.annotate(text, xy=spot, xycoords="axes points", va="center", fontsize=size, color=INK)


def connect(axes: Axes, start: Spot, end: Spot, head: str = "-", width: float = 0.5) -> Annotation:
    """Draw a line with a white rim between two spots; ``head`` is an arrow style of matplotlib."""
    arrow: dict[str, Any] = {"arrowstyle": head, "color": INK, "lw": width, "mutation_scale": 7}
    arrow |= {"shrinkA": 0, "shrinkB": 0, "path_effects": [withStroke(linewidth=width + 1.0, foreground="white")]}
    return axes.annotate(
        "", xy=end, xytext=start, xycoords="axes points", textcoords="axes points", arrowprops=arrow, zorder=4
    )


def dot(axes: Axes, spot: Spot, color: str = "white", size: float = 4.0) -> Annotation:
    """Draw the ringed dot of a place that has a point only."""
    look = {"boxstyle": "circle,pad=0.3", "facecolor": color, "edgecolor": INK, "linewidth": 0.7}
    return write(axes, spot, " ", size, look)


def empty_class(axes: Axes, spot: Spot) -> Annotation:
    """Draw the swatch of the class without data."""
    look = {"boxstyle": "square,pad=0.2", "facecolor": NO_DATA, "edgecolor": FAINT, "hatch": "xxxx"}
    return write(axes, spot, "    ", 5, look)


def badge(axes: Axes, spot: Spot, mark: Mapping[Hashable, Any], leading: bool) -> Annotation:
    """Draw the number of an industry: in a square for leading, in a disc for characteristic.

    The ground is the fill of the industry on the map, white where it fills no place.
    """
    color = "white" if pd.isna(mark["fill"]) else fill_of(int(mark["fill"]))[0]
    style = "square,pad=0.18" if leading else "circle,pad=0.12"
    # What was read from prose is framed by dots.
    line = ":" if mark.get("origin") == "prose" else "-"
    look = {"boxstyle": style, "facecolor": color, "edgecolor": INK, "linewidth": 0.6, "linestyle": line}
    return write(axes, spot, str(mark["number"]), BADGE_SIZE, look)
