"""Report: the declared tests of a set of plans with their corrections, and the results beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
from scipy.stats import binomtest

from analysis.attainment.answer import Outcome, Question, refuse, too_few
from analysis.attainment.centre import sign_test, signed_rank
from analysis.attainment.contrast import binding_contrast
from analysis.attainment.dependence import Effective, design_effects
from analysis.attainment.intervals import Count, largest_p, wilson
from analysis.attainment.power import adjust
from analysis.attainment.results import Provenance, data_hash, finish, number, p_text
from analysis.attainment.shares import LEAST_ROWS, Reference, count_of

HOLM, FDR = "holm", "fdr_bh"
CORRECTIONS = {HOLM: "Holm", FDR: "Benjamini–Hochberg"}


@dataclass(frozen=True)
class Family:
    """Tests that are corrected together.

    Attributes
    ----------
    name : str
        Name of the family: the plan, or what was split.
    correction : str
        holm for declared tests, fdr_bh for the rest.
    outcomes : tuple of Outcome
        The tests, refused ones too.
    provenance : Provenance
        Of the rows.
    """

    name: str
    correction: str
    outcomes: tuple[Outcome, ...]
    provenance: Provenance

    @property
    def adjusted(self) -> list[float | None]:
        """Corrected p-values; refused tests do not count."""
        return adjust([outcome.p for outcome in self.outcomes], self.correction)

    def table(self) -> pd.DataFrame:
        """One row per test: raw p, corrected p, name and size of the family."""
        frames = [outcome.table() for outcome in self.outcomes]
        if not frames:
            return pd.DataFrame(columns=["test", "n", "p", "adjusted_p", "correction", "tests"])
        table = pd.concat(frames, ignore_index=True)
        counted = sum(outcome.p is not None for outcome in self.outcomes)
        table.insert(0, "family", self.name)
        table.insert(1, "question", [outcome.question.en for outcome in self.outcomes])
        return table.assign(
            adjusted_p=pd.array(self.adjusted, dtype="Float64"),
            correction=CORRECTIONS[self.correction],
            tests=counted,
        )

    def sentence(self, lang: str, caveat: bool = True) -> str:
        """Say every test in turn."""
        joint = " " if lang == "en" else ""
        return finish(joint.join(o.sentence(lang, caveat=False) for o in self.outcomes), lang, caveat)


def rate_test(judged: pd.DataFrame, reference: Reference, provenance: Provenance) -> Outcome:
    """Set the share met beside a published rate by the exact binomial test.

    Parameters
    ----------
    judged : DataFrame
        Judged rows of one plan.
    reference : Reference
        Published rate; taken as known, though it is a count of other indicators itself.
    provenance : Provenance
        Of the rows.

    Returns
    -------
    Outcome
        Refused under ten evaluable rows. The remark gives the greatest p over all that the unknown targets may be, and
        the interval at the greatest correlation within categories that is considered.
    """
    question = Question(
        f"share_{reference.rate_id}",
        f"完成率与文献所载{reference.zh}完成率{reference.rate:.3f}（参照，非原假设）之比较，精确二项检验",
        f"Share met beside the rate that the literature gives for the {reference.en}, {reference.rate:.3f} "
        "(a yardstick, taken as known; exact binomial test)",
        what_zh="完成率",
        what_en="share met",
    )
    count = count_of(judged)
    ends, most = wilson(count), largest_p(count, reference.rate)
    if count.share is None or ends is None or most is None:
        return refuse(question, 0, provenance, ("没有可评价指标", "no target is evaluable"))
    if count.judged < LEAST_ROWS:
        return refuse(question, count.judged, provenance, too_few(count.judged, LEAST_ROWS))
    p = float(binomtest(count.met, count.judged, reference.rate).pvalue)
    widest = design_effects(judged)[-1]
    return Outcome(question, count.judged, provenance, p, count.share, *ends, remark=_read_with(count, most, widest))


def _read_with(count: Count, most: float, widest: Effective) -> tuple[str, str]:
    """Say what independence and the unknown targets do to the comparison with a published rate."""
    p, ends = p_text(most), f"[{number(widest.low)}, {number(widest.high)}]"
    return (
        f"p值假定各指标相互独立；无论未知指标（{count.unknown}项）如何，"
        f"p{p.replace('= ', '不大于').replace(' ', '')}；若同类指标相关系数为{widest.correlation:g}，95%区间为{ends}",
        f"the p-value takes targets as independent; whatever the unknown targets ({count.unknown}) were, p "
        f"{p.replace('=', 'is at most')}; at a correlation of {widest.correlation:g} within categories the 95% "
        f"interval is {ends}",
    )


def declared_tests(judged: pd.DataFrame, plan: str, reference: Reference, scheme: str = "main") -> Family:
    """Make the three tests declared for each plan: share against a published rate, binding contrast, bias (sign test).

    Parameters
    ----------
    judged : DataFrame
        Judged rows.
    plan : str
        Value of ``plan``.
    reference : Reference
        Published rate of the declared test.
    scheme : str
        Name of the coding scheme.

    Returns
    -------
    Family
        Corrected by Holm.
    """
    rows = judged[judged["plan"] == plan]
    provenance = Provenance(scheme, data_hash(rows))
    outcomes = (
        rate_test(rows, reference, provenance),
        binding_contrast(rows, provenance),
        sign_test(rows["sign"].dropna().astype(int).tolist(), provenance),
    )
    return Family(plan, HOLM, outcomes, provenance)


def category_tests(judged: pd.DataFrame, unit_class: str = "ratio", scheme: str = "main") -> Family:
    """Test the yearly gaps of one class of unit category by category, corrected by Benjamini–Hochberg."""
    rows = judged[(judged["unit_class"] == unit_class) & judged["gap_pp_per_year"].notna()]
    provenance = Provenance(scheme, data_hash(rows), seed=1)
    outcomes = []
    for name, group in rows.groupby(rows["category"].fillna("–"), sort=False):
        found = signed_rank(group["gap_pp_per_year"].astype(float).tolist(), provenance)
        outcomes.append(_of_category(found, str(name)))
    return Family(f"category, {unit_class}", FDR, tuple(outcomes), provenance)


def _of_category(outcome: Outcome, name: str) -> Outcome:
    question = outcome.question
    named = replace(question, test=f"{question.test}:{name}", zh=f"{name}：{question.zh}", en=f"{name}: {question.en}")
    return replace(outcome, question=named)


def all_plans(judged: pd.DataFrame, reference: Reference, scheme: str = "main") -> Sequence[Family]:
    """Make the declared tests of every plan in the rows, in order of appearance."""
    return [declared_tests(judged, str(plan), reference, scheme) for plan in judged["plan"].unique()]
