"""Names in notes: which rows a sentence speaks of, also under another name of the concept."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain

from analysis.extraction.tables.notes.figures import Figure
from analysis.extraction.tables.rows import PrintedRow
from analysis.registry import Registry

_ABBREVIATION = re.compile(r"[A-Za-z][A-Za-z0-9&.]*")
_ASIDE = re.compile(r"\s+|[（(][^（()）]*[）)]")
_ASIDE_SIGN = re.compile(r"[\s（(]")
_SUBJECT_END = re.compile(r"统计口径|数据|口径|指标|增速|(?<=[^，、])[是为指由]|，")
_SHORTEST = 4
_SHORTEST_NAME = 3


class NameFinder:
    """Finds rows of a table by their names.

    Parameters
    ----------
    rows : sequence of PrintedRow
        Rows of the table.
    registry : Registry
        An alias in Latin letters (GDP, COD) stands for the name of its concept.
    """

    def __init__(self, rows: Sequence[PrintedRow], registry: Registry) -> None:
        self._long = registry.once(_abbreviations)
        self._rows = rows
        self._names = [self._plain(row.label.split("/")[-1]) for row in rows]
        self._places: dict[str, int] = {}
        # Which lengths the names have that begin with some characters, so that few spans are looked up.
        self._lengths: dict[str, set[int]] = defaultdict(set)
        for place, name in enumerate(self._names):
            if len(name) >= _SHORTEST_NAME:
                self._places.setdefault(name, place)
                self._lengths[name[:_SHORTEST_NAME]].add(len(name))

    def _plain(self, text: str) -> str:
        text = _ASIDE.sub("", text) if _ASIDE_SIGN.search(text) else text
        return _ABBREVIATION.sub(lambda found: self._long.get(found[0], found[0]), text)

    def find(self, sentence: str) -> list[PrintedRow]:
        """Rows whose name a sentence holds, else rows whose name its subject begins or ends."""
        text = self._plain(sentence)
        spans = self._spans(text)
        edges = [0, *chain.from_iterable(spans), len(text)]
        rest = "、".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
        found = {self._places[text[start:end]] for start, end in spans}
        found.update(place for subject in _subjects(rest) for place in self._like(subject))
        return [self._rows[place] for place in sorted(found)]

    def _spans(self, text: str) -> list[tuple[int, int]]:
        """Where names stand in a text, in order; of names that overlap the longer one, then that of the row above."""
        held = [
            (-length, place, start)
            for start in range(len(text) - _SHORTEST_NAME + 1)
            for length in self._lengths.get(text[start : start + _SHORTEST_NAME], ())
            if (place := self._places.get(text[start : start + length])) is not None and start + length <= len(text)
        ]
        taken = bytearray(len(text))
        spans = []
        for negative, _, start in sorted(held):
            end = start - negative
            # None that was taken before is shorter, so that it would reach over an end of this one.
            if not (taken[start] or taken[end - 1]):
                taken[start:end] = b"\1" * (end - start)
                spans.append((start, end))
        return sorted(spans)

    def _like(self, subject: str) -> set[int]:
        """Row whose name begins or ends with a subject; none where it fits several."""
        places = {*_beginning(self._forward, subject), *_beginning(self._backward, subject[::-1])}
        return places if len(places) == 1 else set()

    @cached_property
    def _forward(self) -> list[tuple[str, int]]:
        return sorted((name, place) for place, name in enumerate(self._names))

    @cached_property
    def _backward(self) -> list[tuple[str, int]]:
        return sorted((name[::-1], place) for place, name in enumerate(self._names))

    def deal(
        self, dealt: Sequence[tuple[str, Figure]], rows: Sequence[PrintedRow]
    ) -> Iterator[tuple[PrintedRow, Figure]]:
        """Give the items of a list to rows by name; one that is left over goes to the one row that is left over."""
        taken: dict[int, int] = {}
        names = [self._plain(row.label.split("/")[-1]) for row in rows]
        starts = [0, *accumulate(len(name) + 1 for name in names)]
        listed = "\n".join(names)
        for index, (item, _) in enumerate(dealt):
            name = self._plain(item)
            first = listed.find(name)
            place = bisect_right(starts, first) - 1
            if first >= 0 and listed.find(name, starts[place + 1]) < 0:
                taken[index] = place
        left = set(range(len(rows))).difference(taken.values())
        open_items = [index for index in range(len(dealt)) if index not in taken]
        if len(open_items) == len(left) and len(dealt) == len(rows) and len(open_items) <= 1:
            taken |= dict(zip(open_items, left, strict=True))
        for index, place in sorted(taken.items()):
            yield rows[place], dealt[index][1]


def _beginning(names: list[tuple[str, int]], head: str) -> list[int]:
    """Places of the first two of some sorted names that begin so."""
    first = bisect_left(names, (head, -1))
    return [place for name, place in names[first : first + 2] if name.startswith(head)]


def _abbreviations(registry: Registry) -> dict[str, str]:
    return {
        alias: indicator.zh
        for indicator in registry.indicators.values()
        for alias in indicator.aliases
        if _ABBREVIATION.fullmatch(alias)
    }


def _subjects(text: str) -> Iterator[str]:
    """Noun phrases at the beginning of the clauses of a sentence, up to 数据, 口径, 指标, 是."""
    for clause in re.split(r"[，。；;]", text):
        end = _SUBJECT_END.search(clause)
        if end and end.start() >= _SHORTEST:
            yield from (part for part in clause[: end.start()].split("、") if len(part) >= _SHORTEST)
