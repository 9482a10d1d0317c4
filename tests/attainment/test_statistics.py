"""Tests and intervals against published numbers, scipy, statsmodels or brute force; never against themselves."""

import itertools

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.attainment import centre, contrast, intervals, pairs, power, rationality, regression
from analysis.attainment.intervals import Count
from analysis.attainment.results import Provenance

SOURCE = Provenance("main", "none")


def ends(pair):
    return [pytest.approx(value, abs=1e-3) for value in pair]


def test_intervals_of_19_of_26():
    count = Count(19, 7)
    assert list(intervals.clopper_pearson(count)) == ends((0.522, 0.884))
    assert list(intervals.wilson(count)) == ends((0.539, 0.863))
    assert list(intervals.jeffreys(count)) == ends((0.543, 0.871))
    assert intervals.binomial_p(count, 0.5) == pytest.approx(0.02896, abs=1e-4)


def test_wilson_intervals_of_the_published_rates():
    assert list(intervals.wilson(Count(19, 3))) == [pytest.approx(v, abs=6e-3) for v in (0.67, 0.95)]
    assert list(intervals.wilson(Count(27, 1))) == [pytest.approx(v, abs=6e-3) for v in (0.82, 0.99)]


def test_bounds_with_four_unknown():
    count = Count(17, 5, 4)
    assert count.share == pytest.approx(0.773, abs=1e-3)
    assert list(intervals.bounds(count)) == ends((0.654, 0.808))
    assert list(intervals.hull(count)) == ends((0.443, 0.934))


def test_nothing_judged_gives_no_interval():
    assert intervals.wilson(Count(0, 0, 5)) is None
    assert intervals.bounds(Count(0, 0, 5)) == (0.0, 1.0)
    assert intervals.bounds(Count(0, 0)) is None
    assert intervals.tipping(Count(0, 0, 5), 0.5) is None


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_an_unknown_row_widens_the_bounds(met, missed, unknown):
    if met + missed + unknown:
        low, high = intervals.bounds(Count(met, missed, unknown))
        lower, higher = intervals.bounds(Count(met, missed, unknown + 1))
        assert lower <= low
        assert high <= higher


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 8), st.sampled_from([0.3, 0.5, 0.864]))
def test_tipping_point_by_trying_all(met, missed, unknown, reference):
    if not met + missed:
        return
    found = intervals.tipping(Count(met, missed, unknown), reference)
    total = met + missed + unknown
    turned = [
        number
        for number in range(unknown + 1)
        if ((met + (unknown - number if found.above else number)) / total > reference) != found.above
    ]
    assert found.needed == (min(turned) if turned else None)


@pytest.mark.parametrize(
    ("first", "second", "p"),
    [
        (Count(10, 1), Count(9, 6), 0.098),
        (Count(11, 0), Count(9, 6), 0.0170),
        (Count(12, 0), Count(18, 5), 0.097),
        (Count(3, 0), Count(9, 0), 1.0),
        (Count(0, 3), Count(0, 9), 1.0),
    ],
)
def test_boschloo(first, second, p):
    assert contrast.boschloo(first, second) == pytest.approx(p, abs=1e-3)


def test_newcombe_interval_of_a_difference():
    assert list(contrast.newcombe(Count(10, 1), Count(9, 6))) == ends((-0.041, 0.563))
    assert list(contrast.newcombe(Count(12, 0), Count(18, 5))) == ends((-0.054, 0.419))


def rows(attributes, met, categories):
    return pd.DataFrame({"attribute": attributes, "met": met, "category": categories}, dtype="string")


def test_block_permutation_enumerates_labels_within_categories():
    frame = rows(
        ["约束性", "预期性", "预期性", "约束性", "预期性", "预期性"],
        ["met", "missed", "met", "met", "missed", "missed"],
        ["甲", "甲", "甲", "乙", "乙", "乙"],
    )
    met = (frame["met"] == "met").to_numpy(dtype=float)
    null = [
        met[[first, second + 3]].mean() - np.delete(met, [first, second + 3]).mean()
        for first, second in itertools.product(range(3), repeat=2)
    ]
    result = contrast.block_permutation(frame, SOURCE)
    assert result.p == pytest.approx(np.mean(np.abs(null) >= abs(null[0]) - 1e-12))
    assert result.smallest_p == pytest.approx(1 / 9)


