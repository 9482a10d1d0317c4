"""Rationality: were targets unbiased and efficient as if they were forecasts (Mincer–Zarnowitz, Holden–Peel)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.weightstats import DescrStatsW

from analysis.attainment.answer import Outcome, Question, refuse, too_few
from analysis.attainment.centre import detectable_effect
from analysis.attainment.diagnostics import Diagnostics, diagnose
from analysis.attainment.regression import Line, fit_line, wild_bootstrap_p
from analysis.attainment.results import Provenance, data_hash, finish, number, p_text

LEAST = 10
TINY = 1e-10
EQUAL = ("各行差距相同，没有误差可估", "all gaps are equal, no error to estimate")
# Margins set in advance: half a point of growth a year in log points; half a point of a share a year.
MARGINS = {"ratio": 0.005, "share": 0.5}
UNITS = {"ratio": ("对数点/年", "log points a year"), "share": ("个百分点/年", "points a year")}
CLASS_NAMES = {"ratio": ("比率类", "ratio-scale"), "share": ("份额类", "bounded-share")}


@dataclass(frozen=True)
class Calibration:
    """Mincer–Zarnowitz regression of realised on planned changes.

    Attributes
    ----------
    unit_class : str
        ratio or share; the two are never pooled.
    n : int
        Rows, pooled over plans.
    line : Line or None
        None where the regression was refused.
    wild_p : float or None
        P-value of the joint hypothesis by the restricted wild bootstrap.
    slope_wild_p : float or None
        P-value of the slope alone (1), intercept free, by the restricted wild bootstrap.
    diagnostics : Diagnostics or None
        Influence of single rows, robust fit, split of the error; None where the regression was refused.
    refusal : tuple of (str, str)
        Why it was refused, in Chinese and English.
    provenance : Provenance
        Covariance HC3.
    """

    unit_class: str
    n: int
    provenance: Provenance
    line: Line | None = None
    wild_p: float | None = None
    slope_wild_p: float | None = None
    diagnostics: Diagnostics | None = None
    refusal: tuple[str, str] | tuple[()] = ()

    def table(self) -> pd.DataFrame:
        """One row: coefficients with HC3 errors, p-values, slope without single rows, robust fit, split of error."""
        row: dict[str, object] = {"unit_class": self.unit_class, "n": self.n}
        if self.line is not None and self.diagnostics is not None:
            theil = self.diagnostics.theil
            row |= {
                "intercept": self.line.intercept,
                "intercept_se": self.line.intercept_se,
                "slope": self.line.slope,
                "slope_se": self.line.slope_se,
                "joint_p_hc3": self.line.joint_p,
                "joint_p_wild": self.wild_p,
                "slope_least": self.line.slope_range[0],
                "slope_greatest": self.line.slope_range[1],
                "slope_p_wild": self.slope_wild_p,
                "robust_intercept": self.diagnostics.robust_intercept,
                "robust_slope": self.diagnostics.robust_slope,
                "mean_squared_error": theil.mean_squared_error,
                "theil_bias": theil.bias,
                "theil_slope": theil.slope,
                "theil_noise": theil.noise,
                "influential": len(self.diagnostics.marked),
            }
        return pd.DataFrame([{**row, "note": self.refusal[1] if self.refusal else ""}])

    def sentence(self, lang: str, caveat: bool = True) -> str:
        """Say slope, intercept and the joint test, worded «as if» targets were forecasts."""
        zh, en = CLASS_NAMES[self.unit_class]
        if self.line is None:
            words = (
                f"Calibration, {en} class: not estimated, {self.refusal[1]}."
                if lang == "en" and self.refusal
                else f"{zh}指标校准回归：未估计，{self.refusal[0] if self.refusal else ''}。"
            )
            return finish(words, lang, caveat)
        return finish(self._fitted(lang, zh, en), lang, caveat)

    def _fitted(self, lang: str, zh: str, en: str) -> str:
        assert self.line is not None and self.wild_p is not None
        slope, error, start = (number(v) for v in (self.line.slope, self.line.slope_se, self.line.intercept))
        hc3, wild = p_text(self.line.joint_p), p_text(self.wild_p)
        if lang == "en":
            return (
                f"Read as if targets were forecasts, realised change rises by {slope} (HC3 s.e. {error}) per unit "
                f"planned, with intercept {start} ({en} class, n = {self.n}); joint test of 0 and 1: p {hc3} (HC3), "
                f"p {wild} (wild bootstrap)."
            )
        return (
            f"若把目标视同预测，{zh}指标（n={self.n}）计划变化每增加1个单位，实际变化增加{slope}（HC3标准误{error}），"
            f"截距{start}；截距为0且斜率为1的联合检验："
            f"p{hc3.replace(' ', '')}（HC3），p{wild.replace(' ', '')}（wild自助法）。"
        )


def changes(judged: pd.DataFrame, unit_class: str) -> pd.DataFrame:
    """Rows of one class of unit with planned and realised change a year."""
    rows = judged[judged["unit_class"] == unit_class]
    return rows.dropna(subset=["planned_change", "realised_change"]).reset_index(drop=True)


def calibrate(judged: pd.DataFrame, unit_class: str, scheme: str = "main", seed: int = 1) -> Calibration:
    """Regress realised on planned changes, never levels on levels.

    Parameters
    ----------
    judged : DataFrame
        Judged rows, pooled over plans.
    unit_class : str
        ratio or share.
    scheme : str
        Name of the coding scheme.
    seed : int
        Of the wild bootstrap.

    Returns
    -------
    Calibration
        Refused under 10 rows, where planned changes do not vary or only by one row, and where the line fits
        exactly. That 0 and 1 are not rejected is not rationality:
        see :func:`equivalence`.

    Notes
    -----
    Mincer and Zarnowitz 1969, in the form of changes.
    """
    rows = changes(judged, unit_class)
    provenance = Provenance(scheme, data_hash(rows), seed, "HC3")
    if len(rows) < LEAST:
        return Calibration(unit_class, len(rows), provenance, refusal=too_few(len(rows), LEAST))
    planned = rows["planned_change"].to_numpy(dtype=float)
    realised = rows["realised_change"].to_numpy(dtype=float)
    refusal = _degenerate(planned, realised)
    if refusal:
        return Calibration(unit_class, len(rows), provenance, refusal=refusal)
    joint, alone = (wild_bootstrap_p(planned, realised, tested, seed=seed) for tested in ((0, 1), (1,)))
    return Calibration(
        unit_class,
        len(rows),
        provenance,
        fit_line(planned, realised),
        joint,
        alone,
        diagnose(rows, provenance),
    )


def _degenerate(planned: np.ndarray, realised: np.ndarray) -> tuple[str, str] | tuple[()]:
    """Why a line cannot be fitted with HC3 errors, which need residuals and no row with a hat value of one."""
    if np.ptp(planned) < TINY:
        return "计划变化没有差别", "planned changes do not vary"
    ordered = np.sort(planned)
    if min(np.ptp(ordered[1:]), np.ptp(ordered[:-1])) < TINY:
        return "除一行外计划变化没有差别", "planned changes vary by one row alone"
    residuals = realised - np.polyval(np.polyfit(planned, realised, 1), planned)
    if np.abs(residuals).max() < TINY:
        return "各行落在一条直线上，没有误差可估", "all rows lie on one line, no error to estimate"
    return ()


def errors(judged: pd.DataFrame, unit_class: str) -> np.ndarray:
    """Realised minus planned change a year of one class, direction included."""
    rows = changes(judged, unit_class)
    return (rows["realised_change"] - rows["planned_change"]).to_numpy(dtype=float)


def bias(judged: pd.DataFrame, unit_class: str, scheme: str = "main") -> Outcome:
    """Holden–Peel test: the mean of realised minus planned change, t with HC3; refused under 10 rows."""
    question = _class_question(
        "holden_peel", "实际变化与计划变化之差的均值", "Mean of realised minus planned change", unit_class
    )
    gaps = errors(judged, unit_class)
    provenance = Provenance(scheme, data_hash(changes(judged, unit_class)), covariance="HC3")
    if len(gaps) < LEAST:
        return refuse(question, len(gaps), provenance, too_few(len(gaps), LEAST))
    if np.ptp(gaps) < TINY:
        return refuse(question, len(gaps), provenance, EQUAL)
    fitted = OLS(gaps, np.ones(len(gaps))).fit().get_robustcov_results("HC3", use_t=True)
    low, high = (float(end) for end in fitted.conf_int()[0])
    return Outcome(
        question,
        len(gaps),
        provenance,
        float(fitted.pvalues[0]),
        float(fitted.params[0]),
        low,
        high,
        float(fitted.tvalues[0]),
        detectable=detectable_effect(len(gaps)),
    )


def equivalence(judged: pd.DataFrame, unit_class: str, scheme: str = "main", margin: float | None = None) -> Outcome:
    """Two one-sided tests that the mean gap lies within a margin set in advance.

    Parameters
    ----------
    judged : DataFrame
        Judged rows.
    unit_class : str
        ratio (margin 0.005 log points a year) or share (0.5 points a year).
    scheme : str
        Name of the coding scheme.
    margin : float, optional
        Another margin, in the unit of the class.

    Returns
    -------
    Outcome
        A small p says that the mean gap is within the margin; refused under 10 rows.
    """
    width = MARGINS[unit_class] if margin is None else margin
    words = (f"平均差距在±{width:g}以内（等价性）", f"Mean gap within ±{width:g} (equivalence)")
    question = replace(_class_question("tost", *words, unit_class), equivalence=True)
    gaps = errors(judged, unit_class)
    provenance = Provenance(scheme, data_hash(changes(judged, unit_class)))
    if len(gaps) < LEAST:
        return refuse(question, len(gaps), provenance, too_few(len(gaps), LEAST))
    if np.ptp(gaps) < TINY:
        return refuse(question, len(gaps), provenance, EQUAL)
    described = DescrStatsW(gaps)
    p, _, _ = described.ttost_mean(-width, width)
    low, high = described.tconfint_mean(alpha=0.1)
    return Outcome(question, len(gaps), provenance, float(p), float(described.mean), float(low), float(high))


def _class_question(test: str, zh: str, en: str, unit_class: str) -> Question:
    class_zh, class_en = CLASS_NAMES[unit_class]
    words = (f"{class_zh}指标：{zh}", f"{en}, {class_en} class")
    return Question(test, *words, *UNITS[unit_class], what_zh="均值", what_en="mean")
