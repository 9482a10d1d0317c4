"""Matching: every statement gets a concept of the registry, or a row that says why it has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.indicators.agreement import PERCENT, agrees
from analysis.indicators.lookup import Names, Near, find_exact, find_near, index_names
from analysis.indicators.names import normalise, spellings, without_change
from analysis.registry import Registry, TableContract, rows_of

# Columns that have another name in the table of statements.
OUTCOME_NAMES = {"outcome_id": "statement_id"}
TARGET_NAMES = {"target_id": "statement_id", "target_year": "year"}
# Columns of the statements that are looked at; the others are handed on as they are.
READ = ("statement_id", "doc_id", "place", "subject", "kind", "unit", "table", "row", "origin", "line", "year")


@dataclass(frozen=True)
class Matched:
    """Statements on the concept list.

    Attributes
    ----------
    targets, outcomes, unmatched : DataFrame
        Tables ``targets``, ``outcomes`` and ``unmatched`` of the contract; a statement without a concept is in its own
        table with an empty ``indicator_id`` and in ``unmatched`` with the reason.
    """

    targets: pd.DataFrame
    outcomes: pd.DataFrame
    unmatched: pd.DataFrame


@dataclass(frozen=True)
class Found:
    """Answer for one statement: a concept, or the reason why there is none and what came near."""

    indicator_id: str | None
    reason: str = ""
    candidates: tuple[str, ...] = ()


class Question(NamedTuple):
    """What is asked of the concept list: a subject with its place, unit and kind, and whether it sums up years."""

    subject: str
    place: str
    unit: str | None
    kind: str
    sums_years: bool = False


def match(statements: pd.DataFrame, registry: Registry, tables: pd.DataFrame | None = None) -> Matched:
    """Set the concept of every statement.

    Parameters
    ----------
    statements : DataFrame
        Table ``statements``; both roles, from tables and prose.
    registry : Registry
        Concept list and units.
    tables : DataFrame, optional
        Table ``indicator_tables``: rows without any statement (headings of groups) are then listed as unmatched too.

    Returns
    -------
    Matched
        An exact name comes first, then a nearly equal one; the unit must fit; two concepts that fit equally give none.
    """
    names = registry.once(index_names)
    rows = rows_of(statements[list(READ)])
    answers = _find_all([_question(row) for row in rows], names, registry)
    marked = statements.assign(indicator_id=pd.array([answer.indicator_id for answer in answers], dtype="string"))
    silent = [_unmatched(row, answer) for row, answer in zip(rows, answers, strict=True) if answer.indicator_id is None]
    if tables is not None:
        silent += _silent_rows(tables, rows, names, registry)
    return Matched(
        _table(marked, "target", TARGET_NAMES, registry.tables["targets"]),
        _table(marked, "outcome", OUTCOME_NAMES, registry.tables["outcomes"]),
        registry.tables["unmatched"].frame(sorted(silent, key=_place_in_text)),
    )


def _place_in_text(row: Mapping[str, Any]) -> tuple[str, int, str]:
    return str(row["doc_id"]), int(row["line"]), str(row["statement_id"])


def find(subject: str, unit: str | None, registry: Registry, kind: str = "level") -> Found:
    """Find the concept of one name; ``kind`` is the kind of the figure (level, growth_rate, share …)."""
    return _find_all([Question(subject, "", unit, kind)], registry.once(index_names), registry)[0]


def _question(row: dict) -> Question:
    # A table that prints a change over the period beside the level says so in its head; prose only gives the sum.
    sums_years = row["kind"] == "cumulative" and row["origin"] != "table" and "-" in str(row["year"])
    return Question(str(row["subject"]), str(row["place"]), _printed(row["unit"]), str(row["kind"]), sums_years)


def _printed(unit: object) -> str | None:
    return unit if isinstance(unit, str) else None


def _find_all(questions: list[Question], names: Names, registry: Registry) -> list[Found]:
    """Answer by exact names first; the nearly equal names of what is left are found together."""
    asked = [(question, spellings(question.subject, question.place)) for question in questions]
    exact = [_find_exactly(question, forms, names, registry) for question, forms in asked]
    left = [(question, forms[0]) for (question, forms), answer in zip(asked, exact, strict=True) if answer is None]
    found = find_near(names, [(form, question.kind == "growth_rate") for question, form in left])
    guesses = iter(
        [_guess(question, form, near, names, registry) for (question, form), near in zip(left, found, strict=True)]
    )
    return [next(guesses) if answer is None else answer for answer in exact]


def _find_exactly(question: Question, forms: list[str], names: Names, registry: Registry) -> Found | None:
    growth = question.kind == "growth_rate"
    if question.kind == "cumulative" or question.unit in PERCENT:
        forms = [*forms, *(short for form in forms if (short := without_change(form)) != form)]
    for form in forms:
        ids = find_exact(names, form, growth)
        if growth and not ids:
            ids = _already_growth(find_exact(names, form, False), registry)
        if ids:
            return _decide(ids, question, names, registry)
    if growth and (quantity := [concept for form in forms for concept in find_exact(names, form, False)]):
        return Found(None, "no_concept", tuple(dict.fromkeys(quantity)))
    return None


def _guess(question: Question, form: str, found: Near, names: Names, registry: Registry) -> Found:
    if found.sure:
        return _decide(found.sure, question, names, registry)
    ambiguous = len(found.near) > 1 and _close(form, found.near, registry)
    return Found(None, "ambiguous" if ambiguous else "no_concept", found.near)


def _already_growth(ids: tuple[str, ...], registry: Registry) -> tuple[str, ...]:
    return tuple(concept for concept in ids if registry.indicators[concept].kind == "growth_rate")


def _close(form: str, near: tuple[str, ...], registry: Registry) -> bool:
    """Whether the name is part of the names of several concepts, so that a reader has to choose."""
    return sum(_is_part(form, normalise(registry.indicators[concept].zh)) for concept in near) > 1


def _is_part(short: str, full: str) -> bool:
    rest = iter(full)
    return all(character in rest for character in short)


def _decide(ids: tuple[str, ...], question: Question, names: Names, registry: Registry) -> Found:
    fits = tuple(
        concept
        for concept in ids
        if agrees(question.unit, question.kind, question.subject, registry.indicators[concept], registry)
    )
    if question.sums_years and question.unit not in PERCENT:
        fits = tuple(concept for concept in fits if registry.indicators[concept].kind != "level")
        if not fits:
            return Found(None, "sum_of_years", ids)
    if len(fits) > 1:
        exact = tuple(concept for concept in fits if registry.indicators[concept].unit == question.unit)
        fits = exact if len(exact) == 1 else fits
    if len(fits) == 1:
        return Found(fits[0])
    twins = tuple(names.twins[concept] for concept in ids if concept in names.twins)
    return Found(None, "ambiguous" if fits else "unit_differs", fits or (*ids, *twins))


def _unmatched(row: dict, answer: Found) -> dict:
    kept = {column: row[column] for column in ("doc_id", "statement_id", "origin", "subject", "unit", "line")}
    return {**kept, "reason": answer.reason, "candidates": ";".join(answer.candidates) or pd.NA}


def _silent_rows(tables: pd.DataFrame, statements: list[dict], names: Names, registry: Registry) -> list[dict]:
    """Rows of tables that give no figure: headings of groups, and rows whose label has no concept."""
    spoken = {(row["doc_id"], row["table"], row["row"]) for row in statements}
    rows = []
    silent = [row for row in rows_of(tables) if (row["doc_id"], row["table"], row["row"]) not in spoken]
    questions = [Question(str(row["label"]), "", _printed(row["unit"]), "level") for row in silent]
    for row, answer in zip(silent, _find_all(questions, names, registry), strict=True):
        if "group_header" in str(row["flags"]).split(";"):
            answer = Found(None, "group_header")
        if answer.indicator_id is None:
            name = f"{row['doc_id']}:{row['table']}.{row['row']}"
            rows.append(_unmatched({**row, "statement_id": name, "origin": "table", "subject": row["label"]}, answer))
    return rows


def _table(marked: pd.DataFrame, role: str, names: Mapping[str, str], contract: TableContract) -> pd.DataFrame:
    """Rows of one role, with the columns of the contract under the names that statements give them."""
    chosen = marked.take(np.flatnonzero(marked["role"].to_numpy(dtype=object) == role)).reset_index(drop=True)
    named = chosen[[names.get(column, column) for column in contract.columns]]
    return contract.cast(named.set_axis(contract.columns, axis=1))
