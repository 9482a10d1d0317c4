"""Comparing facts: when two values differ, when rounding or a bound explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analysis.audit.fact import BOUNDS, Fact

Test = Callable[[Fact, Fact], bool]

# A round figure that a bound restates (80岁以上 for 80.2).
CLOSE = 0.05
# Values further apart than this speak of different things (an increase beside a level), not of one thing twice.
SAME_THING = 3.0
# Two targets of one sentence (确保 6 %, 力争 7 %) stand this close together.
ONE_SENTENCE = 60


def unequal(a: Fact, b: Fact) -> bool:
    """Whether two targets set different numbers; a target is a decision, so rounding explains nothing."""
    return abs(a.number - b.number) > 1e-6 * max(abs(a.number), abs(b.number))


def apart(a: Fact, b: Fact) -> bool:
    """Whether no value fits both statements of what happened: the intervals, widened by rounding, do not meet."""
    slack = (a.half_digit + b.half_digit) * (1 + 1e-9)
    for one in (a, b):
        # 约 1500 and 近 1500 say that the printed digits are rough.
        slack += CLOSE * abs(one.number) if one.comparator in {"around", "hold"} else 0.0
    return max(a.value.lower, b.value.lower) - min(a.value.upper, b.value.upper) > slack


def comparable(a: Fact, b: Fact) -> bool:
    """Whether two sentences may speak of one thing: their values have one sign and are not several times apart."""
    low, high = sorted((a.number, b.number), key=abs)
    return low * high > 0 and abs(high) <= SAME_THING * abs(low)


def restates(a: Fact, b: Fact) -> bool:
    """Whether one is a rounder, looser wording of the other: a bound that holds the other, within 5 percent."""
    far = abs(a.number - b.number) > CLOSE * max(abs(a.number), abs(b.number))
    return not far and not apart(a, b) and (a.comparator in BOUNDS or b.comparator in BOUNDS)


def staged(a: Fact, b: Fact) -> bool:
    """Whether both are steps of one sentence: a sure and a hoped-for value, or a value for each of several things."""
    return a.doc_id == b.doc_id and a.line == b.line and abs(a.start - b.start) < ONE_SENTENCE


def less_ambitious(later: Fact, earlier: Fact, direction: int) -> bool:
    """Whether the later value asks for less."""
    return direction * (later.number - earlier.number) < -1e-6 * abs(earlier.number)


def differing(group: list[Fact], test: Test) -> Iterator[tuple[Fact, Fact]]:
    """Pairs that fail a test: the first fact of a group against the first one of every other value."""
    first, seen = group[0], [group[0]]
    for fact in group[1:]:
        if test(first, fact) and all(unequal(fact, other) for other in seen):
            seen.append(fact)
            yield first, fact
