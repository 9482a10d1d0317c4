"""Figures: result tables come in; files in figures/, in zh and en, byte-stable, go out."""
