"""Rules between documents: what a later one says of the same place, concept and year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from analysis.audit.compare import apart, less_ambitious, unequal
from analysis.audit.fact import Fact
from analysis.audit.finding import Pair
from analysis.audit.material import Material
from analysis.audit.rule import pair_of

# Flags of rows whose two ends are not the same measurement.
BROKEN = frozenset({"caliber_changed", "base_revised", "target_revised"})


def base_against_last_outcome(material: Material) -> Iterator[Pair]:
    """Find bases of a later document that are not what the earlier one reported for that year."""
    for group in material.grouped(_of_year("outcome")):
        for earlier, later in _between(group, material):
            if apart(earlier, later):
                yield pair_of(earlier, later)
                break


def target_lowered(material: Material) -> Iterator[Pair]:
    """Find targets of which a later document asks for less in the same year."""
    for group in material.grouped(_of_year("target")):
        for earlier, later in _between(group, material):
            direction = material.direction(later)
            if earlier.concept.startswith("industry:") or direction is None or not _same_span(earlier, later, material):
                continue
            if less_ambitious(later, earlier, direction):
                yield pair_of(earlier, later)
                break


def target_postponed(material: Material) -> Iterator[Pair]:
    """Find targets of which a later document asks for no more, and by a later year."""
    for group in material.grouped(_of_any_year):
        for earlier, later in _between(group, material):
            if _asks_no_more_later(earlier, later, material):
                yield pair_of(earlier, later, year=str(earlier.year), later=str(later.year))
                break


def _asks_no_more_later(earlier: Fact, later: Fact, material: Material) -> bool:
    direction = material.direction(later)
    if direction is None or earlier.year is None or later.year is None or later.year <= earlier.year:
        return False
    if less_ambitious(later, earlier, direction):
        return True
    # A cap or a floor that stays is kept, not postponed.
    growing = direction > 0 and {str(fact.row["kind"]) for fact in (earlier, later)} <= {"level", "count"}
    return growing and not unequal(earlier, later) and not {earlier.comparator, later.comparator} & {"hold", "le"}


def target_below_last_plan(material: Material) -> Iterator[Pair]:
    """Find targets below those of the last plan, as the document's own completion table prints them."""
    for group in material.grouped(_of_any_year):
        printed = [fact for fact in group if fact.column.startswith("target") and not material.flags(fact) & BROKEN]
        for earlier, later in combinations(sorted(printed, key=lambda fact: fact.year or 0), 2):
            direction = material.direction(later)
            same = earlier.doc_id == later.doc_id and direction is not None
            if same and (earlier.year or 0) < (later.year or 0) and less_ambitious(later, earlier, direction or 1):
                yield pair_of(earlier, later, year=str(earlier.year), later=str(later.year))
                break


def industry_outputs_differ(material: Material) -> Iterator[Pair]:
    """Find industries to which two documents give a different output for the same year."""
    for role in ("target", "outcome"):
        for group in material.grouped(_of_year(role)):
            for earlier, later in _between(group, material):
                if earlier.concept.startswith("industry:") and unequal(earlier, later):
                    yield pair_of(earlier, later)
                    break


def _of_year(role: str) -> Callable[[Fact], tuple[str, ...] | None]:
    def key(fact: Fact) -> tuple[str, ...] | None:
        if fact.role != role or not fact.period:
            return None
        return (fact.concept, fact.scope, fact.measure, fact.unit, fact.period)

    return key


def _of_any_year(fact: Fact) -> tuple[str, ...] | None:
    if fact.role != "target" or fact.measure == "change" or not fact.period:
        return None
    return (fact.concept, fact.scope, fact.measure, fact.unit)


def _between(group: list[Fact], material: Material) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of facts of two documents, the one issued first in front."""
    documents = material.registry.documents
    dated = [fact for fact in group if fact.doc_id in documents]
    for a, b in combinations(dated, 2):
        if documents[a.doc_id].issued != documents[b.doc_id].issued:
            yield (a, b) if documents[a.doc_id].issued < documents[b.doc_id].issued else (b, a)


def _same_span(a: Fact, b: Fact, material: Material) -> bool:
    """Whether yearly growth is planned over the same years: a year's rate is no five-year average."""
    if a.measure != "growth":
        return True
    return len({material.registry.documents[fact.doc_id].period for fact in (a, b)}) == 1
