"""Attention by theme: mentions per 10,000 characters, themes down, documents across."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.figures.documents import document_name
from analysis.figures.frame import EDGE, frame_room, new_figure, note_text, source_note, surround
from analysis.figures.spec import LANGUAGES, FigureSpec, Material, Words
from analysis.figures.style import FAINT, INK, SOFT, WIDTHS

SIZE = "double"
_LABEL_MM, _ROW_MM, _HEAD_MM = 34.0, 7.2, 9.0
# Half or double the mean of the documents is the end of the colour scale.
_END = 1.0
# From here on a sign tells more from less where the page is printed grey.
_SIGNED = 0.5
_MORE, _LESS = np.array([0.47, 0.67, 0.87]), np.array([0.96, 0.75, 0.55])
_QUESTION = Words("各文件把篇幅用在什么主题上？", "Which themes do the documents give their space to?")
_NOTE = Words(
    "每万字提及次数，小字为按段落自助抽样的95%区间；颜色为与各文件该主题平均值之比（蓝、▲：较多，橙、▼：较少；平均值的1.4倍以上或其倒数以下才加▲▼）。"
    "词典见 data/registry/policy_terms.csv；篇幅不等于重要性；文件种类不同；"
    "正文前的目录与页面导航不计，正文后的未剔除。",
    "Mentions per 10,000 characters; small: 95 % interval over resampled paragraphs; colour: ratio to the mean of the "
    "documents for the theme (blue more, orange less; ▲ from 1.4 times the mean on, ▼ below its inverse). Dictionary: "
    "data/registry/policy_terms.csv. A share of the text is no importance, and the documents are of different kinds. "
    "Contents and page navigation ahead of the text are not counted; what a page prints behind it is.",
)


def attention_rows(material: Material) -> pd.DataFrame:
    """Rates of each document and theme with names and the base-2 logarithm of their ratio to the mean of the theme."""
    rows = material.tables["attention"].copy()
    if rows.empty:
        return rows
    mean = rows.groupby("theme")["per_10000"].transform("mean").astype(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log2((rows["per_10000"].astype(float) / mean).to_numpy())
    rows["log2_to_mean"] = np.where(mean > 0, np.maximum(ratio, -9), np.nan)
    themes = {str(row["theme"]): row for row in material.registry.rows["policy_themes"]}
    for language in LANGUAGES:
        rows[f"theme_{language}"] = [str(themes[theme][language]) for theme in rows["theme"]]
        rows[f"document_{language}"] = [document_name(doc, material).of(language) for doc in rows["doc_id"]]
    rows["issued"] = [material.registry.documents[doc].issued for doc in rows["doc_id"]]
    rows["level"] = [len(material.registry.ancestors(material.registry.documents[d].place_id)) for d in rows["doc_id"]]
    order = {theme: i for i, theme in enumerate(themes)}
    return (
        rows.assign(order=rows["theme"].map(order))
        .sort_values(["level", "issued", "doc_id", "order"], kind="stable").reset_index(drop=True)
    )


def draw_attention(rows: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the heat map.

    Parameters
    ----------
    rows : DataFrame
        As :func:`attention_rows` makes it.
    material : Material
        Titles of documents.
    language : str
        ``zh`` or ``en``.
    """
    documents = list(dict.fromkeys(rows["doc_id"]))
    themes = rows.sort_values("order")[["theme", f"theme_{language}"]].drop_duplicates("theme")
    notes = note_text([_NOTE.of(language), source_note(documents, material, language)], SIZE)
    title, width = _QUESTION.of(language), WIDTHS[SIZE]
    body = _HEAD_MM + _ROW_MM * len(themes)
    figure = new_figure(SIZE, body + sum(frame_room(title, notes, SIZE)))
    low, high = surround(figure, title, notes)
    axes = figure.add_axes((EDGE / width, low, 1 - 2 * EDGE / width, high - low))
    axes.set(xlim=(0, width - 2 * EDGE), ylim=(body, 0))
    axes.axis("off")
    step = (width - 2 * EDGE - _LABEL_MM) / len(documents)
    for i, doc in enumerate(documents):
        name = document_name(doc, material).of(language)
        axes.text(_LABEL_MM + (i + 0.5) * step, _HEAD_MM / 2, name, ha="center", va="center", size=6.5, gid="document")
    for i, name in enumerate(themes[f"theme_{language}"]):
        axes.text(0, _HEAD_MM + (i + 0.5) * _ROW_MM, name, va="center", size=6.5, gid="theme")
    rank = {theme: i for i, theme in enumerate(themes["theme"])}
    for row in rows.to_dict("records"):
        corner = (_LABEL_MM + documents.index(row["doc_id"]) * step, _HEAD_MM + rank[row["theme"]] * _ROW_MM)
        _draw_cell(axes, corner, step, row)
    return figure


def _draw_cell(axes: Axes, corner: tuple[float, float], step: float, row: Mapping[Hashable, Any]) -> None:
    x, y = corner
    fill = shade(float(row["log2_to_mean"]))
    axes.add_patch(Rectangle((x, y), step, _ROW_MM, facecolor=fill, edgecolor=FAINT, lw=0.4))
    axes.text(x + step / 2, y + _ROW_MM * 0.36, f"{row['per_10000']:.1f}", ha="center", va="center", size=6.5,
              color=INK, gid="rate")
    if abs(row["log2_to_mean"]) >= _SIGNED:
        sign = "▲" if row["log2_to_mean"] > 0 else "▼"
        axes.text(x + step - 0.8, y + _ROW_MM * 0.36, sign, ha="right", va="center", size=4.6, color=SOFT, gid="sign")
    axes.text(x + step / 2, y + _ROW_MM * 0.77, f"{row['low']:.0f}–{row['high']:.0f}", ha="center", va="center",
              size=5.0, color=SOFT, gid="interval")


def shade(log2_ratio: float) -> tuple[float, ...]:
    """Colour of a ratio to the mean: white at the mean, full at half or double of it; white where there is no mean."""
    if np.isnan(log2_ratio):
        return (1.0, 1.0, 1.0)
    share = min(1.0, abs(log2_ratio) / _END)
    return tuple(float(part) for part in 1 + share * ((_MORE if log2_ratio > 0 else _LESS) - 1))


WORDING_ATTENTION = FigureSpec(
    id="wording-themes",
    question=_QUESTION,
    caption=Words(
        "各文件每万字提及各政策主题的次数及95%自助区间。",
        "Mentions of each policy theme per 10,000 characters, with 95 % bootstrap intervals.",
    ),
    size=SIZE,
    tables=("attention",),
    prepare=attention_rows,
    draw=draw_attention,
)
