"""Comparison: targets and outcomes of several plans come in; side-by-side tables go out."""

from analysis.comparison.absences import absences
from analysis.comparison.adding_up import adding_up
from analysis.comparison.agreement import indicator_agreement
from analysis.comparison.ambition import ambition, rank_agreement
from analysis.comparison.drift import drift
from analysis.comparison.ladder import amplification, ladder
from analysis.comparison.side_by_side import SideBySide, side_by_side

__all__ = [
    "SideBySide",
    "absences",
    "adding_up",
    "ambition",
    "amplification",
    "drift",
    "indicator_agreement",
    "ladder",
    "rank_agreement",
    "side_by_side",
]
