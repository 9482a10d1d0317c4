"""Histogram of gaps: distance to the target a year, one panel a class of units, bins anchored at zero."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from analysis.attainment.dependence import WINDOWS
from analysis.figures.attainment.plans import class_name, plan_handles, plan_looks, sources_of, with_names
from analysis.figures.frame import new_figure, note_text, surround
from analysis.figures.spec import LANGUAGES, FigureSpec, Material, Words
from analysis.figures.style import FILLS, INK, SOFT, VERDICTS, WIDTHS

SIZE = "double"
CLASSES = ("ratio", "share")
WIDTHS_OF_BINS = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)
MOST_BINS = 24
_PANEL, _LEFT, _GAP = 42.0, 11.0, 12.0
_TITLE = Words("与目标的年均差距", "Distance to target a year")
_AXIS = Words("年均差距，个百分点/年（正为优于目标）", "Gap, percentage points a year (positive: better)")
_COUNT = Words("指标数", "Targets")
_WINDOW = Words("±{w}以内：未达{below}、达到{above}", "within ±{w}: {below} short, {above} reached")
_BEYOND = Words("界外：{values}", "beyond the axis: {values}")
_NOTE = Words(
    "分组以零为界，零归入右侧；横轴下方短线为各指标，按规划区分。比率类为复合年均增速之差，份额类为年均百分点之差，"
    "两类不合并。无数值差距的指标（文字、界限、无法评价）不在图中。",
    "Bins are anchored at zero; a gap of zero counts to the right. Marks below the axis are single targets by plan. "
    "Ratio class: difference of compound yearly rates; share class: points a year; the two are never pooled. "
    "Targets without a figure for the gap (words, bounds, not evaluable) are not shown.",
)
_KEPT = ["plan", *(f"name_{lang}" for lang in LANGUAGES), "doc_id", "outcome_source", "indicator_id", "subject"]


def gap_rows(material: Material) -> pd.DataFrame:
    """Judged targets that have a gap in points a year, by class of units and gap.

    Parameters
    ----------
    material : Material
        Table ``judged``.
    """
    judged = with_names(material.tables["judged"])
    rows = judged[judged["unit_class"].isin(CLASSES) & judged["gap_pp_per_year"].notna()]
    columns = [*_KEPT, "category", "met", "unit_class", "gap_pp_per_year", "line"]
    return rows[columns].sort_values(["unit_class", "gap_pp_per_year"], kind="stable").reset_index(drop=True)


def bin_edges(gaps: pd.Series) -> np.ndarray:
    """Edges of equal bins, one of them at zero, that hold the middle 90 % of the gaps in at most 24 bins.

    Parameters
    ----------
    gaps : Series
        At least one gap; what lies beyond the outer edges is written out by the figure.
    """
    low, high = (float(gaps.quantile(share)) for share in (0.05, 0.95))
    reach = max(abs(low), abs(high), WIDTHS_OF_BINS[0])
    width = next((one for one in WIDTHS_OF_BINS if 2 * reach / one <= MOST_BINS), WIDTHS_OF_BINS[-1])
    steps = max(2, math.ceil(reach / width + 1e-9))
    return np.arange(-steps, steps + 1) * width


def draw_gaps(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw one histogram a class of units.

    Parameters
    ----------
    shown : DataFrame
        As :func:`gap_rows` makes it.
    material : Material
        Titles of documents and sources.
    language : str
        ``zh`` or ``en``.
    """
    notes = note_text([_NOTE.of(language), sources_of(shown, material, language)], SIZE)
    below, above = 2.6 * (notes.count("\n") + 1) + 17, 25.0
    total = below + above + _PANEL
    figure = new_figure(SIZE, total)
    _low, high = surround(figure, _TITLE.of(language), notes)
    classes = [name for name in CLASSES if (shown["unit_class"] == name).any()]
    wide = (WIDTHS[SIZE] - _LEFT - 3 - _GAP * (len(classes) - 1)) / len(classes)
    looks = plan_looks(list(dict.fromkeys(material.tables["judged"]["plan"])))
    for place, name in enumerate(classes):
        left = _LEFT + place * (wide + _GAP)
        box = (left / WIDTHS[SIZE], below / total, wide / WIDTHS[SIZE], _PANEL / total)
        axes = figure.add_axes(box, label=name)
        rows = shown[shown["unit_class"] == name]
        _draw_bins(axes, rows["gap_pp_per_year"].astype(float), language)
        for plan, part in rows.groupby("plan", sort=False):
            _draw_rug(axes, part["gap_pp_per_year"].astype(float), list(looks).index(str(plan)), looks[str(plan)].color)
        axes.tick_params(axis="x", pad=3 + 3.6 * len(looks))
        axes.set_title(f"{class_name(name).of(language)} (n = {len(rows)})", pad=18, y=1)
    _legend(figure, shown, material, high, language)
    return figure


