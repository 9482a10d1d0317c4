"""Report: the declared tests of a set of plans with their corrections, and the results beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
from scipy.stats import binomtest

from analysis.attainment.answer import Outcome, Question, refuse
from analysis.attainment.centre import sign_test, signed_rank
from analysis.attainment.contrast import binding_contrast
from analysis.attainment.intervals import wilson
from analysis.attainment.power import adjust
from analysis.attainment.results import Provenance, data_hash, finish
from analysis.attainment.shares import Reference, count_of

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
    """Test the share met against a published rate by the exact binomial test; refused without judged rows."""
    question = Question(
        f"share_{reference.rate_id}",
        f"完成率与{reference.zh}公布值{reference.rate:.3f}之差",
        f"Share met against the published rate of the {reference.en}, {reference.rate:.3f}",
    )
    count = count_of(judged)
    ends = wilson(count)
    if count.share is None or ends is None:
        return refuse(question, 0, provenance, ("没有可评价指标", "no target is evaluable"))
    p = float(binomtest(count.met, count.judged, reference.rate).pvalue)
    return Outcome(question, count.judged, provenance, p, count.share, *ends)


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
