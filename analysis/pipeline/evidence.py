"""Evidence: the sentence behind a number, with document, section and line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from analysis import files
from analysis.errors import InputError, PlansError
from analysis.pipeline.observed import Observed, judging_rows
from analysis.pipeline.workspace import Workspace
from analysis.registry import DocumentEntry, Registry

if TYPE_CHECKING:
    from analysis.documents import Document

# How like a known id another one must be to be suggested.
_NEAR = 0.85
_SENTENCE_END = re.compile(r"[。！？；!?;\n]")
# Tables whose ids a user may hold, and the column that leads from them to the statement.
_LEADS = {
    "statements": ("statement_id", "statement_id"),
    "verdicts": ("verdict_id", "target_id"),
}


@dataclass(frozen=True)
class Evidence:
    """Where a number comes from.

    Attributes
    ----------
    statement : mapping of str to str
        The row of ``statements.csv``; missing cells are left out.
    document : DocumentEntry
        The document that prints it.
    passage : tuple of str or None
        The sentence or table row in three parts: before, the words of the statement, after. None where the document is
        not at hand.
    same_edition : bool
        Whether the file at hand has the registered hash; if not, the place may have moved.
    verdict : mapping of str to str or None
        The row of ``verdicts.csv`` where a verdict was asked for.
    observed : tuple of Observed
        The official figures by which that verdict was reached; none where a document prints its outcome.
    """

    statement: Mapping[str, str]
    document: DocumentEntry
    passage: tuple[str, str, str] | None
    same_edition: bool = True
    verdict: Mapping[str, str] | None = None
    observed: tuple[Observed, ...] = ()


def find_evidence(identifier: str, workspace: Workspace, registry: Registry) -> Evidence:
    """Find the sentence behind a target, an outcome or a verdict.

    Parameters
    ----------
    identifier : str
        A ``target_id``, ``outcome_id`` or ``verdict_id``.
    workspace : Workspace
        The project; its derived tables say where the statement stands.
    registry : Registry
        Documents.

    Raises
    ------
    PlansError
        Where no table has the id; says what it is instead, or names ids that come near.
    """
    statement, verdict = _statement(identifier.strip(), workspace, registry)
    entry = registry.documents[statement["doc_id"]]
    path = _file_of(entry, workspace, registry)
    observed = _observed(verdict, workspace, registry)
    if path is None:
        return Evidence(statement, entry, None, verdict=verdict, observed=observed)
    from analysis.documents import read_document
    from analysis.documents.recognition import by_hash

    document = read_document(path, registry, entry.doc_id)
    passage = passage_of(document, int(statement["start"]), int(statement["end"]))
    return Evidence(statement, entry, passage, by_hash(path.read_bytes(), registry) == entry.doc_id, verdict, observed)


def _statement(
    identifier: str, workspace: Workspace, registry: Registry
) -> tuple[dict[str, str], dict[str, str] | None]:
    """Find the statement behind an id, and the verdict where the id is one of a verdict."""
    known: list[str] = []
    for name, (key, lead) in _LEADS.items():
        path = workspace.locate(f"derived/{name}.csv")
        table = files.read_csv(path).set_index(key, drop=False)
        if identifier in table.index:
            row = {str(k): str(v) for k, v in table.loc[identifier].dropna().items()}
            return (row, None) if name == "statements" else (_statement(row[lead], workspace, registry)[0], row)
        known.extend(table.index)
    raise _unknown(identifier, known, registry)


def _unknown(identifier: str, known: list[str], registry: Registry) -> PlansError:
    """Say what an id is that no statement and no verdict has."""
    doc_id, _, place = identifier.partition(":")
    if doc_id in registry.documents and not any(one.startswith(f"{doc_id}:") for one in known):
        return PlansError(f"document {doc_id} is registered, but not in data/derived yet: run plans reproduce")
    kinds = (
        ("a document", registry.documents, "targets.csv, column doc_id"),
        ("an indicator", registry.indicators, "targets.csv, column indicator_id"),
        ("a place", registry.places, "targets.csv, column place_id"),
        ("a source", [row["source_id"] for row in registry.rows["sources"]], "observations.csv, column source_id"),
    )
    for kind, ids, column in kinds:
        if identifier in ids:
            return PlansError(f"{identifier} is {kind}; see {column}")
    expected = "an id of targets.csv, outcomes.csv or verdicts.csv"
    if doc_id in registry.documents and place.isdecimal():
        expected += " (the number in the id of a prose statement is a character offset, not a line)"
        return InputError("data/derived", "", f"no {identifier}", expected)
    begun = [one for one in known if identifier and one.startswith(identifier)][:3]
    near = begun or difflib.get_close_matches(identifier, known, n=3, cutoff=_NEAR)
    expected += f", such as {', '.join(near)}" if near else ""
    return InputError("data/derived", "", f"no {identifier}", expected)


def _observed(verdict: Mapping[str, str] | None, workspace: Workspace, registry: Registry) -> tuple[Observed, ...]:
    path = workspace.locate("derived/observations.csv")
    if verdict is None or not path.is_file():
        return ()
    return judging_rows(verdict, files.read_csv(path), registry)


def _file_of(entry: DocumentEntry, workspace: Workspace, registry: Registry) -> Path | None:
    from analysis.documents import find_documents

    if not workspace.documents.is_dir():
        return None
    return find_documents(workspace.documents, registry).matched.get(entry.doc_id)


def passage_of(document: Document, start: int, end: int) -> tuple[str, str, str]:
    """Sentence (or table row) around a span of the source, in the clean text: before, the span, after.

    Parameters
    ----------
    document : Document
        As read.
    start, end : int
        Character offsets in the source file.
    """
    first = int(np.searchsorted(document.to_source, start))
    last = int(np.searchsorted(document.to_source, end))
    text = document.text
    begin = max((m.end() for m in _SENTENCE_END.finditer(text, max(0, first - 2000), first)), default=0)
    stop = _SENTENCE_END.search(text, last)
    close = len(text) if stop is None else stop.start() + (text[stop.start()] != "\n")
    return text[begin:first], text[first:last], text[last:close]
