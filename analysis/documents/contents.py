"""Tables of contents: runs of headings without text between them, printed again further on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from analysis.documents.annexes import key
from analysis.documents.lines import HEADING_STARTS, LONGEST_HEADING, PRINTED, Line, is_heading, number_depth

_PAGE = re.compile(r"(?:[ .．…·⋯\u3000]{2,}|\t+[.．…·⋯ ]*|[.．…·⋯]+\t*)[（(]?\d{1,4}[）)]?$|[.．…·⋯]{3,}$")
_PAGE_ENDS = frozenset("）).．…·⋯")
_LEADER = re.compile(r"[ .．…·⋯\u3000\t]")
_TITLE = re.compile(r"目[ \t\u3000]*[录次录]")
_SENTENCE_MARKS = "。；，：、！？”》"
_FEWEST_ENTRIES = 4
_LONGEST_ENTRY = 2 * LONGEST_HEADING


def contents_lines(lines: list[Line]) -> set[int]:
    """Places of the lines that belong to a table of contents.

    Notes
    -----
    A run of headings, or of lines that end with leaders and a page number, is a table of contents where headings of one
    rank follow each other and most of the run has page numbers, or is printed again further on, or 目录 stands
    above it. The run ends where the first heading comes a second time.
    """
    found: set[int] = set()
    entries = _entries(lines)
    cut = (_before_restart(lines, run, entries) for run in _successive(list(entries)))
    runs = [run for run in cut if len(run) >= _FEWEST_ENTRIES and _has_siblings(lines, run)]
    if not runs:
        return found
    keys = {i: key(entries[i]) for run in runs for i in run}
    last = _last_places(lines, keys)
    for run in runs:
        again = sum(last.get(keys[i], i) > run[-1] for i in run)
        paged = sum(entries[i] != lines[i].text for i in run)
        if _is_titled(lines, run) or max(paged, again) >= len(run) / 2:
            found.update(run)
    return found


def _last_places(lines: list[Line], keys: dict[int, str]) -> dict[str, int]:
    """Where each key of some lines, and maybe others, stands for the last time as a line that may be a heading."""
    # A line without a mark in front begins as its key does; one that ends in a letter, without a page, ends as it does.
    starts, ends = ({key[place:][:1] for key in keys.values()} for place in (0, -1))
    last: dict[str, int] = {}
    for i, (_, text) in enumerate(lines):
        if len(text) > LONGEST_HEADING or (text[0] not in starts and text[0].isalnum()):
            continue
        end = text.rstrip(_SENTENCE_MARKS)[-1:]
        if end in ends or not end.isalpha():
            last[keys.get(i) or key(_without_page(text))] = i
    return last


def _without_page(line: str) -> str:
    may_be_paged = (line[-1] in _PAGE_ENDS or line[-1].isdecimal()) and _LEADER.search(line)
    return _PAGE.sub("", line) if may_be_paged else line


def _entries(lines: list[Line]) -> dict[int, str]:
    """Lines that may be entries, by their places, without their page numbers; those with few of their kind left out."""
    entries: dict[int, str] = {}
    # Most lines are told by their first and last character; those that stand with few of their kind need no more.
    likely = [i for i, (_, line) in enumerate(lines) if _may_be_entry(line)]
    for i in chain.from_iterable(_successive(likely)):
        text = lines[i].text
        if len(text) > _LONGEST_ENTRY:
            continue
        bare = _without_page(text)
        if bare != text or is_heading(text.replace("\t", " ")):
            entries[i] = bare
    return entries


def _successive(places: list[int]) -> Iterator[list[int]]:
    """Give the runs of successive numbers that are long enough for a table of contents."""
    begin = 0
    for end in range(1, len(places) + 1):
        if end == len(places) or places[end] != places[end - 1] + 1:
            if end - begin >= _FEWEST_ENTRIES:
                yield places[begin:end]
            begin = end


def _may_be_entry(line: str) -> bool:
    first, last = line[0], line[-1]
    return first in HEADING_STARTS or last in _PAGE_ENDS or first.isdecimal() or last.isdecimal()


def _before_restart(lines: list[Line], run: list[int], entries: dict[int, str]) -> list[int]:
    """Cut a run where the heading with its first number comes again: there the body begins."""
    ranks = [_rank(lines[i].text) for i in run]
    first = next((rank for rank in ranks if rank), None)
    places = [place for place, rank in enumerate(ranks) if rank == first]
    again = (place for place in places[1:] if _repeats(entries[run[places[0]]], entries[run[place]]))
    return run[: next(again, len(run))]


def _repeats(entry: str, other: str) -> bool:
    """Whether an entry is printed again without its page number; an entry 一、 of the next chapter is not."""
    return key(entry) == key(other) or (bool(PRINTED.match(other)) and _rank(other)[0] != "节")


def _rank(line: str) -> tuple[str, str]:
    """Kind and number of a heading: ("章", "第一章"), ("0", "一、"); empty strings for other lines."""
    if match := PRINTED.match(line):
        return match[1], match[0]
    depth = number_depth(line)
    return ("", "") if depth is None else (str(depth), line[: line.index("、") if depth == 0 else 3])


def _has_siblings(lines: list[Line], run: list[int]) -> bool:
    """Whether anywhere in a run headings of one rank follow each other."""
    return any(a == b for a, b in pairwise(_rank(lines[i].text)[0] for i in run))


def _is_titled(lines: list[Line], run: list[int]) -> bool:
    """Whether 目录 stands above a run."""
    return any(_TITLE.fullmatch(lines[i].text) for i in range(max(0, run[0] - 3), run[0]))