def _draw_bins(axes: Axes, gaps: pd.Series, language: str) -> None:
    edges = bin_edges(gaps)
    # Rests of floating point must not carry a gap of zero to the left.
    values = gaps.where(gaps.abs() > 1e-9, 0.0)
    counts, _ = np.histogram(values[values < edges[-1]], edges)
    for start, end, count in zip(edges[:-1], edges[1:], counts, strict=True):
        color, hatch = (VERDICTS["missed"].color, "////") if start < -1e-9 else (FILLS[0], "")
        axes.bar(
            start, count, end - start, align="edge", color=color, edgecolor="white", hatch=hatch, lw=0.5, gid="bin"
        )
    axes.axvline(0, color=INK, lw=1.0, zorder=4)
    axes.set_xlim(float(edges[0]), float(edges[-1]))
    axes.set_ylim(0, max(2, int(counts.max()) + 1))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=7))
    axes.xaxis.grid(visible=False)
    axes.tick_params(length=2, pad=1.5)
    axes.set_xlabel(_AXIS.of(language), labelpad=2)
    axes.set_ylabel(_COUNT.of(language), labelpad=2)
    joint = Words("；", "; ").of(language)
    windows = [joint.join(_window(values, width, language) for width in WINDOWS[-2:])]
    beyond = sorted(values[(values < edges[0]) | (values >= edges[-1])])
    if beyond:
        values_beyond = ", ".join(f"{value:+.1f}".replace("-", "−") for value in beyond)
        windows.append(_BEYOND.of(language).format(values=values_beyond))
    axes.annotate(
        "\n".join(windows), (0, 1), xycoords="axes fraction", xytext=(0, 1.5), textcoords="offset points",
        va="bottom", size=5.6, color=SOFT, annotation_clip=False, linespacing=1.05, gid="windows",
    )


def _window(values: pd.Series, width: float, language: str) -> str:
    below, above = int(((values < 0) & (values >= -width)).sum()), int(((values >= 0) & (values < width)).sum())
    return _WINDOW.of(language).format(w=f"{width:g}", below=below, above=above)


def _draw_rug(axes: Axes, gaps: pd.Series, row: int, color: str) -> None:
    """Draw short lines below the axis, the plans under each other."""
    low, high = axes.get_xlim()
    inside = gaps[(gaps >= low) & (gaps < high)]
    top = -0.015 - 0.03 * row
    axes.vlines(
        inside, top - 0.026, top, color=color, lw=0.9, transform=axes.get_xaxis_transform(), clip_on=False, zorder=5,
    )


def _legend(figure: Figure, shown: pd.DataFrame, material: Material, high: float, language: str) -> None:
    judged = with_names(material.tables["judged"])
    drawn = set(shown["plan"])
    handles = [
        Line2D([], [], ls="", marker="|", ms=7, mew=1.4, color=handle.get_color(), label=handle.get_label())
        for plan, handle in zip(dict.fromkeys(judged["plan"]), plan_handles(judged, language), strict=True)
        if plan in drawn
    ]
    figure.legend(
        handles=handles, loc="upper left", ncols=min(4, len(handles)), bbox_to_anchor=(0.0, high), borderaxespad=0.2
    )


ATTAINMENT_GAPS = FigureSpec(
    id="attainment-gaps",
    question=Words("实际值离目标有多远？", "How far did outcomes lie from their targets?"),
    caption=Words(
        "实际值与目标的年均差距的分布，分组以零为界；比率类与份额类分列。",
        "Distribution of gaps to target in points a year, bins anchored at zero, ratio-scale and bounded-share classes "
        "apart.",
    ),
    size=SIZE,
    tables=("judged",),
    prepare=gap_rows,
    draw=draw_gaps,
)