def test_an_attribute_that_is_not_printed_is_not_evaluable():
    frame = rows([pd.NA] * 3, ["met", "missed", "met"], ["甲"] * 3)
    for result in (contrast.binding_contrast(frame, SOURCE), contrast.block_permutation(frame, SOURCE)):
        assert result.p is None
        assert "not printed" in result.sentence("en")
        assert "未列属性" in result.sentence("zh")


def test_rank_of_the_signed_rank_interval_for_26():
    assert len(centre.walsh_averages(np.arange(26.0))) == 351
    assert centre.interval_rank(26) == (98, pytest.approx(0.9507, abs=1e-4))


def test_signed_rank_equals_the_exact_test_without_ties():
    values = np.array([1.3, -0.2, 2.1, 0.7, -1.9, 3.2, 0.4, 1.1, -0.6, 2.8])
    exact = stats.wilcoxon(values, method="exact")
    assert centre.signed_rank(values, SOURCE).p == pytest.approx(exact.pvalue, abs=1e-9)


def test_signed_rank_interval_turns_the_test():
    """Shifting the data by an end of the interval brings the exact p just to the level."""
    values = np.random.default_rng(4).normal(0.4, 1, 15)
    low, high = centre.signed_rank_interval(values)
    assert stats.wilcoxon(values - low + 1e-9, method="exact").pvalue < 0.05 + 1e-2
    assert stats.wilcoxon(values - (low + 1e-6), method="exact").pvalue > 0.05 - 1e-2
    assert low < np.median(centre.walsh_averages(values)) < high


def test_sign_test_leaves_out_what_equals_its_target():
    result = centre.sign_test([1, 1, -1, 0, 0, 1, 1, 1], SOURCE)
    assert (result.n, result.p) == (6, pytest.approx(stats.binomtest(5, 6).pvalue))
    assert "5 rows, fewer than 6" in centre.sign_test([1] * 5, SOURCE).sentence("en")
    assert centre.sign_test([0, 0], SOURCE).refusal


def test_mcnemar_needs_six_discordant_pairs():
    few = pd.DataFrame({"first": ["met"] * 5, "second": ["missed"] * 5})
    assert "5 rows, fewer than 6" in pairs.mcnemar_test(few, SOURCE).sentence("en")
    frame = pd.DataFrame({"first": ["met"] * 5 + ["missed"] * 2, "second": ["missed"] * 5 + ["missed", "met"]})
    result = pairs.mcnemar_test(frame, SOURCE)
    assert result.p == pytest.approx(stats.binomtest(1, 6).pvalue)
    assert result.smallest_p == pytest.approx(2 * 0.5**6)


def sample(n, seed):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=n)
    return x, 0.1 + 0.7 * x + rng.normal(size=n) * (0.3 + np.abs(x))


def test_joint_wald_equals_the_robust_f_test():
    x, y = sample(17, 2)
    robust = sm.OLS(y, sm.add_constant(x)).fit().get_robustcov_results("HC3")
    expected = robust.f_test((np.eye(2), np.array([0.0, 1.0]))).fvalue * 2
    found = regression.wald(sm.add_constant(x), (y - x)[None, :], (0, 1))[0]
    assert found == pytest.approx(float(np.squeeze(expected)))


def test_the_band_equals_the_robust_prediction():
    x, y = sample(19, 5)
    at = np.array([-1.0, 0.0, 2.5])
    robust = sm.OLS(y, sm.add_constant(x)).fit(cov_type="HC3", use_t=True)
    expected = robust.get_prediction(sm.add_constant(at)).conf_int()
    low, high = regression.confidence_band(x, y, at)
    assert np.allclose(low, expected[:, 0]) and np.allclose(high, expected[:, 1])


def test_intervals_of_none_and_all_end_at_zero_and_one():
    assert intervals.wilson(Count(0, 3))[0] == 0.0
    assert intervals.wilson(Count(3, 0))[1] == 1.0


