"""Extraction: a Document comes in; statements, indicator tables and industry layouts go out."""

from analysis.extraction.prose_reader import read_prose

__all__ = ["read_prose"]
