"""Incidence matrix: places against industries, one panel a vintage, leading and characteristic told by shape."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.figures.fonts import fitted, text_width
from analysis.figures.frame import new_figure, note_text, source_note, surround
from analysis.figures.layout_gaps import prose_note
from analysis.figures.layout_map import city_fields
from analysis.figures.layout_rows import layout_rows
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
_SMALLEST, _LARGEST = 3.4, 5.4


@dataclass(frozen=True)
class Grid:
    """Rows, columns and cell size (mm) of the matrix."""

    places: list[str]
    industries: list[str]
    zones: int
    cell: float
    across: int
    labels: tuple[float, float]


def draw_layout_matrix(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the matrix of one city.

    Parameters
    ----------
    shown : DataFrame
        Rows of one city from :func:`analysis.figures.layout_rows.layout_rows`.
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
    notes = note_text([prose_note(shown, language), source_note(shown["doc_id"], material, language)], SIZE)
    panel_height = grid.labels[1] + grid.cell * (len(grid.places) + 1) + 9
    total = rows * panel_height + 14 + 2.6 * (notes.count("\n") + 1)
    figure = new_figure(SIZE, total)
    _low, high = surround(figure, MATRIX_TITLE.format(city_fields(shown, material)).of(language), notes)
    _legend(figure, high, language)
    for place, vintage in enumerate(versions):
        row, column = divmod(place, grid.across)
        width, height = grid.cell * len(grid.industries), grid.cell * len(grid.places)
        left = grid.labels[0] + column * (width + 4)
        bottom = high * total - 8 - grid.labels[1] - height - row * panel_height
        spot = (left / WIDTHS[SIZE], bottom / total, width / WIDTHS[SIZE], height / total)
        axes = figure.add_axes(spot, label=str(vintage))
        _draw(axes, shown[shown["vintage"] == vintage], grid, _Names(shown, language, column == 0))
        axes.annotate(
            str(vintage),
            (0.5, 0),
            xycoords="axes fraction",
            xytext=(0, -12),
            ha="center",
            va="top",
            textcoords="offset points",
            fontsize=7.5,
        )
    return figure


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
    cell = min(_LARGEST, (room - 4 * (across - 1)) / across / len(columns), tallest / (len(places) + 1))
    return Grid(places, columns, len(zones), cell, across, (left, top))


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
    size = grid.cell / _POINT * 0.55
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
    for column, key in enumerate(grid.industries):
        axes.annotate(
            str(counts.get(key, 0)),
            (column, len(grid.places) - 0.5),
            xytext=(0, -3),
            ha="center",
            va="top",
            textcoords="offset points",
            fontsize=5.5,
            color=SOFT,
        )
    if names.with_places:
        axes.annotate(
            names.count,
            (-0.5, len(grid.places) - 0.5),
            xytext=(-4, -3),
            ha="right",
            va="top",
            textcoords="offset points",
            fontsize=5.5,
            color=SOFT,
        )


def _legend(figure: Figure, top: float, language: str) -> None:
    handles = [
        Line2D(
            [],
            [],
            linestyle="none",
            marker=look.marker,
            color=look.color,
            markerfacecolor=look.face,
            markersize=5,
            markeredgewidth=1.1,
            label=_ROLES[role].of(language),
        )
        for role, look in MARKS.items()
    ]
    figure.legend(
        handles=handles,
        loc="upper left",
        ncols=2,
        bbox_to_anchor=(0.0, top),
        borderaxespad=0,
        borderpad=0.2,
        columnspacing=1.4,
        handletextpad=0.4,
    )


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
