"""Change map: which places changed their industries between two vintages, and what they dropped and added."""

from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from analysis.figures.fonts import text_width
from analysis.figures.frame import source_note
from analysis.figures.layout.change_rows import (
    CLASSES,
    INDUSTRY,
    ROLE,
    SAME,
    SEGMENT,
    WORDING,
    change_lines,
    change_rows,
)
from analysis.figures.layout.gaps import credits_of, gap_notes
from analysis.figures.layout.panel import GROUND, NAME_SIZE
from analysis.figures.maps.base_map import NOTHING, Fill, base_map, map_extent, white_ground
from analysis.figures.maps.placement import Placed
from analysis.figures.maps.signs import write, write_right
from analysis.figures.names import place_name
from analysis.figures.page import sheet, swatch
from analysis.figures.spec import FigureSpec, Material, Words
from analysis.layout.incidence import vintages
from analysis.layout.places import city_places

SIZE = "double"
LINE = 7.6
_PADDING = (0.16, 0.05)
_LEGEND = 7.0
FILLS: dict[str, Fill] = {
    INDUSTRY: ("#c65d1e", ""),
    ROLE: ("#dd8844", "////"),
    SEGMENT: ("#f0ad68", ""),
    WORDING: ("#cadded", ""),
    SAME: ("#f4f4f4", ""),
}
_WORDS = {
    INDUSTRY: Words("产业增减", "industry added or dropped"),
    ROLE: Words("主导、特色互换", "role changed"),
    SEGMENT: Words("产业不变，细分领域增减", "segments added or dropped within an industry"),
    WORDING: Words("仅措辞不同", "wording only"),
    SAME: Words("不变", "no change"),
}
_EMPTY = Words("两版中只有一版有数据", "not in both vintages")
_SIGNS = Words(
    "+ 新增，− 删去，⇄ 主导与特色互换；名称以新版为准，同一产业的不同写法不算变化。",
    "+ added, − dropped, ⇄ moved between leading and characteristic; names as in the newer vintage; another "
    "wording of the same industry is no change.",
)


def draw_change_map(shown: pd.DataFrame, material: Material, language: str) -> Figure:
    """Draw the change of one city between two vintages.

    Parameters
    ----------
    shown : DataFrame
        Rows of one city and step from :func:`analysis.figures.layout.change_rows.change_rows`.
    material : Material
        Boundaries with their attribution, registry.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    Figure
        One map; changed places carry a list, the others their name.
    """
    city = str(shown["city_id"].iloc[0])
    places = city_places(city, shown["place_id"], material.registry, material.boundaries)
    extent = map_extent(places, _PADDING)
    title = CHANGE_TITLE.format(change_fields(shown, material)).of(language)
    outline = sheet(SIZE, title, _notes(shown, material, language))
    width, height = extent.fit(outline.width - 4, outline.room - _LEGEND)
    page = outline.page(height + _LEGEND)
    axes = page.axes((outline.width - width) / 2, _LEGEND, width, height, "map")
    by_place = shown.drop_duplicates("place_id").set_index("place_id")
    fills = {str(key): FILLS[value] for key, value in by_place["place_class"].items()}
    ground = base_map(axes, extent, fills, language=language)
    names = {key: _name(str(key), by_place, places, material).of(language) for key in ground.canvas.index}
    lists = {key: change_lines(rows, language) for key, rows in shown.groupby("place_id")}
    blocks = []
    for key, name in names.items():
        lines = lists.get(key, [])
        room = max([text_width(name, NAME_SIZE), *(text_width(f"{sign} {text}", NAME_SIZE) for sign, text in lines)])
        blocks.append(ground.block(str(key), room + 7, NAME_SIZE * 1.5 + LINE * len(lines)))

    def draw(one: Placed) -> None:
        lines = [f"{sign} {text}" for sign, text in lists.get(one.block.key, [])]
        top = one.y + one.block.height / 2 - NAME_SIZE * 0.75
        if lines and not one.leader:
            white_ground(axes, one, alpha=0.8)
        write(axes, (one.x, top), names[one.block.key], NAME_SIZE, None if lines or one.leader else GROUND)
        for place, line in enumerate(lines, start=1):
            write_right(axes, (one.x - one.block.width / 2 + 3.5, top - LINE * place), line, NAME_SIZE).set_zorder(7)

    ground.place(blocks, draw)
    page.legend(_samples(shown, len(by_place) < len(places), language), below=True)
    return page.figure


def _name(key: str, by_place: pd.DataFrame, places: pd.DataFrame, material: Material) -> Words:
    if key in by_place.index:
        return Words(str(by_place.loc[key, "place_zh"]), str(by_place.loc[key, "place_en"]))
    return place_name(key, str(places.set_index("place_id").loc[key, "name"]), material)


def _samples(shown: pd.DataFrame, gaps: bool, language: str) -> list[Patch]:
    present = set(shown["place_class"])
    looks = [(FILLS[name], _WORDS[name]) for name in CLASSES if name in present] + [(NOTHING, _EMPTY)] * gaps
    return [swatch(fill, words.of(language)) for fill, words in looks]


def _notes(shown: pd.DataFrame, material: Material, language: str) -> list[str]:
    first = shown.iloc[0]
    pair = {str(first["from_vintage"]), str(first["to_vintage"])}
    layouts = material.tables["industry_layout"]
    names = vintages(layouts["doc_id"], material.registry)
    documents = [
        key
        for key, name in names.items()
        if name in pair and material.registry.documents[key].place_id == first["city_id"]
    ]
    return [
        _SIGNS.of(language),
        *gap_notes(str(first["city_id"]), pair, material, language),
        source_note(documents, material, language),
        *credits_of([str(first["city_id"])], material, language),
    ]


def change_fields(shown: pd.DataFrame, material: Material) -> dict[str, Words]:
    """Words for question, caption and title: the city, the two vintages, places by class."""
    first = shown.iloc[0]
    counts = shown.drop_duplicates("place_id")["place_class"].value_counts()
    old, new = str(first["from_vintage"]), str(first["to_vintage"])
    return {
        "place": place_name(str(first["city_id"]), str(first["city_id"]), material),
        "old": Words(old, old),
        "new": Words(new, new),
        **{name: Words(*[str(counts.get(name, 0))] * 2) for name in CLASSES},
        "total": Words(*[str(counts.sum())] * 2),
    }


CHANGE_TITLE = Words("{place}主特产业布局的变化：{old}—{new}", "{place}: change of the industry layout, {old} to {new}")
CHANGE_MAP = FigureSpec(
    id="layout-change",
    question=Words(
        "从{old}到{new}，{place}哪些地方换了产业？", "Which places of {place} changed industries from {old} to {new}?"
    ),
    caption=Words(
        "{place}{total}个地方中，{industry}个增减了产业，{role}个主导与特色互换，{segment}个只增减细分领域，{wording}个仅措辞不同，"
        "{same}个不变（{old}与{new}两版比较）。",
        "Of {total} places of {place}, {industry} added or dropped an industry, {role} changed its role, {segment} "
        "changed segments only, {wording} the wording only, {same} nothing ({old} against {new}).",
    ),
    size=SIZE,
    tables=("industry_layout",),
    prepare=change_rows,
    draw=draw_change_map,
    split=("city_id", "step"),
    fields=change_fields,
)
