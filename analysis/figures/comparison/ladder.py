"""The target ladder: how the target of each tier stands to the tier above."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.figures.comparison.topics import topic_name
from analysis.figures.fonts import fitted
from analysis.figures.frame import NOTE_SIZE, TITLE_SIZE, block_height, new_figure, note_text, source_note, surround
from analysis.figures.names import place_name
from analysis.figures.spec import LANGUAGES, FigureSpec, Material, Words
from analysis.figures.style import FAINT, INK, SOFT, VERDICTS, WIDTHS, Look

SIZE = "double"
_QUESTION = Words("下级目标比上级高多少？", "How much higher does a tier aim than the tier above?")
_LABEL_MM, _VALUE_MM, _ROW_MM, _EDGE_MM, _AXIS_MM = 78.0, 20.0, 4.4, 2.0, 6.0
_POINT = 25.4 / 72
_CLIP = 10.0
# The looks of verdicts serve again: higher, lower, the same.
LOOKS: dict[str, Look] = {"above": VERDICTS["met"], "below": VERDICTS["missed"], "equal": VERDICTS["undetermined"]}
LOOKS["within"] = Look(SOFT, "s", "white")
NAMES = {"above": Words("高于上级", "above"), "below": Words("低于上级", "below"), "equal": Words("相同", "equal")}
NAMES["within"] = Words("在上级区间内", "within the range above")
_NOTE = Words(
    "差额按指标方向换算：正为要求更高；单位为该指标的单位（增速与比重为百分点）。"
    "只列同一年份、可比的目标；超过 ±10 的以数字标出。",
    "Differences are turned by the direction of the indicator: positive asks for more; in the unit of the indicator "
    "(points for rates and shares). Only comparable targets for the same years; beyond ±10 the number is printed.",
)


def ladder_rows(material: Material) -> pd.DataFrame:
    """Targets with a verdict against the tier above, highest difference first within a pair of places."""
    rows = material.tables["ladder"]
    rows = rows[rows["amplified"].notna()].copy()
    if rows.empty:
        return rows
    records = rows.to_dict("records")
    for language in LANGUAGES:
        rows[f"topic_{language}"] = [topic_name(row, material).of(language) for row in records]
        rows[f"pair_{language}"] = [
            f"{_name(row['place_id'], material, language)} / {_name(row['above_place_id'], material, language)} "
            f"{row['years'].replace('-', '–')}"
            for row in records
        ]
    return rows.sort_values(
        ["above_tier", "place_id", "years", "difference"], ascending=[True, True, True, False], kind="stable"
    ).reset_index(drop=True)


def _name(place_id: str, material: Material, language: str) -> str:
    return place_name(place_id, place_id, material).of(language)


def draw_ladder(rows: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the difference of each target to the tier above, in groups of places.

    Parameters
    ----------
    rows : DataFrame
        As :func:`ladder_rows` makes it.
    material : Material
        Titles of documents.
    language : str
        ``zh`` or ``en``.
    """
    documents = {str(target).partition(":")[0] for name in ("target_id", "above_target_id") for target in rows[name]}
    notes = note_text([_NOTE.of(language), source_note(documents, material, language)], SIZE)
    groups = list(rows.groupby(f"pair_{language}", sort=False))
    body = _ROW_MM * (len(rows) + len(groups)) + _AXIS_MM
    height = body + block_height(1, TITLE_SIZE) + block_height(notes.count("\n") + 1, NOTE_SIZE) + 4 * _EDGE_MM
    figure = new_figure(SIZE, height)
    bottom, top = surround(figure, _QUESTION.of(language), notes)
    width = WIDTHS[SIZE]
    axis = _AXIS_MM / height
    left, right = (_LABEL_MM + _VALUE_MM) / width, 1 - _EDGE_MM / width
    axes = figure.add_axes((left, bottom + axis, right - left, top - bottom - axis))
    axes.set(ylim=(len(rows) + len(groups), 0), xlim=(-_CLIP * 1.08, _CLIP * 1.08), yticks=[])
    axes.axvline(0, color=INK, lw=0.8)
    y = 0
    for pair, part in groups:
        _write(axes, -_LABEL_MM - _VALUE_MM, y, str(pair), bold=True)
        y += 1
        for row in part.to_dict("records"):
            _draw_row(axes, y, row, language)
            y += 1
    _legend(figure, language)
    return figure


def _write(axes: Axes, offset: float, y: float, text: str, bold: bool = False) -> None:
    """Write beside the axes, ``offset`` in mm from their left edge."""
    room = _LABEL_MM + _VALUE_MM - _EDGE_MM if bold else _LABEL_MM - 2 * _EDGE_MM
    shown, size = fitted(text, room / _POINT, 6.5 if bold else 6.0, smallest=5.0)
    axes.annotate(
        shown, (0, y + 0.5), xycoords=axes.get_yaxis_transform(), xytext=((offset + _EDGE_MM) / _POINT, 0),
        textcoords="offset points", va="center", size=size, color=INK, gid="pair" if bold else "topic",
        linespacing=0.95, annotation_clip=False,
    )


def _draw_row(axes: Axes, y: float, row: Mapping[Hashable, Any], language: str) -> None:
    _write(axes, -_LABEL_MM - _VALUE_MM, y, row[f"topic_{language}"])
    _write(axes, -_VALUE_MM, y, f"{row['value']:.6g} / {_above(row)}")
    look = LOOKS[row["amplified"]]
    difference = 0.0 if pd.isna(row["difference"]) else float(row["difference"])
    shown = max(-_CLIP, min(_CLIP, difference))
    axes.axhline(y + 1, color=FAINT, lw=0.3)
    axes.plot([0, shown], [y + 0.5] * 2, color=look.color, lw=1.2, alpha=0.6)
    axes.plot([shown], [y + 0.5], marker=look.marker, ms=4, color=look.color, mfc=look.face, ls="", gid="difference")
    if shown != difference:
        side = -1 if shown > 0 else 1
        axes.annotate(
            f"{difference:+.3g}", (shown, y + 0.5), xytext=(side * 4, 0), textcoords="offset points",
            va="center", ha="right" if side < 0 else "left", size=5.5, color=SOFT,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
        )


def _above(row: Mapping[Hashable, Any]) -> str:
    upper = row["above_value_upper"]
    return f"{row['above_value']:.6g}" + ("" if pd.isna(upper) else f"–{upper:.6g}")


def _legend(figure: Figure, language: str) -> None:
    marks = [
        Line2D([], [], marker=look.marker, ms=4, color=look.color, mfc=look.face, ls="", label=NAMES[key].of(language))
        for key, look in LOOKS.items()
    ]
    figure.legend(handles=marks, loc="upper right", bbox_to_anchor=(0.995, 0.995), ncols=4, borderaxespad=0.2)


LADDER = FigureSpec(
    id="ladder",
    question=_QUESTION,
    caption=Words(
        "各级政府同一年份、同一指标的目标与上一级目标之差（层层加码）；左侧数字为本级目标/上级目标。",
        "Difference of targets for the same years and indicator to the tier above (层层加码); "
        "numbers: target / target above.",
    ),
    size=SIZE,
    tables=("ladder",),
    prepare=ladder_rows,
    draw=draw_ladder,
)
