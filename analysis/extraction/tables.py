"""Printed indicator tables: rows and cells as printed, notes applied as flags, statements made of the cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.documents import Document
from analysis.errors import InputError
from analysis.extraction.note_facts import NoteFact, note_facts
from analysis.extraction.note_legend import Legend, read_legend
from analysis.extraction.note_lines import Note, split_notes
from analysis.extraction.table_columns import VALUE_ROLES, Column, assign_columns
from analysis.extraction.table_flags import row_flags
from analysis.extraction.table_flow import flow_rows, tokens_of
from analysis.extraction.table_grid import Entry, joined_rows, place_row
from analysis.extraction.table_lines import Cell, TextLine, printed
from analysis.extraction.table_regions import Header, Region, find_regions, group_heading, region_cells
from analysis.extraction.table_rows import PrintedRow, print_rows
from analysis.extraction.table_statements import Context, context_of, row_statements
from analysis.extraction.table_words import period_years
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
    """

    table: str
    rows: tuple[PrintedRow, ...]
    notes: tuple[Note, ...]
    legend: Legend
    span: tuple[int, int]


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
    problems : tuple of str
        Cells and rows that no rule reads, with file and line; nothing is guessed for them.
    """

    rows: pd.DataFrame
    notes: pd.DataFrame
    statements: pd.DataFrame
    problems: tuple[str, ...] = ()


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

    Raises
    ------
    InputError
        Where a row of a grid has fewer or more cells than its header and no placement is certain; names file and line.
    """
    context = context_of(document, registry)
    rows: list[dict[str, object]] = []
    notes: list[dict[str, object]] = []
    statements: list[dict[str, object]] = []
    problems: list[str] = []
    for table in printed_tables(document, registry):
        facts = [fact for note in table.notes for fact in note_facts(note, table.rows, registry)]
        rows += [_table_row(table, row, facts, context) for row in table.rows]
        notes += [_note_row(table, fact, context) for fact in facts]
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
    """Indicator tables of a document, in order; errors as :func:`read_tables`."""
    lines, regions = find_regions(document, registry)
    tables: list[PrintedTable] = []
    for region in regions:
        if region.header.is_layout:
            continue
        rows, end = _region_rows(document, lines, region, registry)
        if rows:
            notes = split_notes(lines, region.notes)
            words = [column.word.text for column in rows[0].columns]
            span = (lines[region.header.first].start, end)
            legend = read_legend([note.text for note in notes], words)
            tables.append(PrintedTable(f"t{len(tables) + 1}", tuple(rows), notes, legend, span))
    return tables


def _plan_years(document: Document, region: Region, registry: Registry) -> tuple[int, int] | None:
    named = period_years(region.caption, registry)
    entry = registry.documents.get(document.doc_id)
    return named or ((entry.start_year, entry.end_year) if entry else None)


def _region_rows(
    document: Document, lines: Sequence[TextLine], region: Region, registry: Registry
) -> tuple[list[PrintedRow], int]:
    """Rows of a region and the end of the table in the clean text."""
    plan = _plan_years(document, region, registry)
    if region.header.flowing:
        columns = assign_columns(region.header.words, plan)
        tokens = tokens_of([(index, cells) for _, index, cells in region_cells(lines, region)])
        entries, used = flow_rows(tokens, columns, registry)
        end = tokens[used - 1][1].end if used else lines[region.header.last].end
        if used == len(tokens):
            end = max(end, lines[region.last].end)
        return print_rows(entries, registry) if entries else [], end
    entries = _grid_entries(document, lines, region, plan)
    return print_rows(entries, registry), lines[region.last].end


def _grid_entries(
    document: Document, lines: Sequence[TextLine], region: Region, plan: tuple[int, int] | None
) -> list[Entry]:
    entries: list[Entry] = []
    for header, rows in _by_header(region_cells(lines, region)):
        columns = assign_columns(header.words, plan)
        for index, cells in joined_rows(rows, len(header.words)):
            if any(cells):
                entries.append(_grid_entry(document, lines[index], index, cells, columns))
    return entries


def _by_header(
    body: Sequence[tuple[Header, int, tuple[Cell, ...]]],
) -> list[tuple[Header, list[tuple[int, tuple[Cell, ...]]]]]:
    parts: list[tuple[Header, list[tuple[int, tuple[Cell, ...]]]]] = []
    for header, index, cells in body:
        if not parts or parts[-1][0] is not header:
            parts.append((header, []))
        parts[-1][1].append((index, cells))
    return parts


def _grid_entry(
    document: Document, line: TextLine, index: int, cells: tuple[Cell, ...], columns: Sequence[Column]
) -> Entry:
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and group_heading(filled[0].text) is not None:
        return Entry(index, columns, category=filled[0], heading=True)
    entry = place_row(cells, columns, index)
    if entry is None:
        where = f"line {document.line_at(filled[0].start)}"
        expected = f"{len(columns)} cells as in the header: {' | '.join(column.word.text for column in columns)}"
        raise InputError(document.path, where, f"{len(cells)} cells: {' | '.join(cell.text for cell in cells)}", expected)
    return entry


def _verbatim(row: PrintedRow, role: str, context: Context) -> str:
    cell = row.cells.get((role, 0))
    return " ".join(printed(context.document, cell).split()) if cell is not None else ""


def _table_row(
    table: PrintedTable, row: PrintedRow, facts: Sequence[NoteFact], context: Context
) -> dict[str, object]:
    years = {column.role: column.year for column in row.columns if column.rank == 0}
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
        "flags": row_flags(row, table.legend, [fact for fact in facts if fact.row == row.row], context.registry),
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
    """Spans (start, end) of the clean text that belong to tables, headers and notes included, in order."""
    lines, regions = find_regions(document, registry)
    spans = []
    for region in regions:
        end = lines[region.last].end
        if not region.header.is_layout:
            rows, end = _region_rows(document, lines, region, registry)
            if not rows:
                continue
            end = max(end, lines[region.notes[1] - 1].end) if region.notes[1] else end
        spans.append((lines[region.header.first].start, end))
    return tuple(spans)
