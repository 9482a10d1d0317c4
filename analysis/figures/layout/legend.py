"""Legend of the layout map: the numbered industries in columns, then what the signs mean."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.figures.fonts import text_width
from analysis.figures.maps.signs import Spot, badge, dot, empty_class, write_right
from analysis.figures.page import Page
from analysis.figures.spec import Words
from analysis.layout.incidence import LEADING, PROSE

SIZE, STEP, SIGN = 6.3, 10.5, 12.0
_LEADING = Words("主导产业（填色、方块）", "leading industry (fill, square)")
_CHARACTERISTIC = Words("特色产业（圆）", "characteristic industry (disc)")
_PROSE = Words("读自正文而非表格（点线框、点纹）", "read from prose, not a table (dotted)")
_ZONE = Words("功能区（只有点位，无边界）", "functional zone (point only, no boundary)")
_EMPTY = Words("无数据", "no data")
_POINT = 25.4 / 72
# The locator inset stands beside it.
LEGEND_WIDTH = 142.0


def _entries(shown: pd.DataFrame, language: str) -> list[tuple[dict[Hashable, Any], str]]:
    marks = shown[shown["number"].notna()].drop_duplicates("number").sort_values("number")
    return [(row, str(row[f"industry_{language}"])) for row in marks.to_dict("records")]


def _columns(shown: pd.DataFrame, language: str, width: float) -> int:
    widest = max([text_width(name, SIZE) for _, name in _entries(shown, language)] or [1.0])
    return max(1, min(4, int(width // (widest + SIGN + 8))))


def legend_height(shown: pd.DataFrame, language: str, width: float = LEGEND_WIDTH) -> float:
    """Height in mm of the legend in a width in mm."""
    entries = _entries(shown, language)
    rows = -(-len(entries) // _columns(shown, language, width / _POINT))
    return ((rows + len(_sign_rows(shown, language, width / _POINT))) * STEP + 4) * _POINT


def draw_legend(page: Page, shown: pd.DataFrame, high: float, language: str) -> None:
    """Draw the legend into the lowest ``high`` mm of a page."""
    axes = page.axes(3, 0, LEGEND_WIDTH, high, "legend")
    axes.set_axis_off()
    room, height = LEGEND_WIDTH / _POINT, high / _POINT
    leads = set(shown.loc[shown["role"] == LEADING, "number"])
    entries, columns = _entries(shown, language), _columns(shown, language, room)
    rows = -(-len(entries) // columns)
    for place, (mark, name) in enumerate(entries):
        column, row = divmod(place, rows)
        x, y = column * room / columns, height - STEP * (row + 0.5)
        badge(axes, (x + 5, y), mark, leading=mark["number"] in leads)
        write_right(axes, (x + SIGN, y), name, SIZE)
    _draw_signs(axes, height - STEP * (rows + 0.5) - 4, _sign_rows(shown, language, room), language)


Sign = tuple[Words, Callable[[Axes, Spot], object]]


def _signs(shown: pd.DataFrame) -> list[Sign]:
    """Signs that the map uses, with what they mean."""
    blank: dict[Hashable, Any] = {"number": "n", "fill": pd.NA}
    signs: list[Sign] = [
        (_LEADING, lambda axes, spot: badge(axes, spot, blank, leading=True)),
        (_CHARACTERISTIC, lambda axes, spot: badge(axes, spot, blank, leading=False)),
    ]
    if shown["origin"].eq(PROSE).any():
        signs.append((_PROSE, lambda axes, spot: badge(axes, spot, {**blank, "origin": PROSE}, leading=True)))
    if "point" in set(shown["drawn_as"]):
        signs.append((_ZONE, dot))
    if shown["role"].isna().any():
        signs.append((_EMPTY, empty_class))
    return signs


def _sign_rows(shown: pd.DataFrame, language: str, room: float) -> list[list[tuple[Sign, float]]]:
    """Signs with where they begin, broken into rows of a width in points."""
    rows: list[list[tuple[Sign, float]]] = [[]]
    x = 0.0
    for sign in _signs(shown):
        width = SIGN + text_width(sign[0].of(language), SIZE) + 12
        if rows[-1] and x + width > room:
            rows.append([])
            x = 0.0
        rows[-1].append((sign, x))
        x += width
    return rows


def _draw_signs(axes: Axes, top: float, rows: list[list[tuple[Sign, float]]], language: str) -> None:
    for row, signs in enumerate(rows):
        for (words, draw), x in signs:
            draw(axes, (x + 5, top - STEP * row))
            write_right(axes, (x + SIGN, top - STEP * row), words.of(language), SIZE)
