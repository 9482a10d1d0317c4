"""Entries of the review page: statements, table rows, layouts, repairs and findings, each with its places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.audit.corrections import row_names
from analysis.audit.fact import printed_value
from analysis.audit.finding import Finding, Side
from analysis.audit.page.places import PlaceFinder, Span
from analysis.documents import Document
from analysis.registry import Registry

KINDS = ("finding", "target", "outcome", "row", "layout", "repair")
_CELLS = ("base", "target", "target_growth", "outcome", "outcome_growth")

Record = Mapping[str, object]


@dataclass(frozen=True)
class Reading:
    """A document, the tables read from it (with concepts), and the findings that touch it.

    Attributes
    ----------
    document : Document
        As read.
    tables : mapping of str to DataFrame
        ``statements``, ``indicator_tables``, ``industry_layout``, ``repairs`` of this document, corrected.
    concepts : mapping of str to str
        ``statement_id`` to ``indicator_id``.
    findings : tuple of Finding
        Those with a side in the document.
    corrected : frozenset of (table, row)
        Rows that reading_corrections.csv has changed.
    """

    document: Document
    tables: Mapping[str, pd.DataFrame]
    concepts: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    corrected: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Entry:
    """A row of the list on the page.

    Attributes
    ----------
    kind : str
        One of ``KINDS``.
    title, value, note : str
        What it is about, its value, and what else there is to say.
    spans : tuple of (start, end)
        Its places in the clean text.
    line : int
        First source line.
    table, row : str
        As in reading_corrections.csv; empty where an entry cannot be corrected.
    concept, place : str
        For the filters.
    confidence : float or None
        How sure the reader is; None where it does not say.
    cells : mapping of str to str
        The row as read, empty cells left out.
    """

    kind: str
    title: str
    value: str
    note: str
    spans: tuple[Span, ...]
    line: int
    table: str = ""
    row: str = ""
    concept: str = ""
    place: str = ""
    confidence: float | None = None
    cells: Mapping[str, str] = field(default_factory=dict)


def entries_of(reading: Reading, registry: Registry) -> list[Entry]:
    """Make the entries of a reading, in the order of the text; findings stand with their first place."""
    finder = PlaceFinder(reading.document)
    entries = [
        *_statements(reading, registry, finder),
        *_rows(reading, finder),
        *_layouts(reading, finder),
        *_repairs(reading, finder),
    ]
    places = {entry.row: entry for entry in entries if entry.row}
    entries += [_finding(finding, reading.document.doc_id, places, finder) for finding in reading.findings]
    return sorted(entries, key=lambda one: (one.spans[0] if one.spans else (one.line, 0), KINDS.index(one.kind)))


def _records(table: pd.DataFrame) -> list[dict[str, object]]:
    plain = table.astype(object)
    return [{str(k): v for k, v in row.items()} for row in plain.where(plain.notna(), None).to_dict("records")]


def _cells(row: Record) -> dict[str, str]:
    return {name: str(cell) for name, cell in row.items() if cell is not None}


def _words(row: Record, names: Iterable[str]) -> str:
    return " · ".join(str(row[name]) for name in names if row[name] is not None)


def _spans(*spans: Span | None) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(span for span in spans if span is not None))


def _statements(reading: Reading, registry: Registry, finder: PlaceFinder) -> Iterator[Entry]:
    for row in _records(reading.tables["statements"]):
        key, concept = str(row["statement_id"]), reading.concepts.get(str(row["statement_id"]), "")
        name = registry.indicators[concept].zh if concept in registry.indicators else "no concept"
        yield Entry(
            kind=str(row["role"]),
            title=str(row["subject"]),
            value=printed_value(row),
            note=_words(row, ("year", "kind", "place")) + f" · {name}",
            spans=_spans(finder.of_span(int(str(row["start"])), int(str(row["end"])))),
            line=int(str(row["line"])),
            table="statements",
            row=key,
            concept=concept,
            place=str(row["place"]),
            confidence=float(str(row["confidence"])),
            cells=_cells(row),
        )


def _rows(reading: Reading, finder: PlaceFinder) -> Iterator[Entry]:
    table = reading.tables["indicator_tables"]
    for name, row in zip(row_names("indicator_tables", table), _records(table), strict=True):
        yield Entry(
            kind="row",
            title=str(row["label"]),
            value=_words(row, _CELLS),
            note=_words(row, ("table", "row", "unit", "category", "flags")),
            spans=_spans(finder.of_line(int(str(row["line"])))),
            line=int(str(row["line"])),
            table="indicator_tables",
            row=name,
            cells=_cells(row),
        )


def _layouts(reading: Reading, finder: PlaceFinder) -> Iterator[Entry]:
    table = reading.tables["industry_layout"]
    for name, row in zip(row_names("industry_layout", table), _records(table), strict=True):
        yield Entry(
            kind="layout",
            title=str(row["industry"]),
            value=_words(row, ("role",)),
            note=_words(row, ("place", "segments")),
            spans=_spans(finder.of_line(int(str(row["line"])))),
            line=int(str(row["line"])),
            table="industry_layout",
            row=name,
            place=str(row["place"]),
            cells=_cells(row),
        )


def _repairs(reading: Reading, finder: PlaceFinder) -> Iterator[Entry]:
    for row in _records(reading.tables["repairs"]):
        whole = row["start"] is None or row["end"] is None
        line = int(str(row["line"]))
        span = finder.of_line(line) if whole else finder.of_span(int(str(row["start"])), int(str(row["end"])))
        count = "" if row["count"] is None else f" · {row['count']} times"
        title = f"{row['damaged']} → {row['repaired'] or 'lost'}"
        yield Entry("repair", title, str(row["kind"]), f"repair{count}", _spans(span), line, cells=_cells(row))


def _finding(finding: Finding, doc_id: str, places: Mapping[str, Entry], finder: PlaceFinder) -> Entry:
    pair = finding.pair
    sides = [side for side in (pair.a, pair.b) if side.doc_id == doc_id]
    spans = [span for side in sides for span in _side_spans(side, places, finder)]
    where = " ↔ ".join(f"{side.doc_id}:{side.line or ''} {side.value}" for side in (pair.a, pair.b))
    return Entry(
        kind="finding",
        title=finding.zh,
        value=finding.severity,
        note=f"{finding.en} · {finding.rule} · {where}",
        spans=_spans(*spans),
        line=sides[0].line or 0,
        concept=pair.indicator_id or "",
        cells={"rule": finding.rule, "severity": finding.severity},
    )


def _side_spans(side: Side, places: Mapping[str, Entry], finder: PlaceFinder) -> Sequence[Span | None]:
    if side.ref in places and places[side.ref].spans:
        return places[side.ref].spans
    return [finder.of_line(side.line)] if side.line else []
