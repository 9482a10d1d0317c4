"""Layout map: fills, badges, labels, zones as points, the explicit class without data, cartographic furniture."""

from dataclasses import replace

import matplotlib.colors as colors
import matplotlib.pyplot as plt
import pytest
from matplotlib_scalebar.scalebar import ScaleBar
from pyproj import CRS
from shapely.geometry import Point, box

from analysis.errors import InputError
from analysis.figures import FIGURES, Material
from analysis.figures.layout.map import draw_layout_map
from analysis.figures.layout.rows import layout_rows
from analysis.figures.maps import base_map
from analysis.figures.maps.cartography import north_angle, scale_bar
from analysis.figures.maps.placement import Block, crossings, overlaps, place_blocks
from analysis.figures.style import FILLS, NO_DATA, style
from analysis.layout.projection import local_projection
from analysis.pipeline.study import open_study


@pytest.fixture
def figure(material):
    with style():
        figure = draw_layout_map(layout_rows(material), material, "en")
        yield figure
        plt.close(figure)


def panel(figure, vintage):
    return next(axes for axes in figure.axes if axes.get_label() == vintage)


def areas(axes):
    return {patch.get_gid()[5:]: patch for patch in axes.patches if str(patch.get_gid()).startswith("area ")}


def test_a_county_without_mark_stays_as_no_data(material, figure):
    rows = layout_rows(material)
    empty = rows[(rows["vintage"] == "2024") & (rows["place_id"] == "990102")]
    assert len(empty) == 1 and empty["role"].isna().all()
    patch = areas(panel(figure, "2024"))["990102"]
    assert colors.to_hex(patch.get_facecolor()) == NO_DATA and patch.get_hatch()


def test_all_counties_are_drawn_in_every_vintage(figure):
    assert (
        set(areas(panel(figure, "2022")))
        == set(areas(panel(figure, "2024")))
        == {"990121", "990122", "990181", "990102"}
    )


def test_an_industry_has_one_fill_in_all_vintages(figure):
    first, second = areas(panel(figure, "2022")), areas(panel(figure, "2024"))
    assert first["990122"].get_facecolor() == second["990121"].get_facecolor()
    assert colors.to_hex(first["990121"].get_facecolor()) in FILLS


def test_sub_industries_take_the_fill_of_their_first_level(figure):
    first = areas(panel(figure, "2022"))
    assert first["990121"].get_facecolor() == first["990181"].get_facecolor()


def test_zones_are_points_under_the_name_of_their_vintage(figure):
    names = {v: [text.get_text() for text in panel(figure, v).texts] for v in ("2022", "2024")}
    assert "新港区" in names["2022"] and "临港新城" in names["2024"]
    assert "new-zone" not in areas(panel(figure, "2024"))
    gids = [text.get_gid() for text in panel(figure, "2024").texts]
    assert "leader new-zone" in gids


def test_legend_names_every_industry_once(material, figure):
    texts = [text.get_text() for text in panel(figure, "legend").texts]
    for name in ("Tea", "Ships", "所印名称"):
        assert texts.count(name) == 1
    assert "no data" in texts


def test_attribution_and_sources_stand_below(figure):
    notes = next(text.get_text() for text in figure.texts if text.get_gid() == "notes")
    assert "Boundaries: an invented source" in notes and "示例市规划 old" in notes


def test_scale_bar_and_north_on_every_panel(figure):
    for vintage in ("2022", "2024"):
        axes = panel(figure, vintage)
        assert any(isinstance(artist, ScaleBar) for artist in axes.artists)
        assert "N" in [text.get_text() for text in axes.texts]


def test_a_place_without_polygon_or_point_is_listed(material):
    layouts = material.tables["industry_layout"].copy()
    layouts.loc[0, ["place_id", "place"]] = ["nowhere", "无点区"]
    changed = replace(material, tables={**material.tables, "industry_layout": layouts})
    with style():
        figure = draw_layout_map(layout_rows(changed), changed, "zh")
    notes = next(text.get_text() for text in figure.texts if text.get_gid() == "notes")
    assert "未上图：无点区" in notes.replace("\n", "")
    plt.close(figure)


