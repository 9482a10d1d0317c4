"""Map of a city's counties: leading industry as fill, characteristic industry as numbered disc, one panel a vintage."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.layout.gaps import fill_note, map_notes
from analysis.figures.layout.legend import draw_legend, legend_height
from analysis.figures.layout.panel import draw_panel
from analysis.figures.layout.rows import map_rows
from analysis.figures.maps.base_map import map_extent
from analysis.figures.maps.locator import LOCATOR, draw_locator
from analysis.figures.names import place_name
from analysis.figures.page import sheet
from analysis.figures.spec import FigureSpec, Material, Words
from analysis.layout.places import city_places

SIZE = "double"
_GAP, _PANEL_TITLE = 3.0, 5.0


def draw_layout_map(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the map of one city.

    Parameters
    ----------
    shown : DataFrame
        Rows of one city from :func:`analysis.figures.layout.rows.map_rows`.
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
    city = str(shown["city_id"].iloc[0])
    extent = map_extent(city_places(city, shown["place_id"], material.registry, material.boundaries))
    columns = min(len(versions), 2)
    rows = -(-len(versions) // columns)
    title = MAP_TITLE.format(city_fields(shown, material)).of(language)
    outline = sheet(SIZE, title, map_notes(shown, material, language, [fill_note(shown, language)]))
    below = max(legend_height(shown, language), LOCATOR) + 4
    # A single map may be wider than half a page, but need not fill it.
    widest = (outline.width - _GAP * 3) / 2 if columns > 1 else 0.65 * outline.width
    width, height = extent.fit(widest, (outline.room - below) / rows - _PANEL_TITLE)
    page = outline.page(rows * (height + _PANEL_TITLE) + below)
    first = (outline.width - columns * width - (columns - 1) * _GAP) / 2
    for place, vintage in enumerate(versions):
        row, column = divmod(place, columns)
        bottom = page.body - (row + 1) * (height + _PANEL_TITLE)
        axes = page.axes(first + column * (width + _GAP), bottom, width, height, str(vintage))
        axes.set_title(str(vintage), pad=3)
        draw_panel(axes, shown[shown["vintage"] == vintage], extent, language)
    draw_legend(page, shown, below - 4, language)
    draw_locator(page, [city], material, language)
    return page.figure


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
