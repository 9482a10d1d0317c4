"""Target against outcome: rows from verdicts, marks told by colour and shape."""

from dataclasses import replace

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis.figures.attainment.rows import attainment_rows
from analysis.figures.attainment.targets import ATTAINMENT, draw_attainment, limits
from analysis.figures.style import VERDICTS, style


@pytest.fixture
def figure(material):
    with style():
        figure = draw_attainment(attainment_rows(material), material, "en")
        yield figure
        plt.close(figure)


def marks(figure):
    return {line.get_gid(): line for axes in figure.axes for line in axes.lines if line.get_gid() in VERDICTS}


def test_rows_keep_to_the_main_scheme_and_fall_into_panels(material):
    rows = attainment_rows(material).set_index("subject")
    assert "指标5" not in rows.index
    assert rows["panel"].to_dict() == {"指标1": "change", "指标4": "change", "指标2": "gap", "指标3": "none"}
    assert rows.loc["指标1", "position"] == pytest.approx(120)
    assert rows.loc["指标2", "position"] == pytest.approx(-10)
    assert rows["position"].isna().to_dict()["指标3"]


def test_labels_name_concept_and_unit_in_both_languages(material):
    rows = attainment_rows(material).set_index("subject")
    assert rows.loc["指标1", "label_zh"] == "总产值 (亿元)"
    assert rows.loc["指标2", "label_en"] == "Unemployment rate (%)"
    assert rows.loc["指标2", "target_en"] == "≤5"
    assert rows.loc["指标3", "target_zh"] == "按下达任务"


def test_twin_concepts_fall_back_to_the_printed_labels(material):
    verdicts = material.tables["verdicts"].assign(indicator_id="output")
    rows = attainment_rows(replace(material, tables={**material.tables, "verdicts": verdicts}))
    assert all(label.startswith("指标") for label in rows["label_zh"])


def test_each_plan_has_its_figure(material):
    verdicts, targets = material.tables["verdicts"], material.tables["targets"].copy()
    targets.loc[0, "target_year"] = "2030"
    changed = replace(material, tables={**material.tables, "verdicts": verdicts, "targets": targets})
    assert [spec.id for spec, _ in ATTAINMENT.instances(changed)] == ["attainment-plan-2025", "attainment-plan-2030"]


def test_verdicts_differ_in_colour_and_in_shape(figure):
    found = marks(figure)
    assert set(found) == set(VERDICTS)
    assert (
        len({line.get_color() for line in found.values()}) == len({line.get_marker() for line in found.values()}) == 3
    )


def test_what_lies_beyond_the_axis_is_written_out(figure):
    texts = [text.get_text() for axes in figure.axes for text in axes.texts]
    assert "500%" in texts


def test_legend_counts_the_verdicts(figure):
    labels = [text.get_text() for text in figure.legends[0].get_texts()]
    assert labels[:3] == ["met (2)", "missed (1)", "undetermined (1)"]


def test_no_label_leaves_the_page(figure):
    figure.canvas.draw()
    width, height = figure.canvas.get_width_height()
    for axes in figure.axes:
        for text in axes.texts:
            box = text.get_window_extent()
            assert box.x0 >= 0 and box.x1 <= width and box.y0 >= 0 and box.y1 <= height, text.get_text()


def test_a_long_plan_is_spread_over_pages(material):
    verdicts, targets = material.tables["verdicts"], material.tables["targets"]
    many = pd.concat([verdicts.iloc[[1]].assign(target_id=f"t{n}", subject=f"指标{n}") for n in range(130)])
    wanted = pd.concat([targets.iloc[[1]].assign(target_id=f"t{n}") for n in range(130)])
    tables = {**material.tables, "verdicts": many, "targets": wanted}
    pages = list(ATTAINMENT.instances(replace(material, tables=tables)))
    assert [spec.id for spec, _ in pages] == [f"attainment-plan-2025-p{n}" for n in (1, 2, 3)]
    assert sum(len(rows) for _, rows in pages) == 130 and max(len(rows) for _, rows in pages) <= 60


def test_distances_take_the_least_reach_that_holds_them():
    assert limits("gap", pd.Series([-3.0, 2.0])) == (-10, 10)
    assert limits("gap", pd.Series([-3.0, 400.0])) == (-60, 60)


def test_words_in_the_outcome_column_are_not_left_in_chinese(material):
    verdicts = material.tables["verdicts"].assign(outcome=["完成", "5.5", None, "95以上", "1"])
    rows = attainment_rows(replace(material, tables={**material.tables, "verdicts": verdicts})).set_index("subject")
    assert rows["outcome_en"].to_dict() == {"指标1": "in words", "指标2": "5.5", "指标3": "–", "指标4": "≥95"}
    assert rows.loc["指标1", "outcome_zh"] == "完成"


def test_a_change_over_the_plan_is_shown_as_the_level_it_is_judged_by(material):
    """Target -33 % of a base of 0.07, outcome 0.022: label, target and outcome in one unit."""
    verdicts = (
        material.tables["verdicts"]
        .iloc[[0]]
        .assign(target_id="plan:t1.7.target_growth", outcome_source="bulletin", outcome="0.0220", gap_unit="人/亿元")
    )
    targets = (
        material.tables["targets"]
        .iloc[[0]]
        .assign(target_id="plan:t1.7.target_growth", comparator="eq", lower="-33", unit="%")
    )
    judged = pd.DataFrame({"plan": ["plan:t1"], "row": ["7"], "unit": ["人/亿元"], "target": 0.0469, "outcome": 0.022})
    tables = {**material.tables, "verdicts": verdicts, "targets": targets, "judged": judged}
    (row,) = attainment_rows(replace(material, tables=tables)).to_dict("records")
    assert (row["target_en"], row["outcome_en"], row["unit"]) == ("0.0469 (−33%)", "0.022", "人/亿元")
    assert row["label_zh"].endswith("(人/亿元)")


def test_no_mark_is_cut_by_the_end_of_the_axis(material):
    verdicts = material.tables["verdicts"]
    close = verdicts.assign(achievement_ratio=verdicts["achievement_ratio"].where(verdicts["met"] != "met", 2.09))
    rows = attainment_rows(replace(material, tables={**material.tables, "verdicts": close}))
    with style():
        figure = draw_attainment(rows, material, "zh")
        figure.canvas.draw()
    for axes in figure.axes:
        frame = axes.get_window_extent()
        for line in axes.lines:
            if line.get_gid() in VERDICTS:
                x = line.get_transform().transform([(line.get_xdata()[0], line.get_ydata()[0])])[0][0]
                reach = line.get_markersize() / 2 * figure.dpi / 72
                assert frame.x0 <= x - reach and x + reach <= frame.x1
    plt.close(figure)


def test_a_target_in_words_is_said_to_be_one(material):
    targets = material.tables["targets"].assign(comparator="direction", lower=None, upper=None)
    rows = attainment_rows(replace(material, tables={**material.tables, "targets": targets}))
    assert set(rows["target_en"]) == {"in words"} and set(rows["target_zh"]) == {"文字"}
