"""Pooling: rates of small groups drawn towards the common rate by how much the groups differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.stats import beta, betabinom

from analysis.attainment.intervals import Count

# From the Jeffreys prior on: with few groups the likelihood often wants all rates at 0 or 1, or all alike.
LOG_BOUNDS = (float(np.log(0.5)), float(np.log(500.0)))


@dataclass(frozen=True)
class Pooled:
    """Pooled rate of one group.

    Attributes
    ----------
    raw : float or None
        Met of judged.
    rate, low, high : float
        Posterior mean with its 95 % interval.
    """

    raw: float | None
    rate: float
    low: float
    high: float


def pool(counts: Sequence[Count]) -> list[Pooled]:
    """Estimate rates of groups by beta-binomial empirical Bayes.

    Parameters
    ----------
    counts : sequence of Count
        One per category or plan; unknown rows are left out.

    Returns
    -------
    list of Pooled
        In the same order; a group without judged rows gets the common rate. Empty where nothing is judged.

    Notes
    -----
    Prior mean and concentration by maximum likelihood; the interval does not carry their uncertainty.
    """
    judged = [count for count in counts if count.judged]
    if not judged:
        return []
    a, b = fit_prior(judged)
    return [_posterior(count, a, b) for count in counts]


def fit_prior(counts: Sequence[Count]) -> tuple[float, float]:
    """Beta prior of the rates by maximum likelihood, as (a, b)."""
    met = np.array([count.met for count in counts])
    judged = np.array([count.judged for count in counts])

    def loss(logs: np.ndarray) -> float:
        return -float(betabinom.logpmf(met, judged, *np.exp(logs)).sum())

    found = minimize(loss, np.zeros(2), bounds=[LOG_BOUNDS, LOG_BOUNDS], method="L-BFGS-B")
    a, b = np.exp(found.x)
    return float(a), float(b)


def _posterior(count: Count, a: float, b: float) -> Pooled:
    low, high = beta.ppf([0.025, 0.975], a + count.met, b + count.missed)
    return Pooled(count.share, (a + count.met) / (a + b + count.judged), float(low), float(high))
