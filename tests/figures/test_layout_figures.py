"""The other layout figures: change map, matrix, small multiples, similarity, flows."""

from dataclasses import replace

import matplotlib.colors as colors
import matplotlib.pyplot as plt
import pandas as pd
import pytest
from map_shapes import features, geojson, prose_of, square
from matplotlib_scalebar.scalebar import ScaleBar

from analysis.figures import FIGURES
from analysis.figures.layout.change_map import FILLS as CHANGES
from analysis.figures.layout.change_rows import change_lines, change_rows
from analysis.figures.layout.flows import flow_colors
from analysis.figures.layout.likeness import contrast_sentence, likeness_rows, square_of
from analysis.figures.layout.matrix import MARKS
from analysis.figures.layout.multiples import FILLS
from analysis.figures.maps.cartography import THICK
from analysis.figures.maps.locator import outlines
from analysis.figures.style import FILLS as COLORS
from analysis.figures.style import NO_DATA, style

SPECS = {spec.id: spec for spec in FIGURES}


@pytest.fixture
def draw(material):
    def one(family, language="zh", changed=material):
        spec, rows = next(SPECS[family].instances(changed))
        with style():
            figure = spec.draw(rows, changed, language)
        return figure, {axes.get_label(): axes for axes in figure.axes}, spec

    yield one
    plt.close("all")


def faces(axes):
    return {
        p.get_gid()[5:]: colors.to_hex(p.get_facecolor()) for p in axes.patches if str(p.get_gid()).startswith("area ")
    }


def test_change_map_fills_by_the_strongest_change(draw):
    _figure, axes, spec = draw("layout-change")
    found = faces(axes["map"])
    assert found["990121"] == CHANGES["industry"][0] and found["990122"] == CHANGES["same"][0]
    # 北湖区 stands in the older vintage only: no data, not "no change".
    assert found["990102"] == NO_DATA
    assert spec.id == "layout-change-990100-2022-2024" and "4个地方" in spec.caption.zh


def test_change_lines_drop_first_then_add(material):
    rows = change_rows(material)
    assert change_lines(rows[rows["place_id"] == "990121"], "en") == [("−", "Tea"), ("⇄", "Ships")]
    assert change_lines(rows[rows["place_id"] == "990122"], "en") == []


def test_matrix_puts_zones_below_the_line_and_roles_by_shape(draw):
    _figure, axes, _spec = draw("layout-matrix")
    panel = axes["2022"]
    labels = [tick.get_text() for tick in panel.get_yticklabels()]
    assert labels[-1] == "临港新城" and len(labels) == 5
    marks = {line.get_gid(): line.get_marker() for line in panel.lines if line.get_gid()}
    assert marks["leading 990121 tea"] == MARKS["leading"].marker
    assert marks["characteristic 990121 ships"] == MARKS["characteristic"].marker
    assert axes["2024"].get_xticklabels()[0].get_text() == panel.get_xticklabels()[0].get_text()


def test_the_matrix_of_one_vintage_takes_the_width_of_the_page(material, draw):
    layouts = material.tables["industry_layout"]
    industries = [f"产业{number}" for number in range(12)]
    wide = pd.concat(
        [layouts.iloc[[0]].assign(industry=name, industry_id=pd.NA) for name in industries], ignore_index=True
    )
    changed = replace(material, tables={**material.tables, "industry_layout": wide})
    figure, axes, _spec = draw("layout-matrix", "zh", changed)
    (panel,) = axes.values()
    figure.canvas.draw()
    labels = [tick.get_window_extent() for tick in panel.get_xticklabels()]
    assert 0.8 < max(label.x1 for label in labels) / figure.bbox.x1 <= 1


def test_a_city_without_polygons_keeps_its_matrix_and_has_no_map(material):
    lost = {key: replace(entry, place_id="880000") for key, entry in material.registry.documents.items()}
    layouts = material.tables["industry_layout"].assign(place_id="880101")
    changed = replace(
        material,
        registry=replace(material.registry, documents=lost),
        tables={**material.tables, "industry_layout": layouts},
    )
    names = {family: len(list(SPECS[family].instances(changed))) for family in SPECS if family.startswith("layout")}
    assert names["layout-matrix"] == names["layout-flows"] == 1
    assert names["layout-map"] == names["layout-change"] == names["layout-industries"] == 0


def test_multiples_show_the_latest_vintage_one_industry_each(draw):
    _figure, axes, _spec = draw("layout-industries", "en")
    assert set(axes) == {"furniture", "ships", "tea"}
    ships = faces(axes["ships"])
    assert ships["990121"] == FILLS["leading"][0] and ships["990181"] == FILLS["none"][0]
    assert faces(axes["tea"])["990181"] == FILLS["characteristic"][0]


def test_similarity_frames_neighbours_and_leaves_zones_out_of_the_test(material, draw):
    pairs = likeness_rows(material)
    zones = pairs["place_b"].eq("new-zone") | pairs["place_a"].eq("new-zone")
    assert pairs.loc[zones, "neighbours"].isna().all() and pairs.loc[~zones, "neighbours"].notna().all()
    table = square_of(pairs, "jaccard")
    assert table.loc["990121", "990122"] == table.loc["990122", "990121"] == 1
    _figure, axes, _spec = draw("layout-similarity")
    frames = [patch for patch in axes["matrix"].patches if patch.get_gid() == "near"]
    assert len(frames) == int(pairs["neighbours"].fillna(False).sum())


def test_too_few_counties_are_said_and_not_tested(material):
    pairs = likeness_rows(material).iloc[:1]
    assert "不作相邻检验" in contrast_sentence(pairs).zh


