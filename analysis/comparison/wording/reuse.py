"""Reuse: the runs of text that two documents share, as locators and lengths only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from analysis.comparison.wording.plain import BREAK, RUN, Plain
from analysis.documents import Document
from analysis.registry import Registry


@dataclass(frozen=True)
class Run:
    """A shared run: where it begins in both plain texts, and its length in characters."""

    a: int
    b: int
    length: int


def shared_runs(a: Plain, b: Plain) -> Iterator[Run]:
    """Find the runs of 13 characters or more of ``a`` that stand in ``b``, from left to right, none overlapping.

    A run that stands in ``b`` several times is given once, where it goes on longest there.
    """
    at = 0
    while at <= len(a.text) - RUN:
        candidates = b.starts.get(a.text[at : at + RUN], ())
        if not candidates:
            at += 1
            continue
        best = max((Run(at, start, _length(a.text, b.text, at, start)) for start in candidates), key=lambda r: r.length)
        yield best
        at += best.length


def _length(a: str, b: str, at: int, start: int) -> int:
    length = RUN
    most = min(len(a) - at, len(b) - start)
    while length < most and a[at + length] == b[start + length] != BREAK:
        length += 1
    return length


def reuse(documents: Mapping[str, Document], plains: Mapping[str, Plain], registry: Registry) -> pd.DataFrame:
    """List the shared runs of every pair of documents.

    Parameters
    ----------
    documents : mapping of str to Document
        Documents by id, for lines and offsets.
    plains : mapping of str to Plain
        Their plain texts.
    registry : Registry
        For the contract of the result.

    Returns
    -------
    DataFrame
        Derived table ``reuse``, pairs in the order of ids. One document alone gives no rows.
    """
    return registry.tables["reuse"].frame(
        {
            **_side("a", run.a, run.length, documents[a], plains[a]),
            **_side("b", run.b, run.length, documents[b], plains[b]),
            "characters": run.length,
            "formula": "yes" if _is_formula(plains[a], run) else "no",
        }
        for a, b in combinations(sorted(plains), 2)
        for run in shared_runs(plains[a], plains[b])
    )


def _side(name: str, start: int, length: int, document: Document, plain: Plain) -> dict[str, object]:
    first, last = int(plain.positions[start]), int(plain.positions[start + length - 1])
    begin, end = document.span(first, last + 1)
    return {
        f"doc_{name}": document.doc_id,
        f"line_{name}": document.line_at(first),
        f"start_{name}": begin,
        f"end_{name}": end,
    }


def _is_formula(plain: Plain, run: Run) -> bool:
    pieces = plain.without_formulae[run.a : run.a + run.length].split(BREAK)
    return max(map(len, pieces)) < RUN
