"""Similarity matrix: how alike the industries of places are, neighbours marked, with the test of neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle
from scipy.cluster.hierarchy import leaves_list, linkage
from scipy.spatial.distance import squareform

from analysis.figures.fonts import text_width
from analysis.figures.frame import source_note
from analysis.figures.layout.map import city_fields
from analysis.figures.layout.rows import latest_vintage, layout_rows
from analysis.figures.page import sheet, swatch
from analysis.figures.spec import FigureSpec, Material, Words
from analysis.figures.style import INK
from analysis.layout.incidence import matrix
from analysis.layout.neighbours import common_borders
from analysis.layout.similarity import pairs
from analysis.layout.space import Contrast, neighbour_contrast

SIZE = "single"
LABEL = 6.0
_POINT = 25.4 / 72
_LEGEND = 7.0
COLORS = "Blues"
_LISTED = Words("相邻关系来源：", "Neighbours after: ")
_NEAR = Words("相邻县市区", "neighbouring counties")


def likeness_rows(material: Material) -> pd.DataFrame:
    """Pairs of places of each city in its latest vintage.

    Parameters
    ----------
    material : Material
        Table ``industry_layout``, registry and boundaries.

    Returns
    -------
    DataFrame
        Columns of :func:`analysis.layout.similarity.pairs` on the first level of the closed list, with ``city_id``,
        ``vintage``, ``doc_id``, names in zh and en, and ``neighbours`` (missing where they are not known).
    """
    shown = latest_vintage(layout_rows(material))
    parts = [_city_pairs(str(city), rows, material) for city, rows in shown.groupby("city_id")] if len(shown) else []
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def _city_pairs(city: str, shown: pd.DataFrame, material: Material) -> pd.DataFrame:
    marks = shown[shown["role"].notna()]
    table = pairs(matrix(marks, material.registry))
    table["median_marks"] = marks.drop_duplicates(["place_id", "industry_key"]).groupby("place_id").size().median()
    for key in ("city_id", "vintage", "doc_id"):
        table[key] = shown[key].iloc[0]
    names = marks.drop_duplicates("place_id").set_index("place_id")
    for side in ("a", "b"):
        for language in ("zh", "en"):
            table[f"{language}_{side}"] = table[f"place_{side}"].map(names[f"place_{language}"])
    near = common_borders(city, names.index, material.registry, material.boundaries)
    known = table["place_a"].isin(near.index) & table["place_b"].isin(near.index)
    table["neighbours"] = pd.array(
        [
            bool(near.loc[a, b]) if ok else pd.NA
            for a, b, ok in zip(table["place_a"], table["place_b"], known, strict=True)
        ],
        dtype="boolean",
    )
    return table


def square_of(shown: pd.DataFrame, column: str) -> pd.DataFrame:
    """Symmetric table of numbers from pairs of places; the diagonal and what is missing are NaN."""
    order = list(dict.fromkeys([*shown["place_a"], *shown["place_b"]]))
    table = pd.DataFrame(np.nan, index=order, columns=order)
    values = shown[column].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    for a, b, value in zip(shown["place_a"], shown["place_b"], values, strict=True):
        table.loc[a, b] = table.loc[b, a] = value
    return table


def draw_likeness(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the matrix of one city.

    Parameters
    ----------
    shown : DataFrame
        Pairs of one city from :func:`likeness_rows`.
    material : Material
        Names of documents.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    Figure
        Lower triangle of Jaccard similarities, places ordered by average linkage; the note gives the test.
    """
    table = square_of(shown, "jaccard")
    order = _clustered(table)
    table = table.loc[order, order]
    names = {
        **dict(zip(shown["place_b"], shown[f"{language}_b"], strict=True)),
        **dict(zip(shown["place_a"], shown[f"{language}_a"], strict=True)),
    }
    title = LIKENESS_TITLE.format(city_fields(shown, material)).of(language)
    sentence = contrast_sentence(shown).of(language)
    listed = material.boundaries.tiles.list_sources(str(shown["city_id"].iloc[0]))
    stated = _LISTED.of(language) + Words("；", "; ").of(language).join(listed) if listed else ""
    outline = sheet(SIZE, title, [sentence, source_note(shown["doc_id"], material, language), stated])
    widths = {key: text_width(name, LABEL) * _POINT for key, name in names.items()}
    # The triangle has no cell for the first place as a row, none for the last as a column.
    left = max([widths[key] for key in order[1:]] or [0.0]) + 3
    below = max([widths[key] for key in order[:-1]] or [0.0]) * 0.87 + 4
    side = outline.width - left - 3
    page = outline.page(side + below + _LEGEND)
    axes = page.axes(left, below, side, side, "matrix")
    _draw(axes, table.iloc[1:, :-1], shown, names)
    page.legend(_samples(language))
    return page.figure


