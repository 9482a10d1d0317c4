"""Notes below a map on what its table names and the map does not show."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import pandas as pd

from analysis.figures.frame import source_note
from analysis.figures.spec import Material, Words
from analysis.layout.gaps import NO_GEOMETRY, UNKNOWN_INDUSTRY, UNKNOWN_PLACE, layout_gaps
from analysis.layout.incidence import LEADING, PROSE, incidence
from analysis.layout.places import city_places

_WORDS = {
    UNKNOWN_PLACE: Words("未登记、未上图的地方：", "Places that are not registered, not on the map: "),
    NO_GEOMETRY: Words("没有边界、点位或方格，未上图：", "Neither boundary nor point nor tile, not on the map: "),
    UNKNOWN_INDUSTRY: Words("产业目录未收、按原文列出：", "Not on the list of industries, named as printed: "),
}
_PROSE = Words(
    "产业读自正文，产业目录未收的不列（见表 prose_layout）。",
    "Industries read from prose; those that the closed list lacks are left out (table prose_layout).",
)
_FILLED = Words(
    "一地有多项主导产业的，填色取提到最多的一项。",
    "A place that leads with several industries is filled with the one named most.",
)


_APPROXIMATE = Words("功能区点位为近似位置。", "Points of functional zones are approximate.")


def fill_note(shown: pd.DataFrame, language: str) -> str:
    """Sentence on what fills a place; empty where each leads with one industry in a vintage."""
    leading = shown[shown["role"] == LEADING].drop_duplicates(["vintage", "place_id", "industry_key"])
    several = leading.duplicated(["vintage", "place_id"]).any()
    return _FILLED.of(language) if several else ""


def map_notes(shown: pd.DataFrame, material: Material, language: str, first: Sequence[str] = ()) -> list[str]:
    """List the notes below a map of industries: ``first``, gaps, how to read it, documents, credit of the polygons."""
    cities = shown.groupby("city_id", sort=True)["vintage"].agg(set)
    gaps = [note for city, years in cities.items() for note in gap_notes(str(city), years, material, language)]
    return [
        *first,
        prose_note(shown, language),
        *gaps,
        _APPROXIMATE.of(language) if "point" in set(shown["drawn_as"]) else "",
        source_note(shown["doc_id"], material, language),
        *credits_of(shown["city_id"], material, language),
    ]


def credits_of(city_ids: Iterable[str], material: Material, language: str) -> list[str]:
    """Credit of the polygons or tiles of some cities, each once."""
    texts = [Words(*material.boundaries.credit(city)).of(language) for city in sorted(set(city_ids))]
    return list(dict.fromkeys(texts))


def prose_note(shown: pd.DataFrame, language: str) -> str:
    """Sentence on industries read from prose; empty where all stand in printed tables."""
    return _PROSE.of(language) if shown["origin"].eq(PROSE).any() else ""


def gap_notes(city_id: str, vintages: Collection[str], material: Material, language: str) -> list[str]:
    """One sentence a kind of gap in some vintages of a city; empty where nothing is missing."""
    marks = incidence(material.tables["industry_layout"], material.registry)
    marks = marks[(marks["city_id"] == city_id) & marks["vintage"].isin(set(vintages))]
    places = city_places(city_id, marks["place_id"].dropna(), material.registry, material.boundaries)
    gaps = layout_gaps(marks, places)
    notes = []
    for kind, words in _WORDS.items():
        printed = list(dict.fromkeys(gaps.loc[gaps["kind"] == kind, "name"]))
        names = [Words(name, material.english.get(name, name)).of(language) for name in printed]
        if names:
            notes.append(words.of(language) + Words("、", ", ").of(language).join(names))
    return notes
