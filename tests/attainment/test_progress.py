"""Interim progress: the numbers of the methods note, and what must hold for any running target."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.attainment.progress import Interim, growth_ratio, path, progress


def test_geometric_path_is_below_the_linear_one():
    assert [path(h, 5, 7.0) for h in (2, 2.5, 3)] == [pytest.approx(v, abs=1e-3) for v in (0.360, 0.458, 0.559)]
    assert [path(h, 5) for h in (2, 2.5, 3)] == [0.4, 0.5, 0.6]


@pytest.mark.parametrize(
    ("now", "status"), [(61, "achieved"), (58, "ahead"), (56, "on_schedule"), (54, "behind"), (45, "behind")]
)
def test_classes_of_a_mid_term_report(now, status):
    assert progress(Interim("level", 50, 60, now, 1, 3, 5)).status == status


def test_lower_is_better():
    assert progress(Interim("level", 20, 10, 9, -1, 3, 5)).status == "achieved"
    assert progress(Interim("level", 20, 10, 15, -1, 3, 5)).ratio == pytest.approx(0.5)


def test_a_target_without_improvement_is_left_open():
    found = progress(Interim("share", 60, 60, 59, 1, 3, 5))
    assert (found.status, found.flag, found.ratio) == ("undetermined", "maintain", None)


def test_growth_ratio_differs_from_the_share_of_the_way():
    assert growth_ratio(Interim("level", 50, 60, 55, 1, 3, 5)) == pytest.approx(0.869, abs=1e-3)
    assert progress(Interim("level", 50, 60, 55, 1, 3, 5)).ratio / path(3, 5) == pytest.approx(0.833, abs=1e-3)
    assert growth_ratio(Interim("level", 20, 10, 15, -1, 3, 5)) == pytest.approx(0.706, abs=1e-3)


def test_projections_are_a_fan():
    found = progress(Interim("level", 100, 150, 121, 1, 2, 5, recent=(100, 110)))
    assert found.rate_so_far == pytest.approx(10)
    assert found.projections["straight_line"] == pytest.approx(152.5)
    assert found.projections["average_growth"] == pytest.approx(100 * 1.1**5)
    assert found.projections["last_two_steps"] == pytest.approx(121 + 10.5 * 3)


@given(st.floats(1, 100), st.floats(1, 100), st.floats(1, 100), st.floats(0.1, 10))
def test_the_unit_does_not_matter(base, target, now, factor):
    plain = progress(Interim("level", base, target, now, 1, 2, 5))
    scaled = progress(Interim("level", base * factor, target * factor, now * factor, 1, 2, 5))
    if plain.ratio is not None and scaled.ratio is not None:
        assert plain.ratio == pytest.approx(scaled.ratio, rel=1e-6)
