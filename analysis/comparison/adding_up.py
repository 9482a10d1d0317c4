"""Adding up: whether the growth that counties aim at makes up the growth that their city aims at."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.registry import Indicator, Registry
from analysis.statistics import WHOLE

# Below this share of the city's amount the counties with a target cannot speak for the city.
ENOUGH = 0.8
_ZONE = "功能区"
_PER_HEAD = ("人均", "每", "平均")
_DIGITS = 4


@dataclass(frozen=True)
class _Part:
    """A county: its target, and the amount that the target lets grow, where they are known."""

    target: float | None
    weight: float | None


def adding_up(rows: pd.DataFrame, plans: pd.DataFrame, observations: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Set the weighted growth targets of the counties beside the target of the place above them.

    Parameters
    ----------
    rows, plans, observations : DataFrame
        Derived tables ``side_by_side``, ``plans`` and ``observations``.
    registry : Registry
        Places, families of concepts.

    Returns
    -------
    DataFrame
        Derived table ``adding_up``: one row per growth target of an amount of money, for a place with two counties or
        more (zones are in no sum, and what is counted per head is none). The growth of a sum is the mean of the growths
        weighted by the amounts before, so the weights are the amounts of the latest year before the plan in which the
        place itself is observed. A county without a growth target speaks by the growth that its base and its target
        level imply. Where the counties that have both make up less than 80 % of the amount of the place the row is
        ``not_evaluable``, and says how many there are.
    """
    found = [
        row
        for plan in plans.to_dict("records")
        if len(_counties(plan["place_id"], registry)) > 1
        for target in rows[(rows["plan_id"] == plan["plan_id"]) & (rows["measure"] == "growth")].to_dict("records")
        if pd.notna(target["value"]) and (row := _row(target, plan, rows, observations, registry))
    ]
    found.sort(key=lambda row: (str(row["place_id"]), str(row["years"]), str(row["indicator_id"])))
    return registry.tables["adding_up"].frame(found)


def _counties(place_id: str, registry: Registry) -> list[str]:
    """Places of the lowest tier below a place; none where it has a tier between, which the register may not list."""
    below = [place.place_id for place in registry.children(place_id) if place.kind != _ZONE]
    deeper = any(place.kind != _ZONE for part in below for place in registry.children(part))
    return [] if deeper else below


def _row(
    target: Mapping[Hashable, Any],
    plan: Mapping[Hashable, Any],
    rows: pd.DataFrame,
    observations: pd.DataFrame,
    registry: Registry,
) -> dict[str, object] | None:
    place, years = str(plan["place_id"]), str(plan["plan_id"]).rpartition(":")[2]
    amount = _amount_concept(str(target["indicator_id"]), registry)
    if not amount:
        return None
    seen = _amounts(amount, int(plan["start_year"]), observations)
    year = max(seen.get(place, {}), default=None)
    counties = _counties(place, registry)
    parts = [
        _Part(
            _target_of(f"{county}:{years}", str(target["indicator_id"]), amount, rows),
            seen.get(county, {}).get(year or 0),
        )
        for county in counties
    ]
    known = [(p.target, p.weight) for p in parts if p.target is not None and p.weight is not None]
    total = seen[place][year] if year else None
    coverage = sum(weight for _target, weight in known) / total if total else None
    row: dict[str, object] = {
        "place_id": place, "indicator_id": target["indicator_id"], "measure": "growth", "years": years,
        "parts": len(counties), "with_target": sum(p.target is not None for p in parts), "with_weight": len(known),
        "weight_year": year, "coverage": None if coverage is None else round(coverage, _DIGITS),
        "target": target["value"], "unit": target["value_unit"],
    }
    if coverage is None or coverage < ENOUGH:
        made_up = "" if coverage is None else f", {100 * coverage:.0f} % of the amount"
        reason = f"{row['with_target']} of {len(counties)} counties have a target, {len(known)} an amount too{made_up}"
        return row | {"verdict": "not_evaluable", "reason": reason}
    return row | _weighted(known, float(target["value"]))


def _weighted(known: list[tuple[float, float]], target: float) -> dict[str, object]:
    weighted = sum(value * weight for value, weight in known) / sum(weight for _value, weight in known)
    return {
        "verdict": "evaluable", "weighted": round(weighted, _DIGITS), "difference": round(weighted - target, _DIGITS)
    }


def _amount_concept(indicator: str, registry: Registry) -> str:
    """Concept of the amount that a rate lets grow: of the same family, the one named like the rate before others."""
    family = registry.indicators[indicator].family
    kin = [i for i, concept in registry.indicators.items() if concept.family == family and _is_sum(concept, registry)]
    return min(kin, key=lambda i: (not indicator.startswith(f"{i}_"), kin.index(i)), default="")


def _is_sum(concept: Indicator, registry: Registry) -> bool:
    unit = registry.find_unit(concept.unit)
    in_money = unit is not None and unit.dimension == "money"
    return concept.kind == "level" and in_money and not any(word in concept.zh for word in _PER_HEAD)


def _amounts(indicator: str, before: int, observations: pd.DataFrame) -> dict[str, dict[int, float]]:
    """Amounts by place and year ahead of the plan; of several editions the one published last."""
    wanted = observations[
        (observations["indicator_id"] == indicator) & observations["scope"].isin(WHOLE) & observations["value"].notna()
    ].sort_values("published", kind="stable")
    found: dict[str, dict[int, float]] = {}
    for place, year, value in _numbers(wanted):
        if year < before:
            found.setdefault(place, {})[year] = value
    return found


def _numbers(wanted: pd.DataFrame) -> Iterator[tuple[str, int, float]]:
    for row in wanted.to_dict("records"):
        if str(row["year"]).isdigit():
            yield str(row["place_id"]), int(row["year"]), float(str(row["value"]))


def _target_of(plan_id: str, indicator: str, amount: str, rows: pd.DataFrame) -> float | None:
    own = rows[rows["plan_id"] == plan_id]
    stated = own[(own["indicator_id"] == indicator) & (own["measure"] == "growth")]["value"].dropna()
    implied = own[(own["indicator_id"] == amount) & (own["change_unit"] == "%/年")]["change_per_year"].dropna()
    return next((float(value) for value in (*stated, *implied)), None)
