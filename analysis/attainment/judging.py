"""Judging: the table of verdicts for every printed table with outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.attainment.basis import DELEGATED, Basis, build_case, choose_basis, concept, mismatch
from analysis.attainment.case import Case, Verdict, undetermined
from analysis.attainment.evaluation import evaluate
from analysis.attainment.evidence import FIGURES, delegated_verdict
from analysis.attainment.rows import PlanRow, Printed, plan_rows
from analysis.attainment.scheme import MAIN, Scheme
from analysis.registry import Indicator, Registry

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
    return verdict_table([prepare(row, registry) for row in plan_rows(printed)], registry, scheme)


def verdict_table(rows: Sequence[Prepared], registry: Registry, scheme: Scheme) -> pd.DataFrame:
    """Table ``verdicts`` of prepared rows, whatever source their outcomes are from."""
    return registry.tables["verdicts"].frame(_verdict_row(row, scheme) for row in rows)


@dataclass(frozen=True)
class Shown:
    """An outcome as it is shown: printed figure, year or period, and the source that gives it."""

    outcome: str | None
    year: str | None
    source: str


@dataclass(frozen=True)
class Prepared:
    """A row with everything that does not depend on the scheme.

    Attributes
    ----------
    row : PlanRow
        The printed row.
    basis : Basis
        Level, growth or delegated, with the statements compared.
    indicator : Indicator or None
        Its concept.
    case : Case or None
        Target beside outcome; None where the row is delegated or cannot be compared.
    reason : str
        Why there is no case; empty elsewhere.
    grade : int
        Grade of the evidence for a figure: 3 a plan's own table, 4 a statistical source.
    source : Shown or None
        Outcome from another source than the plan; None for the plan's own cells.
    """

    row: PlanRow
    basis: Basis
    indicator: Indicator | None
    case: Case | None
    reason: str = ""
    grade: int = FIGURES
    source: Shown | None = None


def prepare(row: PlanRow, registry: Registry) -> Prepared:
    """Find basis, concept and case of a row."""
    basis = choose_basis(row)
    indicator = concept(row, basis, registry)
    if basis.name == DELEGATED:
        return Prepared(row, basis, indicator, None)
    if indicator is None:
        return Prepared(row, basis, None, None, "no_concept")
    if basis.outcome is None:
        return Prepared(row, basis, indicator, None, row.silence or "no_outcome")
    reason = mismatch(basis, registry) or _caliber(row, basis)
    if reason:
        return Prepared(row, basis, indicator, None, reason)
    return Prepared(row, basis, indicator, build_case(row, basis, indicator, registry))


def judge_prepared(prepared: Prepared, scheme: Scheme) -> Verdict:
    """Judge one prepared row under one scheme."""
    if prepared.basis.name == DELEGATED:
        direction = prepared.indicator.direction if prepared.indicator else None
        return delegated_verdict(prepared.row, direction, scheme)
    if prepared.case is None:
        return undetermined(prepared.reason)
    if scheme.final_only and "estimate" in prepared.row.flags:
        return undetermined("estimate")
    if scheme.min_evidence > prepared.grade:
        return undetermined("evidence_too_weak")
    return evaluate(prepared.case, scheme)


def _caliber(row: PlanRow, basis: Basis) -> str | None:
    """Treat a level on another caliber than its target as missing, unless the target was adjusted to it."""
    changed = "caliber_changed" in row.flags | row.statuses
    adjusted = bool({"target_adjusted", "target_revised"} & (row.flags | row.statuses))
    return "caliber_changed" if changed and not adjusted and basis.name == "level" else None


def _verdict_row(prepared: Prepared, scheme: Scheme) -> dict[str, object]:
    row, basis, indicator = prepared.row, prepared.basis, prepared.indicator
    verdict = judge_prepared(prepared, scheme)
    target_id = basis.target.statement_id if basis.target else f"{row.name}.target"
    verdict = _with_row_flags(row, verdict)
    shown = prepared.source or _own(row, basis)
    return {
        "verdict_id": f"{target_id}|{shown.source}|{scheme.name}",
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
        "outcome": shown.outcome,
        "outcome_year": shown.year,
        "outcome_source": shown.source,
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


def _own(row: PlanRow, basis: Basis) -> Shown:
    year = basis.outcome.year if basis.outcome and basis.outcome.year else row.text("outcome_year")
    return Shown(_outcome_cell(row, basis), year, str(row.cells["doc_id"]))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS) + 0.0
