"""From targets and outcomes to facts: one unit a concept, one name a scope, growth apart from levels."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import pandas as pd

from analysis.audit.fact import POINTS, Fact, numbers_of, printed_value
from analysis.indicators.names import normalise
from analysis.registry import Registry

PERCENT = "%"
# What an industry is measured by; output and revenue are not the same number.
_MEASURED = re.compile(r"(?:年)?(总产值|产值|营业收入|主营业务收入|销售收入|增加值|产业规模|规模)$")
_INDUSTRY_ENDS = re.compile(r"(?:产业集群|产业链|集群|产业|业)$")
# Shorter subjects (企业, 项目) name no quantity.
_SUBJECT_LENGTH = 4
_COUNT_DIMENSIONS = frozenset({"count", "ranking", "rank", "services"})


def facts_of(targets: pd.DataFrame, outcomes: pd.DataFrame, registry: Registry) -> tuple[Fact, ...]:
    """Facts of the tables ``targets`` and ``outcomes``, in the order of documents and lines.

    Statements without digits, and units that cannot be turned into that of the concept, give no fact.
    """
    read = partial(_fact, registry=registry)
    rows = [("target", row) for row in _rows(targets, "target_id", "target_year")]
    rows += [("outcome", row) for row in _rows(outcomes, "outcome_id", "year")]
    facts = [fact for role, row in rows if (fact := read(role, row)) is not None]
    return tuple(sorted(facts, key=lambda fact: (fact.doc_id, fact.line, fact.start, fact.ref)))


def without_steps(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Leave out what one line of prose gives several values for: steps passed or hoped for, none of them the value."""
    kept = tuple(facts)
    values: dict[tuple[object, ...], set[float]] = defaultdict(set)
    for fact in kept:
        values[_key(fact)].add(fact.number)
    return tuple(fact for fact in kept if fact.column or len(values[_key(fact)]) == 1)


def _key(fact: Fact) -> tuple[object, ...]:
    return (fact.doc_id, fact.line, fact.column, fact.role, fact.concept, fact.scope, fact.measure, fact.period)


def _rows(table: pd.DataFrame, key: str, year: str) -> Iterator[dict[str, object]]:
    plain = table.rename(columns={key: "ref", year: "year"}).astype(object)
    for row in plain.where(plain.notna(), None).to_dict("records"):
        yield {str(name): cell for name, cell in row.items()}


def _fact(role: str, row: Mapping[str, object], registry: Registry) -> Fact | None:
    value = numbers_of(row)
    concept = concept_of(row, registry)
    if value is None or not concept:
        return None
    measure = measure_of(row, registry)
    unit = _goal(row, concept, measure, registry)
    factor = _factor(str(row["unit"] or ""), unit, registry)
    if factor is None:
        return None
    return Fact(
        ref=str(row["ref"]),
        doc_id=str(row["doc_id"]),
        role=role,
        origin=str(row["origin"]),
        column=str(row["ref"]).rpartition(".")[2] if row["origin"] == "table" else "",
        concept=concept,
        scope=_scope(row, registry),
        measure=measure,
        period=_period(role, row, registry),
        value=value.scaled(factor),
        half_digit=value.half_digit * factor,
        unit=unit,
        printed=printed_value(row),
        row=row,
    )


def concept_of(row: Mapping[str, object], registry: Registry) -> str:
    """Concept of a statement, else its industry with the measure, else its subject; empty where none can be told."""
    if row["indicator_id"]:
        return str(row["indicator_id"])
    if not row["unit"]:
        return ""
    subject = normalise(str(row["subject"]))
    if industry := industry_of(subject, registry):
        return f"industry:{industry}"
    unit = registry.find_unit(str(row["unit"]))
    countable = unit is None or unit.dimension in _COUNT_DIMENSIONS
    return "" if countable or len(subject) < _SUBJECT_LENGTH else f"subject:{subject}"


def industry_of(subject: str, registry: Registry) -> str:
    """Industry and what it is measured by (``equipment 产值``); empty where the subject names no listed industry."""
    found = _MEASURED.search(subject)
    if found is None:
        return ""
    name, word = subject[: found.start()], found[1].removeprefix("总")
    stem = _INDUSTRY_ENDS.sub("", name)
    industries = next((hit for form in (name, stem) if (hit := registry.find_industries(form))), ())
    return f"{industries[0].industry_id} {word}" if len(industries) == 1 else ""


def measure_of(row: Mapping[str, object], registry: Registry) -> str:
    """Tell growth a year, change over the period and level apart."""
    if row["kind"] == "growth_rate":
        return "growth"
    if row["unit"] in POINTS:
        return "change"
    if row["kind"] != "cumulative":
        return "level"
    # Over a single year the sum and the yearly figure are one number.
    entry = registry.documents.get(str(row["doc_id"]))
    flow = row["origin"] != "table" and row["unit"] != PERCENT
    return "level" if flow and entry is not None and entry.start_year == entry.end_year else "change"


def _goal(row: Mapping[str, object], concept: str, measure: str, registry: Registry) -> str:
    printed = str(row["unit"] or "")
    if measure == "growth":
        return PERCENT
    if measure == "change":
        return printed
    if concept in registry.indicators:
        return registry.indicators[concept].unit
    unit = registry.find_unit(printed)
    return unit.base if unit else printed


def _factor(printed: str, goal: str, registry: Registry) -> float | None:
    if printed == goal:
        return 1.0
    have, want = registry.find_unit(printed), registry.find_unit(goal)
    if have is None or want is None or have.base != want.base:
        return None
    return have.factor / want.factor


def _period(role: str, row: Mapping[str, object], registry: Registry) -> str:
    """Year or years; unknown where they are not stated and the section speaks of another five-year period.

    A work report for one year also looks ahead to the whole plan (“十五五”时期主要目标).
    """
    year, section = str(row["year"] or ""), str(row["section"] or "")
    if row["origin"] == "table" or row["year_basis"] == "stated" or not year[-4:].isdigit():
        return year
    last = section.rpartition(" / ")[2]
    spoken = [one for one in registry.periods.values() if any(name in last for name in (one.period, *one.aliases))]
    first = {"target": "end_year", "outcome": "start_year"}[role]
    fits = any(getattr(one, first) <= int(year[-4:]) <= one.end_year for one in spoken)
    return year if fits or not spoken else ""


def _scope(row: Mapping[str, object], registry: Registry) -> str:
    """Place; with its wording where the words mean a part of it (每个区县, 资江两岸)."""
    place_id, words = str(row["place_id"] or ""), str(row["place"])
    entry = registry.documents.get(str(row["doc_id"]))
    found = registry.find_place(words, entry.place_id if entry else None) or registry.find_place(words)
    return place_id if found is not None and found.place_id == place_id else f"{place_id} {words}"
