"""Facts of notes: which rows a note speaks of, what it says of them in words, and the figures that it gives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.extraction.tables.notes.figures import REVISED, Figure, dealt_figures, plain_figures, revised_target
from analysis.extraction.tables.notes.lines import Note
from analysis.extraction.tables.notes.names import NameFinder
from analysis.extraction.tables.rows import PrintedRow
from analysis.registry import Registry

_ONE = r"\d{1,4}(?:\.\d)?"
_ROW = re.compile(
    rf"(?:第|序号)\s*({_ONE}(?:\s*[、,，和及]\s*第?{_ONE})*)(?:\s*[-—–~至]\s*(\d{{1,4}}))?\s*项?(?:指标)?"
)
Numbered = dict[str, list[tuple[int, PrintedRow]]]
STATUS = (
    ("completed", re.compile(r"(?<![未能有])(?:提前|超额|全面|如期|均|已经?|圆满|基本)完成(?!值|情况|率|数)")),
    ("not_assessed", re.compile(r"(?:未|不再|没有|不)(?:开展|做|作|纳入|进行|实施|列入|再)*(?:考核|评价|评估)|无考核")),
    ("cancelled", re.compile(r"取消了?[该此这]?项?指标|指标[已被]*取消|(?:不再|停止)(?:设置|统计|监测|使用)")),
    ("not_published", re.compile(r"(?:不予|不再|尚未|暂未|暂不|未|不)(?:对外|核定并|核定和)*(?:公布|发布|公开)")),
    ("caliber_changed", re.compile(r"口径[^，。；]{0,30}?(?:不一致|不同|变化|变动|调整|改变|变更|改为|有差异)")),
    ("base_revised", re.compile(r"(?:数据|基数|基期)[^。；]{0,40}?修[订正]|普查[^。；]{0,20}?(?:修订|调整)")),
    ("target_revised", REVISED),
    ("target_adjusted", re.compile(r"(?:调整|修订)后的?(?:规划)?目标")),
)


@dataclass(frozen=True)
class NoteFact:
    """One fact of a note (a row of table_notes.csv)."""

    note: str
    start: int
    row: str = ""
    status: str = ""
    measure: str = ""
    target: str = ""
    target_year: str = ""
    outcome: str = ""
    outcome_year: str = ""
    unit: str = ""


def note_facts(notes: Sequence[Note], rows: Sequence[PrintedRow], registry: Registry) -> list[NoteFact]:
    """Facts of the notes of a table.

    Parameters
    ----------
    notes : sequence of Note
        The notes.
    rows : sequence of PrintedRow
        Rows of the table.
    registry : Registry
        For other names of the concepts and the years of named periods.

    Returns
    -------
    list of NoteFact
        One per row and status, and one per figure, in the order of the notes; a note that gives neither stands once,
        so that none is lost.
    """
    if not notes:
        return []
    finder = NameFinder(rows, registry)
    numbered = _by_number(rows)
    return [fact for note in notes for fact in _facts_of(note, numbered, finder, registry)]


def _by_number(rows: Sequence[PrintedRow]) -> Numbered:
    """Rows with their places in the table under each number that names them, their own and that of their block."""
    numbered: Numbered = defaultdict(list)
    for place, row in enumerate(rows):
        for number in {row.row, row.row.split(".")[0]}:
            numbered[number].append((place, row))
    return numbered


def _facts_of(note: Note, rows: Numbered, finder: NameFinder, registry: Registry) -> list[NoteFact]:
    whole = _numbered_rows(note.text, rows)
    facts: list[NoteFact] = []
    for sentence in re.split(r"(?<=[。；;])", note.text):
        named = _numbered_rows(sentence, rows) or whole or finder.find(sentence)
        facts += _statuses(note, sentence, named)
        if named:
            facts += [_fact(note, row, figure) for row, figure in _figures(sentence, named, finder, registry)]
    facts = _merged(facts)
    return facts or [NoteFact(note.number, note.start, row=row.row) for row in whole or finder.find(note.text)] or [
        NoteFact(note.number, note.start)
    ]


def _numbered_rows(text: str, rows: Numbered) -> list[PrintedRow]:
    """Rows that a note names by their numbers; the number of a block means all its sub-rows."""
    numbers: list[str] = []
    for found in _ROW.finditer(text):
        listed = re.findall(_ONE, found[1])
        if found[2]:
            listed += [str(n) for n in range(int(listed[-1].split(".")[0]) + 1, int(found[2]) + 1)]
        if "项" in found[0] or "序号" in found[0]:
            numbers += listed
    named = dict(pair for number in dict.fromkeys(numbers) if number in rows for pair in rows[number])
    return [named[place] for place in sorted(named)]


def _statuses(note: Note, sentence: str, named: Sequence[PrintedRow]) -> Iterator[NoteFact]:
    if not named:
        return
    for status, pattern in STATUS:
        if pattern.search(sentence):
            for row in named:
                yield NoteFact(note.number, note.start, row=row.row, status=status)


def _figures(
    sentence: str, named: Sequence[PrintedRow], finder: NameFinder, registry: Registry
) -> Iterator[tuple[PrintedRow, Figure]]:
    dealt = dealt_figures(sentence)
    if dealt or "分别" in sentence:
        yield from finder.deal(dealt, named)
        return
    revised = revised_target(sentence)
    for figure in [revised] if revised else plain_figures(sentence, registry):
        for row in named if len(named) == 1 else named[:1]:
            yield row, figure


def _fact(note: Note, row: PrintedRow, figure: Figure) -> NoteFact:
    return NoteFact(
        note.number,
        note.start,
        row=row.row,
        measure="" if figure.measure == row.label else figure.measure,
        target=figure.target,
        target_year=figure.target_year,
        outcome=figure.outcome,
        outcome_year=figure.outcome_year,
        unit=figure.unit,
    )


def _merged(facts: Sequence[NoteFact]) -> list[NoteFact]:
    """Put the one figure of a row on the line of its status; further figures stay apart."""
    merged: list[NoteFact] = []
    rows: dict[str, list[NoteFact]] = {}
    for fact in facts:
        rows.setdefault(fact.row, []).append(fact)
    for named in rows.values():
        statuses = list(dict.fromkeys(fact for fact in named if fact.status))
        figures = [fact for fact in named if not fact.status]
        if statuses and len(figures) == 1:
            home = next((s for s in statuses if s.status == "target_revised" and not figures[0].outcome), statuses[0])
            merged += [replace(figures[0], status=s.status) if s is home else s for s in statuses]
        else:
            merged += [*statuses, *figures]
    return merged
