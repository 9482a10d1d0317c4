"""Lay out industries by place: marks, changes between vintages, tests, plan against plan."""

from __future__ import annotations

from dataclasses import replace

from analysis.layout.borders import border_pairs, shared_industries
from analysis.layout.boundaries import read_boundaries
from analysis.layout.change import change
from analysis.layout.copying import vertical_copying
from analysis.layout.incidence import PRINTED
from analysis.layout.mentions import mention_quotients
from analysis.layout.prose import prose_layout
from analysis.layout.results import layout_marks, layout_tests, main_marks
from analysis.layout.tiles import read_tiles
from analysis.pipeline.running import Inputs, Products


def lay_out_industries(inputs: Inputs) -> Products:
    """Make the marks of tables and prose, the changes between vintages, the tests, and what plans share."""
    layouts, registry = inputs.table("derived/industry_layout.csv"), inputs.registry
    named = inputs.table("derived/place_industries.csv")
    boundaries = replace(read_boundaries(registry), tiles=read_tiles(registry))
    prose = prose_layout(named, registry)
    marks = layout_marks(layouts, registry, prose)
    main = main_marks(marks, registry)
    return {
        "derived/prose_layout.csv": prose,
        "derived/layout_marks.csv": marks,
        "derived/layout_changes.csv": change(layouts, registry),
        "derived/layout_tests.csv": layout_tests(marks, registry, boundaries),
        "derived/layout_shared.csv": shared_industries(main, registry),
        "derived/layout_borders.csv": border_pairs(main, registry, boundaries),
        "derived/layout_copying.csv": vertical_copying(named, marks[marks["origin"] == PRINTED], registry),
        "derived/layout_mentions.csv": mention_quotients(named, registry),
    }
