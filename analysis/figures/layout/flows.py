"""Alluvial figure: ribbons from industries to the places that name them."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from analysis.figures.fonts import fitted
from analysis.figures.frame import source_note
from analysis.figures.layout.gaps import prose_note
from analysis.figures.layout.map import city_fields
from analysis.figures.layout.rows import latest_vintage, layout_rows
from analysis.figures.page import sheet, swatch
from analysis.figures.spec import FigureSpec, Material, Words
from analysis.figures.style import INK, SOFT, WIDTHS, palette

SIZE = "single"
LABEL, UNIT, GAP = 6.0, 3.0, 1.1
_LEFT, _RIGHT, _BAR, _LEGEND = 30.0, 24.0, 1.4, 6.0
_ROLES = {"leading": Words("主导产业", "leading"), "characteristic": Words("特色产业", "characteristic")}
Stack = dict[str, tuple[float, float]]


def latest_rows(material: Material) -> pd.DataFrame:
    """Rows of the latest vintage of each city."""
    return latest_vintage(layout_rows(material))


def draw_flows(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the flows of one city.

    Parameters
    ----------
    shown : DataFrame
        Rows of one city from :func:`latest_rows`.
    material : Material
        Names of documents.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    Figure
        Industries on the left in the order of the closed list, places on the right in the order that crosses least;
        a ribbon a mark, hatched and pale where the industry is characteristic.
    """
    marks = shown[shown["role"].isin(_ROLES)].sort_values("number", kind="stable")
    title = FLOWS_TITLE.format(city_fields(shown, material)).of(language)
    outline = sheet(SIZE, title, [prose_note(shown, language), source_note(shown["doc_id"], material, language)])
    industries, places = list(dict.fromkeys(marks["industry_key"])), _least_crossing(marks)
    wanted = max(len(marks) * UNIT + GAP * len(nodes) for nodes in (industries, places))
    height = min(wanted, outline.room - _LEGEND)
    unit = UNIT * height / wanted
    page = outline.page(height + _LEGEND)
    axes = page.axes(0, 0, page.width, height, "flows")
    axes.set_xlim(0, page.width)
    axes.set_ylim(height, 0)
    axes.set_axis_off()
    left = _stack(marks, "industry_key", industries, (height, unit))
    right = _stack(marks, "place_id", places, (height, unit))
    _draw_ribbons(axes, marks, (left, right), unit)
    names = marks.drop_duplicates("industry_key").set_index("industry_key")[f"industry_{language}"]
    _draw_nodes(axes, left, names, leftmost=True)
    names = marks.drop_duplicates("place_id").set_index("place_id")[f"place_{language}"]
    _draw_nodes(axes, right, names, leftmost=False)
    samples = {role: swatch((SOFT, _hatch(role)), words.of(language)) for role, words in _ROLES.items()}
    for role, sample in samples.items():
        sample.set_alpha(_alpha(role))
    page.legend(list(samples.values()))
    return page.figure


def flow_colors(marks: pd.DataFrame) -> dict[str, str]:
    """Colour of each industry, none twice: that of the maps where it fills a place there, else one that is left."""
    each = marks.drop_duplicates("industry_key")
    fills = dict(zip(each["industry_key"].astype(str), each["fill"], strict=True))
    known = {key: int(fill) for key, fill in fills.items() if pd.notna(fill)}
    free = iter(sorted(set(range(len(fills) + len(known))) - set(known.values())))
    places = {key: known[key] if key in known else next(free) for key in fills}
    colors = palette(max(places.values(), default=0) + 1)
    return {key: colors[place] for key, place in places.items()}


def _alpha(role: str) -> float:
    return 0.95 if role == "leading" else 0.5


def _hatch(role: str) -> str:
    return "" if role == "leading" else "////"


def _least_crossing(marks: pd.DataFrame) -> list[str]:
    """Places by the mean position of their industries, a leading one counting twice."""
    position = {key: place for place, key in enumerate(dict.fromkeys(marks["industry_key"]))}
    weight = marks["role"].map({"leading": 2.0}).fillna(1.0)
    centre = (marks["industry_key"].map(position) * weight).groupby(marks["place_id"]).sum()
    centre = centre / weight.groupby(marks["place_id"]).sum()
    return sorted(centre.index, key=lambda key: (centre[key], key))


