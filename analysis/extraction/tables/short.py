"""Short rows: of a row that lost a cell, the cells whose column is certain all the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from math import comb

from analysis.extraction.tables.cell_values import NUMBER, normal_cell
from analysis.extraction.tables.columns import VALUE_ROLES, Column, Columns
from analysis.extraction.tables.grid import ATTRIBUTE, ROW_NUMBER, Entry, is_filled_value, lead_entry
from analysis.extraction.tables.labels import is_unit_text
from analysis.extraction.tables.lines import Cell
from analysis.extraction.tables.tokens import suits
from analysis.registry import Registry

_DIGIT = re.compile(r"\d")
# Ways to lay few cells under many columns that are still gone through.
_MOST_WAYS = 2000
# A class may stand before the number of a row.
_FIRST_CELLS = 2

Shapes = Mapping[int, set[str]]


def named_entry(cells: Sequence[Cell], columns: Columns, line: int, registry: Registry) -> Entry | None:
    """Keep number and name of a row that does not fit, with its other cells loose; None where it has no name."""
    firsts = cells[:_FIRST_CELLS] if columns.numbered else ()
    numbers = [i for i, cell in enumerate(firsts) if ROW_NUMBER.fullmatch(cell.text)]
    first = numbers[0] + 1 if numbers else 0
    names = [i for i, cell in enumerate(cells) if i >= first and cell and not _is_figure(cell)]
    if not names or any(cells[first : names[0]]):
        return None
    end = next(i for i in names if i + 1 not in names) + 1
    if "unit" in columns.roles and end - 1 > names[0] and is_unit_text(cells[end - 1].text, registry):
        end -= 1
    entry = lead_entry(cells[:end], {}, columns, line)
    return replace(entry, loose=True, rest=tuple(cells[end:])) if entry.label or entry.sublabel else None


def _is_figure(cell: Cell) -> bool:
    return is_filled_value(cell.text) or bool(ATTRIBUTE.fullmatch(normal_cell(cell.text)))


def with_certain_cells(entries: Sequence[Entry], registry: Registry) -> tuple[Entry, ...]:
    """Give rows that lost a cell those of their cells that can stand in one column only.

    Parameters
    ----------
    entries : sequence of Entry
        Rows of a table; ``rest`` of a loose one holds the cells right of its name.
    registry : Registry
        For units.

    Returns
    -------
    tuple of Entry
        A cell is placed where every way to lay the cells of its row in order under the columns puts it in the same
        one. Of several ways those count whose cells look like others of their columns (``>80``, ``[18]``), if any do.
    """
    if not any(entry.loose for entry in entries):
        return tuple(entries)
    shapes: dict[int, set[str]] = defaultdict(set)
    for entry in entries:
        for index, cell in ({} if entry.loose else entry.values).items():
            shapes[index].add(_shape(cell))
    return tuple(
        replace(entry, values=_certain(entry, shapes, registry)) if entry.loose else entry for entry in entries
    )


def _certain(entry: Entry, shapes: Shapes, registry: Registry) -> dict[int, Cell]:
    ways = list(_ways(entry, registry))
    alike = [way for way in ways if all(_looks_alike(entry.columns[i], cell, shapes[i]) for i, cell in way.items())]
    ways = alike or ways
    if not ways:
        return {}
    return {i: cell for i, cell in ways[0].items() if cell and all(way.get(i) == cell for way in ways)}


def _ways(entry: Entry, registry: Registry) -> Iterator[dict[int, Cell]]:
    """Ways to lay the loose cells of a row under its columns, in order, each where its column can hold it."""
    tail = entry.columns.tail
    if not entry.rest or comb(len(tail), len(entry.rest)) > _MOST_WAYS:
        return
    for indices in combinations(tail, len(entry.rest)):
        way = dict(zip(indices, entry.rest, strict=True))
        if all(suits(entry.columns[i].role, cell.text, registry) for i, cell in way.items()):
            yield way


def _looks_alike(column: Column, cell: Cell, shapes: set[str]) -> bool:
    shape = _shape(cell)
    return column.role not in VALUE_ROLES or not shape or shape in shapes


def _shape(cell: Cell) -> str:
    """Give what a cell looks like without its digits: ``>9``, ``[9]``, ``9左右``; empty for a cell without any."""
    text = normal_cell(cell.text)
    return NUMBER.sub("9", text) if _DIGIT.search(text) else ""
