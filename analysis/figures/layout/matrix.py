"""Incidence matrix: places against industries, one panel a vintage, leading and characteristic told by shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.figures.fonts import fitted, text_width
from analysis.figures.frame import source_note
from analysis.figures.layout.gaps import prose_note
from analysis.figures.layout.map import city_fields
from analysis.figures.layout.rows import layout_rows
from analysis.figures.maps.signs import Spot
from analysis.figures.page import sheet
from analysis.figures.spec import FigureSpec, Material, Words
from analysis.figures.style import FAINT, SOFT, TALLEST, WIDTHS, Look

SIZE = "double"
LABEL = 6.2
MARKS = {"leading": Look("#0b5394", "s", "#0b5394"), "characteristic": Look("#e07b39", "o", "white")}
_ROLES = {
    "leading": Words("主导产业", "leading industry"),
    "characteristic": Words("特色产业", "characteristic industry"),
}
_COUNT = Words("提及的地方数", "Places that name it")
_POINT = 25.4 / 72
# Sides of a cell in mm: the least and greatest width, the greatest height; a cell is never higher than wide.
_SMALLEST, _WIDEST, _HIGHEST = 3.4, 13.0, 6.5
# Heights in mm of the year below a panel and of the legend.
_YEAR, _LEGEND = 9.0, 6.0


@dataclass(frozen=True)
class Grid:
    """Rows, columns, width and height of a cell (mm) of the matrix."""

    places: list[str]
    industries: list[str]
    zones: int
    cell: tuple[float, float]
    across: int
    labels: tuple[float, float]


def draw_layout_matrix(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the matrix of one city.

    Parameters
    ----------
    shown : DataFrame
        Rows of one city from :func:`analysis.figures.layout.rows.layout_rows`.
    material : Material
        Names of documents.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    Figure
        One axes a vintage with the same rows and columns: industries by the number of places that name them, places by
        their leading industry, zones below counties.
    """
    versions = sorted(shown["vintage"].unique())
    grid = _grid(shown, len(versions), language)
    rows = -(-len(versions) // grid.across)
    title = MATRIX_TITLE.format(city_fields(shown, material)).of(language)
    outline = sheet(SIZE, title, [prose_note(shown, language), source_note(shown["doc_id"], material, language)])
    width, height = grid.cell[0] * len(grid.industries), grid.cell[1] * len(grid.places)
    panel = grid.labels[1] + height + grid.cell[1] + _YEAR
    page = outline.page(rows * panel + _LEGEND)
    page.legend([_sample(look, _ROLES[role].of(language)) for role, look in MARKS.items()])
    for place, vintage in enumerate(versions):
        row, column = divmod(place, grid.across)
        bottom = page.body - _LEGEND - grid.labels[1] - height - row * panel
        axes = page.axes(grid.labels[0] + column * (width + 4), bottom, width, height, str(vintage))
        _draw(axes, shown[shown["vintage"] == vintage], grid, _Names(shown, language, column == 0))
        _below(axes, (0.5, 0), (0, -12), str(vintage), {"ha": "center", "fontsize": 7.5})
    return page.figure


def _sample(look: Look, label: str) -> Line2D:
    sign: dict[str, Any] = {"marker": look.marker, "color": look.color, "markerfacecolor": look.face}
    return Line2D([], [], linestyle="none", markersize=5, markeredgewidth=1.1, label=label, **sign)


def _below(axes: Axes, spot: Spot, shift: Spot, text: str, look: Mapping[str, Any]) -> None:
    """Write a text below the panel: a spot in shares of it, moved by some points."""
    given = {"xycoords": "axes fraction", "textcoords": "offset points", "va": "top", **look}
    axes.annotate(text, spot, xytext=shift, **given)


class _Names:
    """Labels of the rows and columns of a panel."""

    def __init__(self, shown: pd.DataFrame, language: str, with_places: bool) -> None:
        marks = shown[shown["role"].notna()]
        latest = shown.sort_values("vintage", kind="stable").drop_duplicates("place_id", keep="last")
        self.places = dict(zip(latest["place_id"], latest[f"place_{language}"].astype(str), strict=True))
        self.industries = dict(zip(marks["industry_key"], marks[f"industry_{language}"].astype(str), strict=True))
        self.with_places, self.count = with_places, _COUNT.of(language)


def _grid(shown: pd.DataFrame, panels: int, language: str) -> Grid:
    marks = shown[shown["role"].notna()]
    names = _Names(shown, language, with_places=True)
    columns = _ordered(marks.drop_duplicates(["vintage", "place_id", "industry_key"])["industry_key"])
    leading = marks[marks["role"] == "leading"].drop_duplicates("place_id").set_index("place_id")["industry_key"]
    zones = set(shown.loc[shown["zone"], "place_id"])
    rank = {key: place for place, key in enumerate(columns)}
    places = sorted(names.places, key=lambda key: (key in zones, rank.get(str(leading.get(key)), len(rank)), key))
    left = max(text_width(name, LABEL) for name in names.places.values()) * _POINT + 4
    top = min(38.0, max(text_width(name, LABEL) for name in names.industries.values()) * _POINT * 0.82 + 5)
    # The last label leans out to the right of its panel.
    room = WIDTHS[SIZE] - left - 16
    across = next((n for n in range(panels, 1, -1) if (room - 4 * (n - 1)) / n / len(columns) >= _SMALLEST), 1)
    tallest = (TALLEST - 25) / -(-panels // across) - top - 12
    wide = min(_WIDEST, (room - 4 * (across - 1)) / across / len(columns))
    high = min(_HIGHEST, wide, tallest / (len(places) + 1))
    return Grid(places, columns, len(zones), (wide, high), across, (left, top))


def _ordered(keys: pd.Series) -> list[str]:
    counts = keys.value_counts()
    return sorted(counts.index, key=lambda key: (-counts[key], list(keys).index(key)))


def _draw(axes: Axes, rows: pd.DataFrame, grid: Grid, names: _Names) -> None:
    axes.set_xlim(-0.5, len(grid.industries) - 0.5)
    axes.set_ylim(len(grid.places) - 0.5, -0.5)
    axes.grid(visible=False)
    for place in range(len(grid.places) + 1):
        axes.axhline(place - 0.5, color=FAINT, linewidth=0.4, zorder=0)
    for column in range(len(grid.industries) + 1):
        axes.axvline(column - 0.5, color=FAINT, linewidth=0.4, zorder=0)
    if grid.zones:
        axes.axhline(len(grid.places) - grid.zones - 0.5, color=SOFT, linewidth=0.8, zorder=1)
    for side in axes.spines.values():
        side.set_visible(False)
    size = grid.cell[1] / _POINT * 0.55
    for mark in rows[rows["role"].isin(MARKS)].to_dict("records"):
        look = MARKS[mark["role"]]
        spot = (grid.industries.index(mark["industry_key"]), grid.places.index(mark["place_id"]))
        axes.plot(
            *spot,
            marker=look.marker,
            color=look.color,
            markerfacecolor=look.face,
            markersize=size,
            markeredgewidth=1.1,
            linestyle="none",
            gid=f"{mark['role']} {mark['place_id']} {mark['industry_key']}",
        )
    _tick_labels(axes, rows, grid, names)


def _tick_labels(axes: Axes, rows: pd.DataFrame, grid: Grid, names: _Names) -> None:
    axes.xaxis.set_ticks_position("top")
    labels = [fitted(names.industries[key], 38 / 0.82 / _POINT, LABEL)[0] for key in grid.industries]
    axes.set_xticks(range(len(labels)), labels, rotation=55, ha="left", rotation_mode="anchor", fontsize=LABEL)
    shown = [names.places[key] for key in grid.places] if names.with_places else [""] * len(grid.places)
    axes.set_yticks(range(len(shown)), shown, fontsize=LABEL)
    axes.tick_params(length=0, pad=2)
    counts = rows.drop_duplicates(["place_id", "industry_key"])["industry_key"].value_counts()
    small = {"fontsize": 5.5, "color": SOFT}
    for column, key in enumerate(grid.industries):
        middle = (column + 0.5) / len(grid.industries)
        _below(axes, (middle, 0), (0, -3), str(counts.get(key, 0)), {**small, "ha": "center"})
    if names.with_places:
        _below(axes, (0, 0), (-4, -3), names.count, {**small, "ha": "right"})


MATRIX_TITLE = Words("{place}各地主导产业与特色产业一览", "{place}: places and their industries")
LAYOUT_MATRIX = FigureSpec(
    id="layout-matrix",
    question=Words("{place}哪些地方布局同样的产业？", "Which places of {place} share which industries?"),
    caption=Words(
        "{place}各县市区和功能区（行）与产业（列）的对应，版本：{vintages}；方块为主导产业，圆圈为特色产业，横线以下为功能区。",
        "Places (rows) against industries (columns) of {place}, vintages {vintages}: squares are leading, circles "
        "characteristic industries; functional zones stand below the line.",
    ),
    size=SIZE,
    tables=("industry_layout", "prose_layout"),
    prepare=layout_rows,
    draw=draw_layout_matrix,
    split=("city_id",),
    fields=city_fields,
)
