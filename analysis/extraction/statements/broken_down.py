"""Tables that break a task down: places below each other, what each is to do in columns (县区 | 造林（万亩）)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.documents import Document
from analysis.documents.document import Paragraph
from analysis.extraction.prose.place_forms import is_place_name
from analysis.extraction.prose.plan import Plan
from analysis.extraction.prose.sections import Passage
from analysis.extraction.quantities.units import SHARES, bare_unit, is_count
from analysis.extraction.statements.cells import Cells, Statement
from analysis.extraction.statements.task_columns import Column, joined_heads, read_column
from analysis.extraction.tables.lines import Cell, TextLine, split_cells
from analysis.extraction.tables.regions import find_regions
from analysis.registry import Registry

# A text without any of these breaks nothing down.
_SIGNS = ("分解", "分配", "任务表", "计划表", "目标表", "任务一览", "下达")
_CAPTION = re.compile(r"(?:任务|目标|计划|指标).{0,10}(?:分解|分配|下达|一览)|(?:任务|目标|计划)表|(?:分解|分配)表")
_REPORT = re.compile(r"完成|进度|进展|通报|考核结果")
_UNIT_LINE = re.compile(r"[（(]?(?:计量)?单位[:：](?P<unit>[^，。）)]{1,12})[）)]?")
_PLACES = re.compile(r"(?=.)[省市县区州盟旗乡镇街道园地办域()（）、/]{0,14}(?:单位|名称|份|别)?|行政区域?")
_THINGS = re.compile(r"(?:重点|主导|特色|优势)?(?:(?P<chain>产业链|产业)|行业|作物|农产品|产品|品种)(?:名称|类别)?")
_THING = re.compile(r"[一-鿿、（）()“”A-Za-z0-9]{2,16}")
_NUMBER_HEAD = frozenset({"序号", "编号", "序"})
_SUM = frozenset({"合计", "总计", "全市", "全县", "全区", "全省", "全州", "全国", "市合计", "县合计", "共计", "总数"})
_NAMED_PLACE = re.compile(r"[一-鿿]{2,8}(?:[县市区旗州盟乡镇]|街道|省)")
_VALUE = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_FEWEST = 2
_MOST_CAPTIONS = 3
_LONGEST_CAPTION = 60
_CONFIDENCE = 0.85
# Name of a place and its id, where the register has it.
_Whose = tuple[str, str | None]


def broken_down(
    document: Document, tables: Sequence[tuple[int, int]], plan: Plan, registry: Registry
) -> list[tuple[Statement, Passage, float]]:
    """Targets of the tables that break a task down by places, each with its passage and how far it can be trusted.

    Parameters
    ----------
    document : Document
    tables : sequence of (int, int)
        Spans of printed tables that are read elsewhere.
    plan : Plan
        Years and place of the document.
    registry : Registry
        For places.

    Returns
    -------
    list of (Statement, Passage, float)
        In the order of the text; a cell without a number, or with 0, gives none.

    Notes
    -----
    A table is taken where its caption says that it deals out a task and all its rows but the sums are those of places,
    or of industries or crops. Columns of what was done, of money and of remarks are left out.
    """
    text = document.text
    if ("\t" not in text and "|" not in text) or not any(sign in text for sign in _SIGNS):
        return []
    found: list[tuple[Statement, Passage, float]] = []
    known = registry.places.get(plan.place_id or "")
    own = (known.name, known.place_id) if known else (plan.place or document.doc_id, None)
    for sheet in _sheets(find_regions(document, registry)[0], tables):
        line = Paragraph(sheet.head.text, sheet.head.start)
        passage = Passage((line,), line.text, "goal", False, False, (), document.section_at(line.start))
        found += [(statement, passage, 1.0) for statement in _targets(sheet, plan, own, registry)]
    return found


class _Sheet(NamedTuple):
    """A table that breaks a task down: its caption, the unit above it, its first line, and the cells of all."""

    caption: str
    unit: str
    head: TextLine
    rows: list[tuple[Cell, ...]]


def _sheets(lines: Sequence[TextLine], tables: Sequence[tuple[int, int]]) -> Iterator[_Sheet]:
    """Find runs of lines with cells below the caption of such a table."""
    floor = 0
    for run in _runs(lines, sorted(tables)):
        above = _above(lines, floor, run[0]) if len(run) > _FEWEST else []
        if captions := [text for text in above if _CAPTION.search(text) and not _REPORT.search(text)]:
            units = [match["unit"] for text in above if (match := _UNIT_LINE.search(text))]
            rows = [split_cells(lines[at], "tab") for at in run]
            yield _Sheet(captions[-1], units[-1] if units else "", lines[run[0]], rows)
        floor = run[-1] + 1


def _runs(lines: Sequence[TextLine], tables: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Positions of lines with cells outside of the tables, in runs with nothing but blank lines between."""
    starts = [start for start, _ in tables]
    runs: list[list[int]] = []
    for at in [at for at, line in enumerate(lines) if "\t" in line.text]:
        table = bisect_right(starts, lines[at].start) - 1
        if table >= 0 and lines[at].start < tables[table][1]:
            continue
        if runs and all(line.blank for line in lines[runs[-1][-1] + 1 : at]):
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _above(lines: Sequence[TextLine], floor: int, at: int) -> list[str]:
    """Last short lines before a line, without spaces, in order."""
    above: list[str] = []
    while at > floor and len(above) < _MOST_CAPTIONS:
        at -= 1
        text = "".join(lines[at].text.split())
        if len(text) > _LONGEST_CAPTION:
            break
        if text:
            above.insert(0, text)
    return above


