"""Intervals: shares of met targets with confidence intervals, bounds for the unknown, and tipping points."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.stats import binomtest
from statsmodels.stats.proportion import proportion_confint

Ends = tuple[float, float]


@dataclass(frozen=True)
class Count:
    """How many targets were met, missed and are unknown."""

    met: int
    missed: int
    unknown: int = 0

    @property
    def judged(self) -> int:
        """Met and missed."""
        return self.met + self.missed

    @property
    def all(self) -> int:
        """Met, missed and unknown."""
        return self.judged + self.unknown

    @property
    def share(self) -> float | None:
        """Met of judged; None where none is judged."""
        return self.met / self.judged if self.judged else None


def wilson(count: Count, level: float = 0.95) -> Ends | None:
    """Wilson score interval of the share (advised for small n by Brown, Cai and DasGupta 2001); None without rows."""
    return _confint(count.met, count.judged, "wilson", level)


def clopper_pearson(count: Count, level: float = 0.95) -> Ends | None:
    """Clopper–Pearson interval, the conservative bound; None without judged rows."""
    return _confint(count.met, count.judged, "beta", level)


def jeffreys(count: Count, level: float = 0.95) -> Ends | None:
    """Jeffreys interval; None without judged rows."""
    return _confint(count.met, count.judged, "jeffreys", level)


def _confint(met: int, judged: int, method: str, level: float) -> Ends | None:
    if not judged:
        return None
    low, high = proportion_confint(met, judged, alpha=1 - level, method=method)
    # The formulas leave a rest of rounding at shares of 0 and 1.
    return (0.0 if met == 0 else float(low)), (1.0 if met == judged else float(high))


def bounds(count: Count) -> Ends | None:
    """Share where all unknown targets were missed, and where all were met (Manski bounds); None without rows."""
    if not count.all:
        return None
    return count.met / count.all, (count.met + count.unknown) / count.all


def hull(count: Count, level: float = 0.95) -> Ends | None:
    """Hull of the Clopper–Pearson intervals over all that the unknown targets may be; None without rows."""
    if not count.all:
        return None
    low = _confint(count.met, count.all, "beta", level)
    high = _confint(count.met + count.unknown, count.all, "beta", level)
    assert low is not None and high is not None
    return low[0], high[1]


@dataclass(frozen=True)
class Tipping:
    """How many unknown targets turn a headline: ``needed`` of ``unknown``; None where even all of them do not."""

    reference: float
    above: bool
    needed: int | None


def tipping(count: Count, reference: float) -> Tipping | None:
    """Find the least number of unknown targets that turn «share above the reference», or «not above».

    Parameters
    ----------
    count : Count
        Without judged rows there is no headline: None.
    reference : float
        Share that the headline compares with.

    Returns
    -------
    Tipping or None
        Above: how many must be missed, the others being met; not above: how many must be met, the others being missed.
    """
    if count.share is None:
        return None
    above = count.share > reference
    for turned in range(count.unknown + 1):
        met = count.met + (count.unknown - turned if above else turned)
        if (met / count.all > reference) != above:
            return Tipping(reference, above, turned)
    return Tipping(reference, above, None)


def binomial_p(count: Count, reference: float) -> float | None:
    """Two-sided exact binomial p of the share against a reference; None without judged rows."""
    if not count.judged:
        return None
    return float(binomtest(count.met, count.judged, reference).pvalue)


def largest_p(count: Count, reference: float) -> float | None:
    """Greatest exact binomial p against a reference over all fates of the unknown targets; None without rows."""
    if not count.all:
        return None
    fates = range(count.met, count.met + count.unknown + 1)
    return max(float(binomtest(met, count.all, reference).pvalue) for met in fates)
