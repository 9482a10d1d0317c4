"""County maps of official statistics: one panel a concept, values printed, classes pooled over cities and years."""

from __future__ import annotations

from itertools import pairwise

import geopandas as gpd
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.figures.fonts import text_width
from analysis.figures.layout.gaps import credits_of
from analysis.figures.layout.panel import GROUND, NAME_SIZE
from analysis.figures.layout.statistics_rows import absent_counties, named_counties, statistics_rows
from analysis.figures.maps.base_map import NOTHING, Extent, Fill, base_map, map_extent
from analysis.figures.maps.placement import Placed
from analysis.figures.maps.signs import write
from analysis.figures.names import place_name
from analysis.figures.page import legend_row, sheet, swatch
from analysis.figures.spec import FigureSpec, Material, Words
from analysis.layout.places import area_shapes

SIZE = "double"
# Light to dark, also in grey.
FILLS: tuple[Fill, ...] = (("#e3eef6", ""), ("#abcde2", ""), ("#629fc9", ""), ("#2a6ca6", ""))
_GAP, _HEAD, _KEY = 3.0, 6.0, 7.0
_EMPTY = Words("无数据", "no data")
_JOINT = Words(
    "市辖区只有合并数字的，各区作为一个区域绘出；分级为各市、各年合计的分位数，"
    "含上限不含下限，本市没有的级别也列出。",
    "City districts that have joint figures only are drawn as one area. Classes are quantiles over all cities and "
    "years: above the first number, up to the second; those without an area here are listed too.",
)
_ABSENT = Words(
    "有统计数字（或计入合并数字）而没有边界、未上图：",
    "With figures, or part of joint ones, but without a boundary, not on the map: ",
)


