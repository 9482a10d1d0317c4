"""Figures of wording and targets side by side: what is shown, from invented tables."""

from dataclasses import replace
from itertools import pairwise

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis.figures import Material
from analysis.figures.comparison.side_by_side import SIDE_BY_SIDE, offsets
from analysis.figures.fonts import check_glyphs
from analysis.figures.style import style
from analysis.figures.wording.attention import WORDING_ATTENTION, shade
from analysis.figures.wording.keyness import PER_SIDE, WORDING_KEYNESS
from analysis.figures.wording.likeness import WORDING_LIKENESS


@pytest.fixture
def wordy(registry):
    themes = ({"theme": "rural", "zh": "乡村", "en": "Villages"}, {"theme": "party", "zh": "党建", "en": "Party"})
    terms = ({"term": "粮食", "en": "grain", "theme": "rural", "tone": None, "source": "x"},)
    return replace(registry, rows={**registry.rows, "policy_themes": themes, "policy_terms": terms})


def texts(figure, gid):
    return [text.get_text() for axes in figure.axes for text in axes.texts if text.get_gid() == gid]


def drawn(spec, material, language):
    figures = []
    for _spec, rows in spec.instances(material):
        with style():
            figure = spec.draw(rows, material, language)
            check_glyphs(figure)
            plt.close(figure)
        figures.append(figure)
    return figures


@pytest.mark.parametrize("language", ["zh", "en"])
def test_likeness_has_both_triangles(wordy, language):
    known = {"cosine_se": 0.01, "containment": 0.02, "containment_without": 0.004}
    pairs = [("new", "old", 0.5), ("new", "plan", 0.8), ("old", "plan", 0.6)]
    rows = pd.DataFrame([{"doc_a": a, "doc_b": b, "cosine": value, **known} for a, b, value in pairs])
    (figure,) = drawn(WORDING_LIKENESS, Material({"text_likeness": rows}, wordy), language)
    shown = texts(figure, "likeness")
    assert sum("(0.010)" in text for text in shown) == 3
    assert shown.count("4.0 / 20.0") == 3


def test_a_pair_without_spread_or_runs_is_drawn_without_numbers(wordy):
    rows = pd.DataFrame([{"doc_a": "new", "doc_b": "old", "cosine": 0.5}])
    rows[["cosine_se", "containment", "containment_without"]] = pd.NA
    (figure,) = drawn(WORDING_LIKENESS, Material({"text_likeness": rows}, wordy), "en")
    assert sorted(texts(figure, "likeness")) == ["0.50", "— / —"]


@pytest.mark.parametrize(("language", "name"), [("zh", "乡村"), ("en", "Villages")])
def test_attention_shows_rates_and_intervals(wordy, language, name):
    rows = pd.DataFrame(
        [
            {"doc_id": doc, "theme": theme, "mentions": 1, "characters": 9, "per_10000": rate, "low": 1.0, "high": 9.0}
            for doc, rate in (("old", 30.0), ("new", 10.0)) for theme in ("rural", "party")
        ]
    )
    (figure,) = drawn(WORDING_ATTENTION, Material({"attention": rows}, wordy), language)
    assert texts(figure, "theme")[0] == name
    assert texts(figure, "rate").count("30.0") == 2 and set(texts(figure, "interval")) == {"1–9"}


def test_colours_are_white_at_the_mean_and_without_one():
    assert shade(0.0) == shade(float("nan")) == (1.0, 1.0, 1.0)
    assert shade(2.0) == shade(1.0) != shade(-1.0)


def test_keyness_shows_the_first_words_of_each_side(wordy):
    words = [f"词{i}" for i in range(14)] + ["粮食"]
    rows = pd.DataFrame(
        {"doc_a": "new", "doc_b": "plan", "term": words, "z_500": [float(7 - i) for i in range(15)], "z_5000": 3.0}
    )
    (figure,) = drawn(WORDING_KEYNESS, Material({"keyness": rows[rows["z_500"] != 0]}, wordy), "en")
    shown = texts(figure, "term")
    assert len(shown) <= 2 * PER_SIDE and "粮食 grain" in shown and shown[0] == "词0"
    assert texts(figure, "document") == ["← Sample City 2021-2025 (plan)", "Sample City 2021-2025 (new) →"]


@pytest.mark.parametrize(("language", "told"), [("zh", False), ("en", True)])
def test_english_readers_are_told_of_words_without_english(wordy, language, told):
    rows = pd.DataFrame({"doc_a": "new", "doc_b": "plan", "term": ["粮食", "词"], "z_500": [2.0, -1.0], "z_5000": 1.0})
    (figure,) = drawn(WORDING_KEYNESS, Material({"keyness": rows}, wordy), language)
    notes = next(text.get_text() for text in figure.texts if text.get_gid() == "notes")
    assert ("stand in Chinese alone" in notes) is told


def test_reports_are_not_told_apart_from_plans(wordy):
    documents = {doc: replace(entry, kind="work_report") for doc, entry in wordy.documents.items()}
    rows = pd.DataFrame({"doc_a": ["new"], "doc_b": ["plan"], "term": ["词"], "z_500": [1.0], "z_5000": [1.0]})
    assert drawn(WORDING_KEYNESS, Material({"keyness": rows}, replace(wordy, documents=documents)), "zh") == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_side_by_side_has_a_dot_for_each_target_and_marks_years(registry, language):
    plans = pd.DataFrame(
        [
            {"plan_id": f"990100:{years}", "place_id": "990100", "place": "示例市", "start_year": int(years[:4]),
             "end_year": int(years[-4:]), "documents": "plan"}
            for years in ("2021-2025", "2026", "2026-2030")
        ]
    )
    row = {
        "indicator_id": "unemployment", "measure": "level", "value_unit": "%", "value_upper": None, "doc_id": "plan",
        "change_per_year": None, "change_unit": None, "line": 1,
    }
    rows = pd.DataFrame(
        [
            row | {"plan_id": plan, "value": 5.0 + i, "yearly": "yes" if plan.endswith(":2026") else "no",
                   "target_id": f"plan:{i}"}
            for i, plan in enumerate(plans["plan_id"])
        ]
        + [row | {"plan_id": "990100:2026", "value": 9.0, "yearly": "yes", "target_id": "x", "indicator_id": "output",
                  "measure": "growth"}]
    ).astype({"value_upper": "Float64", "measure": "string", "change_per_year": "Float64"})
    (figure,) = drawn(SIDE_BY_SIDE, Material({"side_by_side": rows, "plans": plans}, registry), language)
    dots = [line for line in figure.axes[0].lines if line.get_gid() == "target"]
    assert [dot.get_xdata()[0] for dot in dots] == [5.0, 6.0, 7.0]
    assert [dot.get_markerfacecolor() == "white" for dot in dots] == [False, True, False]
    assert texts(figure, "concept") == ["失业率" if language == "zh" else "Unemployment rate"]


def test_dots_of_like_value_are_moved_apart_and_others_stay_in_the_middle():
    shifts = offsets([5.0, 5.1, 9.0, 5.0], near=0.5)
    assert shifts[2] == 0.0
    moved = sorted(shifts[i] for i in (0, 1, 3))
    assert moved == pytest.approx([-moved[2], 0.0, moved[2]]) and moved[2] > 0.2
    many = offsets([1.0] * 7, near=0.5)
    assert [b - a for a, b in pairwise(many)] == pytest.approx([moved[2]] * 6)
