"""Plain text: a document without signs, tables and spaces, in runs that know where they stand in the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.comparison.wording.counts import prose_paragraphs
from analysis.comparison.wording.tokens import longest_match
from analysis.documents import Document
from analysis.registry import Registry

BREAK = "\n"
RUN = 13


@dataclass(frozen=True)
class Plain:
    r"""Letters, digits and Chinese characters of a document.

    Attributes
    ----------
    doc_id : str
        The document.
    text : str
        Characters, paragraphs separated by ``\\n``, so that no run goes from one into the next.
    positions : array of int, shape (len(text),)
        Offset of each character in the clean text of the document; -1 for separators.
    formula : array of bool, shape (len(text),)
        Whether a character belongs to an official formula.
    """

    doc_id: str
    text: str
    positions: NDArray[np.int64] = field(repr=False)
    formula: NDArray[np.bool_] = field(repr=False)

    def grams(self, length: int, formulae: bool = True) -> set[str]:
        """Different runs of ``length`` characters; without formulae these break a run like the end of a paragraph."""
        text = self.text if formulae else self.without_formulae
        return {gram for _start, gram in _grams(text, length)}

    @cached_property
    def starts(self) -> dict[str, list[int]]:
        """Where each run of 13 characters begins."""
        found: dict[str, list[int]] = {}
        for start, gram in _grams(self.text, RUN):
            found.setdefault(gram, []).append(start)
        return found

    @cached_property
    def without_formulae(self) -> str:
        """Text with a separator for every character of a formula."""
        return "".join(
            BREAK if hidden else char for char, hidden in zip(self.text, self.formula, strict=True)
        )


def _grams(text: str, length: int) -> Iterator[tuple[int, str]]:
    for start in range(len(text) - length + 1):
        gram = text[start : start + length]
        if BREAK not in gram:
            yield start, gram


def plain_text(document: Document, registry: Registry) -> Plain:
    """Take the plain text out of a document; formulae are those of registry/stop_phrases.csv."""
    paragraphs = list(prose_paragraphs(document, registry))
    places = [[p.start + i for i, char in enumerate(p.text) if char.isalnum()] for p in paragraphs]
    text = BREAK.join("".join(document.text[i] for i in line) for line in places)
    positions = [i for line in places for i in (*line, -1)][: len(text)]
    phrases = longest_match(str(row["phrase"]) for row in registry.rows["stop_phrases"])
    formula = np.zeros(len(text), dtype=bool)
    for match in phrases.finditer(text):
        formula[match.start() : match.end()] = True
    return Plain(document.doc_id, text, np.array(positions, dtype=np.int64), formula)