def test_what_is_not_registered_is_listed_on_every_map(material):
    layouts = material.tables["industry_layout"].copy()
    layouts.loc[layouts["place_id"] == "990102", "place_id"] = None
    changed = replace(material, tables={**material.tables, "industry_layout": layouts})
    for family in ("layout-map", "layout-change"):
        spec, rows = next(next(spec for spec in FIGURES if spec.id == family).instances(changed))
        with style():
            figure = spec.draw(rows, changed, "zh")
        notes = next(text.get_text() for text in figure.texts if text.get_gid() == "notes").replace("\n", "")
        assert "未登记、未上图的地方：北湖区" in notes and "按原文列出：所印名称" in notes
        plt.close(figure)


def test_projection_is_equal_area_in_metres(material):
    frame = material.boundaries.polygons
    crs = local_projection(frame)
    assert crs.is_projected and "Equal Area" in crs.to_wkt()
    with pytest.raises(InputError, match="degrees"):
        local_projection(frame.to_crs("EPSG:3857"))


def test_true_north_turns_with_the_meridian():
    crs = CRS.from_proj4("+proj=laea +lat_0=30 +lon_0=100 +ellps=GRS80")
    assert north_angle(crs, 0, 0) == pytest.approx(90, abs=1e-6)
    assert north_angle(crs, 3e5, 0) > 91 and north_angle(crs, -3e5, 0) < 89


def test_a_scale_bar_over_degrees_is_refused():
    with style(), pytest.raises(InputError, match="metres"):
        scale_bar(plt.figure().add_subplot(), CRS.from_epsg(4490), "lower left")
    plt.close("all")


def test_labels_do_not_cover_each_other():
    land = box(50, 50, 150, 150)
    crowd = [Block(str(n), 30, 18, (95 + 2 * n, 100), None) for n in range(6)]
    placed = place_blocks([Block("area", 30, 18, (100, 100), land), *crowd], (200, 200), land)
    assert overlaps(placed) == []
    assert not placed["area"].leader and all(placed[block.key].leader for block in crowd)
    assert all(not placed["area"].box.contains(Point(block.anchor)) for block in crowd)


@pytest.mark.parametrize("room", [240.0, 480.0])
def test_leaders_keep_clear_of_labels_leaders_and_dots_at_both_widths(room):
    """A cluster of zones inside a narrow county: both the width of a column and that of a page have room for it."""
    cell = room / 6
    counties = {
        f"{column}{row}": box(column * cell, row * cell, (column + 1) * cell, (row + 1) * cell)
        for column in range(1, 5)
        for row in range(1, 5)
    }
    narrow = box(2.4 * cell, 2 * cell, 2.6 * cell, 3 * cell)
    areas = [Block(key, 34, 19, (shape.centroid.x, shape.centroid.y), shape) for key, shape in counties.items()]
    areas += [Block("narrow", 44, 19, (2.5 * cell, 2.5 * cell), narrow)]
    spots = ((2.45, 2.9), (2.55, 2.6), (2.5, 2.3), (2.7, 2.5))
    zones = [Block(f"zone {n}", 44, 19, (x * cell, y * cell), None) for n, (x, y) in enumerate(spots)]
    placed = place_blocks([*areas, *zones], (room, room), box(cell, cell, 5 * cell, 5 * cell))
    assert overlaps(placed) == [] and crossings(placed) == []


@pytest.mark.slow
@pytest.mark.parametrize("family", ["layout-map", "layout-cities", "layout-change", "county-statistics"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_labels_and_leaders_of_the_committed_study_keep_apart(family, language, monkeypatch):
    study, placed = open_study(), []
    spec = next(spec for spec in FIGURES if spec.id == family)
    tables = {name: study.table(name) for name in spec.tables if name in study.built}
    keep = base_map.place_blocks
    monkeypatch.setattr(base_map, "place_blocks", lambda *given: placed.append(keep(*given)) or placed[-1])
    known = Material(tables, study.registry)
    with style():
        for one, rows in spec.instances(known):
            plt.close(one.draw(rows, known, language))
    assert placed and not [pair for labels in placed for pair in (*overlaps(labels), *crossings(labels))]


def test_a_leader_ends_inside_its_area_and_is_seen():
    land = box(0, 0, 200, 200)
    narrow = box(90, 40, 104, 160)
    one = place_blocks([Block("narrow", 60, 20, (97, 100), narrow)], (200, 200), land)["narrow"]
    assert one.line is not None and one.line.length >= 5
    assert narrow.contains(Point(one.line.coords[-1])) and not one.box.contains(Point(one.line.coords[-1]))


def test_a_small_area_gets_a_leader():
    land = box(0, 0, 200, 200)
    placed = place_blocks([Block("small", 40, 20, (100, 100), box(97, 97, 103, 103))], (200, 200), land)
    assert placed["small"].leader
