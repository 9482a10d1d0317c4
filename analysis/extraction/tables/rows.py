"""Printed rows: categories carried, sub-rows numbered and named, labels and units split."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from analysis.extraction.tables.brackets import CHANGE_LABEL, GROWTH_LABEL
from analysis.extraction.tables.cell_values import CellValue, UnknownWording, normal_cell
from analysis.extraction.tables.cells import cell_reading
from analysis.extraction.tables.columns import VALUE_ROLES, Columns
from analysis.extraction.tables.grid import ATTRIBUTE, Entry, row_number
from analysis.extraction.tables.labels import OF_WHICH, Label, split_label
from analysis.extraction.tables.lines import Cell
from analysis.extraction.tables.regions import group_heading
from analysis.registry import Registry

_NUMBER_IN_NAME = re.compile(r"(\d{1,2})[.．](?=\S)")
_ATTRIBUTE_HEADING = re.compile(r"(预期性|约束性)(?:指标)?")
_SCOPED = re.compile(r"^([\u4e00-\u9fff]{2,10}?)\s*([-+]?\d.*)$")


class _PrintedCells(NamedTuple):
    """What :class:`PrintedRow` describes; as a tuple, since rows are often copied with another number or name."""

    row: str
    category: str
    label: str
    unit: str
    attribute: str
    marks: str
    cells: dict[tuple[str, int], Cell]
    columns: Columns
    at: Cell
    scope: str = ""
    shared: Mapping[tuple[str, int], Cell] = MappingProxyType({})
    shared_attribute: str = ""
    header: bool = False
    announced: bool = True
    printed_number: str = ""


class PrintedRow(_PrintedCells):
    """A row of an indicator table.

    Attributes
    ----------
    row : str
        Printed number, 17.1 for sub-rows; rows of a table without numbers are counted.
    category, label, unit, attribute : str
        Simplified.
    marks : str
        Marks printed at the label.
    cells : dict of (role, rank) to Cell
        Value cells that print something; a scope before the number (国控断面 90.9) is part of the cell.
    columns : Columns
        Columns of the header in force.
    at : Cell
        The label.
    scope : str
        Scope printed in a value cell, which is part of the label too.
    shared : dict of (role, rank) to Cell
        Cells of the row above that a row without a label of its own shares, because they are merged over both.
    shared_attribute : str
        Attribute of the row above, shared in the same way.
    header : bool
        A row without values over sub-rows.
    printed_number : str
        Number printed before the row or in its label.
    announced : bool
        False where the heading of its group announces another number of rows than follow.
    """

    def text(self, key: tuple[str, int]) -> str:
        """Text of a cell without the scope that belongs to the label (国控断面 90.9), empty where there is none."""
        cell = self.cells.get(key)
        return cell.text.removeprefix(self.scope).strip() if cell is not None else ""

    @cached_property
    def values(self) -> dict[tuple[str, int], tuple[CellValue, ...]]:
        """Values of its cells; none where a cell prints no value or is not understood."""
        return {key: _read(self.text(key)) or () for key in self.cells}

    @cached_property
    def says_growth(self) -> bool:
        """Whether the label ends as the name of a rate of growth does."""
        return bool(GROWTH_LABEL.search(self.label))

    @cached_property
    def says_change(self) -> bool:
        """Whether the label ends as the name of a change does."""
        return bool(CHANGE_LABEL.search(self.label))


def print_rows(entries: Sequence[Entry], registry: Registry) -> list[PrintedRow]:
    """Work out the rows of a table.

    Parameters
    ----------
    entries : sequence of Entry
        Rows and group headings in order.
    registry : Registry
        For units.

    Returns
    -------
    list of PrintedRow
        A row split in two with the number only on the first becomes n.1 and n.2; a row without values is the header of
        the rows without number below it.
    """
    entries = _numbered_in_names(_classed(entries))
    numbered = any(entry.number is not None for entry in entries)
    rows: list[_Numbered] = []
    count = 0
    for group in _groups(entries, numbered):
        blocks = _blocks(group.entries, numbered)
        members = [row for i, block in enumerate(blocks, count + 1) for row in _block_rows(block, str(i), registry)]
        count += len(blocks)
        announced = group.announced in {None, len(blocks), len(members)}
        rows += [row._replace(category=group.name, announced=announced) for row in members]
    return _with_numbers(rows)


def _numbered_in_names(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Part the number of a row from a name that begins with a digit (6.3岁以下… after 5.…) by the row before."""
    parted, before = [], 0
    for entry in entries:
        found = _NUMBER_IN_NAME.match(entry.label.text) if entry.label is not None and entry.number is None else None
        if found and entry.label is not None:
            if int(found[1]) == before + 1 > 1 and entry.label.text[found.end()].isdigit():
                # A space after the point tells the number from a decimal.
                name = f"{found[0]} {entry.label.text[found.end() :]}"
                entry = dataclasses.replace(entry, label=entry.label._replace(text=name))
            before = int(found[1])
        parted.append(entry)
    return parted


