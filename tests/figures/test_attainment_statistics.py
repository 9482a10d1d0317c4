"""Figures of the statistics on attainment: counts, bounds, anchored bins, single marks, refused lines, codings."""

from dataclasses import replace

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from analysis.attainment.scheme import CHOICES
from analysis.figures import Material
from analysis.figures.attainment.bounds import ATTAINMENT_BOUNDS
from analysis.figures.attainment.calibration import ATTAINMENT_CALIBRATION
from analysis.figures.attainment.curve import ATTAINMENT_CURVE, CHOICE_NAMES, SETTING_NAMES
from analysis.figures.attainment.forest import ATTAINMENT_FOREST
from analysis.figures.attainment.gaps import ATTAINMENT_GAPS, bin_edges
from analysis.figures.attainment.heat import ATTAINMENT_HEAT
from analysis.figures.style import style

FAMILIES = [
    ATTAINMENT_BOUNDS, ATTAINMENT_CALIBRATION, ATTAINMENT_CURVE, ATTAINMENT_FOREST, ATTAINMENT_GAPS, ATTAINMENT_HEAT,
]  # fmt: skip
GAPS = (-6.0, -2.5, -0.4, 0.0, 0.1, 0.3, 0.9, 1.4, 2.2, 4.0, 30.0)


def judged_row(number, met="met", gap=None, **more):
    planned = 0.02 * (number + 1)
    return {
        "plan": "甲:t1", "doc_id": "甲", "place": "甲市", "plan_zh": "甲市“十三五”", "plan_en": "Jia 2016–2020",
        "category": "经济", "subject": f"指标{number}", "indicator_id": None, "met": met, "outcome_source": "甲",
        "gap_pp_per_year": gap, "unit_class": "ratio" if gap is not None else "none",
        "planned_change": planned if gap is not None else None,
        "realised_change": planned + gap / 100 if gap is not None else None, "line": number, **more,
    }  # fmt: skip


def curve_row(name, met, judged, main="False", **choices):
    given = {choice: str(settings[0]) for choice, settings in CHOICES.items()} | choices
    return {
        "plan": "甲:t1", "scheme": name, **given, "schemes": 1, "judged": judged, "met": met, "share": met / judged,
        "p": 1.0, "null_low": 0.3, "null_high": 0.7, "main": main,
    }  # fmt: skip


def choice_row(choice):
    return {
        "plan": "甲:t1", "choice": choice, "inert": "no" if choice == "missing" else "yes",
        "eta_squared": 1.0 if choice == "missing" else 0.0, "median_p": 0.4, "significant_p": 1.0, "draws": 99,
        "schemes": 1152, "universes": 2,
    }  # fmt: skip


@pytest.fixture
def tables():
    rows = [judged_row(n, "missed" if gap < 0 else "met", gap) for n, gap in enumerate(GAPS)]
    rows += [judged_row(20 + n, "undetermined", category="生态") for n in range(2)]
    other = {"plan": "乙:t2", "doc_id": "乙", "plan_zh": None, "plan_en": None, "outcome_source": "bulletin"}
    rows += [judged_row(30, "met", 0.5, **other), judged_row(31, "undetermined", **other)]
    judged = pd.DataFrame(rows)
    counts = {"bound_low": 0.6, "bound_high": 0.8, "wilson_low": 0.4, "wilson_high": 0.9}
    shares = pd.DataFrame(
        [
            {"by": "plan", "group": "甲:t1", "met": 8, "judged": 11, "unknown": 2, "share": 8 / 11, **counts},
            {"by": "plan", "group": "乙:t2", "met": 1, "judged": 1, "unknown": 1, "share": 1.0, **counts},
            {"by": "all", "group": "all", "met": 9, "judged": 12, "unknown": 3, "share": 0.75, **counts},
        ]
    )
    curve = [curve_row("u1", 8, 11, main="True"), curve_row("u2", 8, 13, missing="fail")]
    return {
        "judged": judged,
        "attainment": shares,
        "specification_curve": pd.DataFrame(curve),
        "specification_choices": pd.DataFrame([choice_row(choice) for choice in CHOICES]),
    }


