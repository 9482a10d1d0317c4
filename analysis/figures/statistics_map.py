"""County maps of official statistics: one panel a concept, values printed, classes pooled over cities and years."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from analysis.figures.base_map import NOTHING, Extent, Fill, base_map, map_extent
from analysis.figures.fonts import text_width
from analysis.figures.frame import frame_room, new_figure, note_text, surround
from analysis.figures.layout_panel import GROUND, NAME_SIZE
from analysis.figures.names import place_name
from analysis.figures.placement import Placed
from analysis.figures.signs import write
from analysis.figures.spec import FigureSpec, Material, Words
from analysis.figures.statistics_rows import absent_counties, statistics_rows
from analysis.figures.style import FAINT, TALLEST, WIDTHS

SIZE = "double"
# Light to dark, also in grey.
FILLS: tuple[Fill, ...] = (("#e3eef6", ""), ("#abcde2", ""), ("#629fc9", ""), ("#2a6ca6", ""))
_GAP, _HEAD, _KEY = 3.0, 6.0, 5.0
_EMPTY = Words("无数据", "no data")
_JOINT = Words(
    "市辖区只有合并数字的，各区作为一个区域绘出；分级在各市、各年之间统一（分位数）。",
    "City districts that have joint figures only are drawn as one area; classes are the same for all cities "
    "and years (quantiles).",
)
_ABSENT = Words("有统计数字而没有边界、未上图：", "With figures but without a boundary, not on the map: ")


def draw_statistics(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the maps of one city.

    Parameters
    ----------
    shown : DataFrame
        Rows of one city from :func:`analysis.figures.statistics_rows.statistics_rows`.
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
    extent = map_extent(area_shapes(shown, material))
    notes = note_text(_notes(shown, material, language), SIZE)
    title = STATISTICS_TITLE.format(statistics_fields(shown, material)).of(language)
    rows = -(-len(concepts) // 2)
    around = 2 + sum(frame_room(title, notes, SIZE))
    widest = (WIDTHS[SIZE] - 3 * _GAP) / 2
    width, height = extent.fit(widest, (TALLEST - around) / rows - _HEAD - _KEY)
    total = rows * (height + _HEAD + _KEY) + around
    figure = new_figure(SIZE, total)
    _low, high = surround(figure, title, notes)
    for place, concept in enumerate(concepts):
        row, column = divmod(place, 2)
        left = _GAP + column * (widest + _GAP) + (widest - width) / 2
        bottom = high * total - _HEAD - height - row * (height + _HEAD + _KEY)
        spot = (left / WIDTHS[SIZE], bottom / total, width / WIDTHS[SIZE], height / total)
        axes = figure.add_axes(spot, label=concept)
        _draw_panel(axes, shown[shown["indicator_id"] == concept], extent, language)
    return figure


def area_shapes(shown: pd.DataFrame, material: Material) -> gpd.GeoDataFrame:
    """Areas of the rows with their polygons joined from the members, in degrees."""
    areas = shown.drop_duplicates("area_id")
    shapes = [material.boundaries.select(members.split(";")).geometry.union_all() for members in areas["members"]]
    columns = {"place_id": list(areas["area_id"]), "drawn_as": "area"}
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=material.boundaries.polygons.crs)


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
    classes = rows[rows["class_number"].notna()].drop_duplicates("class_number").sort_values("class_number")
    handles = [
        Patch(
            facecolor=FILLS[int(row["class_number"])][0],
            edgecolor=FAINT,
            linewidth=0.4,
            label=f"{figure_text(row['class_low'])}–{figure_text(row['class_high'])}",
        )
        for row in classes.to_dict("records")
    ]
    if rows["class_number"].isna().any():
        handles.append(Patch(facecolor=NOTHING[0], hatch=NOTHING[1], edgecolor="white", label=_EMPTY.of(language)))
    axes.legend(
        handles=handles,
        loc="upper center",
        ncols=len(handles),
        bbox_to_anchor=(0.5, 0.0),
        borderaxespad=0,
        borderpad=0.1,
        columnspacing=0.9,
        handletextpad=0.3,
        handlelength=1.2,
        fontsize=5.8,
    )


def _notes(shown: pd.DataFrame, material: Material, language: str) -> list[str]:
    rows = material.registry.rows
    series = {row["series"]: row["title"] for row in rows.get("series", ())}
    titles = {
        row["source_id"]: f"{series.get(row['series'], row['title'])} ({row['edition']})"
        for row in rows.get("sources", ())
    }
    used = dict.fromkeys(titles.get(str(key), str(key)) for key in sorted(shown["source_id"].dropna().unique()))
    source = material.boundaries
    absent = absent_counties(str(shown["city_id"].iloc[0]), material)
    names = Words("、", ", ").of(language).join(place_name(key, key, material).of(language) for key in absent)
    return [
        _JOINT.of(language),
        _ABSENT.of(language) + names if absent else "",
        Words("资料来源：" + "；".join(used), "Source: " + "; ".join(used)).of(language),
        Words(source.attribution_zh, source.attribution_en).of(language),
    ]


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
)
