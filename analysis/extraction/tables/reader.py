"""Printed indicator tables: rows and cells as printed, notes applied as flags, statements made of the cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.collector import collector_paused
from analysis.documents import Document
from analysis.errors import InputError
from analysis.extraction.prose.plan import plan_of
from analysis.extraction.tables.bodies import read_body
from analysis.extraction.tables.cells import cell_reading
from analysis.extraction.tables.columns import VALUE_ROLES
from analysis.extraction.tables.flags import row_flags
from analysis.extraction.tables.lines import printed
from analysis.extraction.tables.marks import unexplained_marks
from analysis.extraction.tables.notes.facts import NoteFact, note_facts
from analysis.extraction.tables.notes.legend import Legend, read_legend
from analysis.extraction.tables.notes.lines import Note, split_notes
from analysis.extraction.tables.problems import RowError
from analysis.extraction.tables.regions import find_regions
from analysis.extraction.tables.rows import PrintedRow, print_rows
from analysis.extraction.tables.statements import Context, context_of, row_statements
from analysis.registry import Registry


@dataclass(frozen=True)
class PrintedTable:
    """An indicator table of a document.

    Attributes
    ----------
    table : str
        t1, t2 … in order of appearance.
    rows : tuple of PrintedRow
        Its rows.
    notes : tuple of Note
        Its notes, as text.
    legend : Legend
        What its marks and brackets mean.
    span : (int, int)
        From the header to the last note, in the clean text.
    problems : tuple of RowError
        Rows whose cells no rule places.
    """

    table: str
    rows: tuple[PrintedRow, ...]
    notes: tuple[Note, ...]
    legend: Legend
    span: tuple[int, int]
    problems: tuple[RowError, ...] = ()


@dataclass(frozen=True)
class TableReading:
    """What the tables of a document say.

    Attributes
    ----------
    rows : DataFrame
        indicator_tables: one row per printed row, cells verbatim.
    notes : DataFrame
        table_notes: facts of the notes.
    statements : DataFrame
        statements of origin table.
    problems : tuple of InputError
        Rows that do not fit their header (RowError) and cells that no rule reads; nothing is guessed for them.
    """

    rows: pd.DataFrame
    notes: pd.DataFrame
    statements: pd.DataFrame
    problems: tuple[InputError, ...] = ()


@collector_paused()
def read_tables(document: Document, registry: Registry) -> TableReading:
    """Read the indicator tables of a document.

    Parameters
    ----------
    document : Document
        The document.
    registry : Registry
        Units, periods, names of concepts and the contracts of the tables.

    Returns
    -------
    TableReading
        Empty tables where the document prints none (an image is none).

    Notes
    -----
    What no rule reads is in ``problems``. A row that does not fit its header keeps the cells whose column is certain.
    The reading is kept with the document.
    """
    return document.once(_read_tables, registry)


def _read_tables(document: Document, registry: Registry) -> TableReading:
    # What its cells say is remembered while a document is read, no longer.
    cell_reading.cache_clear()
    context = context_of(document, registry)
    rows: list[dict[str, object]] = []
    notes: list[dict[str, object]] = []
    statements: list[dict[str, object]] = []
    problems: list[InputError] = []
    for table in printed_tables(document, registry):
        problems += table.problems
        facts = note_facts(table.notes, table.rows, registry)
        told: dict[str, list[NoteFact]] = defaultdict(list)
        for fact in facts:
            told[fact.row].append(fact)
        rows += [_table_row(table, row, told[row.row], context) for row in table.rows]
        notes += [_note_row(table, fact, context) for fact in facts]
        problems += unexplained_marks(document, table.rows, table.notes)
        for row in table.rows:
            made, unread = row_statements(table.table, row, table.legend, context)
            statements += made
            problems += unread
    contracts = registry.tables
    return TableReading(
        contracts["indicator_tables"].frame(rows),
        contracts["table_notes"].frame(notes),
        contracts["statements"].frame(statements),
        tuple(problems),
    )


def printed_tables(document: Document, registry: Registry) -> list[PrintedTable]:
    """Find the indicator tables of a document, in order, at the first call."""
    return document.once(_printed_tables, registry)


def _printed_tables(document: Document, registry: Registry) -> list[PrintedTable]:
    lines, regions = find_regions(document, registry)
    plan = plan_of(document, registry) if regions else None
    tables: list[PrintedTable] = []
    for region in regions:
        if region.header.is_layout or plan is None:
            continue
        body = read_body(document, lines, region, plan, registry)
        if rows := print_rows(body.entries, registry):
            notes = split_notes(lines, region.notes)
            legend = read_legend([note.text for note in notes], [column.word.text for column in rows[0].columns])
            end = max(body.end, lines[region.notes[1] - 1].end if region.notes[1] else 0)
            span = (lines[region.header.first].start, end)
            tables.append(PrintedTable(f"t{len(tables) + 1}", tuple(rows), notes, legend, span, body.problems))
    return tables


def _verbatim(row: PrintedRow, role: str, context: Context) -> str:
    cell = row.cells.get((role, 0))
    return " ".join(printed(context.document, cell).split()) if cell is not None else ""


def _table_row(
    table: PrintedTable, row: PrintedRow, facts: Sequence[NoteFact], context: Context
) -> dict[str, object]:
    years = row.columns.years
    cells: dict[str, object] = {role: _verbatim(row, role, context) for role in VALUE_ROLES}
    return {
        "doc_id": context.document.doc_id,
        "table": table.table,
        "row": row.row,
        "category": row.category,
        "label": row.label,
        "unit": row.unit,
        "base_year": years.get("base"),
        "target_year": years.get("target") or years.get("target_growth"),
        "outcome_year": years.get("outcome") or years.get("outcome_growth"),
        "attribute": row.attribute,
        "flags": ";".join(row_flags(row, table.legend, facts, context.registry)),
        "line": context.document.line_at(row.at.start),
        **cells,
    }


def _note_row(table: PrintedTable, fact: NoteFact, context: Context) -> dict[str, object]:
    return {
        "doc_id": context.document.doc_id,
        "table": table.table,
        "note": fact.note,
        "row": fact.row,
        "measure": fact.measure,
        "target": fact.target,
        "target_year": fact.target_year,
        "outcome": fact.outcome,
        "outcome_year": fact.outcome_year,
        "unit": fact.unit,
        "status": fact.status,
        "line": context.document.line_at(fact.start),
    }


def table_spans(document: Document, registry: Registry) -> tuple[tuple[int, int], ...]:
    """Spans of the clean text that belong to tables.

    Parameters
    ----------
    document : Document
        The document.
    registry : Registry
        As for :func:`read_tables`.

    Returns
    -------
    tuple of (int, int)
        Start and end of each table, indicator tables and tables of industries, headers and notes included, in order.
    """
    lines, regions = find_regions(document, registry)
    layouts = [(lines[r.header.first].start, lines[r.last].end) for r in regions if r.header.is_layout]
    return tuple(sorted([*layouts, *(table.span for table in printed_tables(document, registry))]))
