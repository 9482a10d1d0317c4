"""Drift: how a target for the same thing changes across successive documents of one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pandas as pd

from analysis.comparison.aims import Aim, aims
from analysis.comparison.topics import Topic
from analysis.registry import Registry

# Words drift too easily to call a target dropped because its subject is worded otherwise.
_CAN_BE_DROPPED = {"concept", "industry"}


def drift(targets: pd.DataFrame, outcomes: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Follow every topic from document to document of one place.

    Parameters
    ----------
    targets, outcomes : DataFrame
        Derived tables.
    registry : Registry
        Documents (ordered by their date), directions of concepts.

    Returns
    -------
    DataFrame
        Derived table ``drift``. One row a topic, measure and pair of successive documents of a place. ``change``:
        ``raised``, ``kept``, ``lowered`` (for concepts by their direction, else more is raised); ``postponed`` where
        the later document gives the same value for a later year; ``dropped`` where a concept or industry has no target
        in the later document; ``reached`` or ``not_reached`` where the later document sets none but reports an
        outcome. Of several target years in one document the one nearest before the other's is compared. Targets of
        an earlier plan that a completion table repeats are not targets of the document that prints it.
    """
    own = [aim for aim in aims(targets, registry) if aim.year >= registry.documents[aim.doc_id].start_year]
    happened = aims(outcomes, registry)
    rows = [
        row
        for place in sorted({aim.place_id for aim in own})
        for before, after in pairwise(_documents(place, registry))
        for row in _changes(_of(own, before), _of(own, after), _of(happened, after), registry)
    ]
    return registry.tables["drift"].frame(rows)


def _documents(place: str, registry: Registry) -> list[str]:
    own = [entry for entry in registry.documents.values() if entry.place_id == place]
    return [entry.doc_id for entry in sorted(own, key=lambda e: (e.issued, e.doc_id))]


def _of(found: Sequence[Aim], doc_id: str) -> list[Aim]:
    return [aim for aim in found if aim.doc_id == doc_id]


def _changes(
    before: list[Aim], after: list[Aim], happened: list[Aim], registry: Registry
) -> Iterator[dict[str, object]]:
    if not before or not after:
        return
    for topic, measure in dict.fromkeys((aim.topic, aim.measure) for aim in before):
        first = _same(before, topic, measure)
        second = _same(after, topic, measure, first[0].unit)
        outcome = _same(happened, topic, measure, first[0].unit)
        if second:
            start, end = _nearest(first, second[0])
            yield _row(start, end, _direction_of_change(start, end, registry))
        elif outcome:
            last = max(outcome, key=lambda aim: aim.year)
            start = min(first, key=lambda aim: abs(aim.year - last.year))
            yield _row(start, last, _reached(start, last, registry))
        elif topic.kind in _CAN_BE_DROPPED:
            yield _row(min(first, key=lambda aim: aim.year), None, "dropped")


def _same(found: list[Aim], topic: Topic, measure: str, unit: str | None = None) -> list[Aim]:
    return [a for a in found if (a.topic, a.measure) == (topic, measure) and unit in {None, a.unit}]


def _nearest(first: list[Aim], second: Aim) -> tuple[Aim, Aim]:
    earlier = [aim for aim in first if aim.year <= second.year]
    return (max(earlier, key=lambda a: a.year) if earlier else min(first, key=lambda a: a.year)), second


def _sign(topic: Topic, registry: Registry) -> int:
    return registry.indicators[topic.key].direction if topic.kind == "concept" else 1


def _direction_of_change(start: Aim, end: Aim, registry: Registry) -> str:
    change = _sign(start.topic, registry) * (end.value - start.value)
    if change == 0:
        return "postponed" if end.year > start.year and start.measure == "level" else "kept"
    return "raised" if change > 0 else "lowered"


def _reached(target: Aim, outcome: Aim, registry: Registry) -> str:
    return "reached" if _sign(target.topic, registry) * (outcome.value - target.value) >= 0 else "not_reached"


def _row(start: Aim, end: Aim | None, change: str) -> dict[str, object]:
    row: dict[str, object] = {
        "place_id": start.place_id,
        "topic_kind": start.topic.kind,
        "topic": start.topic.key,
        "measure": start.measure,
        "unit": start.unit,
        "change": change,
        **_side("a", start),
    }
    return row if end is None else row | _side("b", end)


def _side(name: str, aim: Aim) -> dict[str, object]:
    return {
        f"doc_{name}": aim.doc_id,
        f"statement_{name}": aim.row.get("target_id") or aim.row.get("outcome_id"),
        f"comparator_{name}": aim.row["comparator"],
        f"value_{name}": aim.value,
        f"year_{name}": aim.year,
        f"line_{name}": aim.row["line"],
    }
