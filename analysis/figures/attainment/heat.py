"""Heat map of attainment: categories against plans, the counts written in the cells."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from analysis.attainment.intervals import Count
from analysis.attainment.pooling import pool
from analysis.attainment.shares import count_of
from analysis.figures.attainment.plans import POINT, sources_of, with_categories, with_names
from analysis.figures.fonts import text_width, wrap_text
from analysis.figures.frame import new_figure, note_text, surround
from analysis.figures.spec import LANGUAGES, FigureSpec, Material, Words
from analysis.figures.style import FAINT, INK, SOFT, WIDTHS

SIZE = "double"
MISSING = "////"
# Light to dark in grey as well, and no shade near the white of an absent category.
COLORS = "crest"
_ROW, _EDGE, _NAME = 7.5, 2.0, 6.5
_WIDEST = 44.0
_ALL = Words("全部类别", "All categories")
_TITLE = Words("各规划各类指标的完成情况", "Targets met, by category and plan")
_BAR = Words("完成率（经验贝叶斯收缩）", "Share met (empirical Bayes)")
_NONE = Words("有指标，但均无法评价", "targets, none evaluable")
_ABSENT = Words("该规划无此类别", "no such category in the plan")
_NOTE = Words(
    "格内为“完成数/可评价数”，加号后为无法评价的项数。颜色为各类别完成率向全体收缩的贝塔-二项经验贝叶斯估计，"
    "以免个位数的类别显得过深或过浅。类别名称依各表原文，同名类别的指标并不相同；白色空格表示该规划没有这一类别。",
    "Cells: met/evaluable, after the plus sign targets that cannot be evaluated. Colour: beta-binomial empirical Bayes "
    "rate, drawn towards the common rate because many cells hold few targets. Categories as printed; the same heading "
    "holds other indicators in another plan. A white cell: the plan has no such category.",
)


def heat_rows(material: Material) -> pd.DataFrame:
    """Count every cell of the heat map.

    Parameters
    ----------
    material : Material
        Table ``judged``.

    Returns
    -------
    DataFrame
        One row a category of a plan, and one for all categories of each plan (``whole``): ``met, judged, unknown`` and
        ``rate``, the pooled share met, missing where nothing is judged.
    """
    judged = with_categories(with_names(material.tables["judged"]), material)
    cells = []
    for plan, rows in judged.groupby("plan", sort=False):
        first = rows.iloc[0]
        shared = {"plan": plan, **{f"name_{lang}": first[f"name_{lang}"] for lang in LANGUAGES}}
        for _, part in rows.groupby("category_zh", sort=False):
            names = {f"category_{lang}": part.iloc[0][f"category_{lang}"] for lang in LANGUAGES}
            cells.append({**shared, **names, "whole": "no", **_counts(count_of(part))})
        whole = {f"category_{lang}": _ALL.of(lang) for lang in LANGUAGES}
        cells.append({**shared, **whole, "whole": "yes", **_counts(count_of(rows))})
    frame = pd.DataFrame(cells)
    return frame.assign(rate=_rates(frame)) if len(frame) else frame


def _counts(count: Count) -> dict[str, int]:
    return {"met": count.met, "judged": count.judged, "unknown": count.unknown}


def _rates(frame: pd.DataFrame) -> pd.Series:
    """Pooled rates of the categories; the whole of a plan keeps its own share."""
    parts = frame[frame["whole"] == "no"]
    counts = [
        Count(int(met), int(judged) - int(met), int(unknown))
        for met, judged, unknown in parts[["met", "judged", "unknown"]].to_numpy(dtype=int)
    ]
    found = [pooled.rate for pooled in pool(counts)] or [float("nan")] * len(parts)
    rates = pd.Series(found, index=parts.index, dtype=float)
    own = frame["met"] / frame["judged"].where(frame["judged"] > 0)
    return rates.reindex(frame.index).fillna(own).where(frame["judged"] > 0).astype("Float64")


def draw_heat(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the heat map.

    Parameters
    ----------
    shown : DataFrame
        As :func:`heat_rows` makes it.
    material : Material
        Titles of documents and sources.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    Figure
        Categories down in order of first appearance, the whole last; plans across.
    """
    notes = note_text([_NOTE.of(language), sources_of(material.tables["judged"], material, language)], SIZE)
    parts = shown[shown["whole"] == "no"]
    rows = [*dict.fromkeys(parts[f"category_{language}"]), _ALL.of(language)]
    plans = list(dict.fromkeys(shown["plan"]))
    below, above = 2.6 * (notes.count("\n") + 1) + 9, 17.0
    total = below + above + _ROW * len(rows)
    figure = new_figure(SIZE, total)
    surround(figure, _TITLE.of(language), notes)
    left = max(text_width(name, 7) for name in rows) * POINT + 2 * _EDGE + 1
    wide = min(_WIDEST, (WIDTHS[SIZE] - left - 30) / len(plans))
    box = (left / WIDTHS[SIZE], below / total, wide * len(plans) / WIDTHS[SIZE], _ROW * len(rows) / total)
    axes = figure.add_axes(box, label="heat")
    axes.set(xlim=(0, len(plans)), ylim=(len(rows), 0), xticks=[], yticks=[])
    axes.grid(visible=False)
    for cell in shown.to_dict("records"):
        spot = (plans.index(str(cell["plan"])), rows.index(str(cell[f"category_{language}"])))
        _draw_cell(axes, spot, pd.Series(cell))
    _name_sides(axes, rows, shown, wide, language)
    axes.axhline(len(rows) - 1, color=INK, lw=1.0)
    _keys(figure, axes, total, language)
    return figure


