"""One panel of the target ladder: marks of the tiers, steps between them, values and the name of the topic."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from analysis.figures.comparison.ladder_legend import STEPS
from analysis.figures.comparison.ladder_steps import TIERS
from analysis.figures.comparison.matrix_rows import SIGNS
from analysis.figures.fonts import wrap_text
from analysis.figures.spec import Words
from analysis.figures.style import FAINT, INK, SOFT

LABEL_MM = 2.5
_POINT = 25.4 / 72
_TEXT, _VALUE = 5.8, 5.5
# A step of a hundredth of a value is not to look like a cliff: no axis shows less than this part of its values.
_LEAST_SPAN = 0.04
TIER_NAMES = {
    "national": Words("国家", "nation"),
    "province": Words("省", "province"),
    "prefecture": Words("市", "city"),
    "county": Words("县区", "county"),
}
_LESS = "↓ "


class Frame(NamedTuple):
    """What the panels of a figure share: tiers from left to right, language, width and height of the axes in mm."""

    tiers: tuple[str, ...]
    language: str
    width: float
    height: float


def draw_panel(axes: Axes, steps: pd.DataFrame, points: pd.DataFrame, frame: Frame) -> None:
    """Draw one topic.

    Parameters
    ----------
    axes : Axes
        Empty axes of the size that ``frame`` says.
    steps, points : DataFrame
        Rows of :func:`ladder_steps` and :func:`points_of` for one topic.
    frame : Frame
        What the panels share.
    """
    tiers, language = frame.tiers, frame.language
    position = {tier: i for i, tier in enumerate(tiers)}
    crowded = points["level"].duplicated().any()
    axes.set(xlim=(-0.5, len(tiers) - 0.5 + (1.0 if crowded else 0.0)), yticks=[], ylim=_limits(points))
    axes.set_xticks(list(position.values()), [TIER_NAMES[tier].of(language) for tier in tiers], size=5.5)
    axes.tick_params(axis="x", pad=1)
    axes.grid(visible=True, axis="x", color=FAINT, lw=0.4)
    axes.spines[["left", "right", "top"]].set_visible(False)
    for row in steps[steps["role"] == "step"].to_dict("records"):
        _draw_step(axes, row, position)
    for row in points.to_dict("records"):
        _draw_point(axes, row, position[row["level"]])
    for tier, part in points.groupby("level", sort=False):
        if len(part) == 1:
            _label_alone(axes, part.to_dict("records")[0], position[str(tier)], _turned_down(part.iloc[0], steps))
        else:
            _label_crowd(axes, part, position[str(tier)], frame)
    name = (_LESS if points["direction"].iloc[0] < 0 else "") + steps[f"topic_{language}"].iloc[0]
    axes.annotate(
        wrap_text(name, frame.width / _POINT, _TEXT), (0, 1), xycoords="axes fraction", xytext=(0, 2), va="bottom",
        textcoords="offset points", size=_TEXT, color=INK, linespacing=0.95, annotation_clip=False, gid="topic",
    )  # fmt: skip


def _limits(points: pd.DataFrame) -> tuple[float, float]:
    values = [float(v) for v in [*points["value"], *points["value_upper"].dropna()]]
    span = max(max(values) - min(values), _LEAST_SPAN * max(abs(v) for v in values), 0.1)
    middle = (max(values) + min(values)) / 2
    return middle - 0.85 * span, middle + 0.85 * span


def _at(row: Mapping[Hashable, Any], side: str = "") -> float:
    """End of a range that must be reached; the value where there is no range."""
    upper = row[f"{side}value_upper"]
    return float(row[f"{side}value"] if pd.isna(upper) or row["direction"] > 0 else upper)


def _draw_step(axes: Axes, row: Mapping[Hashable, Any], position: Mapping[str, int]) -> None:
    look = STEPS[row["amplified"]]
    ends = [position[row["above_level"]], position[row["level"]]]
    bridged = ends[1] - ends[0] > 1
    axes.plot(
        ends, [_at(row, "above_"), _at(row)], color=look.color, lw=look.width, ls=(0, (5, 2)) if bridged else look.line,
        zorder=2, gid="bridged" if bridged else "step",
    )


def _draw_point(axes: Axes, row: Mapping[Hashable, Any], x: int) -> None:
    if row["role"] == "beside":
        axes.plot([x], [_at(row)], marker="x", ms=4, mew=0.9, color=SOFT, ls="", zorder=3, gid="beside")
        return
    look = STEPS.get(row["amplified"], STEPS["top"])
    if pd.notna(row["value_upper"]):
        axes.plot([x] * 2, [row["value"], row["value_upper"]], color=look.color, lw=3.2, alpha=0.45, zorder=2.5,
                  solid_capstyle="butt", gid="range")  # fmt: skip
    face = "white" if row["wording"] in {"soft", "contested"} else look.color
    axes.plot([x], [_at(row)], marker=look.marker, ms=4.4, color=look.color, mfc=face, mew=1.0, ls="", zorder=4,
              gid="target")  # fmt: skip


def _printed(row: Mapping[Hashable, Any]) -> str:
    upper = row["value_upper"]
    number = f"{row['value']:.6g}" + ("" if pd.isna(upper) else f"–{upper:.6g}")
    return SIGNS.get(row["comparator"], "") + number


def _turned_down(point: pd.Series, steps: pd.DataFrame) -> bool:
    """Whether the lines lead upward from a mark, or pass above it, so that its label goes below."""
    taken = steps[steps["role"] == "step"]
    if point["role"] == "beside":
        return any(_passed(point, row) >= float(point["value"]) for row in taken.to_dict("records"))
    others = [
        *taken.loc[taken["target_id"] == point["target_id"], "above_value"],
        *taken.loc[taken["above_target_id"] == point["target_id"], "value"],
    ]
    return bool(others) and sum(others) / len(others) > float(point["value"])


def _passed(point: pd.Series, step: Mapping[Hashable, Any]) -> float:
    """Value at which a step passes the tier of a point; below everything where it does not."""
    start, end, here = (TIERS.index(level) for level in (step["above_level"], step["level"], point["level"]))
    if not start < here < end:
        return -math.inf
    return _at(step, "above_") + (_at(step) - _at(step, "above_")) * (here - start) / (end - start)


def _label_alone(axes: Axes, row: Mapping[Hashable, Any], x: int, below: bool) -> None:
    upper = row["value_upper"]
    edge = row["value"] if below or pd.isna(upper) else upper
    axes.annotate(
        _printed(row), (x, edge), xytext=(0, -4 if below else 4), textcoords="offset points", ha="center",
        va="top" if below else "bottom", size=_VALUE, color=SOFT if row["role"] == "beside" else INK,
        annotation_clip=False, zorder=5, gid="value",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.2, "alpha": 0.8},
    )  # fmt: skip


def _label_crowd(axes: Axes, part: pd.DataFrame, x: int, frame: Frame) -> None:
    """Write value and place to the right of the marks, as far apart as lines of text are."""
    low, high = axes.get_ylim()
    rows = sorted(part.to_dict("records"), key=_at)
    spots = spread([(_at(row) - low) / (high - low) * frame.height for row in rows], LABEL_MM, frame.height)
    for row, spot in zip(rows, spots, strict=True):
        y = low + spot / frame.height * (high - low)
        axes.annotate(
            f"{_printed(row)} {row[f'place_{frame.language}']}", (x, y), xytext=(4, 0),
            textcoords="offset points", va="center", size=_VALUE - 0.7, color=INK, annotation_clip=False, zorder=5,
            gid="value",
        )


def spread(spots: list[float], gap: float, room: float) -> list[float]:
    """Move ascending spots apart until each is ``gap`` above the one before, and back below ``room``."""
    moved: list[float] = []
    for spot in spots:
        moved.append(max(spot, moved[-1] + gap) if moved else spot)
    if moved:
        moved[-1] = min(moved[-1], room)
    for i in range(len(moved) - 2, -1, -1):
        moved[i] = min(moved[i], moved[i + 1] - gap)
    return moved
