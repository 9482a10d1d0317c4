"""Misses that a document names itself: indicators of which a sentence says that they fell short of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from analysis.documents import Document
from analysis.indicators import find
from analysis.registry import Registry

_NAMES = r"(?P<names>[^。！？；;，,\n]{4,}?)"
_FEW = r"(?:[0-9一二两三四五六七八九十]+[个项])?"
_NOT = r"(?:仍|尚|还|均|都)?(?:未能?|没有|没能|难以)(?:如期|全面|按期)?(?:完成|达到|实现|达成|达标|达)"
# What is missed must be a plan, not any aim of a sentence.
_PLAN = r"[^。；，,\n]{0,20}?(?:目标|预期|规划|计划|进度|要求)"
MISSED = (
    re.compile(rf"{_NAMES}(?P<open>等)?{_FEW}(?:主要|规划|约束性|预期性)?(?:指标)?{_NOT}{_PLAN}"),
    re.compile(
        rf"除了?{_NAMES}(?P<open>等)?{_FEW}(?:主要|规划)?(?:指标)?(?:以?外|之外)[，,]?(?:其[他余它])[^。\n]{{0,20}}(?:完成|达到|实现)"
    ),
)
_SPLIT = re.compile(r"[、]|(?<=[率重值度入])[和与及]")
_LEAD = re.compile(r"^(?:但是?|然而|其中|同时|仅有?|只有|受[^的]*影响)")


def read_named_misses(document: Document, registry: Registry) -> pd.DataFrame:
    """Find the indicators that a document says were missed.

    Parameters
    ----------
    document : Document
        As read.
    registry : Registry
        Concept list; a name without a concept is kept with an empty ``indicator_id``.

    Returns
    -------
    DataFrame
        Table ``named_misses``: one row per name; ``open`` is yes where the list ends in 等, so that it says of itself
        that it is not complete.
    """
    rows = [row for paragraph in document.paragraphs() for row in _in_line(paragraph.text, paragraph.start, document)]
    for row in rows:
        row["indicator_id"] = find(str(row["label"]), None, registry).indicator_id
    return registry.tables["named_misses"].frame(rows if any(row["indicator_id"] for row in rows) else [])


def _in_line(text: str, start: int, document: Document) -> Iterator[dict[str, object]]:
    for pattern in MISSED:
        for found in pattern.finditer(text):
            begin = start + found.start("names")
            for label, offset in _names(found["names"]):
                first, last = document.span(begin + offset, begin + offset + len(label))
                yield {
                    "doc_id": document.doc_id,
                    "label": label,
                    "open": "yes" if found["open"] else "no",
                    "line": document.line_at(begin + offset),
                    "start": first,
                    "end": last,
                }


def _names(text: str) -> Iterator[tuple[str, int]]:
    """Names of a list with their offsets."""
    position = 0
    for part in _SPLIT.split(text):
        position = text.index(part, position)
        lead = _LEAD.match(part)
        skipped = lead.end() if lead else 0
        if name := part[skipped:].strip():
            yield name, text.index(name, position)
        position += len(part)
