"""Diagnostics of the calibration regression: influence of single rows, a robust fit, and where the error comes from."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from statsmodels.regression.linear_model import OLS
from statsmodels.robust.norms import HuberT
from statsmodels.robust.robust_linear_model import RLM
from statsmodels.tools.sm_exceptions import ConvergenceWarning
from statsmodels.tools.tools import add_constant

from analysis.attainment.results import Provenance, finish, number

Array = NDArray[np.float64]
# The usual marks for a row to look at: hat values over 2p/n and Cook's distances over 4/n, with p = 2.
HAT_MARK, COOK_MARK = 4.0, 4.0


@dataclass(frozen=True)
class Theil:
    """Mean squared error of the targets read as forecasts, split into three shares that sum to one.

    Attributes
    ----------
    mean_squared_error : float
        Mean of (realised - planned)².
    bias, slope, noise : float or None
        Shares due to a mean error, to a slope other than one, and to scatter around the fitted line; None where every
        target was hit exactly.
    """

    mean_squared_error: float
    bias: float | None
    slope: float | None
    noise: float | None


@dataclass(frozen=True)
class Diagnostics:
    """What single rows and outliers do to a calibration.

    Attributes
    ----------
    points : DataFrame
        Rows with ``hat``, ``cook`` and ``slope_without`` (the slope when the row is left out), greatest Cook first;
        the index is that of the rows given.
    slope : float
        Slope by least squares.
    robust_intercept, robust_slope : float
        Huber's M-estimate (``statsmodels`` RLM).
    theil : Theil
        Split of the mean squared error.
    provenance : Provenance
        Of the calibration.
    """

    points: pd.DataFrame
    slope: float
    robust_intercept: float
    robust_slope: float
    theil: Theil
    provenance: Provenance

    @property
    def marked(self) -> pd.DataFrame:
        """Rows over one of the usual marks: hat value 4/n, Cook's distance 4/n."""
        n = len(self.points)
        return self.points[(self.points["hat"] > HAT_MARK / n) | (self.points["cook"] > COOK_MARK / n)]

    def table(self) -> pd.DataFrame:
        """One row per target: planned and realised change, hat value, Cook's distance, slope without it."""
        return self.points

    def sentence(self, lang: str, caveat: bool = True) -> str:
        """Say range of the slope without single rows, the robust slope, and the shares of the error."""
        slopes = self.points["slope_without"]
        fitted, robust, least, most = (number(v) for v in (self.slope, self.robust_slope, slopes.min(), slopes.max()))
        parts = [number(share, 2) for share in (self.theil.bias, self.theil.slope, self.theil.noise)]
        marked = "; ".join(str(name) for name in self.marked["subject"]) if "subject" in self.points else ""
        if lang == "en":
            text = (
                f"The slope of {fitted} is {least} to {most} when single rows are left out and {robust} by Huber's "
                f"robust regression; rows of high leverage or influence (over 4/n): {marked or 'none'}. Shares of the "
                f"mean squared error (Theil): bias {parts[0]}, slope {parts[1]}, scatter {parts[2]}."
            )
        else:
            text = (
                f"斜率{fitted}：逐行剔除后为{least}至{most}，Huber稳健回归为{robust}；"
                f"高杠杆或强影响的行（超过4/n）：{marked.replace('; ', '、') or '无'}。"
                f"均方误差的Theil分解：偏差{parts[0]}、斜率{parts[1]}、离散{parts[2]}。"
            )
        return finish(text, lang, caveat)


def theil(planned: Array, realised: Array) -> Theil:
    """Split the mean squared error of targets read as forecasts (Theil 1966).

    Parameters
    ----------
    planned, realised : array of shape (n,)
        Changes a year; planned changes must vary.

    Returns
    -------
    Theil
        Bias: squared mean error. Slope: (1 - b)² times the variance of the planned changes. Noise: mean squared
        residual of the fitted line.
    """
    total = float(np.mean((realised - planned) ** 2))
    if total == 0:
        return Theil(0.0, None, None, None)
    bias = float(np.mean(realised - planned) ** 2)
    spread = float(np.var(planned))
    slope = float(np.mean((planned - planned.mean()) * (realised - realised.mean()))) / spread
    rotated = (1 - slope) ** 2 * spread
    noise = float(np.var(realised)) - slope**2 * spread
    return Theil(total, bias / total, rotated / total, max(0.0, noise) / total)


def diagnose(rows: pd.DataFrame, provenance: Provenance) -> Diagnostics:
    """Diagnose the regression of realised on planned changes.

    Parameters
    ----------
    rows : DataFrame
        ``planned_change`` and ``realised_change``, both known; other columns are kept.
    provenance : Provenance
        Of the regression.

    Returns
    -------
    Diagnostics
        A row that alone makes planned changes vary has no slope without it (nan) and a hat value of 1.
    """
    planned, realised = (rows[name].to_numpy(dtype=float) for name in ("planned_change", "realised_change"))
    fitted = OLS(realised, add_constant(planned)).fit()
    hat, cook = influence(planned, fitted.resid)
    slopes = [_slope(np.delete(planned, place), np.delete(realised, place)) for place in range(len(rows))]
    points = rows.assign(hat=hat, cook=cook, slope_without=slopes)
    robust = _robust(planned, realised, fitted.params)
    return Diagnostics(
        points.sort_values("cook", ascending=False, kind="stable"),
        float(fitted.params[1]),
        robust[0],
        robust[1],
        theil(planned, realised),
        provenance,
    )


def influence(planned: Array, residuals: Array) -> tuple[Array, Array]:
    """Hat values and Cook's distances of a fitted line; a perfect fit moves nothing, its distances are 0."""
    n = len(planned)
    centred = planned - planned.mean()
    hat = 1 / n + centred**2 / float(centred @ centred)
    variance = float(residuals @ residuals) / (n - 2)
    if variance < 1e-24 * max(1.0, float(np.var(planned))):
        return hat, np.zeros(n)
    free = np.where(hat < 1 - 1e-12, 1 - hat, np.nan)
    return hat, residuals**2 * hat / (2 * variance * free**2)


def _robust(planned: Array, realised: Array, start: Array) -> tuple[float, float]:
    """Huber's fit; the least-squares line where most rows lie on it, whose scale the library cannot estimate."""
    residuals = realised - start[0] - start[1] * planned
    if np.median(np.abs(residuals)) < 1e-12 * max(1.0, float(np.ptp(realised))):
        return float(start[0]), float(start[1])
    with warnings.catch_warnings():
        # Where most rows come to lie on the line its scale is 0; the line is what was asked for.
        warnings.simplefilter("ignore", ConvergenceWarning)
        found = RLM(realised, add_constant(planned), M=HuberT()).fit()
    return float(found.params[0]), float(found.params[1])


def _slope(x: Array, y: Array) -> float:
    centred = x - x.mean()
    spread = float(centred @ centred)
    return float(centred @ y) / spread if spread > 1e-24 else float("nan")