def _stack(marks: pd.DataFrame, column: str, order: list[str], room: tuple[float, float]) -> Stack:
    """Upper and lower end of each node in mm, spread over a height with so much a mark."""
    height, unit = room
    counts = marks[column].value_counts()
    gap = (height - len(marks) * unit) / max(len(order), 1)
    ends, top = {}, gap / 2
    for key in order:
        ends[key] = (top, top + counts[key] * unit)
        top += counts[key] * unit + gap
    return ends


def _draw_ribbons(axes: Axes, marks: pd.DataFrame, stacks: tuple[Stack, Stack], unit: float) -> None:
    left, right = stacks
    x0, x1 = _LEFT + _BAR, WIDTHS[SIZE] - _RIGHT - _BAR
    middle = (x0 + x1) / 2
    rank = {key: place for place, key in enumerate(right)}
    order = {key: place for place, key in enumerate(left)}
    used_left, used_right = dict.fromkeys(left, 0.0), dict.fromkeys(right, 0.0)
    colors = flow_colors(marks)
    spots: dict[tuple[str, str, str], float] = {}
    keys = list(zip(*(marks[name].astype(str) for name in ("industry_key", "place_id", "role")), strict=True))
    for key in sorted(keys, key=lambda key: (rank[key[1]], order[key[0]])):
        spots[key] = left[key[0]][0] + used_left[key[0]]
        used_left[key[0]] += unit
    for key in sorted(keys, key=lambda key: (order[key[0]], rank[key[1]])):
        a, b = spots[key], right[key[1]][0] + used_right[key[1]]
        used_right[key[1]] += unit
        corners = [
            (x0, a),
            (middle, a),
            (middle, b),
            (x1, b),
            (x1, b + unit),
            (middle, b + unit),
            (middle, a + unit),
            (x0, a + unit),
            (x0, a),
        ]
        codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
        axes.add_patch(
            PathPatch(
                Path(corners, codes),
                facecolor=colors[key[0]],
                alpha=_alpha(key[2]),
                hatch=_hatch(key[2]),
                edgecolor="white",
                linewidth=0.3,
                gid=" ".join(key),
            )
        )


def _draw_nodes(axes: Axes, stack: Stack, names: pd.Series, leftmost: bool) -> None:
    x = _LEFT if leftmost else WIDTHS[SIZE] - _RIGHT - _BAR
    room = (_LEFT if leftmost else _RIGHT) / 25.4 * 72 - 8
    for key, (top, bottom) in stack.items():
        axes.add_patch(Rectangle((x, top), _BAR, bottom - top, facecolor=INK, linewidth=0))
        text, size = fitted(str(names[key]), room, LABEL)
        axes.text(
            x - 1 if leftmost else x + _BAR + 1,
            (top + bottom) / 2,
            text,
            va="center",
            fontsize=size,
            color=INK,
            ha="right" if leftmost else "left",
            linespacing=1.0,
        )


FLOWS_TITLE = Words("{place}产业与地方（{vintages}年）", "{place}: industries and places ({vintages})")
LAYOUT_FLOWS = FigureSpec(
    id="layout-flows",
    question=Words("{place}的产业落在哪些地方？", "To which places of {place} do the industries go?"),
    caption=Words(
        "{place}各产业（左）与列入该产业的地方（右），{vintages}年版；实色为主导产业，斜线为特色产业，宽度只表示一次列入。",
        "Industries of {place} (left) and the places that name them (right), vintage {vintages}; solid ribbons are "
        "leading, hatched ones characteristic industries; a ribbon is one mention and carries no amount.",
    ),
    size=SIZE,
    tables=("industry_layout", "prose_layout"),
    prepare=latest_rows,
    draw=draw_flows,
    split=("city_id",),
    fields=city_fields,
)
