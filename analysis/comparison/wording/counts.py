"""Counts: what a document says how often, by section and by paragraph, so that its text is not needed again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.comparison.wording.sections import Section, section_at, sections
from analysis.comparison.wording.tokens import Lexicon
from analysis.documents import Document, Paragraph
from analysis.extraction import table_spans
from analysis.registry import Registry

_SIGNS = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"[，。；！？]")
TONES = ("hard", "soft", "contested")


@dataclass(frozen=True)
class Wording:
    """The derived tables ``sections``, ``paragraphs`` and ``term_counts`` of one document."""

    sections: pd.DataFrame
    paragraphs: pd.DataFrame
    term_counts: pd.DataFrame


@dataclass(frozen=True)
class _Counted:
    """A paragraph with its section and words."""

    paragraph: Paragraph
    section: Section
    words: list[str]

    @property
    def characters(self) -> int:
        return len(plain(self.paragraph.text))


def plain(text: str) -> str:
    """Letters, digits and Chinese characters of a text."""
    return _SIGNS.sub("", text)


def prose_paragraphs(document: Document, registry: Registry) -> Iterator[Paragraph]:
    """Paragraphs of the text proper: tables hold names of indicators, not wording.

    Ahead of the first section, lines without a sign of a sentence are titles, contents or the navigation of a web page.
    """
    spans = table_spans(document, registry)
    body = min((part.start for part in sections(document)[1:]), default=0)
    for paragraph in document.paragraphs():
        inside = any(start <= paragraph.start < end for start, end in spans)
        ahead = paragraph.start < body and not _SENTENCE.search(paragraph.text)
        if not inside and not ahead and plain(paragraph.text):
            yield paragraph


def read_wording(document: Document, registry: Registry, lexicon: Lexicon | None = None) -> Wording:
    """Count the words of a document.

    Parameters
    ----------
    document : Document
        A document, in the register or not.
    registry : Registry
        Policy dictionary, names, and the columns of the tables.
    lexicon : Lexicon, optional
        Made from the registry where it is not given.

    Returns
    -------
    Wording
        Three tables. A document without text gives empty ones; nothing is counted as zero that was not read.
    """
    lexicon = lexicon or Lexicon.of(registry)
    parts = sections(document)
    counted = [
        _Counted(p, section_at(parts, p.start), list(lexicon.words(p.text)))
        for p in prose_paragraphs(document, registry)
    ]
    groups = [(part, [one for one in counted if one.section == part]) for part in parts]
    groups = [(part, own) for part, own in groups if own]
    rows = {
        "sections": [_section_row(document, part, own) for part, own in groups],
        "paragraphs": [_paragraph_row(document, i, one, lexicon) for i, one in enumerate(counted, 1)],
        "term_counts": [row for part, own in groups for row in _term_rows(document, part, own)],
    }
    return Wording(**{name: registry.tables[name].frame(found) for name, found in rows.items()})


def _section_row(document: Document, part: Section, own: Sequence[_Counted]) -> dict[str, object]:
    return {
        "doc_id": document.doc_id,
        "section": part.number,
        "title": part.title,
        "line": document.line_at(own[0].paragraph.start),
        "characters": sum(one.characters for one in own),
        "words": sum(len(one.words) for one in own),
        "paragraphs": len(own),
    }


def _paragraph_row(document: Document, number: int, one: _Counted, lexicon: Lexicon) -> dict[str, object]:
    text = one.paragraph.text
    tone = lexicon.tone(text)
    return {
        "doc_id": document.doc_id,
        "paragraph": number,
        "section": one.section.number,
        "line": document.line_at(one.paragraph.start),
        "characters": one.characters,
        "themes": [f"{theme}={count}" for theme, count in sorted(lexicon.mentions(text).items())],
        **{name: tone[name] for name in TONES},
    }


def _term_rows(document: Document, part: Section, own: Sequence[_Counted]) -> Iterator[dict[str, object]]:
    counts = Counter(word for one in own for word in one.words)
    spread = Counter(word for one in own for word in set(one.words))
    for term in sorted(counts):
        yield {
            "doc_id": document.doc_id, "section": part.number, "term": term, "count": counts[term],
            "paragraphs": spread[term],
        }
