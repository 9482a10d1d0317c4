"""Differences: result tables of the comparison come in; sentences with computed numbers go out."""

from analysis.comparison.differences.difference import Difference, Results
from analysis.comparison.differences.ranking import differences

__all__ = ["Difference", "Results", "differences"]
