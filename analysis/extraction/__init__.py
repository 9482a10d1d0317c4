"""Extraction: a Document comes in; statements, indicator tables and industry layouts go out."""

from analysis.extraction.layouts import read_layouts
from analysis.extraction.prose_reader import read_prose
from analysis.extraction.tables import TableReading, read_tables, table_spans

__all__ = ["TableReading", "read_layouts", "read_prose", "read_tables", "table_spans"]
