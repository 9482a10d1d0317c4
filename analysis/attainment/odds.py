"""Odds: met against missed by category or attribute, by Firth's logistic regression, refused where rows are too few."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.attainment.answer import Outcome, Question, refuse
from analysis.attainment.case import MET, MISSED
from analysis.attainment.firth import Array, fit_firth, likelihood_ratio, predicted_rates, profile_interval
from analysis.attainment.intervals import Count
from analysis.attainment.results import Provenance, data_hash, finish, p_text
from analysis.attainment.shares import LEAST_ROWS, NOT_PRINTED, count_of

ATTRIBUTES = ("约束性", "预期性")
# Stated minimum of each group that is contrasted, and rows that each predictor of a model needs.
LEAST_GROUP, PER_PREDICTOR = 3, 8
QUESTIONS = {
    "category": ("各类别完成率是否不同（Firth逻辑回归）",
                 "Odds of being met by category (Firth's logistic regression)"),
    "attribute": ("约束性与预期性指标完成率是否不同（Firth逻辑回归）",
                  "Odds of being met, binding against anticipatory (Firth's logistic regression)"),
}  # fmt: skip
NO_VARIATION = ("可评价指标全部完成或全部未完成，无可比较", "all evaluable targets were met, or all missed")


@dataclass(frozen=True)
class Level:
    """One group: counts, odds ratio to the reference group with profile interval, and the predicted rate (FLIC)."""

    name: str
    count: Count
    odds_ratio: float
    low: float | None
    high: float | None
    rate: float


@dataclass(frozen=True)
class Odds:
    """Met against missed by group.

    Attributes
    ----------
    by : str
        category or attribute.
    n : int
        Rows used.
    levels : tuple of Level
        The group with most rows first: the odds ratios are to it.
    statistic, p : float or None
        Penalised likelihood ratio that no group differs; None where refused.
    refusal : tuple of (str, str)
        Why it was refused, in Chinese and English.
    left_out : tuple of str
        Groups with fewer than three evaluable rows.
    provenance : Provenance
        Of the rows.
    """

    by: str
    n: int
    provenance: Provenance
    levels: tuple[Level, ...] = ()
    statistic: float | None = None
    p: float | None = None
    refusal: tuple[str, str] | tuple[()] = ()
    left_out: tuple[str, ...] = ()

    def table(self) -> pd.DataFrame:
        """One row per group: counts, share, predicted rate, odds ratio with its interval; one row if refused."""
        if self.refusal:
            return pd.DataFrame([{"group": self.by, "n": self.n, "note": self.refusal[1]}])
        return pd.DataFrame(
            {
                "group": level.name,
                "met": level.count.met,
                "judged": level.count.judged,
                "share": level.count.share,
                "rate": level.rate,
                "odds_ratio": level.odds_ratio,
                "low": level.low,
                "high": level.high,
                "note": "reference" if level.low is None else "",
            }
            for level in self.levels
        )

    def outcome(self) -> Outcome:
        """Answer in the shape of the other tests, for families that are corrected together."""
        question = Question(f"firth_{self.by}", *QUESTIONS[self.by])
        if self.refusal:
            return refuse(question, self.n, self.provenance, self.refusal)
        return Outcome(question, self.n, self.provenance, self.p, statistic=self.statistic)

    def sentence(self, lang: str, caveat: bool = True) -> str:
        """Say the counts of each group and the joint test; the groups were not assigned at random."""
        if self.refusal:
            return finish(self.outcome().sentence(lang, caveat=False), lang, caveat)
        assert self.p is not None
        english = lang == "en"
        counts = "; ".join(f"{level.name} {level.count.met}/{level.count.judged}" for level in self.levels)
        p = p_text(self.p)
        if english:
            left = f"; left out with fewer than {LEAST_GROUP} rows: {', '.join(self.left_out)}" if self.left_out else ""
            text = (
                f"Targets met by {self.by}: {counts} (n = {self.n}{left}); penalised likelihood ratio, "
                f"{len(self.levels) - 1} d.f.: p {p}. The groups were not assigned at random: a description, no effect."
            )
        else:
            left = f"；不足{LEAST_GROUP}项而未纳入：{'、'.join(self.left_out)}" if self.left_out else ""
            text = (
                f"分组完成情况：{counts.replace('; ', '、')}（n={self.n}{left}）；惩罚似然比检验"
                f"（自由度{len(self.levels) - 1}）p{p.replace(' ', '')}。分组并非随机，仅作描述，不作因果解释。"
            )
        return finish(text, lang, caveat)


def too_small(first: Count, second: Count) -> tuple[str, str] | None:
    """Reason that two groups are too small for any contrast: under ten rows in all, or three in one; None if not."""
    n, least = first.judged + second.judged, min(first.judged, second.judged)
    if n >= LEAST_ROWS and least >= LEAST_GROUP:
        return None
    return (
        f"可评价指标{n}项，较小一组{least}项，至少需{LEAST_ROWS}项且每组{LEAST_GROUP}项",
        f"{n} evaluable rows with {least} in the smaller group; at least {LEAST_ROWS} and {LEAST_GROUP} are needed",
    )


def met_by_group(judged: pd.DataFrame, by: str, scheme: str = "main") -> Odds:
    """Contrast met with missed targets by group, separation allowed.

    Parameters
    ----------
    judged : DataFrame
        Judged rows of one plan; rows without a verdict or a group are left out.
    by : str
        category or attribute.
    scheme : str
        Name of the coding scheme.

    Returns
    -------
    Odds
        Refused where 属性 is not printed, where fewer than two groups have three rows, under ten rows, under eight rows
        a predictor, and where all targets or none were met.
    """
    provenance = Provenance(scheme, data_hash(judged), covariance="penalised likelihood")
    if by == "attribute" and judged[by].isna().all():
        return Odds(by, len(judged), provenance, refusal=(NOT_PRINTED["zh"], NOT_PRINTED["en"]))
    known = judged[judged["met"].isin([MET, MISSED]) & judged[by].notna()]
    sizes = known[by].value_counts()
    names = sorted((str(name) for name in sizes.index[sizes >= LEAST_GROUP]), key=lambda name: (-sizes[name], name))
    left_out = tuple(sorted(str(name) for name in sizes.index if name not in names))
    rows = known[known[by].isin(names)]
    refusal = _refusal(rows, len(names))
    if refusal:
        return Odds(by, len(known), provenance, refusal=refusal, left_out=left_out)
    met = np.asarray(rows["met"] == MET, dtype=np.float64)
    design = _design(rows[by], names)
    statistic, p = likelihood_ratio(design, met, range(1, len(names)))
    return Odds(by, len(rows), provenance, _levels(rows, by, names, design, met), statistic, p, left_out=left_out)


def _refusal(rows: pd.DataFrame, groups: int) -> tuple[str, str] | tuple[()]:
    if groups < 2:
        return f"至少{LEAST_GROUP}项可评价指标的组不足两个", f"fewer than two groups with {LEAST_GROUP} evaluable rows"
    least = max(LEAST_ROWS, PER_PREDICTOR * (groups - 1))
    if len(rows) < least:
        return (
            f"{groups}组可评价指标{len(rows)}项，至少需{least}项",
            f"{len(rows)} evaluable rows in {groups} groups; at least {least} are needed",
        )
    return NO_VARIATION if rows["met"].nunique() < 2 else ()


def _design(groups: pd.Series, names: list[str]) -> Array:
    """Column of ones, then one column for each group but the first."""
    columns = [np.asarray(groups == name, dtype=np.float64) for name in names[1:]]
    return np.column_stack([np.ones(len(groups)), *columns])


def _levels(rows: pd.DataFrame, by: str, names: list[str], design: Array, met: Array) -> tuple[Level, ...]:
    fit = fit_firth(design, met)
    rates = predicted_rates(design, met, fit)
    levels = []
    for column, name in enumerate(names):
        inside = (rows[by] == name).to_numpy(dtype=bool)
        ends: tuple[float | None, float | None] = (None, None)
        if column:
            low, high = profile_interval(design, met, column)
            ends = math.exp(low), math.exp(high)
        ratio = math.exp(fit.coefficients[column]) if column else 1.0
        levels.append(Level(name, count_of(rows[inside]), ratio, *ends, float(rates[inside][0])))
    return tuple(levels)
