"""Years of a file of statistics: the year of the edition and the year of its data, as far as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.statistics.sheets import SheetTable
from analysis.statistics.wording import squeeze

_DATA_YEAR = re.compile(r"(?:中国)?((?:19|20)\d\d)年.{0,20}?(?:数据|统计|情况|资料)")
_YEAR = re.compile(r"((?:19|20)\d\d)年(?!鉴|[—–-])")
_EDITION_YEAR = re.compile(
    r"年鉴(?:[(（][^\d()（）]{1,8}[)）])?[(（\s—–-]*((?:19|20)\d\d)|((?:19|20)\d\d)年?(?:中国)?[\u4e00-\u9fff]{0,8}年鉴"
)
_ROW_YEAR = re.compile(r"((?:19|20)\d\d)年?")


def years_of(tables: Iterable[SheetTable], lag: int) -> tuple[int | None, int | None]:
    """Year of the data and year of the edition of a file.

    Parameters
    ----------
    tables : iterable of (Grid, Head)
        Its tables, the first one first.
    lag : int
        Year of the edition minus year of the data, in the series.

    Returns
    -------
    tuple of (int or None, int or None)
        One follows from the other where only one is printed; of years in columns or rows the last one is that of
        the data. Both None where no year is printed.
    """
    tables = list(tables)
    text = " ".join(_texts(tables[0]))
    edition = _EDITION_YEAR.search(text)
    edition_year = int(edition.group(1) or edition.group(2)) if edition else None
    data_year = printed_year(tables[0])
    if data_year is None and edition_year is not None:
        data_year = edition_year - lag
    if data_year is None:
        data_year = max((year for table in tables for year in _listed(table)), default=None)
    if edition_year is None and data_year is not None:
        edition_year = data_year + lag
    return data_year, edition_year


def printed_year(table: SheetTable) -> int | None:
    """Year of the data that the head of one table prints; None for none or several."""
    text = " ".join(_texts(table))
    data = _DATA_YEAR.search(text)
    printed = set(_YEAR.findall(text)) - {str(column.year) for column in table[1].columns}
    return int(data.group(1)) if data else int(printed.pop()) if len(printed) == 1 else None


def row_year(table: SheetTable, row: int) -> int | None:
    """Year that a row gives in the column of years; None where the table has no such column."""
    grid, head = table
    match = _ROW_YEAR.fullmatch(squeeze(grid.cell(row, head.year_column))) if head.year_column else None
    return int(match.group(1)) if match else None


def listed_years(table: SheetTable) -> tuple[int, ...]:
    """Years that stand side by side in the columns, or below each other in the rows, of one table; sorted."""
    return tuple(sorted(set(_listed(table))))


def _listed(table: SheetTable) -> list[int]:
    grid, head = table
    rows = (row_year(table, row) for row in range(head.first_row, grid.height + 1))
    return [year for year in (*(column.year for column in head.columns), *rows) if year is not None]


def _texts(table: SheetTable) -> list[str]:
    grid, head = table
    return [cell for row in grid.rows[: head.first_row - 1] for cell in row if cell]
