"""What a line is by its form: a heading, a list item, a caption, a table row, running prose."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise
from typing import NamedTuple

SPACES = " \u3000\xa0\u2002\u2003\ufeff\r\f\v"
NUMBER = r"[一二三四五六七八九十百零〇两\d]+"
_GAP = r"[ \t\u3000\xa0\u2002]*"
PRINTED = re.compile(rf"第{_GAP}{NUMBER}{_GAP}(编|篇|部分|章|节)")
BOX = re.compile(rf"专{_GAP}栏{_GAP}(?:{NUMBER}(?!个)|[:：])")
ANNEX = re.compile(rf"附{_GAP}[件录]{_GAP}(?:{NUMBER})?{_GAP}(?:[:：]|$|(?<=[ \u3000])(?=\S))")
# Most lines are told by their first or last character, without a pattern.
_PRINTED_FORMS = {"第": PRINTED, "专": BOX, "附": ANNEX}
_NUMBER_STARTS = frozenset("一二三四五六七八九十（(")
HEADING_STARTS = _NUMBER_STARTS | _PRINTED_FORMS.keys()
# One group for each depth, the outermost first.
_NUMBERED = re.compile(
    r"([一二三四五六七八九十]{1,3}、)|([（(][一二三四五六七八九十]{1,3}[）)])|(\d{1,3}[.．、](?!\d))|([（(]\d{1,3}[）)])"
)
NUMBER_DEPTHS = 4
LONGEST_HEADING = 60

_ITEM = re.compile(r"——|[-–•●◆■*·]\s|[①-⑳]|(?:备?注|附注|说明|资料来源|来源)[ \u3000]*[:：]")
_ITEM_STARTS = frozenset("—-–•●◆■*·①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳备注附说资来")
_CAPTION = re.compile(rf"[图表]{_GAP}{NUMBER}|{NUMBER}[ \t][^。，,；]{{0,40}}[图表率量况]$")
_CAPTION_SIGNS, _CAPTION_ENDS = frozenset("图表"), frozenset("图表率量况")
_TITLED_CAPTION = re.compile(r"[^。，,；：:]{2,30}(?:图|一览表|情况表|布局表|指标表)$")
_CELL = re.compile(r"[\[(（≥≤<>＜＞约]*[-+—–/\d.,%％‰*∗]+[\])）以上内左右]*$")
_ATTRIBUTES = frozenset(("预期性", "约束性", "预期", "约束"))
_CLAUSE = re.compile(r"[，。；：！？、,;!?]")
_CLAUSE_OF_A_ROW = re.compile(r"[，。；：！？,;!?]")
# A sentence or an explanation, which no numbered heading holds.
_SENTENCE = re.compile(r"[。；;：:，,、.](?:(?<=[。；;：:])[^）)”]|(?<!\.)$|(?<=[一-鿿%％]\.)(?:[^\d.]|$))")
_WIDE = re.compile("[\u2e81-\U0010ffff“”‘’—…]+")
_ROUND = re.compile("[（(〔）)〕]")
_BRACKET = re.compile(r"[（(《“‘「『【〔\[）)》”’」』】〕\]]")
ENDS = "。！？；：!?;:…"
_CLOSERS = "”’\"'」』）)】〕》*"
_OPENERS = "（(《“‘「『【〔["
_MATCHING = {
    "）": "（(",
    ")": "（(",
    "》": "《",
    "”": "“",
    "’": "‘",
    "」": "「",
    "』": "『",
    "】": "【",
    "〕": "〔",
    "]": "[",
}


class Line(NamedTuple):
    """A line that is not blank, without the space around it; offsets in the text it was cut from."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Offset just after the last character."""
        return self.start + len(self.text)


# Thousands of them in a document, made without a call of Python for each.
_line = partial(tuple.__new__, Line)


def content_lines(text: str) -> list[Line]:
    """Lines that are not blank, in order; tabs at the edges are cells and stay."""
    lines: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        if line := raw.strip(SPACES):
            lines.append(_line((start if len(line) == len(raw) else start + raw.index(line[0]), line)))
        start += len(raw) + 1
    return lines


