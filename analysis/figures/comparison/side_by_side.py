"""Side by side: the targets of all plans as dots, concept by concept, grouped by category."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.figures.comparison.matrix_rows import plan_name, plans_shown
from analysis.figures.fonts import fitted
from analysis.figures.frame import EDGE, frame_room, new_figure, note_text, source_note, surround
from analysis.figures.names import indicator_name
from analysis.figures.spec import LANGUAGES, FigureSpec, Material, Words
from analysis.figures.style import FAINT, FILLS, INK, SOFT, WIDTHS

SIZE = "double"
_LABEL_MM, _ROW_MM, _AXIS_MM, _LEGEND_MM, _DOT_MM = 58.0, 4.8, 6.0, 4.0, 1.9
_POINT = 25.4 / 72
_MARKERS = ("o", "s", "^", "D", "v", "P", "X")
_LEAST_SHARED = 2
# Beyond this a rate stands at the edge with its number; a few from small bases would flatten all others.
_HIGHEST_RATE = 25.0
# What is drawn on one axis: growth rates with the rates that levels imply, or shares as they are to be.
QUANTITIES = {
    "rates": Words("年均增速，%", "growth a year, %"),
    "shares": Words("目标值，%", "target, %"),
}
_NOTES = {
    "rates": Words(
        "含明示的增速目标，以及由基期和目标值推算的年均增速；超过±25%的标于边缘并注明数值。",
        "Growth targets as printed, and the yearly growth that leads from base to target; rates beyond ±25 stand at "
        "the edge with their number.",
    ),
    "shares": Words("目标值本身，不是变化。", "The shares aimed at, not their change."),
}
_NOTE = Words(
    "实心：五年规划；空心：年度目标，不可与五年平均直接比较。数值相近的点上下错开。只列至少两个规划共有、单位相同的指标。",
    "Filled: five-year plans; hollow: targets for one year, not to be read against five-year averages. Dots of like "
    "value stand one below the other. Only concepts that at least two plans share in one unit.",
)


def side_by_side_rows(material: Material) -> pd.DataFrame:
    """Targets that two plans or more share, as rates and as shares, in the order of concepts in the registry."""
    plans = plans_shown(material)
    rows = material.tables["side_by_side"]
    rows = rows[rows["plan_id"].isin(plans["plan_id"])]
    parts = [_rates(rows).assign(quantity="rates"), _shares(rows).assign(quantity="shares")]
    table = pd.concat(parts, ignore_index=True)
    keys = ["quantity", "indicator_id"]
    table = table.drop_duplicates([*keys, "plan_id"])
    table = table[table.groupby(keys)["plan_id"].transform("nunique") >= _LEAST_SHARED].copy()
    if table.empty:
        return table
    order = {indicator: i for i, indicator in enumerate(material.registry.indicators)}
    names = {plan["plan_id"]: plan_name(plan, material) for plan in plans.to_dict("records")}
    table["category"] = [material.registry.indicators[i].category for i in table["indicator_id"]]
    for language in LANGUAGES:
        table[f"label_{language}"] = [indicator_name(i, i, material).of(language) for i in table["indicator_id"]]
        table[f"plan_{language}"] = [names[plan].of(language).replace("\n", " ") for plan in table["plan_id"]]
    table["order"] = table["indicator_id"].map(order)
    columns = [
        "quantity", "category", "order", "indicator_id", "label_zh", "label_en", "plan_id", "plan_zh", "plan_en",
        "value", "value_upper", "measure", "yearly", "target_id", "doc_id", "line",
    ]
    return table[columns].sort_values(["quantity", "order", "plan_id"], kind="stable").reset_index(drop=True)


def _rates(rows: pd.DataFrame) -> pd.DataFrame:
    growth = rows[(rows["measure"] == "growth") & rows["value"].notna()]
    implied = rows[(rows["change_unit"] == "%/年") & rows["change_per_year"].notna()]
    implied = implied.assign(value=implied["change_per_year"].round(4), measure="implied").drop(columns="value_upper")
    return pd.concat([growth, implied.astype({"measure": "string"})])


def _shares(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[(rows["measure"] == "level") & (rows["value_unit"] == "%") & rows["value"].notna()]


def draw_side_by_side(rows: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the dots of one quantity.

    Parameters
    ----------
    rows : DataFrame
        Part of :func:`side_by_side_rows`.
    material : Material
        Titles of documents.
    language : str
        ``zh`` or ``en``.
    """
    quantity = rows["quantity"].iloc[0]
    words = [_NOTES[quantity].of(language) + (" " if language == "en" else "") + _NOTE.of(language)]
    notes = note_text([*words, source_note(rows["doc_id"], material, language)], SIZE)
    title, width = _fields(rows, material)["quantity"].of(language), WIDTHS[SIZE]
    title = Words(f"{_QUESTION.zh}（{title}）", f"{_QUESTION.en} ({title})").of(language)
    lines = _lines(rows)
    near = _near(rows)
    owned = [rows[rows["indicator_id"] == key] if kind == "concept" else rows.head(0) for kind, key in lines]
    tops = [0.0, *accumulate(_line_height(own, near) for own in owned)]
    room = sum(frame_room(title, notes, SIZE))
    legend = _LEGEND_MM * -(-rows["plan_id"].nunique() // 4)
    height = tops[-1] + _AXIS_MM + legend + room
    figure = new_figure(SIZE, height)
    low, high = surround(figure, title, notes)
    left = (EDGE + _LABEL_MM) / width
    bottom = low + _AXIS_MM / height
    axes = figure.add_axes((left, bottom, 1 - EDGE / width - left, high - legend / height - bottom))
    axes.set(ylim=(tops[-1], 0), yticks=[])
    axes.grid(visible=False, axis="y")
    looks = _looks(rows)
    for (kind, key), own, (top, end) in zip(lines, owned, pairwise(tops), strict=True):
        label = own[f"label_{language}"].iloc[0] if len(own) else material.english.get(key, key)
        _write(axes, (top + end) / 2, label if language == "en" or len(own) else key, kind)
        axes.axhline(end, color=FAINT, lw=0.3)
        _draw_line(axes, (top + end) / 2, own, (looks, near))
    axes.margins(x=0.04)
    axes.tick_params(axis="x", pad=1)
    _legend(figure, rows, looks, language)
    return figure


def _lines(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """Category headings and concepts from top to bottom."""
    lines: list[tuple[str, str]] = []
    for category, part in rows.groupby("category", sort=False):
        lines.append(("category", str(category)))
        lines += [("concept", str(indicator)) for indicator in dict.fromkeys(part["indicator_id"])]
    return lines


def _near(rows: pd.DataFrame) -> float:
    """Width of a dot in the unit of the axis."""
    reach = [_shown(row) for row in rows.to_dict("records")]
    return (max(reach) - min(reach)) * _DOT_MM / (WIDTHS[SIZE] - _LABEL_MM)


def _line_height(own: pd.DataFrame, near: float) -> float:
    """Height in mm that a line takes so that none of its dots hides another."""
    shifts = offsets([_shown(row) for row in own.to_dict("records")], near)
    return max([_ROW_MM, *(2 * shift + _DOT_MM + 0.6 for shift in shifts)])


def _looks(rows: pd.DataFrame) -> dict[str, tuple[str, str]]:
    plans = sorted(set(rows["plan_id"]))
    return {plan: (FILLS[i % len(FILLS)], _MARKERS[i % len(_MARKERS)]) for i, plan in enumerate(plans)}


def _write(axes: Axes, middle: float, text: str, kind: str) -> None:
    heading = kind == "category"
    shown, size = fitted(text, (_LABEL_MM - (0 if heading else 3) - 3) / _POINT, 6.5 if heading else 6.0, smallest=4.8)
    axes.annotate(
        shown, (0, middle), xycoords=axes.get_yaxis_transform(), annotation_clip=False, va="center", size=size,
        xytext=((-_LABEL_MM + (0 if heading else 3)) / _POINT, 0), textcoords="offset points", linespacing=0.95,
        color=SOFT if heading else INK, gid=kind,
    )


def _draw_line(
    axes: Axes, middle: float, own: pd.DataFrame, drawing: tuple[Mapping[str, tuple[str, str]], float]
) -> None:
    """Draw the dots of one concept; ``drawing`` holds the looks of plans and the width of a dot in the axis' unit."""
    looks, near = drawing
    rows = own.to_dict("records")
    values = [_shown(row) for row in rows]
    if len(rows) > 1:
        axes.plot([min(values), max(values)], [middle] * 2, color=FAINT, lw=1.4, zorder=1)
    for row, shown, shift in zip(rows, values, offsets(values, near), strict=True):
        y = middle + shift
        _draw_dot(axes, y, row, looks[row["plan_id"]])
        if shown != row["value"]:
            side = -1 if shown > 0 else 1
            axes.annotate(
                f"{row['value']:.3g}", (shown, y), xytext=(side * 4, 0), textcoords="offset points", size=4.6,
                ha="right" if side < 0 else "left", va="center", color=SOFT, gid="beyond",
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.1},
            )


def offsets(values: Sequence[float], near: float) -> list[float]:
    """Shift in mm that keeps dots closer than ``near`` apart: one below the other around the middle."""
    order = sorted(range(len(values)), key=lambda i: values[i])
    groups: list[list[int]] = []
    for i in order:
        if groups and values[i] - values[groups[-1][-1]] < near:
            groups[-1].append(i)
        else:
            groups.append([i])
    shifts = [0.0] * len(values)
    for group in groups:
        for rank, i in enumerate(sorted(group)):
            shifts[i] = _DOT_MM * (rank - (len(group) - 1) / 2)
    return shifts


def _draw_dot(axes: Axes, y: float, row: Mapping[Hashable, Any], look: tuple[str, str]) -> None:
    color, marker = look
    shown = _shown(row)
    face = "white" if row["yearly"] == "yes" else color
    if pd.notna(row["value_upper"]):
        axes.plot([shown, row["value_upper"]], [y] * 2, color=color, lw=2, alpha=0.6)
    axes.plot(
        [shown], [y], marker=marker, ms=4.2, mfc=face, mec=INK, mew=0.4 if face != "white" else 0.8, ls="",
        gid="target", zorder=3,
    )


def _shown(row: Mapping[Hashable, Any]) -> float:
    value = float(row["value"])
    return max(-_HIGHEST_RATE, min(_HIGHEST_RATE, value)) if row["quantity"] == "rates" else value


def _legend(
    figure: Figure, rows: pd.DataFrame, looks: Mapping[str, tuple[str, str]], language: str
) -> None:
    names = dict(zip(rows["plan_id"], rows[f"plan_{language}"], strict=True))
    yearly = set(rows.loc[rows["yearly"] == "yes", "plan_id"])
    handles = [
        Line2D([], [], marker=marker, ls="", ms=4.5, mec=INK, label=names[plan],
               mew=0.8 if plan in yearly else 0.4, mfc="white" if plan in yearly else color)
        for plan, (color, marker) in looks.items()
    ]
    top = 1 - (frame_room("x", "", SIZE)[1] - EDGE) / (figure.get_size_inches()[1] * 25.4)
    figure.legend(handles=handles, loc="upper left", bbox_to_anchor=(0.01, top), ncols=4, borderaxespad=0)


_QUESTION = Words("各规划的目标相差多少？", "How far apart are the targets of the plans?")


def _fields(rows: pd.DataFrame, _material: Material) -> dict[str, Words]:
    return {"quantity": QUANTITIES[rows["quantity"].iloc[0]]}


SIDE_BY_SIDE = FigureSpec(
    id="side-by-side",
    question=Words(_QUESTION.zh + "（{quantity}）", _QUESTION.en + " ({quantity})"),
    caption=Words(
        "各规划共有指标的目标（{quantity}），按类别排列。",
        "Targets that plans share ({quantity}), concept by concept, by category.",
    ),
    size=SIZE,
    tables=("side_by_side", "plans"),
    prepare=side_by_side_rows,
    draw=draw_side_by_side,
    split=("quantity",),
    fields=_fields,
)
