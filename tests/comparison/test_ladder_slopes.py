"""The ladder as slopes: panels by years and topic, steps told apart, tiers bridged, targets of other years apart."""

from dataclasses import replace

import pytest
from matplotlib import pyplot as plt

from analysis.comparison import ladder
from analysis.figures import Material
from analysis.figures.comparison.ladder_legend import STEPS
from analysis.figures.comparison.ladder_panel import spread
from analysis.figures.comparison.ladder_slopes import LADDER_SLOPES
from analysis.figures.comparison.ladder_steps import points_of
from analysis.figures.style import style

GROWTH = {"indicator_id": "gdp_growth", "kind": "growth_rate", "unit": "%"}
JOBLESS = {"indicator_id": "unemployment_surveyed", "kind": "share", "unit": "%"}
LEVELS = {"report": "province", "year": "county", "west": "prefecture", "east": "prefecture"}


@pytest.fixture(scope="module")
def tiered(reg, entry):
    documents = {doc: replace(reg.documents[doc], level=level) for doc, level in LEVELS.items()}
    documents["nation"] = replace(entry("nation", "china", "2026", "work_report"), level="national")
    documents["plan"] = replace(entry("plan", "430000", "2026-2030"), level="province")
    documents["town"] = replace(entry("town", "430602", "2026", "action_plan"), level="county")
    return replace(reg, documents=documents)


@pytest.fixture(scope="module")
def material(tiered, targets):
    def row(target_id, concept, lower, **cells):
        entry = tiered.documents[target_id.split(":")[0]]
        base = {
            "target_id": target_id, "doc_id": entry.doc_id, "place": "x", "place_id": entry.place_id, "subject": "s",
            "comparator": "eq", "lower": lower, "target_year": str(entry.end_year), "year_basis": "stated",
            "origin": "table", "line": 1, "start": 1, "end": 2, "confidence": 1.0,
        }
        return base | concept | cells

    rows = targets(
        row("nation:1", GROWTH, "4.5", upper="5", comparator="range"),
        row("report:1", GROWTH, "5", comparator="around"), row("year:1", GROWTH, "6"),
        row("town:1", GROWTH, "5"), row("west:1", GROWTH, "5.5"), row("plan:1", GROWTH, "5"),
        row("east:1", GROWTH, "7"),
        row("report:2", JOBLESS, "5.5"), row("year:2", JOBLESS, "5"),
        row("nation:3", {"indicator_id": "gdp", "kind": "level", "unit": "亿元"}, "1000"),
        row("report:3", {"indicator_id": "gdp", "kind": "level", "unit": "亿元"}, "10"),
    )  # fmt: skip
    return Material({"ladder": ladder(rows, tiered)}, tiered)


def drawn(material, years, language="en"):
    found = {one.id: (one, rows) for one, rows in LADDER_SLOPES.instances(material)}
    one, rows = found[f"ladder-slopes-{years}"]
    with style():
        figure = one.draw(rows, one.drawn_from(rows, material), language)
        figure.canvas.draw()
    plt.close(figure)
    return figure, rows


def lines(figure, gid):
    return [line for axes in figure.axes for line in axes.lines if line.get_gid() == gid]


def texts(figure, gid):
    return [text.get_text() for axes in figure.axes for text in axes.texts if text.get_gid() == gid]


def test_one_year_and_five_years_are_figures_of_their_own(material):
    assert {one.id for one, _rows in LADDER_SLOPES.instances(material)} == {
        "ladder-slopes-2026", "ladder-slopes-2026-2030",
    }  # fmt: skip


def test_every_judged_step_is_drawn_once_and_amounts_are_not(material):
    steps = 0
    for years in ("2026", "2026-2030"):
        figure, rows = drawn(material, years)
        assert "gdp" not in set(rows["topic"])
        steps += len(lines(figure, "step")) + len(lines(figure, "bridged"))
    assert steps == material.tables["ladder"]["amplified"].notna().sum() > 0


def test_a_tier_without_a_target_is_bridged_by_dashes(material):
    figure, _rows = drawn(material, "2026")
    assert [list(line.get_xdata()) for line in lines(figure, "step")] == [[0, 1]]
    bridged = lines(figure, "bridged")
    assert len(bridged) == 3 and all(line.is_dashed() and list(line.get_xdata()) == [1, 3] for line in bridged)


def test_direction_is_told_without_colour(material):
    looks = [(look.line, look.width, look.marker) for look in STEPS.values()]
    assert len({mark for *_rest, mark in looks}) == len({look[:2] for look in looks[:4]}) + 1 == len(STEPS)
    figure, _rows = drawn(material, "2026")
    jobless = next(axes for axes in figure.axes if any("unemployment" in t.get_text() for t in axes.texts))
    county = max((line for line in jobless.lines if line.get_gid() == "target"), key=lambda line: line.get_xdata()[0])
    # Lower unemployment asks for more, so that the mark points up though the line falls.
    assert county.get_marker() == STEPS["above"].marker and county.get_ydata()[0] == 5
    assert any(text.get_text().startswith("↓") for text in jobless.texts)


def test_soft_wording_is_hollow_and_a_range_is_a_bar(material):
    figure, _rows = drawn(material, "2026")
    faces = {(line.get_xdata()[0], line.get_ydata()[0]): line.get_markerfacecolor() for line in lines(figure, "target")}
    assert faces[0, 4.5] == faces[1, 5.0] == "white" and faces[3, 6.0] != "white"
    assert [list(bar.get_ydata()) for bar in lines(figure, "range")] == [[4.5, 5.0]]
    assert {"4.5–5", "≈5"} <= set(texts(figure, "value"))


def test_a_five_year_target_is_a_cross_in_its_tier_and_no_step(material):
    figure, rows = drawn(material, "2026")
    (cross,) = {(line.get_xdata()[0], line.get_ydata()[0]) for line in lines(figure, "beside")}
    assert cross == (2, 5.5)
    points = points_of(rows)
    assert points["target_id"].is_unique and list(points.loc[points["role"] == "beside", "years"]) == ["2026-2030"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_places_of_one_tier_are_named_beside_their_values_and_nothing_leaves_the_page(material, language):
    figure, _rows = drawn(material, "2026-2030", language)
    names = {"zh": ["5.5 岳阳市", "7 益阳市"], "en": ["5.5 Yueyang", "7 Yiyang"]}[language]
    assert set(names) <= set(texts(figure, "value"))
    width, height = figure.canvas.get_width_height()
    for axes in figure.axes:
        for text in axes.texts:
            box = text.get_window_extent()
            assert box.x0 >= -1 and box.x1 <= width + 1 and box.y0 >= -1 and box.y1 <= height + 1, text.get_text()


def test_labels_keep_their_distance_and_stay_inside():
    assert spread([1.0, 1.1, 9.9, 10.0], 2.0, 10.0) == [1.0, 3.0, 8.0, 10.0]
    assert spread([], 2.0, 10.0) == []


def test_nothing_to_show_gives_no_figure(reg):
    assert list(LADDER_SLOPES.instances(Material({"ladder": reg.tables["ladder"].frame([])}, reg))) == []
