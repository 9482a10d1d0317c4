"""Names as a reader sees them: places, indicators and industries in the language of the figure."""

from __future__ import annotations

import pandas as pd

from analysis.figures.spec import Material, Words


def place_name(place_id: str | None, printed: str, material: Material) -> Words:
    """Name of a place; the printed name where the register has none, Chinese where there is no English one."""
    place = material.registry.places.get(place_id) if isinstance(place_id, str) else None
    name = place.name if place else printed
    return Words(name, material.english.get(name, name))


def indicator_name(indicator_id: str | None, printed: str, material: Material) -> Words:
    """Name of a concept; the printed label where the row has no concept."""
    concept = material.registry.indicators.get(indicator_id) if isinstance(indicator_id, str) else None
    if concept is None:
        return Words(printed, material.english.get(printed, printed))
    return Words(concept.zh, concept.en)


def industry_name(industry_id: str | None, printed: str, material: Material) -> Words:
    """Name of an industry of the closed list; the printed name where the list lacks it."""
    industry = material.registry.industries.get(industry_id) if isinstance(industry_id, str) else None
    if industry is None:
        return Words(printed, material.english.get(printed, printed))
    return Words(industry.zh, industry.en)


def unit_name(unit: str | None, material: Material) -> Words:
    """Name a unit in both languages; empty where the row has none."""
    if pd.isna(unit):
        return Words("", "")
    text = str(unit)
    return Words(text, material.english.get(text, text))
