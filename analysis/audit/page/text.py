"""The text of the page: every paragraph with its line number, every place marked, every character escaped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from analysis.audit.page.entries import Entry
from analysis.audit.page.places import Span
from analysis.documents import Document


@dataclass(frozen=True)
class Piece:
    """A run of characters with the same marks."""

    start: int
    end: int
    entries: tuple[int, ...]


def marked_text(document: Document, entries: Sequence[Entry]) -> str:
    """Render the text as HTML paragraphs.

    Parameters
    ----------
    document : Document
        Its clean text is shown.
    entries : sequence of Entry
        ``data-r`` of a mark lists the positions of its entries in this sequence; marks may overlap.

    Returns
    -------
    str
        HTML in which nothing of the document is markup.
    """
    marks = sorted((span, index) for index, entry in enumerate(entries) for span in entry.spans)
    headings = {heading.start: heading.level for heading in document.outline}
    parts, first = [], 0
    for paragraph in document.paragraphs():
        while first < len(marks) and marks[first][0][1] <= paragraph.start:
            first += 1
        here = list(_marks_in(marks, first, paragraph.start, paragraph.end))
        body = "".join(_render(piece, document.text, entries) for piece in pieces(paragraph.start, paragraph.end, here))
        level = headings.get(paragraph.start)
        name = f' class="h h{min(level, 4)}"' if level else ""
        line = document.line_at(paragraph.start)
        parts.append(f'<p{name} id="L{line}"><i class="ln">{line}</i>{body}</p>')
    return "\n".join(parts)


def _marks_in(marks: Sequence[tuple[Span, int]], first: int, start: int, end: int) -> Iterator[tuple[Span, int]]:
    for span, index in marks[first:]:
        if span[0] >= end:
            return
        if span[1] > start:
            yield span, index


def pieces(start: int, end: int, marks: Sequence[tuple[Span, int]]) -> list[Piece]:
    """Cut a stretch of text at every border of a mark, so that overlapping marks become nested runs."""
    borders = {start, end}
    for (low, high), _ in marks:
        borders |= {max(low, start), min(high, end)}
    cuts = sorted(borders)
    return [
        Piece(low, high, tuple(index for span, index in marks if span[0] < high and span[1] > low))
        for low, high in pairwise(cuts)
    ]


def _render(piece: Piece, text: str, entries: Sequence[Entry]) -> str:
    words = escape(text[piece.start : piece.end])
    if not piece.entries:
        return words
    kinds = " ".join(dict.fromkeys(f"k-{entries[index].kind}" for index in piece.entries))
    rows = " ".join(map(str, piece.entries))
    return f'<mark class="{kinds}" data-r="{rows}">{words}</mark>'
