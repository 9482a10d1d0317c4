"""Calibration scatter: realised against planned change a year, with the 45° line and a fitted line."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from shapely.geometry import LineString, Point, Polygon, box

from analysis.attainment.rationality import calibrate, changes
from analysis.attainment.regression import confidence_band, ellipse
from analysis.attainment.results import number, p_text
from analysis.figures.attainment.ellipse import Corner, draw_ellipse, free_corner
from analysis.figures.attainment.gaps import CLASSES
from analysis.figures.attainment.plans import (
    class_name,
    class_unit,
    plan_handles,
    plan_looks,
    short_name,
    sources_of,
    with_names,
)
from analysis.figures.fonts import text_width, wrap_text
from analysis.figures.frame import new_figure, note_text, surround
from analysis.figures.maps.placement import Block, place_blocks
from analysis.figures.spec import LANGUAGES, FigureSpec, Material, Words
from analysis.figures.style import FILLS, INK, SOFT, WIDTHS

SIZE = "double"
LABELLED, LABEL, LABEL_WIDTH = 6, 5.4, 70.0
# A label farther from its mark than this, in points, says nothing of it and is left out.
FAR = 40.0
INFLUENCE = ("hat", "cook", "slope_without")
_LEFT, _GAP, _ASPECT = 13.0, 13.0, 0.86
_TITLE = Words("实际变化与计划变化", "Realised against planned change")
_X = Words("计划的年均变化（{unit}）", "Planned change a year ({unit})")
_Y = Words("实际的年均变化（{unit}）", "Realised change a year ({unit})")
_EQUAL = Words("实际=计划（45°线）", "realised = planned (45° line)")
_FIT = Words("最小二乘线与HC3 95%带", "least squares, HC3 95% band")
_FITTED = Words("斜率{b}（HC3标准误{se}），截距{a}\n联合检验p{hc3}（HC3），p{wild}（wild）",
                "slope {b} (HC3 s.e. {se}), intercept {a}\njoint test p {hc3} (HC3), p {wild} (wild)")
_REFUSED = Words("未拟合：{why}", "no line fitted: {why}")
_NOTE = Words(
    "变化已按指标方向换算，正为改善；只比较变化，不比较水平。无基期、无数值或口径不可比的指标不在图中。仅标出离45°线最远且有空位的几项。"
    "小图：截距a与斜率b的95%联合置信椭圆（HC3），圆点为估计值，十字为a=0、b=1。"
    "目标不是预测：拟合线只按“若视同预测”来读，不能拒绝截距为0、斜率为1也不等于目标合理。",
    "Changes are turned by the direction of the indicator, positive is better; changes are compared, never levels. "
    "Targets without a base, a figure or a comparable definition are not shown. Only the marks farthest from the 45° "
    "line are named, where there is room. Inset: joint 95% confidence ellipse of intercept a and slope b (HC3); dot: "
    "estimate, cross: a = 0 and b = 1. A target is no forecast: the line is read as if it were one, and not "
    "rejecting 0 and 1 is not rationality.",
)


def calibration_rows(material: Material) -> pd.DataFrame:
    """Judged targets with planned and realised change a year, and what each of them does to the fitted line.

    Parameters
    ----------
    material : Material
        Table ``judged``.

    Returns
    -------
    DataFrame
        ``hat``, ``cook`` and ``slope_without`` are missing in a class whose line is refused.
    """
    judged = with_names(material.tables["judged"])
    names = [f"name_{lang}" for lang in LANGUAGES]
    columns = [
        "plan", *names, "doc_id", "outcome_source", "indicator_id", "subject", "unit_class", "planned_change",
        "realised_change", "line",
    ]
    return pd.concat([_with_influence(changes(judged, name)[columns], name) for name in CLASSES], ignore_index=True)


def _with_influence(rows: pd.DataFrame, unit_class: str) -> pd.DataFrame:
    found = calibrate(rows, unit_class).diagnostics
    if found is None:
        return rows.assign(**{name: pd.array([pd.NA] * len(rows), dtype="Float64") for name in INFLUENCE})
    return found.points.sort_index().astype(dict.fromkeys(INFLUENCE, "Float64"))


def draw_calibration(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw one scatter a class of units; a class with too few targets has no fitted line.

    Parameters
    ----------
    shown : DataFrame
        As :func:`calibration_rows` makes it.
    material : Material
        Names of indicators, titles of documents and sources.
    language : str
        ``zh`` or ``en``.
    """
    notes = note_text([_NOTE.of(language), sources_of(shown, material, language)], SIZE)
    classes = [name for name in CLASSES if (shown["unit_class"] == name).any()]
    wide = (WIDTHS[SIZE] - _LEFT - 3 - _GAP * (len(CLASSES) - 1)) / len(CLASSES)
    below, above, tall = 2.6 * (notes.count("\n") + 1) + 12, 27.0, wide * _ASPECT
    total = below + above + tall
    figure = new_figure(SIZE, total)
    _low, high = surround(figure, _TITLE.of(language), notes)
    looks = plan_looks(list(dict.fromkeys(material.tables["judged"]["plan"])))
    for place, name in enumerate(classes):
        left = (_LEFT + place * (wide + _GAP)) / WIDTHS[SIZE]
        axes = figure.add_axes((left, below / total, wide / WIDTHS[SIZE], tall / total), label=name)
        rows = shown[shown["unit_class"] == name]
        unit = class_unit(name).of(language)
        corner = _draw_lines(axes, rows, name, language)
        for plan, part in rows.groupby("plan", sort=False):
            look = looks[str(plan)]
            axes.plot(
                part["planned_change"].astype(float), part["realised_change"].astype(float), ls="", marker=look.marker,
                ms=4, color=look.color, mfc=look.face, mew=0.8, zorder=4, gid="target",
            )
        _name_marks(axes, rows, corner, material, language)
        axes.set_xlabel(_X.of(language).format(unit=unit), labelpad=2)
        axes.set_ylabel(_Y.of(language).format(unit=unit), labelpad=2)
        axes.tick_params(length=2, pad=1.5)
    _legend(figure, shown, material, high, language)
    return figure


