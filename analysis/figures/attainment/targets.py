"""Target against outcome: one figure a plan, all indicators on one axis, verdicts told by colour and shape."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from analysis.figures.attainment.plans import FROM_STATISTICS, sources_of
from analysis.figures.attainment.rows import MINUS, PANELS, Row, attainment_rows
from analysis.figures.attainment.words import reason_words
from analysis.figures.fonts import fitted
from analysis.figures.frame import new_figure, note_text, surround
from analysis.figures.names import place_name
from analysis.figures.spec import FigureSpec, Material, Words, nothing_beside
from analysis.figures.style import FAINT, INK, SOFT, TALLEST, VERDICTS, WIDTHS

SIZE = "double"
# Positions outside these ends are drawn at the end, with their number beside them.
LIMITS = (-60.0, 210.0)
REACHES = (10.0, 30.0, 60.0)
_PANEL_TITLES = {
    "change": Words(
        "完成规划要求变化的百分比（基期 = 0，目标 = 100）", "Required change achieved, % (base = 0, target = 100)"
    ),
    "gap": Words(
        "与目标之差，占目标值的百分比（正 = 优于目标）", "Distance to target, % of target (positive = better)"
    ),
    "none": Words("无可比数值", "No comparable figures"),
}
_VERDICT_WORDS = {
    "met": Words("达到", "met"),
    "missed": Words("未达到", "missed"),
    "undetermined": Words("无法判定", "undetermined"),
}
_BASE, _TARGET, _OUTCOME = Words("基期", "base"), Words("目标", "Target"), Words("实际", "Outcome")
# Across the page: labels, axes, and the right edges of the two columns of printed cells in widths of the axes.
_LABEL_SHARE, _AXES_SHARE = 0.37, 0.40
_TARGET_AT, _OUTCOME_AT = 1.26, 1.53
_PAGE = WIDTHS[SIZE] / 25.4 * 72
_CELL_ROOM = 0.24 * _AXES_SHARE * _PAGE
LABEL_SIZE = 6.2


def draw_attainment(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the figure of one plan.

    Parameters
    ----------
    shown : DataFrame
        Rows of one plan from :func:`analysis.figures.attainment.rows.attainment_rows`.
    material : Material
        Names of places and documents.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    Figure
        One axes a panel that has rows; the rows keep the order of the table, first at the top.
    """
    notes = note_text(_notes(shown, material, language), SIZE)
    parts = [(panel, shown[shown["panel"] == panel]) for panel in PANELS]
    parts = [(panel, rows) for panel, rows in parts if len(rows)]
    fixed = 16 + 11.0 * len(parts) + 2.6 * (notes.count("\n") + 1)
    step = min(4.3, (TALLEST - fixed) / len(shown))
    figure = new_figure(SIZE, fixed + step * len(shown))
    _low, high = surround(figure, _title(shown, material).of(language), notes)
    _legend(figure, shown, high, language)
    height = fixed + step * len(shown)
    top = high - 6 / height
    for panel, rows in parts:
        bottom = top - (7 + step * len(rows)) / height
        axes = figure.add_axes((_LABEL_SHARE, bottom, _AXES_SHARE, step * len(rows) / height), label=panel)
        _draw_panel(axes, panel, rows, language)
        top = bottom - 4 / height
    return figure


def _title(shown: pd.DataFrame, material: Material) -> Words:
    return ATTAINMENT_TITLE.format(attainment_fields(shown, material))