def _draw_cell(axes: Axes, spot: tuple[int, int], cell: pd.Series) -> None:
    known = cell["judged"] > 0
    color = mpl.colormaps[COLORS](float(cell["rate"])) if known else "white"
    axes.add_patch(
        Rectangle(spot, 1, 1, facecolor=color, edgecolor="white" if known else SOFT, hatch=None if known else MISSING)
    )
    text = f"{cell['met']}/{cell['judged']}" + (f" +{cell['unknown']}" if cell["unknown"] else "")
    light = known and float(np.dot(mpl.colors.to_rgb(color), (0.299, 0.587, 0.114))) < 0.5
    box = None if known else {"facecolor": "white", "edgecolor": "none", "pad": 1.0}
    axes.text(
        spot[0] + 0.5, spot[1] + 0.5, text, ha="center", va="center", size=7, color="white" if light else INK, bbox=box,
        gid="missing" if not known else "counts",
    )


def _name_sides(axes: Axes, rows: list[str], shown: pd.DataFrame, wide: float, language: str) -> None:
    for place, name in enumerate(rows):
        axes.annotate(
            name, (0, place + 0.5), xytext=(-4, 0), textcoords="offset points", ha="right", va="center", size=7,
            annotation_clip=False,
        )
    for place, name in enumerate(shown.drop_duplicates("plan")[f"name_{language}"]):
        axes.annotate(
            wrap_text(str(name), (wide - 2) / POINT, _NAME), (place + 0.5, 0), xytext=(0, 3),
            textcoords="offset points", ha="center", va="bottom", size=_NAME,
            annotation_clip=False, linespacing=1.05,
        )


def _keys(figure: Figure, axes: Axes, total: float, language: str) -> None:
    box = axes.get_position()
    bar = figure.add_axes((box.x1 + 6 / WIDTHS[SIZE], box.y0 + 0.35 * box.height, 3.2 / WIDTHS[SIZE], 0.6 * box.height))
    scale = mpl.cm.ScalarMappable(mpl.colors.Normalize(0, 1), COLORS)
    figure.colorbar(scale, cax=bar, ticks=[0, 0.25, 0.5, 0.75, 1])
    bar.tick_params(length=2, labelsize=6)
    bar.set_ylabel(_BAR.of(language), size=6.2)
    patches = [
        Patch(facecolor="white", edgecolor=SOFT, hatch=MISSING, label=_NONE.of(language)),
        Patch(facecolor="white", edgecolor=FAINT, label=_ABSENT.of(language)),
    ]
    figure.legend(
        handles=patches, loc="upper left", ncols=2, bbox_to_anchor=(0.005, box.y0 - 1 / total), borderaxespad=0.2,
        fontsize=6.2,
    )


ATTAINMENT_HEAT = FigureSpec(
    id="attainment-heat",
    question=Words("哪些类别的指标完成得好，哪些差？", "In which categories were targets met?"),
    caption=Words(
        "各规划分类别的完成数/可评价数（加号后为无法评价的项数），颜色为经验贝叶斯完成率；斜线表示均无法评价。",
        "Targets met of those evaluable (plus not evaluable) by category and plan; colour is the empirical Bayes rate, "
        "hatching marks cells where none is evaluable.",
    ),
    size=SIZE,
    tables=("judged",),
    prepare=heat_rows,
    draw=draw_heat,
)
