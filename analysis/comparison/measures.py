"""Measures: the level, growth or cumulative change of a concept, with units made equal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.registry import Indicator, Registry

CHANGE_MEASURES = {"growth_rate": "growth", "cumulative": "cumulative"}
# A share changes by points and may pass through zero; a level grows by a rate.
POINT_UNITS = {"%", "‰"}
WITHOUT_NUMBER = {"direction", "delegated"}


@dataclass(frozen=True)
class Amount:
    """A target and its base as numbers in one unit; None where nothing is printed, ``unit`` None where unusable.

    Attributes
    ----------
    value, upper, base : float or None
        Target (or the lower end of a range), the upper end of a range, and the base, in ``unit``.
    unit : str or None
        Unit of all three; None where the printed unit does not measure the concept.
    """

    unit: str | None
    value: float | None = None
    upper: float | None = None
    base: float | None = None
    is_level: bool = False

    def change_per_year(self, year: int | None, base_year: int | None) -> float | None:
        """Yearly change that leads from the base to the target.

        Returns
        -------
        float or None
            Points a year for shares; percent a year (compound) for other levels; None where base, target or
            years are missing, where the measure is itself a change, or where a growth rate is undefined.
        """
        if not self.is_level or self.value is None or self.base is None or not year or not base_year:
            return None
        years = year - base_year
        if years <= 0:
            return None
        if self.unit in POINT_UNITS:
            return (self.value - self.base) / years
        if self.base <= 0 or self.value <= 0:
            return None
        return 100 * ((self.value / self.base) ** (1 / years) - 1)

    @property
    def change_unit(self) -> str | None:
        """Unit of :meth:`change_per_year`."""
        if not self.is_level:
            return None
        return "百分点/年" if self.unit in POINT_UNITS else "%/年"


def measure_of(target: Mapping[str, object], concept: Indicator | None) -> str:
    """Measure of a target: ``growth``, ``cumulative`` or ``level``.

    A concept that is itself a sum over the years of a plan (新增就业) has that sum as its level.
    """
    measure = CHANGE_MEASURES.get(str(target["kind"]), "level")
    return "level" if measure == "cumulative" and concept and concept.kind == "cumulative" else measure


def to_measure_unit(target: Mapping[str, object], measure: str, concept: Indicator, registry: Registry) -> Amount:
    """Turn the printed numbers of a target into the unit of its concept.

    Parameters
    ----------
    target : mapping
        Row of the derived table ``targets``.
    measure : str
        As :func:`measure_of` gives it. Growth is counted in percent; a cumulative change in its printed unit,
        because points, percent and amounts all occur.
    concept : Indicator
        The concept; its unit is the unit of its level.
    registry : Registry
        Units.

    Returns
    -------
    Amount
        ``unit`` is None where printed unit and concept measure different things.
    """
    printed = str(target["unit"] or "")
    if target["comparator"] in WITHOUT_NUMBER:
        return Amount(unit=concept.unit)
    goal = {"growth": "%", "cumulative": printed}.get(measure, concept.unit)
    factor = _factor(printed, goal, registry)
    if factor is None:
        return Amount(unit=None)
    cap_only = target["lower"] is None
    return Amount(
        unit=goal,
        value=_number(target["upper" if cap_only else "lower"], factor),
        upper=None if cap_only else _number(target["upper"], factor),
        base=_number(target["base"], factor),
        is_level=measure == "level",
    )


def _factor(printed: str, goal: str, registry: Registry) -> float | None:
    if printed == goal:
        return 1.0
    have, want = registry.find_unit(printed), registry.find_unit(goal)
    if have is None or want is None or have.base != want.base:
        return None
    return have.factor / want.factor


def _number(text: object, factor: float) -> float | None:
    """Turn printed digits into a number; None where nothing, or no plain number (95以上 as a base), is printed."""
    try:
        return float(str(text).replace(",", "")) * factor
    except ValueError:
        return None
