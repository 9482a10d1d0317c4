"""Centre of the gaps: sign test, signed-rank test by permutation, Hodges–Lehmann estimate with exact interval."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.stats import binomtest, permutation_test, rankdata
from statsmodels.stats.power import TTestPower

from analysis.attainment.answer import Outcome, Question, refuse, too_few
from analysis.attainment.results import Provenance

SIGN = Question(
    "sign",
    "实际值优于与劣于目标的项数是否相当（符号检验）",
    "As many outcomes better as worse than their targets (sign test)",
    what_zh="优于目标的比例",
    what_en="share better",
)
RANK = Question(
    "signed_rank",
    "差距是否以零为中心",
    "Gaps centred at zero",
    "个百分点/年（正为更优）",
    "points a year (positive is better)",
    what_zh="Hodges–Lehmann中心",
    what_en="Hodges–Lehmann centre",
)
RESAMPLES = 99_999
# Fewer rows cannot give a p below 0.05 by turning signs.
LEAST_SIGNS = 6


def sign_test(signs: Sequence[int], provenance: Provenance) -> Outcome:
    """Exact sign test.

    Parameters
    ----------
    signs : sequence of int
        1 above, -1 below, 0 at the target; zeros are left out, as a reported completion is not (its side is known).
    provenance : Provenance
        Of the rows.

    Returns
    -------
    Outcome
        The estimate is the share above; refused under six rows that differ from their targets.
    """
    above, below = sum(sign > 0 for sign in signs), sum(sign < 0 for sign in signs)
    n = above + below
    if not n:
        return refuse(SIGN, 0, provenance, ("没有偏离目标的指标", "no outcome differs from its target"))
    if n < LEAST_SIGNS:
        return refuse(SIGN, n, provenance, too_few(n, LEAST_SIGNS))
    test = binomtest(above, n)
    ends = test.proportion_ci(method="wilson")
    return Outcome(
        SIGN,
        n,
        provenance,
        float(test.pvalue),
        above / n,
        float(ends.low),
        float(ends.high),
        above,
        min(1.0, 2 * 0.5**n),
    )


def signed_rank(gaps: Sequence[float], provenance: Provenance, seed: int = 1) -> Outcome:
    """Wilcoxon signed-rank test by permutation of signs, with the Hodges–Lehmann estimate.

    Parameters
    ----------
    gaps : sequence of float
        One unit class; missing values are an error of the caller.
    provenance : Provenance
        Of the rows.
    seed : int
        Of the permutations; with few rows all sign patterns are enumerated and the seed does not matter.

    Returns
    -------
    Outcome
        Zeros by Pratt's rule: they are ranked but belong to neither side. Ties have their mean rank. The statistic is
        the smaller of the two sums of ranks. Refused under six gaps.
    """
    values = np.asarray(gaps, dtype=float)
    if len(values) < LEAST_SIGNS:
        return refuse(RANK, len(values), provenance, too_few(len(values), LEAST_SIGNS))
    if not np.any(values):
        return refuse(RANK, len(values), provenance, ("所有差距均为零", "all gaps are zero"))
    rng = np.random.default_rng(seed)
    test = permutation_test((values,), positive_ranks, permutation_type="samples", n_resamples=RESAMPLES, rng=rng)
    negative = float(positive_ranks(-values))
    low, high = signed_rank_interval(values)
    estimate = float(np.median(walsh_averages(values)))
    patterns = min(2 ** len(values), RESAMPLES + 1)
    return Outcome(
        RANK,
        len(values),
        provenance,
        float(test.pvalue),
        estimate,
        low,
        high,
        min(float(test.statistic), negative),
        min(1.0, 2 / patterns),
        detectable_effect(len(values)),
    )


def positive_ranks(values: np.ndarray, axis: int = -1) -> np.ndarray:
    """Sum of the ranks, by distance from zero, of the values above zero; for all samples at once."""
    return np.asarray(((values > 0) * rankdata(np.abs(values), axis=axis)).sum(axis=axis))


def walsh_averages(values: np.ndarray) -> np.ndarray:
    """All n(n+1)/2 averages of two values, each with itself too, sorted."""
    first, second = np.triu_indices(len(values))
    return np.sort((values[first] + values[second]) / 2)


def signed_rank_counts(n: int) -> np.ndarray:
    """Cumulative probability of the signed-rank sum 0, 1, … n(n+1)/2 under the null without ties."""
    ways = np.zeros(n * (n + 1) // 2 + 1)
    ways[0] = 1.0
    for rank in range(1, n + 1):
        shifted = ways.copy()
        shifted[rank:] += ways[:-rank]
        ways = shifted / 2
    return np.cumsum(ways)


def interval_rank(n: int, level: float = 0.95) -> tuple[int, float]:
    """Walsh averages to leave out on each side, and the coverage reached.

    The largest k with P(sum <= k) <= (1 - level) / 2; n = 26 gives 98 and 0.9507; -1 where no interval reaches the
    level.
    """
    below = signed_rank_counts(n)
    k = int(np.searchsorted(below, (1 - level) / 2, side="right")) - 1
    return k, float(1 - 2 * below[k]) if k >= 0 else 1.0


def signed_rank_interval(values: np.ndarray, level: float = 0.95) -> tuple[float | None, float | None]:
    """Exact signed-rank interval of the centre; None where n is too small for the level."""
    averages = walsh_averages(values)
    k, _ = interval_rank(len(values), level)
    if k < 0:
        return None, None
    return float(averages[k]), float(averages[len(averages) - 1 - k])


def detectable_effect(n: int, power: float = 0.8) -> float | None:
    """Minimum detectable effect of a one-sample test in standard deviations at 5 %; None under 3 rows."""
    return float(TTestPower().solve_power(nobs=n, alpha=0.05, power=power)) if n > 2 else None
