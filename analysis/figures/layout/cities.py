"""Map of neighbouring cities together: leading and characteristic industries, tables and prose told apart."""

from __future__ import annotations

from collections.abc import Sequence

import geopandas as gpd
import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.layout.gaps import fill_note, map_notes
from analysis.figures.layout.legend import draw_legend, legend_height
from analysis.figures.layout.panel import draw_panel
from analysis.figures.layout.rows import latest_vintage, map_rows, numbering, shown_marks
from analysis.figures.maps.base_map import Extent, add_area, map_extent
from analysis.figures.maps.locator import LOCATOR, draw_locator
from analysis.figures.names import place_name
from analysis.figures.page import sheet
from analysis.figures.spec import FigureSpec, Material, Words
from analysis.figures.style import INK
from analysis.layout.borders import city_groups
from analysis.layout.incidence import PROSE
from analysis.layout.places import city_places

SIZE = "double"
_VERSION = Words("{place}：{vintage}年，{origin}", "{place}: {vintage}, {origin}")
_ORIGINS = {"printed": Words("印成的表格", "printed table"), PROSE: Words("读自正文", "read from prose")}


def cities_rows(material: Material) -> pd.DataFrame:
    """Rows of cities that border each other, each in its latest vintage, with one numbering.

    Parameters
    ----------
    material : Material
        Tables ``industry_layout`` and ``prose_layout``, registry and boundaries.

    Returns
    -------
    DataFrame
        Columns as :func:`analysis.figures.layout.rows.layout_rows` and ``cities``, the ids of the group joined by
        ``-``; empty where no two cities with a layout border each other.
    """
    rows = latest_vintage(map_rows(material))
    # Tiles of two cities have no common place to stand on.
    rows = rows[~rows["city_id"].isin(set(material.boundaries.tiles.squares["parent_id"]))]
    marks = shown_marks(material)
    parts = []
    for group in city_groups(sorted(rows["city_id"].unique()), material.boundaries):
        own = rows[rows["city_id"].isin(group)].assign(cities="-".join(group))
        named = own[["city_id", "vintage"]].drop_duplicates()
        numbers, fills = numbering(marks.merge(named, on=["city_id", "vintage"]), material)
        own["number"] = own["industry_key"].map(numbers).astype("Int64")
        own["fill"] = own["industry_key"].map(fills).astype("Int64")
        parts.append(own)
    return pd.concat(parts, ignore_index=True) if parts else rows.iloc[:0].assign(cities="")


def draw_cities(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the map of one group of cities.

    Parameters
    ----------
    shown : DataFrame
        Rows of one group from :func:`cities_rows`.
    material : Material
        Boundaries with their attribution, registry.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    Figure
        One map with the borders of the cities drawn in, then the legend and the locator.
    """
    cities = sorted(shown["city_id"].unique())
    extent = map_extent(group_places(cities, shown, material))
    title = CITIES_TITLE.format(cities_fields(shown, material)).of(language)
    first = [_versions(shown, cities, material).of(language), fill_note(shown, language)]
    outline = sheet(SIZE, title, map_notes(shown, material, language, first))
    below = max(legend_height(shown, language), LOCATOR) + 4
    width, height = extent.fit(outline.width - 4, outline.room - below)
    page = outline.page(height + below)
    axes = page.axes((outline.width - width) / 2, below, width, height, "map")
    draw_panel(axes, shown, extent, language)
    for city, border in _outlines(cities, extent).items():
        add_area(axes, border, f"city {city}", facecolor="none", edgecolor=INK, linewidth=1.1, zorder=3)
    draw_legend(page, shown, below - 4, language)
    draw_locator(page, cities, material, language)
    return page.figure


def group_places(cities: Sequence[str], shown: pd.DataFrame, material: Material) -> gpd.GeoDataFrame:
    """Places of several cities, each once."""
    parts = [
        city_places(city, shown.loc[shown["city_id"] == city, "place_id"], material.registry, material.boundaries)
        for city in cities
    ]
    return gpd.GeoDataFrame(pd.concat(parts, ignore_index=True)).drop_duplicates("place_id", ignore_index=True)


def _outlines(cities: Sequence[str], extent: Extent) -> dict[str, object]:
    areas = extent.places[extent.places["drawn_as"] == "area"]
    return {city: areas[areas["place_id"].str.startswith(city[:4])].geometry.union_all() for city in cities}


def _versions(shown: pd.DataFrame, cities: Sequence[str], material: Material) -> Words:
    """Sentence on the vintage and the origin of each city."""
    each = [_version(shown[shown["city_id"] == city], material) for city in cities]
    return Words("；".join(words.zh for words in each) + "。", "; ".join(words.en for words in each) + ".")


def _version(own: pd.DataFrame, material: Material) -> Words:
    city, vintage = str(own["city_id"].iloc[0]), str(own["vintage"].iloc[0])
    origin = str(own["origin"].dropna().iloc[0])
    values = {"place": place_name(city, city, material), "vintage": Words(vintage, vintage)}
    return _VERSION.format({**values, "origin": _ORIGINS[origin]})


def cities_fields(shown: pd.DataFrame, material: Material) -> dict[str, Words]:
    """Words for question, caption and title: the cities."""
    names = [place_name(city, city, material) for city in sorted(shown["city_id"].unique())]
    return {"places": Words("、".join(name.zh for name in names), " and ".join(name.en for name in names))}


CITIES_TITLE = Words("{places}各县市区主导产业与特色产业", "{places}: leading and characteristic industries by county")
LAYOUT_CITIES = FigureSpec(
    id="layout-cities",
    question=Words("{places}的产业布局在哪里重合？", "Where do the industry layouts of {places} coincide?"),
    caption=Words(
        "{places}各县市区的主导产业（填色、方块）与特色产业（圆），各取最新一版；点线框与点纹为读自正文，其余为印成的表格。",
        "Leading (fill, square) and characteristic (disc) industries by county of {places}, latest vintage of each; "
        "dotted signs were read from prose, the others from printed tables.",
    ),
    size=SIZE,
    tables=("industry_layout", "prose_layout"),
    prepare=cities_rows,
    draw=draw_cities,
    split=("cities",),
    fields=cities_fields,
)
