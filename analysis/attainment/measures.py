"""Measures: achievement ratio, headroom, log gap and yearly gap of a case with exact figures."""

from __future__ import annotations

import math
from dataclasses import dataclass

from analysis.attainment.case import Case

RATIO_MEASURES = frozenset({"level", "growth_avg", "growth_cum_pct"})
SHARE_MEASURES = frozenset({"share", "change_cum_pp", "annual_floor"})
LEVEL_FLOOR = 0.01
SHARE_FLOOR = 0.3


@dataclass(frozen=True)
class Figures:
    """Base, target and outcome as numbers, with direction and planned years."""

    base: float | None
    target: float
    outcome: float
    direction: int
    years: int | None


@dataclass(frozen=True)
class Ratio:
    """Achievement ratio or why there is none; headroom used where the target is looser than the base."""

    value: float | None
    flag: str = ""
    headroom_used: float | None = None


def unit_class(measure: str) -> str:
    """Class within which gaps may be pooled: ratio, share, or none."""
    if measure in RATIO_MEASURES:
        return "ratio"
    return "share" if measure in SHARE_MEASURES else "none"


def index_figures(figures: Figures, measure: str) -> Figures:
    """Bring growth and cumulative targets to end-year levels with base 100; other measures stay as they are."""
    if measure == "growth_avg" and figures.years:
        steps = figures.years
        return Figures(
            100.0,
            100 * (1 + figures.target / 100) ** steps,
            100 * (1 + figures.outcome / 100) ** steps,
            figures.direction,
            steps,
        )
    if measure == "growth_cum_pct":
        return Figures(100.0, 100 + figures.target, 100 + figures.outcome, figures.direction, figures.years)
    if measure in {"change_cum_pp", "flow_cum"}:
        return Figures(0.0, figures.target, figures.outcome, figures.direction, figures.years)
    return figures


def achievement(case: Case, figures: Figures, tolerance: float) -> Ratio:
    """Achievement ratio: realised over required improvement.

    Parameters
    ----------
    case : Case
        For the measure and whether base and outcome are comparable.
    figures : Figures
        Numbers in the unit of the case.
    tolerance : float
        In the unit of the case; the required improvement must exceed it, 1 % of the base (levels), 0.3 points (shares).

    Returns
    -------
    Ratio
        Undefined: ``no_base``, ``caliber``, ``maintain`` (target at the base) or ``slack`` (target looser than the
        base, with the headroom used).

    Notes
    -----
    Same construct as the percent of targeted change achieved of Healthy People and the current status index of ESCAP.
    """
    if not case.base_comparable:
        return Ratio(None, "caliber")
    indexed = index_figures(figures, case.measure)
    if indexed.base is None or (case.measure == "growth_avg" and not figures.years):
        return Ratio(None, "no_base")
    required = indexed.direction * (indexed.target - indexed.base)
    realised = indexed.direction * (indexed.outcome - indexed.base)
    floor = _floor(case.measure, indexed.base, tolerance)
    if required > floor:
        return Ratio(realised / required)
    if required < -floor:
        return Ratio(None, "slack", realised / required)
    return Ratio(None, "maintain")


def _floor(measure: str, base: float, tolerance: float) -> float:
    if measure == "level":
        return max(tolerance, LEVEL_FLOOR * abs(base))
    if measure in {"share", "annual_floor"}:
        return max(tolerance, SHARE_FLOOR)
    # Growth and flows are on an index or start from nothing: only a target of zero has no improvement to divide by.
    return 1e-12


def log_gap(figures: Figures, measure: str) -> float | None:
    """Shortfall at the end year in log points, d·ln(A/T); None for shares, flows and values not above zero."""
    if measure not in RATIO_MEASURES or (measure == "growth_avg" and not figures.years):
        return None
    indexed = index_figures(figures, measure)
    if indexed.target <= 0 or indexed.outcome <= 0:
        return None
    return indexed.direction * math.log(indexed.outcome / indexed.target)


def gap_per_year(figures: Figures, measure: str) -> float | None:
    """Gap in percentage points a year.

    Growth rates as they are; levels and cumulative percentages by the implied average growth; shares and changes in
    points divided by the planned years; None for flows, without base or years, and where a growth rate is undefined.
    """
    if measure == "growth_avg":
        return figures.direction * (figures.outcome - figures.target)
    if not figures.years or measure == "flow_cum":
        return None
    if measure in SHARE_MEASURES:
        return figures.direction * (figures.outcome - figures.target) / figures.years
    indexed = index_figures(figures, measure)
    rates = [annual_rate(indexed.base, end, figures.years) for end in (indexed.outcome, indexed.target)]
    if rates[0] is None or rates[1] is None:
        return None
    return figures.direction * (rates[0] - rates[1])


def annual_rate(base: float | None, end: float, years: int) -> float | None:
    """Average growth in percent a year from base to end; None where it is undefined (no positive base or end)."""
    if base is None or base <= 0 or end <= 0:
        return None
    return 100 * ((end / base) ** (1 / years) - 1)
