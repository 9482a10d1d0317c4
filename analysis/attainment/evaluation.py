"""Evaluation: one case under one scheme gives one verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.attainment.case import MET, MISSED, UNDETERMINED, Case, Verdict, undetermined
from analysis.attainment.measures import Figures, achievement, gap_per_year, log_gap, unit_class
from analysis.attainment.quantity import Quantity, figure
from analysis.attainment.scheme import Scheme

GROWTH_BAND, SHARE_BAND, LEVEL_BAND = 0.5, 1.0, 0.05
CONTESTED = frozenset({"力争", "争取"})
POINTS = frozenset({"%", "个百分点", "百分点"})
MORE, LESS = frozenset({"ge", "gt"}), frozenset({"le", "lt"})
ROUNDING = 1e-9


@dataclass(frozen=True)
class Rule:
    """What the outcome is held against: threshold, shortfall and excess allowed (None = any), equality excluded."""

    threshold: float
    tolerance: float
    excess: float | None = None
    open_end: bool = False


def evaluate(case: Case, scheme: Scheme) -> Verdict:
    """Judge one case.

    Parameters
    ----------
    case : Case
        Target, base and outcome in one measure.
    scheme : Scheme
        The coding choices.

    Returns
    -------
    Verdict
        Undetermined with a reason where direction, target or outcome is missing, where the comparator contradicts the
        direction, where a bound leaves both open, and where the target gives a direction only.
    """
    if case.direction is None:
        return undetermined("no_direction")
    if case.outcome is None:
        return undetermined("no_outcome")
    if case.comparator == "direction":
        return _improvement(case, scheme)
    target = _target(case, scheme)
    if target is None:
        return undetermined("no_target")
    if case.comparator in (LESS if case.direction > 0 else MORE):
        return undetermined("direction_conflict")
    rule = _rule(case, target, scheme)
    return _verdict(case, rule, scheme)


def _target(case: Case, scheme: Scheme) -> Quantity | None:
    target = case.stretch if scheme.stretch and case.stretch is not None else case.target
    if target is None and case.comparator == "hold":
        return case.base if case.base is not None and case.base.exact else None
    if target is None:
        return None
    if scheme.target == "original" and case.original_target is not None:
        return figure(case.original_target)
    if scheme.vintage == "revised" and case.revised_base is not None and case.base is not None:
        moved = rebase(target.value, case.base.value, case.revised_base, case.measure)
        return figure(moved, target.decimals)
    return target


def rebase(target: float, base: float, new_base: float, measure: str) -> float:
    """Target after a revision of the base: the same percent improvement for levels, the same points for shares.

    Floors in law, 0 and 100 % are not moved; growth targets need no base and stay.
    """
    if measure == "level" and base:
        return target * new_base / base
    if measure == "share" and target not in {0.0, 100.0}:
        return target + (new_base - base)
    return target


def _rule(case: Case, target: Quantity, scheme: Scheme) -> Rule:
    assert case.direction is not None and case.outcome is not None
    rounding = 0.0 if scheme.strict else case.outcome.half_digit
    if case.comparator == "range" and not target.exact:
        return _range_rule(case.direction, target, rounding, scheme)
    threshold = target.value
    soft = case.comparator == "around" or (scheme.contested == "soft" and bool(case.hardness & CONTESTED))
    band = _band(case.measure, threshold) * scheme.band if soft else 0.0
    if case.comparator == "hold":
        band = scheme.hold_band * abs(threshold)
    tolerance = max(rounding, band)
    excess = tolerance if scheme.two_sided and case.comparator == "around" else None
    return Rule(threshold, tolerance, excess, open_end=scheme.strict and case.comparator in {"gt", "lt"})


def _range_rule(direction: int, target: Quantity, rounding: float, scheme: Scheme) -> Rule:
    near, far = (target.lower, target.upper) if direction > 0 else (target.upper, target.lower)
    if scheme.within_range == "midpoint":
        return Rule((near + far) / 2, rounding)
    excess = abs(far - near) + rounding if scheme.within_range == "inside" else None
    return Rule(near, rounding, excess)


def _band(measure: str, threshold: float) -> float:
    if measure.startswith("growth"):
        return GROWTH_BAND
    if measure in {"share", "change_cum_pp", "annual_floor"}:
        return SHARE_BAND
    return LEVEL_BAND * abs(threshold)


def _verdict(case: Case, rule: Rule, scheme: Scheme) -> Verdict:
    assert case.direction is not None and case.outcome is not None
    ends = [case.direction * (end - rule.threshold) for end in (case.outcome.lower, case.outcome.upper)]
    met = _decide(min(ends), max(ends), rule)
    # Adding 0 turns a negative zero into zero.
    gap = case.direction * (case.outcome.value - rule.threshold) + 0.0
    verdict = Verdict(
        met=met,
        reason="outcome_bound" if met == UNDETERMINED else "reached" if met == MET else "short",
        gap=gap,
        gap_unit="个百分点" if case.unit in POINTS else case.unit,
        tolerance=rule.tolerance,
        unit_class=unit_class(case.measure),
    )
    if rule.excess is not None and met == MISSED and gap > rule.excess:
        verdict = replace(verdict, reason="overshot")
    flags = ["within_tolerance"] if met == MET and case.outcome.exact and gap < -ROUNDING else []
    if not case.outcome.exact:
        return replace(verdict, ratio_flag="outcome_bound", flags=("bound",))
    return _with_measures(case, rule, verdict, flags)


def _decide(low: float, high: float, rule: Rule) -> str:
    def holds(gap: float) -> bool:
        reached = gap > 0 if rule.open_end else gap >= -rule.tolerance - ROUNDING
        return reached and (rule.excess is None or gap <= rule.excess + ROUNDING)

    if holds(low) and holds(high):
        return MET
    if rule.excess is None and holds(high):
        return UNDETERMINED
    return UNDETERMINED if low < high and low <= 0 <= high else MISSED


def _with_measures(case: Case, rule: Rule, verdict: Verdict, flags: list[str]) -> Verdict:
    assert case.direction is not None and case.outcome is not None
    base = case.base.value if case.base is not None and case.base.exact else None
    figures = Figures(base, rule.threshold, case.outcome.value, case.direction, case.years)
    ratio = achievement(case, figures, rule.tolerance)
    if ratio.value is not None and ratio.value < 0:
        flags = [*flags, "regressed"]
    comparable = figures if case.base_comparable else replace(figures, base=None)
    return replace(
        verdict,
        achievement_ratio=ratio.value,
        ratio_flag=ratio.flag,
        headroom_used=ratio.headroom_used,
        log_gap=log_gap(figures, case.measure),
        gap_pp_per_year=gap_per_year(comparable, case.measure),
        flags=tuple(flags),
    )


def _improvement(case: Case, scheme: Scheme) -> Verdict:
    """稳步提高: whether it improved at all; counted only by schemes that ask for it."""
    if case.base is None or case.outcome is None or not (case.base.exact and case.outcome.exact):
        return undetermined("direction_only", "no_base")
    assert case.direction is not None
    change = case.direction * (case.outcome.value - case.base.value)
    improved = change > (0.0 if scheme.strict else case.outcome.half_digit)
    flags = ("improved",) if improved else ("not_improved",)
    if not scheme.directions:
        return replace(undetermined("direction_only", "no_target"), flags=flags)
    return Verdict(MET if improved else MISSED, "improved" if improved else "not_improved", flags=flags)
