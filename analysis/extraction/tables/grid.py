"""Rows of a grid: cells of a line are laid under the columns, also where a row lost or gained a cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from analysis.extraction.tables.cell_values import MARK, NUMBER, UnknownWording, normal_cell
from analysis.extraction.tables.cell_wording import goes_on, numeral_digits
from analysis.extraction.tables.cells import cell_reading
from analysis.extraction.tables.columns import VALUE_ROLES, Columns
from analysis.extraction.tables.lines import Cell

ATTRIBUTE = re.compile(rf"(预期|约束|[\u4e00-\u9fff]{{2}}(?=性))性?(?:指标)?[{MARK}]*")
ROW_NUMBER = re.compile(
    r"[（(]?(\d{1,3}(?:-\d{1,2})?)[)）]?[.．、]?|([①-⒛])|[（(]?([一二三四五六七八九十]{1,3})[)）]?[.．、]?"
)
# In the column of numbers it may be longer, yet no year.
_LEAD_NUMBER = re.compile(rf"{ROW_NUMBER.pattern}|[（(]?((?!19|20)[1-9]\d{{3}})[)）]?[.．、]?")
# A name with its unit, which no value cell holds: a row of sub-rows that lost a cell would put it there.
_NAME_WITH_UNIT = re.compile(r"[^\d（(]{2,}[（(][^（）()\d]*(?:[%％‰元吨人件个岁亩米里/／]|年)[^（）()\d]*[）)]")
_IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
_LEAD = 4
_IMPOSSIBLE = -100.0


def row_number(text: str) -> str:
    """Give the printed number of a row in digits (3, 3-1, ③, 三), empty where the cell is none."""
    found = _LEAD_NUMBER.fullmatch(text)
    if not found:
        return ""
    return found[1] or found[4] or numeral_digits(found[2] or found[3])


@dataclass
class Entry:
    """A row as it stands in the text, before categories and sub-rows are worked out.

    ``values`` holds the cell of each column by its index; ``line`` is the index of the physical line. A ``heading``
    names a group; a ``loose`` row does not fit its header, and ``rest`` are its cells right of the label.
    """

    line: int
    columns: Columns
    category: Cell | None = None
    number: Cell | None = None
    label: Cell | None = None
    sublabel: Cell | None = None
    values: dict[int, Cell] = field(default_factory=dict)
    heading: bool = False
    loose: bool = False
    rest: tuple[Cell, ...] = ()

    def cell(self, role: str, rank: int = 0) -> Cell | None:
        """Cell of the column with a role, None where there is no such column or nothing is printed in it."""
        for index, cell in self.values.items():
            if self.columns.keys[index] == (role, rank):
                return cell or None
        return None

    @property
    def has_values(self) -> bool:
        """Whether any value column holds anything."""
        roles = self.columns.roles
        return any(cell.text and roles[index] in VALUE_ROLES for index, cell in self.values.items())


def is_value(text: str) -> bool:
    """Whether a text reads as the value of an indicator; a text without any printed value is none."""
    values = cell_reading(text)
    return not isinstance(values, UnknownWording) and (bool(values) or not normal_cell(text))


def is_filled_value(text: str) -> bool:
    """Whether a text reads as a value or as a printed sign for none (—)."""
    return bool(text) and not isinstance(cell_reading(text), UnknownWording)


def place_row(cells: Sequence[Cell], columns: Columns, line: int, padding: str = "") -> Entry | None:
    """Lay the cells of a row under the columns.

    Parameters
    ----------
    cells : sequence of Cell
        Cells of the row, empty ones included.
    columns : Columns
        Columns of the header in force.
    line : int
        Index of the physical line.
    padding : str
        Whether empty cells at the end of a line may be lost: empty for no; ``gap`` where spaces part the cells; ``tab``
        where no line of the table ends in an empty cell, so that they were cut off.

    Returns
    -------
    Entry or None
        None where no placement is certain: too few cells, or more than the header has. The columns right of the label
        are filled from the right, so that a lost category cell or one cell more in a block of sub-rows does no harm.
    """
    if len(cells) >= len(columns):
        return _best(cells, columns, line)
    placed = None if padding == "gap" else _best(cells, columns, line, _is_certain)
    if placed is not None or not padding:
        return placed
    end = cells[-1].end
    widened = [*cells, *[Cell("", end, end)] * (len(columns) - len(cells))]
    return _best(widened, columns, line, _is_understood if padding == "gap" else _ends_open)


def _best(
    cells: Sequence[Cell], columns: Columns, line: int, allowed: Callable[[Entry], bool] | None = None
) -> Entry | None:
    """Find the best placement of cells; ``allowed`` says which ones are certain where cells are missing."""
    tail = columns.tail
    best, best_score = None, 0.0
    trailing = next((k for k, cell in enumerate(reversed(cells)) if cell.text), len(cells))
    for dropped in range(trailing + 1):
        kept = cells[: len(cells) - dropped]
        if len(kept) < len(tail):
            break
        lead, values = kept[: len(kept) - len(tail)], kept[len(kept) - len(tail) :]
        entry = lead_entry(lead, dict(zip(tail, values, strict=True)), columns, line)
        if allowed is not None and not allowed(entry):
            continue
        score = _fit(entry, lead, allowed is not None or len(kept) < columns.width) - 0.1 * dropped
        if score > best_score:
            best, best_score = entry, score
    return best


def _is_understood(entry: Entry) -> bool:
    """Whether a row has a name; that its cells are values is seen to by their fit."""
    return entry.label is not None or entry.sublabel is not None


def _is_certain(entry: Entry) -> bool:
    """Whether a row with fewer cells than its header lost only cells left of its number and name."""
    numbered = entry.columns.numbered
    filled = [bool(cell) for cell in entry.values.values()]
    return (entry.number is not None or not numbered) and (all(filled) or not any(filled))


def _ends_open(entry: Entry) -> bool:
    """Whether a row lost only empty cells at its end: it has no values, or ends in words that hold for what follows."""
    if entry.label is None or (entry.columns.numbered and entry.number is None):
        return False
    attribute = "attribute" in entry.columns.roles
    filled = [cell for cell in entry.values.values() if cell]
    return not filled or (not attribute and not re.search(r"\d", filled[-1].text) and is_value(filled[-1].text))


def lead_entry(lead: Sequence[Cell], values: dict[int, Cell], columns: Columns, line: int) -> Entry:
    """Deal the cells left of the values to class, number, name and second name; ``values`` are placed already."""
    entry = Entry(line, columns, values=values)
    roles = columns.roles
    texts = [cell for cell in lead if cell.text]
    if "number" in roles:
        number = next((cell for cell in texts[:2] if _LEAD_NUMBER.fullmatch(cell.text)), None)
        if number is not None:
            entry.number = number
            at = texts.index(number)
            entry.category = texts[0] if at else None
            texts = texts[at + 1 :]
        elif len(texts) > 1 and lead and lead[0] and "category" in roles:
            entry.category, texts = texts[0], texts[1:]
    elif "category" in roles and texts and lead[0] and (len(texts) > 1 or len(lead) >= roles.index("label") + 1 > 1):
        entry.category, texts = texts[0], texts[1:]
    if len(texts) == 1 and _stands_as_sublabel(texts[0], lead, roles):
        entry.sublabel = texts[0]
        return entry
    entry.label = texts[0] if texts else None
    if len(texts) > 1:
        entry.sublabel = Cell("/".join(cell.text for cell in texts[1:]), texts[1].start, texts[-1].end)
    return entry


def _stands_as_sublabel(text: Cell, lead: Sequence[Cell], roles: Sequence[str]) -> bool:
    """Whether the only text of a row stands under the second of two columns of names."""
    return "sublabel" in roles and len(lead) == roles.index("sublabel") + 1 and lead[-1] is text


def _fit(entry: Entry, lead: Sequence[Cell], short: bool) -> float:
    """How well cells suit their columns; not above 0 where the placement cannot be meant."""
    texts = [cell for cell in (entry.category, entry.label, entry.sublabel) if cell is not None]
    if len([cell for cell in lead if cell.text]) > _LEAD or any(_is_figure(cell.text) for cell in texts):
        return _IMPOSSIBLE
    unnamed = entry.label is None and entry.sublabel is None
    if unnamed and (entry.number is not None or not entry.columns.numbered or not entry.has_values):
        return _IMPOSSIBLE
    score = 2.0 + (2.0 if entry.number is not None else 0.0)
    roles = entry.columns.roles
    for index, cell in entry.values.items():
        if cell.text:
            score += _cell_fit(roles[index], cell, short)
    return score


def _is_figure(text: str) -> bool:
    if not _IDEOGRAPH.search(text):
        return bool(NUMBER.fullmatch(normal_cell(text))) or is_filled_value(text)
    return bool(ATTRIBUTE.fullmatch(normal_cell(text)))


def _cell_fit(role: str, cell: Cell, short: bool) -> float:
    # Most cells of values are plain numbers.
    if role in VALUE_ROLES and NUMBER.fullmatch(cell.text):
        return 1.0
    plain = normal_cell(cell.text)
    attribute = bool(ATTRIBUTE.fullmatch(plain))
    if role == "attribute":
        if attribute or not plain.strip("-—–/"):
            return 2.0 * attribute
        return _IMPOSSIBLE if short or NUMBER.search(plain) else 0.0
    if role == "unit":
        return _IMPOSSIBLE if NUMBER.fullmatch(plain) or attribute else 0.5
    if role not in VALUE_ROLES:
        return 0.0
    if attribute or _NAME_WITH_UNIT.fullmatch(cell.text):
        return _IMPOSSIBLE
    if is_filled_value(cell.text):
        return 1.0
    # A row with fewer cells than the header is placed only where every cell is understood.
    return _IMPOSSIBLE if short else -1.0 + 0.5 * bool(re.search(r"\d", plain))


def _is_cut(before: Cell, after: Cell) -> bool:
    """Whether two cells are the halves of a name (neither is empty, a value or a number of a row) or of a wording."""
    if not (before and after):
        return False
    return goes_on(before.text, after.text) or not (is_filled_value(before.text) or ROW_NUMBER.fullmatch(after.text))


def joined_rows(rows: Sequence[tuple[int, tuple[Cell, ...]]], width: int) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Rows of a grid; two lines that are one row, cut inside a cell, are put together again."""
    index = 0
    while index < len(rows):
        line, cells = rows[index]
        following = rows[index + 1][1] if index + 1 < len(rows) else ()
        if len(cells) == 1 < len(following) and cells[0] and following[0].text.startswith(("（", "(")):
            cut = Cell(cells[0].text + following[0].text, cells[0].start, following[0].end)
            cells = (cut, *following[1:])
            index += 1
        elif 1 < len(cells) < width and len(cells) + len(following) - 1 == width and _is_cut(cells[-1], following[0]):
            cut = Cell(cells[-1].text + following[0].text, cells[-1].start, following[0].end)
            cells = (*cells[:-1], cut, *following[1:])
            index += 1
        yield line, cells
        index += 1
