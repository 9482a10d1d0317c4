"""Remnants of html in texts made from web pages: character entities and line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5

from analysis.documents.mapped import Edit, MappedText

# Escaped twice it reads &amp;nbsp;. Under other names, and without the closing mark, & is a sign of the text (R&D).
_ENTITY = re.compile(r"&(?:amp;)*(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
# A pattern that begins with a plain sign is searched for much faster.
_ONE_BREAK = r"</?[bB][rR][ \t]{0,3}/?>[ \xa0\u3000]{0,3}"
_BREAK = re.compile(f"{_ONE_BREAK}(?:{_ONE_BREAK})*")
_WIDE = re.compile("[\u2e80-\uffef“”—…]")


def remove_remnants(mapped: MappedText) -> MappedText:
    r"""Put the characters in place of their entities, and line ends in place of ``<br>``; line ends are ``\n``.

    In a row of cells between tabs or bars ``<br>`` goes, or leaves a space where it does not stand between Chinese
    characters. Other tags, and ``&`` and ``<`` that are signs of the text, stay.
    """
    if "&" in mapped.text:
        mapped = mapped.edited(_entities(mapped.text))
    if "<" in mapped.text and _BREAK.search(mapped.text):
        mapped = mapped.edited(_breaks(mapped.text))
    return mapped


def _entities(text: str) -> Iterator[Edit]:
    for match in _ENTITY.finditer(text):
        name = f"{match[1]};"
        char = unescape(f"&{name}") if name[0] == "#" or name in html5 else ""
        if len(char) == 1 and char >= " " and char != "\ufffd":
            yield Edit(match.start(), match.end(), char)


def _breaks(text: str) -> Iterator[Edit]:
    start = 0
    for line in text.split("\n"):
        found = list(_BREAK.finditer(line))
        bare = line.strip() if found else ""
        in_row = "\t" in line or (bare[:1] == "|" and bare[-1:] == "|")
        for match in found:
            before, after = line[max(0, match.start() - 1) : match.start()], line[match.end() : match.end() + 1]
            yield Edit(start + match.start(), start + match.end(), _in_place_of_break(before, after, in_row))
        start += len(line) + 1


def _in_place_of_break(before: str, after: str, in_row: bool) -> str:
    if not before or not after:
        return ""
    if not in_row:
        return "\n"
    return "" if before in " |\t" or after in " |\t" or (_WIDE.match(before) and _WIDE.match(after)) else " "
