"""The specification curve on an invented plan: distinct universes, inert choices, the joint test by brute force."""

import time

import numpy as np
import pandas as pd
import pytest
from invented_plans import join_plans, print_plan

from analysis.attainment import MAIN, grid
from analysis.attainment.coding import Coding, code
from analysis.attainment.curve import (
    Draws,
    distinct,
    joint_test,
    null_band,
    shares,
    specification_curve,
    two_sided_p,
)
from analysis.attainment.judged import judged_rows
from analysis.attainment.judging import prepare
from analysis.attainment.results import Provenance
from analysis.attainment.rows import plan_rows

SOURCE = Provenance("grid", "none", 1)
ROWS = [
    {"label": "地区生产总值增长", "unit": "%", "target_growth": "7左右", "outcome_growth": "6.6", "category": "经济"},
    {"label": "研发经费占GDP比重", "unit": "%", "base": "1.0", "target": "2.3", "outcome": "2.1", "category": "经济"},
    {"label": "森林覆盖率", "unit": "%", "base": "50", "target": "52", "outcome": "52.4", "category": "生态"},
    {
        "label": "单位GDP二氧化碳排放降低",
        "unit": "%",
        "target": "完成省定目标",
        "outcome": "已完成",
        "category": "生态",
    },
    {"label": "社会安全指数", "unit": "分", "base": "86", "target": "100", "outcome": "—", "category": "民生"},
    {"label": "城镇登记失业率", "unit": "%", "base": "4.1", "target": "≤4.5", "outcome": "3.9", "category": "民生"},
    {"label": "人均预期寿命", "unit": "岁", "base": "76", "target": "78", "outcome": "78", "category": "民生"},
]


@pytest.fixture(scope="module")
def rows(book):
    return [prepare(row, book) for row in plan_rows(print_plan(book, ROWS))]


@pytest.fixture(scope="module")
def curve(rows):
    return specification_curve(rows, SOURCE, draws=Draws(499))


def test_only_distinct_universes_are_drawn(rows, curve):
    schemes = grid()
    met = code(rows, schemes).met
    vectors = {tuple(np.nan_to_num(line, nan=2)) for line in met}
    assert len(curve.universes) == len(vectors) < len(schemes) == curve.schemes
    assert curve.universes["schemes"].sum() == len(schemes)
    assert curve.universes["main"].sum() == 1


def test_inert_choices_are_listed_and_the_others_are_not(curve):
    assert {"contested", "vintage", "one_per_family"} <= set(curve.inert)
    assert not {"around", "delegated", "missing"} & set(curve.inert)
    assert set(curve.variance) >= {"around", "missing"}
    assert all(curve.variance[name] == pytest.approx(0) for name in curve.inert)


def test_the_main_scheme_gives_the_share_of_the_table(book, rows, curve):
    judged = judged_rows(print_plan(book, ROWS), book, MAIN)
    met = (judged["met"] == "met").sum() / judged["met"].isin(["met", "missed"]).sum()
    assert curve.universes.loc[curve.universes["main"], "share"].iloc[0] == pytest.approx(met)


def test_joint_test_equals_enumeration(rows):
    """With few rows the random signs come close to all 2^n of them."""
    coding = code(rows, grid())
    first, _ = distinct(coding.met)
    kept = Coding((), coding.met[first], coding.turned[first])
    n = kept.met.shape[1]
    medians = []
    for pattern in range(2**n):
        turn = np.array([bool(pattern >> place & 1) for place in range(n)])
        mixed = np.where(turn, kept.turned, kept.met)
        mixed[np.isnan(kept.met)] = np.nan
        medians.append(np.median(shares(mixed)))
    observed, centre = np.median(shares(kept.met)), np.mean(medians)
    exact = np.mean(np.abs(np.array(medians) - centre) >= abs(observed - centre) - 1e-12)
    assert joint_test(kept, Draws(9999))[0] == pytest.approx(exact, abs=0.03)


def test_turning_a_gap_turns_a_clear_verdict_and_leaves_words_alone(rows):
    coding = code(rows, [MAIN])
    clear, words, silent = 1, 3, 4
    assert (coding.met[0][clear], coding.turned[0][clear]) == (0, 1)
    assert coding.met[0][words] == coding.turned[0][words] == 1
    assert np.isnan(coding.turned[0][silent])


def test_nothing_judged_gives_no_test():
    empty = Coding((), np.full((2, 3), np.nan), np.full((2, 3), np.nan))
    assert joint_test(empty, Draws(9)) == (None, None)


def test_p_against_one_half_equals_the_exact_binomial():
    from scipy.stats import binomtest

    for met, judged in ((3, 11), (7, 9), (5, 10), (0, 4)):
        assert two_sided_p(met, judged) == pytest.approx(binomtest(met, judged).pvalue)


def test_a_thousand_schemes_with_five_thousand_permutations_are_quick():
    rng = np.random.default_rng(1)
    met = rng.integers(0, 2, size=(1000, 60)).astype(float)
    start = time.perf_counter()
    joint_test(Coding((), met, 1 - met), Draws(5000))
    null_band(Coding((), met, 1 - met), Draws(5000))
    assert time.perf_counter() - start < 5


def test_sentences_name_range_main_and_inert_choices(curve):
    assert "choices without effect" in curve.sentence("en")
    assert "主方案" in curve.sentence("zh")
    assert curve.table()["share"].is_monotonic_increasing


def test_a_further_plan_is_found_in_every_table(book):
    plans = join_plans(print_plan(book, ROWS), print_plan(book, ROWS[:3], doc_id="demo-14fyp"))
    judged = judged_rows(plans, book)
    assert set(judged["plan"]) == {"demo-15fyp:t1", "demo-14fyp:t1"}
    assert isinstance(judged["gap"].dtype, pd.Float64Dtype)


def test_the_null_band_stands_at_the_rank_of_each_universe(curve):
    table = curve.table()
    assert (table["null_low"] <= table["null_high"]).all()
    assert table["null_low"].is_monotonic_increasing and table["null_high"].is_monotonic_increasing


def test_the_null_band_of_one_universe_is_that_of_coin_tosses():
    from scipy.stats import binom

    met = np.ones((1, 40))
    band = null_band(Coding((), met, 1 - met), Draws(20_000))
    assert band["null_low"][0] == pytest.approx(binom.ppf(0.025, 40, 0.5) / 40, abs=0.026)
    assert band["null_high"][0] == pytest.approx(binom.ppf(0.975, 40, 0.5) / 40, abs=0.026)
    empty = np.full((1, 3), np.nan)
    assert np.isnan(null_band(Coding((), empty, empty), Draws(9))["null_low"]).all()


def test_a_universe_lists_all_settings_that_lead_to_it(curve):
    main = curve.universes[curve.universes["main"]].iloc[0]
    assert main["contested"] == "target;soft"
    assert "drop" in main["missing"].split(";")
