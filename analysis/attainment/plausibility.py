"""Plausibility: whether plan and statistics, which use the same name for a figure, also speak of the same thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from analysis.attainment.quantity import quantity
from analysis.attainment.rows import PlanRow, Statement
from analysis.registry import Indicator, Registry

CHECK = "plan_agrees"
DIFFER = "sources_differ"
YEARS = (("base", "base_year"), ("outcome", "outcome_year"))
Find = Callable[[int], Mapping[str, object] | None]


def sources_differ(row: PlanRow, indicator: Indicator, find: Find, registry: Registry) -> bool:
    """Whether a figure that the plan prints and the official one of the same year are too far apart to be one thing.

    Total and local budget revenue, household registration and residence go by one name in some texts. Where base or
    outcome of a row shows it, official figures say nothing about the row.

    Parameters
    ----------
    row : PlanRow
        The printed row; its base and outcome count where they are single figures of the concept.
    indicator : Indicator
        The concept; rates of growth, whose ratios mean nothing near zero, are never compared.
    find : callable
        From a year to the official figure of the place, as a row of ``observations`` in the unit of the concept.
    registry : Registry
        Rows ``plan_agrees`` of figure_checks.csv: least and largest ratio of the official figure to the plan's own, of
        a concept or (without one) of all; without such a row nothing is compared.

    Returns
    -------
    bool
        False where no year has both figures.
    """
    low, high = _limits(indicator, registry)
    if low is None or high is None or indicator.kind == "growth_rate":
        return False
    for year, own in _own_figures(row, indicator, registry):
        official = find(year)
        if official is not None and own and not low <= float(str(official["value"])) / own <= high:
            return True
    return False


def _limits(indicator: Indicator, registry: Registry) -> tuple[float | None, float | None]:
    rows = {check["indicator_id"]: check for check in registry.rows["figure_checks"] if check["check"] == CHECK}
    found = rows.get(indicator.indicator_id) or rows.get(None)
    return (None, None) if found is None else (found["low"], found["high"])  # type: ignore[return-value]


def _own_figures(row: PlanRow, indicator: Indicator, registry: Registry) -> Iterator[tuple[int, float]]:
    """Years and values, in the unit of the concept, that the row prints for them."""
    for measure, column in YEARS:
        statement = row.statements.get(measure)
        year = None if statement is None else row.text(column) or statement.year
        if statement is None or year is None or statement.indicator_id != indicator.indicator_id:
            continue
        value = _value(statement, indicator, registry)
        if value is not None:
            yield int(year[-4:]), value


def _value(statement: Statement, indicator: Indicator, registry: Registry) -> float | None:
    printed = quantity(statement.comparator, statement.lower, statement.upper)
    if printed is None or not printed.exact:
        return None
    if statement.unit is None or statement.unit == indicator.unit:
        return printed.value
    here, there = registry.find_unit(statement.unit), registry.find_unit(indicator.unit)
    if here is None or there is None or here.base != there.base:
        return None
    return printed.value * here.factor / there.factor
