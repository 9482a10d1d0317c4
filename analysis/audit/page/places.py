"""Places in the clean text: from source offsets and source lines to spans that the page can mark."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from analysis.documents import Document

Span = tuple[int, int]


@dataclass(frozen=True)
class PlaceFinder:
    """Finds spans of the clean text of a document."""

    document: Document

    @cached_property
    def _origin(self) -> list[int]:
        return [int(position) for position in self.document.to_source]

    @cached_property
    def _lines(self) -> list[int]:
        source = self.document.source
        return [0, *(index + 1 for index, char in enumerate(source) if char == "\n"), len(source) + 1]

    def of_span(self, start: int, end: int) -> Span | None:
        """Find the span of the clean text for source offsets; None where nothing of it is left there."""
        first, last = bisect_left(self._origin, start), bisect_left(self._origin, end)
        last = min(last, len(self.document.text))
        return (first, last) if first < last else None

    def of_line(self, line: int) -> Span | None:
        """Find the words of a source line (1-based); None where it is blank or not there."""
        if not 1 <= line < len(self._lines):
            return None
        span = self.of_span(self._lines[line - 1], self._lines[line] - 1)
        if span is None:
            return None
        words = self.document.text[span[0] : span[1]]
        start = span[0] + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        return (start, end) if start < end else None