def draw_statistics(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the maps of one city.

    Parameters
    ----------
    shown : DataFrame
        Rows of one city from :func:`analysis.figures.layout.statistics_rows.statistics_rows`.
    material : Material
        Boundaries with their attribution, registry.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    Figure
        One axes a concept, two in a row, each with its classes below; an area without a figure has a class of its own.
    """
    concepts = list(dict.fromkeys(shown["indicator_id"]))
    extent = map_extent(joined_areas(shown, material))
    title = STATISTICS_TITLE.format(statistics_fields(shown, material)).of(language)
    outline = sheet(SIZE, title, _notes(shown, material, language))
    rows = -(-len(concepts) // 2)
    widest = (outline.width - 3 * _GAP) / 2
    width, height = extent.fit(widest, (outline.room - 2) / rows - _HEAD - _KEY)
    panel = height + _HEAD + _KEY
    page = outline.page(rows * panel + 2)
    for place, concept in enumerate(concepts):
        row, column = divmod(place, 2)
        left = _GAP + column * (widest + _GAP) + (widest - width) / 2
        axes = page.axes(left, page.body - _HEAD - height - row * panel, width, height, concept)
        _draw_panel(axes, shown[shown["indicator_id"] == concept], extent, language)
    return page.figure


def joined_areas(shown: pd.DataFrame, material: Material) -> gpd.GeoDataFrame:
    """Areas of the rows of one city with their polygons (degrees) or tiles joined from the members."""
    areas, city = shown.drop_duplicates("area_id"), str(shown["city_id"].iloc[0])
    parts = [area_shapes(city, members.split(";"), material.boundaries) for members in areas["members"]]
    columns = {"place_id": list(areas["area_id"]), "drawn_as": "area"}
    shapes = [part.geometry.union_all() for part in parts]
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=parts[0].crs)


def _draw_panel(axes: Axes, rows: pd.DataFrame, extent: Extent, language: str) -> None:
    first = rows.iloc[0]
    axes.set_title(
        f"{first[f'indicator_{language}']} ({first[f'unit_{language}']}, {first['year']})", pad=3, fontsize=7
    )
    known = rows[rows["class_number"].notna()]
    fills = {key: FILLS[int(n)] for key, n in zip(known["area_id"], known["class_number"], strict=True)}
    ground = base_map(axes, extent, fills, language=language)
    lines = {
        str(row["area_id"]): (str(row[f"name_{language}"]), "" if pd.isna(row["value"]) else figure_text(row["value"]))
        for row in rows.to_dict("records")
    }
    blocks = [
        ground.block(key, max(text_width(line, NAME_SIZE) for line in pair) + 4, NAME_SIZE * (2.7 if pair[1] else 1.5))
        for key, pair in lines.items()
    ]

    def draw(one: Placed) -> None:
        text = "\n".join(line for line in lines[one.block.key] if line)
        write(axes, (one.x, one.y), text, NAME_SIZE, None if one.leader else GROUND).set_linespacing(1.1)

    ground.place(blocks, draw)
    _key(axes, rows, language)


def figure_text(value: float) -> str:
    """Figure with as many decimals as its size calls for."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.1f}"


def _key(axes: Axes, rows: pd.DataFrame, language: str) -> None:
    """Draw all classes of a concept, also those that no area of the city falls into."""
    ends = [float(end) for end in str(rows["class_ends"].iloc[0]).split(";")]
    spans = [f"{figure_text(low)}–{figure_text(high)}" for low, high in pairwise(ends)]
    handles = [swatch(fill, span) for fill, span in zip(FILLS, spans, strict=False)]
    if rows["class_number"].isna().any():
        handles.append(swatch(NOTHING, _EMPTY.of(language)))
    legend_row(axes, handles, (0.5, -0.02), "upper center")


def _notes(shown: pd.DataFrame, material: Material, language: str) -> list[str]:
    titles = _titles(material)
    used = dict.fromkeys(titles.get(str(key), str(key)) for key in sorted(shown["source_id"].dropna().unique()))
    city = str(shown["city_id"].iloc[0])
    absent = absent_counties(city, material)
    names = Words("、", ", ").of(language).join(place_name(key, key, material).of(language) for key in absent)
    return [
        _JOINT.of(language),
        _ABSENT.of(language) + names if absent else "",
        Words("资料来源：" + "；".join(used), "Source: " + "; ".join(used)).of(language),
        *credits_of([city], material, language),
    ]


def _titles(material: Material) -> dict[str, str]:
    """Title of each source: yearbooks by series and edition, since their rows name single tables."""
    rows = material.registry.rows
    books = {row["series"]: row["title"] for row in rows.get("series", ()) if row["kind"] == "yearbook"}
    titles = {}
    for row in rows.get("sources", ()):
        edition = str(row["edition"]).removeprefix(f"{row['series']}-")
        book = books.get(row["series"])
        titles[str(row["source_id"])] = str(row["title"]) if book is None else f"{book} ({edition})"
    return titles


def statistics_fields(shown: pd.DataFrame, material: Material) -> dict[str, Words]:
    """Words for question, caption and title: the city and the years."""
    city, years = str(shown["city_id"].iloc[0]), sorted(set(shown["year"]))
    return {"place": place_name(city, city, material), "years": Words("、".join(years), ", ".join(years))}


STATISTICS_TITLE = Words("{place}各县市区统计数字", "{place}: official statistics by county")
STATISTICS_MAP = FigureSpec(
    id="county-statistics",
    question=Words(
        "{place}各县市区的经济规模和结构如何？",
        "How large are the economies of the counties of {place}, and of what kind?",
    ),
    caption=Words(
        "{place}各县市区的官方统计数字（{years}年），分级在各市、各年之间统一；只有合并数字的市辖区作为一个区域。",
        "Official statistics by county of {place} ({years}), classes the same for all cities and years; city districts "
        "with joint figures only are one area.",
    ),
    size=SIZE,
    tables=("observations",),
    prepare=statistics_rows,
    draw=draw_statistics,
    split=("city_id",),
    fields=statistics_fields,
    beside=named_counties,
)
