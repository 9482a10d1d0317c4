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
from analysis.errors import InputError
from analysis.pipeline.workspace import Workspace
from analysis.registry import DocumentEntry, Registry

if TYPE_CHECKING:
    from analysis.documents import Document

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
    """

    statement: Mapping[str, str]
    document: DocumentEntry
    passage: tuple[str, str, str] | None
    same_edition: bool = True
    verdict: Mapping[str, str] | None = None


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
    InputError
        Where no table has the id; names ids that come near.
    """
    statement, verdict = _statement(identifier, workspace)
    entry = registry.documents[statement["doc_id"]]
    path = _file_of(entry, workspace, registry)
    if path is None:
        return Evidence(statement, entry, None, verdict=verdict)
    from analysis.documents import read_document
    from analysis.documents.recognition import by_hash

    document = read_document(path, registry, entry.doc_id)
    passage = passage_of(document, int(statement["start"]), int(statement["end"]))
    return Evidence(statement, entry, passage, by_hash(path.read_bytes(), registry) == entry.doc_id, verdict)


def _statement(identifier: str, workspace: Workspace) -> tuple[dict[str, str], dict[str, str] | None]:
    """Find the statement behind an id, and the verdict where the id is one of a verdict."""
    known: list[str] = []
    for name, (key, lead) in _LEADS.items():
        path = workspace.locate(f"derived/{name}.csv")
        table = files.read_csv(path).set_index(key, drop=False)
        if identifier in table.index:
            row = {str(k): str(v) for k, v in table.loc[identifier].dropna().items()}
            return (row, None) if name == "statements" else (_statement(row[lead], workspace)[0], row)
        known.extend(table.index)
    near = difflib.get_close_matches(identifier, known, n=3, cutoff=0)
    expected = "an id of targets.csv, outcomes.csv or verdicts.csv" + (f", such as {', '.join(near)}" if near else "")
    raise InputError("data/derived", "", f"no {identifier}", expected)


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
