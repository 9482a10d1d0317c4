"""Bars between cells: bars of every form become one, those at the edges of a line alone and ruled lines go."""

from __future__ import annotations

import re

from analysis.extraction.table_lines import TextLine

_BARS = "|｜│┃║"
_ONE_BAR = str.maketrans(_BARS, "|" * len(_BARS))
# ||||, |---|:--:|, +----+----+, ├──┼──┤; a single dash is a cell.
_CORNERS = "┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝"
_RULED = re.compile(rf"[|\s]+|(?=.*(?:-{{3}}|:-|[─━═]))[|:\s\-=+─━═{_CORNERS}]*[|+─━═][|:\s\-=+─━═{_CORNERS}]*")
_RULED_SIGNS = frozenset(f"+─━═{_CORNERS}")


def has_bars(text: str) -> bool:
    """Whether a text holds any bar."""
    return any(bar in text for bar in _BARS)


def plain_bars(line: TextLine) -> TextLine:
    """Write the bars of a line in one form.

    Parameters
    ----------
    line : TextLine
        A line of a document that has bars.

    Returns
    -------
    TextLine
        Blank where nothing but rules is printed (``||||``, ``|---|---|``); without bars at its edges where these are
        its only ones, so that ``2025年 |`` and ``| 76.7`` are single cells; else the same line.
    """
    text = line.text.translate(_ONE_BAR)
    bare = text.strip()
    if not bare or (bare[0] not in _RULED_SIGNS and "|" not in bare):
        return line
    if _RULED.fullmatch(bare):
        return TextLine("", line.start)
    inner = text.strip("| \t\u3000\xa0")
    if "|" in inner:
        return TextLine(text, line.start)
    return TextLine(inner, line.start + text.index(inner))
