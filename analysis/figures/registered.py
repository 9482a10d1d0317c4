"""The list of figures, in the order of the gallery; a new figure is a new entry here."""

from __future__ import annotations

from analysis.figures.attainment.bounds import ATTAINMENT_BOUNDS
from analysis.figures.attainment.calibration import ATTAINMENT_CALIBRATION
from analysis.figures.attainment.curve import ATTAINMENT_CURVE
from analysis.figures.attainment.forest import ATTAINMENT_FOREST
from analysis.figures.attainment.gaps import ATTAINMENT_GAPS
from analysis.figures.attainment.heat import ATTAINMENT_HEAT
from analysis.figures.attainment.targets import ATTAINMENT
from analysis.figures.comparison.ladder import LADDER
from analysis.figures.comparison.ladder_slopes import LADDER_SLOPES
from analysis.figures.comparison.matrix import COMPARISON
from analysis.figures.comparison.side_by_side import SIDE_BY_SIDE
from analysis.figures.comparison.trajectory import TRAJECTORY
from analysis.figures.layout.change_map import CHANGE_MAP
from analysis.figures.layout.cities import LAYOUT_CITIES
from analysis.figures.layout.flows import LAYOUT_FLOWS
from analysis.figures.layout.likeness import LAYOUT_LIKENESS
from analysis.figures.layout.map import LAYOUT_MAP
from analysis.figures.layout.matrix import LAYOUT_MATRIX
from analysis.figures.layout.multiples import LAYOUT_MULTIPLES
from analysis.figures.layout.statistics_map import STATISTICS_MAP
from analysis.figures.spec import FigureSpec
from analysis.figures.wording.attention import WORDING_ATTENTION
from analysis.figures.wording.keyness import WORDING_KEYNESS
from analysis.figures.wording.likeness import WORDING_LIKENESS

FIGURES: list[FigureSpec] = [
    COMPARISON,
    SIDE_BY_SIDE,
    LADDER_SLOPES,
    LADDER,
    TRAJECTORY,
    WORDING_LIKENESS,
    WORDING_ATTENTION,
    WORDING_KEYNESS,
    ATTAINMENT,
    ATTAINMENT_BOUNDS,
    ATTAINMENT_HEAT,
    ATTAINMENT_GAPS,
    ATTAINMENT_FOREST,
    ATTAINMENT_CALIBRATION,
    ATTAINMENT_CURVE,
    LAYOUT_MAP,
    LAYOUT_CITIES,
    CHANGE_MAP,
    LAYOUT_MATRIX,
    LAYOUT_MULTIPLES,
    LAYOUT_LIKENESS,
    LAYOUT_FLOWS,
    STATISTICS_MAP,
]
