"""The Document: clean simplified text, a map back to the source, and the outline."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

import numpy as np
import numpy.typing as npt

from analysis.documents.codes import code_points
from analysis.registry import Registry

_LINE_END = re.compile(r"\r\n?|\n")
_RARE_LINE_END = re.compile(r"[\u2028\u2029\x85\f\v]")

Made = TypeVar("Made")


def line_starts(text: str) -> list[int]:
    """Offsets at which the lines of a text begin, as editors count them: rare line ends count where no other stands."""
    if "\r" in text:
        return [0, *(match.end() for match in _LINE_END.finditer(text))]
    if "\n" not in text:
        return [0, *(match.end() for match in _RARE_LINE_END.finditer(text))]
    return [0, *(np.flatnonzero(code_points(text) == ord("\n")) + 1).tolist()]


class Heading(NamedTuple):
    """A heading of the outline.

    Attributes
    ----------
    level : int
        1 is outermost; deeper headings have larger levels.
    kind : str
        编, 章, 节, 专栏, 附件, or 目 for numbered headings inside a 节.
    title : str
        The heading as printed, simplified, without surrounding space.
    start, end : int
        Span of the heading line in the clean text.
    """

    level: int
    kind: str
    title: str
    start: int
    end: int


@dataclass(frozen=True)
class Repair:
    """A damaged run of the source and how it was read (columns of repairs.csv; ``start`` empty for summary rows)."""

    kind: str
    damaged: str
    repaired: str
    line: int
    start: int | None = None
    end: int | None = None
    count: int | None = None


class Paragraph(NamedTuple):
    """A line of the clean text (page-break joins are done, so a paragraph may span several source lines)."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset just after the paragraph in the clean text."""
        return self.start + len(self.text)


# Thousands of them in a document, made without a call of Python for each.
_paragraph = partial(tuple.__new__, Paragraph)


def _start(repair: Repair) -> int:
    return repair.start or 0


@dataclass(frozen=True)
class Document:
    r"""A document read from a file.

    Attributes
    ----------
    doc_id : str
        Id in the register, or the file's stem for a file outside it.
    path : Path
        The file.
    source : str
        The decoded file; ``start``/``end`` in every derived table are character offsets into it.
    text : str
        Clean simplified text: page breaks joined, residue and markup removed. Lines are separated by ``\\n``.
    to_source : numpy array of int, shape (len(text) + 1,)
        Source offset of each character of ``text``; the last entry is the end of the source.
    outline : tuple of Heading
        Headings of the body in order (tables of contents are left out).
    repairs : tuple of Repair
        What was damaged and how it was mended.
    encoding : str
        Encoding of a text file, else the format (``html``, ``docx``, ``pdf``), whose extracted text is ``source``.
    """

    doc_id: str
    path: Path
    source: str
    text: str
    to_source: npt.NDArray[np.int64]
    outline: tuple[Heading, ...] = ()
    repairs: tuple[Repair, ...] = ()
    encoding: str = "utf-8"

    @cached_property
    def _made(self) -> dict[Callable[[Document, Registry], Any], tuple[Registry, Any]]:
        return {}

    def once(self, make: Callable[[Document, Registry], Made], registry: Registry) -> Made:
        """Give what a function makes of this document; it is made at the first call with a registry only."""
        kept = self._made.get(make)
        if kept is None or kept[0] is not registry:
            kept = self._made[make] = (registry, make(self, registry))
        return cast(Made, kept[1])

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self.source)

    def line_at(self, position: int) -> int:
        """1-based source line of a position in the clean text."""
        return bisect_right(self._line_starts, self.to_source.item(position))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets (start, end exclusive) of a non-empty span of the clean text."""
        return self.to_source.item(start), self.to_source.item(end - 1) + 1

    def lines_at(self, positions: Sequence[int]) -> list[int]:
        """1-based source lines of many positions in the clean text."""
        return np.searchsorted(self._line_starts, self.to_source[list(positions)], "right").tolist()

    def spans(self, starts: Sequence[int], ends: Sequence[int]) -> tuple[list[int], list[int]]:
        """Source offsets of many spans of the clean text, as :meth:`span` gives them for one."""
        return self.to_source[list(starts)].tolist(), (self.to_source[np.subtract(ends, 1)] + 1).tolist()

    def repairs_in(self, start: int, end: int) -> tuple[Repair, ...]:
        """Repaired or lost runs that a span of the clean text touches; what is read there deserves less confidence."""
        if start >= end:
            return ()
        first, last = self.span(start, end)
        begin = bisect_right(self._repair_ends, first)
        runs = self._repaired[begin : bisect_left(self._repaired, last, begin, key=_start)]
        return tuple(run for run in runs if (run.end or 0) > first)

    @cached_property
    def _repaired(self) -> list[Repair]:
        """Repairs that stand at one place, in order."""
        return sorted((repair for repair in self.repairs if repair.start is not None), key=_start)

    @cached_property
    def _repair_ends(self) -> list[int]:
        """How far the repairs up to each one reach."""
        return list(accumulate((repair.end or 0 for repair in self._repaired), max))

    def paragraphs(self) -> Iterator[Paragraph]:
        """Lines of the clean text with their offsets; empty lines are left out."""
        return iter(self._paragraphs)

    @cached_property
    def _paragraphs(self) -> list[Paragraph]:
        paragraphs: list[Paragraph] = []
        start = 0
        for text in self.text.split("\n"):
            if text and not text.isspace():
                paragraphs.append(_paragraph((text, start)))
            start += len(text) + 1
        return paragraphs

    def headings_at(self, position: int) -> tuple[Heading, ...]:
        """Headings in force at a position of the clean text, outermost first."""
        passed = bisect_right(self._heading_starts, position)
        return self._stacks[passed - 1] if passed else ()

    @cached_property
    def _heading_starts(self) -> list[int]:
        return [heading.start for heading in self.outline]

    @cached_property
    def _stacks(self) -> list[tuple[Heading, ...]]:
        """Headings in force from each heading on."""
        stacks: list[tuple[Heading, ...]] = []
        for heading in self.outline:
            above = stacks[-1] if stacks else ()
            stacks.append((*(other for other in above if other.level < heading.level), heading))
        return stacks

    def section_at(self, position: int) -> str:
        """Titles of the headings in force at a position, joined by `` / ``."""
        return " / ".join(heading.title for heading in self.headings_at(position))