def _draw_panel(axes: Axes, panel: str, rows: pd.DataFrame, language: str) -> None:
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.grid(visible=False)
    pad = 7 if panel != "none" else 5
    axes.set_title(_PANEL_TITLES[panel].of(language), pad=pad, color=INK, x=0, y=1, fontsize=7)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    _row_labels(axes, rows, language)
    if panel == "none":
        _draw_unknown(axes, rows, language)
        return
    low, high = limits(panel, rows["position"])
    axes.set_xlim(low, high)
    axes.xaxis.grid(visible=True)
    axes.tick_params(axis="x", length=2, pad=1.5)
    goal = 100 if panel == "change" else 0
    axes.axvline(goal, color=INK, linewidth=0.9, zorder=1, gid="target")
    if panel == "change":
        axes.set_xticks([-50, 0, 50, 100, 150, 200])
    for place, row in enumerate(rows.to_dict("records")):
        _draw_row(axes, place, row)


def limits(panel: str, positions: pd.Series) -> tuple[float, float]:
    """Choose the ends of the axis: fixed for shares of the required change, the least reach for distances."""
    if panel == "change":
        return LIMITS
    reach = next((reach for reach in REACHES if positions.abs().max() <= 0.95 * reach), REACHES[-1])
    return -reach, reach


def _draw_row(axes: Axes, place: int, row: Row) -> None:
    start, (low, high) = 0.0, axes.get_xlim()
    value, look = float(row["position"]), VERDICTS[row["met"]]
    # A mark takes room: what would touch the end of the axis counts as beyond it.
    room = 0.03 * (high - low)
    end = min(max(value, low + room), high - room)
    axes.plot([start, end], [place, place], color=look.color, linewidth=1.2, alpha=0.55, zorder=2)
    if row["panel"] == "change":
        axes.plot([start], [place], marker="o", markersize=3, color=SOFT, markerfacecolor="white", zorder=3)
    _mark(axes, end, place, row["met"])
    if end != value:
        side, align = (-7, "right") if value > end else (7, "left")
        axes.annotate(
            f"{value:.0f}%".replace("-", MINUS),
            (end, place),
            xytext=(side, 0),
            textcoords="offset points",
            ha=align,
            va="center",
            fontsize=5.5,
            color=INK,
            zorder=5,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.4},
        )
        axes.plot(
            [high if value > end else low],
            [place],
            marker=">" if value > end else "<",
            markersize=2.5,
            color=look.color,
            clip_on=False,
            zorder=4,
        )


def _mark(axes: Axes, x: float, y: float, met: str) -> None:
    look = VERDICTS[met]
    axes.plot(
        [x],
        [y],
        linestyle="none",
        marker=look.marker,
        markersize=4.4,
        color=look.color,
        markerfacecolor=look.face,
        zorder=4,
        gid=met,
    )


def _draw_unknown(axes: Axes, rows: pd.DataFrame, language: str) -> None:
    axes.set_xlim(0, 1)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    for place, row in enumerate(rows.to_dict("records")):
        _mark(axes, 0.03, place, row["met"])
        words = reason_words(str(row["reason"])).of(language)
        axes.annotate(
            words, (0.03, place), xytext=(6, 0), textcoords="offset points", va="center", fontsize=6, color=SOFT
        )


def _row_labels(axes: Axes, rows: pd.DataFrame, language: str) -> None:
    axes.set_yticks([])
    for place, row in enumerate(rows.to_dict("records")):
        label, size = fitted(str(row[f"label_{language}"]), _LABEL_SHARE * _PAGE - 8, LABEL_SIZE)
        _cell(axes, -0.02, place, label).set_fontsize(size)
        for x, printed in ((_TARGET_AT, row[f"target_{language}"]), (_OUTCOME_AT, row[f"outcome_{language}"])):
            cell, size = fitted("–" if pd.isna(printed) else str(printed), _CELL_ROOM, 6.0)
            _cell(axes, x, place, cell).set_fontsize(size)
        if place:
            axes.axhline(place - 0.5, color=FAINT, linewidth=0.3, zorder=0)
    for x, words in ((_TARGET_AT, _TARGET), (_OUTCOME_AT, _OUTCOME)):
        axes.annotate(
            words.of(language),
            (x, 1),
            xycoords="axes fraction",
            xytext=(0, 7),
            textcoords="offset points",
            ha="right",
            fontsize=6.5,
            color=SOFT,
        )


