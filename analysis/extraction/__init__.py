"""Extraction: a Document comes in; statements, tables, industries of places and responsible departments go out."""

from analysis.extraction.duties.reader import read_duties
from analysis.extraction.layouts import read_layouts
from analysis.extraction.places.reader import read_place_industries
from analysis.extraction.problems import lost_rows, reading_problems, require_whole_rows
from analysis.extraction.statements.reader import read_prose
from analysis.extraction.tables.reader import TableReading, read_tables, table_spans

__all__ = [
    "TableReading",
    "lost_rows",
    "read_duties",
    "read_layouts",
    "read_place_industries",
    "read_prose",
    "read_tables",
    "reading_problems",
    "require_whole_rows",
    "table_spans",
]
