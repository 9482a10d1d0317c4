"""Bounds of attainment: what the share met can be, with Wilson whiskers and the published rates of earlier plans."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.attainment.shares import Reference, references
from analysis.figures.attainment.plans import POINT, plan_names, sources_of
from analysis.figures.fonts import fitted
from analysis.figures.frame import new_figure, note_text, surround
from analysis.figures.spec import LANGUAGES, FigureSpec, Material, Words
from analysis.figures.style import FILLS, INK, SOFT, VERDICTS, WIDTHS

SIZE = "single"
ALL = Words("各规划合计", "All plans")
_ROW, _LEFT, _COUNTS = 8.0, 25.0, 15.0
_LINES = ("--", ":", "-.")
_TITLE = Words("完成率及其界限", "Share of targets met, with bounds")
_LEGEND = (
    Words("可评价指标的完成率与Wilson 95%区间", "share of evaluable targets, Wilson 95%"),
    Words("未知指标全未完成至全部完成", "if all unknown were missed … met"),
)
_COUNT = Words("完成/可评价\n+无法评价", "met/evaluable\n+ unknown")
_AXIS = Words("完成率", "Share met")
_NOTE = Words(
    "{lines}。已公布的完成率来自全国规划，指标的选取与评价主体均不同。合计一行混合了不同地区、时期和来源，仅供总览。",
    "{lines}. The published rates are of national plans, whose indicators and judges differ. "
    "The row of all plans mixes places, periods and sources; it is no finding.",
)
_RATE = Words("{name}已公布的完成率{rate:.3f}（{source}）", "{name}, published rate {rate:.3f} ({source})")


def bounds_rows(material: Material) -> pd.DataFrame:
    """Take counts, share, interval and bounds of each plan, and of all plans where there is more than one.

    Parameters
    ----------
    material : Material
        Tables ``attainment`` and ``judged``.

    Returns
    -------
    DataFrame
        Rows of table ``attainment`` with the names of the plans; refused groups and groups without any target are
        left out.
    """
    rows = material.tables["attainment"]
    plans = rows[(rows["by"] == "plan") & (rows["met"] + rows["judged"] + rows["unknown"] > 0)]
    shown = pd.concat([plans, rows[rows["by"] == "all"]]) if len(plans) > 1 else plans
    names = plan_names(material.tables["judged"])
    for language in LANGUAGES:
        shown = shown.assign(
            **{f"name_{language}": [names.get(str(group), ALL).of(language) for group in shown["group"]]}
        )
    return shown.reset_index(drop=True)


def draw_bounds(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw one bar a plan from the least to the greatest share that the unknown targets allow.

    Parameters
    ----------
    shown : DataFrame
        As :func:`bounds_rows` makes it.
    material : Material
        Published rates, titles of documents and sources.
    language : str
        ``zh`` or ``en``.
    """
    rates = references(material.registry)
    notes = note_text([_lines(material, language), sources_of(material.tables["judged"], material, language)], SIZE)
    below, above = 2.6 * (notes.count("\n") + 1) + 11, 24.0
    total = below + above + _ROW * len(shown)
    figure = new_figure(SIZE, total)
    _low, high = surround(figure, _TITLE.of(language), notes)
    width = WIDTHS[SIZE]
    box = (_LEFT / width, below / total, (width - _LEFT - _COUNTS) / width, _ROW * len(shown) / total)
    axes = figure.add_axes(box, label="bounds")
    axes.set(xlim=(-0.01, 1.01), ylim=(len(shown) - 0.5, -0.5), yticks=[], xticks=[0, 0.25, 0.5, 0.75, 1])
    axes.tick_params(axis="x", length=2, pad=1.5)
    axes.set_xlabel(_AXIS.of(language), labelpad=1)
    for place, row in enumerate(shown.to_dict("records")):
        _draw_row(axes, place, row, language)
    _draw_rates(axes, rates, language)
    axes.annotate(
        _COUNT.of(language), (1, 1), xycoords="axes fraction", xytext=(3, 3), textcoords="offset points", size=5.5,
        color=SOFT, va="bottom", linespacing=1.05, annotation_clip=False,
    )
    figure.legend(
        handles=_handles(language), loc="upper left", bbox_to_anchor=(0.0, high), borderaxespad=0.2, fontsize=6.2,
        labelspacing=0.35,
    )
    return figure