def _samples(language: str) -> list[Patch]:
    colors = sns.color_palette(COLORS, as_cmap=True)
    steps = {f"{value:g}": to_hex(colors(value)) for value in (0.0, 0.5, 1.0)}
    # The scale is named once, before its first step.
    cells = [swatch((color, ""), f"Jaccard {label}" if label == "0" else label) for label, color in steps.items()]
    return [*cells, Patch(facecolor="none", edgecolor=INK, linewidth=0.8, label=_NEAR.of(language))]


def _clustered(table: pd.DataFrame) -> list[str]:
    if len(table) < 3:
        return list(table.index)
    distance = (1 - table.fillna(0)).to_numpy(copy=True)
    np.fill_diagonal(distance, 0)
    return [table.index[place] for place in leaves_list(linkage(squareform(distance), "average"))]


def _draw(axes: Axes, table: pd.DataFrame, shown: pd.DataFrame, names: Mapping[str, str]) -> None:
    hidden = np.triu(np.ones(table.shape, dtype=bool), k=1)
    words = table.map(lambda value: "" if pd.isna(value) or value == 0 else f"{value:.2f}".removeprefix("0"))
    cells: dict[str, Any] = {"mask": hidden, "annot": words, "fmt": "", "annot_kws": {"size": 5.2}}
    look: dict[str, Any] = {"cmap": COLORS, "vmin": 0, "vmax": 1, "linewidths": 0.5, "linecolor": "white"}
    sns.heatmap(table, cbar=False, ax=axes, **cells, **look)
    axes.set(xlabel="", ylabel="")
    axes.grid(visible=False)
    middle = np.arange(len(table)) + 0.5
    turned: dict[str, Any] = {"rotation": 60, "ha": "right", "rotation_mode": "anchor"}
    axes.set_xticks(middle, [names[key] for key in table.columns], fontsize=LABEL, **turned)
    axes.set_yticks(middle, [names[key] for key in table.index], rotation=0, fontsize=LABEL)
    axes.tick_params(length=0, pad=2)
    near = square_of(shown, "neighbours").loc[table.index, table.columns]
    for row in range(len(table)):
        for column in range(row + 1):
            if near.iloc[row, column] == 1:
                axes.add_patch(Rectangle((column, row), 1, 1, fill=False, edgecolor=INK, linewidth=0.8, gid="near"))


def county_contrast(shown: pd.DataFrame) -> Contrast | None:
    """Contrast of neighbours among the places with polygons; None where there are fewer than three."""
    known = shown[shown["neighbours"].notna()]
    if known.empty:
        return None
    near = square_of(known, "neighbours") == 1
    return neighbour_contrast(square_of(known, "jaccard"), near) if len(near) > 2 else None


def contrast_sentence(shown: pd.DataFrame) -> Words:
    """Sentence on the test of neighbours, with the numbers."""
    found = county_contrast(shown)
    if found is None or np.isnan(found.p):
        return Words("县市区太少，不作相邻检验。", "Too few counties for a test of neighbours.")
    numbers = {
        "near": f"{found.mean_neighbours:.2f}",
        "far": f"{found.mean_others:.2f}",
        "p": f"{found.p:.2f}",
        "n": str(found.neighbours),
        "m": str(found.others),
        "marks": f"{shown['median_marks'].iloc[0]:g}",
    }
    return Words(
        "格内为 Jaccard 相似系数（共有产业占两地产业之比），空白为 0。"
        "相邻县市区平均 {near}（{n} 对），不相邻 {far}（{m} 对），"
        "标签置换检验单侧 p = {p}；每地产业项数的中位数为 {marks}，信息有限；功能区不参加检验。",
        "Jaccard similarity: industries that two places share, of all that either has; blank = 0. "
        "Mean of neighbouring counties {near} ({n} pairs), of others {far} ({m} pairs), "
        "one-sided label permutation p = {p}; places name {marks} industries in the median, which says little; "
        "zones are left out of the test.",
    ).format({key: Words(value, value) for key, value in numbers.items()})


LIKENESS_TITLE = Words(
    "{place}各地产业布局的相似程度（{vintages}年）", "{place}: similarity of industries ({vintages})"
)
LAYOUT_LIKENESS = FigureSpec(
    id="layout-similarity",
    question=Words(
        "{place}哪些地方的产业布局相似？相邻的更相似吗？",
        "Which places of {place} have similar industries, and are neighbours more alike?",
    ),
    caption=Words(
        "{place}各地产业（一级目录）的 Jaccard 相似系数，{vintages}年版，按平均联结聚类排序；粗框为相邻县市区。",
        "Jaccard similarity of the industries of places of {place} (first level), vintage {vintages}, ordered by "
        "average linkage; frames mark neighbouring counties.",
    ),
    size=SIZE,
    tables=("industry_layout", "prose_layout"),
    prepare=likeness_rows,
    draw=draw_likeness,
    split=("city_id",),
    fields=city_fields,
)
