"""Responsible departments: which bodies a plan names at the end of a task or an industry, and which of them leads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.documents import Document, Paragraph
from analysis.extraction.duties.names import Duty, read_bodies, read_duty
from analysis.registry import Registry

_INNER = r"(?:[^（）()〔〕【】\n]|[（(][^（）()\n]*[）)])*"
_BRACKET = re.compile(rf"[（(〔\[【](?P<body>{_INNER})(?P<close>[）)〕\]】]|$)")
_LABEL = re.compile(r"\s*(?:责任|牵头|主管|主责|主办|承办)(?:单位|部门)\s*[:：]")
_NUMBERING = re.compile(
    r"^[\s*]*(?:第[一二三四五六七八九十百]+[编篇章节部分条]+|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|"
    r"[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|[①-⑳])[、.．]?[\s*]*"
)
_TITLE_END = re.compile(r"[。：:；，]")
_LONGEST_TITLE = 60


@dataclass(frozen=True)
class _Found:
    """A duty with its span in the clean text and the task that it belongs to."""

    duty: Duty
    task: str
    start: int
    end: int


def read_duties(document: Document, registry: Registry) -> pd.DataFrame:
    """Read who is responsible for what.

    Parameters
    ----------
    document : Document
        The document.
    registry : Registry
        Industries, and the columns of the table.

    Returns
    -------
    DataFrame
        responsible: one row per note of departments, (责任单位：甲、乙), (甲牵头，乙负责) or, in a document that has
        such notes, (甲、乙) at the end of a task, in order of the text. The task is the opening of the numbered
        paragraph that the note closes, else the heading in force. A note that names collective bodies only (各有关部门)
        has no lead department.
    """
    rows = [
        {
            "doc_id": document.doc_id,
            "task": found.task,
            "industry_id": ";".join(industry.industry_id for industry in registry.find_industries(found.task)),
            "lead_department": found.duty.lead,
            "all_departments": found.duty.departments,
            "co_leads": found.duty.co_leads,
            "others": found.duty.others,
            "lead_basis": found.duty.basis,
            "section": document.section_at(found.start),
            "line": document.line_at(found.start),
            "line_end": document.line_at(found.end - 1),
            **dict(zip(("start", "end"), document.span(found.start, found.end), strict=True)),
        }
        for found in _duties(document)
    ]
    return registry.tables["responsible"].frame(rows)


def _duties(document: Document) -> Iterator[_Found]:
    opened: tuple[int, str] = (-1, "")
    # Bodies alone in a bracket are responsible only in a document that says so of others.
    bare = any(read_duty(note["body"]) for note in _BRACKET.finditer(document.text))
    for paragraph in document.paragraphs():
        if title := _opening(paragraph.text):
            opened = (paragraph.start, title)
        closed_at = 0
        for start, end, body in _notes(paragraph):
            duty = read_duty(body) or (read_bodies(body) if bare and _closes(paragraph.text, end) else None)
            if duty is None:
                continue
            before = paragraph.text[closed_at:start]
            task = _task(document, paragraph, before, opened if closed_at == 0 else (-1, ""))
            yield _Found(duty, task, paragraph.start + start, paragraph.start + end)
            closed_at = end


def _notes(paragraph: Paragraph) -> Iterator[tuple[int, int, str]]:
    """Find the notes of a paragraph: a labelled line, or brackets; one left open counts where it is labelled."""
    text = paragraph.text
    if _LABEL.match(text):
        yield len(text) - len(text.lstrip()), len(text.rstrip()), text
        return
    for match in _BRACKET.finditer(text):
        if match["close"] or _LABEL.match(match["body"]):
            yield match.start(), match.end(), match["body"]


def _closes(text: str, end: int) -> bool:
    """Whether a bracket closes its paragraph or stands behind the full stop of a task."""
    return not text[end:].strip(" \t\u3000*。；") or text[:end].rpartition("（")[0].endswith("。")


def _task(document: Document, paragraph: Paragraph, before: str, opened: tuple[int, str]) -> str:
    """Say what a note is about: the section where it stands alone, else the item or the words that it closes."""
    headings = document.headings_at(paragraph.start)
    if before.strip(" \t\u3000*"):
        if opened[0] >= (headings[-1].start if headings else 0):
            return opened[1]
        if opened[0] < 0 or not headings:
            return _title(before)
    return _title(headings[-1].title) if headings else opened[1]


def _opening(text: str) -> str:
    """Title of a numbered paragraph (2.延伸链条。…); empty for any other."""
    numbered = _NUMBERING.match(text)
    return _title(text[numbered.end() :]) if numbered else ""


def _title(text: str) -> str:
    plain = re.sub(r"[\s*]", "", _NUMBERING.sub("", text.strip()))
    return _TITLE_END.split(plain.lstrip("。；，"), maxsplit=1)[0][:_LONGEST_TITLE]
