"""The comparison matrix: what each plan aims at, concept by concept, and why a plan has no target."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.figures.comparison.matrix_rows import comparison_rows
from analysis.figures.fonts import fitted
from analysis.figures.frame import NOTE_SIZE, TITLE_SIZE, block_height, new_figure, note_text, source_note, surround
from analysis.figures.spec import FigureSpec, Material, Words
from analysis.figures.style import FAINT, INK, NO_DATA, SOFT, WIDTHS

SIZE = "double"
SET_FILL, YEARLY_FILL = "#cfe2f3", "#fce5cd"
_LABEL_MM, _ROW_MM, _HEAD_MM, _EDGE_MM = 62.0, 4.3, 9.0, 2.0
_TEXT = 6.0
_POINT = 25.4 / 72
_QUESTION = Words("各规划在同一指标上定了什么目标？", "What do the plans aim at, concept by concept?")


def draw_comparison(rows: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the matrix: concepts down, plans across, the target or the reason of its absence in each cell.

    Parameters
    ----------
    rows : DataFrame
        As :func:`comparison_rows` makes it.
    material : Material
        For the titles of the documents.
    language : str
        ``zh`` or ``en``.
    """
    labels = rows[["category", "indicator_id", f"label_{language}"]].drop_duplicates("indicator_id")
    plans = rows[["plan_id", f"plan_{language}"]].drop_duplicates("plan_id")
    notes = note_text([_LEGEND.of(language), source_note(_documents(rows, material), material, language)], SIZE)
    body = _HEAD_MM + _ROW_MM * len(labels)
    height = body + block_height(1, TITLE_SIZE) + block_height(notes.count("\n") + 1, NOTE_SIZE) + 4 * _EDGE_MM
    figure = new_figure(SIZE, height)
    bottom, top = surround(figure, _QUESTION.of(language), notes)
    width = WIDTHS[SIZE]
    axes = figure.add_axes((_EDGE_MM / width, bottom, 1 - 2 * _EDGE_MM / width, top - bottom))
    axes.set(xlim=(0, width - 2 * _EDGE_MM), ylim=(_HEAD_MM + _ROW_MM * len(labels), 0))
    axes.axis("off")
    step = (width - 2 * _EDGE_MM - _LABEL_MM) / len(plans)
    _draw_heads(axes, list(plans[f"plan_{language}"]), step)
    _draw_labels(axes, labels, language)
    positions = {indicator: i for i, indicator in enumerate(labels["indicator_id"])}
    columns = {plan: i for i, plan in enumerate(plans["plan_id"])}
    for row in rows.to_dict("records"):
        corner = (_LABEL_MM + columns[row["plan_id"]] * step, _HEAD_MM + positions[row["indicator_id"]] * _ROW_MM)
        _draw_cell(axes, corner, step, row, language)
    return figure


def _documents(rows: pd.DataFrame, material: Material) -> set[str]:
    plans = material.tables["plans"]
    shown = plans.loc[plans["plan_id"].isin(rows["plan_id"]), "documents"]
    return {document for documents in shown for document in str(documents).split(";")}


def _draw_heads(axes: Axes, names: list[str], step: float) -> None:
    for i, name in enumerate(names):
        axes.text(_LABEL_MM + (i + 0.5) * step, _HEAD_MM / 2, name, ha="center", va="center", size=6.5, gid="plan")


def _draw_labels(axes: Axes, labels: pd.DataFrame, language: str) -> None:
    before = None
    for i, (category, label) in enumerate(zip(labels["category"], labels[f"label_{language}"], strict=True)):
        y = _HEAD_MM + i * _ROW_MM
        if category != before:
            axes.plot([0, axes.get_xlim()[1]], [y, y], color=SOFT, lw=0.6)
        text, size = fitted(label, (_LABEL_MM - 2) / _POINT, _TEXT, smallest=5.0)
        axes.text(0, y + _ROW_MM / 2, text, va="center", size=size, linespacing=0.95, gid="label")
        before = category


def _draw_cell(
    axes: Axes, corner: tuple[float, float], step: float, row: Mapping[Hashable, Any], language: str
) -> None:
    x, y = corner
    is_set = row["state"] == "set"
    fill = (YEARLY_FILL if row["yearly"] == "yes" else SET_FILL) if is_set else "white"
    if row["state"] not in {"set", "not_there"}:
        fill = NO_DATA
    axes.add_patch(Rectangle((x + 0.2, y + 0.2), step - 0.4, _ROW_MM - 0.4, facecolor=fill, edgecolor=FAINT, lw=0.3))
    if fill == YEARLY_FILL:
        # The two fills are one grey in print.
        axes.plot([x + 0.7] * 2, [y + 0.6, y + _ROW_MM - 0.6], color=SOFT, lw=1.2, gid="yearly")
    text, size = fitted(str(row[f"cell_{language}"]), (step - 1.2) / _POINT, _TEXT, smallest=5.0)
    axes.text(
        x + step / 2,
        y + _ROW_MM / 2,
        text,
        ha="center",
        va="center",
        size=size,
        linespacing=0.95,
        color=INK if is_set else SOFT,
        gid=str(row["state"]),
    )


# What colours, signs and the words in grey cells mean.
_LEGEND = Words(
    "蓝：五年规划目标；橙（左侧竖线）：年度目标，不可与五年平均直接比较；灰：本规划无此目标，原因如格内所示；白“—”：确无。"
    "另计：以增速、总量或占比另行表述；另义：采用另一口径的指标；疑另名：可能以其他名称出现，未能确认；"
    "另域：仅针对部分地区或规划期之后；未见：该规划文本不在本集，只见于其后的完成情况表。"
    "≥ 不低于，≤ 不超过，≈ 左右；按下达：以省下达任务为准；方向性：只给方向。只列至少两个规划共有的指标。",
    "Blue: target of a five-year plan; orange, with a bar: target for one year, not to be read against five-year "
    "averages; grey: no target, with the reason; white —: really not there. Other measure: set as growth, amount or "
    "share instead; other definition: a rival indicator is used; other name?: may stand under another name, not "
    "certain; other scope: only for a part of the place or after the plan; not seen: the plan itself is not in the "
    "set, only a later table of its completion. ≥ at least, ≤ at most, ≈ around; assigned: as the province assigns; "
    "direction: no number. Only concepts that at least two plans share.",
)

COMPARISON = FigureSpec(
    id="comparison",
    question=_QUESTION,
    caption=Words(
        "各规划在同一指标上的目标，单位统一；空缺处注明原因。",
        "Targets of the plans by concept, in one unit; where a plan has none, the reason is given.",
    ),
    size=SIZE,
    tables=("side_by_side", "plans", "absences"),
    prepare=comparison_rows,
    draw=draw_comparison,
    split=("part",),
)
