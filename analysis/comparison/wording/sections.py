"""Sections: the chapters of a document, or the parts that its outline gives where it has no chapters."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from analysis.documents import Document, Heading

_BOX, _PART, _CHAPTER, _ANNEX = "专栏", "编", "章", "附件"
# Kinds of heading that bundle chapters or hang on behind the text.
_OUTER = {_PART, _ANNEX}
_LEAST = 2


@dataclass(frozen=True)
class Section:
    """A part of a document: its number (0 for text ahead of the first), heading, and first character."""

    number: int
    title: str
    start: int


def chapter_level(outline: Sequence[Heading]) -> int:
    """Level of the headings that divide the document.

    Returns
    -------
    int
        That of 章 where there are two or more; else the outermost that occurs twice, boxes, 编 and annexes aside;
        0 where nothing divides it.
    """
    kinds = Counter(heading.kind for heading in outline)
    if kinds[_CHAPTER] >= _LEAST:
        return min(heading.level for heading in outline if heading.kind == _CHAPTER)
    levels = Counter(heading.level for heading in outline if heading.kind not in {_BOX, *_OUTER})
    return min((level for level, count in levels.items() if count >= _LEAST), default=0)


def sections(document: Document) -> list[Section]:
    """Cut a document at the headings of :func:`chapter_level` and above; boxes stay in their chapter.

    A heading with nothing but another heading below it begins no section of its own; the lines below a 编 belong to its
    first chapter, and an annex is one section.
    """
    cuts = list(_cuts(document.outline))
    found = [Section(0, "", 0)]
    start = None
    for heading, below in zip_longest(cuts, cuts[1:]):
        start = heading.start if start is None else start
        if below is None or (heading.kind != _PART and document.text[heading.end : below.start].strip()):
            found.append(Section(len(found), heading.title, start))
            start = None
    return found


def _cuts(outline: Sequence[Heading]) -> Iterator[Heading]:
    level, in_annex = chapter_level(outline), False
    for heading in outline:
        in_annex = in_annex or heading.kind == _ANNEX
        if heading.kind == _ANNEX or (heading.level <= level and heading.kind != _BOX and not in_annex):
            yield heading


def section_at(found: Sequence[Section], position: int) -> Section:
    """Section that a position of the clean text lies in."""
    return found[bisect_right([section.start for section in found], position) - 1]
