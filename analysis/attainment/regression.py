"""Regression by least squares with HC3 covariance, for one sample and for many at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import statsmodels.api as sm
from numpy.typing import NDArray
from scipy.stats import t as student_t

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
    fitted = sm.OLS(y, sm.add_constant(x)).fit()
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


def joint_wald(x: Array, samples: Array) -> Array:
    """Wald statistic of intercept 0 and slope 1 with HC3 for each row of ``samples`` (draws × n)."""
    design = np.column_stack([np.ones_like(x), x])
    inverse = np.linalg.inv(design.T @ design)
    projector = inverse @ design.T
    leverage = np.einsum("ij,ji->i", design, projector)
    coefficients = samples @ projector.T
    residuals = (samples - coefficients @ design.T) / (1 - leverage)
    middle = np.einsum("bi,ji,ki->bjk", residuals**2, projector, projector, optimize=True)
    distance = coefficients - np.array([0.0, 1.0])
    return np.asarray(np.einsum("bj,bj->b", distance, np.linalg.solve(middle, distance[..., None])[..., 0]))


def wild_bootstrap_p(x: Array, y: Array, draws: int = 4999, seed: int = 1) -> float:
    """Restricted wild bootstrap of the joint test of intercept 0 and slope 1.

    Parameters
    ----------
    x, y : array of shape (n,)
        Planned and realised changes.
    draws, seed : int
        Rademacher signs on the residuals under the null, y - x.

    Returns
    -------
    float
        (1 + draws at least as extreme) / (draws + 1).

    Notes
    -----
    Cameron, Gelbach and Miller 2008; Roodman et al. 2019.
    """
    observed = joint_wald(x, y[None, :])[0]
    signs = np.random.default_rng(seed).choice([-1.0, 1.0], size=(draws, len(x)))
    null = joint_wald(x, x + signs * (y - x))
    return float((1 + (null >= observed - 1e-12).sum()) / (draws + 1))


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
    robust = sm.OLS(y, sm.add_constant(x)).fit().get_robustcov_results("HC3")
    design = np.column_stack([np.ones_like(at), at])
    spread = np.sqrt(np.einsum("ij,jk,ik->i", design, robust.cov_params(), design))
    reach = float(student_t.ppf((1 + level) / 2, len(x) - 2)) * spread
    line = design @ robust.params
    return line - reach, line + reach
