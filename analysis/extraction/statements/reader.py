"""Prose: a Document comes in; statements of targets and outcomes in running text and boxes go out."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.collector import collector_paused
from analysis.documents.document import Document
from analysis.extraction.prose.clauses import Sentence, sentences_of
from analysis.extraction.prose.owners import place_owners
from analysis.extraction.prose.place import PlaceReader
from analysis.extraction.prose.plan import plan_of
from analysis.extraction.prose.sections import Passage, passages
from analysis.extraction.quantities.finding import Quantity, find_quantities, find_sign
from analysis.extraction.statements.cells import Cells, Stated, Statement, statements_of
from analysis.extraction.statements.sentence import SentenceReader
from analysis.extraction.statements.sorting import Sorted, sorted_out
from analysis.extraction.tables.reader import table_spans
from analysis.registry import Registry, TableContract

COLUMNS = ("statement_id", "doc_id", "origin", "section", "line", "start", "end", *Cells._fields)
# A sentence in which a run was mended is surer the less had to be guessed.
_TRUST = {"exact": 0.95, "ranked": 0.9, "lost": 0.7}


@collector_paused()
def read_prose(document: Document, registry: Registry, tables: Sequence[tuple[int, int]] | None = None) -> pd.DataFrame:
    """Read the statements of the running text.

    Parameters
    ----------
    document : Document
    registry : Registry
        Gives the period and place of the document, and the places it may name.
    tables : sequence of (int, int), optional
        Spans of printed tables in the clean text, which are read elsewhere; found here where they are not given.

    Returns
    -------
    DataFrame
        Rows of statements.csv (columns of the contract) of origin prose or box, in order of the text. A value that the
        text does not give is missing. A document without statements gives an empty table.
    """
    plan = plan_of(document, registry)
    owners = place_owners(document, registry, plan.place or plan.place_id or "")
    reader = SentenceReader(plan, PlaceReader(registry, plan.place_id, plan.place or document.doc_id, owners))
    # Each step goes over the whole document before the next one, which is faster than by turns.
    paragraphs = passages(document, table_spans(document, registry) if tables is None else tables)
    held = list(zip(paragraphs, sentences_of([passage.lines for passage in paragraphs], find_sign), strict=True))
    found = [[find_quantities(sentence.text) for sentence in parts] for _, parts in held]
    stated: list[Stated] = []
    origins: list[tuple[Passage, float]] = []
    for (passage, parts), sorted_ in zip(held, _sorted(held, found), strict=True):
        reader.enter(passage)
        for sentence, quantities in zip(parts, sorted_, strict=True):
            if states := reader.read(sentence, passage, quantities):
                stated += states
                origins += [(passage, _trust(sentence, document))] * len(states)
    rows: list[tuple[object, ...]] = []
    used: dict[int, int] = {}
    for (passage, trust), statements in zip(origins, statements_of(stated, plan), strict=True):
        rows.extend(_row(statement, passage, document, used, trust) for statement in statements)
    return _table(rows, registry.tables["statements"])


def _sorted(
    held: Sequence[tuple[Passage, list[Sentence]]], found: Sequence[list[list[Quantity]]]
) -> list[list[Sorted | None]]:
    """Sort out what the sentences of each passage hold; None for a sentence without quantities."""
    return [
        [
            sorted_out(sentence.text, quantities, passage.role == "past") if quantities else None
            for sentence, quantities in zip(parts, found_in, strict=True)
        ]
        for (passage, parts), found_in in zip(held, found, strict=True)
    ]


def _table(rows: Sequence[tuple[object, ...]], contract: TableContract) -> pd.DataFrame:
    """Table of rows with the ``COLUMNS``; the other columns of the contract are missing."""
    if not rows:
        return contract.frame([])
    cells = dict(zip(COLUMNS, zip(*rows, strict=True), strict=True))
    missing = (None,) * len(rows)
    return contract.from_columns({name: cells.get(name, missing) for name in contract.columns})


def _trust(sentence: Sentence, document: Document) -> float:
    """How far a sentence can be trusted: less where a damaged run was mended in it, least where something is lost."""
    if not document.repairs:
        return 1.0
    touched = document.repairs_in(*sentence.span(0, len(sentence.text)))
    return min((_TRUST[repair.kind] for repair in touched), default=1.0)


def _row(
    statement: Statement, passage: Passage, document: Document, used: dict[int, int], trust: float
) -> tuple[object, ...]:
    start, end = document.span(statement.start, statement.end)
    cells = statement.cells
    used[start] = used.get(start, 0) + 1
    suffix = f".{used[start]}" if used[start] > 1 else ""
    return (
        f"{document.doc_id}:{start}{suffix}",
        document.doc_id,
        "box" if passage.boxed else "prose",
        passage.section,
        document.line_at(statement.start),
        start,
        end,
        *(cells._replace(confidence=round(cells.confidence * trust, 2)) if trust < 1 else cells),
    )
