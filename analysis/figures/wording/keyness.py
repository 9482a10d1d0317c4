"""Keyness: the words that tell two plans apart, as bars of z-scores."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures.documents import document_name
from analysis.figures.fonts import fitted
from analysis.figures.frame import EDGE, frame_room, new_figure, note_text, source_note, surround
from analysis.figures.spec import LANGUAGES, FigureSpec, Material, Words
from analysis.figures.style import FILLS, INK, SOFT, WIDTHS

SIZE = "double"
PER_SIDE, PER_FIGURE = 10, 6
_COLUMNS, _BAR_MM, _HEAD_MM, _FOOT_MM = 3, 3.1, 9.0, 6.0
_POINT = 25.4 / 72
# Two plans are only told apart where both are plans: a work report differs from a plan by its kind.
_PLANS = ("five_year_plan", "action_plan")
_QUESTION = Words("哪些词区分两份规划？", "Which words tell two plans apart?")
_NOTE = Words(
    "带信息先验（全部文件，500词）的对数优势比的z值（Monroe等2008）；每侧取前10个、至少出现在3个段落的词，地名不计。"
    "浅色：先验为5000词时 |z| < 1.96。推断单位是段落而非词，z值只用于排序。",
    "z-scores of log-odds with an informative Dirichlet prior (all documents, 500 words; Monroe et al. 2008); the "
    "first 10 words of each side in at least 3 paragraphs, names of places left out. Pale: |z| < 1.96 with a prior of "
    "5000 words. Paragraphs, not words, are independent: the scores only rank.",
)


def keyness_rows(material: Material) -> pd.DataFrame:
    """First words of each side for every pair of plans, with English where the dictionary has it, six pairs a part."""
    rows = material.tables["keyness"]
    kinds = {doc: entry.kind for doc, entry in material.registry.documents.items()}
    plans = rows["doc_a"].map(kinds).isin(_PLANS) & rows["doc_b"].map(kinds).isin(_PLANS)
    pairs = rows[plans].groupby(["doc_a", "doc_b"], sort=True)
    shown = [part for _key, own in pairs for part in (own[own["z_500"] > 0].head(PER_SIDE),
                                                      own[own["z_500"] < 0].tail(PER_SIDE))]
    if not shown:
        return rows.head(0)
    table = pd.concat(shown, ignore_index=True)
    english = {str(row["term"]): str(row["en"]) for row in material.registry.rows["policy_terms"]}
    table["term_en"] = [f"{term} {english[term]}" if term in english else term for term in table["term"]]
    table["term_zh"] = table["term"]
    for side in ("a", "b"):
        for language in LANGUAGES:
            table[f"name_{side}_{language}"] = [
                document_name(doc, material, " ").of(language) for doc in table[f"doc_{side}"]
            ]
    table["part"] = table.groupby(["doc_a", "doc_b"], sort=True).ngroup() // PER_FIGURE + 1
    return table


def draw_keyness(rows: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw a panel of bars for each pair.

    Parameters
    ----------
    rows : DataFrame
        One part of :func:`keyness_rows`.
    material : Material
        Titles of documents.
    language : str
        ``zh`` or ``en``.
    """
    pairs = list(rows.groupby(["doc_a", "doc_b"], sort=True))
    documents = {*rows["doc_a"], *rows["doc_b"]}
    notes = note_text([_NOTE.of(language), _untranslated(rows, language), source_note(documents, material, language)],
                      SIZE)
    title, width = _QUESTION.of(language), WIDTHS[SIZE]
    lines, columns = math.ceil(len(pairs) / _COLUMNS), min(_COLUMNS, len(pairs))
    panel = _HEAD_MM + 2 * PER_SIDE * _BAR_MM + _FOOT_MM
    height = lines * panel + sum(frame_room(title, notes, SIZE))
    figure = new_figure(SIZE, height)
    low, _high = surround(figure, title, notes)
    step = (width - 2 * EDGE) / columns
    reach = float(rows["z_500"].abs().max()) * 1.05
    for i, (_key, own) in enumerate(pairs):
        line, column = divmod(i, _COLUMNS)
        bottom = low + ((lines - 1 - line) * panel + _FOOT_MM) / height
        left = (EDGE + column * step + 1) / width
        axes = figure.add_axes((left, bottom, (step - 2) / width, 2 * PER_SIDE * _BAR_MM / height), label=f"pair {i}")
        axes.set(xlim=(-reach, reach), ylim=(2 * PER_SIDE, 0))
        _draw_pair(axes, own.reset_index(drop=True), language, (step - 2) / 2)
    return figure


def _untranslated(rows: pd.DataFrame, language: str) -> str:
    """Tell an English reader of words that have no English name in the policy dictionary; empty where all have one."""
    lacks = language == "en" and (rows["term_en"] == rows["term"]).any()
    return "Words that data/registry/policy_terms.csv does not translate stand in Chinese alone." if lacks else ""


def _draw_pair(axes: Axes, own: pd.DataFrame, language: str, half: float) -> None:
    """Draw bars to the right for the first document; the words stand on the empty side, ``half`` mm wide."""
    for i, row in enumerate(own.to_dict("records")):
        first = row["z_500"] > 0
        faint = abs(row["z_5000"]) < 1.96
        axes.barh(i + 0.5, row["z_500"], height=0.75, color=FILLS[0 if first else 1], alpha=0.45 if faint else 1)
        text, size = fitted(row[f"term_{language}"], (half - 1) / _POINT, 6.0, smallest=4.6)
        axes.annotate(
            text.split("\n")[0], (0, i + 0.5), xytext=(-2 if first else 2, 0), textcoords="offset points",
            ha="right" if first else "left", va="center", size=size, color=INK, gid="term",
        )
    axes.axvline(0, color=SOFT, lw=0.6)
    axes.set(yticks=[])
    axes.grid(visible=False)
    axes.spines[["left", "top", "right"]].set_visible(False)
    axes.tick_params(axis="x", labelsize=5.5, length=2, pad=1)
    for side, place, align in (("b", 0.02, "left"), ("a", 0.98, "right")):
        name = own[f"name_{side}_{language}"].iloc[0]
        arrow = f"← {name}" if side == "b" else f"{name} →"
        axes.text(place, 1.06 if side == "a" else 1.01, arrow, transform=axes.transAxes, ha=align, va="bottom",
                  size=6.0, gid="document")


WORDING_KEYNESS = FigureSpec(
    id="wording-keyness",
    question=_QUESTION,
    caption=Words(
        "区分两份规划的词：带信息先验的对数优势比的z值。",
        "Words that tell two plans apart: z-scores of log-odds with an informative Dirichlet prior.",
    ),
    size=SIZE,
    tables=("keyness",),
    prepare=keyness_rows,
    draw=draw_keyness,
    split=("part",),
)