def test_flows_have_one_ribbon_a_mark(draw):
    _figure, axes, _spec = draw("layout-flows")
    ribbons = [patch for patch in axes["flows"].patches if patch.get_gid()]
    assert sorted(patch.get_gid() for patch in ribbons) == [
        "ships 990121 leading",
        "ships 990122 leading",
        "ships new-zone leading",
        "tea 990181 characteristic",
    ]
    assert {bool(patch.get_hatch()) for patch in ribbons} == {True, False}


@pytest.mark.parametrize("count", [5, 12, 30])
def test_no_two_industries_of_the_flows_have_one_colour(count):
    fills = [n if n % 3 == 0 else pd.NA for n in range(count)]
    found = flow_colors(pd.DataFrame({"industry_key": [f"i{n}" for n in range(count)], "fill": fills}))
    assert len(found) == len(set(found.values())) == count


def test_flows_keep_the_colours_of_the_map():
    marks = pd.DataFrame({"industry_key": ["a", "b", "c"], "fill": [pd.NA, 0, 4]})
    found = flow_colors(marks)
    assert (found["b"], found["c"]) == (COLORS[0], COLORS[4]) and found["a"] == COLORS[1]


def test_similarity_names_no_empty_row_and_samples_what_it_uses(draw):
    figure, axes, _spec = draw("layout-similarity", "en")
    rows, columns = (
        [tick.get_text() for tick in ticks]
        for ticks in (axes["matrix"].get_yticklabels(), axes["matrix"].get_xticklabels())
    )
    assert len(rows) == len(columns) == 3 and columns[0] not in rows and rows[-1] not in columns
    samples = [text.get_text() for text in figure.legends[0].get_texts()]
    assert samples == ["Jaccard 0", "0.5", "1", "neighbouring counties"]


def test_the_scale_bar_of_small_multiples_has_a_body(draw):
    figure, axes, _spec = draw("layout-industries")
    strip = axes["furniture"]
    bar = next(artist for artist in strip.artists if isinstance(artist, ScaleBar))
    assert bar.width_fraction * strip.get_window_extent().height * 72 / figure.dpi == pytest.approx(THICK)


def test_locator_joins_the_counties_of_the_code(material):
    province, city = outlines("990100", material)
    assert province is not None and city is not None and abs(province.area - city.area) < 0.1
    assert outlines("110000", material) == (None, None)


def test_one_vintage_has_no_change_and_one_panel(material, draw):
    rows = material.tables["industry_layout"]
    changed = replace(material, tables={**material.tables, "industry_layout": rows[rows["doc_id"] == "new"]})
    assert list(SPECS["layout-change"].instances(changed)) == []
    _figure, axes, _spec = draw("layout-map", "en", changed)
    assert {"2024", "legend", "locator"} == set(axes)


def test_three_vintages_wrap_into_a_second_row(material, draw):
    rows = material.tables["industry_layout"]
    third = rows[rows["doc_id"] == "new"].assign(doc_id="plan")
    changed = replace(
        material, tables={**material.tables, "industry_layout": pd.concat([rows, third], ignore_index=True)}
    )
    _figure, axes, _spec = draw("layout-map", "zh", changed)
    boxes = [axes[year].get_position() for year in ("2021", "2022", "2024")]
    assert boxes[0].y0 == pytest.approx(boxes[1].y0) and boxes[2].y1 < boxes[0].y0


@pytest.fixture
def two_cities(material, tmp_path):
    """The invented city and a neighbour of which only prose speaks."""
    outside = {
        "type": "Feature",
        "properties": {"name": "外山县", "gb": "156980121"},
        "geometry": {"type": "Polygon", "coordinates": square(2, 0)},
    }
    known = material.registry
    city = replace(known.places["990100"], place_id="980100", name="邻市")
    county = replace(known.places["990121"], place_id="980121", name="外山县", parent_id="980100", adcode="980121")
    registry = replace(
        known,
        places={**known.places, "980100": city, "980121": county},
        documents={**known.documents, "far": replace(known.documents["new"], doc_id="far", place_id="980100")},
    )
    prose = prose_of(
        [
            ("far", "980121", "leading", "ships", "7;9"),
            ("far", "980121", "characteristic", "tea", "8"),
            ("far", "980121", "characteristic", None, "8"),
        ]
    )
    tables = {**material.tables, "prose_layout": prose}
    return replace(
        material, tables=tables, registry=registry, boundary_file=geojson(tmp_path / "two.geojson", features([outside]))
    )


def test_two_cities_stand_on_one_map_and_prose_is_told_apart(two_cities, draw):
    figure, axes, spec = draw("layout-cities", "zh", two_cities)
    assert spec.id == "layout-cities-980100-990100" and "邻市、示例市" in spec.caption.zh
    patches = {p.get_gid()[5:]: p for p in axes["map"].patches if str(p.get_gid()).startswith("area ")}
    assert "." in patches["980121"].get_hatch() and not patches["990121"].get_hatch()
    # The same industry has the same colour in both cities.
    assert patches["980121"].get_facecolor() == patches["990121"].get_facecolor()
    assert {"city 980100", "city 990100"} <= {p.get_gid() for p in axes["map"].patches}
    notes = next(text.get_text() for text in figure.texts if text.get_gid() == "notes").replace("\n", "")
    assert "邻市：2024年，读自正文" in notes and "示例市：2024年，印成的表格" in notes


def test_one_city_alone_has_no_joint_map(material):
    assert list(SPECS["layout-cities"].instances(material)) == []
