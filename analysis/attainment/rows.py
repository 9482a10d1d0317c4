"""Rows: what the tables say of one printed indicator, gathered from its cells, statements and notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

SILENCE = ("cancelled", "not_assessed", "not_published", "caliber_changed")
MEASURES = ("base", "target", "target_growth", "outcome", "outcome_growth")


@dataclass(frozen=True)
class Statement:
    """One cell as read: a row of targets.csv or outcomes.csv, missing cells as None."""

    statement_id: str
    indicator_id: str | None
    kind: str
    comparator: str
    lower: str | None
    upper: str | None
    unit: str | None
    hardness: frozenset[str]
    year: str | None


@dataclass(frozen=True)
class Note:
    """A note of the table that names the row; missing cells as None."""

    measure: str | None
    target: str | None
    outcome: str | None
    status: str | None


@dataclass(frozen=True)
class PlanRow:
    """A printed row with all that is known of it.

    Attributes
    ----------
    cells : mapping
        The row of indicator_tables.csv; missing cells as None.
    statements : mapping of str to Statement
        By column: base, target, target_growth, outcome, outcome_growth; absent where the cell gives none.
    notes : tuple of Note
        Notes that name this row.
    place, place_id : str
        Of the document.
    """

    cells: Mapping[str, object]
    statements: Mapping[str, Statement]
    notes: tuple[Note, ...] = ()
    place: str = ""
    place_id: str | None = None
    flags: frozenset[str] = field(default_factory=frozenset)

    def text(self, column: str) -> str | None:
        """Cell of indicator_tables.csv as text; None where missing."""
        value = self.cells.get(column)
        return None if value is None else str(value)

    @property
    def name(self) -> str:
        """Prefix of the ids of its statements: ``doc_id:table.row``."""
        return f"{self.cells['doc_id']}:{self.cells['table']}.{self.cells['row']}"

    @property
    def statuses(self) -> frozenset[str]:
        """What the notes say in words."""
        return frozenset(note.status for note in self.notes if note.status)

    @property
    def silence(self) -> str | None:
        """Why the row has no outcome, the most telling word first; None where neither notes nor flags say it."""
        return next((word for word in SILENCE if word in self.statuses | self.flags), None)

    @property
    def years(self) -> int | None:
        """Planned years: target year minus base year; None where one is not printed."""
        base, target = self.cells.get("base_year"), self.cells.get("target_year")
        return None if base is None or target is None else int(str(target)) - int(str(base))


@dataclass(frozen=True)
class Printed:
    """What plans print of their indicators.

    Attributes
    ----------
    tables, notes, targets, outcomes : DataFrame
        Tables ``indicator_tables``, ``table_notes``, ``targets`` and ``outcomes``; rows of prose are passed over.
    """

    tables: pd.DataFrame
    notes: pd.DataFrame
    targets: pd.DataFrame
    outcomes: pd.DataFrame


def plan_rows(printed: Printed) -> list[PlanRow]:
    """Gather the rows of every table that prints outcomes; see :func:`table_rows`."""
    judged = _judged_tables(printed.tables)
    return [row for row in table_rows(printed) if (str(row.cells["doc_id"]), str(row.cells["table"])) in judged]


def table_rows(printed: Printed) -> list[PlanRow]:
    """Gather the rows of every table.

    Parameters
    ----------
    printed : Printed
        Tables, notes and statements.

    Returns
    -------
    list of PlanRow
        In the order of the tables; headings of groups are left out.
    """
    statements, places = _statements(printed.targets, printed.outcomes)
    by_row = _notes(printed.notes)
    rows = []
    for cells in _records(printed.tables):
        key = (str(cells["doc_id"]), str(cells["table"]))
        flags = frozenset(str(cells["flags"] or "").split(";")) - {""}
        if "group_header" in flags:
            continue
        name = f"{key[0]}:{key[1]}.{cells['row']}"
        place, place_id = places.get(key[0], ("", None))
        found = by_row.get((*key, str(cells["row"])), ())
        rows.append(PlanRow(cells, statements.get(name, {}), found, place, place_id, flags))
    return rows


def _records(frame: pd.DataFrame) -> list[dict[str, object]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(key): value for key, value in row.items()} for row in plain.to_dict("records")]


def _judged_tables(tables: pd.DataFrame) -> set[tuple[str, str]]:
    printed = tables[tables["outcome"].notna() | tables["outcome_growth"].notna()]
    return set(zip(printed["doc_id"].astype(str), printed["table"].astype(str), strict=True))


def _statements(
    targets: pd.DataFrame, outcomes: pd.DataFrame
) -> tuple[dict[str, dict[str, Statement]], dict[str, tuple[str, str | None]]]:
    by_row: dict[str, dict[str, Statement]] = defaultdict(dict)
    places: dict[str, tuple[str, str | None]] = {}
    for frame, key, year in ((targets, "target_id", "target_year"), (outcomes, "outcome_id", "year")):
        for row in _records(frame[frame["origin"] == "table"]):
            name, _, measure = str(row[key]).rpartition(".")
            if measure in MEASURES:
                by_row[name][measure] = _statement(row, key, year)
                places.setdefault(str(row["doc_id"]), (str(row["place"]), _text(row["place_id"])))
    return by_row, places


def _statement(row: Mapping[str, object], key: str, year: str) -> Statement:
    hardness = _text(row.get("hardness"))
    return Statement(
        statement_id=str(row[key]),
        indicator_id=_text(row["indicator_id"]),
        kind=str(row["kind"]),
        comparator=str(row["comparator"]),
        lower=_text(row["lower"]),
        upper=_text(row["upper"]),
        unit=_text(row["unit"]),
        hardness=frozenset(hardness.split(";")) if hardness else frozenset(),
        year=_text(row[year]),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _notes(notes: pd.DataFrame) -> dict[tuple[str, str, str], tuple[Note, ...]]:
    by_row: dict[tuple[str, str, str], tuple[Note, ...]] = {}
    for row in _records(notes):
        key = (str(row["doc_id"]), str(row["table"]), str(row["row"]))
        note = Note(_text(row["measure"]), _text(row["target"]), _text(row["outcome"]), _text(row["status"]))
        by_row[key] = (*by_row.get(key, ()), note)
    return by_row
