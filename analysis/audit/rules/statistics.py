"""Rules against official statistics: what a plan text reports, and what the yearbook or bulletin prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from analysis.audit.fact import Fact
from analysis.audit.finding import Pair, Side
from analysis.audit.material import Material, Record
from analysis.statistics import WHOLE


def outcome_against_statistics(material: Material) -> Iterator[Pair]:
    """Find reported results that no edition of the official statistics bears out."""
    editions: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for row in material.records("observations"):
        if row["value"] is not None and row["scope"] in WHOLE:  # the districts alone are not the city
            editions[(str(row["place_id"]), str(row["indicator_id"]), str(row["year"]))].append(row)
    for fact in material.facts:
        rows = editions.get((fact.scope, fact.concept, fact.period), [])
        if fact.role != "outcome" or not rows or fact.measure == "change":
            continue
        if all(_apart(fact, row) for row in rows):
            yield _pair(fact, rows)


def _apart(fact: Fact, row: Record) -> bool:
    value, printed = float(str(row["value"])), str(row["value_as_printed"])
    if fact.unit != row["unit"]:
        return False
    decimals = len(printed.partition(".")[2])
    # Text and yearbook round differently; one in a hundred of a level is revision or rounding, not contradiction.
    slack = fact.half_digit + 0.5 * 10.0**-decimals + (0.01 * abs(value) if fact.unit not in {"%", "‰"} else 0.05)
    return value < fact.value.lower - slack or value > fact.value.upper + slack


def _pair(fact: Fact, rows: list[Record]) -> Pair:
    row = min(rows, key=lambda one: abs(float(str(one["value"])) - fact.number))
    locator = str(row["locator"])
    line = int(locator) if locator.isdigit() else None
    value = f"{row['value']:.6g} {row['unit'] or ''} ({row['edition']}, {locator})"
    b = Side(str(row["source_id"]), line, value)
    words = (("count", str(len(rows))), ("period", fact.period), ("subject", str(fact.row["subject"])))
    return Pair(fact.side, b, fact.indicator_id, words)