@pytest.fixture
def studied(material, tables):
    rates = [{"rate_id": "x", "zh": "某规划", "en": "Some plan", "rate": 0.9, "source": "A"}]
    registry = replace(material.registry, rows={**material.registry.rows, "literature_rates": tuple(rates)})
    return Material({**material.tables, **tables}, registry)


@pytest.fixture
def draw(studied):
    made = []

    def drawn(spec, language="en", tables=None):
        use = replace(studied, tables={**studied.tables, **(tables or {})})
        (one, rows), *_ = spec.instances(use)
        with style():
            made.append(one.draw(rows, use, language))
        return made[-1], rows

    yield drawn
    for figure in made:
        plt.close(figure)


def marked(figure, gid):
    artists = [*(child for axes in figure.axes for child in axes.get_children())]
    return [artist for artist in artists if artist.get_gid() == gid]


@pytest.mark.parametrize("spec", FAMILIES, ids=lambda spec: spec.id)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_text_leaves_the_page_and_none_is_too_small(spec, language, draw):
    figure, _ = draw(spec, language)
    figure.canvas.draw()
    width, height = figure.canvas.get_width_height()
    # Tick labels beyond the axis exist but are not drawn.
    ticks = {label for axes in figure.axes for label in (*axes.get_xticklabels(), *axes.get_yticklabels())}
    for text in figure.findobj(plt.Text):
        if text.get_text().strip() and text not in ticks:
            box = text.get_window_extent()
            assert box.x0 >= -1 and box.x1 <= width + 1 and box.y0 >= -1 and box.y1 <= height + 1, text.get_text()
            assert text.get_fontsize() >= 5


def test_cells_hold_counts_and_are_hatched_where_nothing_is_judged(draw):
    figure, rows = draw(ATTAINMENT_HEAT)
    assert {text.get_text() for text in marked(figure, "counts")} == {"8/11", "8/11 +2", "1/1 +1"}
    assert [text.get_text() for text in marked(figure, "missing")] == ["0/0 +2"]
    assert [patch for axes in figure.axes for patch in axes.patches if patch.get_hatch()]
    assert rows.loc[rows["judged"] == 0, "rate"].isna().all()
    # A single met target is drawn towards the common rate; the whole of a plan is not.
    single = rows[(rows["plan"] == "乙:t2") & (rows["whole"] == "no")].iloc[0]
    assert single["rate"] < 1.0
    assert rows[(rows["plan"] == "甲:t1") & (rows["whole"] == "yes")].iloc[0]["rate"] == pytest.approx(8 / 11)


def test_bounds_are_drawn_with_whiskers_and_published_rates(draw):
    figure, rows = draw(ATTAINMENT_BOUNDS)
    bars = marked(figure, "bound")
    assert len(bars) == len(rows) == 3
    assert (bars[0].get_x(), bars[0].get_width()) == (pytest.approx(0.6), pytest.approx(0.2))
    assert [line.get_xdata()[0] for line in marked(figure, "rate")] == [0.9]
    assert len(marked(figure, "wilson")) == 3
    assert "甲:t1" not in {text.get_text() for text in figure.findobj(plt.Text)}


def test_bins_are_anchored_at_zero_and_zero_counts_as_reached(draw):
    edges = bin_edges(pd.Series(GAPS))
    assert 0.0 in edges and edges[0] == -edges[-1]
    assert np.allclose(np.diff(edges), edges[1] - edges[0])
    figure, _ = draw(ATTAINMENT_GAPS, tables={})
    bars = marked(figure, "bin")
    below = sum(bar.get_height() for bar in bars if bar.get_x() < -1e-9)
    assert below == 3 and sum(bar.get_height() for bar in bars) == len(GAPS)
    (said,) = marked(figure, "windows")
    assert "±0.5: 1 short, 3 reached" in said.get_text() and "+30.0" in said.get_text()


