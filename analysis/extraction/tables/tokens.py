"""Tokens: the cells of a flow one after the other, what each can be, and empty cells told by the blank lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from analysis.extraction.tables.cell_values import UnknownWording, normal_cell
from analysis.extraction.tables.cell_wording import goes_on
from analysis.extraction.tables.cells import cell_reading
from analysis.extraction.tables.columns import VALUE_ROLES
from analysis.extraction.tables.grid import ATTRIBUTE, ROW_NUMBER, is_filled_value, row_number
from analysis.extraction.tables.labels import is_unit_text
from analysis.extraction.tables.lines import Cell
from analysis.registry import Registry

Token = tuple[int, Cell]
_AFTER_NUMBER = re.compile(r"(?:及?以[上内下]|左右|上下|内|[%％‰]|[*∗＊]+|（[^）]*）|\([^)]*\))+")
_BEFORE_NUMBER = re.compile(r"[<>≤≥＜＞≦≧=]+|不低于|不少于|不高于|不超过|超过|约|接近|年均|累计|力争|保持|达到|控制在")
_MOST_EMPTY = 4


def tokens_of(rows: Sequence[tuple[int, Sequence[Cell]]]) -> list[Token]:
    """List the cells of lines with the index of their line.

    Parameters
    ----------
    rows : sequence of (line, cells)
        Lines in order.

    Returns
    -------
    list of (line, Cell)
        None empty. A sign or 以上 that a space has cut off its number is put back.
    """
    tokens: list[Token] = []
    for line, cells in rows:
        joined: list[Cell] = []
        for cell in cells:
            if joined and cell and _belongs_together(joined[-1].text, cell.text):
                joined[-1] = Cell(f"{joined[-1].text} {cell.text}", joined[-1].start, cell.end)
            elif cell:
                joined.append(cell)
        tokens += [(line, cell) for cell in joined]
    return _whole_wordings(tokens)


def _whole_wordings(tokens: Sequence[Token]) -> list[Token]:
    """Put the words of a cell together that go on in the next line: 完成省下达, 目标任务."""
    whole: list[Token] = []
    for line, cell in tokens:
        before = whole[-1][1] if whole else cell
        if whole and goes_on(before.text, cell.text):
            whole[-1] = (whole[-1][0], Cell(before.text + cell.text, before.start, cell.end))
        else:
            whole.append((line, cell))
    return whole


def _belongs_together(before: str, after: str) -> bool:
    if _AFTER_NUMBER.fullmatch(after):
        return bool(re.search(r"\d[%％‰]?$", before)) and is_filled_value(before)
    return bool(_BEFORE_NUMBER.fullmatch(before)) and bool(re.match(r"[\d\[〔【［]", after))


def int_of(text: str) -> int | None:
    """Give the running number of a row, None where the cell is none; among values, longer numbers are values."""
    number = row_number(text) if ROW_NUMBER.fullmatch(text) else ""
    return int(number) if number.isdigit() else None


def pitch_of(tokens: Sequence[Token]) -> int:
    """Lines from one cell to the next where nearly all stand equally far apart, one a line; else 0."""
    steps = Counter(after[0] - before[0] for before, after in pairwise(tokens))
    if not steps or 0 in steps:
        return 0
    step, count = steps.most_common(1)[0]
    return step if 2 * count > len(tokens) else 0


def with_empty_cells(tokens: Sequence[Token], pitch: int) -> list[Token]:
    """Put in the empty cells that a gap of twice, three times … the usual number of lines tells of."""
    filled = list(tokens[:1])
    for before, token in pairwise(tokens):
        gap = token[0] - before[0]
        empty = gap // pitch - 1 if gap % pitch == 0 else 0
        if 0 < empty <= _MOST_EMPTY:
            filled += [(before[0], Cell("", token[1].start, token[1].start))] * empty
        filled.append(token)
    return filled


def is_readable(text: str) -> bool:
    """Whether a cell is a value, a sign for none, or an attribute; 一 alone may be a number."""
    if text == "一":
        return False
    if isinstance(cell_reading(text), UnknownWording):
        return bool(ATTRIBUTE.fullmatch(normal_cell(text)))
    return True


def suits(role: str, text: str, registry: Registry) -> bool:
    """Whether a cell can stand in a column; an empty one can stand in any."""
    plain = normal_cell(text)
    if not plain or role not in {"attribute", "unit", *VALUE_ROLES}:
        return True
    if role == "attribute":
        return bool(ATTRIBUTE.fullmatch(plain)) or not plain.strip("-—–/")
    if role == "unit":
        return is_unit_text(text, registry) or not plain.strip("-—–/")
    return is_filled_value(text)
