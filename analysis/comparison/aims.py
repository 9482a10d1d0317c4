"""Aims: targets as numbers with their topic, document, place and year; what ladder and drift are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.comparison.measures import WITHOUT_NUMBER, Amount, measure_of, to_measure_unit
from analysis.comparison.side_by_side import ORIGIN_ORDER, latest_first
from analysis.comparison.topics import Topic, topic_of
from analysis.registry import Registry


@dataclass(frozen=True)
class Aim:
    """A target or an outcome with a number.

    Attributes
    ----------
    topic : Topic
        What it is about.
    measure : str
        ``level``, ``growth`` or ``cumulative``.
    value, upper : float, float or None
        In ``unit``; ``upper`` only for a range.
    year : int
        Year that it is for; the last one of a period.
    row : mapping
        The row of ``targets`` or ``outcomes``.
    """

    topic: Topic
    measure: str
    value: float
    upper: float | None
    unit: str
    year: int
    row: Mapping[str, object]

    @property
    def doc_id(self) -> str:
        """Document that prints it."""
        return str(self.row["doc_id"])

    @property
    def place_id(self) -> str:
        """Place that it is for."""
        return str(self.row["place_id"])


def aims(statements: pd.DataFrame, registry: Registry) -> list[Aim]:
    """Statements with a number, a place and a year: the last edition of a plan first, the table before the prose.

    Parameters
    ----------
    statements : DataFrame
        Derived table ``targets`` or ``outcomes``. Rows without a number, for a part of the place, or in a unit that
        does not measure the concept are left out. A target without a year is for the last year of the document's
        period.
    registry : Registry
        Concepts, industries, units, documents.
    """
    found = list(_aims(statements, registry))
    found.sort(key=lambda aim: _speaks_first(aim, registry))
    found.sort(key=lambda aim: latest_first(aim.doc_id, registry))
    return found


def _speaks_first(aim: Aim, registry: Registry) -> tuple[object, ...]:
    """Order in which statements speak for a topic: tables first, then those whose year is certain, then as printed.

    In a plan for one year every year is certain, so its main text speaks before its annexes.
    """
    document = registry.documents[aim.doc_id]
    certain = aim.row["year_basis"] == "stated" or document.start_year == document.end_year
    return ORIGIN_ORDER[str(aim.row["origin"])], not certain, aim.doc_id, aim.row["line"]


def _aims(statements: pd.DataFrame, registry: Registry) -> Iterator[Aim]:
    records = statements.astype(object).where(statements.notna(), None).to_dict("records")
    for record in records:
        row = {str(k): v for k, v in record.items()}
        document = registry.documents[str(row["doc_id"])]
        if row["place_id"] != document.place_id or row["comparator"] in WITHOUT_NUMBER:
            continue
        topic, amount = _amount(row, registry)
        if amount.value is not None and amount.unit is not None:
            year = year_of(row.get("target_year", row.get("year")), document.end_year)
            concept = registry.indicators.get(topic.key) if topic.kind == "concept" else None
            yield Aim(topic, measure_of(row, concept), amount.value, amount.upper, amount.unit, year, row)


def _amount(row: Mapping[str, object], registry: Registry) -> tuple[Topic, Amount]:
    topic = topic_of(row, registry)
    if topic.kind == "concept":
        concept = registry.indicators[topic.key]
        return topic, to_measure_unit(row, measure_of(row, concept), concept, registry)
    text = row["upper"] if row["lower"] is None else row["lower"]
    try:
        return topic, Amount(unit=str(row["unit"] or ""), value=float(str(text).replace(",", "")))
    except ValueError:
        return topic, Amount(unit=None)


def year_of(text: object, default: int) -> int:
    """Last year of a printed year or period; ``default`` where none is given."""
    digits = str(text or "")[-4:]
    return int(digits) if digits.isdigit() else default
