"""Sentences of a paragraph, and the words of a clause left and right of a quantity."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from analysis.documents.document import Paragraph
from analysis.extraction.prose import words
from analysis.extraction.prose.lines import one_punctuation
from analysis.extraction.quantities.finding import Quantity
from analysis.extraction.quantities.units import is_count

_ENDS = "。！？"  # what ends a sentence of which the punctuation is in one form
_SENTENCE = re.compile(rf"[^{_ENDS}\n]+[{_ENDS}]*")
_TO_LAST_SENTENCE = re.compile(rf".*[{_ENDS}](?=[^{_ENDS}])", re.DOTALL)
_find_any = re.compile(rf"[^{_ENDS}\n]").search
_LONGEST = 900
_LOOKBACK = 160
_LOOKAHEAD = 60
_ASIDE = re.compile(r"[（(][^（）()\d，。；]{1,6}[）)](?=[一-鿿])|[（(]\d[）)](?=型)")
_JOINED = re.compile(r"[^，。；、：]{0,10}[、和与及][^，。；、：]{0,10}")
# Sentences have one punctuation: a comma or colon of half width stands within a number.
_TO_LAST_MARK = re.compile(r".*[，；：。！？（）]", re.DOTALL)
# Things described before they are named, also by two clauses: 具有博士、硕士学位的人才.
_DESCRIBED = re.compile(rf"(?:左右|以上)?(?:{words.DESCRIBES})[^，。；：（\d]*的[^，。；：（\d]{{2,}}")
# 8家|作用突出、能力强的企业
_PRAISED = re.compile(rf"{words.PRAISED}[^，。；：、（\d]{{2,}}")
# First characters of what describes.
_DESCRIBES = frozenset("左以") | {word[0] for word in words.DESCRIBES.split("|")}
# One amount for a list that 等 gathers: 1000场导赏、展览等特色活动.
_GATHERED = re.compile(
    r"[^，。；：、（\d]{2,10}(?:、[^，。；：、（\d]{2,10})+等[^，。；：、（\d]{2,12}(?=[，。；、]|$)"
)
_END = re.compile(r"[，；：。！？、）（,:]")


class Offsets:
    """Places of the characters of a paragraph without spaces in the clean text, found when first asked for.

    Parameters
    ----------
    lines : sequence of Paragraph
        On which it is printed.
    """

    __slots__ = ("_lines", "_runs")

    def __init__(self, lines: Sequence[Paragraph]) -> None:
        self._lines = lines
        self._runs: Sequence[tuple[int, int]] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the clean text of a span, which is not empty, of the paragraph without spaces."""
        runs = self._runs
        if not runs:
            runs = self._runs = _runs(self._lines)
        if len(runs) == 1:
            shift = runs[0][1]
            return start + shift, end + shift
        return _place(runs, start), _place(runs, end - 1) + 1


class Sentence(NamedTuple):
    """A sentence without spaces.

    Attributes
    ----------
    text : str
    start : int
        Where it begins in its paragraph without spaces.
    offsets : Offsets
        Of the paragraph.
    passed : str
        The sentences right before it that were passed over, since they lack the sign; for :func:`cut`.
    """

    text: str
    start: int
    offsets: Offsets
    passed: str = ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Span in the clean text of a span, which is not empty, of the sentence."""
        return self.offsets.span(self.start + start, self.start + end)


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
    return sentences_of([lines], find_sign)[0]


def sentences_of(paragraphs: Sequence[Sequence[Paragraph]], find_sign: FindSign) -> list[list[Sentence]]:
    """Sentences with a sign of each of several paragraphs, in order.

    Parameters
    ----------
    paragraphs : sequence of sequence of Paragraph
        The lines that each is printed on.
    find_sign : callable
        Searches all paragraphs in one text, each in a line; of a sentence it must find no more and no less there.
    """
    found: list[list[Sentence]] = [[] for _ in paragraphs]
    texts = [_unbroken(lines) for lines in paragraphs]
    whole = one_punctuation("\n".join(texts))
    number = end = -1
    for start, stop in _spans_with_sign(whole, find_sign):
        while start >= end:
            number += 1
            begin = passed = end + 1
            end = begin + len(texts[number])
            offsets = Offsets(paragraphs[number])
        found[number].append(Sentence(whole[start:stop], start - begin, offsets, whole[passed:start]))
        passed = stop
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
    stops = text.replace("！", "。").replace("？", "。").replace("\n", "。")
    end = 0
    # A sign is no end of a sentence, so that one always goes on from it.
    while (sign := find_sign(text, end)) and (rest := _SENTENCE.match(text, sign.start())):
        begin = stops.rfind("。", end, rest.start()) + 1 or end
        end = rest.end()
        if end - begin > _LONGEST:
            yield from (span for span in _pieces(begin, end) if find_sign(text, *span))
        else:
            yield begin, end


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text):
        yield from _pieces(*match.span())


def _pieces(begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans into which a sentence is cut; one unless it goes on too long."""
    for at in range(begin, end, _LONGEST):
        yield at, min(at + _LONGEST, end)


def _unbroken(lines: Sequence[Paragraph]) -> str:
    """Text of lines without spaces and asterisks."""
    text = lines[0].text if len(lines) == 1 else "".join([line.text for line in lines])
    return "".join(text.replace("*", " ").split())


def _runs(lines: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Where each run without a space or asterisk begins: in the lines without any, and in the clean text."""
    runs: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        text = line.text.replace("*", " ")
        place = 0
        for part in text.split():
            place = text.index(part[0], place)
            runs.append((at, line.start + place))
            at += len(part)
            place += len(part)
    return runs


def _place(runs: Sequence[tuple[int, int]], at: int) -> int:
    begin, place = runs[bisect_right(runs, (at, sys.maxsize)) - 1]
    return place + at - begin


def alone(text: str, quantity: Quantity) -> Surroundings:
    """Read the clause around a quantity as if the sentence had no other."""
    begin, bracketed = _clause_start(text, quantity.start)
    clause = text[begin : quantity.start]
    host = _host(text, begin) if bracketed else ""
    whole = _whole(text, quantity)
    right = whole[0] if whole else text[quantity.end : _clause_end(text, quantity.end)]
    return Surroundings(clause, right, clause, bracketed, False, host)


def _whole(text: str, quantity: Quantity) -> re.Match[str] | None:
    """Read what follows a quantity as a whole where it goes on beyond a 、 or a comma."""
    end = quantity.end
    reach = end + _LOOKAHEAD
    if text[end : end + 1] in _DESCRIBES and (described := _DESCRIBED.match(text, end, reach)):
        return described
    listed = text.find("、", end, reach)
    if listed < 0:
        return None
    if text[listed - 1] in words.PRAISING and (praised := _PRAISED.match(text, end, reach)):
        return praised
    is_gathered = text.find("等", listed, reach) > 0 and is_count(quantity.unit)
    return _GATHERED.match(text, end, reach) if is_gathered else None


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
