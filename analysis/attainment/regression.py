"""Regression by least squares with HC3 covariance, for one sample and for many at once."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import f as f_distribution
from scipy.stats import t as student_t
from statsmodels.regression.linear_model import OLS
from statsmodels.tools.tools import add_constant

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Line:
    """A fitted line y = a + b·x.

    Attributes
    ----------
    intercept, slope : float
        Coefficients.
    intercept_se, slope_se : float
        HC3 standard errors.
    joint_p : float
        P-value of the F test of intercept 0 and slope 1 with HC3.
    slope_range : tuple of float
        Least and greatest slope when one row is left out.
    """

    intercept: float
    slope: float
    intercept_se: float
    slope_se: float
    joint_p: float
    slope_range: tuple[float, float]


def fit_line(x: Array, y: Array) -> Line:
    """Fit y on x with HC3 and test intercept 0 and slope 1 jointly; HC1 is not offered, its size is wrong at this n."""
    fitted = OLS(y, add_constant(x)).fit()
    robust = fitted.get_robustcov_results("HC3")
    joint = robust.f_test((np.eye(2), np.array([0.0, 1.0])))
    slopes = [_slope(np.delete(x, row), np.delete(y, row)) for row in range(len(x))]
    return Line(
        float(robust.params[0]),
        float(robust.params[1]),
        float(robust.bse[0]),
        float(robust.bse[1]),
        float(joint.pvalue),
        (float(min(slopes)), float(max(slopes))),
    )


def _slope(x: Array, y: Array) -> float:
    centred = x - x.mean()
    return float(centred @ y / (centred @ centred))


def wald(design: Array, samples: Array, tested: Sequence[int]) -> Array:
    """Wald statistic, with HC3, that the tested coefficients are 0, for each row of ``samples`` (draws × n)."""
    inverse = np.linalg.inv(design.T @ design)
    projector = inverse @ design.T
    leverage = np.einsum("ij,ji->i", design, projector)
    coefficients = samples @ projector.T
    residuals = (samples - coefficients @ design.T) / (1 - leverage)
    rows = projector[list(tested)]
    middle = np.einsum("bi,ji,ki->bjk", residuals**2, rows, rows, optimize=True)
    distance = coefficients[:, list(tested)]
    return np.asarray(np.einsum("bj,bj->b", distance, np.linalg.solve(middle, distance[..., None])[..., 0]))


def wild_bootstrap_p(x: Array, y: Array, tested: Sequence[int] = (0, 1), draws: int = 4999, seed: int = 1) -> float:
    """Restricted wild bootstrap that intercept is 0 and slope is 1, or one of the two alone.

    Parameters
    ----------
    x, y : array of shape (n,)
        Planned and realised changes.
    tested : sequence of int
        0 for the intercept, 1 for the slope; the other coefficient, if any, is estimated under the null too.
    draws, seed : int
        Rademacher signs on the residuals of y - x under the null; all 2^n sign vectors where they are no more than the
        draws, and then the seed does not matter. The order of the rows never does.

    Returns
    -------
    float
        (1 + draws at least as extreme) / (draws + 1), or the share of all sign vectors.

    Notes
    -----
    Cameron, Gelbach and Miller 2008; Roodman et al. 2019.
    """
    order = np.lexsort((y, x))
    x, y = x[order], y[order]
    design = np.column_stack([np.ones_like(x), x])
    kept = design[:, [column for column in range(2) if column not in tested]]
    fitted = kept @ np.linalg.lstsq(kept, y - x, rcond=None)[0] if kept.size else np.zeros_like(x)
    residuals = y - x - fitted
    observed = wald(design, (y - x)[None, :], tested)[0]
    signs, complete = _signs(len(x), draws, seed)
    extreme = int((wald(design, fitted + signs * residuals, tested) >= observed * (1 - 1e-9)).sum())
    return extreme / len(signs) if complete else (1 + extreme) / (draws + 1)


def _signs(n: int, draws: int, seed: int) -> tuple[Array, bool]:
    """Sign vectors to draw, and whether they are all that there are."""
    if n < 63 and 2**n <= draws:
        return np.array(list(itertools.product((-1.0, 1.0), repeat=n))), True
    return np.random.default_rng(seed).choice([-1.0, 1.0], size=(draws, n)), False


def ellipse(x: Array, y: Array, points: int = 181, level: float = 0.95) -> Array:
    """Joint confidence ellipse of intercept and slope with HC3 covariance.

    Parameters
    ----------
    x, y : array of shape (n,)
        As for :func:`fit_line`.
    points : int
        Points of the outline.
    level : float
        Joint confidence level; the F quantile with 2 and n - 2 degrees of freedom.

    Returns
    -------
    array of shape (points, 2)
        Closed outline: intercept and slope. The joint F test has the p-value 1 - level at each of its points.
    """
    robust = OLS(y, add_constant(x)).fit().get_robustcov_results("HC3")
    angle = np.linspace(0, 2 * np.pi, points)
    reach = np.sqrt(2 * f_distribution.ppf(level, 2, len(x) - 2))
    circle = np.column_stack([np.cos(angle), np.sin(angle)])
    return np.asarray(robust.params + reach * circle @ np.linalg.cholesky(robust.cov_params()).T)


def confidence_band(x: Array, y: Array, at: Array, level: float = 0.95) -> tuple[Array, Array]:
    """Pointwise band of the fitted line with HC3 covariance and Student's t.

    Parameters
    ----------
    x, y : array of shape (n,)
        As for :func:`fit_line`.
    at : array of shape (m,)
        Where the band is wanted.
    level : float
        Confidence level at each point.

    Returns
    -------
    low, high : array of shape (m,)
        Ends of the band.
    """
    robust = OLS(y, add_constant(x)).fit().get_robustcov_results("HC3")
    design = np.column_stack([np.ones_like(at), at])
    spread = np.sqrt(np.einsum("ij,jk,ik->i", design, robust.cov_params(), design))
    reach = float(student_t.ppf((1 + level) / 2, len(x) - 2)) * spread
    line = design @ robust.params
    return line - reach, line + reach