def _draw_row(axes: Axes, place: int, row: Mapping[Hashable, Any], language: str) -> None:
    low, high = float(row["bound_low"]), float(row["bound_high"])
    axes.barh(
        [place], [max(high - low, 0.004)], left=low, height=0.5, color=FILLS[0], edgecolor=SOFT, lw=0.4, gid="bound"
    )
    if pd.notna(row["share"]):
        ends = [float(row["wilson_low"]), float(row["wilson_high"])]
        axes.plot(ends, [place] * 2, color=INK, lw=1.0, marker="|", ms=5, zorder=4, gid="wilson")
        axes.plot([float(row["share"])], [place], ls="", marker="o", ms=4.2, color=VERDICTS["met"].color, zorder=5)
    name, size = fitted(str(row[f"name_{language}"]), (_LEFT - 2.5) / POINT, 6.5)
    axes.annotate(
        name, (0, place), xycoords=axes.get_yaxis_transform(), xytext=(-3, 0), textcoords="offset points", ha="right",
        va="center", size=size, annotation_clip=False, linespacing=1.0,
    )
    counts = f"{row['met']}/{row['judged']}" + (f" +{row['unknown']}" if row["unknown"] else "")
    axes.annotate(
        counts, (1, place), xycoords=axes.get_yaxis_transform(), xytext=(4, 0), textcoords="offset points",
        va="center", size=6.5, annotation_clip=False, gid="counts",
    )


def _draw_rates(axes: Axes, rates: tuple[Reference, ...], language: str) -> None:
    """Draw the published rates; their names stand above the axes, the later ones higher up."""
    for place, rate in enumerate(rates):
        axes.axvline(rate.rate, color=INK, lw=0.8, ls=_LINES[place % len(_LINES)], zorder=3, gid="rate")
        axes.annotate(
            Words(rate.zh, rate.en).of(language), (rate.rate, 1), xycoords=axes.get_xaxis_transform(),
            xytext=(-2, 1 + 7 * place), textcoords="offset points", ha="right", va="bottom", size=5.5, color=INK,
            annotation_clip=False,
        )
        axes.annotate(
            "", (rate.rate, 1), xycoords=axes.get_xaxis_transform(), xytext=(0, 8 + 7 * place),
            textcoords="offset points", annotation_clip=False,
            arrowprops={"arrowstyle": "-", "lw": 0.5, "color": INK, "shrinkA": 0, "shrinkB": 0},
        )


def _handles(language: str) -> list[Line2D | Patch]:
    share, bound = (words.of(language) for words in _LEGEND)
    return [
        Line2D([], [], color=INK, lw=1.0, marker="o", ms=4.2, mfc=VERDICTS["met"].color, mec="none", label=share),
        Patch(facecolor=FILLS[0], edgecolor=SOFT, label=bound),
    ]


def _lines(material: Material, language: str) -> str:
    sources = {str(row["rate_id"]): str(row["source"]) for row in material.registry.rows["literature_rates"]}
    said = [
        _RATE.of(language).format(
            name=Words(rate.zh, rate.en).of(language), rate=rate.rate, source=sources[rate.rate_id]
        )
        for rate in references(material.registry)
    ]
    return _NOTE.of(language).format(lines=Words("；", "; ").of(language).join(said))


ATTAINMENT_BOUNDS = FigureSpec(
    id="attainment-bounds",
    question=Words("无论未知指标如何，完成率能有多高？", "What can the share met be, whatever the unknown ones were?"),
    caption=Words(
        "各规划指标完成率、Wilson 95%区间及未知指标的上下界，竖线为文献公布的全国规划完成率。",
        "Share of targets met by plan with Wilson 95% intervals and bounds over the unknown targets; vertical lines "
        "are published rates of national plans.",
    ),
    size=SIZE,
    tables=("attainment", "judged"),
    prepare=bounds_rows,
    draw=draw_bounds,
)
