"""Sentences of a paragraph, and the words of a clause left and right of a quantity."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from analysis.documents.document import Paragraph
from analysis.extraction.prose.lines import one_punctuation
from analysis.extraction.quantities.finding import Quantity

_KEPT = re.compile(r"[^\s*]+")
_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]*")
_LONGEST = 900
_LOOKBACK = 160
_LOOKAHEAD = 60
_STOPS = frozenset("，,；;：:。！？!?")
_BRACKET = frozenset("（(")
_ASIDE = re.compile(r"[（(][^（）()\d，。；]{1,6}[）)](?=[一-鿿])|[（(]\d[）)](?=型)")
_JOINED = re.compile(r"[^，。；、：]{0,10}[、和与及][^，。；、：]{0,10}")
_OPENING = {"）": "（", ")": "("}
_MARKS = _STOPS | _BRACKET | frozenset(_OPENING)
_END = re.compile(r"[，,；;：:。！？!?、）)（(]")


class Sentence(NamedTuple):
    """A sentence without spaces.

    Attributes
    ----------
    text : str
    start : int
        Where it begins in its paragraph without spaces.
    runs : sequence of (int, int)
        Where each run without a space begins: in the paragraph without spaces and in the clean text.
    passed : sequence of str
        The sentences right before it that were passed over, since they lack the sign that is looked for.
    """

    text: str
    start: int
    runs: Sequence[tuple[int, int]]
    passed: Sequence[str] = ()

    def place(self, index: int) -> int:
        """Place of a character in the clean text."""
        at = self.start + index
        begin, place = self.runs[bisect_right(self.runs, (at, sys.maxsize)) - 1]
        return place + at - begin


class Surroundings(NamedTuple):
    """What stands in the same clause as a quantity.

    Attributes
    ----------
    left : str
        From the beginning of the clause, or from the quantity before it, to the quantity.
    right : str
        From the quantity to the next stop, comma, 、 or quantity.
    clause : str
        Whole clause left of the quantity, also before earlier quantities.
    bracketed : bool
        True where the clause begins at an opening bracket.
    follows : bool
        True where an earlier quantity stands in the same clause.
    host : str
        For a bracketed clause: the words before the bracket.
    shared : str
        Words after the next quantity, where 、 or 和 joins the two: 新建4所、改扩建23所公办高中.
    """

    left: str
    right: str
    clause: str
    bracketed: bool
    follows: bool
    host: str = ""
    shared: str = ""


def sentences(lines: Sequence[Paragraph], has_sign: Callable[[str], bool] = bool) -> Iterator[Sentence]:
    """Sentences with a sign of a paragraph that is printed on these lines; all sentences unless a sign is given."""
    runs: list[tuple[int, int]] = []
    parts: list[str] = []
    length = 0
    for line in lines:
        for place, part in _unbroken(line.text):
            runs.append((length, line.start + place))
            parts.append(part)
            length += len(part)
    compact = one_punctuation("".join(parts))
    passed: list[str] = []
    for begin, text in _pieces(compact):
        if has_sign(text):
            yield Sentence(text, begin, runs, passed)
            passed = []
        else:
            passed.append(text)


def _pieces(paragraph: str) -> Iterator[tuple[int, str]]:
    """Sentences of a paragraph with their offsets; what goes on too long is cut."""
    for match in _SENTENCE.finditer(paragraph):
        begin, end = match.span()
        for at in range(begin, end, _LONGEST) if end - begin > _LONGEST else (begin,):
            yield at, paragraph[at : min(at + _LONGEST, end)]


def _unbroken(line: str) -> list[tuple[int, str]]:
    """Parts of a line between spaces and asterisks, each with its offset; most lines are a single one."""
    if "*" not in line and len(parts := line.split()) == 1:
        return [(line.index(parts[0]), parts[0])]
    return [(match.start(), match[0]) for match in _KEPT.finditer(line)]


def alone(text: str, quantity: Quantity) -> Surroundings:
    """Read the clause around a quantity as if the sentence had no other."""
    begin, bracketed = _clause_start(text, quantity.start)
    clause = text[begin : quantity.start]
    host = _host(text, begin) if bracketed else ""
    right = text[quantity.end : _clause_end(text, quantity.end)]
    return Surroundings(clause, right, clause, bracketed, False, host)


def beside(
    text: str, around: Surroundings, quantity: Quantity, before: Quantity | None, after: Quantity | None
) -> Surroundings:
    """Cut what :func:`alone` has read at the neighbours of the quantity in the sentence."""
    left, right, shared = around.left, around.right, ""
    follows = before is not None and before.end > quantity.start - len(left)
    if before is not None and follows:
        left = text[before.end : quantity.start]
    if after is not None and after.start - quantity.end <= _LOOKAHEAD:
        right = right[: after.start - quantity.end]
        if _JOINED.fullmatch(text, quantity.end, after.start):
            shared = text[after.end : _clause_end(text, after.end)]
    return Surroundings(left, right, around.clause, around.bracketed, follows, around.host, shared)


def _clause_start(text: str, position: int) -> tuple[int, bool]:
    index = position - 1
    floor = max(0, position - _LOOKBACK)
    while index >= floor:
        char = text[index]
        if char in _MARKS:
            if char in _STOPS and not (char in ",:" and text[index - 1 : index].isdigit()):
                return index + 1, False
            if char in _BRACKET:
                return index + 1, True
            if char in _OPENING:
                opened = text.rfind(_OPENING[char], floor, index)
                index = opened if opened >= 0 else index
        index -= 1
    return floor, False


def _clause_end(text: str, position: int) -> int:
    """End of what belongs to a quantity on its right; a short bracket without digits (村（社区）) does not end it."""
    limit = min(len(text), position + _LOOKAHEAD)
    while end := _END.search(text, position, limit):
        aside = _ASIDE.match(text, end.start()) if end[0] in _BRACKET else None
        if aside is None:
            return end.start()
        position = aside.end()
    return limit


def _host(text: str, opening: int) -> str:
    begin, _ = _clause_start(text, opening - 1)
    return text[begin : opening - 1]
