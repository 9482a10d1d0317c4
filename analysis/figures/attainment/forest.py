"""Forest of gaps: single targets by category, with the centre of each category and of all, by class of units."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from analysis.attainment.centre import signed_rank_interval, walsh_averages
from analysis.figures.attainment.gaps import CLASSES, gap_rows
from analysis.figures.attainment.plans import (
    POINT,
    class_name,
    plan_handles,
    plan_looks,
    sources_of,
    with_categories,
    with_names,
)
from analysis.figures.fonts import text_width
from analysis.figures.frame import new_figure, note_text, surround
from analysis.figures.spec import LANGUAGES, FigureSpec, Material, Words
from analysis.figures.style import FAINT, INK, NO_DATA, SOFT, WIDTHS

SIZE = "double"
# Half a point a year: the margin that the tests of equivalence set in advance.
MARGIN = 0.5
# The axis holds nine marks of ten, and all of them where that takes at most this much more room.
CUT = 1.4
_ROW, _GAP = 6.6, 5.0
# Within a row, in rows from its middle: the single marks above, the centre with its interval below.
_MARKS, _CENTRE = (-0.3, 0.06), 0.3
_TITLE = Words("各类指标的年均差距", "Gap a year, by category")
_AXIS = Words("年均差距，个百分点/年（正为优于目标）", "Gap, percentage points a year (positive: better)")
_POOLED = Words("全部", "All")
_BAND = Words("预设等价区间±{m}", "equivalence band ±{m}, set in advance")
_NOTE = Words(
    "每点为一项指标；竖杠为Hodges–Lehmann中心估计，横线为其精确符号秩95%区间（6项以上才可能给出）。"
    "同一类别的指标会同向变动，区间因而偏窄。越界的点画在边上并注明数值，越界的区间以箭头收尾。类别名称依各表原文。",
    "Each mark is one target; the bar is the Hodges–Lehmann centre with its exact signed-rank 95% interval, which "
    "needs six targets. Targets of one category move together, so intervals are too narrow. Marks beyond the axis "
    "stand at its edge with their value, longer intervals end in an arrow. Categories as printed.",
)


def forest_rows(material: Material) -> pd.DataFrame:
    """Single gaps (``what`` = target), centres of the categories (category) and of the class (pooled).

    Parameters
    ----------
    material : Material
        Table ``judged``.

    Returns
    -------
    DataFrame
        ``gap_pp_per_year`` is the gap or the Hodges–Lehmann centre in percentage points a year; ``low`` and ``high``
        are the ends of the interval, missing where the number of targets allows none; ``n`` targets.
    """
    gaps = with_categories(gap_rows(material), material).assign(what="target", n=1)
    centres = []
    for unit_class, rows in gaps.groupby("unit_class", sort=False):
        for _, part in rows.groupby("category_zh", sort=False):
            names = {f"category_{lang}": part.iloc[0][f"category_{lang}"] for lang in LANGUAGES}
            centres.append({"unit_class": unit_class, "what": "category", **names, **_centre(part)})
        whole = {f"category_{lang}": _POOLED.of(lang) for lang in LANGUAGES}
        centres.append({"unit_class": unit_class, "what": "pooled", **whole, **_centre(rows)})
    if gaps.empty:
        return gaps
    frame = pd.concat([gaps.astype(object), pd.DataFrame(centres).astype(object)], ignore_index=True)
    return frame.astype(dict.fromkeys(["gap_pp_per_year", "low", "high"], "Float64"))


def _centre(rows: pd.DataFrame) -> dict[str, float | int | None]:
    values = rows["gap_pp_per_year"].to_numpy(dtype=float)
    low, high = signed_rank_interval(values)
    return {"gap_pp_per_year": float(np.median(walsh_averages(values))), "low": low, "high": high, "n": len(values)}


def draw_forest(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw one panel a class of units; rows are categories, the pooled row stands last.

    Parameters
    ----------
    shown : DataFrame
        As :func:`forest_rows` makes it.
    material : Material
        Titles of documents and sources.
    language : str
        ``zh`` or ``en``.
    """
    targets = shown[shown["what"] == "target"]
    notes = note_text([_NOTE.of(language), sources_of(targets, material, language)], SIZE)
    classes = [name for name in CLASSES if (shown["unit_class"] == name).any()]
    parts = shown[shown["what"] == "category"]
    names = [*dict.fromkeys(parts[f"category_{language}"]), _POOLED.of(language)]
    below, above = 2.6 * (notes.count("\n") + 1) + 11, 21.0
    total = below + above + _ROW * len(names)
    figure = new_figure(SIZE, total)
    _low, high = surround(figure, _TITLE.of(language), notes)
    left = max(text_width(name, 6.8) for name in names) * POINT + 4
    wide = (WIDTHS[SIZE] - left - 3 - _GAP * (len(classes) - 1)) / len(classes)
    for place, name in enumerate(classes):
        corner = (left + place * (wide + _GAP)) / WIDTHS[SIZE]
        box = (corner, below / total, wide / WIDTHS[SIZE], _ROW * len(names) / total)
        axes = figure.add_axes(box, label=name)
        _draw_panel(axes, shown[shown["unit_class"] == name], names, language)
        _draw_marks(axes, targets[targets["unit_class"] == name], names, material, language)
        axes.set_title(class_name(name).of(language), pad=4, y=1)
        if not place:
            axes.set_yticks(range(len(names)), names, size=6.8)
            axes.tick_params(axis="y", length=0, pad=2)
    _legend(figure, targets, material, high, language)
    return figure


