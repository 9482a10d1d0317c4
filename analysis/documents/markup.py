"""Markup of files converted from other formats: bold marks and heading marks go, tables become tab-separated rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from analysis.documents.codes import places_of
from analysis.documents.html import table_rows
from analysis.documents.mapped import Edit, MappedText
from analysis.documents.nesting import is_too_deep

# Apart, since each begins with a sign of its own and is found faster by it.
_BOLD = re.compile(r"\*\*(?:(?=\S)|(?<=\S..))")
_HEADING = re.compile(r"#(?<=^.)#{0,5}[ \t]+", re.MULTILINE)
# A backslash keeps a sign from being markup, or ends a line within a paragraph.
_ESCAPE = re.compile(r"\\(?:[\\`*_{}\[\]<>#+\-.!|~^$%&=\"']|$)", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")
_RULES = ("|-", "| -", "|:")
_RULE = frozenset("|-: \t")
_TABLE = re.compile(r"<table\b.*?</table>", re.IGNORECASE | re.DOTALL)
_TABLE_END = re.compile(r"</table>", re.IGNORECASE)


def remove_markup(mapped: MappedText) -> MappedText:
    """Delete ``**`` of bold text, ``#`` of headings, and the backslash before a sign that is no markup.

    Rows between bars become rows of cells between tabs.
    """
    mapped = mapped.edited(_bar_edits(mapped.text))
    marks = [pattern for sign, pattern in (("**", _BOLD), ("#", _HEADING)) if sign in mapped.text]
    spans = [match.span() for pattern in marks for match in pattern.finditer(mapped.text)]
    if "\\" in mapped.text:
        spans += [(match.start(), match.start() + 1) for match in _ESCAPE.finditer(mapped.text)]
    return mapped.without(sorted(spans))


def _bar_edits(text: str) -> Iterator[Edit]:
    """Edits for tables that have a rule ``|---|---|`` under their header; other bars are left alone."""
    # One sign is looked for much faster than two side by side.
    if not any(text.startswith(_RULES, place) for place in places_of("|", text)):
        return
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    in_table = False
    for number, line in enumerate(lines):
        if _is_rule(line):
            yield Edit(starts[number], min(starts[number + 1], len(text)))
            in_table = True
            continue
        is_header = number + 1 < len(lines) and _is_rule(lines[number + 1])
        in_table = _is_row(line) and (in_table or is_header)
        if in_table:
            yield from _row_edits(starts[number], line)


def _is_rule(line: str) -> bool:
    return "|" in line and "--" in line and _RULE.issuperset(line)


def _is_row(line: str) -> bool:
    bare = line.strip()
    return len(bare) > 1 and bare[0] == bare[-1] == "|"


def _row_edits(start: int, line: str) -> Iterator[Edit]:
    """Each bar with the space around it becomes a tab, the outer ones go."""
    cells = _BAR.split(line)
    place = start
    for number, (left, right) in enumerate(pairwise(cells)):
        begin = place + len(left.rstrip()) if number else start
        place += len(left) + 1
        is_last = number == len(cells) - 2
        end = start + len(line) if is_last else place + len(right) - len(right.lstrip())
        # In an empty cell the space belongs to the bar before it.
        begin = max(begin, place - 1 if not left.strip() and number else begin)
        yield Edit(begin, end, "" if number == 0 or is_last else "\t")


def tables_as_rows(text: str) -> str:
    """Put tab-separated rows in place of html tables that stand in an otherwise plain text."""
    if "<" not in text:
        return text
    # Behind the last end of a table none is searched for: each beginning would be followed to the end of the text.
    end = max((match.end() for match in _TABLE_END.finditer(text)), default=0)
    return _TABLE.sub(_as_rows, text[:end]) + text[end:]


def _as_rows(table: re.Match[str]) -> str:
    return table[0] if is_too_deep(table[0]) else "\n".join(table_rows(table[0]))
