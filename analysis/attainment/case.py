"""Cases: one target beside one outcome, in the form that the rules need; and the verdict on it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.attainment.quantity import Quantity

MET, MISSED, UNDETERMINED = "met", "missed", "undetermined"


@dataclass(frozen=True)
class Case:
    """A target with its base and outcome in one measure.

    Attributes
    ----------
    measure : str
        level, share, growth_avg, growth_cum_pct, change_cum_pp, flow_cum, annual_floor.
    direction : int or None
        +1 more is better, -1 less is better; None makes the case undetermined.
    comparator : str
        eq, ge, gt, le, lt, around, range, hold, direction.
    target : Quantity or None
        The target; for hold the base takes its place where no figure is printed.
    base, outcome : Quantity or None
        None where not printed.
    years : int or None
        Planned years; None where the base year is unknown.
    hardness : frozenset of str
        Words of tone as printed.
    unit : str
        Unit of target and outcome.
    revised_base, original_target : float or None
        Used by the schemes that ask for them.
    base_comparable : bool
        False where base and outcome are on different calibers: then there is no ratio.
    stretch : Quantity or None
        The second target of 确保 a、力争 b.
    """

    measure: str
    direction: int | None
    comparator: str
    target: Quantity | None
    base: Quantity | None
    outcome: Quantity | None
    years: int | None = None
    hardness: frozenset[str] = frozenset()
    unit: str = ""
    revised_base: float | None = None
    original_target: float | None = None
    base_comparable: bool = True
    stretch: Quantity | None = None


@dataclass(frozen=True)
class Verdict:
    """What a scheme says of a case.

    Attributes
    ----------
    met : str
        met, missed, undetermined.
    reason : str
        Why, as a word of the vocabulary in the data dictionary.
    gap : float or None
        direction × (outcome − target) in ``gap_unit``; negative is a shortfall; at the finite end of a bound.
    tolerance : float
        By how much the gap may be negative.
    achievement_ratio : float or None
        Realised over required improvement; None with the reason in ``ratio_flag``.
    headroom_used : float or None
        Where the target allows a deterioration: the part of it that was used.
    log_gap : float or None
        End-year shortfall in log points: ratio-scale class.
    gap_pp_per_year : float or None
        Gap in percentage points a year.
    unit_class : str
        ratio, share or none: what may be pooled.
    flags : tuple of str
        regressed, within_tolerance, bound, exceeded …
    """

    met: str
    reason: str
    gap: float | None = None
    gap_unit: str = ""
    tolerance: float = 0.0
    achievement_ratio: float | None = None
    ratio_flag: str = ""
    headroom_used: float | None = None
    log_gap: float | None = None
    gap_pp_per_year: float | None = None
    unit_class: str = "none"
    flags: tuple[str, ...] = ()


def undetermined(reason: str, ratio_flag: str = "") -> Verdict:
    """Verdict of a case that cannot be judged."""
    return Verdict(UNDETERMINED, reason, ratio_flag=ratio_flag)
