"""The layout that prose gives: leading and characteristic industries of places without a printed table, with lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from analysis.layout.incidence import CHARACTERISTIC, LEADING, PROSE, vintages
from analysis.registry import Registry

STATED, EMPHASISED = "stated", "emphasised"
# 重点发展 names what a county is to live on, without the word 主导: leading, but only by emphasis.
READ_AS = {
    "leading": (LEADING, STATED),
    "characteristic": (CHARACTERISTIC, STATED),
    "key": (LEADING, EMPHASISED),
}
_FRAME = re.compile(r"(?<=.)(?:特色)?(?:产业)?(?:园区|园|基地|集群|带|廊)?$")
# A title, a road to it or an event names no industry.
_NO_INDUSTRY = re.compile(
    r"(?:[县市]|副中心|新区|公园|升级|街区|链条|融合|扩区|节|增长极|水平|需要)$|(?:知名|历史文化|区域|城市)品牌|示范县|强县|名单|^(?:新兴|特色|优势|现代)?产业$"
)
_KEYS = ["doc_id", "place_id", "layout_role", "stem"]
_SHOWN = ["city_id", "vintage", "doc_id", "place_id", "place", "origin", "role", "basis", "industry", "industry_id"]


def prose_layout(place_industries: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Gather what prose says on the industries of the counties and zones below the place of a document.

    Parameters
    ----------
    place_industries : DataFrame
        Statements read from prose; positionings, projects and carriers are left out, as are areas that the register
        knows only as part of the document's own place.
    registry : Registry
        Documents and places.

    Returns
    -------
    DataFrame
        prose_layout: one row per document, place, role and industry. ``role`` leading or characteristic; ``basis``
        stated where a sentence says so, emphasised where an industry is only to be developed first (重点发展);
        ``industry`` in its first wording, ``statements`` their number, ``lines`` their lines joined by ``;``. Nothing
        is inferred for a place that no sentence names.
    """
    rows = place_industries[place_industries["role"].isin(list(READ_AS)) & place_industries["place_id"].notna()]
    cities: dict[str, str] = {doc_id: registry.documents[doc_id].place_id for doc_id in rows["doc_id"].unique()}
    rows = rows.assign(
        place_id=[_seat(*pair, registry) for pair in zip(rows["place_id"], rows["doc_id"].map(cities), strict=True)]
    )
    named = ~rows["industry"].str.contains(_NO_INDUSTRY)
    below = [
        registry.places[place_id].parent_id == cities[doc_id]
        for place_id, doc_id in zip(rows["place_id"], rows["doc_id"], strict=True)
    ]
    rows = rows[pd.Series(below, index=rows.index, dtype=bool) & named]
    rows = rows.assign(
        city_id=rows["doc_id"].map(cities),
        vintage=rows["doc_id"].map(vintages(rows["doc_id"], registry)),
        place=[registry.places[place_id].name for place_id in rows["place_id"]],
        layout_role=[READ_AS[role][0] for role in rows["role"]],
        basis=[READ_AS[role][1] for role in rows["role"]],
        stem=[stem(industry) for industry in rows["industry"]],
        origin=PROSE,
    )
    found = [_gathered(group) for _, group in rows.groupby(_KEYS, sort=False)]
    return registry.tables["prose_layout"].frame(sorted(found, key=_order))


def _seat(place_id: str, city_id: str, registry: Registry) -> str:
    """Find the county or zone directly below the city that a place lies in; the place itself where there is none."""
    chain = [registry.places[place_id], *registry.ancestors(place_id)]
    return next((place.place_id for place in chain if place.parent_id == city_id), place_id)


def stem(industry: str) -> str:
    """Name of an industry without what frames it: 船舶制造特色产业园 and 船舶制造产业 are one."""
    return _FRAME.sub("", industry.strip("“”").removesuffix("品牌"), count=1)


def _gathered(group: pd.DataFrame) -> dict[str, object]:
    first = group.iloc[0]
    lines = list(dict.fromkeys(str(line) for line in group["line"]))
    shown = {column: first[column] for column in _SHOWN}
    basis = STATED if (group["basis"] == STATED).any() else EMPHASISED
    return {**shown, "role": first["layout_role"], "basis": basis, "statements": len(group), "lines": lines}


def _order(row: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(str(row[key]) for key in ("city_id", "vintage", "doc_id", "place_id", "role", "basis", "industry"))
