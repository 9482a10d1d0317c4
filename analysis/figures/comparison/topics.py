"""Names of what targets are about: concepts, industries, or the words of the document."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from analysis.figures.names import indicator_name, industry_name, unit_name
from analysis.figures.spec import Material, Words


def topic_name(row: Mapping[Hashable, Any], material: Material) -> Words:
    """Name of the topic of a row of ``drift`` or ``ladder``, with its unit."""
    key = str(row["topic"])
    unit = unit_name(row["unit"], material)
    if row["topic_kind"] == "concept":
        name = indicator_name(key, key, material)
    elif row["topic_kind"] == "industry":
        industry = industry_name(key, key, material)
        name = Words(f"{industry.zh}产值", f"output of {industry.en[:1].lower()}{industry.en[1:]}")
    else:
        name = Words(key, material.english.get(key, key))
    return Words(f"{name.zh} ({unit.zh})", f"{name.en} ({unit.en})") if unit.zh else name
