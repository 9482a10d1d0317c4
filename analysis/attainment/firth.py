"""Firth's logistic regression: finite odds ratios where a group has met, or missed, all of its targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import expit
from scipy.stats import chi2

Array = NDArray[np.float64]
STEPS, STEP, TOLERANCE = 200, 5.0, 1e-9
REACH = 60.0


@dataclass(frozen=True)
class Fit:
    """A penalised fit.

    Attributes
    ----------
    coefficients : array of shape (p,)
        In the order of the columns of the design.
    log_likelihood : float
        Penalised by half the log determinant of the information.
    """

    coefficients: Array
    log_likelihood: float


def penalised(design: Array, met: Array, coefficients: Array) -> float:
    """Log-likelihood plus half the log determinant of the information (Jeffreys' prior; Firth 1993)."""
    linear = design @ coefficients
    rate = expit(linear)
    information = (design * (rate * (1 - rate))[:, None]).T @ design
    return float(met @ linear - np.logaddexp(0, linear).sum() + 0.5 * np.linalg.slogdet(information)[1])


def fit_firth(design: Array, met: Array, fixed: Sequence[int] = (), values: Sequence[float] = ()) -> Fit:
    """Maximise the penalised likelihood.

    Parameters
    ----------
    design : array of shape (n, p)
        Full column rank, with the column of ones.
    met : array of shape (n,)
        1 met, 0 missed.
    fixed, values : sequence
        Columns whose coefficients are held, and where; the penalty stays that of all columns.

    Returns
    -------
    Fit
        By Newton steps of at most 5 on the modified score, halved until the likelihood grows.

    Notes
    -----
    Firth 1993; Heinze and Schemper 2002.
    """
    beta = np.zeros(design.shape[1])
    beta[list(fixed)] = values
    free = [column for column in range(design.shape[1]) if column not in set(fixed)]
    best = penalised(design, met, beta)
    for _ in range(STEPS if free else 0):
        rate = expit(design @ beta)
        weighted = design * np.sqrt(rate * (1 - rate))[:, None]
        hat = np.einsum("ij,ji->i", weighted, np.linalg.pinv(weighted))
        score = design[:, free].T @ (met - rate + hat * (0.5 - rate))
        move = np.zeros(design.shape[1])
        move[free] = np.linalg.solve(weighted[:, free].T @ weighted[:, free], score)
        move *= min(1.0, STEP / max(float(np.abs(move).max()), 1e-300))
        best = _step(design, met, beta, move, best)
        if np.abs(move).max() < TOLERANCE:
            break
    return Fit(beta, best)


def _step(design: Array, met: Array, beta: Array, move: Array, best: float) -> float:
    """Move the coefficients in place, by ever smaller parts of the step until the likelihood does not fall."""
    start = beta.copy()
    for part in 0.5 ** np.arange(30.0):
        beta[:] = start + part * move
        reached = penalised(design, met, beta)
        if reached >= best - 1e-12:
            return reached
    beta[:] = start
    return best


def likelihood_ratio(design: Array, met: Array, tested: Sequence[int]) -> tuple[float, float]:
    """Penalised likelihood ratio that the coefficients of the tested columns are 0: statistic and p."""
    statistic = 2 * (
        fit_firth(design, met).log_likelihood - fit_firth(design, met, tested, [0.0] * len(tested)).log_likelihood
    )
    statistic = max(0.0, statistic)
    return statistic, float(chi2.sf(statistic, len(tested)))


def profile_interval(design: Array, met: Array, column: int, level: float = 0.95) -> tuple[float, float]:
    """Interval of one coefficient by the profile of the penalised likelihood; infinite where the profile stays flat."""
    whole = fit_firth(design, met)
    limit = float(chi2.ppf(level, 1)) / 2

    def depth(value: float) -> float:
        return whole.log_likelihood - fit_firth(design, met, [column], [value]).log_likelihood - limit

    ends = []
    for side in (-1.0, 1.0):
        inner, outer = float(whole.coefficients[column]), float(whole.coefficients[column]) + side
        while depth(outer) < 0 and abs(outer) < REACH:
            inner, outer = outer, outer + side * 2 * abs(outer - inner)
        ends.append(float(brentq(depth, inner, outer)) if depth(outer) >= 0 else side * np.inf)
    return ends[0], ends[1]


def predicted_rates(design: Array, met: Array, fit: Fit, intercept: int = 0) -> Array:
    """Predicted rates with the intercept moved until their mean is the observed rate (FLIC).

    Parameters
    ----------
    design, met : array
        As for :func:`fit_firth`; both met and missed must occur.
    fit : Fit
        Of the same rows.
    intercept : int
        Column of ones.

    Returns
    -------
    array of shape (n,)
        Firth's own rates are drawn towards one half; these are not, the odds ratios stay.

    Notes
    -----
    Puhr, Heinze, Nold, Lusa and Geroldinger 2017.
    """
    linear = design @ fit.coefficients - fit.coefficients[intercept]
    moved = brentq(lambda start: float(expit(linear + start).sum() - met.sum()), -REACH, REACH)
    return np.asarray(expit(linear + moved))
