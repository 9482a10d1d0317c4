"""Small multiples: one small map an industry, in the latest vintage."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from pyproj import CRS

from analysis.figures.fonts import fitted
from analysis.figures.layout.gaps import map_notes
from analysis.figures.layout.map import city_fields
from analysis.figures.layout.rows import latest_vintage, map_rows
from analysis.figures.maps.base_map import Extent, Fill, base_map, map_extent
from analysis.figures.maps.cartography import north_arrow, scale_bar
from analysis.figures.maps.signs import dot
from analysis.figures.page import sheet, swatch
from analysis.figures.spec import FigureSpec, Material, Words
from analysis.layout.places import city_places

SIZE = "double"
ACROSS = 5
_GAP, _TITLE, _LEGEND = 2.0, 6.5, 9.0
NAME = 6.2
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
    city = str(shown["city_id"].iloc[0])
    extent = map_extent(city_places(city, shown["place_id"], material.registry, material.boundaries), (0.01, 0.01))
    industries = shown[shown["number"].notna()].drop_duplicates("number").sort_values("number")
    title = MULTIPLES_TITLE.format(city_fields(shown, material)).of(language)
    outline = sheet(SIZE, title, map_notes(shown, material, language))
    rows = -(-len(industries) // ACROSS)
    widest = (outline.width - _GAP * (ACROSS + 1)) / ACROSS
    width, height = extent.fit(widest, (outline.room - _LEGEND - 2) / rows - _TITLE)
    page = outline.page(rows * (height + _TITLE) + _LEGEND + 2)
    page.legend([swatch(fill, _WORDS[role].of(language)) for role, fill in FILLS.items()])
    if extent.crs is not None:
        strip = page.axes(outline.width - width - _GAP, page.body - _LEGEND, width, _LEGEND, "furniture")
        _draw_furniture(strip, extent, extent.crs, language)
    for place, industry in enumerate(industries.to_dict("records")):
        row, column = divmod(place, ACROSS)
        bottom = page.body - _LEGEND - (row + 1) * (height + _TITLE)
        axes = page.axes(_GAP + column * (widest + _GAP), bottom, width, height, industry["industry_key"])
        _draw(axes, shown[shown["number"] == industry["number"]], extent)
        name, _ = fitted(str(industry[f"industry_{language}"]), widest / 25.4 * 72, NAME, NAME)
        axes.set_title(name, fontsize=NAME, pad=2, linespacing=1.0)
    return page.figure


def _draw(axes: Axes, rows: pd.DataFrame, extent: Extent) -> None:
    roles = rows.sort_values("role", key=lambda role: role != "leading", kind="stable").drop_duplicates("place_id")
    fills = dict.fromkeys(extent.places["place_id"].astype(str), FILLS["none"])
    fills |= {key: FILLS[role] for key, role in zip(roles["place_id"], roles["role"], strict=True) if role in FILLS}
    ground = base_map(axes, extent, fills)
    for key, shape in ground.canvas[~ground.is_area].items():
        dot(axes, (shape.x, shape.y), fills[str(key)][0], 2.0)


def _draw_furniture(axes: Axes, extent: Extent, crs: CRS, language: str) -> None:
    """Draw scale bar and arrow on an empty strip of the scale of the maps."""
    axes.set_axis_off()
    axes.set_xlim(extent.left, extent.left + extent.width)
    middle, box = extent.low + extent.height / 2, axes.get_window_extent()
    axes.set_ylim(middle, middle + extent.width * box.height / box.width)
    axes.set_aspect("equal")
    scale_bar(axes, crs, "lower right")
    north_arrow(axes, crs, (10.0, 1.0), language)


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
