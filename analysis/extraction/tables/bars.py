"""Bars between cells: they become tabs; those at the edges of a table and ruled lines go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from analysis.extraction.tables.lines import TextLine

_SPACE = " \t\u3000\xa0"
_BARS = "|｜│┃║┆┇┊┋"
_ONE_BAR = str.maketrans(_BARS, "|" * len(_BARS))
_OTHER_BAR = re.compile(f"[{_BARS[1:]}]")
# ||||, |---|:--:|, +----+----+, ├──┼──┤; a single dash is a cell.
_CORNERS = "".join(chr(code) for code in range(0x250C, 0x2580))
_RULED = re.compile(rf"[|\s]+|(?=.*(?:-{{3}}|:-|[─━═]))[|:\s\-=+─━═{_CORNERS}]*[|+─━═][|:\s\-=+─━═{_CORNERS}]*")
_RULED_SIGNS = frozenset(f"+─━═{_CORNERS}")
_LONGEST_RULE = 500
# Of a table that stands on one line.
_FEWEST_BARS = 12
_FEWEST_CELLS = 2
_FEWEST_ROWS = 4
_SIGN = re.compile(f"[{_BARS}+─━═{_CORNERS}]")


def has_bars(text: str) -> bool:
    """Whether a text holds any bar."""
    return any(bar in text for bar in _BARS)


def without_bars(lines: Sequence[TextLine]) -> list[TextLine]:
    """Take the bars of tables away.

    Parameters
    ----------
    lines : sequence of TextLine
        Lines of a document that has bars.

    Returns
    -------
    list of TextLine
        Bars between cells are tabs. A line of nothing but rules (``||||``, ``|---|---|``) is blank; a bar at an edge
        goes where every line of its table has one there, and where the line has no other (``2025年 |``, ``| 76.7``).
    """
    whole = (part for line in lines for part in (_rows_of(line) if line.text.count("|") >= _FEWEST_BARS else (line,)))
    plain = [_without_rules(line) if _SIGN.search(line.text) else line for line in whole]
    made: list[TextLine] = []
    for barred, block in groupby(plain, key=lambda line: "|" in line.text or not line.text.strip()):
        run = list(block)
        made += _parted(run) if barred else run
    return made


def _rows_of(line: TextLine) -> Sequence[TextLine]:
    """Give the rows of a table that stands on one line, each as wide as the first and an empty cell behind it."""
    cells = line.text.split("|")
    first = 0 if cells[0].strip() else 1
    wide = next((at for at, cell in enumerate(cells[first:]) if not cell.strip()), 0)
    ends = range(first + wide, len(cells), wide + 1)
    if wide < _FEWEST_CELLS or len(ends) < _FEWEST_ROWS or any(cells[end].strip() for end in ends):
        return (line,)
    rows, start = [], line.start + sum(len(cell) + 1 for cell in cells[:first])
    for end in ends:
        text = "|".join(cells[end - wide : end])
        rows.append(TextLine(text, start))
        start += len(text) + 1 + len(cells[end]) + 1
    return rows


def _without_rules(line: TextLine) -> TextLine:
    """Write the bars of a line that has such signs in one form; rules and the edges of a single cell go."""
    text = line.text.translate(_ONE_BAR) if _OTHER_BAR.search(line.text) else line.text
    bare = text.strip()
    if bare[0] not in _RULED_SIGNS and "|" not in bare:
        return line
    if len(bare) <= _LONGEST_RULE and _RULED.fullmatch(bare):
        return TextLine("", line.start)
    inner = text.strip(f"|{_SPACE}")
    if "|" in inner:
        return TextLine(text, line.start)
    return TextLine(inner, line.start + text.index(inner))


def _parted(run: Sequence[TextLine]) -> list[TextLine]:
    """Put tabs for the bars of lines that follow each other."""
    barred = [line.text.strip(_SPACE) for line in run if "|" in line.text]
    if not barred:
        return list(run)
    opened, closed = all(text[0] == "|" for text in barred), all(text[-1] == "|" for text in barred)
    parted = []
    for line in run:
        first = line.text.index("|") + 1 if opened and "|" in line.text else 0
        last = line.text.rindex("|") if closed and "|" in line.text else len(line.text)
        parted.append(TextLine(line.text[first:last].replace("|", "\t"), line.start + first))
    return parted
