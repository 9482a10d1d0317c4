"""One case under one scheme: the edge cases of the methods note, with its own numbers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.attainment import MAIN, Case, Quantity, Scheme, evaluate, figure, quantity, rebase
from analysis.attainment.measures import annual_rate

TENTH = 1


def share(base, target, outcome, direction=1, **more):
    return Case(
        "share", direction, "eq", figure(target, 0), figure(base, 0), figure(outcome, TENTH), 5, unit="%", **more
    )


def level(base, target, outcome, direction=1, **more):
    return Case("level", direction, "eq", figure(target), figure(base), figure(outcome, 2), 5, unit="亿元", **more)


@pytest.mark.parametrize(
    ("values", "ratio", "met"),
    [
        ((50, 60, 58, 1), 0.80, "missed"),
        ((50, 60, 65, 1), 1.50, "met"),
        ((50, 60, 45, 1), -0.50, "missed"),
        ((20, 15, 14, -1), 1.20, "met"),
        ((20, 15, 17, -1), 0.60, "missed"),
        ((60.2, 60.6, 60.5, 1), 0.75, "missed"),
    ],
)
def test_ratio_of_ordinary_rows(values, ratio, met):
    verdict = evaluate(share(*values), Scheme(strict=True))
    assert verdict.met == met
    assert verdict.achievement_ratio == pytest.approx(ratio, abs=1e-3)


def test_moving_away_is_flagged_and_stays_negative():
    assert "regressed" in evaluate(share(50, 60, 45), MAIN).flags


@pytest.mark.parametrize(
    ("values", "flag", "headroom", "met"),
    [
        ((100, 100, 98, 1), "maintain", None, "missed"),
        ((99.8, 100, 99.7, 1), "maintain", None, "missed"),
        ((100, 95, 97, 1), "slack", 0.6, "met"),
        ((100, 95, 94, 1), "slack", 1.2, "missed"),
        ((62, 60, 61, 1), "slack", 0.5, "met"),
    ],
)
def test_targets_that_ask_for_no_improvement_have_no_ratio(values, flag, headroom, met):
    verdict = evaluate(level(*values), MAIN)
    assert (verdict.ratio_flag, verdict.met, verdict.achievement_ratio) == (flag, met, None)
    assert verdict.headroom_used == (None if headroom is None else pytest.approx(headroom))


def test_share_near_its_cap_has_a_ratio():
    assert evaluate(share(99.6, 100, 99.9), MAIN).achievement_ratio == pytest.approx(0.75)


def test_growth_is_judged_on_the_index_of_the_plan():
    case = Case("growth_avg", 1, "eq", figure(7), figure(9), figure(5.7, 1), 5, unit="%")
    verdict = evaluate(case, MAIN)
    assert verdict.met == "missed"
    assert verdict.gap_pp_per_year == pytest.approx(-1.3)
    assert verdict.achievement_ratio == pytest.approx(0.793, abs=1e-3)
    assert 1 - math.exp(verdict.log_gap) == pytest.approx(0.059, abs=1e-3)


def test_cumulative_percentages_become_yearly_ones():
    assert annual_rate(100, 85, 5) == pytest.approx(-3.198, abs=1e-3)
    assert annual_rate(100, 140, 5) == pytest.approx(6.96, abs=1e-2)


def test_tolerance_is_half_the_digit_of_the_outcome_not_of_the_target():
    assert evaluate(Case("growth_avg", 1, "eq", figure(7), None, figure(6.6, 1), 5), MAIN).met == "missed"
    close = evaluate(Case("growth_avg", 1, "eq", figure(7), None, figure(6.95, 1), 5), MAIN)
    assert (close.met, close.flags) == ("met", ("within_tolerance",))
    assert (
        evaluate(Case("growth_avg", 1, "eq", figure(7), None, figure(6.95, 1), 5), Scheme(strict=True)).met == "missed"
    )


@pytest.mark.parametrize(
    ("measure", "target", "outcome", "met"),
    [
        ("growth_avg", 8, 7.5, "met"),
        ("growth_avg", 8, 7.4, "missed"),
        ("share", 60, 59.0, "met"),
        ("share", 60, 58.9, "missed"),
        ("level", 200, 190, "met"),
        ("level", 200, 189, "missed"),
        ("growth_avg", 8, 12.0, "met"),
    ],
)
def test_around_is_a_floor_with_a_band(measure, target, outcome, met):
    case = Case(measure, 1, "around", figure(target), None, figure(outcome, 1), 5)
    assert evaluate(case, MAIN).met == met


def test_around_on_both_sides_is_missed_by_overshooting():
    case = Case("growth_avg", 1, "around", figure(8), None, figure(12.0, 1), 5)
    verdict = evaluate(case, Scheme(two_sided=True))
    assert (verdict.met, verdict.reason) == ("missed", "overshot")


@pytest.mark.parametrize(
    ("setting", "outcome", "met"),
    [("floor", 5.0, "met"), ("floor", 9.0, "met"), ("midpoint", 5.0, "missed"), ("inside", 9.0, "missed")],
)
def test_range_by_its_nearer_end(setting, outcome, met):
    case = Case("growth_avg", 1, "range", Quantity(5, 6), None, figure(outcome, 1), 5)
    assert evaluate(case, Scheme(within_range=setting)).met == met


def test_range_of_something_that_should_fall_is_met_from_its_upper_end():
    case = Case("share", -1, "range", Quantity(4, 5), None, figure(4.8, 1), 5)
    assert evaluate(case, MAIN).met == "met"


def test_hold_takes_the_base_as_the_target():
    case = Case("share", 1, "hold", None, figure(36.1, 1), figure(36.0, 1), 5)
    assert evaluate(case, MAIN).met == "missed"
    assert evaluate(case, Scheme(hold_band=0.01)).met == "met"


def test_contested_wording_can_be_read_softly():
    case = Case("growth_avg", 1, "ge", figure(8), None, figure(7.6, 1), 5, frozenset({"力争"}))
    assert evaluate(case, MAIN).met == "missed"
    assert evaluate(case, Scheme(contested="soft")).met == "met"


@pytest.mark.parametrize(
    ("outcome", "direction", "comparator", "target", "met"),
    [
        (quantity("ge", "95", None), 1, "gt", 95, "met"),
        (quantity("ge", "95", None), 1, "ge", 97, "undetermined"),
        (quantity("lt", None, "5.5"), -1, "le", 5.5, "met"),
        (quantity("lt", None, "5.5"), -1, "le", 5.0, "undetermined"),
        (quantity("lt", None, "90"), 1, "ge", 95, "missed"),
        (quantity("ge", "94.1", None), 1, "ge", 94.1, "met"),
    ],
)
def test_bounds_as_outcomes(outcome, direction, comparator, target, met):
    verdict = evaluate(Case("share", direction, comparator, figure(target), None, outcome, 5), MAIN)
    assert (verdict.met, verdict.ratio_flag) == (met, "outcome_bound")


def test_a_comparator_against_the_direction_is_not_judged():
    case = Case("share", 1, "le", figure(5), None, figure(4, 1), 5)
    assert evaluate(case, MAIN).reason == "direction_conflict"


def test_without_direction_there_is_no_verdict():
    case = Case("share", None, "ge", figure(5), None, figure(9, 1), 5)
    assert (evaluate(case, MAIN).met, evaluate(case, MAIN).reason) == ("undetermined", "no_direction")


def test_direction_targets_are_counted_only_where_asked_for():
    case = Case("share", 1, "direction", None, figure(10, 1), figure(12, 1), 5)
    assert evaluate(case, MAIN).met == "undetermined"
    assert evaluate(case, Scheme(directions=True)).met == "met"


def test_base_of_zero_has_a_ratio_but_no_growth():
    verdict = evaluate(level(0, 10, 5), MAIN)
    assert (verdict.achievement_ratio, verdict.gap_pp_per_year) == (pytest.approx(0.5), None)


def test_revised_base_moves_levels_by_percent_and_shares_by_points():
    assert rebase(140, 100, 108, "level") == pytest.approx(151.2)
    assert rebase(140, 100, 108, "share") == pytest.approx(148)
    assert rebase(100, 90, 92, "share") == 100


values = st.floats(1, 1000)


@given(values, values, values, st.floats(0.01, 100))
def test_ratio_and_verdict_do_not_depend_on_the_unit(base, target, outcome, factor):
    first = evaluate(Case("flow_cum", 1, "ge", figure(target), None, figure(outcome, 12)), Scheme(strict=True))
    second = evaluate(
        Case("flow_cum", 1, "ge", figure(target * factor), None, figure(outcome * factor, 12)), Scheme(strict=True)
    )
    if abs(target - outcome) > 1e-6:
        assert first.met == second.met
    assert first.achievement_ratio == pytest.approx(second.achievement_ratio)


@given(values, values, values)
def test_flipping_sign_and_direction_changes_nothing(base, target, outcome):
    case = Case("share", 1, "eq", figure(target), figure(base), figure(outcome, 3), 5)
    flipped = Case("share", -1, "eq", figure(-target), figure(-base), figure(-outcome, 3), 5)
    one, other = evaluate(case, MAIN), evaluate(flipped, MAIN)
    assert (one.met, one.ratio_flag, one.gap) == (other.met, other.ratio_flag, pytest.approx(other.gap))
    assert one.achievement_ratio == pytest.approx(other.achievement_ratio)


@given(values, values)
def test_log_gap_is_antisymmetric(target, outcome):
    there = evaluate(Case("level", 1, "eq", figure(target), None, figure(outcome)), MAIN).log_gap
    back = evaluate(Case("level", 1, "eq", figure(outcome), None, figure(target)), MAIN).log_gap
    assert there == pytest.approx(-back, abs=1e-9)
