"""A text that knows where each of its characters stands in the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.documents.codes import code_points
from analysis.documents.lines import Line, content_lines

# From so many spans on, marking every character that goes is faster than cutting out what stays.
_MANY = 1_000

Offsets = npt.NDArray[np.int64]


class Edit(NamedTuple):
    """A span to be replaced, what by, and which place of the old text each new character maps to.

    Without ``places`` the k-th new character maps to the k-th old one, those beyond to the last one.
    """

    start: int
    end: int
    text: str = ""
    places: tuple[int, ...] = ()

    def all_places(self) -> Offsets:
        """Place of each new character."""
        if self.places:
            return np.array(self.places, dtype=np.int64)
        return np.minimum(np.arange(self.start, self.start + len(self.text), dtype=np.int64), self.end - 1)


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

    @cached_property
    def lines(self) -> list[Line]:
        """Its lines that are not blank."""
        return content_lines(self.text)

    def without(self, spans: Iterable[tuple[int, int]]) -> MappedText:
        """Delete spans (offsets in this text, in order, none empty, not overlapping)."""
        dropped = list(spans)
        if not dropped:
            return self
        if len(dropped) > _MANY:
            return self.without_many(*np.array(dropped, dtype=np.int64).T)
        edges = [0, *chain.from_iterable(dropped), len(self.text)]
        kept = list(zip(edges[::2], edges[1::2], strict=True))
        origins = [self.origin[start:end] for start, end in kept]
        text = "".join([self.text[start:end] for start, end in kept])
        return MappedText(text, np.concatenate([*origins, self.origin[-1:]]))

    def without_many(self, starts: Offsets, ends: Offsets) -> MappedText:
        """Delete spans as :meth:`without` does, in any order: faster where there are thousands."""
        # +1 where a span begins and -1 where it ends: their sum up to a character says whether it lies in one.
        within = np.zeros(len(self.origin), dtype=np.int8)
        within[starts] = 1
        within[ends] -= 1
        kept = np.flatnonzero(np.cumsum(within, dtype=np.int8) == 0)
        text = code_points(self.text).take(kept[:-1]).tobytes().decode("utf-32-le", "surrogatepass")
        return MappedText(text, self.origin.take(kept))

    def edited(self, edits: Iterable[Edit]) -> MappedText:
        """Replace spans by other text; edits in order, not overlapping."""
        texts: list[str] = []
        origins: list[Offsets] = []
        done = 0
        for edit in edits:
            texts.append(self.text[done : edit.start])
            origins.append(self.origin[done : edit.start])
            if edit.text:
                texts.append(edit.text)
                origins.append(self.origin[edit.all_places()])
            done = edit.end
        if not texts:
            return self
        texts.append(self.text[done:])
        origins.append(self.origin[done:])
        return MappedText("".join(texts), np.concatenate(origins))

    def recast(self, text: str) -> MappedText:
        """Put a text of equal length in place of this one, character by character."""
        if len(text) != len(self.text):
            raise ValueError(f"a text of {len(text)} characters cannot stand for one of {len(self.text)}")
        return MappedText(text, self.origin)
