"""Lay out industries by place: marks, changes between vintages, tests."""

from __future__ import annotations

from analysis.layout.boundaries import read_boundaries
from analysis.layout.change import change
from analysis.layout.prose import prose_layout
from analysis.layout.results import layout_marks, layout_tests
from analysis.pipeline.running import Inputs, Products


def lay_out_industries(inputs: Inputs) -> Products:
    """Make the marks at both levels, the changes between successive vintages, the tests, and what only prose says."""
    layouts, registry = inputs.table("derived/industry_layout.csv"), inputs.registry
    marks = layout_marks(layouts, registry)
    return {
        "derived/layout_marks.csv": marks,
        "derived/layout_changes.csv": change(layouts, registry),
        "derived/layout_tests.csv": layout_tests(marks, registry, read_boundaries(registry)),
        "derived/prose_layout.csv": prose_layout(inputs.table("derived/place_industries.csv"), registry),
    }
