"""Judged rows: verdicts with what the statistics need beside them (category, attribute, changes, class of unit)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.attainment.case import Case, Verdict
from analysis.attainment.judging import Prepared, judge_prepared, prepare
from analysis.attainment.measures import Figures, index_figures
from analysis.attainment.plan_names import PlanNames
from analysis.attainment.quantity import Quantity
from analysis.attainment.rows import Printed, plan_rows
from analysis.attainment.scheme import MAIN, Scheme
from analysis.registry import Registry

COLUMNS = {
    "plan": "string",
    "doc_id": "string",
    "table": "string",
    "row": "string",
    "place": "string",
    "plan_zh": "string",
    "plan_en": "string",
    "category": "string",
    "attribute": "string",
    "subject": "string",
    "indicator_id": "string",
    "family": "string",
    "basis": "string",
    "measure": "string",
    "direction": "Int64",
    "met": "string",
    "reason": "string",
    "unit": "string",
    "base": "Float64",
    "target": "Float64",
    "outcome": "Float64",
    "years": "Int64",
    "base_year": "Int64",
    "target_year": "Int64",
    "outcome_source": "string",
    "gap": "Float64",
    "sign": "Int64",
    "log_gap": "Float64",
    "gap_pp_per_year": "Float64",
    "achievement_ratio": "Float64",
    "unit_class": "string",
    "planned_change": "Float64",
    "realised_change": "Float64",
    "line": "Int64",
}


@dataclass(frozen=True)
class Changes:
    """Planned and realised change a year, turned so that more is better; None where they are undefined."""

    planned: float | None = None
    realised: float | None = None


def judged_rows(printed: Printed, registry: Registry, scheme: Scheme = MAIN) -> pd.DataFrame:
    """Judge all rows and keep what tests and figures need.

    Parameters
    ----------
    printed : Printed
        Tables, notes, targets and outcomes.
    registry : Registry
        Concept list.
    scheme : Scheme
        The coding choices; ``one_per_family`` drops the later of two arithmetic twins of one plan, ``delegated = drop``
        drops delegated rows.

    Returns
    -------
    DataFrame
        One row per target; ``sign`` is 1 or -1 where the outcome lies above or below its target, 0 where it equals it;
        changes are in log points a year (ratio class) or points a year (share class), direction included.
    """
    return judged_frame([prepare(row, registry) for row in plan_rows(printed)], registry, scheme)


def judged_frame(rows: Sequence[Prepared], registry: Registry, scheme: Scheme = MAIN) -> pd.DataFrame:
    """Judge prepared rows, whatever source their outcomes are from; columns as :func:`judged_rows`."""
    names = PlanNames(registry)
    records = [{**_record(row, scheme), **names(row)} for row in rows]
    frame = pd.DataFrame(
        {name: pd.Series([record[name] for record in records], dtype=dtype) for name, dtype in COLUMNS.items()}
    )
    frame = frame[frame["reason"] != "dropped"]
    return one_per_family(frame) if scheme.one_per_family else frame.reset_index(drop=True)


def one_per_family(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep the first of the rows of one plan that are arithmetic twins; rows without a concept stay."""
    twins = frame.duplicated(["plan", "family"]) & frame["family"].notna()
    return frame[~twins].reset_index(drop=True)


def _record(prepared: Prepared, scheme: Scheme) -> dict[str, Any]:
    row, basis, indicator, case = prepared.row, prepared.basis, prepared.indicator, prepared.case
    verdict = judge_prepared(prepared, scheme)
    changes = yearly_changes(case, verdict) if case is not None else Changes()
    return {
        "plan": f"{row.cells['doc_id']}:{row.cells['table']}",
        "doc_id": row.cells["doc_id"],
        "table": row.cells["table"],
        "row": row.cells["row"],
        "place": row.place,
        "category": row.cells["category"],
        "attribute": row.cells["attribute"],
        "subject": row.cells["label"],
        "indicator_id": indicator.indicator_id if indicator else None,
        "family": indicator.family if indicator else None,
        "basis": basis.name,
        "measure": case.measure if case else None,
        "direction": indicator.direction if indicator else None,
        "met": verdict.met,
        "reason": verdict.reason,
        "unit": (case.unit or None) if case else None,
        "base": _exact(case.base) if case else None,
        "target": _exact(case.target) if case else None,
        "outcome": _exact(case.outcome) if case else None,
        "years": case.years if case else None,
        **{name: _year(row.cells.get(name)) for name in ("base_year", "target_year")},
        "outcome_source": prepared.source.source if prepared.source else row.cells["doc_id"],
        "gap": verdict.gap if "bound" not in verdict.flags else None,
        "sign": _sign(verdict),
        "log_gap": verdict.log_gap,
        "gap_pp_per_year": verdict.gap_pp_per_year,
        "achievement_ratio": verdict.achievement_ratio,
        "unit_class": verdict.unit_class,
        "planned_change": changes.planned,
        "realised_change": changes.realised,
        "line": row.cells["line"],
    }


def _year(printed: object) -> int | None:
    """Year of a column of the table; the last one of a period."""
    return None if printed is None or printed is pd.NA else int(str(printed)[-4:])


def _exact(value: Quantity | None) -> float | None:
    return value.value if value is not None and value.exact else None


def _sign(verdict: Verdict) -> int | None:
    """Side of the target; a reported completion or a bound on the right side is known to be not below it."""
    if verdict.gap is not None and "bound" not in verdict.flags:
        return 0 if abs(verdict.gap) < 1e-9 else 1 if verdict.gap > 0 else -1
    return {"met": 1, "missed": -1}.get(verdict.met)


def yearly_changes(case: Case, verdict: Verdict) -> Changes:
    """Planned and realised change a year: d·ln(T/B)/H and d·ln(A/B)/H in the ratio class, d·(T-B)/H in the share class.

    Growth and cumulative percentages take 100 as their base. None without planned years, base, or a verdict.
    """
    if case.target is None or case.outcome is None or not case.outcome.exact or not case.years or not case.direction:
        return Changes()
    base = case.base.value if case.base is not None and case.base.exact and case.base_comparable else None
    figures = index_figures(
        Figures(base, case.target.value, case.outcome.value, case.direction, case.years), case.measure
    )
    if figures.base is None or verdict.unit_class == "none":
        return Changes()
    return Changes(
        _per_year(figures, figures.target, verdict.unit_class), _per_year(figures, figures.outcome, verdict.unit_class)
    )


def _per_year(figures: Figures, end: float, unit_class: str) -> float | None:
    assert figures.base is not None and figures.years
    if unit_class == "share":
        return figures.direction * (end - figures.base) / figures.years
    if figures.base <= 0 or end <= 0:
        return None
    return figures.direction * math.log(end / figures.base) / figures.years
