"""Dependence: what is left of a share when indicators move together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from scipy.stats import binomtest, norm

from analysis.attainment.answer import Outcome, Question, refuse, too_few
from analysis.attainment.results import Provenance
from analysis.attainment.shares import count_of

CORRELATIONS = (0.0, 0.2, 0.4)
WINDOWS = (0.25, 0.5, 1.0)
LEAST_BUNCHED = 6
BUNCHING = Question(
    "bunching",
    "刚好完成与刚好未完成的增速指标数之比",
    "Growth targets that were just met as often as just missed",
)


@dataclass(frozen=True)
class Effective:
    """A share with its interval at an assumed correlation within categories."""

    correlation: float
    design_effect: float
    effective_n: float
    low: float
    high: float


def design_effects(judged: pd.DataFrame, correlations: Sequence[float] = CORRELATIONS) -> list[Effective]:
    """Widen the interval of the share for targets that move together.

    Parameters
    ----------
    judged : DataFrame
        Judged rows with ``category``; rows without a verdict are left out.
    correlations : sequence of float
        Assumed correlation of verdicts within a category.

    Returns
    -------
    list of Effective
        Design effect 1 + (m - 1)·rho with m the mean size of a category; Wilson interval at the effective number of
        rows. Empty where nothing is judged.
    """
    count = count_of(judged)
    if count.share is None:
        return []
    known = judged[judged["met"].isin(["met", "missed"])]
    size = len(known) / max(1, known["category"].fillna("–").nunique())
    found = []
    for correlation in correlations:
        effect = 1 + (size - 1) * correlation
        effective = count.judged / effect
        low, high = wilson_at(count.share, effective)
        found.append(Effective(correlation, effect, effective, low, high))
    return found


def wilson_at(share: float, n: float, level: float = 0.95) -> tuple[float, float]:
    """Wilson interval of a share for a number of rows that need not be whole."""
    z = float(norm.ppf((1 + level) / 2))
    centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * math.sqrt(share * (1 - share) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    return centre - half, centre + half


def leave_one_out(judged: pd.DataFrame, by: str = "category") -> pd.DataFrame:
    """Share met when one category (or plan) is left out; one row per group, with the counts that remain."""
    rows = []
    for name in judged[by].fillna("–").unique():
        count = count_of(judged[judged[by].fillna("–") != name])
        rows.append({by: name, "met": count.met, "judged": count.judged, "share": count.share})
    return pd.DataFrame(rows, columns=[by, "met", "judged", "share"])


def bunching(judged: pd.DataFrame, provenance: Provenance, window: float = 0.5) -> Outcome:
    """Count growth targets just met against just missed.

    Parameters
    ----------
    judged : DataFrame
        Judged rows; growth rates only, pooled over plans.
    provenance : Provenance
        Of the rows.
    window : float
        Width on each side in points a year: [0, w) against [-w, 0).

    Returns
    -------
    Outcome
        One-sided exact binomial p against one half; refused under 6 rows in the window.
    """
    gaps = judged.loc[judged["measure"] == "growth_avg", "gap_pp_per_year"].dropna()
    above, below = int(((gaps >= 0) & (gaps < window)).sum()), int(((gaps < 0) & (gaps >= -window)).sum())
    n = above + below
    if n < LEAST_BUNCHED:
        return refuse(BUNCHING, n, provenance, too_few(n, LEAST_BUNCHED))
    p = float(binomtest(above, n, alternative="greater").pvalue)
    return Outcome(BUNCHING, n, provenance, p, above / n, smallest_p=0.5**n)
