"""Lists of indicators: lines of a name and its value under a sentence that announces them, without a header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.extraction.tables.cell_values import UnknownWording
from analysis.extraction.tables.cells import cell_reading
from analysis.extraction.tables.lines import TextLine, split_cells
from analysis.extraction.tables.words import HeaderWord, period_years
from analysis.registry import Registry

_ANNOUNCED = re.compile(r"(?:指标|目标)[^。；]{0,12}[:：]$")
_COLONS = frozenset(":：")
_YEAR = re.compile(r"(\d{4})年")
_NAME = re.compile(r"[^\d，。；：,;:|]*[一-鿿]{2}[^，。；：,;:|]*")
_FEWEST = 3
_LONGEST_SENTENCE = 60
_LONGEST_ITEM = 90
_BLANK = 2


def may_announce(text: str) -> bool:
    """Whether a line ends as one does that announces a list."""
    return text.rstrip()[-1:] in _COLONS


def announced_columns(lines: Sequence[TextLine], index: int, registry: Registry) -> tuple[HeaderWord, ...]:
    """Columns of a list of indicators that a line announces.

    Parameters
    ----------
    lines : sequence of TextLine
        Lines of the document.
    index : int
        Index of the line that may announce a list: ``2030年的主要健康指标，其中：``.
    registry : Registry
        For the years of named periods.

    Returns
    -------
    tuple of HeaderWord
        A name and a target of the year that the line states; empty where it states none, or where fewer than three
        lines of a name, a space and a value follow.
    """
    text = lines[index].text.strip()
    if not may_announce(text) or len(text) > _LONGEST_SENTENCE or not _ANNOUNCED.search(text):
        return ()
    years, period = _YEAR.findall(text), period_years(text, registry)
    year = int(years[-1]) if years else period[1] if period else None
    if year is None or not all(_is_item(line) for line in _items(lines, index)):
        return ()
    return HeaderWord("label", "指标"), HeaderWord("value", text, "target", year=year)


def _items(lines: Sequence[TextLine], index: int) -> list[TextLine]:
    """Give the lines that must be items; a blank line where too few follow."""
    reach = [line for line in lines[index + 1 : index + 1 + _FEWEST * (_BLANK + 1)] if not line.blank][:_FEWEST]
    return reach if len(reach) == _FEWEST else [TextLine("", 0)]


def _is_item(line: TextLine) -> bool:
    cells = [cell.text for cell in split_cells(line, "space") if cell] if len(line.text) <= _LONGEST_ITEM else []
    return len(cells) == 2 and bool(_NAME.fullmatch(cells[0])) and _is_number(cells[1])


def _is_number(text: str) -> bool:
    values = cell_reading(text)
    return not isinstance(values, UnknownWording) and any(value.number for value in values)
