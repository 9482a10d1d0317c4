"""Rules on printed tables: targets against bases, announced rows, units, targets that are already reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from analysis.audit.compare import comparable, less_ambitious, unequal
from analysis.audit.fact import BOUNDS, Fact
from analysis.audit.finding import Pair, Side
from analysis.audit.material import Material
from analysis.audit.rule import pair_of
from analysis.audit.rules.plans import BROKEN
from analysis.indicators import find
from analysis.indicators.agreement import agrees

CEILING = 100.0


def target_already_reached(material: Material) -> Iterator[Pair]:
    """Find targets that are worse than what the document says has been reached."""
    yield from (pair_of(t, o) for t, o in _looser(material) if t.column and t.comparator not in BOUNDS)


def wording_below_reached(material: Material) -> Iterator[Pair]:
    """Find sentences that ask for less than has been reached: a target of the year, or a floor in all but name."""
    for target, reached in _looser(material):
        if (
            not target.column
            and target.indicator_id
            and target.comparator not in BOUNDS
            and comparable(target, reached)
        ):
            yield pair_of(target, reached)


def floor_below_reached(material: Material) -> Iterator[Pair]:
    """Find floors and caps that leave room to fall back behind what has been reached."""
    yield from (pair_of(t, o) for t, o in _looser(material) if t.comparator in BOUNDS and comparable(t, o))


def _looser(material: Material) -> Iterator[tuple[Fact, Fact]]:
    for target, reached in _latest(material):
        direction = material.direction(target)
        if direction is None or abs(target.number - reached.number) <= reached.half_digit:
            continue
        if less_ambitious(target, reached, direction) and not _open_towards(reached, direction):
            yield target, reached


def _open_towards(reached: Fact, direction: int) -> bool:
    """Whether what was reached is a bound that does not say how good it is (5.8以内)."""
    return reached.comparator in ({"le", "lt"} if direction < 0 else {"ge", "gt"}) and not reached.value.exact


def target_equals_base(material: Material) -> Iterator[Pair]:
    """Find targets that ask for exactly what has been reached."""
    for target, reached in _latest(material):
        held = target.comparator in {"hold", "le", "ge", "lt"} or target.number == CEILING
        if target.measure == "level" and not held and not unequal(target, reached):
            yield pair_of(target, reached)


def _latest(material: Material) -> Iterator[tuple[Fact, Fact]]:
    """Level targets with the last result before their year, in the same document and on the same definition."""
    results: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in material.facts:
        if fact.role == "outcome" and fact.measure == "level" and fact.period.isdigit():
            results[_concept(fact)].append(fact)
    for target in material.facts:
        if target.role != "target" or target.measure != "level" or material.flags(target) & BROKEN:
            continue
        known = [fact for fact in results.get(_concept(target), ()) if (fact.year or 0) < (target.year or 0)]
        known = [fact for fact in known if not material.flags(fact) & BROKEN and _own_row(target, fact)]
        if known and target.year is not None:
            yield target, max(known, key=lambda fact: (fact.year or 0, fact.column == "base"))


def _own_row(target: Fact, reached: Fact) -> bool:
    """Tell whether a result came before a target: in a completion table only the base of the same row did."""
    own = target.table_row == reached.table_row and reached.column == "base"
    return own or not target.column or not reached.column


def _concept(fact: Fact) -> tuple[str, ...]:
    return (fact.doc_id, fact.concept, fact.scope, fact.unit)


def announced_rows_differ(material: Material) -> Iterator[Pair]:
    """Find headings of groups that announce another number of rows than follow."""
    groups: dict[tuple[object, ...], list[dict[str, object]]] = defaultdict(list)
    for row in material.records("indicator_tables"):
        if "announced_rows_differ" in str(row["flags"] or "").split(";"):
            groups[(row["doc_id"], row["table"], row["category"])].append(row)
    for (doc_id, table, category), rows in groups.items():
        ref = f"{doc_id}:{table}.{rows[0]['row']}"
        last = rows[-1]
        words = {"subject": str(category or ""), "count": str(len(rows))}
        a = Side(str(doc_id), int(str(rows[0]["line"])), str(category or rows[0]["label"]), ref)
        b = Side(str(doc_id), int(str(last["line"])), f"{len(rows)} 行", f"{doc_id}:{table}.{last['row']}")
        yield Pair(a, b, None, tuple(words.items()))


def units_differ(material: Material) -> Iterator[Pair]:
    """Find units that do not measure their concept; beside each a row, in any document, whose unit does."""
    suspect: list[tuple[Side, str, str]] = []
    sound: dict[str, Side] = {}
    for ref, row in material.rows.items():
        concept = find(str(row["label"]), None, material.registry).indicator_id
        if concept and row["unit"]:
            side = Side(str(row["doc_id"]), int(str(row["line"])), str(row["unit"]), ref)
            if agrees(side.value, "level", str(row["label"]), material.registry.indicators[concept], material.registry):
                sound.setdefault(concept, side)
            elif "growth_only" not in str(row["flags"] or "").split(";"):
                suspect.append((side, concept, str(row["label"])))
    for a, concept, label in suspect:
        b = sound.get(concept, replace(a, value=material.registry.indicators[concept].unit))
        yield Pair(a, b, concept, (("subject", label),))
