"""An invented completion table with the quirks of real ones, as other rooms would hand it over."""

import re

import pandas as pd

from analysis.attainment import Printed
from analysis.indicators import match

COLUMNS = ("base", "target", "target_growth", "outcome", "outcome_growth")


def read_cell(cell):
    """Comparator and digits of a cell of the invented tables."""
    digits = re.search(r"-?\d+(?:\.\d+)?", cell)
    if digits is None:
        return ("delegated", None, None) if "完成" in cell else None
    if "以上" in cell:
        return "ge", digits[0], None
    if re.search("[≤<]|以内", cell):
        return "le", None, digits[0]
    return ("around" if "左右" in cell else "eq"), digits[0], None


def read_row(doc_id, number, row):
    for column in COLUMNS:
        read = read_cell(row.get(column) or "")
        if read is None:
            continue
        kind = "level"
        if column.endswith("growth"):
            kind = "cumulative" if "[" in row[column] else "growth_rate"
            # A cap in brackets is a limit for every year, not a sum over the years.
            kind = "share" if read[0] == "le" else kind
        kind = "status" if read[0] == "delegated" else kind
        yield {
            "statement_id": f"{doc_id}:t1.{number}.{column}",
            "doc_id": doc_id,
            "role": "target" if "target" in column else "outcome",
            "place": "甲市",
            "subject": row["label"],
            "kind": kind,
            "comparator": read[0],
            "lower": read[1],
            "upper": read[2],
            "unit": "%" if kind == "growth_rate" or "%" in row[column] else row.get("unit"),
            "year": "2025",
            "year_basis": "stated",
            "table": "t1",
            "row": str(number),
            "measure": column,
            "origin": "table",
            "line": number + 10,
            "start": 0,
            "end": 1,
            "confidence": 1.0,
        }


def print_plan(book, rows, notes=(), doc_id="demo-15fyp"):
    """Tables, notes and matched statements of an invented plan; ``rows`` are dicts with label, unit and cells."""
    tables = [
        {"doc_id": doc_id, "table": "t1", "row": str(n), "base_year": 2020, "target_year": 2025, "outcome_year": 2025,
         "line": n + 10, **row}
        for n, row in enumerate(rows, start=1)
    ]  # fmt: skip
    statements = [statement for n, row in enumerate(rows, start=1) for statement in read_row(doc_id, n, row)]
    facts = [{"doc_id": doc_id, "table": "t1", "note": "1", "line": 90, **note} for note in notes]
    frames = book.tables
    matched = match(frames["statements"].frame(statements), book)
    return Printed(
        frames["indicator_tables"].frame(tables), frames["table_notes"].frame(facts), matched.targets, matched.outcomes
    )


def join_plans(*plans):
    """Several plans as one set of tables."""
    return Printed(
        *(
            pd.concat([getattr(plan, name) for plan in plans], ignore_index=True)
            for name in ("tables", "notes", "targets", "outcomes")
        )
    )
