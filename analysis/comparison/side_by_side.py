"""Side by side: targets of all plans by concept, in the concept's unit, and what was left out and why."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.comparison.measures import Amount, measure_of, to_measure_unit
from analysis.comparison.plans import period_of_target, plan_id, plan_table
from analysis.registry import Registry

# Of several rows for one concept of one plan the printed table speaks for it; prose repeats it, often rounded.
ORIGIN_ORDER = {"table": 0, "box": 1, "prose": 2}


@dataclass(frozen=True)
class SideBySide:
    """Targets side by side.

    Attributes
    ----------
    plans : DataFrame
        One row per plan (derived table ``plans``).
    rows : DataFrame
        One row per concept, measure and plan (derived table ``side_by_side``).
    left_out : DataFrame
        One row per target that does not stand in ``rows``, with the reason (derived table ``side_by_side_left_out``).
    """

    plans: pd.DataFrame
    rows: pd.DataFrame
    left_out: pd.DataFrame


def side_by_side(targets: pd.DataFrame, registry: Registry) -> SideBySide:
    """Put the targets of all plans side by side.

    Parameters
    ----------
    targets : DataFrame
        The derived table ``targets``.
    registry : Registry
        Places, documents, concepts and units.

    Returns
    -------
    SideBySide
        Every target stands either in ``rows`` or in ``left_out``. A target of a part of the place, without a
        concept, after the plan's last year, or in a unit of another dimension is left out; where a plan gives a
        concept twice, the table speaks before the prose, and the later line is left out as ``repeated`` (same
        value) or ``other_value``. Of two editions of one plan (draft and final) the one issued last speaks for every
        concept that it has, and the other is left out as ``other_edition``.
    """
    rows: list[dict[str, object]] = []
    left_out: list[dict[str, object]] = []
    seen: dict[tuple[object, ...], dict[str, object]] = {}
    for target in _in_order(targets, registry):
        row = _row(target, registry)
        key = (row["indicator_id"], row["measure"], row["plan_id"])
        if not row["reason"] and (first := seen.get(key)) is not None:
            row["reason"] = _repeated(first, row, registry)
            row["kept"] = first["target_id"]
        if row["reason"]:
            left_out.append(row)
        else:
            seen[key] = row
            rows.append(row)
    plans = plan_table(((str(r["plan_id"]), str(r["doc_id"])) for r in rows), registry)
    order = {plan: i for i, plan in enumerate(plans["plan_id"])}
    rows.sort(key=lambda r: (str(r["indicator_id"]), str(r["measure"]), order[str(r["plan_id"])]))
    left_out.sort(key=lambda r: (str(r["doc_id"]), r["line"], str(r["target_id"])))
    return SideBySide(
        plans,
        _table("side_by_side", rows, registry),
        _table("side_by_side_left_out", left_out, registry),
    )


def _table(name: str, rows: list[dict[str, object]], registry: Registry) -> pd.DataFrame:
    contract = registry.tables[name]
    return contract.frame({column: row[column] for column in contract.columns} for row in rows)


def _in_order(targets: pd.DataFrame, registry: Registry) -> list[dict[str, object]]:
    """Targets as dictionaries (None for missing), those that speak first for a concept in front.

    Of two editions of a plan (draft and final) the one issued last speaks.
    """
    records = targets.astype(object).where(targets.notna(), None).to_dict("records")

    def rank(row: dict[str, object]) -> tuple[object, ...]:
        return (ORIGIN_ORDER[str(row["origin"])], row["comparator"] == "direction", str(row["doc_id"]), row["line"])

    found = sorted(({str(k): v for k, v in record.items()} for record in records), key=rank)
    return sorted(found, key=lambda row: latest_first(str(row["doc_id"]), registry))


def latest_first(doc_id: str, registry: Registry) -> int:
    """Rank of a document among the editions of one plan: 0 for the one issued last (of one day, the last id)."""
    entry = registry.documents[doc_id]
    later = [
        other for other in registry.documents.values()
        if (other.place_id, other.period, other.kind) == (entry.place_id, entry.period, entry.kind)
        and (other.issued or "", other.doc_id) > (entry.issued or "", doc_id)
    ]
    return len(later)


def _row(target: dict[str, object], registry: Registry) -> dict[str, object]:
    document = registry.documents[str(target["doc_id"])]
    year = _year(target["target_year"])
    period = period_of_target(year, document)
    place = str(target["place_id"] or "")
    concept = registry.indicators.get(str(target["indicator_id"] or ""))
    measure = measure_of(target, concept)
    amount = to_measure_unit(target, measure, concept, registry) if concept else Amount(unit=None)
    row = dict(target)
    row.update(
        measure=measure,
        plan_id=plan_id(place, period) if period and place else None,
        value=amount.value,
        value_upper=amount.upper,
        base_value=amount.base,
        value_unit=amount.unit,
        change_per_year=amount.change_per_year(year, _year(target["base_year"])),
        change_unit=amount.change_unit,
        yearly="yes" if period and period[0] == period[1] else "no",
        kept=None,
        reason=_reason(place == document.place_id, concept is not None, period is not None, amount),
    )
    return row


def _reason(own_place: bool, has_concept: bool, in_period: bool, amount: Amount) -> str:
    """Why a target does not stand side by side; empty where it does."""
    if not own_place:
        return "part_of_place"
    if not has_concept:
        return "no_concept"
    if not in_period:
        return "after_the_plan"
    return "unit_differs" if amount.unit is None else ""


def _year(value: object) -> int | None:
    text = str(value or "")
    return int(text[-4:]) if text[-4:].isdigit() else None


def _repeated(first: dict[str, object], row: dict[str, object], registry: Registry) -> str:
    """Why a second target for a concept of a plan does not stand beside the first."""
    if first["doc_id"] != row["doc_id"]:
        a, b = (registry.documents[str(one["doc_id"])] for one in (first, row))
        if (a.place_id, a.period, a.kind) == (b.place_id, b.period, b.kind):
            return "other_edition"
    return "repeated" if _same_value(first, row) else "other_value"


def _same_value(a: dict[str, object], b: dict[str, object]) -> bool:
    return (a["value"], a["value_upper"]) == (b["value"], b["value_upper"])
