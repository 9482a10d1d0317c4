"""Page breaks: lines that a page or a printed line cuts inside a sentence, a word or a number are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analysis.documents.lines import (
    ENDS,
    NUMBER_DEPTHS,
    Line,
    display_width,
    ends_sentence,
    is_caption,
    is_heading,
    is_item,
    is_prose,
    is_tabular,
    may_be_numbered,
    number_depth,
    open_brackets,
)
from analysis.documents.mapped import Edit, MappedText
from analysis.documents.words import runs_across

# Shorter lines are signatures, dates and captions; a line that a page cuts is at least one printed line long.
_SHORTEST_CUT = 10
# A text without page breaks has about one forgotten full stop in a hundred paragraphs, one with them ten or more.
_CUTS_OF_A_BROKEN_TEXT = 3
_SHARE_OF_A_BROKEN_TEXT = 0.04
_HALF_WIDTH_LINE = 36
# The first line of a paragraph is two characters shorter, and a break before a long number costs some columns.
_RAGGED = 8

_STAYS_OPEN = re.compile(r"[，、,—]$|[的和与及或在对将为由向从以]$")
# Letters in brackets explain the noun before them (地区生产总值（GDP）), behind which a sentence goes on.
_GLOSS = re.compile(r"[\u4e00-\u9fff”][（(][A-Za-z][\w&.·+ -]{0,30}[）)]$", re.ASCII)
_GOES_ON = re.compile(r"[，、。；,;）)”》％%]")
_OPENERS, _CLOSERS = "（(《“", "）)》”"
_FIRST_BRACKET = re.compile(f"[{_OPENERS}{_CLOSERS}]")
# A ratio of three parts (16.7:46.3: | 37) goes on behind its colon, which opens no list.
_COLONS = (":", "：", "∶")
_RATIO_OPEN = re.compile(r"\d[:：∶](?:[\d.]+[:：∶])?$")
_RATIO_REST = re.compile(r"[\d.]+(?:[:：∶]\d)?")
# A sentence of a chronicle begins with its day.
_DAY = re.compile(r"(?:20\d\d年)?\d{1,2}月\d{1,2}日[，,]")


def join_pages(mapped: MappedText) -> MappedText:
    r"""Join lines that a page break or a hard line end has cut.

    Parameters
    ----------
    mapped : MappedText
        A document with ``\n`` line ends.

    Returns
    -------
    MappedText
        The same text without the breaks inside sentences; where two Latin words meet, one space remains. Headings, list
        items, captions and table rows are never joined. A break behind a full stop stays, since nothing tells it
        from the end of a paragraph.
    """
    lines = mapped.lines
    tabular = {start for start, line in lines if is_tabular(line)}
    wrapped = _wrapped_lines(mapped.text, lines, tabular)
    numbered = [line for line in lines if may_be_numbered(line.text)]
    headings = {start for start, line in numbered if is_heading(line)}
    # An unfinished item looks like a heading and is none.
    titles = headings - _unfinished_items(numbered, headings)
    ratios = [(a, b) for a, b in pairwise(lines) if a.text[-1] in _COLONS and _splits_ratio(a.text, b.text)]
    cuts = [
        (a, b)
        for a, b in pairwise(lines)
        if a.text[-1] not in ENDS
        and not (a.start in tabular or b.start in tabular or b.start in headings)
        and _may_continue(a.text, b.text, a.start in wrapped, a.start in titles)
    ]
    if not _is_broken(lines, tabular, len(cuts)):
        cuts = [(a, b) for a, b in cuts if a.start in wrapped or _must_continue(a.text, b.text)]
    return mapped.edited(_seam(a, b) for a, b in (sorted(cuts + ratios) if ratios else cuts))


def _seam(before: Line, after: Line) -> Edit:
    sides = before.text[-1] + after.text[0]
    between_words = sides.isascii() and sides.isalpha()
    return Edit(before.end, after.start, " " if between_words else "")


def _unfinished_items(numbered: list[Line], headings: set[int]) -> set[int]:
    """Find the starts of numbered lines that look like headings, but the number before them opens a sentence."""
    found: set[int] = set()
    # For each depth, whether the number before opens a sentence; a number ends what stands deeper.
    sentence_before = [False] * NUMBER_DEPTHS
    for line in numbered:
        depth = number_depth(line.text)
        if depth is None:
            continue
        heading = line.start in headings
        if heading and sentence_before[depth] and "，" in line.text:
            found.add(line.start)
        else:
            sentence_before[depth:] = [not heading] + [False] * (NUMBER_DEPTHS - depth - 1)
    return found


def _may_continue(a: str, b: str, wrapped: bool, title: bool) -> bool:
    """Whether the form of two lines of text, the second no heading, allows that a sentence runs over to it."""
    if (title and not wrapped) or ends_sentence(a) or is_caption(a):
        return False
    if is_item(b) or is_caption(b) or (b[0].isdecimal() and _DAY.match(b) and not _STAYS_OPEN.search(a)):
        return False
    if title:
        return not is_prose(b) or (is_item(a) and "，" in a)
    if _closes(a, b) or (wrapped and is_prose(a)):
        return True
    return len(a) >= _SHORTEST_CUT and (wrapped or is_prose(a)) and is_prose(b)


def _must_continue(before: str, after: str) -> bool:
    """Whether the two sides of a break show by themselves that one sentence runs across it."""
    if _STAYS_OPEN.search(before) or _GLOSS.search(before) or _GOES_ON.match(after) or _closes(before, after):
        return True
    return (before[-1].isdigit() and after[0] > "\u3400") or runs_across(before, after)


def _splits_ratio(before: str, after: str) -> bool:
    """Whether three numbers parted by colons are cut behind one of these."""
    opened, rest = _RATIO_OPEN.search(before), _RATIO_REST.match(after)
    if opened is None or rest is None:
        return False
    return sum((opened[0] + rest[0]).count(colon) for colon in _COLONS) > 1


def _closes(before: str, after: str) -> bool:
    """Whether a bracket is left open by the first line and closed by the second before it opens another."""
    closed = _FIRST_BRACKET.search(after)
    if not closed or closed[0] in _OPENERS:
        return False
    opened = open_brackets(before)[-1:]
    return bool(opened) and opened in _OPENERS and _OPENERS.index(opened) // 2 == _CLOSERS.index(closed[0]) // 2


def _is_broken(lines: list[Line], tabular: set[int], cuts: int) -> bool:
    if cuts < _CUTS_OF_A_BROKEN_TEXT or cuts >= _SHARE_OF_A_BROKEN_TEXT * (len(lines) - len(tabular)):
        return cuts >= _CUTS_OF_A_BROKEN_TEXT
    prose = sum(is_prose(line.text) for line in lines if line.start not in tabular)
    return cuts >= _SHARE_OF_A_BROKEN_TEXT * prose


def _wrapped_lines(text: str, lines: list[Line], tabular: set[int]) -> set[int]:
    """Find the starts of the lines that reach the right margin in blocks of lines without blank lines between."""
    found: set[int] = set()
    for block in _blocks(text, lines, tabular):
        if len(block) < 3:
            continue
        widths = [display_width(line.text) for line in block]
        full = max(widths)
        if full >= _HALF_WIDTH_LINE and _is_wrapped(block, widths):
            found.update(line.start for line, width in zip(block, widths, strict=True) if width >= full - _RAGGED)
    return found


def _is_wrapped(block: list[Line], widths: list[int]) -> bool:
    """Whether the lines of a block that end inside a sentence all reach the margin."""
    full = max(widths)
    inside = [width for line, width in zip(block, widths, strict=True) if not ends_sentence(line.text)]
    return len(inside) > 1 and sum(width >= full - _RAGGED for width in inside) >= 0.8 * len(inside)


def _blocks(text: str, lines: list[Line], tabular: set[int]) -> Iterator[list[Line]]:
    """Give the runs of prose lines that follow each other without a blank line."""
    block: list[Line] = []
    end = 0
    for line in lines:
        start = line.start
        is_row = start in tabular
        if block and (is_row or (start - end > 1 and text.count("\n", end, start) > 1)):
            yield block
            block = []
        if not is_row:
            block.append(line)
            end = start + len(line.text)
    yield block
