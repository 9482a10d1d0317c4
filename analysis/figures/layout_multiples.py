"""Small multiples: one small map an industry, in the latest vintage."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from analysis.figures.base_map import Extent, Fill, base_map, map_extent
from analysis.figures.cartography import north_arrow, scale_bar
from analysis.figures.fonts import fitted
from analysis.figures.frame import frame_room, new_figure, note_text, source_note, surround
from analysis.figures.layout_gaps import gap_notes, prose_note
from analysis.figures.layout_map import city_fields
from analysis.figures.layout_rows import latest_vintage, map_rows
from analysis.figures.signs import dot
from analysis.figures.spec import FigureSpec, Material, Words
from analysis.figures.style import FAINT, TALLEST, WIDTHS
from analysis.layout.places import city_places

SIZE = "double"
ACROSS = 5
_GAP, _TITLE, _LEGEND = 2.0, 6.5, 9.0
FILLS: dict[str, Fill] = {"leading": ("#0b5394", ""), "characteristic": ("#f0b27a", "////"), "none": ("#f1f1f1", "")}
_WORDS = {
    "leading": Words("主导产业", "leading industry"),
    "characteristic": Words("特色产业", "characteristic industry"),
    "none": Words("未列入", "not named"),
}


def latest_map_rows(material: Material) -> pd.DataFrame:
    """Rows of the layout map of the latest vintage of each city."""
    return latest_vintage(map_rows(material))


def draw_multiples(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the maps of one city.

    Parameters
    ----------
    shown : DataFrame
        Rows of one city from :func:`latest_map_rows`.
    material : Material
        Boundaries with their attribution, registry.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    Figure
        One axes an industry, in the order of the closed list; places that have it as a characteristic industry are
        hatched, zones are dots. Scale bar and north arrow stand above the maps.
    """
    places = city_places(str(shown["city_id"].iloc[0]), shown["place_id"], material.registry, material.boundaries)
    extent = map_extent(places, (0.01, 0.01))
    industries = shown[shown["number"].notna()].drop_duplicates("number").sort_values("number")
    source = material.boundaries
    notes = note_text(
        [
            *gap_notes(str(shown["city_id"].iloc[0]), set(shown["vintage"]), material, language),
            prose_note(shown, language),
            source_note(shown["doc_id"], material, language),
            Words(source.attribution_zh, source.attribution_en).of(language),
        ],
        SIZE,
    )
    title = MULTIPLES_TITLE.format(city_fields(shown, material)).of(language)
    rows = -(-len(industries) // ACROSS)
    around = _LEGEND + sum(frame_room(title, notes, SIZE)) + 2
    widest = (WIDTHS[SIZE] - _GAP * (ACROSS + 1)) / ACROSS
    width, height = extent.fit(widest, (TALLEST - around) / rows - _TITLE)
    total = rows * (height + _TITLE) + around
    figure = new_figure(SIZE, total)
    _low, high = surround(figure, title, notes)
    _legend(figure, high, language)
    strip = figure.add_axes(
        (1 - (width + _GAP) / WIDTHS[SIZE], high - _LEGEND / total, width / WIDTHS[SIZE], _LEGEND / total),
        label="furniture",
    )
    _draw_furniture(strip, extent, _LEGEND / width, language)
    for place, industry in enumerate(industries.to_dict("records")):
        row, column = divmod(place, ACROSS)
        left = _GAP + column * (widest + _GAP)
        bottom = high * total - _LEGEND - (row + 1) * (height + _TITLE)
        axes = figure.add_axes(
            (left / WIDTHS[SIZE], bottom / total, width / WIDTHS[SIZE], height / total), label=industry["industry_key"]
        )
        _draw(axes, shown[shown["number"] == industry["number"]], extent)
        name, size = fitted(str(industry[f"industry_{language}"]), widest / 25.4 * 72, 6.5)
        axes.set_title(name, fontsize=size, pad=2, linespacing=1.0)
    return figure


def _draw(axes: Axes, rows: pd.DataFrame, extent: Extent) -> None:
    roles = rows.sort_values("role", key=lambda role: role != "leading", kind="stable").drop_duplicates("place_id")
    fills = dict.fromkeys(extent.places["place_id"].astype(str), FILLS["none"])
    fills |= {key: FILLS[role] for key, role in zip(roles["place_id"], roles["role"], strict=True) if role in FILLS}
    ground = base_map(axes, extent, fills)
    for key, shape in ground.canvas[~ground.is_area].items():
        dot(axes, (shape.x, shape.y), fills[str(key)][0], 2.0)


def _draw_furniture(axes: Axes, extent: Extent, shape: float, language: str) -> None:
    """Draw scale bar and arrow on an empty strip of the scale of the maps."""
    axes.set_axis_off()
    axes.set_xlim(extent.left, extent.left + extent.width)
    middle = extent.low + extent.height / 2
    axes.set_ylim(middle, middle + extent.width * shape)
    axes.set_aspect("equal")
    scale_bar(axes, extent.crs, "lower right")
    north_arrow(axes, extent.crs, (10.0, 1.0), language)


def _legend(figure: Figure, top: float, language: str) -> None:
    handles = [
        Patch(
            facecolor=color,
            hatch=hatch,
            edgecolor="white" if hatch else FAINT,
            linewidth=0.4,
            label=_WORDS[role].of(language),
        )
        for role, (color, hatch) in FILLS.items()
    ]
    figure.legend(
        handles=handles,
        loc="upper left",
        ncols=3,
        bbox_to_anchor=(0.0, top),
        borderaxespad=0,
        borderpad=0.2,
        columnspacing=1.4,
        handletextpad=0.4,
        handlelength=1.4,
    )


MULTIPLES_TITLE = Words("{place}各产业的分布（{vintages}年）", "{place}: where each industry is named ({vintages})")
LAYOUT_MULTIPLES = FigureSpec(
    id="layout-industries",
    question=Words("{place}每个产业布局在哪里？", "Where in {place} is each industry named?"),
    caption=Words(
        "{place}各产业的分布，{vintages}年版，一图一产业：深色为主导产业，斜线为特色产业，圆点为功能区。",
        "Where each industry of {place} is named, vintage {vintages}, one map an industry: dark is leading, hatched "
        "characteristic, dots are functional zones.",
    ),
    size=SIZE,
    tables=("industry_layout", "prose_layout"),
    prepare=latest_map_rows,
    draw=draw_multiples,
    split=("city_id",),
    fields=city_fields,
)
