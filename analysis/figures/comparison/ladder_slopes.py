"""The target ladder as slopes: the target of each tier, concept by concept, from the nation down to the county."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.comparison.ladder_legend import LEGEND_MM, add_legend
from analysis.figures.comparison.ladder_panel import LABEL_MM, TIER_NAMES, Frame, draw_panel
from analysis.figures.comparison.ladder_steps import TIERS, ladder_steps, points_of
from analysis.figures.frame import EDGE, NOTE_SIZE, frame_room, new_figure, note_text, source_note, surround, wrapped
from analysis.figures.spec import FigureSpec, Material, Words, nothing_beside
from analysis.figures.style import SOFT, WIDTHS

SIZE = "double"
_COLUMNS = 5
_PANEL_MM, _HEAD_MM, _TICKS_MM, _GAP_MM = 30.0, 8.0, 4.5, 2.5
_SIGNS = (Words("、", ", "), Words("：", ": "), Words("无目标", "none"))
_QUESTION = Words("各级目标自上而下如何变化？", "How do targets change from tier to tier?")
_NOTE = Words(
    "颜色、线型与标记说明下级对上级的要求（按指标方向换算）；实心为硬性表述，空心为柔性表述（左右、力争、区间等）；竖条为区间；↓为越低要求越高；"
    "虚线跨过没有同年可比目标的层级；灰色×为含该年的五年规划目标，只作参照，不计入比较。各图纵轴刻度不同，不从零起。",
    "Colour, line and mark tell what a tier asks compared with the tier above, by the direction of the indicator; "
    "filled: hard wording, hollow: soft wording (around, strive for, ranges); bars: ranges; ↓: lower asks for more; "
    "dashed: bridges a tier without a comparable target for these years; grey ×: target of a five-year plan around "
    "the year, for reference, never counted. Each panel has its own vertical scale, which does not begin at 0.",
)


def draw_ladder_slopes(rows: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw a panel for each topic, with the tiers from left to right.

    Parameters
    ----------
    rows : DataFrame
        Part of :func:`ladder_steps` for targets of the same years.
    material : Material
        Titles of documents.
    language : str
        ``zh`` or ``en``.
    """
    points = points_of(rows)
    documents = {str(target).partition(":")[0] for target in points["target_id"]}
    notes = note_text([_NOTE.of(language), source_note(documents, material, language)], SIZE)
    title = Words(f"{_QUESTION.zh}（{_years(rows)}年）", f"{_QUESTION.en} ({_years(rows)})").of(language)
    tiers = _tiers(points)
    places = wrapped(_places(points, tiers, language), WIDTHS[SIZE], NOTE_SIZE + 0.5)
    above = LEGEND_MM + LABEL_MM * (places.count("\n") + 1) + EDGE
    panels, panel_mm = [part for _key, part in points.groupby("panel", sort=True)], _panel_height(points)
    lines = math.ceil(len(panels) / _COLUMNS)
    height = lines * panel_mm + above + sum(frame_room(title, notes, SIZE))
    figure = new_figure(SIZE, height)
    _bottom, top = surround(figure, title, notes)
    figure.text(EDGE / WIDTHS[SIZE], top, places, size=NOTE_SIZE + 0.5, color=SOFT, va="top", gid="places")
    add_legend(figure, top - (above - LEGEND_MM) / height, set(points["role"]), language)
    wide = (WIDTHS[SIZE] - EDGE) / _COLUMNS
    frame = Frame(tiers, language, wide - _GAP_MM, panel_mm - _HEAD_MM - _TICKS_MM)
    for i, part in enumerate(panels):
        line, column = divmod(i, _COLUMNS)
        low = height * top - above - (line + 1) * panel_mm + _TICKS_MM
        corner = ((EDGE + column * wide) / WIDTHS[SIZE], low / height)
        axes = figure.add_axes((*corner, frame.width / WIDTHS[SIZE], frame.height / height))
        draw_panel(axes, rows[rows["panel"] == part["panel"].iloc[0]], part, frame)
    return figure


def _years(rows: pd.DataFrame) -> str:
    return str(rows["horizon"].iloc[0]).replace("-", "–")


def _tiers(points: pd.DataFrame) -> tuple[str, ...]:
    """Tiers from the highest to the lowest that has a target, with those between them."""
    positions = [TIERS.index(level) for level in points["level"]]
    return TIERS[min(positions) : max(positions) + 1]


def _places(points: pd.DataFrame, tiers: tuple[str, ...], language: str) -> str:
    """Which places stand in each tier."""
    comma, colon, none = (words.of(language) for words in _SIGNS)
    listed = {tier: dict.fromkeys(points.loc[points["level"] == tier, f"place_{language}"]) for tier in tiers}
    return Words("；", "; ").of(language).join(
        f"{TIER_NAMES[tier].of(language)}{colon}{comma.join(places) or none}" for tier, places in listed.items()
    )


def _panel_height(points: pd.DataFrame) -> float:
    """Height in mm that keeps the labels of places in one tier apart."""
    most = int(points.groupby(["panel", "level"]).size().max())
    return max(_PANEL_MM, _HEAD_MM + _TICKS_MM + (most + 2) * LABEL_MM)


def _fields(rows: pd.DataFrame, _material: Material) -> dict[str, Words]:
    return {"years": Words(_years(rows), _years(rows))}


LADDER_SLOPES = FigureSpec(
    id="ladder-slopes",
    question=Words("{years}年各级目标自上而下如何变化？", "How do the targets for {years} change from tier to tier?"),
    caption=Words(
        "{years}年的同一指标：国家、省、市、县区各级目标及其逐级变化（层层加码）。",
        "Targets of nation, province, city and county for the same indicator and years ({years}), and the steps "
        "between the tiers (层层加码).",
    ),
    size=SIZE,
    tables=("ladder",),
    prepare=ladder_steps,
    draw=draw_ladder_slopes,
    split=("horizon",),
    fields=_fields,
    beside=nothing_beside,
)
