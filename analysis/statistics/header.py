"""Reading the head of a sheet: where the places stand, and what each column holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from analysis.errors import InputError
from analysis.statistics.grid import Grid
from analysis.statistics.names import is_place, is_province
from analysis.statistics.numerals import is_number
from analysis.statistics.scopes import PRINTED
from analysis.statistics.titles import UNIT_LINE, lines_of, sheet_scope, sheet_unit, title_of
from analysis.statistics.units import english_unit
from analysis.statistics.wording import chinese_part, english_part, parentheses, squeeze, without, without_number

UnitTest = Callable[[str], bool]
_YEAR = re.compile(r"((?:19|20)\d\d)年?(?:末|底)?")
_YEAR_HEADS = frozenset({"年份", "年度", "年"})


@dataclass(frozen=True)
class Column:
    """A column as its header describes it.

    Attributes
    ----------
    number : int
        Position, from 1.
    path : tuple of str
        Header texts from the section down to the column: squeezed, without translation, unit and scope.
    unit : str
        Printed unit (nearest to the column first); empty where none is printed.
    scope : str
        全市 or 市辖区 where printed, else empty.
    english : str
        The translation printed with the label, for comparison of units.
    year : int or None
        Year where the header prints one for this column alone (2021年 beside 2022年).
    """

    number: int
    path: tuple[str, ...]
    unit: str
    scope: str
    english: str
    year: int | None = None

    @property
    def label(self) -> str:
        """Name of what the column holds, as printed."""
        return self.path[-1] if self.path else ""

    @property
    def header(self) -> str:
        """The whole path in one text, as the edition map keeps it."""
        return "/".join(self.path)


@dataclass(frozen=True)
class Head:
    """Where the places of a sheet stand and what its columns hold.

    Attributes
    ----------
    name_column, province_column, year_column : int
        Columns of the places, of their provinces and of years; 0 where there is none.
    first_row : int
        First row with a place.
    columns : tuple of Column
        Columns with figures and a label.
    title : str
        Title as printed; empty where the sheet prints none.
    lines : tuple of str
        Texts that stand alone in their row above the places.
    """

    name_column: int
    province_column: int
    first_row: int
    columns: tuple[Column, ...]
    title: str
    lines: tuple[str, ...] = ()
    year_column: int = 0


def read_head(grid: Grid, is_unit: UnitTest) -> Head:
    """Read the head of a sheet.

    Parameters
    ----------
    grid : Grid
        Sheet or delimited text.
    is_unit : callable
        Tells whether a squeezed text is the name of a unit.

    Returns
    -------
    Head
        ``province_column`` is 0 where provinces stand on rows of their own or nowhere.

    Raises
    ------
    InputError
        Where no column holds names of places with figures beside them.
    """
    name_column = _name_column(grid)
    if not name_column:
        expected = "a column of places with figures beside"
        raise InputError(grid.file, grid.sheet, "no column with names of places", expected)
    rows = _place_rows(grid, name_column)
    first = _first_figures(grid, name_column, min(rows))
    province = _province_column(grid, rows, name_column)
    lines = lines_of(grid, first)
    year_column = _year_column(grid, first)
    defaults = sheet_unit(grid, first, lambda text: _is_unit(text, is_unit)), sheet_scope(lines)
    skipped = {name_column, province, year_column}
    figures = {number for row in rows for number, cell in enumerate(grid.rows[row - 1], 1) if is_number(cell)}
    columns = (_column(grid, number, first, is_unit) for number in sorted(figures - skipped))
    kept = tuple(_with_defaults(column, *defaults) for column in columns if column.path)
    return Head(name_column, province, first, kept, title_of(grid, first, name_column), lines, year_column)


def _first_figures(grid: Grid, name_column: int, first: int) -> int:
    """First row of figures: 全省 and 总计 stand above the first place and head no column."""
    while first > 1 and grid.cell(first - 1, name_column).strip() and _is_row_of_figures(grid, first - 1, name_column):
        first -= 1
    return first


def _is_row_of_figures(grid: Grid, row: int, name_column: int) -> bool:
    cells = [cell for number, cell in enumerate(grid.rows[row - 1], 1) if number > name_column and cell.strip()]
    figures = [cell for cell in cells if is_number(cell) and not _YEAR.fullmatch(squeeze(cell))]
    return len(figures) * 2 > len(cells)


def _place_rows(grid: Grid, column: int) -> list[int]:
    return [row for row in range(1, grid.height + 1) if is_place(grid.cell(row, column))]


def _name_column(grid: Grid) -> int:
    """Column with most places that have a figure in their row; 0 for none."""
    counts: Counter[int] = Counter()
    for row in grid.rows:
        if any(is_number(cell) for cell in row):
            counts.update(number for number, cell in enumerate(row, 1) if is_place(cell) and "、" not in cell)
    names = {number: _distinct(grid, number) for number in counts}
    # A column of provinces also holds place names; places differ from row to row.
    return max(names, key=lambda number: (names[number], -number), default=0)


def _distinct(grid: Grid, column: int) -> int:
    return len({squeeze(grid.cell(row, column)) for row in _place_rows(grid, column)})


def _province_column(grid: Grid, rows: list[int], name_column: int) -> int:
    for number in range(1, min(grid.width, name_column + 3) + 1):
        cells = [squeeze(grid.cell(row, number)) for row in rows]
        named = [all(is_province(part) for part in cell.split("、")) for cell in cells]
        if number != name_column and sum(named) > len(rows) / 2:
            return number
    return 0


def _year_column(grid: Grid, first: int) -> int:
    """Column that gives the year of each row; 0 for none."""
    heads = (n for n in range(1, grid.width + 1) for row in range(1, first) if _heads_years(grid.cell(row, n)))
    return next((number for number in heads if _YEAR.fullmatch(squeeze(grid.cell(first, number)))), 0)


def _heads_years(cell: str) -> bool:
    return squeeze(cell) in _YEAR_HEADS or squeeze(cell).lower() == "year"


def _is_unit(text: str, is_unit: UnitTest) -> bool:
    # Two units in one column (亿元、%) are kept together, so that the proposal can refuse them.
    return bool(text) and all(is_unit(part) for part in re.split(r"[、,;]|(?<=元)/(?=%)", text))


def _column(grid: Grid, number: int, first: int, is_unit: UnitTest) -> Column:
    path: list[str] = []
    unit, scope, english = "", "", ""
    year: int | None = None
    for row in range(1, first):
        printed = grid.filled(row, number)
        translated = english_part(printed)
        # The row of scopes (Total City) is translated, too; the translation that prints a unit is kept.
        english = translated if translated and (english_unit(translated) or not english_unit(english)) else english
        text = chinese_part(printed)
        if UNIT_LINE.search(text):
            continue
        of_year = _YEAR.fullmatch(text)
        if of_year:
            year = int(of_year.group(1))
            continue
        label, found_unit, found_scope = _take_apart(without_number(text), is_unit)
        if not path and found_unit and found_unit == text:
            # The first header is a name even where it reads like a unit (镇, 户).
            label, found_unit = text, ""
        unit, scope = found_unit or unit, found_scope or scope
        if label and (not path or path[-1] != label):
            path.append(label)
    return Column(number, tuple(path), unit, scope, english, year)


def _take_apart(text: str, is_unit: UnitTest) -> tuple[str, str, str]:
    """Label, unit and scope of one squeezed header cell."""
    unit, scope = "", ""
    for inner in reversed(parentheses(text)):
        if _is_unit(inner, is_unit) and (not unit or text.endswith(f"({inner})")):
            # (亿元)(万元) are two units; of 局(所)数(处) the first is a part of the name.
            unit, text = f"{inner}、{unit}" if unit else inner, without(text, inner)
        elif inner in PRINTED:
            scope, text = inner, without(text, inner)
    if not unit and _is_unit(text, is_unit):
        return "", text, scope
    for name in PRINTED:
        if text == name or text.endswith(name):
            return text.removesuffix(name), unit, name
    return text, unit, scope


def _with_defaults(column: Column, unit: str, scope: str) -> Column:
    return replace(column, unit=column.unit or unit, scope=column.scope or scope)
