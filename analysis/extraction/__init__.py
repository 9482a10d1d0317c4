"""Extraction: a Document comes in; statements, indicator tables and industry layouts go out."""
