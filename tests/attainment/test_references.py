"""Wild bootstrap and Firth's regression against published software; figures and versions are in references/*.csv."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from analysis.attainment import firth, regression

FOLDER = Path(__file__).parent / "references"


def read(name):
    return pd.read_csv(FOLDER / f"{name}.csv", encoding="utf-8")


@pytest.mark.parametrize(("term", "column"), [("intercept", 0), ("slope", 1)])
def test_wild_bootstrap_equals_wildboottest(term, column):
    """All 4096 sign vectors on both sides, so that the p-values agree exactly; its HC3 has a factor (n - 1)/n."""
    data, expected = read("wild_data"), read("wild").set_index("tested").loc[term]
    x, y = data["planned"].to_numpy(), data["realised"].to_numpy()
    statistic = regression.wald(sm.add_constant(x), (y - x)[None, :], (column,))[0]
    assert np.sqrt(statistic * len(x) / (len(x) - 1)) == pytest.approx(abs(expected["statistic"]))
    assert regression.wild_bootstrap_p(x, y, (column,)) == pytest.approx(expected["p"])


def test_random_signs_come_near_to_all_signs():
    data = read("wild_data")
    x, y = data["planned"].to_numpy(), data["realised"].to_numpy()
    complete, drawn = (regression.wild_bootstrap_p(x, y, (1,), draws=draws) for draws in (4999, 3999))
    assert drawn == pytest.approx(complete, abs=0.012)


def separated(name):
    """Design with the column of ones last, verdicts, and the figures of the reference."""
    data, expected = read("firth_data"), read("firth")
    expected = expected[expected["set"] == name].set_index("term")
    rows = data[data["set"] == name]
    terms = list(expected.index)
    design = rows.assign(intercept=1.0)[terms].to_numpy(dtype=float)
    return design, rows["met"].to_numpy(dtype=float), expected


@pytest.mark.parametrize("name", ["two", "covariate"])
def test_firth_equals_firthmodels(name):
    """One group has met all of its targets: maximum likelihood has no finite answer, Firth's has."""
    design, met, expected = separated(name)
    fit = firth.fit_firth(design, met)
    assert fit.coefficients == pytest.approx(expected["estimate"].to_numpy(), abs=1e-5)
    assert fit.log_likelihood == pytest.approx(expected["log_likelihood"].iloc[0], abs=1e-6)
    for column, row in enumerate(expected.to_dict("records")):
        assert firth.profile_interval(design, met, column) == pytest.approx((row["low"], row["high"]), abs=1e-4)
        assert firth.likelihood_ratio(design, met, [column])[1] == pytest.approx(row["p"], abs=1e-5)


@pytest.mark.parametrize(("met", "n"), [((11, 9), (11, 15)), ((0, 3), (5, 4)), ((4, 0, 2), (4, 6, 5))])
def test_firth_of_groups_adds_half_to_each_cell(met, n):
    """With one factor the penalty is half a met and half a missed target in each group (Firth 1993)."""
    group = np.repeat(np.arange(len(n)), n)
    verdict = np.concatenate([np.repeat([1.0, 0.0], (k, size - k)) for k, size in zip(met, n, strict=True)])
    design = np.eye(len(n))[group]
    rates = 1 / (1 + np.exp(-firth.fit_firth(design, verdict).coefficients))
    assert rates == pytest.approx([(k + 0.5) / (size + 1) for k, size in zip(met, n, strict=True)], abs=1e-8)


def test_predicted_rates_keep_the_observed_share_and_the_odds_ratios():
    design, met, _expected = separated("covariate")
    fit = firth.fit_firth(design, met)
    raw = 1 / (1 + np.exp(-design @ fit.coefficients))
    rates = firth.predicted_rates(design, met, fit, intercept=2)
    assert abs(raw.mean() - met.mean()) > 1e-3
    assert rates.mean() == pytest.approx(met.mean())
    shift = np.log(rates / (1 - rates)) - np.log(raw / (1 - raw))
    assert shift == pytest.approx(shift[0])
