"""Maps on a tile grid: squares in place of polygons, without anything that a map of real places has."""

from dataclasses import replace

import matplotlib.pyplot as plt
import pytest
from matplotlib_scalebar.scalebar import ScaleBar

from analysis.figures import FIGURES
from analysis.figures.layout.likeness import likeness_rows
from analysis.figures.style import style

SPECS = {spec.id: spec for spec in FIGURES}
SPOTS = {"990121": (1, 1), "990122": (1, 2), "990181": (2, 1), "990102": (3, 2)}


@pytest.fixture
def tiled(material):
    tiles = [{"place_id": key, "row": row, "column": n, "source": "示例格网"} for key, (row, n) in SPOTS.items()]
    pairs = [{"place_a": "990121", "place_b": "990102", "source": "示例邻接"}]
    rows = {**material.registry.rows, "tiles": tuple(tiles), "adjacency": tuple(pairs)}
    return replace(material, registry=replace(material.registry, rows=rows))


@pytest.fixture
def draw(tiled):
    def one(family, language="en"):
        spec, rows = next(SPECS[family].instances(tiled))
        with style():
            return spec.draw(rows, tiled, language)

    yield one
    plt.close("all")


@pytest.mark.parametrize("family", ["layout-map", "layout-industries", "layout-change"])
def test_a_tile_map_has_squares_and_neither_scale_nor_north_nor_locator(family, draw):
    figure = draw(family)
    panels = [axes for axes in figure.axes if any(str(patch.get_gid()).startswith("area ") for patch in axes.patches)]
    for axes in panels:
        shapes = [patch for patch in axes.patches if str(patch.get_gid()).startswith("area ")]
        sizes = {tuple(patch.get_path().get_extents().size.round(6)) for patch in shapes}
        assert len(shapes) == len(SPOTS) and sizes == {(1.0, 1.0)}
    drawn = [artist for axes in figure.axes for artist in (*axes.artists, *axes.texts)]
    assert panels and not any(isinstance(artist, ScaleBar) for artist in drawn)
    assert "N" not in [artist.get_text() for artist in drawn if hasattr(artist, "get_text")]
    assert "locator" not in [axes.get_label() for axes in figure.axes]


def test_a_tile_map_credits_the_grid_and_lists_the_zone_that_it_lacks(draw):
    figure = draw("layout-map", "zh")
    notes = next(text.get_text() for text in figure.texts if text.get_gid() == "notes").replace("\n", "")
    assert "来源：示例格网；示例邻接" in notes and "示例来源" not in notes
    assert "没有边界、点位或方格，未上图：新港区" in notes


def test_only_the_list_says_who_are_neighbours(tiled):
    rows = likeness_rows(tiled)
    near = rows[rows["neighbours"].fillna(False)]
    assert {frozenset(pair) for pair in near[["place_a", "place_b"]].to_numpy()} <= {frozenset(("990121", "990102"))}
    # 990122 stands beside 990121 on the grid, and no row of the list names it: nothing is known.
    pair = rows[(rows["place_a"] == "990121") & (rows["place_b"] == "990122")]
    assert pair["neighbours"].isna().all() and len(pair)
