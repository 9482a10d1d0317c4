"""Map of a city's counties: leading industry as fill, characteristic industry as numbered disc, one panel a vintage."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.base_map import map_extent
from analysis.figures.frame import frame_room, new_figure, note_text, source_note, surround
from analysis.figures.layout_gaps import gap_notes, prose_note
from analysis.figures.layout_legend import draw_legend, legend_height
from analysis.figures.layout_panel import draw_panel
from analysis.figures.layout_rows import map_rows
from analysis.figures.locator import draw_locator
from analysis.figures.names import place_name
from analysis.figures.spec import FigureSpec, Material, Words
from analysis.figures.style import TALLEST, WIDTHS
from analysis.layout.places import city_places

SIZE = "double"
_GAP, _PANEL_TITLE, LOCATOR = 3.0, 5.0, 21.0
APPROXIMATE = Words(
    "功能区点位为近似位置，引线指向点位。", "Points of functional zones are approximate; leaders lead to the points."
)


def draw_layout_map(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the map of one city.

    Parameters
    ----------
    shown : DataFrame
        Rows of one city from :func:`analysis.figures.layout_rows.map_rows`.
    material : Material
        Boundaries with their attribution, registry.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    Figure
        One axes a vintage, oldest first, two in a row; then the legend.
    """
    versions = sorted(shown["vintage"].unique())
    places = city_places(str(shown["city_id"].iloc[0]), shown["place_id"], material.registry, material.boundaries)
    extent = map_extent(places)
    columns = min(len(versions), 2)
    notes = note_text(_notes(shown, material, language), SIZE)
    below = max(legend_height(shown, language), LOCATOR)
    rows = -(-len(versions) // columns)
    title = MAP_TITLE.format(city_fields(shown, material)).of(language)
    around = below + 4 + sum(frame_room(title, notes, SIZE))
    # A single map may be wider than half a page, but need not fill it.
    widest = (WIDTHS[SIZE] - _GAP * 3) / 2 if columns > 1 else 0.65 * WIDTHS[SIZE]
    width, height = extent.fit(widest, (TALLEST - around) / rows - _PANEL_TITLE)
    total = rows * (height + _PANEL_TITLE) + around
    figure = new_figure(SIZE, total)
    low, high = surround(figure, title, notes)
    for place, vintage in enumerate(versions):
        row, column = divmod(place, columns)
        left = (WIDTHS[SIZE] - columns * width - (columns - 1) * _GAP) / 2 + column * (width + _GAP)
        bottom = high * total - _PANEL_TITLE - height - row * (height + _PANEL_TITLE)
        axes = figure.add_axes(
            (left / WIDTHS[SIZE], bottom / total, width / WIDTHS[SIZE], height / total), label=str(vintage)
        )
        axes.set_title(str(vintage), pad=3)
        draw_panel(axes, shown[shown["vintage"] == vintage], extent, language)
    draw_legend(figure, shown, (low, below / total), language)
    inset = (1 - (LOCATOR + 2) / WIDTHS[SIZE], low + 2.5 / total, LOCATOR / WIDTHS[SIZE], (LOCATOR - 2.5) / total)
    draw_locator(figure, inset, [str(shown["city_id"].iloc[0])], material, language)
    return figure


def _notes(shown: pd.DataFrame, material: Material, language: str) -> list[str]:
    source = material.boundaries
    return [
        *gap_notes(str(shown["city_id"].iloc[0]), set(shown["vintage"]), material, language),
        APPROXIMATE.of(language) if "point" in set(shown["drawn_as"]) else "",
        prose_note(shown, language),
        source_note(shown["doc_id"], material, language),
        Words(source.attribution_zh, source.attribution_en).of(language),
    ]


def city_fields(shown: pd.DataFrame, material: Material) -> dict[str, Words]:
    """Words for question, caption and title: the city and its vintages."""
    versions = sorted(shown["vintage"].unique())
    return {
        "place": place_name(str(shown["city_id"].iloc[0]), str(shown["city_id"].iloc[0]), material),
        "vintages": Words("、".join(versions), ", ".join(versions)),
    }


MAP_TITLE = Words("{place}各县市区主导产业与特色产业", "{place}: leading and characteristic industries by county")
LAYOUT_MAP = FigureSpec(
    id="layout-map",
    question=Words(
        "{place}哪个县市区主导哪个产业，各版之间有何变化？",
        "Which county of {place} leads which industry, and what changed between vintages?",
    ),
    caption=Words(
        "{place}各县市区的主导产业（填色）与特色产业（圆），版本：{vintages}；功能区为带引线的点。",
        "Leading (fill) and characteristic (disc) industries by county of {place}, vintages {vintages}; functional "
        "zones are points with leader lines.",
    ),
    size=SIZE,
    tables=("industry_layout", "prose_layout"),
    prepare=map_rows,
    draw=draw_layout_map,
    split=("city_id",),
    fields=city_fields,
)
