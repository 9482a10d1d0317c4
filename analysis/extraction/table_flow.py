"""Rows of a flow: cells that follow each other without a grid (one per line, one space between)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.extraction.cell_values import NUMBER, UnknownWording, normal_cell
from analysis.extraction.cells import parse_cell
from analysis.extraction.table_columns import VALUE_ROLES, Column
from analysis.extraction.table_grid import ATTRIBUTE, ROW_NUMBER, Entry, is_filled_value, tail_columns
from analysis.extraction.table_labels import is_unit_text, split_label
from analysis.extraction.table_lines import Cell
from analysis.extraction.table_regions import group_heading
from analysis.registry import Registry

Token = tuple[int, Cell]
# More loose cells than this before the values are text after the table, not a label.
_LONGEST_LEAD = 9
_AFTER_NUMBER = re.compile(r"(?:及?以[上内下]|左右|上下|内|[%％‰]|[*∗＊]+|（[^）]*）|\([^)]*\))+")
_BEFORE_NUMBER = re.compile(r"[<>≤≥＜＞≦≧=]+|不低于|不少于|不高于|不超过|超过|约|接近|年均|累计|力争|保持|达到|控制在")


def tokens_of(rows: Sequence[tuple[int, Sequence[Cell]]]) -> list[Token]:
    """Cells of lines one after the other; a sign or 以上 that a space has cut off its number is put back."""
    tokens: list[Token] = []
    for line, cells in rows:
        joined: list[Cell] = []
        for cell in cells:
            if not cell:
                continue
            if joined and _belongs_together(joined[-1].text, cell.text):
                joined[-1] = Cell(f"{joined[-1].text} {cell.text}", joined[-1].start, cell.end)
            else:
                joined.append(cell)
        tokens += [(line, cell) for cell in joined]
    return tokens


def _belongs_together(before: str, after: str) -> bool:
    if _AFTER_NUMBER.fullmatch(after):
        return bool(re.search(r"\d[%％‰]?$", before)) and is_filled_value(before)
    return bool(_BEFORE_NUMBER.fullmatch(before)) and bool(re.match(r"[\d\[〔【［]", after))


@dataclass(frozen=True)
class Flow:
    """Rows of a flow, how many cells they take, and runs of cells that are no complete row."""

    entries: tuple[Entry, ...]
    used: int
    loose: tuple[tuple[Token, ...], ...] = ()


def flow_rows(tokens: Sequence[Token], columns: Sequence[Column], registry: Registry) -> Flow:
    """Cut a flow of cells into rows.

    Parameters
    ----------
    tokens : sequence of (line, Cell)
        Cells in order, none empty.
    columns : sequence of Column
        Columns of the header, none empty.
    registry : Registry
        For units.

    Returns
    -------
    Flow
        A row ends where the cells right of the label stand complete and in order. Where they do not, the label is kept
        without values and the run is given back, and reading goes on behind it; cells after the last row are no part
        of the table.
    """
    tail = tail_columns(columns)
    entries: list[Entry] = []
    loose: list[tuple[Token, ...]] = []
    at = used = 0
    while at < len(tokens):
        if group_heading(tokens[at][1].text) is not None:
            entries.append(Entry(tokens[at][0], columns, category=tokens[at][1], heading=True))
            at += 1
            continue
        begin = _window(tokens, at, tail, columns, registry)
        if begin is None:
            following = _resumed(tokens, at, tail, columns, registry)
            if following is None and entries:
                following = _cut_off(tokens, at, len(tail))
            if following is None:
                loose += [run] if entries and (run := _nameless(tokens, at)) else []
                break
            entries += _loose_row(tokens[at:following], columns, registry)
            loose.append(tuple(tokens[at:following]))
            at = used = following
            continue
        values = {index: cell for index, (_, cell) in zip(tail, tokens[begin : begin + len(tail)], strict=True)}
        entries.append(_flow_entry(tokens[at][0], [cell for _, cell in tokens[at:begin]], values, columns, registry))
        at = used = begin + len(tail)
    while entries and entries[-1].heading:
        entries.pop()
    return Flow(tuple(entries), used, tuple(loose))


def _resumed(
    tokens: Sequence[Token], at: int, tail: Sequence[int], columns: Sequence[Column], registry: Registry
) -> int | None:
    """Where the next complete row begins behind a run that is none: at its number, or after a cell that ends a row."""
    numbered = any(column.role == "number" for column in columns)
    for index in range(at + 1, min(at + _LONGEST_LEAD + len(tail), len(tokens) - len(tail))):
        here, following = tokens[index][1].text, tokens[index + 1][1].text
        if numbered and ROW_NUMBER.fullmatch(here) and _window(tokens, index, tail, columns, registry):
            return index
        if group_heading(following):
            return index + 1
        if _readable(here) and not _readable(following):
            return index + 1 if _window(tokens, index + 1, tail, columns, registry) else None
    return None


def _window(
    tokens: Sequence[Token], at: int, tail: Sequence[int], columns: Sequence[Column], registry: Registry
) -> int | None:
    """Where the cells right of the label begin: the first run of cells that suits all columns."""
    roles = [columns[index].role for index in tail]
    numbered = any(column.role == "number" for column in columns)
    first = at + 1 + numbered * bool(ROW_NUMBER.fullmatch(tokens[at][1].text))
    for begin in range(first, min(at + _LONGEST_LEAD + 1, len(tokens) - len(tail) + 1)):
        window = [cell.text for _, cell in tokens[begin : begin + len(tail)]]
        if all(_suits(role, text, registry) for role, text in zip(roles, window, strict=True)):
            return begin if _is_lead(tokens[at:begin], numbered) else None
        if "attribute" in roles and ATTRIBUTE.fullmatch(normal_cell(tokens[begin][1].text)):
            return None
    return None


def _is_lead(tokens: Sequence[Token], numbered: bool) -> bool:
    """Whether cells can be the name of one row: no heading, no value but its number or a digit in a line (3 岁)."""
    for (line, cell), following in zip(tokens, [*tokens[1:], None], strict=True):
        inside = following is not None and following[0] == line and not _readable(following[1].text)
        if numbered and ROW_NUMBER.fullmatch(cell.text):
            numbered = False
        elif group_heading(cell.text) or (_readable(cell.text) and not inside):
            return False
    return True


def _cut_off(tokens: Sequence[Token], at: int, width: int) -> int | None:
    """Where a last row ends that has a name and values, but too few; None where nothing like it follows."""
    numbered = at + 1 < len(tokens) and ROW_NUMBER.fullmatch(tokens[at][1].text)
    name = at + 1 if numbered else at
    reach = range(name, min(name + _LONGEST_LEAD, len(tokens)))
    values = next((i for i in reach if _readable(tokens[i][1].text)), name)
    if values == name:
        return None
    end = values
    while end < min(values + width, len(tokens)) and _readable(tokens[end][1].text):
        end += 1
    return end


def _nameless(tokens: Sequence[Token], at: int) -> tuple[Token, ...]:
    """Values behind the last row that no name goes before; a number alone is the number of a page."""
    end = at
    while end < len(tokens) and _readable(tokens[end][1].text):
        end += 1
    return tuple(tokens[at:end]) if end - at > 1 else ()


def _suits(role: str, text: str, registry: Registry) -> bool:
    plain = normal_cell(text)
    if role == "attribute":
        return bool(ATTRIBUTE.fullmatch(plain)) or not plain.strip("-—–/")
    if role == "unit":
        return is_unit_text(text, registry) or not plain.strip("-—–/")
    if role in VALUE_ROLES:
        return is_filled_value(text)
    return True


def _flow_entry(
    line: int, lead: list[Cell], values: dict[int, Cell], columns: Sequence[Column], registry: Registry
) -> Entry:
    entry = Entry(line, columns, values=values)
    roles = {column.role for column in columns}
    if "number" in roles:
        number = next((cell for cell in lead if ROW_NUMBER.fullmatch(cell.text)), None)
        if number is not None:
            at = lead.index(number)
            entry.number, before, lead = number, lead[:at], lead[at + 1 :]
            entry.category = _glued(before) if before else None
    elif "category" in roles and len(lead) > 1 and not _is_one_name(lead, registry):
        entry.category, lead = lead[0], lead[1:]
    entry.label = _glued(lead) if lead else None
    return entry


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


def _readable(text: str) -> bool:
    """Whether a cell is a value, a sign for none, or an attribute."""
    try:
        parse_cell(text)
    except UnknownWording:
        return bool(ATTRIBUTE.fullmatch(normal_cell(text)))
    return True


def _loose_row(tokens: Sequence[Token], columns: Sequence[Column], registry: Registry) -> list[Entry]:
    """Keep the name of a row whose values are not complete, so that it is not lost; none where it has no name."""
    first = next((i for i, (_, cell) in enumerate(tokens[1:], 1) if _readable(cell.text)), len(tokens))
    entry = _flow_entry(tokens[0][0], [cell for _, cell in tokens[:first]], {}, columns, registry)
    entry.loose = True
    return [entry] if entry.label is not None else []
