"""The list of figures, in the order of the gallery; a new figure is a new entry here."""

from __future__ import annotations

from analysis.figures.attainment import ATTAINMENT
from analysis.figures.comparison import COMPARISON
from analysis.figures.layout_map import LAYOUT_MAP
from analysis.figures.spec import FigureSpec

FIGURES: list[FigureSpec] = [COMPARISON, ATTAINMENT, LAYOUT_MAP]
