"""Inset of the calibration figure: the joint confidence ellipse of intercept and slope, in a corner without marks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray
from shapely.geometry import Polygon, box

from analysis.figures.spec import Words
from analysis.figures.style import FILLS, INK, SOFT

Array = NDArray[np.float64]
# Room of the inset with its labels, and the inset in that room, as shares of the axes.
WIDE, HIGH = 0.36, 0.36
_LABELS, _EDGE, _SIZE = 0.085, 0.02, 5.0
_INTERCEPT, _SLOPE = Words("截距a", "intercept a"), Words("斜率b", "slope b")


@dataclass(frozen=True)
class Corner:
    """Corner of the inset, off the 45° line: upper left or lower right, and the y limits that keep it free of marks."""

    upper: bool
    low: float
    high: float

    @property
    def room(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the room as shares of the axes."""
        return (0.0, 1 - HIGH, WIDE, 1.0) if self.upper else (1 - WIDE, 0.0, 1.0, HIGH)

    def area(self, frame: tuple[float, float]) -> Polygon:
        """Room in points, for axes of that size."""
        left, bottom, right, top = self.room
        return box(left * frame[0], bottom * frame[1], right * frame[0], top * frame[1])


def free_corner(axes: Axes, x: Array, y: Array) -> Corner:
    """Choose the corner that needs the least widening of the y axis to be free of marks.

    Parameters
    ----------
    axes : Axes
        With its limits set.
    x, y : array of shape (n,)
        Marks.

    Returns
    -------
    Corner
        With the limits that the axes must take.
    """
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    share = (x - left) / (right - left)
    margin, used = 0.03, 1 - HIGH - 0.04
    above = float(y[share < WIDE + margin].max(initial=low))
    below = float(y[share > 1 - WIDE - margin].min(initial=high))
    upper = Corner(True, low, max(high, low + (above - low) / used))
    lower = Corner(False, min(low, high - (high - below) / used), high)
    return min(upper, lower, key=lambda corner: (corner.high - corner.low, not corner.upper))


def draw_ellipse(axes: Axes, corner: Corner, outline: Array, language: str) -> None:
    """Draw the inset: the closed outline of an ellipse, its centre (the estimate), and the hypothesis a = 0, b = 1."""
    left, bottom, right, top = corner.room
    inner = axes.inset_axes(
        (left + _LABELS + _EDGE, bottom + _LABELS + _EDGE, right - left - _LABELS - 2 * _EDGE,
         top - bottom - _LABELS - 2 * _EDGE)
    )  # fmt: skip
    inner.fill(outline[:, 0], outline[:, 1], color=FILLS[0], alpha=0.35, lw=0)
    inner.plot(outline[:, 0], outline[:, 1], color=FILLS[0], lw=0.9, gid="ellipse")
    inner.plot(*outline[:-1].mean(axis=0)[:, None], ls="", marker="o", ms=2.6, color=FILLS[0])
    inner.plot([0], [1], ls="", marker="+", ms=6, mew=1.0, color=INK, gid="hypothesis")
    inner.grid(visible=False)
    inner.margins(0.12)
    for axis in (inner.xaxis, inner.yaxis):
        axis.set_major_locator(MaxNLocator(3))
    inner.tick_params(length=1.5, pad=1, labelsize=_SIZE)
    inner.set_xlabel(_INTERCEPT.of(language), size=_SIZE, labelpad=0.5, color=SOFT)
    inner.set_ylabel(_SLOPE.of(language), size=_SIZE, labelpad=0.5, color=SOFT)
    inner.patch.set_alpha(0.9)
