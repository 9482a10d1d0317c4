"""Comparison: targets and outcomes of several plans come in; side-by-side tables go out."""
