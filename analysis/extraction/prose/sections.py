"""Where a paragraph stands: goals or achievements, box or prose, and which lines hold no statements."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from analysis.documents.document import Document, Heading, Paragraph
from analysis.extraction.prose.lines import one_punctuation, paragraph_groups
from analysis.extraction.prose.roles import (
    LONGEST_STANDING,
    Headed,
    StandingLine,
    gives_points,
    opening_role,
    standing_line,
)
from analysis.extraction.prose.task_cells import with_task_cells
from analysis.extraction.prose.web_lines import is_web_line

_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[编篇章节部分条]+|[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?|专栏\d*)\s*"
)
_VERB_FIRST = re.compile(
    r"加快|发挥|扩大|增强|保障|维护|加大|支持|落实|统筹|办好|巩固|积极|着力|创新|畅通|提高|改善|繁荣|传承|弘扬|"
    r"普及|严格|有效|"
    r"营造|引导|规范|开展|融入|对接|主动|拓宽|稳|抓|守|用好|发展|推进|推动|建设|打造|提升|完善|优化|强化|加强|深化|"
    r"构建|培育|"
    r"壮大|做|促进|全面|大力|坚持|健全|实施|夯实|筑牢|激发|释放|拓展"
)
_BLANK = re.compile(r"[\s*]")
_LABEL_END = re.compile(r"[。：:]")
_NO_OWNER = re.compile(r"[，。\d]|目标|任务|要求|重点|基础|安排|回顾|保障|纲要|意见|方案|成[就效]|环境|格局|布局")
_LONGEST_NAME = 14
_LONGEST_LABEL = 40
_SHORTEST_NOTE = 15
_LEADERS = re.compile(r"[.…·]{3,}\s*\d*\s*$")
# Enough Chinese characters, and none that say who is in charge.
_TEXT = re.compile(r"(?!\s*[（(〔\[]?(?:责任|牵头|配合)(?:单位|部门))(?:[^一-鿿]*+[一-鿿]){4}")
# A printed row that no table holds: cells split by bars or several spaces, or closed by its attribute.
_ROW = re.compile(r"\|.*\||\S[ \u3000]{2,}\S+[ \u3000]{2,}\S|(?:预期性|约束性)\s*$")
# One of these stands in every such row.
_ROW_CUES = ("|", "  ", "\u3000", "性")
# Every alternative begins with a letter: so it is found much faster than by a class of characters and the words apart.
_NUMERAL = re.compile(
    "|".join("0123456789一二两三四五六七八九十百千万亿零首半榜ⅠⅡⅢⅣⅤⅥ")
    + "|同步|平均|下达|核定|持平|稳定|高于|快于|优于|好于|低于|国家|国省|上级"
)
_GLOSS = re.compile(r"^\s*(?:\d{1,3}|[①-⑳])[、.．]\s*\**[“《]?[^。，]{2,28}\**[：:](?!\d)")


class Passage(NamedTuple):
    """A paragraph with what its headings say.

    Attributes
    ----------
    lines : tuple of Paragraph
        One, or several where lines are broken at a fixed width.
    text : str
        The lines in one.
    role : str
        past (achievements), scene (environment) or goal.
    boxed : bool
        True inside a 专栏.
    note : bool
        True for a note below a table.
    headings : tuple of Heading
        Headings in force, outermost first.
    section : str
        Their titles.
    """

    lines: tuple[Paragraph, ...]
    text: str
    role: str
    boxed: bool
    note: bool
    headings: tuple[Heading, ...]
    section: str


class _Part(NamedTuple):
    """A part of the text: the part it lies in, its headings, outermost first, what they say, their titles in one."""

    above: _Part | None = None
    headings: tuple[Heading, ...] = ()
    headed: Headed = Headed()
    section: str = ""

    def below(self, heading: Heading) -> _Part:
        """Part that a heading after it opens."""
        part = self
        while part.above and part.headings[-1].level >= heading.level:
            part = part.above
        section = f"{part.section} / {heading.title}" if part.above else heading.title
        return _Part(part, (*part.headings, heading), part.headed.under(heading.title), section)

    @property
    def role(self) -> str:
        """Role that the headings give."""
        return self.headed.role


def passages(document: Document, tables: Sequence[tuple[int, int]], account: bool = False) -> list[Passage]:
    """Paragraphs that may hold statements, in order: all at once, which is faster than by turns with reading them.

    Parameters
    ----------
    document : Document
    tables : sequence of (int, int)
        Spans of printed tables in the clean text; rows inside them are left out, notes in sentences are not.
    account : bool
        Whether the document tells what was reached, where no heading speaks of aims.
    """
    found: list[Passage] = []
    outline = document.outline
    spans = sorted(tables)
    part = _Part(headed=Headed(perhaps_past=account))
    at = table = 0
    standing: StandingLine | None = None
    role: str | None = None  # until it is asked for
    boxed = False
    groups = list(paragraph_groups(document, spans))
    if "\t" in document.text:
        groups = list(with_task_cells(groups, spans))
    glossary = _glossary_start([line for lines in groups for line in lines], len(document.text) // 2)
    for lines in groups:
        first = lines[0]
        start = first.start
        if start >= glossary:
            break
        while at < len(outline) and outline[at].start <= start:
            part, role, boxed = part.below(outline[at]), None, outline[at].kind == "专栏"
            at += 1
        while table < len(spans) and spans[table][1] <= start:
            table += 1
        text = first.text
        inside = table < len(spans) and spans[table][0] < start + len(text)
        note = inside and _is_note(text)
        is_title = at > 0 and outline[at - 1].start == start and len(text) < 50
        if (inside and not note) or is_title:
            continue
        if len(lines) > 1:
            text = "".join([line.text for line in lines])
        if len(text) <= LONGEST_STANDING and (opening := standing_line(text, start, part.headings)):
            standing, role = opening, None
        if not _may_state(text):
            continue
        if role is None:
            role = standing.role_under(part.headings, part.role) if standing else part.role
        if own := opening_role(text) or role:
            found.append(Passage(lines, text, own, boxed, note, part.headings, part.section))
    return found


def _may_state(text: str) -> bool:
    if not _NUMERAL.search(text) or not _TEXT.match(text):
        return False
    if ("\t" in text and "\t" in text.strip()) or ("分" in text and gives_points(text)):
        return False
    return text.endswith("。") or not (is_web_line(text) or _LEADERS.search(text[-24:]) or _is_row(text))


def _is_row(text: str) -> bool:
    return "。" not in text and any(cue in text for cue in _ROW_CUES) and bool(_ROW.search(text))


def heading_name(passage: Passage) -> str:
    """Name that a paragraph gives itself (电子商务。…) or its heading gives it; empty for anything but a noun."""
    opening = one_punctuation(_BLANK.sub("", passage.text[:_LONGEST_LABEL]))
    if end := _LABEL_END.search(opening):
        opening = opening[: end.start()]
    return _noun(opening) or (_noun("".join(passage.headings[-1].title.split())) if passage.headings else "")


def _noun(title: str) -> str:
    """Name that a title without spaces is, apart from its number; empty where it is none."""
    numbering = _NUMBERING.match(title)
    name = (title[numbering.end() :] if numbering else title).lstrip("—–-·")
    if not 2 <= len(name) <= _LONGEST_NAME or _VERB_FIRST.match(name) or _NO_OWNER.search(name):
        return ""
    return name


def _is_note(text: str) -> bool:
    """Whether a line within the span of a table is a note in full sentences, not a row."""
    return "\t" not in text.strip() and len(text) > _SHORTEST_NOTE and text.rstrip().endswith(("。", "；"))


def _glossary_start(lines: Sequence[Paragraph], half: int) -> float:
    """Where a closing list of explained terms begins: three numbered 词：解释 lines in a row in the second half."""
    run: list[int] = []
    for paragraph in lines[bisect_left(lines, half, key=lambda line: line.start) :]:
        if _GLOSS.match(paragraph.text):
            run.append(paragraph.start)
            if len(run) == 3:
                return run[0]
        elif len(paragraph.text) > 40:
            run = []
    return math.inf
