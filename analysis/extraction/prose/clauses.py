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
from analysis.extraction.quantities.units import is_count

_ENDS = "。！？"  # what ends a sentence of which the punctuation is in one form
_SENTENCE = re.compile(rf"[^{_ENDS}]+[{_ENDS}]*")
_TO_LAST_SENTENCE = re.compile(rf".*[{_ENDS}](?=[^{_ENDS}])", re.DOTALL)
_find_any = re.compile(rf"[^{_ENDS}]").search
_LONGEST = 900
_LOOKBACK = 160
_LOOKAHEAD = 60
_ASIDE = re.compile(r"[（(][^（）()\d，。；]{1,6}[）)](?=[一-鿿])|[（(]\d[）)](?=型)")
_JOINED = re.compile(r"[^，。；、：]{0,10}[、和与及][^，。；、：]{0,10}")
# Sentences have one punctuation: a comma or colon of half width stands within a number.
_TO_LAST_MARK = re.compile(r".*[，；：。！？（）]", re.DOTALL)
# Things described before they are named, also by two clauses: 具有博士、硕士学位的人才.
_DESCRIBED = re.compile(
    r"(?:左右|以上)?(?:具有|具备|拥有|站在|紧跟|掌握|熟悉|精通|从事|面向|适应|符合|热爱|扎根)[^，。；：（\d]*的[^，。；：（\d]{2,}"
)
# First characters of what describes.
_DESCRIBES = frozenset("左以具拥站紧掌熟精从面适符热扎")
# One amount for a list that 等 gathers: 1000场导赏、展览等特色活动.
_GATHERED = re.compile(
    r"[^，。；：、（\d]{2,10}(?:、[^，。；：、（\d]{2,10})+等[^，。；：、（\d]{2,12}(?=[，。；、]|$)"
)
_END = re.compile(r"[，；：。！？、）（,:]")


class Sentence(NamedTuple):
    """A sentence without spaces.

    Attributes
    ----------
    text : str
    start : int
        Where it begins in its paragraph without spaces.
    runs : sequence of (int, int)
        Where each run without a space begins: in the paragraph without spaces and in the clean text.
    passed : str
        The sentences right before it that were passed over, since they lack the sign; for :func:`cut`.
    """

    text: str
    start: int
    runs: Sequence[tuple[int, int]]
    passed: str = ""

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


# Finds the first sign in a part of a text, as the search of a compiled pattern does.
FindSign = Callable[..., re.Match[str] | None]


def sentences(lines: Sequence[Paragraph], find_sign: FindSign = _find_any) -> list[Sentence]:
    """Sentences with a sign of a paragraph that is printed on these lines; all sentences unless a sign is given."""
    text, runs = _unbroken(lines)
    found = []
    passed = 0
    for begin, end in _spans_with_sign(text, find_sign):
        found.append(Sentence(text[begin:end], begin, runs, text[passed:begin]))
        passed = end
    return found


def cut(text: str) -> list[str]:
    """Sentences of a text without spaces; what goes on too long is cut."""
    return [text[begin:end] for begin, end in _spans(text)]


def last_sentence(text: str) -> str:
    """Give the last of the sentences that :func:`cut` finds; empty where there is none."""
    before = _TO_LAST_SENTENCE.match(text)
    begin = before.end() if before else 0
    begin += max(len(text) - begin - 1, 0) // _LONGEST * _LONGEST
    return text[begin:] if before else text[begin:].lstrip(_ENDS)


def _spans_with_sign(text: str, find_sign: FindSign) -> Iterator[tuple[int, int]]:
    """Spans of the sentences with a sign: from sign to sign, so that the others need not be cut out."""
    if len(text) > _LONGEST:
        yield from (span for span in _spans(text) if find_sign(text, *span))
        return
    end = 0
    while sign := find_sign(text, end):
        at = sign.start()
        begin = max(end, text.rfind("。", end, at) + 1, text.rfind("！", end, at) + 1, text.rfind("？", end, at) + 1)
        end = _SENTENCE.match(text, at).end()  # type: ignore[union-attr]  # a sign is no end of a sentence
        yield begin, end


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text):
        begin, end = match.span()
        for at in range(begin, end, _LONGEST) if end - begin > _LONGEST else (begin,):
            yield at, min(at + _LONGEST, end)


def _unbroken(lines: Sequence[Paragraph]) -> tuple[str, list[tuple[int, int]]]:
    """Text of lines without spaces and asterisks, in one punctuation, and the places of its runs."""
    runs: list[tuple[int, int]] = []
    parts: list[str] = []
    length = 0
    for line in lines:
        text = line.text.replace("*", " ")
        place = 0
        for part in text.split():
            place = text.index(part[0], place)
            runs.append((length, line.start + place))
            parts.append(part)
            length += len(part)
            place += len(part)
    return one_punctuation("".join(parts)), runs


def alone(text: str, quantity: Quantity) -> Surroundings:
    """Read the clause around a quantity as if the sentence had no other."""
    begin, bracketed = _clause_start(text, quantity.start)
    clause = text[begin : quantity.start]
    host = _host(text, begin) if bracketed else ""
    end = quantity.end
    whole = _DESCRIBED.match(text, end, end + _LOOKAHEAD) if text[end : end + 1] in _DESCRIBES else None
    if whole is None and text.find("等", end, end + _LOOKAHEAD) > 0 and is_count(quantity.unit):
        whole = _GATHERED.match(text, end, end + _LOOKAHEAD)
    right = whole[0] if whole else text[end : _clause_end(text, end)]
    return Surroundings(clause, right, clause, bracketed, False, host)


def beside(
    text: str, around: Surroundings, quantity: Quantity, before: Quantity | None, after: Quantity | None
) -> Surroundings:
    """Cut what :func:`alone` has read at the neighbours of the quantity in the sentence."""
    if before is None and after is None:
        return around
    left, right, shared = around.left, around.right, ""
    follows = before is not None and before.end > quantity.start - len(left)
    if before is not None and follows:
        left = text[before.end : quantity.start]
    if after is not None and after.start - quantity.end <= _LOOKAHEAD:
        right = right[: after.start - quantity.end]
        # Households count with their members: 142户528名贫困人口.
        follows_at_once = after.start == quantity.end and quantity.unit.endswith("户")
        if follows_at_once or _JOINED.fullmatch(text, quantity.end, after.start):
            shared = text[after.end : _clause_end(text, after.end)]
    return Surroundings(left, right, around.clause, around.bracketed, follows, around.host, shared)


def _clause_start(text: str, position: int) -> tuple[int, bool]:
    """Where the clause left of a position begins, and whether it begins at a bracket; what is bracketed is skipped."""
    floor = max(0, position - _LOOKBACK)
    while mark := _TO_LAST_MARK.match(text, floor, position):
        position = mark.end() - 1
        if text[position] != "）":
            return position + 1, text[position] == "（"
        opened = text.rfind("（", floor, position)
        position = opened if opened >= 0 else position
    return floor, False


def _clause_end(text: str, position: int) -> int:
    """End of what belongs to a quantity on its right; a short bracket without digits (村（社区）) does not end it."""
    limit = min(len(text), position + _LOOKAHEAD)
    while end := _END.search(text, position, limit):
        aside = _ASIDE.match(text, end.start()) if end[0] == "（" else None
        if aside is None:
            return end.start()
        position = aside.end()
    return limit


def _host(text: str, opening: int) -> str:
    begin, _ = _clause_start(text, opening - 1)
    return text[begin : opening - 1]
