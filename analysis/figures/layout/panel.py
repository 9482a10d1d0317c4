"""One panel of the layout map: areas in the fill of their leading industry, labels with numbered badges."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.figures.fonts import text_width
from analysis.figures.layout.rows import filling
from analysis.figures.maps.base_map import Extent, Fill, base_map
from analysis.figures.maps.placement import Placed
from analysis.figures.maps.signs import BADGE_STEP, badge, write
from analysis.figures.style import fill_of
from analysis.layout.incidence import PROSE

NAME_SIZE = 6.0
PROSE_HATCH = "...."
GROUND = {"facecolor": "white", "edgecolor": "none", "alpha": 0.7, "pad": 0.5}


def draw_panel(axes: Axes, rows: pd.DataFrame, extent: Extent, language: str) -> dict[str, Placed]:
    """Draw one vintage.

    Parameters
    ----------
    axes : Axes
        Of the shape of the extent.
    rows : DataFrame
        Marks of one vintage.
    extent : Extent
        Projected places.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    dict of str to Placed
        Where each label lies, by place_id.
    """
    fills = {row["place_id"]: _fill(int(row["fill"]), row["origin"]) for row in filling(rows).to_dict("records")}
    ground = base_map(axes, extent, fills, rows["place_id"], language)
    blocks = []
    for place_id in ground.canvas.index:
        own = rows[rows["place_id"] == place_id]
        badges = int(own["role"].notna().sum())
        width = max(text_width(str(own[f"place_{language}"].iloc[0]), NAME_SIZE), badges * BADGE_STEP) + 5
        blocks.append(ground.block(str(place_id), width, NAME_SIZE * 1.45 + (BADGE_STEP + 2 if badges else 0)))
    return ground.place(blocks, lambda one: _draw_label(axes, rows[rows["place_id"] == one.block.key], one, language))


def _fill(position: int, origin: str) -> Fill:
    color, hatch = fill_of(position)
    return color, hatch + (PROSE_HATCH if origin == PROSE else "")


def _draw_label(axes: Axes, rows: pd.DataFrame, placed: Placed, language: str) -> None:
    block = placed.block
    name = str(rows[f"place_{language}"].iloc[0])
    spot = (placed.x, placed.y + block.height / 2 - NAME_SIZE * 0.75)
    write(axes, spot, name, NAME_SIZE, None if placed.leader else GROUND)
    marks = rows[rows["role"].notna()].sort_values("role", key=lambda role: role != "leading", kind="stable")
    first = placed.x - (len(marks) - 1) * BADGE_STEP / 2
    for place, mark in enumerate(marks.to_dict("records")):
        spot = (first + place * BADGE_STEP, placed.y - block.height / 2 + BADGE_STEP / 2 + 0.6)
        badge(axes, spot, mark, mark["role"] == "leading")
