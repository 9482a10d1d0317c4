"""Agreement of units: whether a printed unit can stand for a concept."""

from __future__ import annotations

from analysis.registry import Indicator, Registry

PERCENT = frozenset({"%", "百分点", "个百分点", "‰"})
CHANGES = frozenset({"growth_rate", "cumulative"})
WORDS = frozenset({"status"})


def agrees(unit: str | None, kind: str, subject: str, indicator: Indicator, registry: Registry) -> bool:
    """Whether a statement in a unit can be about a concept.

    Parameters
    ----------
    unit : str or None
        Unit as printed; None agrees with every concept, since the name alone then decides.
    kind : str
        Kind of the statement; a change of a quantity may be in percent or points.
    subject : str
        Subject as worded; a denominator that the name gives (亿元GDP…) need not stand in the unit again.
    indicator : Indicator
        The concept.
    registry : Registry
        For units and their dimensions.
    """
    if not unit or kind in WORDS or unit == indicator.unit:
        return True
    if kind in CHANGES and unit in PERCENT:
        return True
    if indicator.unit in PERCENT:
        return unit in PERCENT
    numerator, _, denominator = indicator.unit.partition("/")
    if denominator and denominator in subject and unit == numerator:
        return True
    # A bare scale word (万) leaves the unit itself to the name.
    if set(unit) <= set("十百千万亿") and indicator.unit.startswith(unit):
        return True
    return _same_dimension(unit, indicator.unit, registry)


def _same_dimension(one: str, other: str, registry: Registry) -> bool:
    first, second = registry.find_unit(one), registry.find_unit(other)
    return first is not None and second is not None and first.dimension == second.dimension
