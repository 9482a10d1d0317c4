"""Judging: the table of verdicts for every printed table with outcomes."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.attainment.basis import DELEGATED, Basis, build_case, choose_basis, concept, mismatch
from analysis.attainment.case import Verdict, undetermined
from analysis.attainment.evaluation import evaluate
from analysis.attainment.evidence import delegated_verdict
from analysis.attainment.rows import PlanRow, Printed, plan_rows
from analysis.attainment.scheme import MAIN, Scheme
from analysis.registry import Indicator, Registry

# Why a row has no outcome, the most telling first.
SILENCE = ("cancelled", "not_assessed", "not_published", "caliber_changed")
DIGITS = 6


def judge(printed: Printed, registry: Registry, scheme: Scheme = MAIN) -> pd.DataFrame:
    """Judge every row of every table that prints outcomes.

    Parameters
    ----------
    printed : Printed
        The tables with their notes, targets and outcomes.
    registry : Registry
        Directions and units; a row without a concept is undetermined.
    scheme : Scheme
        The coding choices.

    Returns
    -------
    DataFrame
        Table ``verdicts``, one row per printed indicator; the document itself is the source of the outcomes.
    """
    rows = plan_rows(printed)
    return registry.tables["verdicts"].frame(_verdict_row(row, registry, scheme) for row in rows)


def judge_row(row: PlanRow, registry: Registry, scheme: Scheme) -> tuple[Basis, Indicator | None, Verdict]:
    """Judge one row; the basis and the concept are given back with the verdict."""
    basis = choose_basis(row)
    indicator = concept(row, basis, registry)
    return basis, indicator, _judged(row, basis, indicator, registry, scheme)


def _judged(row: PlanRow, basis: Basis, indicator: Indicator | None, registry: Registry, scheme: Scheme) -> Verdict:
    direction = indicator.direction if indicator else None
    if basis.name == DELEGATED:
        return delegated_verdict(row, direction, scheme)
    if indicator is None:
        return undetermined("no_concept")
    if basis.outcome is None:
        return undetermined(_silence(row))
    reason = mismatch(basis, registry) or _caliber(row, basis)
    if reason is None and scheme.final_only and "estimate" in row.flags:
        reason = "estimate"
    return undetermined(reason) if reason else evaluate(build_case(row, basis, indicator, registry), scheme)


def _caliber(row: PlanRow, basis: Basis) -> str | None:
    """Treat a level on another caliber than its target as missing, unless the target was adjusted to it."""
    changed = "caliber_changed" in row.flags | row.statuses
    adjusted = bool({"target_adjusted", "target_revised"} & (row.flags | row.statuses))
    return "caliber_changed" if changed and not adjusted and basis.name == "level" else None


def _silence(row: PlanRow) -> str:
    said = row.statuses | row.flags
    return next((word for word in SILENCE if word in said), "no_outcome")


def _verdict_row(row: PlanRow, registry: Registry, scheme: Scheme) -> dict[str, object]:
    basis, indicator, verdict = judge_row(row, registry, scheme)
    target_id = basis.target.statement_id if basis.target else f"{row.name}.target"
    verdict = _with_row_flags(row, verdict)
    return {
        "verdict_id": f"{target_id}|{row.cells['doc_id']}|{scheme.name}",
        "target_id": target_id,
        "doc_id": row.cells["doc_id"],
        "place": row.place,
        "place_id": row.place_id,
        "indicator_id": indicator.indicator_id if indicator else None,
        "subject": row.cells["label"],
        "scheme": scheme.name,
        "basis": basis.name,
        "met": verdict.met,
        "reason": verdict.reason,
        "gap": _rounded(verdict.gap),
        "gap_unit": verdict.gap_unit if verdict.gap is not None else None,
        "achievement_ratio": _rounded(verdict.achievement_ratio),
        "ratio_flag": verdict.ratio_flag,
        "gap_pp_per_year": _rounded(verdict.gap_pp_per_year),
        "outcome": _outcome_cell(row, basis),
        "outcome_year": _outcome_year(row, basis),
        "outcome_source": row.cells["doc_id"],
        "flags": verdict.flags,
        "line": row.cells["line"],
    }


def _with_row_flags(row: PlanRow, verdict: Verdict) -> Verdict:
    return replace(verdict, flags=tuple(dict.fromkeys([*sorted(row.flags), *verdict.flags])))


def _outcome_cell(row: PlanRow, basis: Basis) -> str | None:
    if basis.name == "growth":
        return row.text("outcome_growth")
    if basis.name == DELEGATED:
        words = (row.text("outcome"), row.text("outcome_growth"))
        return next((cell for cell in words if cell and cell.strip("—-/ ")), None)
    return row.text("outcome")


def _outcome_year(row: PlanRow, basis: Basis) -> str | None:
    return basis.outcome.year if basis.outcome and basis.outcome.year else row.text("outcome_year")


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS) + 0.0
