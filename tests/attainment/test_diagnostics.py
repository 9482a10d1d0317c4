"""Diagnostics of the calibration against refits, statsmodels and sums; skill against a plain loop."""

import warnings

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from analysis.attainment import diagnostics, rationality, regression, skill
from analysis.attainment.results import Provenance

SOURCE = Provenance("main", "none")


def changes(n=14, seed=3):
    rng = np.random.default_rng(seed)
    x = rng.normal(2, 1, n)
    y = 0.2 + 0.8 * x + rng.normal(size=n)
    names = [f"指标{place}" for place in range(n)]
    return pd.DataFrame({"subject": names, "unit_class": "ratio", "planned_change": x, "realised_change": y})


def test_hat_values_and_cook_distances_by_refitting():
    frame = changes()
    x, y = frame["planned_change"].to_numpy(), frame["realised_change"].to_numpy()
    found = diagnostics.diagnose(frame, SOURCE).points.set_index("subject").loc[frame["subject"]]
    design = sm.add_constant(x)
    whole = sm.OLS(y, design).fit()
    hat = np.diag(design @ np.linalg.inv(design.T @ design) @ design.T)
    assert found["hat"].to_numpy() == pytest.approx(hat)
    for place, row in enumerate(found.to_dict("records")):
        other = sm.OLS(np.delete(y, place), np.delete(design, place, axis=0)).fit()
        moved = whole.fittedvalues - design @ other.params
        assert row["cook"] == pytest.approx(moved @ moved / (2 * whole.mse_resid))
        assert row["slope_without"] == pytest.approx(other.params[1])


def test_a_wild_row_is_marked_and_does_not_carry_the_robust_slope():
    x = np.linspace(0, 10, 15)
    frame = pd.DataFrame({"subject": "常", "planned_change": x, "realised_change": x + 0.1 * np.sin(7 * x)})
    frame.loc[14, ["subject", "realised_change"]] = ["异", -40.0]
    found = diagnostics.diagnose(frame, SOURCE)
    assert found.marked.iloc[0]["subject"] == "异"
    assert found.slope < 0.2
    assert found.robust_slope == pytest.approx(1.0, abs=0.15)
    assert "异" in found.sentence("en") and "异" in found.sentence("zh")


def test_the_split_of_the_error_sums_and_its_parts_are_what_they_say():
    frame = changes()
    x, y = frame["planned_change"].to_numpy(), frame["realised_change"].to_numpy()
    split = diagnostics.theil(x, y)
    fitted = sm.OLS(y, sm.add_constant(x)).fit()
    assert split.mean_squared_error == pytest.approx(((y - x) ** 2).mean())
    assert split.bias * split.mean_squared_error == pytest.approx((y - x).mean() ** 2)
    assert split.noise * split.mean_squared_error == pytest.approx(fitted.ssr / len(x))
    assert split.bias + split.slope + split.noise == pytest.approx(1)
    assert diagnostics.theil(x, x + 3).bias == pytest.approx(1)
    assert diagnostics.theil(x, 2 * x - x.mean()).slope == pytest.approx(1)
    assert diagnostics.theil(x, x).bias is None


def test_targets_hit_exactly_have_no_influence():
    frame = changes().assign(realised_change=lambda rows: rows["planned_change"])
    found = diagnostics.diagnose(frame, SOURCE)
    assert (found.points["cook"] == 0).all()
    assert found.robust_slope == pytest.approx(1)
    assert "–" in found.sentence("en")


def test_the_joint_test_has_the_level_on_the_whole_ellipse():
    frame = changes(18, 8)
    x, y = frame["planned_change"].to_numpy(), frame["realised_change"].to_numpy()
    robust = sm.OLS(y, sm.add_constant(x)).fit().get_robustcov_results("HC3")
    outline = regression.ellipse(x, y, points=9, level=0.9)
    p_values = [float(robust.f_test((np.eye(2), end)).pvalue) for end in outline]
    assert p_values == [pytest.approx(0.1)] * 9


def test_calibration_carries_its_diagnostics():
    result = rationality.calibrate(changes(), "ratio")
    row = result.table().iloc[0]
    points = result.diagnostics.table()
    assert row["slope_least"] == pytest.approx(points["slope_without"].min())
    assert row["theil_bias"] + row["theil_slope"] + row["theil_noise"] == pytest.approx(1)
    assert 0 < row["slope_p_wild"] <= 1
    assert rationality.calibrate(changes(9), "ratio").diagnostics is None


def plans(n=12):
    """Two plans of one city, one after the other, and the plan of the province over the first."""
    rng = np.random.default_rng(5)
    rows = []
    for place, base in (("甲市", 2015), ("甲市", 2020), ("乙省", 2020)):
        rows += [
            {"place": place, "indicator_id": f"i{k}", "unit_class": "ratio", "base_year": base,
             "target_year": base + 5, "planned_change": rng.normal(), "realised_change": rng.normal()}
            for k in range(n)
        ]  # fmt: skip
    return pd.DataFrame(rows)


def test_skill_against_the_plan_before_and_the_plan_above():
    frame, parents = plans(), {"甲市": "乙省"}
    later = frame[(frame["place"] == "甲市") & (frame["base_year"] == 2020)]
    own = ((later["realised_change"] - later["planned_change"]) ** 2).mean()
    before = frame[frame["base_year"] == 2015]["realised_change"].to_numpy()
    above = frame[frame["place"] == "乙省"]["planned_change"].to_numpy()
    for name, guess in (("previous_plan", before), ("upper_plan", above)):
        found = skill.skill(frame, parents, "ratio", name)
        assert found.n == 12
        assert found.skill == pytest.approx(1 - own / ((later["realised_change"] - guess) ** 2).mean())
        assert "12" in found.sentence("zh")


def test_skill_is_refused_where_few_rows_have_a_guess():
    found = skill.skill(plans(9), {"甲市": "乙省"}, "ratio")
    assert found.skill is None
    assert "9 rows, fewer than 10" in found.sentence("en")
    assert skill.skill(plans(), {}, "ratio", "upper_plan").n == 0


@pytest.mark.parametrize(
    ("planned", "realised", "line", "gaps"),
    [
        (np.full(12, 2.0), np.full(12, 3.0), "do not vary", "all gaps are equal"),
        (np.arange(12.0), np.arange(12.0), "one line", "all gaps are equal"),
        (np.arange(12.0), 2 * np.arange(12.0), "one line", None),
        (np.r_[9.0, np.full(11, 2.0)], np.arange(12.0), "by one row alone", None),
        (np.arange(12.0), np.arange(12.0) + (np.arange(12) == 5), None, None),
    ],
    ids=["planned alike", "all hit", "exact line", "one lever", "all hit but one"],
)
def test_degenerate_samples_are_refused_without_a_warning(planned, realised, line, gaps):
    changes_a_year = {"planned_change": planned, "realised_change": realised}
    frame = pd.DataFrame({"subject": "甲", "unit_class": "ratio", **changes_a_year})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = rationality.calibrate(frame, "ratio")
        others = (rationality.bias(frame, "ratio"), rationality.equivalence(frame, "ratio"))
    assert (found.line is None) == (line is not None)
    assert (line or "joint test") in found.sentence("en")
    for other in others:
        assert (other.p is None) == (gaps is not None)
        assert (gaps or "p ") in other.sentence("en")
