"""The page as one file: text, data, style and script; the browser is told to load and run nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from importlib.resources import files
from string import Template

from analysis.audit.corrections import COLUMNS, FIXED, NAMED_BY
from analysis.audit.page.entries import KINDS, Entry, Reading, entries_of
from analysis.audit.page.text import marked_text
from analysis.registry import Registry


def review_page(reading: Reading, registry: Registry) -> str:
    """Make the review page of a document.

    Parameters
    ----------
    reading : Reading
        The document and what was read from it.
    registry : Registry
        Titles, concepts, and the columns that may be corrected.

    Returns
    -------
    str
        One HTML file. A content security policy allows its own style and script by their digests and no request at
        all, so that markup inside a document stays text even if it should slip through the escaping.
    """
    entries = entries_of(reading, registry)
    folder = files(__package__)
    style, script = (folder.joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    template = Template(folder.joinpath("page.html").read_text(encoding="utf-8"))
    document = reading.document
    known = registry.documents.get(document.doc_id)
    return template.substitute(
        policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'",
        title=escape(known.title if known else document.doc_id),
        doc_id=escape(document.doc_id),
        style=style,
        script=script,
        text=marked_text(document, entries) or '<p class="none">This document has no text.</p>',
        data=_json(_data(reading, entries, registry)),
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _json(data: object) -> str:
    """JSON that can stand inside a script element: no character of it can close the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in ("<", ">", "&", "\u2028", "\u2029"):
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _data(reading: Reading, entries: list[Entry], registry: Registry) -> dict[str, object]:
    concepts = {entry.concept for entry in entries if entry.concept in registry.indicators}
    return {
        "doc": reading.document.doc_id,
        "registered": reading.document.doc_id in registry.documents,
        "kinds": KINDS,
        "header": COLUMNS,
        "named_by": NAMED_BY,
        "concepts": {concept: registry.indicators[concept].zh for concept in sorted(concepts)},
        "columns": {table: _columns(table, registry) for table in NAMED_BY},
        "entries": [_entry(entry, reading) for entry in entries],
    }


def _columns(table: str, registry: Registry) -> list[dict[str, object]]:
    return [
        {"name": column.name, "values": column.values, "required": column.required, "about": column.description}
        for column in registry.tables[table].schema
        if column.name not in FIXED
    ]


def _entry(entry: Entry, reading: Reading) -> dict[str, object]:
    fixed = (entry.table, entry.row) in reading.corrected
    return {
        "k": entry.kind,
        "t": entry.title,
        "v": entry.value,
        "n": entry.note,
        "l": entry.line,
        "s": bool(entry.spans),
        "tb": entry.table,
        "r": entry.row,
        "c": entry.concept,
        "p": entry.place,
        "f": entry.confidence,
        "x": fixed,
        "cells": entry.cells,
    }
