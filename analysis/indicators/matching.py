"""Matching: every statement gets a concept of the registry, or a row that says why it has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from analysis.collector import collector_paused
from analysis.indicators.agreement import PERCENT, agrees
from analysis.indicators.lookup import Names, Near, find_exact, find_near, index_names
from analysis.indicators.names import normalise, spellings, without_change
from analysis.registry import Registry, TableContract

# Columns that have another name in the table of statements.
OUTCOME_NAMES = {"outcome_id": "statement_id"}
TARGET_NAMES = {"target_id": "statement_id", "target_year": "year"}
# Columns of the statements that are looked at; the others are handed on as they are.
READ = ("statement_id", "doc_id", "place", "subject", "kind", "unit", "table", "row", "origin", "line", "year")
UNMATCHED = ("doc_id", "statement_id", "origin", "subject", "unit", "line", "reason", "candidates")

Silent = tuple[Any, ...]


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


class Found(NamedTuple):
    """Answer for one statement: a concept, or the reason why there is none and what came near."""

    indicator_id: str | None
    reason: str = ""
    candidates: tuple[str, ...] = ()


_UNKNOWN = Found(None, "no_concept")


class Question(NamedTuple):
    """What is asked of the concept list: a subject, its name without the place, unit, kind, and if it sums up years."""

    subject: str
    name: str
    unit: str | None
    kind: str
    sums_years: bool = False


@collector_paused()
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
    marked = _arrays(statements)
    cells = _cells(marked, READ)
    answers = _find_all(_questions(cells), names, registry)
    marked["indicator_id"] = pd.array([answer.indicator_id for answer in answers], dtype="string")
    silent = _unmatched(cells, answers)
    if tables is not None:
        spoken = set(zip(cells["doc_id"], cells["table"], cells["row"], strict=True))
        silent += _unmatched(*_silent_rows(tables, spoken, names, registry))
    return Matched(
        _table(marked, "target", TARGET_NAMES, registry.tables["targets"]),
        _table(marked, "outcome", OUTCOME_NAMES, registry.tables["outcomes"]),
        _unmatched_table(silent, registry.tables["unmatched"]),
    )


def _arrays(frame: pd.DataFrame) -> dict[str, ExtensionArray]:
    """Columns of a table by their names."""
    return {str(name): column.array for name, column in frame.items()}


def _cells(columns: Mapping[str, ExtensionArray], names: Sequence[str]) -> dict[str, list[Any]]:
    """Cells of some columns of a table; what is missing is NA."""
    return {name: columns[name].to_numpy(dtype=object).tolist() for name in names}


def _unmatched_table(silent: list[Silent], contract: TableContract) -> pd.DataFrame:
    """Table of what has no concept, by document, line and statement."""
    silent.sort(key=itemgetter(*map(UNMATCHED.index, ("doc_id", "line", "statement_id"))))
    columns = zip(*silent, strict=True) if silent else [()] * len(UNMATCHED)
    return contract.from_columns(dict(zip(UNMATCHED, columns, strict=True)))


def find(subject: str, unit: str | None, registry: Registry, kind: str = "level") -> Found:
    """Find the concept of one name; ``kind`` is the kind of the figure (level, growth_rate, share …)."""
    return _find_all([Question(subject, subject, unit, kind)], registry.once(index_names), registry)[0]


def _questions(cells: Mapping[str, list[Any]]) -> list[Question]:
    texts = (list(map(str, cells[name])) for name in ("subject", "place", "kind", "year"))
    return [
        # A table that prints a change over the period beside the level says so in its head; prose only gives the sum.
        Question(
            subject,
            subject.removeprefix(place) or subject,
            _printed(unit),
            kind,
            kind == "cumulative" and origin != "table" and "-" in year,
        )
        for subject, place, kind, year, unit, origin in zip(*texts, cells["unit"], cells["origin"], strict=True)
    ]


def _printed(unit: object) -> str | None:
    return unit if isinstance(unit, str) else None


def _find_all(questions: list[Question], names: Names, registry: Registry) -> list[Found]:
    """Answer each question once, by exact names first; the nearly equal names of what is left are found together."""
    told: dict[Question, Found] = {}
    left: list[tuple[Question, str]] = []
    for question in dict.fromkeys(questions):
        forms = spellings(question.name)
        answer = _find_exactly(question, forms, names, registry)
        if answer is None:
            left.append((question, forms[0]))
        else:
            told[question] = answer
    found = find_near(names, [(form, question.kind == "growth_rate") for question, form in left])
    for (question, form), near in zip(left, found, strict=True):
        told[question] = _guess(question, form, near, names, registry)
    return [told[question] for question in questions]


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
    if not found.near:
        return _UNKNOWN
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


def _unmatched(cells: Mapping[str, list[Any]], answers: Sequence[Found]) -> list[Silent]:
    """Rows of ``unmatched``, in the order of its columns, of what has no concept."""
    rows = zip(zip(*(cells[name] for name in UNMATCHED[:-2]), strict=True), answers, strict=True)
    return [(*row, answer.reason, ";".join(answer.candidates)) for row, answer in rows if answer.indicator_id is None]


def _silent_rows(
    tables: pd.DataFrame, spoken: set[tuple[Any, ...]], names: Names, registry: Registry
) -> tuple[dict[str, list[Any]], list[Found]]:
    """Rows of tables that give no figure, with their answers: headings of groups, and labels without a concept."""
    cells = _cells(_arrays(tables), ("doc_id", "table", "row", "label", "unit", "flags", "line"))
    places = list(zip(cells["doc_id"], cells["table"], cells["row"], strict=True))
    silent = [at for at, place in enumerate(places) if place not in spoken]
    kept = {name: [column[at] for at in silent] for name, column in cells.items()}
    kept["statement_id"] = ["{}:{}.{}".format(*places[at]) for at in silent]
    kept["origin"], kept["subject"] = ["table"] * len(silent), kept["label"]
    labels = map(str, kept["label"])
    questions = [
        Question(label, label, _printed(unit), "level") for label, unit in zip(labels, kept["unit"], strict=True)
    ]
    headed = ("group_header" in str(flags).split(";") for flags in kept["flags"])
    answers = zip(_find_all(questions, names, registry), headed, strict=True)
    return kept, [Found(None, "group_header") if is_header else answer for answer, is_header in answers]


def _table(
    marked: Mapping[str, ExtensionArray], role: str, names: Mapping[str, str], contract: TableContract
) -> pd.DataFrame:
    """Rows of one role, with the columns of the contract under the names that statements give them."""
    chosen = np.flatnonzero(marked["role"].to_numpy(dtype=object) == role)
    # Column by column: a whole table would be taken, and its columns then chosen and named, in four copies.
    return contract.from_arrays({name: marked[names.get(name, name)].take(chosen) for name in contract.columns})
