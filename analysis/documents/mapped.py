"""A text that knows where each of its characters stands in the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Offsets = npt.NDArray[np.int64]


@dataclass(frozen=True)
class MappedText:
    """A text made from a source by deletions and replacements.

    Attributes
    ----------
    text : str
        The text.
    origin : numpy array of int, shape (len(text) + 1,)
        Source offset of each character, never decreasing; the last entry is the end of the source.
    """

    text: str
    origin: Offsets

    @classmethod
    def whole(cls, source: str) -> MappedText:
        """Map a source onto itself."""
        return cls(source, np.arange(len(source) + 1, dtype=np.int64))

    def without(self, spans: Iterable[tuple[int, int]]) -> MappedText:
        """Delete spans (offsets in this text, in order, not overlapping)."""
        return self.edited((start, end, "") for start, end in spans)

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> MappedText:
        """Replace spans by other text.

        Parameters
        ----------
        edits : iterable of (start, end, replacement)
            Offsets in this text, in order, not overlapping. The k-th character of a replacement maps to the k-th
            character of the span, those beyond its length to the last one; nothing is inserted at an empty span.
        """
        texts: list[str] = []
        origins: list[Offsets] = []
        done = 0
        for start, end, new in edits:
            texts += [self.text[done:start], new]
            origins.append(self.origin[done:start])
            if new:
                places = np.minimum(np.arange(start, start + len(new)), end - 1)
                origins.append(self.origin[places])
            done = end
        texts.append(self.text[done:])
        origins.append(self.origin[done:])
        return MappedText("".join(texts), np.concatenate(origins))

    def recast(self, text: str) -> MappedText:
        """Put a text of equal length in place of this one, character by character."""
        if len(text) != len(self.text):
            raise ValueError(f"a text of {len(text)} characters cannot stand for one of {len(self.text)}")
        return MappedText(text, self.origin)
