"""What the elements of a web page hold, found in one walk: prose, rows of tables, tables inside others."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborNode

_DROPPED = re.compile(r"script|style|noscript|head|template|svg|iframe|select|button|textarea|nav|footer|-comment|!.*")
_INLINE = re.compile(
    r"a|abbr|b|bdo|big|cite|code|em|font|i|img|ins|label|mark|o:p|q|s|small|span|st1:\w+|strike|strong|sub|sup|tt|u"
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[，；：,;]")
_STOP = re.compile(r"[。；;]")
_SHORTEST_PROSE = 30


class _Standing(NamedTuple):
    """Where an element stands: the block that its text belongs to, the table around it, in a cell, not shown."""

    block: int = 0
    table: int = 0
    in_cell: bool = False
    dropped: bool = False


@dataclass(frozen=True)
class PageParts:
    """Parts of a page, each under the ``mem_id`` of an element.

    Attributes
    ----------
    mass : dict of int to int
        Characters of sentences and data cells below each element.
    rows : dict of int to list of LexborNode
        Rows of each table that do not belong to a table inside it.
    outer : set of int
        Tables that hold another table.
    """

    mass: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    rows: dict[int, list[LexborNode]] = field(default_factory=lambda: defaultdict(list))
    outer: set[int] = field(default_factory=set)


def page_parts(body: LexborNode) -> PageParts:
    """Survey the body of a page; elements are met before what they hold, so that none is climbed up from."""
    parts = PageParts()
    above: dict[int, int] = {}
    standings: dict[int, _Standing] = {}
    texts: dict[int, list[str]] = defaultdict(list)
    for node in body.traverse(include_text=True):
        parent = node.parent.mem_id if node.parent is not None else 0
        around = standings.get(parent, _Standing())
        if node.tag == "-text":
            # Word cuts a sentence into many spans.
            if text := (node.text_content or "").strip():
                texts[around.block].append(text)
            continue
        standings[node.mem_id] = _standing(node, around)
        above[node.mem_id] = parent
        if node.tag == "tr":
            parts.rows[around.table].append(node)
        elif node.tag == "table":
            parts.outer.add(around.table)
    for block, pieces in texts.items():
        text = "".join(pieces)
        standing = standings.get(block, _Standing())
        if not standing.dropped and _is_prose(text, standing.in_cell):
            parts.mass[block] += len(text)
    for element in reversed(above):
        parts.mass[above[element]] += parts.mass[element]
    return parts


def _standing(element: LexborNode, around: _Standing) -> _Standing:
    return _Standing(
        around.block if is_inline(element) else element.mem_id,
        element.mem_id if element.tag == "table" else around.table,
        around.in_cell or element.tag == "td",
        around.dropped or is_dropped(element),
    )


def is_dropped(element: LexborNode) -> bool:
    """Whether an element is no part of the text: scripts, forms, navigation, what is hidden."""
    return _is_dropped_tag(element.tag or "") or bool(_HIDDEN.search(element.attributes.get("style") or ""))


@lru_cache(maxsize=1024)
def _is_dropped_tag(tag: str) -> bool:
    return bool(_DROPPED.fullmatch(tag))


def is_inline(element: LexborNode) -> bool:
    """Whether an element stands within a line."""
    return _is_inline_tag(element.tag or "")


@lru_cache(maxsize=1024)
def _is_inline_tag(tag: str) -> bool:
    return bool(_INLINE.fullmatch(tag))


def _is_prose(text: str, in_cell: bool) -> bool:
    if len(text) >= _SHORTEST_PROSE and any(_is_sentence(line) for line in text.split("\n")):
        return True
    return in_cell and any(char.isdigit() for char in text)


def _is_sentence(line: str) -> bool:
    """Whether a clause ends before a stop, or two commas stand in it."""
    clause = _CLAUSE_END.search(line)
    return clause is not None and (line.count("，") + line.count(",") > 1 or bool(_STOP.search(line, clause.end())))
