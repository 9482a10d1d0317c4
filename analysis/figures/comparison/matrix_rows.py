"""From targets side by side to the cells of the comparison matrix."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from itertools import groupby
from typing import Any

import pandas as pd

from analysis.figures.names import indicator_name, place_name, unit_name
from analysis.figures.spec import LANGUAGES, Material, Words

COLUMNS = [
    "part",
    "category",
    "indicator_id",
    "label_zh",
    "label_en",
    "value_unit",
    "plan_id",
    "plan_zh",
    "plan_en",
    "yearly",
    "state",
    "cell_zh",
    "cell_en",
    "value",
    "target_id",
    "evidence",
]
SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "around": "≈"}
_WORDINGS = {
    "delegated": Words("按下达", "assigned"),
    "direction": Words("方向性", "direction"),
    "hold": Words("保持", "hold"),
}
_MEASURES = {"growth": Words("年均", "p.a. "), "cumulative": Words("累计", "cum. ")}
# What stands where a plan sets no target: the reason, as a sign that the legend explains.
ABSENT = {
    "other_measure": Words("另计", "other measure"),
    "other_definition": Words("另义", "other definition"),
    "other_name": Words("疑另名", "other name?"),
    "other_scope": Words("另域", "other scope"),
    "own_document_missing": Words("未见", "not seen"),
    "not_there": Words("—", "—"),
}
_MEASURE_ORDER = ("level", "growth", "cumulative")
_LEAST_SHARED = 2
# Rows that fit a page below the longest title and above a legend with the sources of a dozen documents.
_LARGEST_PART = 42
_OWN_PLAN = ("five_year_plan", "action_plan")


def comparison_rows(material: Material) -> pd.DataFrame:
    """Cells of the comparison matrix.

    Parameters
    ----------
    material : Material
        Tables ``side_by_side``, ``plans`` and ``absences``.

    Returns
    -------
    DataFrame
        One row a concept and plan, for concepts that at least two plans set a target for. ``state`` is ``set`` or
        the reason of the absence; ``cell_zh`` and ``cell_en`` are what is printed. Sorted by the order of concepts
        in the registry and of plans by place and year.
    """
    plans = plans_shown(material)
    rows = material.tables["side_by_side"]
    rows = rows[rows["plan_id"].isin(plans["plan_id"])]
    shared = rows.groupby("indicator_id")["plan_id"].nunique()
    shown = [i for i in material.registry.indicators if shared.get(i, 0) >= _LEAST_SHARED]
    if not shown:
        return pd.DataFrame(columns=COLUMNS)
    reasons = material.tables["absences"].set_index(["indicator_id", "plan_id"])
    cells = {key: part.to_dict("records") for key, part in rows.groupby(["indicator_id", "plan_id"], sort=False)}
    found = [
        _cell(indicator, plan, cells, reasons, material) for indicator in shown for plan in plans.to_dict("records")
    ]
    table = pd.DataFrame(found, columns=COLUMNS)
    parts = _parts([material.registry.indicators[indicator].category for indicator in shown])
    table["part"] = table["indicator_id"].map(dict(zip(shown, parts, strict=True)))
    return table


def plans_shown(material: Material) -> pd.DataFrame:
    """Plans printed in documents that are plans; a report that names a target or two is none."""
    plans = material.tables["plans"]
    printed_in = plans["documents"].str.split(";").str[0].map(lambda doc: material.registry.documents[doc].kind)
    return plans[printed_in.isin(_OWN_PLAN)]


def _parts(categories: list[str]) -> list[int]:
    """Part of the figure that each concept stands in: whole categories, as few pages as they fill, of like length."""
    runs = [len(list(run)) for _category, run in groupby(categories)]
    fewest = max(_filled(runs, _LARGEST_PART))
    pages = (_filled(runs, limit) for limit in range(min(max(runs), _LARGEST_PART), _LARGEST_PART + 1))
    return next(parts for parts in pages if max(parts) == fewest)


def _filled(runs: list[int], limit: int) -> list[int]:
    """Parts of at most ``limit`` concepts, each filled before the next begins; only a run longer than that is cut."""
    part, used = 1, 0
    parts = []
    for run in runs:
        for left in range(run, 0, -1):
            whole = left if left == run and run <= limit else 1
            if used and used + whole > limit:
                part, used = part + 1, 0
            used += 1
            parts.append(part)
    return parts


def _cell(
    indicator: str,
    plan: Mapping[Hashable, Any],
    cells: Mapping[Any, list[dict[Hashable, Any]]],
    reasons: pd.DataFrame,
    material: Material,
) -> dict[str, object]:
    concept = material.registry.indicators[indicator]
    row: dict[str, object] = {
        "category": concept.category,
        "indicator_id": indicator,
        "value_unit": concept.unit,
        "plan_id": plan["plan_id"],
        "yearly": "yes" if plan["start_year"] == plan["end_year"] else "no",
        **_both("label", _label(indicator, material)),
        **_both("plan", plan_name(plan, material)),
    }
    key = (indicator, plan["plan_id"])
    if key in cells:
        # A level says more than the change that leads to it; both stand in the table side_by_side.
        target = min(cells[key], key=lambda t: _MEASURE_ORDER.index(t["measure"]))
        row.update(state="set", value=target["value"], target_id=target["target_id"])
        row.update(_both("cell", _text(target, concept.unit)))
    else:
        absent = reasons.loc[key]
        row.update(state=absent["reason"], evidence=absent["evidence"], **_both("cell", ABSENT[absent["reason"]]))
    return row


def _both(name: str, words: Words) -> dict[str, object]:
    return {f"{name}_{language}": words.of(language) for language in LANGUAGES}


def _label(indicator: str, material: Material) -> Words:
    name = indicator_name(indicator, indicator, material)
    unit = unit_name(material.registry.indicators[indicator].unit, material)
    return Words(f"{name.zh} ({unit.zh})", f"{name.en} ({unit.en})")


def plan_name(plan: Mapping[Hashable, Any], material: Material) -> Words:
    """Name of a plan on two lines: the place, and the period as planners call it, or the years."""
    place = place_name(plan["place_id"], plan["place"], material)
    start, end = int(plan["start_year"]), int(plan["end_year"])
    if start == end:
        return Words(f"{place.zh}\n{start}年", f"{place.en}\n{start}")
    named = [p.period for p in material.registry.periods.values() if (p.start_year, p.end_year) == (start, end)]
    return Words(f"{place.zh}\n{named[0] if named else f'{start}–{end}'}", f"{place.en}\n{start}–{end}")


def _text(target: Mapping[Hashable, Any], unit: str) -> Words:
    if pd.isna(target["value"]):
        return _WORDINGS.get(target["comparator"], Words("有", "set"))
    number = f"{float(target['value']):.6g}"
    if pd.notna(target["value_upper"]):
        number += f"–{float(target['value_upper']):.6g}"
    number = SIGNS.get(target["comparator"], "") + number
    tail = "" if target["value_unit"] == unit else str(target["value_unit"])
    lead = _MEASURES.get(target["measure"], Words("", ""))
    # The name of a growth concept says already that it is a yearly rate.
    lead = Words("", "") if target["value_unit"] == unit and target["measure"] == "growth" else lead
    return Words(lead.zh + number + tail, lead.en + number + tail.replace("百分点", " pp"))
