"""Progress: a running plan at an interim year, against the path to its target (序时进度)."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.attainment.case import Case
from analysis.attainment.measures import Figures, achievement, annual_rate

BAND = 0.05


@dataclass(frozen=True)
class Progress:
    """Interim progress of one target; never «met», which only the target year decides.

    Attributes
    ----------
    status : str
        achieved, ahead, on_schedule, behind; undetermined where there is no ratio.
    ratio : float or None
        Realised over required improvement so far.
    expected : float
        Share of the improvement that the path asks for by now.
    rate_so_far, rate_needed : float or None
        Average growth so far and the one still needed, per cent a year.
    projections : mapping of str to float
        End-year values by straight line from the base, by average growth, and by the mean of the last two yearly steps.
    flag : str
        Why there is no ratio.
    """

    status: str
    ratio: float | None
    expected: float
    rate_so_far: float | None
    rate_needed: float | None
    projections: dict[str, float]
    flag: str = ""


@dataclass(frozen=True)
class Interim:
    """A running target.

    Attributes
    ----------
    measure : str
        level or share.
    base, target, now : float
        Values.
    direction : int
        +1 or -1.
    elapsed, planned : float
        Years since the base year, and planned years.
    recent : tuple of float
        Values of the two years before now, oldest first; empty where not known.
    growth : float or None
        Target growth in per cent a year, where the target is a growth rate: the path is then geometric.
    """

    measure: str
    base: float
    target: float
    now: float
    direction: int
    elapsed: float
    planned: float
    recent: tuple[float, ...] = ()
    growth: float | None = None


def path(elapsed: float, planned: float, growth: float | None = None) -> float:
    """Share of the way that is due after ``elapsed`` of ``planned`` years.

    Linear, h/H (the official reading of 序时进度); geometric for a growth target, ((1+g)^h - 1) / ((1+g)^H - 1), since
    a linear path asks too much of what compounds.
    """
    if not growth:
        return elapsed / planned
    factor = 1 + growth / 100
    return float((factor**elapsed - 1) / (factor**planned - 1))


def progress(interim: Interim, band: float = BAND) -> Progress:
    """Judge a running target.

    Parameters
    ----------
    interim : Interim
        The target and where it stands.
    band : float
        Width of «on schedule» around the path, in shares of the way; no official threshold exists.

    Returns
    -------
    Progress
        The four official classes of mid-term reports: achieved, ahead, on schedule, behind.
    """
    figures = Figures(interim.base, interim.target, interim.now, interim.direction, None)
    ratio = achievement_of(interim, figures)
    due = path(interim.elapsed, interim.planned, interim.growth)
    left = interim.planned - interim.elapsed
    needed = _rate(interim.now, interim.target, left)
    so_far = _rate(interim.base, interim.now, interim.elapsed)
    reached = interim.direction * (interim.now - interim.target) >= 0
    status = "achieved" if reached else _status(ratio[0], due, band)
    return Progress(status, ratio[0], due, so_far, needed, projections(interim), ratio[1])


def achievement_of(interim: Interim, figures: Figures) -> tuple[float | None, str]:
    """Achievement ratio so far and its flag."""
    case = Case(interim.measure, interim.direction, "eq", None, None, None)
    found = achievement(case, figures, 0.0)
    return found.value, found.flag


def _status(ratio: float | None, due: float, band: float) -> str:
    if ratio is None:
        return "undetermined"
    if ratio - due > band:
        return "ahead"
    return "on_schedule" if ratio - due >= -band else "behind"


def _rate(start: float, end: float, years: float) -> float | None:
    if years <= 0 or start <= 0 or end <= 0:
        return None
    return float(100 * ((end / start) ** (1 / years) - 1))


def projections(interim: Interim) -> dict[str, float]:
    """End-year values by three simple rules; shown together as a fan, none of them is a forecast."""
    left = interim.planned - interim.elapsed
    step = (interim.now - interim.base) / interim.elapsed
    found = {"straight_line": interim.now + step * left}
    rate = _rate(interim.base, interim.now, interim.elapsed)
    if rate is not None:
        found["average_growth"] = float(interim.now * (1 + rate / 100) ** left)
    if len(interim.recent) == 2:
        found["last_two_steps"] = interim.now + (interim.now - interim.recent[0]) / 2 * left
    return found


def growth_ratio(interim: Interim) -> float | None:
    """Average growth so far over the one that the whole plan requires (Statistics Canada, Open SDG).

    Kept beside :func:`progress` because the two differ: 50 to 55 of 60 after 3 of 5 years is .869 here, .833 there.
    """
    so_far = _rate(interim.base, interim.now, interim.elapsed)
    required = annual_rate(interim.base, interim.target, int(interim.planned))
    if so_far is None or not required:
        return None
    return interim.direction * so_far / abs(required)
