"""Answer of a test: the shape that all tests share, and the sentences that it makes."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.attainment.results import Provenance, finish, number, p_text

LEVEL = 0.05


@dataclass(frozen=True)
class Question:
    """What a test asks, in both languages; name and unit of its estimate; whether it asks for equivalence."""

    test: str
    zh: str
    en: str
    unit_zh: str = ""
    unit_en: str = ""
    equivalence: bool = False
    what_zh: str = "估计值"
    what_en: str = "estimate"


@dataclass(frozen=True)
class Outcome:
    """Answer of a test.

    Attributes
    ----------
    question : Question
        What was asked.
    n : int
        Rows that were used.
    p : float or None
        P-value; None where the test was refused.
    estimate, low, high : float or None
        Estimate with its 95 % interval; 90 % where equivalence is asked.
    statistic : float or None
        Test statistic.
    smallest_p : float or None
        Least p-value that the data could have given.
    detectable : float or None
        Minimum detectable effect at power 0.8: in standard deviations for means, Cohen's h for shares.
    refusal : tuple of (str, str)
        Why the test was not made, in Chinese and English; empty where it was made.
    remark : tuple of (str, str)
        What must be read with the p-value, in Chinese and English; empty where nothing must.
    provenance : Provenance
        Scheme, data, seed, covariance.
    """

    question: Question
    n: int
    provenance: Provenance
    p: float | None = None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    statistic: float | None = None
    smallest_p: float | None = None
    detectable: float | None = None
    refusal: tuple[str, str] | tuple[()] = ()
    remark: tuple[str, str] | tuple[()] = ()

    def table(self) -> pd.DataFrame:
        """One row with all figures of the test."""
        columns = ("n", "estimate", "low", "high", "statistic", "p", "smallest_p", "detectable")
        row = {"test": self.question.test, **{name: getattr(self, name) for name in columns}}
        said = self.refusal or self.remark
        return pd.DataFrame([{**row, "note": said[1] if said else ""}])

    def sentence(self, lang: str, caveat: bool = True) -> str:
        """Say the answer; where nothing is detected, with the effect that could have been."""
        return finish(self._english() if lang == "en" else self._chinese(), lang, caveat)

    def _english(self) -> str:
        if self.refusal:
            return f"{self.question.en}: not tested, {self.refusal[1]}."
        parts = [f"{self.question.en} (n = {self.n})"]
        if self.estimate is not None:
            value = f"{number(self.estimate)}{_spaced(self.question.unit_en)}"
            parts.append(f"{self.question.what_en} {value}{_interval(self, 'en')}")
        if self.p is not None:
            parts.append(f"p {p_text(self.p)}")
            parts += self._reading("en")
        parts += self.remark[1:]
        return "; ".join(parts) + "."

    def _chinese(self) -> str:
        if self.refusal:
            return f"{self.question.zh}：未检验，{self.refusal[0]}。"
        parts = [f"{self.question.zh}（n={self.n}）"]
        if self.estimate is not None:
            parts.append(
                f"{self.question.what_zh}{number(self.estimate)}{self.question.unit_zh}{_interval(self, 'zh')}"
            )
        if self.p is not None:
            parts.append(f"p{p_text(self.p).replace(' ', '')}")
            parts += self._reading("zh")
        parts += self.remark[:1]
        return "；".join(parts) + "。"

    def _reading(self, lang: str) -> list[str]:
        """Read the p-value; a large one never proves equality, it only fails to detect a difference."""
        assert self.p is not None
        english = lang == "en"
        if self.question.equivalence:
            shown = ("equivalent within the margin", "在界限内等价")
            not_shown = ("equivalence not shown", "未能证明等价")
            return [(shown if self.p < LEVEL else not_shown)[0 if english else 1]]
        if self.p < LEVEL:
            return []
        if self.smallest_p is not None and self.smallest_p >= LEVEL:
            return [f"these rows could not give a p below {LEVEL}" if english else f"这些行不可能给出小于{LEVEL}的p值"]
        effect = number(self.detectable, 2)
        if english:
            return ["no difference detected" + ("" if self.detectable is None else f" (standardised MDE {effect})")]
        return ["未检出差异" + ("" if self.detectable is None else f"（最小可检出标准化效应{effect}）")]


def _spaced(unit: str) -> str:
    return f" {unit}" if unit else ""


def _interval(outcome: Outcome, lang: str) -> str:
    """Interval with its level: two one-sided tests at 5 % go with the interval of 90 %."""
    if outcome.low is None or outcome.high is None:
        return ""
    level, ends = (90 if outcome.question.equivalence else 95), f"[{number(outcome.low)}, {number(outcome.high)}]"
    return f", {level}% interval {ends}" if lang == "en" else f"，{level}%区间{ends}"


def refuse(question: Question, n: int, provenance: Provenance, reason: tuple[str, str]) -> Outcome:
    """Answer that a test was not made; ``reason`` in Chinese and English."""
    return Outcome(question, n, provenance, refusal=reason)


def too_few(n: int, least: int) -> tuple[str, str]:
    """Reason that there are fewer rows than a test needs."""
    return f"仅{n}行，少于{least}行", f"{n} rows, fewer than {least}"
