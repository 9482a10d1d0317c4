"""Pooled rates, agreement of sources, splices."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import betabinom
from sklearn.metrics import cohen_kappa_score

from analysis.attainment.intervals import Count
from analysis.attainment.pooling import fit_prior, pool
from analysis.attainment.sources import source_agreement, splice


def test_rates_are_drawn_to_the_common_rate():
    counts = [Count(5, 0), Count(2, 5), Count(6, 3), Count(0, 0)]
    pooled = pool(counts)
    assert 0.6 < pooled[0].rate < 1.0
    assert 2 / 7 < pooled[1].rate < 0.7
    a, b = fit_prior(counts[:3])
    assert pooled[3].rate == pytest.approx(a / (a + b))
    assert pooled[3].raw is None


def test_the_prior_maximises_the_likelihood():
    counts = [Count(9, 1), Count(2, 8), Count(5, 5), Count(8, 2)]

    def likelihood(a, b):
        return sum(betabinom.logpmf(count.met, count.judged, a, b) for count in counts)

    a, b = fit_prior(counts)
    best = likelihood(a, b)
    for factor in (0.8, 1.25):
        assert best >= likelihood(a * factor, b) - 1e-6
        assert best >= likelihood(a, b * factor) - 1e-6
        assert best >= likelihood(a * factor, b * factor) - 1e-6


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=6))
def test_pooled_rates_are_rates(groups):
    for found in pool([Count(met, missed) for met, missed in groups]):
        assert 0 <= found.low <= found.rate <= found.high <= 1


def verdicts(source, *met):
    rows = [
        {"target_id": f"t{n}", "subject": "x", "met": value, "outcome": "1", "outcome_source": source, "scheme": "main"}
        for n, value in enumerate(met)
    ]
    return pd.DataFrame(rows)


def test_agreement_of_plan_and_statistics():
    own = verdicts("plan", "met", "met", "missed", "met", "undetermined")
    other = verdicts("bulletin", "met", "missed", "missed", "met", "met")
    found = source_agreement(own, other)
    assert len(found.pairs) == 4
    assert found.kappa == pytest.approx(cohen_kappa_score(found.pairs["own"], found.pairs["other"]))
    assert found.table().iloc[0]["target_id"] == "t1"
    assert "agree on 3" in found.sentence("en")
    assert "一致3项" in found.sentence("zh")


def test_without_pairs_there_is_no_kappa():
    assert source_agreement(verdicts("plan", "met"), verdicts("bulletin", "undetermined")).kappa is None


def test_splice_by_a_year_with_both_definitions():
    assert splice(120, old=90, new=100) == pytest.approx(108)
