"""Rows of a flow: cells that follow each other without a grid (one per line, one space between)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.extraction.tables.cell_values import NUMBER, normal_cell
from analysis.extraction.tables.columns import VALUE_ROLES, Columns
from analysis.extraction.tables.grid import ATTRIBUTE, ROW_NUMBER, Entry
from analysis.extraction.tables.labels import split_label
from analysis.extraction.tables.lines import Cell
from analysis.extraction.tables.regions import group_heading
from analysis.extraction.tables.tokens import Token, int_of, is_readable, pitch_of, suits, with_empty_cells
from analysis.registry import Registry

# More loose cells than this before the values are text after the table, not a label.
_LONGEST_LEAD = 9
_NUMBERED_NAME = re.compile(r"\d{1,2}[.．、](?!\d)")

# The end of a name on a line of its own, which as a value would be a trend.
_END_OF_NAME = re.compile(r"(?:增长|增加|提高|提升|下降|降低|减少)(?:率|幅度|比例|量)?")


@dataclass(frozen=True)
class Flow:
    """Rows of a flow, how many cells they take, and runs of cells that are no complete row."""

    entries: tuple[Entry, ...]
    used: int
    loose: tuple[tuple[Token, ...], ...] = ()


def flow_rows(tokens: Sequence[Token], columns: Columns, registry: Registry) -> Flow:
    """Cut a flow of cells into rows.

    Parameters
    ----------
    tokens : sequence of (line, Cell)
        Cells in order, none empty.
    columns : Columns
        Columns of the header, none empty.
    registry : Registry
        For units.

    Returns
    -------
    Flow
        A row ends where the cells right of the label stand complete and in order; empty cells are known by their blank
        lines. Where they do not, the label is kept without values and the run is given back, and reading goes on behind
        it; cells after the last row are no part of the table.
    """
    return _FlowReader(tokens, columns, registry).read()


class _FlowReader:
    """Reads rows from the front of a list of cells."""

    def __init__(self, tokens: Sequence[Token], columns: Columns, registry: Registry) -> None:
        self.tokens, self.columns, self.registry = tokens, columns, registry
        self.tail = columns.tail
        self.roles = [columns[index].role for index in self.tail]
        self.numbered = columns.numbered
        self.pitch = pitch_of(tokens)
        self.counted = 0
        self.entries: list[Entry] = []
        self.loose: list[tuple[Token, ...]] = []

    def read(self) -> Flow:
        """Read rows, group headings and damaged runs until none of them follows."""
        at = used = 0
        while at < len(self.tokens):
            if group_heading(self.tokens[at][1].text) is not None:
                line, cell = self.tokens[at]
                self.entries.append(Entry(line, self.columns, category=cell, heading=True))
                at += 1
                continue
            following = self._row(at) or self._anchored(at) or self._damaged(at)
            if following is None:
                run = self._nameless(at) if self.entries else ()
                self.loose += [run] if run else []
                break
            at = used = following
        while self.entries and self.entries[-1].heading:
            self.entries.pop()
        return Flow(_without_half_names(self.entries), used, tuple(self.loose))

    def _row(self, at: int) -> int | None:
        """Read a complete row, as printed or with its empty cells; returns where the next begins."""
        reach = self.tokens[at : at + _LONGEST_LEAD + 1 + len(self.tail)]
        kinds = [reach, with_empty_cells(reach, self.pitch)] if self.pitch else [reach]
        for tokens in kinds:
            begin = self._window(tokens, 0)
            if begin is not None:
                end = begin + len(self.tail)
                values = {index: cell for index, (_, cell) in zip(self.tail, tokens[begin:end], strict=True)}
                lead = [cell for _, cell in tokens[:begin] if cell]
                self.entries.append(self._entry(tokens[0][0], lead, values))
                return at + sum(bool(cell) for _, cell in tokens[:end])
        return None

    def _anchored(self, at: int) -> int | None:
        """Read a row with cells in words that no rule reads: its cells are all up to the next running number."""
        number = int_of(self.tokens[at][1].text) if self.numbered else None
        if number is None:
            return None
        width = len(self.tail)
        for end in range(at + 2 + width, min(at + _LONGEST_LEAD + width, len(self.tokens)) + 1):
            if not self._ends_before(end, number + 1):
                continue
            begin = end - width
            if self._is_lead(self.tokens[at:begin]) and self._is_anchored([c.text for _, c in self.tokens[begin:end]]):
                values = {index: cell for index, (_, cell) in zip(self.tail, self.tokens[begin:end], strict=True)}
                self.entries.append(self._entry(self.tokens[at][0], [c for _, c in self.tokens[at:begin]], values))
                return end
        return None

    def _ends_before(self, end: int, number: int) -> bool:
        """Whether a row ends before a cell: at a number, at a group or class with the number after it, at the end."""
        rest = [cell.text for _, cell in self.tokens[end : end + 2]]
        if not rest or int_of(rest[0]) == number:
            return True
        classed = not is_readable(rest[0]) and len(rest) > 1 and int_of(rest[1]) == number
        return classed and (group_heading(rest[0]) is not None or "category" in self.columns.roles)

    def _is_anchored(self, window: Sequence[str]) -> bool:
        """Whether units and attributes stand in their columns; without an attribute all cells but one are values."""
        fits = [suits(role, text, self.registry) for role, text in zip(self.roles, window, strict=True)]
        if "attribute" in self.roles:
            read = (fit for role, fit in zip(self.roles, fits, strict=True) if role not in VALUE_ROLES)
            return all(read) and bool(ATTRIBUTE.fullmatch(normal_cell(window[self.roles.index("attribute")])))
        return len(fits) > 2 and sum(fits) == len(fits) - 1

    def _window(self, tokens: Sequence[Token], at: int) -> int | None:
        """Where the cells right of the label begin: the first run of cells that suits all columns."""
        width = len(self.tail)
        first = at + 1 + (self.numbered and bool(ROW_NUMBER.fullmatch(tokens[at][1].text)))
        for begin in range(first, min(at + _LONGEST_LEAD + 1, len(tokens) - width + 1)):
            window = [cell.text for _, cell in tokens[begin : begin + width]]
            fits = all(suits(role, text, self.registry) for role, text in zip(self.roles, window, strict=True))
            if fits and any(window) and not self._is_number(tokens, at, begin):
                return begin if self._is_lead(tokens[at:begin]) else None
            if "attribute" in self.roles and ATTRIBUTE.fullmatch(normal_cell(window[0])):
                return None
        return None

    def _is_number(self, tokens: Sequence[Token], at: int, begin: int) -> bool:
        """Whether a cell that could be a value is the number of the row, printed between the halves of its name."""
        if not self.numbered or int_of(tokens[begin][1].text) != self.counted + 1:
            return False
        seen = any(ROW_NUMBER.fullmatch(cell.text) for _, cell in tokens[at:begin])
        if seen or begin + len(self.tail) >= len(tokens):
            return False
        window = [cell.text for _, cell in tokens[begin + 1 : begin + 1 + len(self.tail)]]
        return all(suits(role, text, self.registry) for role, text in zip(self.roles, window, strict=True))

    def _is_lead(self, tokens: Sequence[Token]) -> bool:
        """Whether cells can be the name of one row: no heading, no value but its number or a digit in a line (3 岁)."""
        numbered, named = self.numbered, False
        for (line, cell), following in zip(tokens, [*tokens[1:], None], strict=True):
            inside = following is not None and following[0] == line and not is_readable(following[1].text)
            if not cell:
                continue
            if numbered and ROW_NUMBER.fullmatch(cell.text):
                numbered = False
            elif named and _END_OF_NAME.fullmatch(cell.text):
                continue
            elif group_heading(cell.text) or (is_readable(cell.text) and not inside):
                return False
            else:
                named = True
        return named

    def _damaged(self, at: int) -> int | None:
        """Keep the name of a row that is not complete, and its cells as damage; returns where the next begins."""
        following = self._resumed(at) or (self._cut_off(at) if self.entries else None)
        if following is None:
            return None
        run = self.tokens[at:following]
        first = next((i for i, (_, cell) in enumerate(run[1:], 1) if is_readable(cell.text)), len(run))
        entry = self._entry(run[0][0], [cell for _, cell in run[:first]], {})
        entry.loose, entry.rest = True, tuple(cell for _, cell in run[first:])
        self.entries += [entry] if entry.label is not None else []
        self.loose.append(tuple(run))
        return following

    def _resumed(self, at: int) -> int | None:
        """Where the next complete row begins behind a damaged one: at its number, or after a cell that ends a row."""
        reach = range(at + 1, min(at + _LONGEST_LEAD + len(self.tail), len(self.tokens) - len(self.tail)))
        if number := int_of(self.tokens[at][1].text) if self.numbered else None:
            follows = (i for i in reach if int_of(self.tokens[i][1].text) == number + 1)
            if (at_next := next((i for i in follows if self._window(self.tokens, i)), None)) is not None:
                return at_next
        for index in reach:
            here, following = self.tokens[index][1].text, self.tokens[index + 1][1].text
            if self.numbered and ROW_NUMBER.fullmatch(here) and self._window(self.tokens, index):
                return index
            if group_heading(following):
                return index + 1
            if is_readable(here) and not is_readable(following):
                return index + 1 if self._window(self.tokens, index + 1) else None
        return None

    def _cut_off(self, at: int) -> int | None:
        """Where a last row ends that has a name and values, but too few; None where nothing like it follows."""
        name = at + bool(ROW_NUMBER.fullmatch(self.tokens[at][1].text))
        reach = range(name, min(name + _LONGEST_LEAD, len(self.tokens)))
        values = next((i for i in reach if is_readable(self.tokens[i][1].text)), name)
        if values == name:
            return None
        return self._readable_end(values, values + len(self.tail))

    def _nameless(self, at: int) -> tuple[Token, ...]:
        """Values behind the last row that no name goes before; a number alone is the number of a page."""
        end = self._readable_end(at, len(self.tokens))
        return tuple(self.tokens[at:end]) if end - at > 1 else ()

    def _readable_end(self, at: int, limit: int) -> int:
        while at < min(limit, len(self.tokens)) and is_readable(self.tokens[at][1].text):
            at += 1
        return at

    def _entry(self, line: int, lead: list[Cell], values: dict[int, Cell]) -> Entry:
        entry = Entry(line, self.columns, values=values)
        if self.numbered:
            lead = self._numbered(entry, lead)
        elif at := next((i for i, cell in enumerate(lead) if i and _NUMBERED_NAME.match(cell.text)), 0):
            entry.category, lead = _glued(lead[:at]), lead[at:]
        elif "category" in self.columns.roles and len(lead) > 1 and not _is_one_name(lead, self.registry):
            entry.category, lead = lead[0], lead[1:]
        first_numbered = not self.numbered and bool(lead) and bool(_NUMBERED_NAME.match(lead[0].text))
        if len(lead) > 1 and (first_numbered or (entry.number is not None and self._is_parent(lead[0], lead[1]))):
            entry.sublabel, lead = _glued(lead[1:]), lead[:1]
        entry.label = _glued(lead) if lead else None
        return entry

    def _numbered(self, entry: Entry, lead: list[Cell]) -> list[Cell]:
        """Take number and class out of the cells before the values; what is left is the name."""
        numbers = [cell for cell in lead if ROW_NUMBER.fullmatch(cell.text)]
        if not numbers:
            return lead
        entry.number = next((cell for cell in numbers if int_of(cell.text) == self.counted + 1), numbers[0])
        self.counted = int_of(entry.number.text) or self.counted
        at = lead.index(entry.number)
        # A number before that of the row is the number of a page.
        before, lead = [cell for cell in self._without_rest(lead[:at]) if cell not in numbers], lead[at + 1 :]
        classed = [role for role in self.columns.roles if role in {"category", "number", "label"}]
        if not lead:
            cut = len(before) - 1 if "category" in classed else 0
            before, lead = before[:cut], before[cut:]
        elif classed[:2] == ["number", "category"] and len(lead) > 1 and not before:
            cut = 0 if _is_one_name(lead, self.registry) else 1
            before, lead = lead[:cut], lead[cut:]
        entry.category = _glued(before) if before else None
        return lead

    def _is_parent(self, name: Cell, following: Cell) -> bool:
        """Whether a name is complete with its unit, so that a second name beside it is that of a part."""
        unit = split_label(name.text, self.registry).unit
        return bool(unit) and name.text[-1] in "）)" and following.text[0] not in "（(、，"

    def _without_rest(self, before: list[Cell]) -> list[Cell]:
        """Give the cell before a number to the name of the row above, where it is the rest of it: it has its unit."""
        above = self.entries[-1].label if self.entries else None
        if above is None or not before or "unit" in self.roles or split_label(above.text, self.registry).unit:
            return before
        if not split_label(before[0].text, self.registry).unit:
            return before
        self.entries[-1].label = _glued([above, before[0]])
        return before[1:]


def _without_half_names(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Settle what a numbered name before another name is: a class where other rows have no number, else its first half.

    ``1.空气质量`` before 优良天数比率 is a class; ``1.高技术制造业占规模以上`` before 工业比重 is half a name.
    """
    rows = [entry for entry in entries if not (entry.heading or entry.loose) and entry.label is not None]
    classes = any(row.label is not None and not _NUMBERED_NAME.match(row.label.text) for row in rows)
    settled = []
    for entry in entries:
        if entry.number is None and entry.label is not None and entry.sublabel is not None:
            first, second = entry.label, entry.sublabel
            entry = replace(entry, sublabel=None, label=second if classes else _glued([first, second]))
            if classes:
                entry.category = first._replace(text=_NUMBERED_NAME.sub("", first.text))
        settled.append(entry)
    return tuple(settled)


def _is_one_name(cells: Sequence[Cell], registry: Registry) -> bool:
    """Whether a second text goes on with the first: an open bracket, a unit, or a name that the registry knows."""
    first, second = cells[0].text, cells[1].text
    opened = sum(first.count(char) for char in "（(") > sum(first.count(char) for char in "）)")
    if opened or second[0] in "（(、，" or NUMBER.match(second):
        return True
    name = split_label(_glued(cells).text, registry).name
    return any(name in (indicator.zh, *indicator.aliases) for indicator in registry.indicators.values())


def _glued(cells: Sequence[Cell]) -> Cell:
    first, last = cells[0], cells[-1]
    text = first.text
    for cell in cells[1:]:
        space = " " if re.search(r"[A-Za-z0-9]$", text) or re.match(r"[A-Za-z0-9]", cell.text) else ""
        text += space + cell.text
    return Cell(text, first.start, last.end)
