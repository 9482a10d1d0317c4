"""Page numbers and running heads between the lines of a printed text: found by their regularity and removed."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median

from analysis.documents.lines import Line
from analysis.documents.mapped import MappedText

_DECORATED = re.compile(
    r"[-—–－·]+[ \t]*(\d{1,4})[ \t]*[-—–－·]+|第[ \t]*(\d{1,4})[ \t]*页(?:.{0,4}共[ \t]*\d{1,4}[ \t]*页)?"
)
_STARTS = frozenset("-—–－·第")
# A page number has up to four digits.
_DIGITS = 4
# Serial numbers in a table stand a few cells apart, page numbers a page.
_SHORTEST_PAGE = 150
_FEWEST_PAGES = 3
_LONGEST_RUNNING_HEAD = 40


def remove_folios(mapped: MappedText) -> MappedText:
    """Remove page numbers on lines of their own, and the running heads beside them.

    Parameters
    ----------
    mapped : MappedText
        A document with line feeds as line ends.

    Returns
    -------
    MappedText
        Without lines such as ``— 12 —`` or ``第12页``, without bare numbers that count up through the whole text a page
        apart, and without a line that stands beside at least three of them in the same words.
    """
    lines = mapped.lines
    numbered = _page_numbers(lines)
    if len(numbered) < _FEWEST_PAGES:
        return mapped
    spans = sorted(numbered | _running_heads(lines, numbered))
    return mapped.without((lines[i].start, min(lines[i].end + 1, len(mapped.text))) for i in spans)


def _page_numbers(lines: list[Line]) -> set[int]:
    decorated = {i for i, (_, text) in enumerate(lines) if text[0] in _STARTS and _DECORATED.fullmatch(text)}
    bare = {i: int(text) for i, (_, text) in enumerate(lines) if len(text) <= _DIGITS and text.isdecimal()}
    return decorated | _longest_count(lines, bare)


def _longest_count(lines: list[Line], bare: dict[int, int]) -> set[int]:
    """Find the longest run of bare numbers n, n + 1, n + 2 … with a page of text between each two."""
    chains: dict[int, list[int]] = {}
    best: list[int] = []
    for i, number in bare.items():
        before = chains.get(number - 1, [])
        if before and lines[i].start - lines[before[-1]].end < _SHORTEST_PAGE:
            continue
        chain = [*before, i]
        if len(chain) > len(chains.get(number, [])):
            chains[number] = chain
        best = max(best, chain, key=len)
    gaps = [lines[b].start - lines[a].end for a, b in pairwise(best)]
    return set(best) if len(best) > _FEWEST_PAGES and median(gaps) > 2 * _SHORTEST_PAGE else set()


def _running_heads(lines: list[Line], numbered: set[int]) -> set[int]:
    beside = [i for n in numbered for i in (n - 1, n + 1) if 0 <= i < len(lines) and i not in numbered]
    texts = Counter(lines[i].text for i in beside if len(lines[i].text) <= _LONGEST_RUNNING_HEAD)
    return {i for i in beside if texts[lines[i].text] >= _FEWEST_PAGES and lines[i].text[-1] not in "。！？；，"}
