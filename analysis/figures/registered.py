"""The list of figures, in the order of the gallery; a new figure is a new entry here."""

from __future__ import annotations

from analysis.figures.attainment import ATTAINMENT
from analysis.figures.attainment_bounds import ATTAINMENT_BOUNDS
from analysis.figures.attainment_calibration import ATTAINMENT_CALIBRATION
from analysis.figures.attainment_curve import ATTAINMENT_CURVE
from analysis.figures.attainment_forest import ATTAINMENT_FOREST
from analysis.figures.attainment_gaps import ATTAINMENT_GAPS
from analysis.figures.attainment_heat import ATTAINMENT_HEAT
from analysis.figures.change_map import CHANGE_MAP
from analysis.figures.comparison import COMPARISON
from analysis.figures.ladder import LADDER
from analysis.figures.ladder_slopes import LADDER_SLOPES
from analysis.figures.layout_cities import LAYOUT_CITIES
from analysis.figures.layout_flows import LAYOUT_FLOWS
from analysis.figures.layout_likeness import LAYOUT_LIKENESS
from analysis.figures.layout_map import LAYOUT_MAP
from analysis.figures.layout_matrix import LAYOUT_MATRIX
from analysis.figures.layout_multiples import LAYOUT_MULTIPLES
from analysis.figures.side_by_side import SIDE_BY_SIDE
from analysis.figures.spec import FigureSpec
from analysis.figures.statistics_map import STATISTICS_MAP
from analysis.figures.trajectory import TRAJECTORY
from analysis.figures.wording_attention import WORDING_ATTENTION
from analysis.figures.wording_keyness import WORDING_KEYNESS
from analysis.figures.wording_likeness import WORDING_LIKENESS

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