def _draw_lines(axes: Axes, rows: pd.DataFrame, unit_class: str, language: str) -> Corner | None:
    """Draw 45° line, fitted line and ellipse; give back the corner of the ellipse, None where the line is refused."""
    planned, realised = (rows[name].to_numpy(dtype=float) for name in ("planned_change", "realised_change"))
    margin = 0.08 * max(np.ptp(planned), np.ptp(realised), 1e-6)
    axes.set_xlim(planned.min() - margin, planned.max() + margin)
    axes.set_ylim(min(realised.min(), planned.min()) - margin, max(realised.max(), planned.max()) + margin)
    axes.axline((0, 0), slope=1, color=INK, lw=0.9, ls="--", zorder=2, gid="equal")
    found = calibrate(rows, unit_class)
    corner = None
    if found.line is None or found.wild_p is None:
        said = _REFUSED.of(language).format(why=found.refusal[0 if language == "zh" else 1] if found.refusal else "")
    else:
        corner = free_corner(axes, planned, realised)
        axes.set_ylim(corner.low, corner.high)
        draw_ellipse(axes, corner, ellipse(planned, realised), language)
        at = np.linspace(*axes.get_xlim(), 60)
        low, high = confidence_band(planned, realised, at)
        axes.fill_between(at, low, high, color=FILLS[0], alpha=0.35, lw=0, zorder=1, gid="band")
        axes.plot(at, found.line.intercept + found.line.slope * at, color=FILLS[0], lw=1.3, zorder=3, gid="fit")
        spaced = " " if language == "en" else ""
        values = {"hc3": p_text(found.line.joint_p), "wild": p_text(found.wild_p)}
        said = _FITTED.of(language).format(
            b=number(found.line.slope), se=number(found.line.slope_se), a=number(found.line.intercept),
            **{name: text.replace(" ", spaced) for name, text in values.items()},
        )
    axes.set_title(f"{class_name(unit_class).of(language)} (n = {len(rows)})", pad=19)
    axes.annotate(
        said, (0, 1), xycoords="axes fraction", xytext=(0, 2), textcoords="offset points", va="bottom", size=5.8,
        color=SOFT, annotation_clip=False, linespacing=1.1, gid="line",
    )
    return corner


