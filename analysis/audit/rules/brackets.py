"""Rules on brackets and arithmetic of printed rows: what [ ] means, and whether base, change and target close."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from analysis.audit.fact import POINTS, Fact
from analysis.audit.finding import Pair, Side
from analysis.audit.material import Material
from analysis.audit.rules.plans import BROKEN

BRACKET = re.compile(r"^\s*[\[［〔【].*[\]］〕】]")
# Growth of these is computed at constant prices, so it need not match levels at the prices of each year.
CONSTANT_PRICES = re.compile(r"生产总值|GDP|增加值|生产率|经济总量")
GROWTH_SLACK = 0.1


def bracket_is_an_average(material: Material) -> Iterator[Pair]:
    """Find brackets, the mark of a change over the whole period, around annual averages; one finding a table."""
    found: dict[tuple[str, str], list[tuple[Fact, Fact]]] = defaultdict(list)
    facts = _by_ref(material)
    for row_ref, row in material.rows.items():
        for end in ("target", "target_growth"):
            fact, result = facts.get(f"{row_ref}.{end}"), facts.get(f"{row_ref}.outcome_growth")
            if fact is None or result is None or not BRACKET.match(str(row[end] or "")):
                continue
            if fact.measure != "change" and result.measure != "change":
                found[(fact.doc_id, str(row["table"]))].append((fact, result))
    for pairs in found.values():
        yield _bracket_pair(pairs[0], [fact for fact, _ in pairs], material)


def bracket_in_growth_column(material: Material) -> Iterator[Pair]:
    """Find columns of annual averages that also hold changes over the whole period; one finding a column."""
    columns: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in material.facts:
        if fact.column.endswith("_growth"):
            columns[(fact.doc_id, fact.table_row.rpartition(".")[0], fact.column)].append(fact)
    for facts in columns.values():
        averages = [fact for fact in facts if fact.measure == "growth" and not _bracketed(fact, material)]
        totals = [fact for fact in facts if fact.measure == "change" and _bracketed(fact, material)]
        if averages and totals:
            yield _bracket_pair((totals[0], averages[0]), totals, material)


def _bracketed(fact: Fact, material: Material) -> bool:
    return bool(BRACKET.match(str(material.rows[fact.table_row][fact.column] or "")))


def _bracket_pair(pair: tuple[Fact, Fact], facts: list[Fact], material: Material) -> Pair:
    first, other = pair
    numbers = "、".join(str(material.rows[fact.table_row]["row"]) for fact in facts)
    cell = str(material.rows[first.table_row][first.column])
    a = Side(first.doc_id, first.line, cell, first.ref)
    words = (("count", str(len(facts))), ("rows", numbers), ("subject", str(first.row["subject"])))
    return Pair(a, other.side, first.indicator_id, words)


def change_does_not_close(material: Material) -> Iterator[Pair]:
    """Find changes that are not the difference between the target (or outcome) and the base of their row."""
    facts = _by_ref(material)
    for row_ref in material.rows:
        base = facts.get(f"{row_ref}.base")
        for end in ("target", "outcome"):
            change, level = facts.get(f"{row_ref}.{end}_growth"), facts.get(f"{row_ref}.{end}")
            if base and change and level and change.measure == "change" and _open_sum(base, level, change):
                yield _sum_pair(change, level, base)


def _open_sum(base: Fact, level: Fact, change: Fact) -> bool:
    if change.unit not in {level.unit, *POINTS} or (change.unit == "%" and level.unit == "%"):
        return False
    slack = (base.half_digit + level.half_digit + change.half_digit) * (1 + 1e-6)
    return abs(level.number - base.number - change.number) > slack


def _sum_pair(change: Fact, level: Fact, base: Fact) -> Pair:
    sum_ = f"{level.printed} − {base.printed} = {level.number - base.number:.6g}"
    return Pair(change.side, Side(level.doc_id, level.line, sum_, level.ref), level.indicator_id, _words(level))


def growth_does_not_close(material: Material) -> Iterator[Pair]:
    """Find annual growth that does not lead from the base to the target (or outcome) of its row."""
    facts = _by_ref(material)
    for row_ref, row in material.rows.items():
        base = facts.get(f"{row_ref}.base")
        for end in ("target", "outcome"):
            growth, level = facts.get(f"{row_ref}.{end}_growth"), facts.get(f"{row_ref}.{end}")
            if not (base and growth and level) or material.flags(level) & BROKEN:
                continue
            if (base.measure, growth.measure, level.measure) != ("level", "growth", "level"):
                continue
            implied = implied_growth(base, level)
            if implied and not CONSTANT_PRICES.search(str(row["label"])) and _beyond(growth, implied):
                middle = sum(implied) / 2
                b = Side(level.doc_id, level.line, f"{base.printed} → {level.printed}: {middle:.2f}%", level.ref)
                yield Pair(growth.side, b, growth.indicator_id, _words(level))


def implied_growth(base: Fact, level: Fact) -> tuple[float, float] | None:
    """Lowest and highest annual growth in percent that leads from one level to the other, given their rounding.

    None where the years are unknown or a level is not above zero.
    """
    years = (level.year or 0) - (base.year or 0)
    low, high = base.number - base.half_digit, level.number - level.half_digit
    if not base.year or years <= 0 or low <= 0 or high <= 0:
        return None
    slowest = high / (base.number + base.half_digit)
    fastest = (level.number + level.half_digit) / low
    return 100 * (slowest ** (1 / years) - 1), 100 * (fastest ** (1 / years) - 1)


def _beyond(growth: Fact, implied: tuple[float, float]) -> bool:
    slack = growth.half_digit + GROWTH_SLACK
    return growth.value.lower > implied[1] + slack or growth.value.upper < implied[0] - slack


def _words(fact: Fact) -> tuple[tuple[str, str], ...]:
    return (("period", fact.period), ("subject", str(fact.row["subject"])))


def _by_ref(material: Material) -> Mapping[str, Fact]:
    return {fact.ref: fact for fact in material.facts}
