"""Rows of a flow: cells that follow each other without a grid (one per line, several lines a row, one space between)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.extraction.cell_values import NUMBER, UnknownWording, normal_cell, parse_cell
from analysis.extraction.table_columns import VALUE_ROLES, Column
from analysis.extraction.table_grid import ATTRIBUTE, ROW_NUMBER, Entry, is_filled_value, tail_columns
from analysis.extraction.table_labels import is_unit_text
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


def flow_rows(tokens: Sequence[Token], columns: Sequence[Column], registry: Registry) -> tuple[list[Entry], int]:
    """Cut a flow of cells into rows.

    Parameters
    ----------
    tokens : sequence of (line, Cell)
        Cells in order, none empty.
    columns : sequence of Column
        Columns of the header.
    registry : Registry
        For units.

    Returns
    -------
    entries : list of Entry
        Rows and group headings. A row ends where the cells right of the label stand complete and in order.
    used : int
        Number of tokens that the rows take; what follows is no part of the table.
    """
    tail = tail_columns(columns)
    entries: list[Entry] = []
    at = used = 0
    while at < len(tokens):
        heading = group_heading(tokens[at][1].text)
        if heading is not None:
            entries.append(Entry(tokens[at][0], columns, category=tokens[at][1], heading=True))
            at += 1
            continue
        begin = _window(tokens, at, tail, columns, registry)
        if begin is None:
            break
        lead = [cell for _, cell in tokens[at:begin]]
        values = {index: cell for index, (_, cell) in zip(tail, tokens[begin : begin + len(tail)], strict=True)}
        entries.append(_flow_entry(tokens[at][0], lead, values, columns))
        at = used = begin + len(tail)
    while entries and entries[-1].heading:
        entries.pop()
    return entries, used


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
            return begin
        if "attribute" in roles and ATTRIBUTE.fullmatch(normal_cell(tokens[begin][1].text)):
            return None
    return None


def _suits(role: str, text: str, registry: Registry) -> bool:
    plain = normal_cell(text)
    if role == "attribute":
        return bool(ATTRIBUTE.fullmatch(plain)) or not plain.strip("-—–/")
    if role == "unit":
        return is_unit_text(text, registry) or not plain.strip("-—–/")
    if role in VALUE_ROLES:
        return is_filled_value(text)
    return True


def _flow_entry(line: int, lead: list[Cell], values: dict[int, Cell], columns: Sequence[Column]) -> Entry:
    entry = Entry(line, columns, values=values)
    roles = {column.role for column in columns}
    if "number" in roles:
        number = next((cell for cell in lead if ROW_NUMBER.fullmatch(cell.text)), None)
        if number is not None:
            at = lead.index(number)
            entry.number, before, lead = number, lead[:at], lead[at + 1 :]
            entry.category = _glued(before) if before else None
    elif "category" in roles and len(lead) > 1 and not _runs_on(lead[0].text, lead[1].text):
        entry.category, lead = lead[0], lead[1:]
    entry.label = _glued(lead) if lead else None
    return entry


def _runs_on(first: str, second: str) -> bool:
    """Whether a second line of text goes on with the first: an open bracket, or a unit alone."""
    opened = sum(first.count(char) for char in "（(") > sum(first.count(char) for char in "）)")
    return opened or second[0] in "（(、，" or bool(NUMBER.match(second))


def _glued(cells: Sequence[Cell]) -> Cell:
    first, last = cells[0], cells[-1]
    text = first.text
    for cell in cells[1:]:
        space = " " if re.search(r"[A-Za-z0-9]$", text) or re.match(r"[A-Za-z0-9]", cell.text) else ""
        text += space + cell.text
    return Cell(text, first.start, last.end)


def readable(text: str) -> bool:
    """Whether a cell is a value, a sign for none, or an attribute."""
    try:
        parse_cell(text)
    except UnknownWording:
        return bool(ATTRIBUTE.fullmatch(normal_cell(text)))
    return True


def loose_row(cells: Sequence[Cell], columns: Sequence[Column], line: int) -> Entry | None:
    """A row of a flow whose values are not complete: its label alone, so that it is reported and not lost."""
    texts = [cell for cell in cells if not readable(cell.text)]
    return replace(_flow_entry(line, texts, {}, columns)) if texts else None
