"""Prose: a Document comes in; statements of targets and outcomes in running text and boxes go out."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.documents.document import Document
from analysis.extraction.prose.clauses import Sentence, sentences
from analysis.extraction.prose.owners import place_owners
from analysis.extraction.prose.place import PlaceReader
from analysis.extraction.prose.plan import plan_of
from analysis.extraction.prose.sections import Passage, passages
from analysis.extraction.quantities.finding import Quantity, find_quantities, find_sign
from analysis.extraction.statements.sentence import Cells, SentenceReader, Statement
from analysis.extraction.tables.reader import table_spans
from analysis.registry import Registry, TableContract

COLUMNS = ("statement_id", "doc_id", "origin", "section", "line", "start", "end", *Cells._fields)
# A sentence in which a run was mended is surer the less had to be guessed.
_TRUST = {"exact": 0.95, "ranked": 0.9, "lost": 0.7}


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
    rows: list[tuple[object, ...]] = []
    used: dict[int, int] = {}
    spans = table_spans(document, registry) if tables is None else tables
    # Each step goes over the whole document before the next one, which is faster than by turns.
    held = [(passage, _with_quantities(passage)) for passage in passages(document, spans)]
    for passage, found_in in held:
        reader.enter(passage)
        for sentence, quantities in found_in:
            if found := reader.read(sentence, passage, quantities):
                trust = _trust(sentence, document)
                rows.extend(_row(statement, passage, document, used, trust) for statement in found)
    return _table(rows, registry.tables["statements"])


def _with_quantities(passage: Passage) -> list[tuple[Sentence, list[Quantity]]]:
    """Sentences with a sign of a quantity and what they hold."""
    return [(sentence, find_quantities(sentence.text)) for sentence in sentences(passage.lines, find_sign)]


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
    touched = document.repairs_in(sentence.place(0), sentence.place(len(sentence.text) - 1) + 1)
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
