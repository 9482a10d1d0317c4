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
        marks = row.marks + "".join(cell_marks(cell.text) for cell in row.cells.values())
        flags |= {meaning.flag for sign, meaning in legend.marks.items() if sign in marks}
    if any(_is_cumulative(row, role, legend) for role, _ in row.cells):
        flags.add("cumulative")
    if row.header:
        flags.add("group_header")
    if not row.announced:
        flags.add("announced_rows_differ")
    if not level_number(row, "target") and _has_growth(row):
        flags.add("growth_only")
    if any(_is_assigned(row, role) for role in ("base", "target", "target_growth")):
        flags.add("provincial_target")
    if _unit_differs(row, registry):
        flags.add("unit_suspect")
    return [flag for flag in FLAGS if flag in flags]


def _has_growth(row: PrintedRow) -> bool:
    annual = [value for value in cell_values(row, "target") if value.growth == "annual"]
    return any(value.number for value in (*cell_values(row, "target_growth"), *annual))


def _is_cumulative(row: PrintedRow, role: str, legend: Legend) -> bool:
    for value in cell_values(row, role):
        if value.bracketed and value.number:
            levels = growth_levels(row, role) if role.endswith("_growth") else ("", "")
            decided = decide_bracket(value, levels, row.label, legend.bracket, role.endswith("_growth"))
            if decided.meaning == "cumulative":
                return True
    return False


def _is_assigned(row: PrintedRow, role: str) -> bool:
    values = cell_values(row, role)
    worded = any(value.comparator in {"delegated", "direction"} for value in values)
    return worded and bool(_ABOVE.search(row.text((role, 0))))


def _unit_differs(row: PrintedRow, registry: Registry) -> bool:
    """Whether the printed unit measures something else than the unit of the concept with exactly this name."""
    printed = registry.find_unit(row.unit) if row.unit else None
    named = registry.once(_units_by_name).get(row.label, []) if printed is not None else []
    own = [registry.find_unit(unit) for unit in named]
    return bool(named) and not any(unit and printed and unit.dimension == printed.dimension for unit in own)


def _units_by_name(registry: Registry) -> dict[str, list[str]]:
    """Units of the concepts by their names, as listed."""
    units: dict[str, list[str]] = defaultdict(list)
    for indicator in registry.indicators.values():
        for name in (indicator.zh, *indicator.aliases):
            units[name].append(indicator.unit)
    return dict(units)
