"""Above the columns of a sheet: its title, and the unit and scope that hold for all of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from analysis.statistics.grid import Grid
from analysis.statistics.names import is_heading
from analysis.statistics.scopes import PRINTED
from analysis.statistics.wording import chinese_part, parentheses

UNIT_LINE = re.compile(r"单位:(.+)")


def lines_of(grid: Grid, first: int) -> tuple[str, ...]:
    """Texts that stand alone in their row above row ``first``, squeezed; lines with the unit of the sheet are none."""
    rows = (_texts(grid, row) for row in range(1, first))
    return tuple(texts[0] for texts in rows if len(texts) == 1 and not UNIT_LINE.search(texts[0]))


def title_of(grid: Grid, first: int, name_column: int) -> str:
    """Title of a sheet: what stands alone in a row above ``first``, or above the names; empty where there is none.

    Parameters
    ----------
    grid : Grid
        The sheet.
    first : int
        First row with a place.
    name_column : int
        Column of the places: what stands right of it in a row of several texts heads a column of figures.
    """
    for row in range(1, first):
        texts = [text for text in _texts(grid, row) if not UNIT_LINE.search(text)]
        if len(texts) > 1 or row == first - 1:
            texts = [text for text in map(chinese_part, grid.rows[row - 1][:name_column]) if text]
        title = next((text for text in texts if not is_heading(text)), "")
        if title:
            return title
    return ""


def sheet_scope(lines: Collection[str]) -> str:
    """Scope that a title puts behind its words, 地方财政收支(市辖区); empty for none or more than one."""
    found = {inner for line in lines for inner in parentheses(line) if inner in PRINTED}
    return found.pop() if len(found) == 1 else ""


def sheet_unit(grid: Grid, first: int, is_unit: Callable[[str], bool]) -> str:
    """Give the unit of the line 单位:万元 above the columns; empty where there is none."""
    for row in range(1, first):
        for cell in grid.rows[row - 1]:
            match = UNIT_LINE.search(chinese_part(cell))
            if match and is_unit(match.group(1).strip("()")):
                return match.group(1).strip("()")
    return ""


def _texts(grid: Grid, row: int) -> list[str]:
    return list(dict.fromkeys(text for cell in grid.rows[row - 1] if (text := chinese_part(cell))))
