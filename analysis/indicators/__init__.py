"""Indicators: statements and tables come in; targets and outcomes on one concept list go out."""

from analysis.indicators.matching import Found, Matched, find, match

__all__ = ["Found", "Matched", "find", "match"]
