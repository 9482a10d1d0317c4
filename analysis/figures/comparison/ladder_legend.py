"""Looks of the steps of the target ladder, told apart by colour, line and mark, and their legend."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.figures.comparison.ladder import LOOKS, NAMES
from analysis.figures.spec import Words
from analysis.figures.style import INK, SOFT

LEGEND_MM = 8.0


class StepLook(NamedTuple):
    """How a step is drawn: colour, style and width of its line, and the mark at its lower end."""

    color: str
    line: str
    width: float
    marker: str


STEPS = {
    "above": StepLook(LOOKS["above"].color, "-", 1.8, "^"),
    "below": StepLook(LOOKS["below"].color, "-.", 1.3, "v"),
    "equal": StepLook(LOOKS["equal"].color, "-", 0.8, "D"),
    "within": StepLook(LOOKS["within"].color, ":", 1.3, "s"),
    # A target that no step leads down to.
    "top": StepLook(INK, "-", 0.8, "o"),
}
_TOP = Words("最上一级", "highest tier")
_SOFT = Words("柔性表述", "soft wording")
_BRIDGED = Words("跨过无目标层级", "tier without a target")
_BESIDE = Words("五年规划目标（参照）", "five-year target (reference)")


def add_legend(figure: Figure, top: float, roles: Collection[str], language: str) -> None:
    """Explain lines and marks below ``top``, a fraction of the figure's height; ``roles`` are those that occur."""
    looks = [(NAMES[key].of(language), look) for key, look in STEPS.items() if key in NAMES]
    handles = [
        Line2D([], [], color=look.color, ls=look.line, lw=look.width, marker=look.marker, ms=4.2, label=name)
        for name, look in looks
    ]
    handles.append(Line2D([], [], color=INK, ls="", marker="o", ms=4.2, label=_TOP.of(language)))
    handles.append(Line2D([], [], color=INK, ls="", marker="o", mfc="white", ms=4.2, label=_SOFT.of(language)))
    handles.append(Line2D([], [], color=INK, ls=(0, (5, 2)), lw=1.0, label=_BRIDGED.of(language)))
    if "beside" in roles:
        handles.append(Line2D([], [], color=SOFT, ls="", marker="x", ms=4.2, label=_BESIDE.of(language)))
    figure.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(0.005, top), ncols=4, borderaxespad=0, handlelength=3.2,
        columnspacing=1.5,
    )
