"""The list of annexes (附件：1. … 2. …), which names annexes that may have lost their own heading."""

from __future__ import annotations

import re

from analysis.documents.lines import ANNEX, LONGEST_HEADING, Line, is_prose

_WORDING = re.compile(r"[^\W_]+")
_LISTED = re.compile(r"[-–•*\s]*(?:附件\s*)?\d{1,2}\s*[.．、:：]?\s*(\S.{3,60})")
_LIST_HEAD = re.compile(r"[-–•*\s]*附[ \u3000]*件\s*[:：]?\s*(.*)")
# The numbers of a list of annexes have two digits.
_MOST_ANNEXES = 99


def key(title: str) -> str:
    """Wording of a title, without spaces and marks, by which two printings of it are compared."""
    return "".join(_WORDING.findall(title))


def is_announced(line: str, announced: frozenset[str]) -> bool:
    """Whether a line is one of the titles that lists of annexes announce."""
    # A title that begins with a letter or a digit begins as its key does.
    return any(not line[:1].isalnum() or title[0] == line[0] for title in announced) and key(line) in announced


def annex_lists(lines: list[Line]) -> dict[int, list[str]]:
    """Keys of the titles in each list of annexes, by the place of the line 附件： before it."""
    heads = (i for i, line in enumerate(lines) if "附" in line.text)
    return {i: titles for i in heads if (titles := _announced_at(lines, i))}


def announced_titles(lines: list[Line], lists: dict[int, list[str]]) -> frozenset[str]:
    """Keys of the titles in lists of annexes that stand again as a line of their own further on."""
    titles = {title: i for i, listed in lists.items() for title in listed}
    if not titles:
        return frozenset()
    starts = {title[0] for title in titles}
    last = {
        key(line.text): i
        for i, line in enumerate(lines)
        if len(line.text) <= LONGEST_HEADING and (line.text[0] in starts or not line.text[0].isalnum())
    }
    return frozenset(title for title, i in titles.items() if last.get(title, -1) > i + 1)


def announcement_lines(lines: list[Line], lists: dict[int, list[str]], announced: frozenset[str]) -> set[int]:
    """Places of the lists themselves: the line 附件：, and titles that stand in it."""
    found: set[int] = set()
    for i, titles in lists.items():
        if not announced.isdisjoint(titles):
            found |= {i, *range(i + 1, i + 1 + len(titles))} if _is_list_head(lines[i].text) else {i}
    return found


def _is_list_head(line: str) -> bool:
    match = _LIST_HEAD.fullmatch(line)
    return bool(match and not match[1])


def _announced_at(lines: list[Line], i: int) -> list[str]:
    """Keys of the titles that a line 附件： announces, on the same line or on the numbered or single lines after it."""
    head = _LIST_HEAD.fullmatch(lines[i].text)
    if not head or is_prose(lines[i].text.replace("：", "").replace(":", "")):
        return []
    titles = [key(_LISTED.sub(r"\1", head[1]))] if head[1] else []
    for line in lines[i + 1 : i + 1 + _MOST_ANNEXES]:
        listed = _LISTED.fullmatch(line.text)
        if not listed or line.text[-1] in "。；，":
            break
        titles.append(key(listed[1]))
    if not titles and i + 1 < len(lines) and lines[i].text[-1] in ":：" and not ANNEX.match(lines[i + 1].text):
        titles = [key(lines[i + 1].text)]
    return [title for title in titles if len(title) > 3]
