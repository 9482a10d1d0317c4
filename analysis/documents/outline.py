"""The outline: 编, 章, 节, 专栏, 附件 and numbered headings; tables of contents and lists are left out."""

from __future__ import annotations

import re
from itertools import pairwise

from analysis.documents.annexes import annex_lists, announced_titles, announcement_lines, is_announced
from analysis.documents.contents import contents_lines
from analysis.documents.document import Heading
from analysis.documents.lines import (
    ANNEX,
    BOX,
    HEADING_STARTS,
    LONGEST_HEADING,
    PRINTED,
    Line,
    content_lines,
    is_heading,
    is_prose,
    is_tabular,
    number_depth,
)

_LEVELS = {"编": 1, "篇": 1, "部分": 1, "章": 2, "节": 3}
_KINDS = {"篇": "编", "部分": "编"}
_NUMBERED_LEVEL = 4
_BOX_LEVEL = 9
_FRONT = re.compile(r"(?:前|序|引|导)[ \u3000]*言|结[ \u3000]*(?:束[ \u3000]*)?语")
_BACK = re.compile(r"(?:名词|术语)解释|附[ \u3000]*[图表]|编制说明")
_UNNUMBERED_STARTS = frozenset("前序引导结名术附编")
_STARTS = HEADING_STARTS | _UNNUMBERED_STARTS
_NUMBER_TAB = re.compile(rf"{PRINTED.pattern}\t")
_DIGITS = r"[ \u3000]*[一二三四五六七八九十\d]"
_BARE_STARTS = frozenset("第专附")
_BARE = re.compile(rf"(?:{PRINTED.pattern}|专[ \u3000]*栏{_DIGITS}+|附[ \u3000]*[件录](?:{_DIGITS}+)?)[:：]?")


def build_outline(text: str) -> tuple[Heading, ...]:
    """Find the headings of the body.

    Parameters
    ----------
    text : str
        Clean simplified text.

    Returns
    -------
    tuple of Heading
        In order. Levels: 编 and 附件 1, 章 2, 节 3, numbered headings from 4 in the order 一、 （一） 1. （1）, 专栏 9.
        An annex that has lost its number begins where the title stands that the list of annexes names. A number and
        the title on the next line are one heading.
    """
    lines = content_lines(text)
    lists = annex_lists(lines)
    announced = announced_titles(lines, lists)
    passed_over = contents_lines(lines) | announcement_lines(lines, lists, announced)
    headings: list[Heading] = []
    starts = _STARTS | {title[0] for title in announced}
    end = 0
    for i, (start, line) in enumerate(lines):
        first = line[0]
        # Most lines are told by their first character; a mark may stand before an announced title.
        if first not in starts and not first.isdecimal() and not (announced and not first.isalnum()):
            continue
        if i in passed_over or start < end:
            continue
        level, kind = _level(line.rstrip("\t"), announced)
        if kind:
            title, end = _whole_title(lines, i, announced)
            headings.append(Heading(level, kind, title, start, end))
    return _without_lists(headings, text)


def _level(line: str, announced: frozenset[str]) -> tuple[int, str]:
    if len(line) > LONGEST_HEADING or ("\t" in line and "\t" in _NUMBER_TAB.sub("", line)):
        return 0, ""
    if announced and is_announced(line, announced):
        return 1, "附件"
    if is_heading(line):
        return _printed_level(line)
    if line[:1] in _UNNUMBERED_STARTS and _FRONT.fullmatch(line):
        return _LEVELS["章"], "章"
    return (1, "附件") if line[:1] in _UNNUMBERED_STARTS and _BACK.fullmatch(line) else (0, "")


def _printed_level(line: str) -> tuple[int, str]:
    if match := PRINTED.match(line):
        return _LEVELS[match[1]], _KINDS.get(match[1], match[1])
    if BOX.match(line):
        return _BOX_LEVEL, "专栏"
    if ANNEX.match(line):
        return 1, "附件"
    return _NUMBERED_LEVEL + (number_depth(line) or 0), "目"


def _whole_title(lines: list[Line], i: int, announced: frozenset[str]) -> tuple[str, int]:
    """Title and end of a heading, with the next line where the heading is a bare number (附件 1, 第一章)."""
    title = lines[i].text.rstrip("\t")
    end = lines[i].start + len(title)
    following = lines[i + 1] if i + 1 < len(lines) else None
    if following is None or title[0] not in _BARE_STARTS or not _BARE.fullmatch(title):
        return title, end
    if not is_announced(following.text, announced) and not _is_title(following.text):
        return title, end
    return f"{title.rstrip(':：')} {following.text}", following.end


def _is_title(line: str) -> bool:
    return not (is_prose(line) or is_tabular(line) or is_heading(line))


def _without_lists(headings: list[Heading], text: str) -> tuple[Heading, ...]:
    """Leave out numbered lines that follow each other without any text between: they are a list."""
    listed: set[int] = set()
    for a, b in pairwise(headings):
        if a.kind == b.kind == "目" and a.level == b.level and not text[a.end : b.start].strip():
            listed |= {a.start, b.start}
    return tuple(h for h in headings if h.start not in listed)