def test_one_gap_alone_can_be_drawn(studied):
    assert bin_edges(pd.Series([0.0]))[-1] > 0
    one = studied.tables["judged"].query("plan == '乙:t2'").reset_index(drop=True)
    for spec in (ATTAINMENT_GAPS, ATTAINMENT_FOREST, ATTAINMENT_CALIBRATION, ATTAINMENT_HEAT):
        use = replace(studied, tables={**studied.tables, "judged": one})
        ((single, rows),) = spec.instances(use)
        with style():
            plt.close(single.draw(rows, use, "zh"))


def test_plans_without_any_gap_have_no_figure_of_gaps(studied):
    silent = studied.tables["judged"].assign(gap_pp_per_year=None, planned_change=None, realised_change=None)
    use = replace(studied, tables={**studied.tables, "judged": silent})
    for spec in (ATTAINMENT_GAPS, ATTAINMENT_FOREST, ATTAINMENT_CALIBRATION):
        assert not list(spec.instances(use))


def test_a_category_has_an_interval_only_where_there_are_enough_targets(draw):
    figure, rows = draw(ATTAINMENT_FOREST)
    assert len(marked(figure, "target")) == len(GAPS) + 1
    centres = rows[rows["what"] != "target"].set_index("category_en")
    assert centres["low"].notna().all()
    assert len(marked(figure, "interval")) == 2
    assert [text.get_text() for text in marked(figure, "beyond")] == ["+30.0"]


def test_the_line_is_refused_under_ten_targets(draw, tables):
    figure, _ = draw(ATTAINMENT_CALIBRATION)
    assert len(marked(figure, "fit")) == 1
    few = {"judged": tables["judged"].iloc[:6]}
    figure, _ = draw(ATTAINMENT_CALIBRATION, tables=few)
    assert not marked(figure, "fit") and len(marked(figure, "equal")) == 1
    assert "no line fitted" in marked(figure, "line")[0].get_text()


def test_the_ellipse_lies_in_a_corner_without_marks(draw):
    figure, rows = draw(ATTAINMENT_CALIBRATION)
    (axes,) = (axes for axes in figure.axes if axes.get_label() == "ratio")
    (inner,) = axes.child_axes
    assert {"ellipse", "hypothesis"} <= {line.get_gid() for line in inner.lines}
    figure.canvas.draw()
    frame = inner.get_tightbbox()
    for line in axes.lines:
        if line.get_gid() == "target":
            for x, y in line.get_transform().transform(line.get_xydata()):
                assert not (frame.x0 <= x <= frame.x1 and frame.y0 <= y <= frame.y1)
    assert rows["hat"].dropna().sum() == pytest.approx(2)


def test_a_refused_line_has_no_ellipse(draw, tables):
    figure, rows = draw(ATTAINMENT_CALIBRATION, tables={"judged": tables["judged"].iloc[:6]})
    assert not any(axes.child_axes for axes in figure.axes)
    assert rows["cook"].isna().all()


def test_the_curve_marks_the_main_coding_and_lists_inert_choices(draw):
    figure, _ = draw(ATTAINMENT_CURVE)
    assert len(marked(figure, "main")) == 1 and len(marked(figure, "universe")) == 1
    assert len(marked(figure, "taken")) == 2 and len(marked(figure, "free")) == 4
    (notes,) = [text.get_text() for text in figure.texts if text.get_gid() == "notes"]
    plain = notes.replace("\n", " ")
    assert CHOICE_NAMES["around"].en in plain and CHOICE_NAMES["missing"].en not in plain


def test_every_choice_of_the_grid_has_words():
    assert set(CHOICES) == set(CHOICE_NAMES)
    assert {(name, str(one)) for name, settings in CHOICES.items() for one in settings} == set(SETTING_NAMES)


def test_outcomes_from_statistics_are_named(draw):
    figure, _ = draw(ATTAINMENT_BOUNDS, "zh")
    assert any("据官方统计" in text.get_text().replace("\n", "") for text in figure.findobj(plt.Text))
