"""Plans as the attainment figures show them: names, marks, categories, and the note on sources."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
from matplotlib.lines import Line2D

from analysis.attainment.rationality import CLASS_NAMES, UNITS
from analysis.figures.frame import source_note
from analysis.figures.spec import LANGUAGES, Material, Words
from analysis.figures.style import Look

POINT = 25.4 / 72
NO_CATEGORY = Words("未分类", "no category")
FROM_STATISTICS = Words("（据官方统计）", " (from official statistics)")
# Marks differ in shape, in lightness and in filling; a plan beyond the last one begins again with the first.
LOOKS = (
    Look("#0b5394", "o", "#0b5394"),
    Look("#e07b39", "s", "white"),
    Look("#555555", "^", "#555555"),
    Look("#117733", "D", "white"),
    Look("#882255", "v", "#882255"),
    Look("#222222", "P", "white"),
)


def plan_names(judged: pd.DataFrame) -> dict[str, Words]:
    """Name the plans of judged rows, by ``plan``, in order of appearance; outcomes from elsewhere are named too."""
    names = {}
    for plan, rows in judged.groupby("plan", sort=False):
        first = rows.iloc[0]
        foreign = (rows["outcome_source"] != rows["doc_id"]).any()
        printed = Words(*(str(plan if pd.isna(first[f"plan_{lang}"]) else first[f"plan_{lang}"]) for lang in LANGUAGES))
        ending = FROM_STATISTICS if foreign else Words("", "")
        names[str(plan)] = Words(printed.zh + ending.zh, printed.en + ending.en)
    return names


def plan_looks(plans: list[str]) -> dict[str, Look]:
    """Mark of each plan, by its place in the list."""
    return {plan: LOOKS[place % len(LOOKS)] for place, plan in enumerate(plans)}


def plan_handles(shown: pd.DataFrame, language: str) -> list[Line2D]:
    """Legend entries of the plans of rows that hold ``plan`` and ``name_zh``, ``name_en``."""
    names = shown.drop_duplicates("plan").set_index("plan")[f"name_{language}"]
    looks = plan_looks(list(names.index))
    return [
        Line2D([], [], ls="", marker=look.marker, ms=4, color=look.color, mfc=look.face, label=str(names[plan]))
        for plan, look in looks.items()
    ]


def with_names(rows: pd.DataFrame) -> pd.DataFrame:
    """Judged rows with ``name_zh`` and ``name_en`` of their plans."""
    names = plan_names(rows)
    return rows.assign(**{f"name_{lang}": [names[str(plan)].of(lang) for plan in rows["plan"]] for lang in LANGUAGES})


def category_name(category: str | None, material: Material) -> Words:
    """Give a printed group heading in both languages."""
    if pd.isna(category):
        return NO_CATEGORY
    text = str(category)
    return Words(text, material.english.get(text, text))


def with_categories(rows: pd.DataFrame, material: Material) -> pd.DataFrame:
    """Rows with ``category_zh`` and ``category_en`` of their printed group headings."""
    names = [category_name(category, material) for category in rows["category"]]
    return rows.assign(**{f"category_{lang}": [name.of(lang) for name in names] for lang in LANGUAGES})


def class_name(unit_class: str) -> Words:
    """Name of a class of units."""
    zh, en = CLASS_NAMES[unit_class]
    return Words(zh + "指标", f"{en[:1].upper()}{en[1:]} class")


def class_unit(unit_class: str) -> Words:
    """Name the unit of planned and realised changes of a class."""
    zh, en = UNITS[unit_class]
    return Words(zh, en)


def sources_of(rows: pd.DataFrame, material: Material, language: str) -> str:
    """Line that names the documents and statistics that judged rows are from."""
    named = {part for source in rows["outcome_source"].dropna() for part in str(source).split(";")}
    known = {str(row["source_id"]) for row in material.registry.rows.get("sources", ())}
    return source_note([*rows["doc_id"].dropna(), *sorted(named & known)], material, language)


def short_name(row: Mapping[Hashable, Any], material: Material, language: str) -> str:
    """Name of the concept of a judged row, or its printed label."""
    concept = material.registry.indicators.get(str(row["indicator_id"])) if pd.notna(row["indicator_id"]) else None
    if concept is None:
        label = str(row["subject"])
        return Words(label, material.english.get(label, label)).of(language)
    return Words(concept.zh, concept.en).of(language)