def _classed(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Take the first of two names for the class where every row has a second one and the first holds for several."""
    rows = [entry for entry in entries if not entry.heading]
    roles = rows[0].columns.roles if rows else []
    classed = all(row.sublabel is not None and row.number is None for row in rows)
    if "category" in roles or not classed or all(row.label is not None for row in rows):
        return entries
    lifted = [dataclasses.replace(row, category=row.label, label=row.sublabel, sublabel=None) for row in entries]
    return [entry if entry.heading else other for entry, other in zip(entries, lifted, strict=True)]


class _Numbered(NamedTuple):
    """A row with what is known of it only beside the others: its numbers, and the group it stands in."""

    row: PrintedRow
    counted: str
    printed: str
    category: str = ""
    announced: bool = True


def _with_numbers(rows: list[_Numbered]) -> list[PrintedRow]:
    """Rows with their printed numbers, or counted where none are printed or the numbers begin anew in each group."""
    numbers = [row.printed for row in rows]
    if not all(numbers) or len(set(numbers)) < len(numbers):
        numbers = [row.counted for row in rows]
    return [
        row._replace(
            row=number,
            printed_number=printed,
            category=category,
            announced=announced,
            attribute=row.attribute or _heading_attribute(category),
        )
        for number, (row, _, printed, category, announced) in zip(numbers, rows, strict=True)
    ]


@dataclass
class _Group:
    name: str
    announced: int | None
    entries: list[Entry] = field(default_factory=list)


def _groups(entries: Sequence[Entry], numbered: bool) -> list[_Group]:
    """Rows under one heading, with the category carried down to those that do not repeat it."""
    groups = [_Group("", None)]
    categories = bool(entries) and "category" in entries[0].columns.roles
    for entry in entries:
        lone = entry.label if _is_lone(entry) else None
        if entry.heading or (lone is not None and not categories):
            cell = entry.category if entry.heading else lone
            name, count = group_heading(cell.text if cell else "") or (cell.text if cell else "", None)
            groups.append(_Group(name, count))
            continue
        if entry.category is not None:
            name, count = group_heading(entry.category.text) or ("".join(entry.category.text.split()), None)
            if name != groups[-1].name or count != groups[-1].announced:
                groups.append(_Group(name, count))
        groups[-1].entries.append(entry)
    return [group for group in groups if group.entries]


def _heading_attribute(name: str) -> str:
    """Attribute that the heading of a group gives its rows: 约束性指标."""
    found = _ATTRIBUTE_HEADING.fullmatch(name)
    return found[1] if found else ""


def _is_lone(entry: Entry) -> bool:
    """Whether a row is nothing but a name: the heading of a group where the table has no column for it."""
    return not (entry.has_values or entry.loose or entry.number or entry.sublabel)


def _blocks(entries: Sequence[Entry], numbered: bool) -> list[list[Entry]]:
    """Group a numbered row with those without number below it; without numbers, a row with its parts and scopes."""
    blocks: list[list[Entry]] = []
    for entry in entries:
        follows = entry.number is None if numbered else entry.label is None or _is_part(entry)
        if follows and blocks:
            blocks[-1].append(entry)
        else:
            blocks.append([entry])
    return blocks


def _is_part(entry: Entry) -> bool:
    return entry.label is not None and bool(OF_WHICH.match(entry.label.text))


def _block_rows(block: list[Entry], counted: str, registry: Registry) -> list[_Numbered]:
    head = block[0]
    first = _label(head, registry)
    printed = (row_number(head.number.text) if head.number is not None else "") or first.number
    return [
        _Numbered(row, counted + row.row, printed and printed + row.row)
        for row in _numbered_rows(block, first, registry)
    ]


def _numbered_rows(block: list[Entry], first: Label, registry: Registry) -> list[PrintedRow]:
    """Name the rows of a block; ``row`` is what follows the number of the block (empty, .1, .2)."""
    head, rest = block[0], block[1:]
    if not rest:
        return [_row(head, "", _whole_label(head, first, registry))]
    if not head.has_values or _is_part(rest[0]):
        children = [_child(entry, f".{i}", first, registry) for i, entry in enumerate(rest, 1)]
        return [_row(head, "", first), *children]
    if head.sublabel is not None:
        return [_child(entry, f".{i}", first, registry) for i, entry in enumerate(block, 1)]
    if all(entry.label is None and entry.sublabel is None for entry in rest):
        return [_scoped(entry, f".{i}", first, head, registry) for i, entry in enumerate(block, 1)]
    return [_sibling(entry, f".{i}", first, registry) for i, entry in enumerate(block, 1)]


def _label(entry: Entry, registry: Registry) -> Label:
    return split_label(entry.label.text, registry) if entry.label is not None else Label("")


def _whole_label(entry: Entry, first: Label, registry: Registry) -> Label:
    if entry.sublabel is None:
        return first
    second = split_label(entry.sublabel.text, registry)
    name, marks = f"{first.name}/{second.name}", first.marks + second.marks
    return second._replace(name=name, unit=second.unit or first.unit, marks=marks)


def _child(entry: Entry, number: str, parent: Label, registry: Registry) -> PrintedRow:
    own = entry.sublabel or entry.label
    label = split_label(own.text, registry) if own is not None else Label("")
    name = f"{parent.name}/{label.name}" if label.name else parent.name
    row = _row(entry, number, label._replace(name=name), own)
    return row._replace(unit=row.unit or parent.unit, header=False)


def _sibling(entry: Entry, number: str, first: Label, registry: Registry) -> PrintedRow:
    label = _label(entry, registry)
    name = f"{first.name}/{label.name}" if label.part else label.name or first.name
    return _row(entry, number, label._replace(name=name))._replace(header=False)


def _scoped(entry: Entry, number: str, first: Label, head: Entry, registry: Registry) -> PrintedRow:
    """Name a row whose own name stands before a number (国控断面 90.9); it shares the other cells of the row above."""
    cells = _cells(entry)
    named = ((cell, _SCOPED.match(cell.text)) for cell in cells.values())
    cell, match = next(((cell, match) for cell, match in named if match and _read(cell.text) is None), (None, None))
    scope = match[1] if match else ""
    label = first._replace(name=f"{first.name}/{scope}" if scope else first.name)
    shared = {key: value for key, value in _cells(head).items() if key not in cells} if entry is not head else {}
    row = _row(entry, number, label, entry.label or cell)._replace(scope=scope, shared=shared)
    return row._replace(shared_attribute=_row(head, number, first).attribute if shared else "")


def _read(text: str) -> tuple[CellValue, ...] | None:
    """Values of a cell; None where it is not understood."""
    values = cell_reading(text)
    return None if isinstance(values, UnknownWording) else values


def _cells(entry: Entry) -> dict[tuple[str, int], Cell]:
    keys = entry.columns.keys
    return {keys[i]: cell for i, cell in entry.values.items() if cell.text and keys[i][0] in VALUE_ROLES}


def _with_merged_target(entry: Entry) -> dict[tuple[str, int], Cell]:
    """Cells of a row; one over base and target that leaves the figure to the authority above is the target's."""
    cells, base, target = _cells(entry), ("base", 0), ("target", 0)
    if target not in cells and base in cells and target in entry.columns.keys and _is_delegated(cells[base].text):
        cells[target] = cells.pop(base)
    return cells


def _is_delegated(text: str) -> bool:
    return any(value.comparator == "delegated" for value in _read(text) or ())


def _row(entry: Entry, number: str, label: Label, at: Cell | None = None) -> PrintedRow:
    unit, attribute = entry.cell("unit"), entry.cell("attribute")
    printed_unit = "".join(unit.text.split()) if unit is not None else ""
    found = ATTRIBUTE.fullmatch(normal_cell(attribute.text)) if attribute is not None else None
    place = at or entry.label or entry.sublabel or next(cell for cell in entry.values.values() if cell)
    return PrintedRow(
        row=number,
        category="",
        label=label.name,
        unit=label.unit or printed_unit.strip("-—–/"),
        attribute=f"{found[1]}性" if found else "",
        marks=label.marks,
        cells=_with_merged_target(entry),
        columns=entry.columns,
        at=place,
        header=not (entry.has_values or entry.loose),
    )
