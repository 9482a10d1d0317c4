"""The outline: 编, 章, 节, 专栏, 附件 and numbered headings; tables of contents are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.documents.document import Heading
from analysis.documents.lines import ANNEX, BOX, NUMBERED, PRINTED

_LEVELS = {"编": 1, "篇": 1, "部分": 1, "章": 2, "节": 3}
_KINDS = {"篇": "编", "部分": "编"}
_NUMBERED_LEVEL = 4
_BOX_LEVEL = 9
_LONGEST = 60
_PAGE_NUMBER = re.compile(r"(?:[.…·\s]{2,}|\t)\d{1,4}\s*$")
_SPACES = re.compile(r"\s+")
_ANNOUNCED = re.compile(r"[-–\s]*(\d{1,2})[.．、]\s*(.{4,60})$")


def build_outline(text: str) -> tuple[Heading, ...]:
    """Find the headings of the body.

    Parameters
    ----------
    text : str
        Clean simplified text.

    Returns
    -------
    tuple of Heading
        In order. Levels: 编 1, 章 2, 节 3, 附件 1, numbered headings from 4 in the order of their forms, 专栏 9.
    """
    lines = list(_lines(text))
    announced = _announced_annexes([line for _, line in lines])
    headings = [heading for start, line in lines if (heading := _heading(start, line, announced))]
    return tuple(_without_contents(headings, text))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1


def _key(title: str) -> str:
    return _SPACES.sub("", _PAGE_NUMBER.sub("", title))


def _announced_annexes(lines: list[str]) -> frozenset[str]:
    """Titles in the list that follows a line 附件：, by which an annex without its own heading is known."""
    titles: set[str] = set()
    for number, line in enumerate(lines):
        if line.strip(" -–\u3000").rstrip(":：") != "附件":
            continue
        for following in lines[number + 1 :]:
            match = _ANNOUNCED.match(following)
            if not match:
                break
            titles.add(_key(match[2]))
    return frozenset(titles)


def _heading(start: int, line: str, announced: frozenset[str]) -> Heading | None:
    title = line.strip()
    if len(title) > _LONGEST:
        return None
    level, kind = _level(title, announced)
    if not kind or (kind not in {"附件", "专栏"} and title[-1] in "。；;，,、"):
        return None
    start += len(line) - len(line.lstrip())
    return Heading(level, kind, title, start, start + len(title))


def _level(title: str, announced: frozenset[str]) -> tuple[int, str]:
    if match := PRINTED.match(title):
        return _LEVELS[match[1]], _KINDS.get(match[1], match[1])
    if BOX.match(title):
        return _BOX_LEVEL, "专栏"
    if ANNEX.match(title) or _key(title) in announced:
        return 1, "附件"
    for depth, form in enumerate(NUMBERED):
        if form.match(title):
            return _NUMBERED_LEVEL + depth, "目"
    return 0, ""


def _without_contents(headings: list[Heading], text: str) -> Iterator[Heading]:
    """Leave out headings with a page number behind them and those printed again later in the same words."""
    last = {_key(heading.title): heading.start for heading in headings if heading.kind in {"编", "章", "节"}}
    for heading in headings:
        if _PAGE_NUMBER.search(heading.title):
            continue
        if last.get(_key(heading.title), heading.start) == heading.start:
            yield heading
