"""Likeness of wording: how alike documents are word by word, and how much text they share run by run."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import squareform

from analysis.figures.documents import document_name
from analysis.figures.frame import EDGE, frame_room, new_figure, note_text, source_note, surround
from analysis.figures.spec import LANGUAGES, FigureSpec, Material, Words
from analysis.figures.style import FAINT, INK, NO_DATA, WIDTHS

SIZE = "double"
_LABEL_MM, _CELL_MM, _TEXT = 26.0, 12.5, 6.0
# Colours run over the likeness that occurs between plans of any kind, so that differences among them show.
_PALE, _DARK = np.array([0.97, 0.98, 1.0]), np.array([0.42, 0.62, 0.84])
_QUESTION = Words("各文件的文字有多相似，相同段落有多少？", "How alike is the wording, and how much text is shared?")
_NOTE = Words(
    "左下：词频余弦相似度（1+ln词频），括号内为按段落自助抽样的标准误；右上：较短文件中与另一文件相同的13字连续片段，‰，"
    "剔除官方固定表述后/剔除前。表格不计入。按平均联结聚类排序。",
    "Lower left: cosine of word counts (1 + ln count), in brackets its standard error over resampled paragraphs; upper "
    "right: runs of 13 characters of the shorter document that the other has too, ‰, without / with official formulae. "
    "Tables are left out. Ordered by average linkage.",
)


def wording_likeness_rows(material: Material) -> pd.DataFrame:
    """Pairs of documents with their names, in clustered order; pairs without words are left out."""
    rows = material.tables["text_likeness"]
    rows = rows[rows["cosine"].notna()].copy()
    if rows.empty:
        return rows
    for side in ("a", "b"):
        for language in LANGUAGES:
            rows[f"name_{side}_{language}"] = [
                document_name(doc, material, " ").of(language) for doc in rows[f"doc_{side}"]
            ]
    order = {doc: i for i, doc in enumerate(_clustered(rows))}
    rows["order_a"], rows["order_b"] = rows["doc_a"].map(order), rows["doc_b"].map(order)
    return rows.reset_index(drop=True)


def _clustered(rows: pd.DataFrame) -> list[str]:
    documents = sorted({*rows["doc_a"], *rows["doc_b"]})
    if len(documents) < 3:
        return documents
    distance = np.ones((len(documents), len(documents)))
    np.fill_diagonal(distance, 0)
    for row in rows.to_dict("records"):
        i, j = documents.index(row["doc_a"]), documents.index(row["doc_b"])
        distance[i, j] = distance[j, i] = 1 - float(row["cosine"])
    return [documents[i] for i in leaves_list(linkage(squareform(distance), "average"))]


def draw_wording_likeness(rows: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the matrix of documents.

    Parameters
    ----------
    rows : DataFrame
        As :func:`wording_likeness_rows` makes it.
    material : Material
        Titles of documents.
    language : str
        ``zh`` or ``en``.
    """
    places = {**dict(zip(rows["doc_a"], rows["order_a"], strict=True)),
              **dict(zip(rows["doc_b"], rows["order_b"], strict=True))}
    notes = note_text([_NOTE.of(language), source_note(places, material, language)], SIZE)
    title = _QUESTION.of(language)
    width, size = WIDTHS[SIZE], len(places)
    head = _CELL_MM * 0.8
    body = head + _CELL_MM * size
    figure = new_figure(SIZE, body + sum(frame_room(title, notes, SIZE)))
    low, high = surround(figure, title, notes)
    axes = figure.add_axes((EDGE / width, low, 1 - 2 * EDGE / width, high - low))
    axes.set(xlim=(0, width - 2 * EDGE), ylim=(body, 0))
    axes.axis("off")
    step = (width - 2 * EDGE - _LABEL_MM) / size
    for doc, place in places.items():
        name = document_name(str(doc), material).of(language)
        axes.text(0, head + (place + 0.5) * _CELL_MM, name, va="center", size=_TEXT, gid="document")
        axes.text(_LABEL_MM + (place + 0.5) * step, head / 2, name, va="center", ha="center", size=_TEXT)
        corner = (_LABEL_MM + place * step, head + place * _CELL_MM)
        axes.add_patch(Rectangle(corner, step, _CELL_MM, facecolor=NO_DATA, edgecolor="white", lw=1))
    for row in rows.to_dict("records"):
        first, second = sorted((int(row["order_a"]), int(row["order_b"])))
        spread = "" if pd.isna(row["cosine_se"]) else f"\n({row['cosine_se']:.3f})"
        _cell(axes, (first, second), step, f"{row['cosine']:.2f}{spread}", _shade(float(row["cosine"]), rows["cosine"]))
        _cell(axes, (second, first), step, _shared(row), (1.0, 1.0, 1.0))
    return figure


def _shade(value: float, values: pd.Series) -> tuple[float, ...]:
    low, high = float(values.min()), float(values.max())
    share = (value - low) / (high - low) if high > low else 0.5
    return tuple(float(part) for part in _PALE + share * (_DARK - _PALE))


def _shared(row: Mapping[Hashable, Any]) -> str:
    parts = [row["containment_without"], row["containment"]]
    return " / ".join("—" if pd.isna(part) else f"{1000 * float(part):.1f}" for part in parts)


def _cell(axes: Axes, place: tuple[int, int], step: float, text: str, fill: tuple[float, ...]) -> None:
    """Fill the cell at (column, row)."""
    x, y = _LABEL_MM + place[0] * step, _CELL_MM * 0.8 + place[1] * _CELL_MM
    axes.add_patch(Rectangle((x, y), step, _CELL_MM, facecolor=fill, edgecolor=FAINT, lw=0.5))
    axes.text(x + step / 2, y + _CELL_MM / 2, text, ha="center", va="center", size=_TEXT, color=INK, gid="likeness")


WORDING_LIKENESS = FigureSpec(
    id="wording-likeness",
    question=_QUESTION,
    caption=Words(
        "各文件两两之间的文字相似度（左下）与相同13字片段的比重（右上，‰）。",
        "Likeness of the wording of every pair of documents (lower left) and share of common runs of 13 characters "
        "(upper right, ‰).",
    ),
    size=SIZE,
    tables=("text_likeness",),
    prepare=wording_likeness_rows,
    draw=draw_wording_likeness,
)
