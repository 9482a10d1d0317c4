"""County maps of statistics: joint districts as one area, the latest edition, an explicit class without data."""

from dataclasses import replace

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis.figures import FIGURES
from analysis.figures.layout.statistics_map import FILLS, STATISTICS_MAP, draw_statistics
from analysis.figures.layout.statistics_rows import statistics_rows
from analysis.figures.style import NO_DATA, style
from analysis.registry import Indicator


def observation(place_id, value, **more):
    given = {
        "place_id": place_id,
        "scope": "县域",
        "indicator_id": "gdp",
        "year": "2020",
        "value": value,
        "edition": "book-2021",
        "source_id": "book-2021",
        "locator": "A1",
    }
    return {**given, **more}


@pytest.fixture
def observed(material):
    rows = [
        observation("990121", 30.0),
        observation("990121", 31.0, edition="book-2022", source_id="book-2022"),
        observation("990121", 99.0, year="2021"),
        observation("990181", 5.0),
        observation("990100", 80.0, scope="市辖区"),
        observation("990100", 999.0, scope="全市"),
    ]
    registry = material.registry
    places = {
        **registry.places,
        **{code: replace(registry.places[code], kind="区") for code in ("990102", "990122")},
    }
    gdp = Indicator("gdp", "地区生产总值", "GDP", "亿元", "level", 1, "经济", "gdp", (), None, "invented")
    registry = replace(registry, places=places, indicators={**registry.indicators, "gdp": gdp})
    return replace(material, registry=registry, tables={"observations": pd.DataFrame(rows)})


def test_districts_with_joint_figures_are_one_area(observed):
    rows = statistics_rows(observed).set_index("area_id")
    assert rows["members"].to_dict() == {"990100": "990102;990122", "990121": "990121", "990181": "990181"}
    assert rows.loc["990100", ["value", "name_zh"]].tolist() == [80.0, "市辖区"]


def test_the_latest_edition_of_the_latest_year_that_covers_half(observed):
    rows = statistics_rows(observed).set_index("area_id")
    assert rows.loc["990121", ["value", "year", "source_id"]].tolist() == [31.0, "2020", "book-2022"]


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        (observation("990100", 1.0, scope="全市"), False),
        (observation("990100", 1.0, scope="市辖区", indicator_id="clean_air"), False),
        (observation("990121", 1.0, indicator_id="clean_air"), False),
        (observation("990102", 1.0, indicator_id="clean_air"), True),
        (observation("990181", 1.0), True),
    ],
)
def test_what_the_maps_look_at_tells_whether_their_rows_change(observed, more, counts):
    before = observed.tables["observations"]
    tables = before, pd.concat([before, pd.DataFrame([more])], ignore_index=True)
    seen = [FIGURES.seen_part("county-statistics", {"observations": one}) for one in tables]
    rows = [statistics_rows(replace(observed, tables={"observations": one})) for one in tables]
    assert all(seen[0][name].equals(seen[1][name]) for name in seen[0]) is not counts
    assert counts or rows[0].equals(rows[1])


def test_districts_with_figures_of_their_own_stand_alone(observed):
    table = observed.tables["observations"]
    own = pd.concat(
        [table, pd.DataFrame([observation("990102", 50.0), observation("990122", 40.0)])], ignore_index=True
    )
    rows = statistics_rows(replace(observed, tables={"observations": own}))
    assert sorted(rows["area_id"]) == ["990102", "990121", "990122", "990181"]


def test_an_area_without_figure_has_a_class_of_its_own(observed):
    table = observed.tables["observations"].query("place_id != '990181'")
    changed = replace(observed, tables={"observations": table})
    rows = statistics_rows(changed)
    with style():
        figure = draw_statistics(rows, changed, "zh")
    patches = {p.get_gid(): p for p in figure.axes[0].patches if str(p.get_gid()).startswith("area")}
    assert patches["area 990181"].get_facecolor() == pytest.approx(plt.matplotlib.colors.to_rgba(NO_DATA))
    assert "无数据" in [text.get_text() for text in figure.axes[0].get_legend().get_texts()]
    plt.close(figure)


def test_classes_are_pooled_over_years(observed):
    rows = statistics_rows(observed).set_index("area_id")
    # 99 in 2021 takes the highest class, so the highest figure of 2020 lies below it.
    assert rows["class_number"].max() < len(FILLS) - 1
    assert (rows["value"] <= rows["class_high"]).all() and (rows["value"] >= rows["class_low"]).all()


def test_a_city_without_county_figures_has_no_map(observed):
    table = observed.tables["observations"].query("scope != '县域'")
    assert list(STATISTICS_MAP.instances(replace(observed, tables={"observations": table}))) == []


def test_a_county_with_figures_but_without_a_polygon_is_listed(observed, registry):
    from analysis.figures.layout.statistics_rows import absent_counties

    lost = replace(observed.registry.places["990121"], place_id="990199", adcode="990199", name="无边县")
    places = {**observed.registry.places, "990199": lost}
    table = pd.concat([observed.tables["observations"], pd.DataFrame([observation("990199", 7.0)])])
    changed = replace(observed, registry=replace(observed.registry, places=places), tables={"observations": table})
    assert absent_counties("990100", changed) == ["990199"]
    assert absent_counties("990100", observed) == []
    # A district has a part in the joint figures: without its polygon their area is not whole.
    lost = replace(lost, kind="区")
    part = replace(observed, registry=replace(observed.registry, places={**observed.registry.places, "990199": lost}))
    assert absent_counties("990100", part) == ["990199"]
    with style():
        figure = draw_statistics(statistics_rows(changed), changed, "zh")
    notes = next(text.get_text() for text in figure.texts if text.get_gid() == "notes")
    assert "未上图：无边县" in notes
    plt.close(figure)


def test_the_key_lists_classes_that_no_area_of_the_city_falls_into(observed):
    """Four pooled classes of which the areas of the year fill three."""
    rows = statistics_rows(observed)
    assert rows["class_ends"].iloc[0].count(";") == 4 and rows["class_number"].nunique() < 4
    with style():
        figure = draw_statistics(rows, observed, "en")
    labels = [text.get_text() for text in figure.axes[0].get_legend().get_texts()]
    assert len([label for label in labels if "–" in label]) == 4
    plt.close(figure)