def test_wild_bootstrap_equals_a_plain_loop():
    x, y = sample(11, 3)
    assert regression.wild_bootstrap_p(x[::-1], y[::-1]) == regression.wild_bootstrap_p(x, y)
    order = np.argsort(x)
    x, y = x[order], y[order]
    signs = np.random.default_rng(9).choice([-1.0, 1.0], size=(199, 11))

    def wald(values):
        robust = sm.OLS(values, sm.add_constant(x)).fit().get_robustcov_results("HC3")
        return float(np.squeeze(robust.f_test((np.eye(2), np.array([0.0, 1.0]))).fvalue))

    null = [wald(x + sign * (y - x)) for sign in signs]
    expected = (1 + sum(value >= wald(y) - 1e-12 for value in null)) / 200
    assert regression.wild_bootstrap_p(x, y, draws=199, seed=9) == pytest.approx(expected)


@pytest.mark.slow
def test_wild_bootstrap_keeps_its_size():
    rejected = 0
    for seed in range(200):
        rng = np.random.default_rng(seed)
        x = rng.normal(size=16)
        y = x + rng.standard_t(5, size=16) * (0.2 + np.abs(x))
        rejected += regression.wild_bootstrap_p(x, y, draws=199, seed=seed) < 0.05
    assert rejected / 200 < 0.10


def judged(n, seed=1):
    x, y = sample(n, seed)
    return pd.DataFrame({"unit_class": "ratio", "planned_change": x, "realised_change": y})


def test_regressions_are_refused_under_ten_rows():
    for result in (
        rationality.calibrate(judged(9), "ratio"),
        rationality.bias(judged(9), "ratio"),
        rationality.equivalence(judged(9), "ratio"),
    ):
        assert result.refusal
        assert "9 rows" in result.sentence("en")
        assert "9行" in result.sentence("zh")


def test_calibration_names_its_covariance():
    result = rationality.calibrate(judged(20), "ratio")
    x, y = sample(20, 1)
    assert result.line.slope == pytest.approx(np.polyfit(x, y, 1)[0])
    assert result.provenance.covariance == "HC3"
    assert "as if" in result.sentence("en")


def test_bias_is_the_mean_error_and_equivalence_its_two_tests():
    frame = judged(20)
    gaps = (frame["realised_change"] - frame["planned_change"]).to_numpy()
    found = rationality.bias(frame, "ratio")
    assert found.estimate == pytest.approx(gaps.mean())
    margin = abs(gaps.mean()) + 0.1
    upper = stats.ttest_1samp(gaps, margin, alternative="less").pvalue
    lower = stats.ttest_1samp(gaps, -margin, alternative="greater").pvalue
    assert rationality.equivalence(frame, "ratio", margin=margin).p == pytest.approx(max(upper, lower))


def test_power_of_26_and_35_rows():
    assert power.rejection_counts(26, 0.5) == (7, 19)
    assert power.rejection_counts(35, 0.5) == (11, 24)
    assert power.rejection_counts(26, 0.864) == (18, 26)
    assert power.rejection_counts(35, 0.864) == (26, 35)
    assert power.rejection_counts(26, 0.964)[1] is None
    assert [power.binomial_power(26, 0.5, truth) for truth in (0.70, 0.75, 0.80)] == [
        pytest.approx(value, abs=6e-3) for value in (0.46, 0.69, 0.87)
    ]
    assert centre.detectable_effect(26) == pytest.approx(0.57, abs=6e-3)
    assert power.smallest_correlation(13) == pytest.approx(0.55, abs=6e-3)


def test_corrections_leave_refused_tests_out():
    assert power.adjust([0.01, None, 0.04, float("nan"), 0.03], "holm") == [
        pytest.approx(0.03), None, pytest.approx(0.06), None, pytest.approx(0.06)
    ]  # fmt: skip
    assert power.adjust([0.01, 0.02, 0.03], "fdr_bh") == [pytest.approx(0.03)] * 3
    assert power.adjust([None], "holm") == [None]


@settings(max_examples=25)
@given(st.lists(st.sampled_from([-1, 0, 1]), min_size=1, max_size=20), st.randoms())
def test_the_order_of_rows_changes_nothing(signs, random):
    shuffled = random.sample(signs, len(signs))
    assert centre.sign_test(signs, SOURCE) == centre.sign_test(shuffled, SOURCE)
