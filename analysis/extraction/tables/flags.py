"""Flags of a row: what marks, brackets, wording and notes say of it, from a closed list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from analysis.extraction.tables.brackets import decide_bracket
from analysis.extraction.tables.cell_values import CellValue, cell_marks
from analysis.extraction.tables.notes.facts import NoteFact
from analysis.extraction.tables.notes.legend import Legend
from analysis.extraction.tables.rows import PrintedRow
from analysis.registry import Registry

FLAGS = (
    "cumulative",
    "estimate",
    "caliber_changed",
    "base_revised",
    "target_revised",
    "growth_only",
    "group_header",
    "not_published",
    "not_assessed",
    "provincial_target",
    "announced_rows_differ",
    "unit_suspect",
)
# What a note says in words, as a flag of the rows that it names.
_NOTED = {
    "caliber_changed": "caliber_changed",
    "base_revised": "base_revised",
    "target_revised": "target_revised",
    "target_adjusted": "target_revised",
    "not_published": "not_published",
    "not_assessed": "not_assessed",
    "cancelled": "not_assessed",
}
# Cells that may say what the authority above has set, and the values that say so.
_ASSIGNABLE = {("base", 0), ("target", 0), ("target_growth", 0)}
_WORDED = {"delegated", "direction"}
_ABOVE = re.compile(r"省|国家|上级|中央|全国|市下达|市定")


def cell_values(row: PrintedRow, role: str) -> tuple[CellValue, ...]:
    """Values of the first cell of a role of a row; none where it is empty, prints no value, or is not understood."""
    return row.values.get((role, 0), ())


def level_number(row: PrintedRow, role: str) -> str:
    """Give the number of a level cell, empty where it has none or several, or where it is no level."""
    values = [value for value in cell_values(row, role) if not (value.bracketed or value.growth)]
    return values[0].number if len(values) == 1 else ""


def growth_levels(row: PrintedRow, role: str) -> tuple[str, str]:
    """Give the base and the end level beside a growth cell."""
    return level_number(row, "base"), level_number(row, role.removesuffix("_growth"))


def row_flags(row: PrintedRow, legend: Legend, facts: Sequence[NoteFact], registry: Registry) -> list[str]:
    """Collect the flags of a row, in the order of ``FLAGS``.

    Parameters
    ----------
    row : PrintedRow
        The row.
    legend : Legend
        Legend of its table.
    facts : sequence of NoteFact
        Facts of the notes that name the row.
    registry : Registry
        Units of the concepts, for ``unit_suspect``.
    """
    flags = {_NOTED[fact.status] for fact in facts if fact.status in _NOTED}
    if legend.marks:
        marks = row.marks + cell_marks("".join(cell.text for cell in row.cells.values()))
        flags |= {meaning.flag for sign, meaning in legend.marks.items() if sign in marks}
    if _is_cumulative(row, legend):
        flags.add("cumulative")
    if row.header:
        flags.add("group_header")
    if not row.announced:
        flags.add("announced_rows_differ")
    if not level_number(row, "target") and _has_growth(row):
        flags.add("growth_only")
    if _is_assigned(row):
        flags.add("provincial_target")
    if _unit_differs(row, registry):
        flags.add("unit_suspect")
    return [flag for flag in FLAGS if flag in flags]


def _has_growth(row: PrintedRow) -> bool:
    annual = [value for value in cell_values(row, "target") if value.growth == "annual"]
    return any(value.number for value in (*cell_values(row, "target_growth"), *annual))


def _is_cumulative(row: PrintedRow, legend: Legend) -> bool:
    for (role, rank), values in row.values.items():
        for value in values:
            if value.bracketed and rank == 0 and value.number:
                growth = role.endswith("_growth")
                levels = growth_levels(row, role) if growth else ("", "")
                if decide_bracket(value, levels, row.label, legend.bracket, growth).meaning == "cumulative":
                    return True
    return False


def _is_assigned(row: PrintedRow) -> bool:
    for key, values in row.values.items():
        worded = key in _ASSIGNABLE and any(value.comparator in _WORDED for value in values)
        if worded and _ABOVE.search(row.text(key)):
            return True
    return False


def _unit_differs(row: PrintedRow, registry: Registry) -> bool:
    """Whether the printed unit measures something else than the unit of the concept with exactly this name."""
    named = registry.once(_units_by_name).get(row.label, []) if row.unit else []
    if not named or row.unit in named:
        return False
    printed = registry.find_unit(row.unit)
    own = [registry.find_unit(unit) for unit in named]
    return printed is not None and not any(unit and unit.dimension == printed.dimension for unit in own)


def _units_by_name(registry: Registry) -> dict[str, list[str]]:
    """Units of the concepts by their names, as listed."""
    units: dict[str, list[str]] = defaultdict(list)
    for indicator in registry.indicators.values():
        for name in (indicator.zh, *indicator.aliases):
            units[name].append(indicator.unit)
    return dict(units)
