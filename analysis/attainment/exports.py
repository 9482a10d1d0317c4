"""Exports: a result table for a paper as LaTeX (booktabs), docx or xlsx, with notes and sources."""

from __future__ import annotations

import io
from dataclasses import dataclass

import docx
import pandas as pd
from great_tables import GT
from openpyxl import Workbook

from analysis.attainment.results import CAVEAT, Provenance, Result
from analysis.attainment.words import heading

DIGITS = 3
DASH = "–"


@dataclass(frozen=True)
class Sheet:
    """A table ready to print.

    Attributes
    ----------
    title : str
        Title in the language of the table.
    frame : DataFrame
        Cells with headings in that language; numbers are still numbers.
    notes : tuple of str
        What a reader must know, the source last.
    """

    title: str
    frame: pd.DataFrame
    notes: tuple[str, ...]

    def text(self) -> pd.DataFrame:
        """Cells as printed: three digits, a dash where a figure is missing."""
        return self.frame.map(_cell)


def sheet(result: Result, title: str, lang: str) -> Sheet:
    """Make the table of a result ready to print in ``zh`` or ``en``; its provenance becomes a note."""
    frame = result.table()
    frame = frame.drop(columns=[name for name in ("note",) if name in frame and not _any_text(frame[name])])
    named = frame.rename(columns={name: heading(str(name), lang) for name in frame.columns})
    return Sheet(title, named, (CAVEAT[lang], provenance_note(result.provenance, lang)))


def provenance_note(provenance: Provenance, lang: str) -> str:
    """Scheme, data, seed, covariance and versions in one line."""
    names = ("编码方案", "数据", "种子", "协方差") if lang == "zh" else ("coding scheme", "data", "seed", "covariance")
    values = (provenance.scheme, provenance.data, provenance.seed, provenance.covariance)
    parts = [f"{name} {value}" for name, value in zip(names, values, strict=True) if value not in {None, ""}]
    return "; ".join([*parts, provenance.versions])


def to_latex(table: Sheet) -> str:
    """LaTeX with booktabs rules, title and notes; needs the packages booktabs and caption."""
    shown = GT(table.text()).tab_header(title=table.title)
    for note in table.notes:
        shown = shown.tab_source_note(note)
    return str(shown.as_latex())


def to_docx(table: Sheet) -> bytes:
    """Word document with title, table and notes."""
    document = docx.Document()
    document.add_heading(table.title, level=2)
    text = table.text()
    grid = document.add_table(rows=1, cols=len(text.columns))
    for cell, name in zip(grid.rows[0].cells, text.columns, strict=True):
        cell.text = str(name)
    for row in text.itertuples(index=False):
        for cell, value in zip(grid.add_row().cells, row, strict=True):
            cell.text = str(value)
    for note in table.notes:
        document.add_paragraph(note)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def to_xlsx(table: Sheet) -> bytes:
    """Workbook with one sheet: title, headings, numbers as numbers, notes."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.append([table.title])
    page.append([str(name) for name in table.frame.columns])
    for row in table.frame.astype(object).where(table.frame.notna(), None).itertuples(index=False):
        page.append([value.item() if hasattr(value, "item") else value for value in row])
    for note in table.notes:
        page.append([note])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _any_text(column: pd.Series) -> bool:
    return bool(column.fillna("").astype(str).str.len().any())


def _cell(value: object) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return DASH
    if isinstance(value, float):
        text = f"{value:.{DIGITS}f}"
        return text.rstrip("0").rstrip(".") if float(value).is_integer() else text
    return str(value)
