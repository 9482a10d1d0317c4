"""Rules on values: one concept, one place, one year inside a document, and yet two numbers."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.audit.compare import Test, apart, comparable, differing, restates, staged, unequal
from analysis.audit.fact import Fact
from analysis.audit.finding import Pair
from analysis.audit.material import Material
from analysis.audit.rule import pair_of


def _same(fact: Fact) -> tuple[str, ...] | None:
    """Key of what ought to have one value in a document."""
    if not fact.period:
        return None
    return (fact.doc_id, fact.role, fact.concept, fact.scope, fact.measure, fact.unit, fact.period)


def _contradict(a: Fact, b: Fact) -> bool:
    return unequal(a, b) and comparable(a, b) and not restates(a, b) and not staged(a, b)


def _exclude(a: Fact, b: Fact) -> bool:
    return apart(a, b) and comparable(a, b) and not staged(a, b)


def _role(group: list[Fact]) -> str:
    return group[0].role


def targets_differ(material: Material) -> Iterator[Pair]:
    """Find sentences that set different targets."""
    yield from _in_prose(material, "target", _contradict)


def outcomes_differ(material: Material) -> Iterator[Pair]:
    """Find sentences that report different results."""
    yield from _in_prose(material, "outcome", _exclude)


def _in_prose(material: Material, role: str, test: Test) -> Iterator[Pair]:
    for group in material.grouped(_same):
        prose = [fact for fact in group if not fact.column]
        if _role(group) == role and prose:
            yield from (pair_of(a, b) for a, b in differing(prose, test))


def target_against_table(material: Material) -> Iterator[Pair]:
    """Find sentences that set another target than the table."""
    yield from _against_table(material, "target", _contradict)


def outcome_against_table(material: Material) -> Iterator[Pair]:
    """Find sentences that report another result than the table."""
    yield from _against_table(material, "outcome", _exclude)


def _against_table(material: Material, role: str, test: Test) -> Iterator[Pair]:
    for group in material.grouped(_same):
        table = [fact for fact in group if fact.column]
        if _role(group) == role and table:
            prose = [fact for fact in group if not fact.column]
            yield from (pair_of(a, b) for a, b in differing([table[0], *prose], test))


def base_against_outcome(material: Material) -> Iterator[Pair]:
    """Find bases of one table that are not the outcome in another table of the document."""
    for group in material.grouped(_same):
        bases = [fact for fact in group if fact.column == "base"]
        results = [fact for fact in group if fact.column == "outcome"]
        if bases and results and apart(bases[0], results[0]):
            yield pair_of(results[0], bases[0])


def target_restated(material: Material) -> Iterator[Pair]:
    """Find targets that stand a second time, rounded or as a looser bound."""
    for group in material.grouped(_same):
        if _role(group) == "target":
            yield from (pair_of(a, b) for a, b in differing(group, _restated))


def _restated(a: Fact, b: Fact) -> bool:
    return unequal(a, b) and restates(a, b) and not staged(a, b)