def _name_marks(
    axes: Axes, rows: pd.DataFrame, corner: Corner | None, material: Material, language: str
) -> None:
    """Name the marks farthest from the 45° line where there is room, each tied to its mark."""
    far = (rows["realised_change"] - rows["planned_change"]).abs()
    figure = axes.get_figure(root=True)
    assert figure is not None
    size = axes.get_position().size * figure.get_size_inches() * 72
    frame = (float(size[0]), float(size[1]))
    spots = _points(axes, rows, frame)
    blocks, texts = [], {}
    for place in np.argsort(-far.to_numpy(dtype=float), kind="stable")[:LABELLED].tolist():
        text = wrap_text(short_name(rows.iloc[place].to_dict(), material, language), LABEL_WIDTH, LABEL)
        wide = max(text_width(line, LABEL) for line in text.split("\n"))
        texts[str(place)] = text
        high = LABEL * 1.25 * (text.count("\n") + 1)
        blocks.append(Block(str(place), wide, high, spots[place], None))
    taken = [Point(spot).buffer(2.6).envelope for spot in spots]
    # The inset hides what lies under it; a mark or the 45° line under a label only disturbs.
    taken += [] if corner is None else [corner.area(frame)] * 4
    taken.append(_equal_line(axes, frame))
    placed = place_blocks(blocks, frame, Polygon(box(-2, -2, -1, -1).exterior), taken)
    for key, one in placed.items():
        if one.line is not None and one.line.length > FAR:
            continue
        if one.line is not None:
            ends = [(float(x), float(y)) for x, y in one.line.coords]
            axes.annotate(
                "", ends[-1], xycoords="axes points", xytext=ends[0], textcoords="axes points", arrowprops=_LEADER
            )
        axes.annotate(
            texts[key], (one.x, one.y), xycoords="axes points", ha="center", va="center", size=LABEL, linespacing=1.05,
            zorder=5, gid="name",
        )


_LEADER = {"arrowstyle": "-", "lw": 0.4, "color": SOFT, "shrinkA": 0, "shrinkB": 1.5}


def _points(axes: Axes, rows: pd.DataFrame, frame: tuple[float, float]) -> list[tuple[float, float]]:
    """Find the marks in points from the lower left corner of the axes."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    return [
        ((float(x) - left) / (right - left) * frame[0], (float(y) - bottom) / (top - bottom) * frame[1])
        for x, y in zip(rows["planned_change"], rows["realised_change"], strict=True)
    ]


def _equal_line(axes: Axes, frame: tuple[float, float]) -> Polygon:
    """Strip along the 45° line in points, which labels should leave free."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    ends = [((x - left) / (right - left) * frame[0], (x - low) / (high - low) * frame[1]) for x in (left, right)]
    return LineString(ends).buffer(0.8)


def _legend(figure: Figure, shown: pd.DataFrame, material: Material, high: float, language: str) -> None:
    judged, drawn = with_names(material.tables["judged"]), set(shown["plan"])
    handles: list[Line2D | Patch] = [
        handle
        for plan, handle in zip(dict.fromkeys(judged["plan"]), plan_handles(judged, language), strict=True)
        if plan in drawn
    ]
    handles.append(Line2D([], [], color=INK, lw=0.9, ls="--", label=_EQUAL.of(language)))
    handles.append(Patch(facecolor=FILLS[0], alpha=0.6, label=_FIT.of(language)))
    figure.legend(
        handles=handles, loc="upper left", ncols=3, bbox_to_anchor=(0.0, high), borderaxespad=0.2, columnspacing=1.2,
        handletextpad=0.4, labelspacing=0.3,
    )


ATTAINMENT_CALIBRATION = FigureSpec(
    id="attainment-calibration",
    question=Words("计划的变化与实现的变化一致吗？", "Did realised changes follow the planned ones?"),
    caption=Words(
        "实际与计划的年均变化、45°线、最小二乘线及HC3 95%置信带；比率类与份额类分列。",
        "Realised against planned change a year with the 45° line, least squares and HC3 95% band; ratio-scale and "
        "bounded-share classes apart.",
    ),
    size=SIZE,
    tables=("judged",),
    prepare=calibration_rows,
    draw=draw_calibration,
)
