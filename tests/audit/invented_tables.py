"""Invented rows of the derived tables that the rules look at."""

from analysis.audit import Finding, Material, find_all
from analysis.registry import Registry

PLACE = {"place": "澜沅市", "place_id": "999900"}
SPAN = {"start": 0, "end": 4, "confidence": 0.9, "year_basis": "stated"}


def statement(name: str, doc_id: str, line: int, indicator: str, value: str, **cells: object) -> dict[str, object]:
    """A row of targets or outcomes; ``value`` is the lower end, other cells by name."""
    row = {
        name: cells.pop("ref", f"{doc_id}:{line * 100}"),
        "doc_id": doc_id,
        **PLACE,
        "indicator_id": indicator or None,
        "subject": "invented",
        "kind": "level",
        "comparator": "eq",
        "lower": value,
        "origin": "prose",
        "line": line,
        **SPAN,
        "start": line * 100,
        "end": line * 100 + 4,
    }
    return row | cells


def target(
    doc_id: str, line: int, indicator: str, value: str, year: str = "2030", **cells: object
) -> dict[str, object]:
    return statement("target_id", doc_id, line, indicator, value, target_year=year, **cells)


def outcome(
    doc_id: str, line: int, indicator: str, value: str, year: str = "2025", **cells: object
) -> dict[str, object]:
    return statement("outcome_id", doc_id, line, indicator, value, year=year, **cells)


def cell(make, doc_id: str, key: str, line: int, *values: str, **cells: object) -> dict[str, object]:
    """A statement of a table cell; ``key`` is table.row.column."""
    return make(doc_id, line, *values, ref=f"{doc_id}:{key}", origin="table", **cells)


def table_row(doc_id: str, row: str, line: int, label: str, **cells: object) -> dict[str, object]:
    return {"doc_id": doc_id, "table": "t1", "row": row, "label": label, "line": line, **cells}


def findings(registry: Registry, **tables: list[dict[str, object]]) -> list[Finding]:
    frames = {name: registry.tables[name].frame(rows) for name, rows in tables.items()}
    return find_all(Material(frames, registry))


def rules(found: list[Finding]) -> list[str]:
    return [finding.rule for finding in found]