def _draw_panel(axes: Axes, rows: pd.DataFrame, names: list[str], language: str) -> None:
    gaps = rows.loc[rows["what"] == "target", "gap_pp_per_year"].astype(float)
    reach = max(float(gaps.abs().quantile(0.9)) * 1.1, 2 * MARGIN)
    reach = 1.1 * float(gaps.abs().max()) if gaps.abs().max() < CUT * reach else reach
    axes.set(xlim=(-reach, reach), ylim=(len(names) - 0.5, -0.5), yticks=[])
    axes.axvspan(-MARGIN, MARGIN, color=NO_DATA, lw=0, zorder=0, gid="band")
    axes.axvline(0, color=INK, lw=0.8, zorder=1)
    axes.yaxis.grid(visible=False)
    for place in range(1, len(names)):
        last = place == len(names) - 1
        axes.axhline(place - 0.5, color=SOFT if last else FAINT, lw=0.8 if last else 0.3, zorder=1)
    axes.tick_params(axis="x", length=2, pad=1.5)
    axes.set_xlabel(_AXIS.of(language), labelpad=1)
    for centre in rows[rows["what"] != "target"].to_dict("records"):
        y = names.index(str(centre[f"category_{language}"]))
        if pd.notna(centre["low"]):
            ends = np.clip([float(centre["low"]), float(centre["high"])], -reach, reach)
            axes.plot(ends, [y + _CENTRE] * 2, color=INK, lw=1.3, zorder=4, solid_capstyle="butt", gid="interval")
            for end, mark in ((float(centre["low"]), "<"), (float(centre["high"]), ">")):
                if abs(end) > reach:
                    spot = np.sign(end) * 0.99 * reach
                    axes.plot([spot], [y + _CENTRE], ls="", marker=mark, ms=3.5, color=INK, zorder=5, gid="cut")
        if int(centre["n"]) > 1:
            spot = float(np.clip(centre["gap_pp_per_year"], -reach, reach))
            axes.plot([spot], [y + _CENTRE], ls="", marker="|", ms=6, mew=1.8, color=INK, zorder=5, gid="centre")


def _draw_marks(axes: Axes, rows: pd.DataFrame, names: list[str], material: Material, language: str) -> None:
    looks = plan_looks(list(dict.fromkeys(material.tables["judged"]["plan"])))
    low, high = axes.get_xlim()
    beyond: dict[tuple[int, float], list[float]] = {}
    for row in rows.to_dict("records"):
        look, value = looks[str(row["plan"])], float(row["gap_pp_per_year"])
        # Plans stand a little apart, so that equal gaps do not cover each other.
        step = list(looks).index(str(row["plan"])) / max(1, len(looks) - 1)
        y = names.index(str(row[f"category_{language}"])) + _MARKS[0] + step * (_MARKS[1] - _MARKS[0])
        x = min(max(value, 0.97 * low), 0.97 * high)
        axes.plot(
            [x], [y], ls="", marker=look.marker, ms=3.4, color=look.color, mfc=look.face, mew=0.7, zorder=3,
            gid="target",
        )
        if x != value:
            beyond.setdefault((names.index(str(row[f"category_{language}"])), x), []).append(value)
    for (y, x), values in beyond.items():
        side = -1 if x > 0 else 1
        said = ", ".join(f"{value:+.1f}".replace("-", "−") for value in sorted(values))
        axes.annotate(
            said, (x, y + _MARKS[0] / 2), xytext=(5 * side, 0), textcoords="offset points", size=5.4, color=SOFT,
            ha="right" if side < 0 else "left", va="center", gid="beyond",
        )


def _legend(figure: Figure, targets: pd.DataFrame, material: Material, high: float, language: str) -> None:
    judged, drawn = with_names(material.tables["judged"]), set(targets["plan"])
    handles = [
        handle
        for plan, handle in zip(dict.fromkeys(judged["plan"]), plan_handles(judged, language), strict=True)
        if plan in drawn
    ]
    band = Patch(facecolor=NO_DATA, label=_BAND.of(language).format(m=f"{MARGIN:g}"))
    figure.legend(
        handles=[*handles, band], loc="upper left", ncols=min(4, len(handles) + 1), bbox_to_anchor=(0.0, high),
        borderaxespad=0.2, columnspacing=1.2, handletextpad=0.4,
    )


ATTAINMENT_FOREST = FigureSpec(
    id="attainment-forest",
    question=Words("哪些类别系统性地高于或低于目标？", "Which categories lie above or below their targets?"),
    caption=Words(
        "各类别指标的年均差距、Hodges–Lehmann中心与精确符号秩95%区间，灰带为预设等价区间。",
        "Gaps in points a year by category with Hodges–Lehmann centres and exact signed-rank 95% intervals; the grey "
        "band is the equivalence margin set in advance.",
    ),
    size=SIZE,
    tables=("judged",),
    prepare=forest_rows,
    draw=draw_forest,
)
