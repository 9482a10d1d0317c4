"""Figures of the comparison: what their cells, marks and points say."""

import pytest
from matplotlib import pyplot as plt

from analysis.comparison import absences, drift, ladder, side_by_side
from analysis.figures import Material
from analysis.figures.comparison.ladder import LADDER
from analysis.figures.comparison.matrix import COMPARISON
from analysis.figures.comparison.trajectory import TRAJECTORY, spaced_years
from analysis.figures.style import style

RATE = {"indicator_id": "gdp_growth", "kind": "growth_rate", "unit": "%"}


@pytest.fixture(scope="module")
def material(reg, target, targets, outcomes):
    rows = targets(
        target("west:1", **RATE, comparator="around", lower="5.5"),
        target("west:2", indicator_id="unemployment_surveyed", kind="share", unit="%", comparator="le", lower=None,
               upper="5.5"),
        target("west:3", indicator_id="forest_coverage", kind="share", unit="%", comparator="hold", lower=None),
        target("east:1", **RATE, lower="8"),
        target("east:3", indicator_id="forest_coverage", kind="share", unit="%", comparator="delegated", lower=None),
        target("east:4", indicator_id="unemployment_registered", kind="share", unit="%", lower="4"),
        target("year:1", **RATE, lower="6", target_year="2026"),
        target("year:2", indicator_id="unemployment_surveyed", kind="share", unit="%", lower="6", target_year="2026"),
        target("report:1", **RATE, lower="5", target_year="2026"),
        target("opinion:1", **RATE, lower="7", target_year="2026"),
        target("opinion:2", **RATE, lower="9", target_year="2035"),
    )
    compared = side_by_side(rows, reg)
    happened = outcomes(target("west:9", **RATE, lower="5.7", target_year="2025"))
    tables = {
        "plans": compared.plans,
        "side_by_side": compared.rows,
        "absences": absences(compared, rows, reg.tables["unmatched"].frame([]), reg),
        "ladder": ladder(rows, reg),
        "targets": rows,
        "outcomes": happened,
        "drift": drift(rows, happened, reg),
    }
    return Material(tables, reg)


def drawn(spec, material, language):
    (one, rows), = spec.instances(material)
    with style():
        figure = one.draw(rows, material, language)
        figure.canvas.draw()
    plt.close(figure)
    return figure, rows


def texts(figure, gid):
    return [text.get_text() for axes in figure.axes for text in axes.texts if text.get_gid() == gid]


def test_matrix_cells_say_the_target_or_why_there_is_none(material):
    figure, rows = drawn(COMPARISON, material, "zh")
    cells = rows.set_index(["indicator_id", "plan_id"])["cell_zh"]
    assert cells["gdp_growth", "430600:2026-2030"] == "≈5.5"
    assert cells["unemployment_surveyed", "430600:2026-2030"] == "≤5.5"
    assert cells["unemployment_surveyed", "430900:2026-2030"] == "另义"
    assert cells["forest_coverage", "430600:2026-2030"] == "保持"
    assert cells["forest_coverage", "430900:2026-2030"] == "按下达"
    assert cells["forest_coverage", "430681:2026"] == "—"
    assert len(texts(figure, "set")) == (rows["state"] == "set").sum()


def test_matrix_leaves_out_documents_that_are_no_plan_of_their_place(material):
    _figure, rows = drawn(COMPARISON, material, "en")
    assert set(rows["plan_id"]) == {"430600:2026-2030", "430681:2026", "430900:2026-2030"}


def test_matrix_has_no_chinese_in_english_cells(material):
    figure, _rows = drawn(COMPARISON, material, "en")
    shown = [text for gid in ("set", "label", "not_there", "other_definition") for text in texts(figure, gid)]
    assert shown and not any("\u4e00" <= char <= "\u9fff" for text in shown for char in text)


def test_ladder_draws_one_mark_a_judged_target(material):
    figure, rows = drawn(LADDER, material, "en")
    marks = [line for line in figure.axes[0].lines if line.get_gid() == "difference"]
    assert len(marks) == len(rows) == material.tables["ladder"]["amplified"].notna().sum()
    assert sorted(float(mark.get_xdata()[0]) for mark in marks) == sorted(rows["difference"].astype(float))


def test_trajectory_shows_targets_filled_and_outcomes_hollow(material):
    figure, rows = drawn(TRAJECTORY, material, "en")
    assert set(rows["role"]) == {"target", "outcome"}
    values = {(text, gid) for gid in ("target", "outcome") for text in texts(figure, gid)}
    assert {("7", "target"), ("9", "target"), ("5.5", "target"), ("5.7", "outcome")} <= values


@pytest.mark.parametrize("spec", [COMPARISON, LADDER, TRAJECTORY])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_label_leaves_the_page(material, spec, language):
    figure, _rows = drawn(spec, material, language)
    width, height = figure.canvas.get_width_height()
    for axes in figure.axes:
        for text in axes.texts:
            box = text.get_window_extent()
            assert box.x0 >= -1 and box.x1 <= width + 1 and box.y0 >= -1 and box.y1 <= height + 1, text.get_text()


@pytest.mark.parametrize("spec", [COMPARISON, LADDER, TRAJECTORY])
def test_nothing_to_show_gives_no_figure(reg, spec):
    empty = {name: reg.tables[name].frame([]) for name in spec.tables}
    assert list(spec.instances(Material(empty, reg))) == []


def test_years_too_near_for_two_labels_get_one():
    assert spaced_years([2030, 2026, 2025, 2026]) == [2025, 2030]
    assert spaced_years([2026, 2030, 2035]) == [2026, 2030, 2035]
    assert spaced_years([2026]) == [2026]
