"""Paragraphs of a document whose lines are broken at a fixed width, and punctuation in one form."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from analysis.documents.document import Document, Paragraph
from analysis.extraction.prose.web_lines import is_web_line

_ENDS = frozenset('。！？；：.!?;:”"）)')
_PAGE_NUMBER = re.compile(r"[-—–\s]*\d{1,4}[-—–\s]*$")
_BEGINS = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|第[一二三四五六七八九十百]{1,4}[编篇章节条]|专栏|附件|注[:：]|[—–-]{1,2}|"
    r"\d{1,2}[.、．）)](?!\d)|[（(]\d{1,2}[）)]|●|·)"
)
_LONG_LINE = 18
_WIDEST = 100
_MOST = 0.5
_ENOUGH = 3
# Lines broken at a fixed width are nearly as wide as the widest of them.
_FULL = 0.8

_PAIRS = ((";", "；"), ("(", "（"), (")", "）"), ("!", "！"), ("?", "？"))
# Each begins with its mark, by which it is found fast, and looks back from there.
_COMMA = re.compile(r",(?:(?<!\d,)|(?!\d))")
_COLON = re.compile(r":(?:(?<!\d:)|(?!\d))")
# A point after a numeral may be that of an enumerator (一.总体要求).
_POINT = re.compile(r"\.(?![\d.])(?<=[一-鿿%％）)”]\.)(?<![一二三四五六七八九十]\.)")
_HALF_WIDTH = re.compile(r"[,;:()!?\".]")

_start = attrgetter("start")


def paragraph_groups(document: Document, tables: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[Paragraph, ...]]:
    """Paragraphs as groups of lines that belong together; lines within ``tables`` (spans in order) stand alone.

    Each line is a group of its own, except in a document whose lines are broken at a fixed width: there a line that
    does not end a sentence goes on in the next one, also across a page number; across blank lines only where the lines
    are of nearly one width, since a list is printed so too.
    """
    lines = list(document.paragraphs())
    broken = _hard_wrapped(_outside(lines, tables))
    if not broken:
        yield from ((line,) for line in lines)
        return
    across_blanks = _are_even(broken)
    headings = {heading.start for heading in document.outline}
    headings |= {line.start for line in lines}.difference(line.start for line in _outside(lines, tables))
    group: list[Paragraph] = []
    end: float = 0
    for line in lines:
        if group and _PAGE_NUMBER.match(line.text):
            # A bare number between uneven lines is that of an item as often as that of a page.
            end = end if line.text.strip().isdigit() else math.inf
            continue
        apart = line.start - end > 1 and not across_blanks
        if group and (apart or not _runs_on(group[-1], line, headings)):
            yield tuple(group)
            group = []
        group.append(line)
        end = line.end
    if group:
        yield tuple(group)


def _outside(lines: list[Paragraph], spans: Sequence[tuple[int, int]]) -> list[Paragraph]:
    """Lines that begin in none of the spans, which are in order."""
    outside: list[Paragraph] = []
    at = 0
    for start, end in spans:
        first = bisect_left(lines, start, at, key=_start)
        outside += lines[at:first]
        at = bisect_left(lines, end, first, key=_start)
    return outside + lines[at:]


def _hard_wrapped(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """Long lines that end within a sentence, where most of the long lines of a document do; else none."""
    long = [
        line
        for line in lines
        if len(text := line.text) >= _LONG_LINE and ("\t" not in text or "\t" not in text.strip())
    ]
    open_ended = [line for line in long if not _ends(line.text)]
    # A line wider than a page, or one that a web page sets around the text, is not broken at a fixed width.
    broken = [line for line in open_ended if len(line.text) <= _WIDEST and not is_web_line(line.text)]
    return broken if len(long) >= _ENOUGH and len(broken) > _MOST * len(long) else []


def _are_even(broken: list[Paragraph]) -> bool:
    """Whether most lines are nearly as wide as the widest but for a few; items of a list are not."""
    widths = sorted(len(line.text) for line in broken)
    widest = widths[-1 - len(widths) // 10]
    return sum(width >= _FULL * widest for width in widths) > _MOST * len(widths)


def _ends(line: str) -> bool:
    return line[-1:] in _ENDS or line.rstrip()[-1:] in _ENDS


def _runs_on(line: Paragraph, following: Paragraph, headings: set[int]) -> bool:
    if line.start in headings or following.start in headings or "\t" in (line.text + following.text).strip():
        return False
    return len(line.text) >= _LONG_LINE and not _ends(line.text) and not _BEGINS.match(following.text)


def one_punctuation(text: str) -> str:
    """Give the text full-width punctuation, character for character; digits keep their commas and colons.

    Straight quotation marks become pairs in each line, an odd one closes what is open: “个转企" is “个转企”.
    """
    if not _HALF_WIDTH.search(text):
        return text
    for half, full in _PAIRS:
        text = text.replace(half, full)
    text = _COMMA.sub("，", text) if "," in text else text
    text = _COLON.sub("：", text) if ":" in text else text
    text = _POINT.sub("。", text) if "." in text else text
    return "\n".join([_paired(line) if '"' in line else line for line in text.split("\n")]) if '"' in text else text


def _paired(text: str) -> str:
    opened = False
    pairs: list[str] = []
    for char in text:
        if char in "“”":
            opened = char == "“"
        elif char == '"':
            char, opened = "”" if opened else "“", not opened
        pairs.append(char)
    return "".join(pairs)