def _targets(sheet: _Sheet, plan: Plan, own: _Whose, registry: Registry) -> list[Statement]:
    """Targets of the rows of a table; none where its rows are neither all of places nor all of industries."""
    heads, rows = [_plain(cell) for cell in sheet.rows[0]], sheet.rows[1:]
    at = next((at for at, head in enumerate(heads[:2]) if _PLACES.fullmatch(head) or _THINGS.fullmatch(head)), None)
    if at is None or (at == 1 and heads[0] not in _NUMBER_HEAD):
        return []
    things = _THINGS.fullmatch(heads[at])
    if rows and len(rows[0]) == len(heads) and not any(map(_VALUE.fullmatch, map(_plain, rows[0]))):
        heads, rows = joined_heads(heads, [_plain(cell) for cell in rows[0]]), rows[1:]
    read = [read_column(place, head, sheet.caption, sheet.unit, plan) for place, head in enumerate(heads) if place > at]
    columns = [column for column in read if column]
    rows = [row for row in rows if len(row) == len(heads)]
    names = [_plain(cells[at] or cells[0]) for cells in rows]
    if things:
        named = [(_named(name, things["chain"] or ""), cells) for name, cells in zip(names, rows, strict=True)]
        return _of_things(named, columns, own)
    if not columns or sum(map(_is_place, names)) < max(_FEWEST, len(names) - sum(name in _SUM for name in names)):
        return []
    return [
        statement
        for cells, place in zip(rows, [_place(name, plan, own, registry) for name in names], strict=True)
        for column in columns
        if (statement := _statement(cells[column.at], column, place))
    ]


def _of_things(
    rows: Sequence[tuple[str, Sequence[Cell]]], columns: Sequence[Column], own: _Whose
) -> list[Statement]:
    """Targets of industries or crops below each other (产业链 | 产值（亿元）), of which every column gives its unit."""
    named = all(name in _SUM or _THING.fullmatch(name) for name, _ in rows)
    if not named or not all(column.unit for column in columns):
        return []
    said = [
        _statement(cells[column.at], column._replace(subject=name + column.subject), own)
        for name, cells in rows
        if name not in _SUM
        for column in columns
    ]
    return [statement for statement in said if statement]


def _named(name: str, kind: str) -> str:
    """Give an industry the word of the heading (产业链) that its name leaves out."""
    return name if name in _SUM or not kind or name.endswith(("产业", "链", "业")) else name + kind


def _plain(cell: Cell) -> str:
    return "".join(cell.text.split())


def _is_place(name: str) -> bool:
    return is_place_name(name) or bool(_NAMED_PLACE.fullmatch(name))


def _place(name: str, plan: Plan, own: _Whose, registry: Registry) -> _Whose:
    """Place of a row; a sum is of the document, 全省 in a text of a city is the province."""
    if name in _SUM and not (name.startswith("全") and not own[0].endswith(name[1])):
        return own
    known = registry.find_place(name, plan.place_id)
    return (known.name, known.place_id) if known else (name, None)


def _statement(cell: Cell, column: Column, place: _Whose) -> Statement | None:
    """Target of a cell; None where it holds no number, or nothing to be done (0)."""
    value = cell.text.replace("，", ",")
    if not _VALUE.fullmatch(value) or not float(value.replace(",", "")):
        return None
    kind = "share" if bare_unit(column.unit) in SHARES else "count" if is_count(column.unit) else "level"
    cells = Cells(
        role="target",
        place=place[0],
        place_id=place[1],
        subject=column.subject,
        kind=kind,
        comparator="eq",
        lower=value.replace(",", ""),
        upper="",
        unit=column.unit,
        year=column.year,
        year_basis="stated" if column.year else "implied",
        hardness="",
        status=None,
        confidence=_CONFIDENCE,
    )
    return Statement(cell.start, cell.end, cells)