def _cell(axes: Axes, x: float, y: float, text: str) -> Text:
    return axes.text(
        x, y, text, transform=axes.get_yaxis_transform(), ha="right", va="center", color=INK, linespacing=1.0
    )


def _legend(figure: Figure, shown: pd.DataFrame, top: float, language: str) -> None:
    counts = shown["met"].value_counts()
    handles = [
        Line2D(
            [],
            [],
            linestyle="none",
            marker=look.marker,
            markersize=5,
            color=look.color,
            markerfacecolor=look.face,
            label=f"{_VERDICT_WORDS[met].of(language)} ({counts.get(met, 0)})",
        )
        for met, look in VERDICTS.items()
    ]
    handles.append(
        Line2D(
            [],
            [],
            linestyle="none",
            marker="o",
            markersize=3,
            color=SOFT,
            markerfacecolor="white",
            label=_BASE.of(language),
        )
    )
    handles.append(Line2D([], [], color=INK, linewidth=0.9, label=_TARGET.of(language).lower()))
    figure.legend(
        handles=handles,
        loc="upper left",
        ncols=len(handles),
        bbox_to_anchor=(0.0, top),
        borderaxespad=0,
        borderpad=0.2,
        columnspacing=1.4,
        handletextpad=0.4,
    )


def _notes(shown: pd.DataFrame, material: Material, language: str) -> list[str]:
    explain = Words(
        "目标与实际两栏为原文所印数字；越过坐标轴两端的以数字标出；下降型指标已按方向换算，向右总是更好。",
        "Target and outcome columns as printed; values beyond the axis are given as numbers; "
        "where less is better the sign is turned, so that right is always better.",
    )
    computed = Words(
        "统计部门的实际值取四位有效数字，单位同左栏；规划期累计变化目标按基期折算为期末水平，括号内为所印变化。",
        "Outcomes from statistics have four significant digits, in the unit of the label; a target that is a change "
        "over the plan is shown as the level that it makes of the base, the printed change in brackets.",
    )
    own = (shown["outcome_source"] == shown["doc_id"]).all()
    joint = " " if language == "en" else ""
    said = explain.of(language) + ("" if own else joint + computed.of(language))
    return [said, sources_of(shown, material, language)]


def attainment_fields(shown: pd.DataFrame, material: Material) -> dict[str, Words]:
    """Words for question, caption and title: place, target year and counts of verdicts."""
    first, counts = shown.iloc[0], shown["met"].value_counts()
    fields = {met: Words(*[str(counts.get(met, 0))] * 2) for met in VERDICTS}
    year = "" if pd.isna(first["target_year"]) else str(first["target_year"])
    place = place_name(first["place_id"], str(first["place"]), material)
    own = (shown["outcome_source"] == shown["doc_id"]).all()
    fields["source"] = Words("", "") if own else FROM_STATISTICS
    return {**fields, "place": place, "year": Words(year, year), "total": Words(*[str(len(shown))] * 2)}


ATTAINMENT_TITLE = Words("{place}{year}年目标与实际完成{source}", "{place}: targets for {year} and outcomes{source}")
ATTAINMENT = FigureSpec(
    id="attainment",
    question=Words("{place}{year}年的规划目标完成得怎样？", "Did {place} reach its plan targets for {year}?"),
    caption=Words(
        "{place}{year}年规划指标的目标与实际{source}：{total}项中达到{met}项、未达到{missed}项、无法判定{undetermined}项（主编码方案）。",
        "Targets of {place} for {year} against outcomes{source}: of {total} indicators {met} met, {missed} missed, "
        "{undetermined} undetermined (main coding scheme).",
    ),
    size=SIZE,
    tables=("verdicts", "targets", "judged"),
    prepare=attainment_rows,
    draw=draw_attainment,
    split=("plan",),
    fields=attainment_fields,
    beside=nothing_beside,
)
