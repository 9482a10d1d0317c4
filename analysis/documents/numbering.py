"""Automatic numbers of Word paragraphs (第一章, 一、, （一）), which the text of a docx file does not hold."""

from __future__ import annotations

import re
from collections import defaultdict

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset({"chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting"})
_PLACE = re.compile(r"%(\d)")


class Numbering:
    """Counts the numbered paragraphs of a document and gives each its printed number."""

    def __init__(self, document: Document) -> None:
        self._counters: dict[str, list[int]] = defaultdict(lambda: [0] * 9)
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._lists: dict[str, str] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        if part is not None:
            self._read(part.element)

    def _read(self, root: BaseOxmlElement) -> None:
        for abstract in root.iter(qn("w:abstractNum")):
            levels = {int(level.get(qn("w:ilvl"))): _level(level) for level in abstract.iter(qn("w:lvl"))}
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for number in root.iter(qn("w:num")):
            self._lists[number.get(qn("w:numId"))] = _value(number, "w:abstractNumId")

    def number(self, paragraph: Paragraph) -> str:
        """Give the printed number of the next paragraph, empty where it has none or only a bullet."""
        list_id, depth = _list_of(paragraph)
        abstract = self._lists.get(list_id, "")
        levels = self._levels.get(abstract, {})
        if depth not in levels:
            return ""
        counters = self._counters[abstract]
        counters[depth] = (counters[depth] or levels[depth][2] - 1) + 1
        counters[depth + 1 :] = [0] * (8 - depth)
        form, pattern, _ = levels[depth]
        if form in {"bullet", "none"}:
            return ""
        return _PLACE.sub(lambda match: self._digit(levels, counters, int(match[1]) - 1), pattern)

    @staticmethod
    def _digit(levels: dict[int, tuple[str, str, int]], counters: list[int], depth: int) -> str:
        form, _, start = levels.get(depth, ("decimal", "", 1))
        value = counters[depth] or start
        return chinese_number(value) if form in _CHINESE else str(value)


def _level(level: BaseOxmlElement) -> tuple[str, str, int]:
    start = _value(level, "w:start")
    return _value(level, "w:numFmt"), _value(level, "w:lvlText"), int(start) if start.isdigit() else 1


def _value(element: BaseOxmlElement, name: str) -> str:
    child = element.find(qn(name))
    return "" if child is None else str(child.get(qn("w:val")) or "")


def _list_of(paragraph: Paragraph) -> tuple[str, int]:
    """Id of the list and depth of a paragraph, from itself or from its style."""
    style = paragraph.style.element if paragraph.style is not None else None
    for element in (paragraph._p, style):
        properties = element.find(qn("w:pPr")) if element is not None else None
        numbers = properties.find(qn("w:numPr")) if properties is not None else None
        if numbers is not None:
            depth = _value(numbers, "w:ilvl")
            return _value(numbers, "w:numId"), int(depth) if depth.isdigit() else 0
    return "", 0


def chinese_number(value: int) -> str:
    """Write a number below a hundred in Chinese (12 is 十二); larger ones digit by digit."""
    if value >= 100:
        return "".join(_DIGITS[int(digit)] for digit in str(value))
    tens, ones = divmod(value, 10)
    text = ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")
    return text or _DIGITS[0]
