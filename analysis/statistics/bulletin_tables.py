"""Tables of a bulletin: rows of cells separated by tabs, places or indicators down the side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.statistics.figures import Figure
from analysis.statistics.names import is_place
from analysis.statistics.numerals import is_number, number
from analysis.statistics.quantities import FindUnit
from analysis.statistics.titles import UNIT_LINE
from analysis.statistics.wording import parentheses, squeeze, without

_GROWTH = re.compile(r"比上年|同比|增长|增速|±|增幅")
_UNIT_HEAD = re.compile(r"(?:计量)?单位")
# Heads that say "the figure" and nothing about what is measured.
_PLAIN_HEAD = re.compile(
    r"绝对[数值量]|数值|总量|实绩|本年|全年|产量|年末[数值]?|完成[数值额]?|数量|指标值|(?:(?:19|20)\d\d年)?(?:累计)?"
)
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_YEAR_ROW = re.compile(r"((?:19|20)\d\d)年?")
_NUMBERING = re.compile(r"^(?:[#＃]|\d+(?:\.\d+)*[.、]|其中:|[一二三四五六七八九十]+、)+")

_GDP = re.compile(r"(?:全[市县区州省])?(?:地区|国内)?生产总值(?:\(GDP\))?(?:\(亿元\)|\(万元\))?")

TableRow = tuple[str, int]


@dataclass(frozen=True)
class _Head:
    """Head of one column: texts from top to bottom, without unit."""

    path: tuple[str, ...]
    unit: str

    @property
    def is_growth(self) -> bool:
        return bool(self.path) and bool(_GROWTH.search(self.path[-1]))

    @property
    def is_unit(self) -> bool:
        return bool(self.path) and bool(_UNIT_HEAD.fullmatch(self.path[-1]))

    @property
    def year(self) -> int | None:
        match = next((m for text in self.path if (m := _YEAR.search(text))), None)
        return int(match.group(1)) if match else None

    @property
    def measured(self) -> str:
        """What the column measures, empty where the head says nothing about it."""
        own = [text for text in self.path if not _GROWTH.search(text) and not _PLAIN_HEAD.fullmatch(text)]
        return own[-1] if own else ""


def read_rows(rows: list[TableRow], find_unit: FindUnit, caption: str = "") -> Iterator[Figure]:
    """Figures of consecutive table rows.

    Parameters
    ----------
    rows : list of (str, int)
        Row with cells separated by tabs, and its offset in the clean text. Rows before the first figure are the head;
        an empty cell in the head continues the cell to its left.
    find_unit : callable
        Tells units (anything but None).
    caption : str
        Squeezed text in front of the table; its unit (单位:亿元、%) is that of levels without another one.

    Returns
    -------
    iterator of Figure
        A row of a year (2023年) is of that year. A column of growth rates belongs to the column or row that it stands
        beside. Without a head nothing is read.
    """
    cells = [(text.split("\t"), start) for text, start in rows]
    unit = _unit_above([caption, *(squeeze(cell) for row, _ in cells for cell in row)], find_unit)
    cells = [(row, start) for row, start in cells if not _is_unit_line(row)]
    first = next((i for i, (row, _) in enumerate(cells) if any(is_number(cell) for cell in row[1:])), 0)
    if first == 0:
        return
    width = max(len(row) for row, _ in cells)
    heads = [_head([row for row, _ in cells[:first]], column, find_unit) for column in range(width)]
    starts = _blocks(heads)
    main = ""
    # A table of GDP names its sectors without 增加值.
    whole = "地区生产总值" if _GDP.fullmatch(squeeze(cells[first][0][0])) else ""
    for row, start in cells[first:]:
        offsets = _offsets(row, start)
        for begin, end in starts:
            name = squeeze(row[begin]) if begin < len(row) else ""
            if name:
                bare = _NUMBERING.sub("", name)
                main = bare if bare == name else main
                block = _Block(bare, (whole, main), heads, (begin, end), unit)
                yield from block.figures(row, offsets, find_unit)


def _unit_above(texts: list[str], find_unit: FindUnit) -> str:
    """Give the unit of the line above a table; empty where there is none or more than one besides the per cent."""
    match = next((found for text in texts if (found := UNIT_LINE.search(text))), None)
    if match is None:
        return ""
    parts = {part for part in re.split(r"[、,;/和及()]", match.group(1)) if part}
    units = [part for part in parts if part != "%" and find_unit(part) is not None]
    return units[0] if len(units) == 1 and parts <= {*units, "%"} else ""


def _is_unit_line(row: list[str]) -> bool:
    texts = {squeeze(cell) for cell in row} - {""}
    return len(texts) == 1 and bool(UNIT_LINE.search(next(iter(texts))))


def _head(rows: list[list[str]], column: int, find_unit: FindUnit) -> _Head:
    path: list[str] = []
    unit = ""
    for depth in range(len(rows)):
        text = squeeze(_spanning(rows, depth, column))
        for inner in parentheses(text):
            if find_unit(inner) is not None:
                unit, text = inner, without(text, inner)
        if text and text not in path:
            path.append(text)
    return _Head(tuple(path), unit)


def _spanning(rows: list[list[str]], depth: int, column: int) -> str:
    """Cell of the head, or the one to its left that spans it: a head further up must not begin in between."""
    for position in range(column, 0, -1):
        cell = rows[depth][position] if position < len(rows[depth]) else ""
        if cell.strip():
            return cell
        if any(position < len(row) and row[position].strip() for row in rows[:depth]):
            return ""
    return rows[depth][0] if column == 0 and rows[depth] else ""


def _blocks(heads: list[_Head]) -> list[tuple[int, int]]:
    """Column ranges of a table that prints its head twice side by side."""
    starts = [i for i, head in enumerate(heads) if head.path and head.path == heads[0].path]
    starts = starts or [0]
    return list(zip(starts, [*starts[1:], len(heads)], strict=True))


def _offsets(row: list[str], start: int) -> list[tuple[int, int]]:
    spans = []
    for cell in row:
        spans.append((start, start + len(cell)))
        start += len(cell) + 1
    return spans


@dataclass(frozen=True)
class _Block:
    """A row of a table, or the part of it below one of two heads."""

    name: str
    above: tuple[str, str]
    heads: list[_Head]
    columns: tuple[int, int]
    unit: str = ""

    def figures(self, row: list[str], offsets: list[tuple[int, int]], find_unit: FindUnit) -> Iterator[Figure]:
        """Figures of the row below these heads."""
        begin, end = self.columns
        unit = next((squeeze(row[i]) for i in range(begin, min(end, len(row))) if self.heads[i].is_unit), "")
        name, unit = self._with_unit(unit, find_unit)
        measured = ""
        for i in range(begin + 1, min(end, len(row))):
            head = self.heads[i]
            # A column that only says "growth" belongs to the measure on its left.
            measured = head.measured or (measured if head.is_growth else "")
            value = None if head.is_unit or not is_number(row[i]) else number(row[i])
            printed_unit = "%" if head.is_growth else head.unit or unit or self.unit
            if value is not None and printed_unit:
                yield self._figure((name, measured), head, (value, squeeze(row[i]), printed_unit), offsets[i])

    def _with_unit(self, unit: str, find_unit: FindUnit) -> tuple[str, str]:
        name = self.name
        for inner in parentheses(name):
            if find_unit(inner) is not None:
                unit, name = unit or inner, without(name, inner)
        return name, unit

    def _figure(
        self, named: tuple[str, str], head: _Head, printed: tuple[float, str, str], span: tuple[int, int]
    ) -> Figure:
        value, digits, unit = printed
        name, measured = named
        place, subject = "", f"{name}{measured}"
        above = tuple(text for text in self.above if text and text != name)
        if is_place(name):
            place, subject, above = name, measured, ()
        of_year = _YEAR_ROW.fullmatch(name)
        if of_year:
            subject, above = measured, ()
        year = int(of_year.group(1)) if of_year else head.year
        measure = "growth" if head.is_growth else "level"
        return Figure(subject, above, measure, value, digits, unit, "eq", year, place, "", *span)