def may_be_numbered(line: str) -> bool:
    """Whether a line begins as headings and numbered lines do; every heading does."""
    return line[0] in HEADING_STARTS or line[0].isdecimal()


def is_heading(line: str) -> bool:
    """Whether a line is a printed heading (编, 章, 节, 专栏, 附件) or a numbered one (一、 （一） 1. ⑴)."""
    if len(line) > LONGEST_HEADING:
        return False
    first = line[:1]
    if (form := _PRINTED_FORMS.get(first)) is not None:
        return bool(form.match(line)) and line[-1] not in "；;，,、" and "。" not in line
    numbered = first in _NUMBER_STARTS or first.isdecimal()
    return numbered and bool(_NUMBERED.match(line)) and not _SENTENCE.search(line)


def number_depth(line: str) -> int | None:
    """Which form of number a line has in front: 0 for 一、 1 for （一） 2 for 1. 3 for （1）; None for none."""
    first = line[:1]
    if first not in _NUMBER_STARTS and not first.isdecimal():
        return None
    found = _NUMBERED.match(line)
    return found.lastindex - 1 if found and found.lastindex else None


def is_item(line: str) -> bool:
    """Whether a line opens a new item: a number, a dash, a bullet."""
    return (line[:1] in _ITEM_STARTS and bool(_ITEM.match(line))) or number_depth(line) is not None


def is_caption(line: str) -> bool:
    """Whether a line is the caption of a figure or a table."""
    if len(line) > LONGEST_HEADING or not (line[:1] in _CAPTION_SIGNS or line[-1:] in _CAPTION_ENDS):
        return False
    return bool(_CAPTION.match(line) or _TITLED_CAPTION.match(line))


def is_tabular(line: str) -> bool:
    """Whether a line is a table row or a cell: tabs, wide gaps, or cells of figures side by side and no clause."""
    if "\t" in line or "    " in line:
        return True
    if len(line) > 200 or _CLAUSE_OF_A_ROW.search(line):
        return False
    words = line.split()
    if len(words) < 3:
        return all(map(_CELL.match, words))
    figures = [bool(_CELL.match(word)) for word in words]
    if all(figures) or any(a and b for a, b in pairwise(figures)):
        return True
    return figures[0] and (figures[-1] or words[-1] in _ATTRIBUTES)


def is_prose(line: str) -> bool:
    """Whether a line runs as a sentence does: it has a clause mark, or is longer than cells and titles are."""
    return len(line) > LONGEST_HEADING or bool(_CLAUSE.search(line)) or ends_sentence(line)


def ends_sentence(line: str) -> bool:
    """Whether a line ends where a sentence or a clause of a list may end, or with a remark in brackets behind one."""
    if line[-1] in ENDS:
        return True
    if line[-1] != "." and line[-1] not in _CLOSERS:
        return False
    bare = line.rstrip(_CLOSERS) or line
    if bare[-1] in ENDS or (bare[-1] == "." and not bare[-2:-1].isdigit()):
        return True
    return line[-1] in "）)〕" and _closes_remark(line)


def _closes_remark(line: str) -> bool:
    """Whether the bracket closed at the end was opened at the beginning of the line or behind a sentence."""
    depth = 0
    for bracket in reversed(list(_ROUND.finditer(line))):
        if bracket[0] in "）)〕":
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                place = bracket.start()
                return place == 0 or line[place - 1] in ENDS
    return False


def display_width(line: str) -> int:
    """Width in columns: two for a Chinese character or full-width mark, one for the others."""
    return len(line) + sum(map(len, _WIDE.findall(line)))


def open_brackets(line: str) -> str:
    """Brackets and quotes that a line opens and does not close, innermost last."""
    stack: list[str] = []
    for char in _BRACKET.findall(line):
        if char in _OPENERS:
            stack.append(char)
        elif stack and stack[-1] in _MATCHING[char]:
            stack.pop()
    return "".join(stack)
