"""Indicators: statements and tables come in; targets and outcomes on one concept list go out."""
