"""Prose: a Document comes in; statements of targets and outcomes in running text and boxes go out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from analysis.collector import collector_paused
from analysis.documents.document import Document
from analysis.extraction.prose.clauses import Sentence, sentences_of
from analysis.extraction.prose.owners import place_owners
from analysis.extraction.prose.place import PlaceReader
from analysis.extraction.prose.place_basis import place_basis
from analysis.extraction.prose.plan import plan_of
from analysis.extraction.prose.sections import Passage, passages
from analysis.extraction.quantities.finding import Quantity, find_quantities, find_sign
from analysis.extraction.statements.broken_down import broken_down
from analysis.extraction.statements.cells import Cells, Statement, statements_of
from analysis.extraction.statements.in_force import TimesInForce
from analysis.extraction.statements.sentence import states
from analysis.extraction.statements.sorting import Sorted, sorted_out
from analysis.extraction.tables.reader import table_spans
from analysis.registry import Registry, TableContract

# A sentence in which a run was mended is surer the less had to be guessed.
_TRUST = {"exact": 0.95, "ranked": 0.9, "lost": 0.7}
# A statement, its paragraph, and how far its sentence can be trusted.
_Row = tuple[Statement, Passage, float]


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
    places = PlaceReader(registry, plan.place_id, plan.place or document.doc_id, owners)
    # Each step goes over the whole document before the next one, which is faster than by turns.
    spans = table_spans(document, registry) if tables is None else tables
    paragraphs = passages(document, spans, plan.over)
    held = list(zip(paragraphs, sentences_of([passage.lines for passage in paragraphs], find_sign), strict=True))
    found = [[find_quantities(sentence.text) for sentence in parts] for _, parts in held]
    times = TimesInForce()
    told = [
        one
        for (passage, parts), sorted_ in zip(held, _sorted(held, found), strict=True)
        for one in times.told(passage, parts, sorted_)
    ]
    tellers, stated = states(told, plan, places, place_basis(document, plan, registry))
    rows = [
        (statement, one.passage, _trust(one.sentence, document))
        for one, statements in zip(tellers, statements_of(stated, plan), strict=True)
        for statement in statements
    ]
    if tasks := broken_down(document, spans, plan, registry):
        rows = sorted([*rows, *tasks], key=lambda row: row[0].start)
    return _table(rows, document, registry.tables["statements"])


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


def _table(rows: Sequence[_Row], document: Document, contract: TableContract) -> pd.DataFrame:
    """Table of the statements; columns of the contract that prose does not give are missing."""
    if not rows:
        return contract.frame([])
    statements, passages_of, trusts = zip(*rows, strict=True)
    clean_starts, clean_ends, cells = zip(*statements, strict=True)
    starts, ends = document.spans(clean_starts, clean_ends)
    columns: dict[str, Sequence[object]] = {
        **dict(zip(Cells._fields, zip(*cells, strict=True), strict=True)),
        "statement_id": _ids(document.doc_id, starts),
        "doc_id": (document.doc_id,) * len(rows),
        "origin": ["box" if passage.boxed else "prose" for passage in passages_of],
        "section": [passage.section for passage in passages_of],
        "line": document.lines_at(clean_starts),
        "start": starts,
        "end": ends,
        "confidence": [_trusted(one.confidence, trust) for one, trust in zip(cells, trusts, strict=True)],
    }
    missing = (None,) * len(rows)
    return contract.from_columns({name: columns.get(name, missing) for name in contract.columns})


def _trusted(confidence: float, trust: float) -> float:
    return round(confidence * trust, 2) if trust < 1 else confidence


def _ids(doc_id: str, starts: Sequence[int]) -> list[str]:
    """Ids by where statements begin; the second of one place ends in .2."""
    used: Counter[int] = Counter()
    ids = []
    for start in starts:
        used[start] += 1
        ids.append(f"{doc_id}:{start}.{used[start]}" if used[start] > 1 else f"{doc_id}:{start}")
    return ids


def _trust(sentence: Sentence, document: Document) -> float:
    """How far a sentence can be trusted: less where a damaged run was mended in it, least where something is lost."""
    if not document.repairs:
        return 1.0
    touched = document.repairs_in(*sentence.span(0, len(sentence.text)))
    return min((_TRUST[repair.kind] for repair in touched), default=1.0)
