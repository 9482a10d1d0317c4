"""Notes below a table: where the block ends, and its notes one by one with their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.extraction.tables.cell_wording import numeral_digits
from analysis.extraction.tables.lines import TextLine

_WORD = r"[【\[（(]?(?:备\s*注|注\s*释|注|说\s*明)[】\])）]?"
NOTE_HEAD = re.compile(
    rf"^{_WORD}\s*(?:\d{{1,2}}\s*[.．、]|[:：])|^{_WORD}$|^(?:数据|资料)来源"
    r"|^[*∗＊]\S*(?:表示|为|是|指)|^[\[〔【［]\s*[\]〕】］].{0,12}(?:表示|表述|为|是|内|数)"
)
_HEAD = re.compile(rf"^{_WORD}\s*[:：]?\s*")
_NUMBER = re.compile(r"(?:^|(?<=[。；;：:\s]))[（(]?(\d{1,2}|[①-⒛])[)）]?\s*(?:[.．、)）]|(?<=[①-⒛]))\s*(?!\d)")
_ENDS = "。；;！？"
_WIDE = {",": "，", ";": "；", ":": "：", ".": "。"}


@dataclass(frozen=True)
class Note:
    """One note of a table: its printed number, its text without the number, its offset in the clean text."""

    number: str
    text: str
    start: int


def _numbered(text: str) -> bool:
    found = _NUMBER.match(text)
    return found is not None and bool(text[found.end() :].strip())


def note_end(lines: Sequence[TextLine], first: int) -> int:
    """Line after a block of notes that begins on line ``first``.

    A bare heading (注：) is followed by numbered notes or by one plain line; an unnumbered line after a full stop ends
    the block.
    """
    last = first
    seen = bool(_HEAD.sub("", lines[first].text.strip(), count=1))
    index = first + 1
    while index < len(lines):
        text = lines[index].text.strip()
        if text:
            unfinished = seen and lines[last].text.strip()[-1] not in _ENDS
            if not (_numbered(text) or NOTE_HEAD.match(text) or not seen or (unfinished and _runs_on(text))):
                break
            last, seen = index, True
        index += 1
    return last + 1


def _runs_on(text: str) -> bool:
    heading = re.match(r"第[一二三四五六七八九十百]+[编篇章节]|[一二三四五六七八九十]+、", text)
    return text[-1] in _ENDS and len(text) > 1 and not heading


def split_notes(lines: Sequence[TextLine], span: tuple[int, int]) -> tuple[Note, ...]:
    """Cut a block into its notes.

    Parameters
    ----------
    lines : sequence of TextLine
        Physical lines.
    span : (int, int)
        First line and line after the last.

    Returns
    -------
    tuple of Note
        Numbers as printed; notes without a number are counted.
    """
    notes: list[Note] = []
    for number, text, start in _pieces(lines, span):
        if number or not notes:
            notes.append(Note(number or str(len(notes) + 1), text, start))
        elif notes[-1].text and notes[-1].text[-1] not in _ENDS:
            notes[-1] = Note(notes[-1].number, notes[-1].text + text, notes[-1].start)
        else:
            notes.append(Note(str(len(notes) + 1), text, start))
    return tuple(note for note in notes if note.text)


def _pieces(lines: Sequence[TextLine], span: tuple[int, int]) -> Iterator[tuple[str, str, int]]:
    for line in lines[span[0] : span[1]]:
        if line.blank:
            continue
        head = _HEAD.match(line.text.lstrip())
        begin = len(line.text) - len(line.text.lstrip()) + (head.end() if head else 0)
        marks = _in_order(list(_NUMBER.finditer(line.text, begin)))
        ends = [*(mark.start() for mark in marks), len(line.text)]
        if line.text[begin : ends[0]].strip():
            yield "", _full_width(line.text[begin : ends[0]]), line.start + begin
        for mark, end in zip(marks, ends[1:], strict=True):
            yield numeral_digits(mark[1]), _full_width(line.text[mark.end() : end]), line.start + mark.start(1)


def _full_width(text: str) -> str:
    """Write the stops of a note in full width, so that its sentences are told apart; digits keep theirs."""
    return re.sub(r"(?<!\d)[,;:.](?!\d)|[,;:.](?=\s|$)|(?<=\d)[,;:](?!\d)", lambda m: _WIDE[m[0]], text.strip())


def _in_order(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """Only numbers that count on from the first of the line number notes."""
    kept: list[re.Match[str]] = []
    for mark in marks:
        if not kept or int(numeral_digits(mark[1])) == int(numeral_digits(kept[-1][1])) + 1:
            kept.append(mark)
    return kept
