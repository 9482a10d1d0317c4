"""What an update changed: tables before and after, row by row, each row with the source that it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis import files
from analysis.pipeline.arrival import Arrival
from analysis.pipeline.changes import paired_rows
from analysis.pipeline.stages import STAGES

Row = Mapping[str, str]
Pair = tuple[Row | None, Row | None]

# Columns that name the source of a row, the most telling first, with the column of the place in it.
SOURCES = (
    ("outcome_source", ""),
    ("source_id", "locator"),
    ("doc_id", "line"),
    ("doc_b", "line_b"),
    ("doc_a", "line_a"),
)
VERDICT = ("met", "reason", "outcome", "outcome_year", "outcome_source")


@dataclass(frozen=True)
class Changed:
    """What a report tells of.

    Attributes
    ----------
    arrival : Arrival
        The file that came in.
    before, after : mapping of str to bytes
        Tables as ``derived/name.csv`` and ``figures/name.csv``.
    jobs : mapping of str to tuple of str
        Jobs that ran, or would run, and why.
    figures_known : bool
        Whether there were figures to compare with; if not, neither side holds any.
    """

    arrival: Arrival
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    jobs: Mapping[str, tuple[str, ...]]
    figures_known: bool = True

    @cached_property
    def tables(self) -> dict[str, list[Pair]]:
        """Old and new row of all that differ, None where there is none, by name of the table."""
        found: dict[str, list[Pair]] = {}
        for name in sorted({*self.before, *self.after}):
            if self.before.get(name) != self.after.get(name):
                old, new = paired_rows(self.table(name, self.before), self.table(name, self.after))
                keys = dict.fromkeys((*old, *new))
                found[name] = [(old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)]
        return found

    @cached_property
    def verdicts(self) -> list[tuple[str, Pair]]:
        """Verdicts that differ with the table that holds them; two rows of one target count as one that changed."""
        tables = {name: rows for name, rows in self.tables.items() if name.startswith("derived/")}
        judged = {name: rows for name, rows in tables.items() if _columns(rows) >= set(VERDICT[:2] + VERDICT[-1:])}
        pairs = [(name, pair) for name, rows in judged.items() for pair in _matched(rows)]
        return [(name, pair) for name, pair in pairs if _said(pair[0]) != _said(pair[1])]

    @staticmethod
    def table(name: str, state: Mapping[str, bytes]) -> pd.DataFrame:
        """Give a table of one side as text columns; empty where there is none."""
        return files.parse_csv(state[name], Path(name)) if name in state else pd.DataFrame()


def source_of(row: Row | None, table: str) -> str:
    """Where a row comes from: source and place in it, else the tables that it is computed from; empty for no row."""
    if row is None:
        return ""
    for column, place in SOURCES:
        if row.get(column):
            return " ".join(part for part in (row[column], row.get(place, "") if place else "") if part)
    stage = next((stage for stage in STAGES if table in stage.outputs), None)
    inputs = [name.split("/")[1] for name in stage.inputs if name.startswith("derived/")] if stage else []
    return f"computed from {', '.join(inputs)}" if inputs else "drawn from the tables"


def _columns(rows: Sequence[Pair]) -> set[str]:
    return {column for pair in rows for row in pair if row for column in row}


def _matched(rows: Sequence[Pair]) -> Iterator[Pair]:
    """Pair what was removed with what was added for the same target, whose source alone is another."""
    added: dict[str, list[Row]] = {}
    for old, new in rows:
        if new and not old:
            added.setdefault(_target(new), []).append(new)
    for old, new in rows:
        if old:
            waiting = added.get(_target(old), [])
            yield old, new or (waiting.pop(0) if waiting else None)
    for rest in added.values():
        for row in rest:
            yield None, row


def _target(row: Row) -> str:
    """Target and scheme of a verdict."""
    return " ".join(row.get(name, "") for name in ("target_id", "scheme")).strip() or " ".join(
        row.get(name, "") for name in ("plan", "table", "row")
    )


def _said(row: Row | None) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in VERDICT) if row else ()
