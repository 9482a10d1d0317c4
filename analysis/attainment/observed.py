"""Observed: targets of a plan beside official statistics of the target year."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial

import pandas as pd

from analysis.attainment.basis import DELEGATED, GROWTH, LEVEL, Basis, build_case, concept, is_delegated
from analysis.attainment.case import Case
from analysis.attainment.judging import Prepared, Shown, prepare, verdict_table
from analysis.attainment.official import SCOPES, Official, Row
from analysis.attainment.plausibility import DIFFER, sources_differ
from analysis.attainment.quantity import Quantity, figure, parse_number
from analysis.attainment.rows import PlanRow, Printed, Statement, plan_rows, table_rows
from analysis.attainment.scheme import MAIN, Scheme
from analysis.registry import Indicator, Registry
from analysis.statistics import average_growth, broken_between

STATISTICS = 4
CHANGES = frozenset({"growth_cum_pct", "change_cum_pp", "flow_cum"})
GROWTH_ENDING = "_growth"
DERIVED = "derived"


@dataclass(frozen=True)
class Observed:
    """Official figure for a target: value in the unit of the concept, as shown, why not compared, and if computed."""

    value: Quantity | None
    shown: Shown
    reason: str = ""
    computed: bool = False


def prepare_observed(printed: Printed, observations: pd.DataFrame, registry: Registry) -> list[Prepared]:
    """Put official figures beside the targets of printed tables.

    Parameters
    ----------
    printed : Printed
        Tables, notes and statements.
    observations : DataFrame
        Table ``observations``; the latest word on each figure is taken.
    registry : Registry
        Concepts, units and breaks in series.

    Returns
    -------
    list of Prepared
        One per row with a target whose year has observations of its place at all; a target whose own figure is not
        published has the reason ``not_published``. Levels across a break in the series are ``caliber_changed``; growth
        is the geometric mean of all yearly rates, never taken from levels, and ``incomplete`` where a year is missing;
        a change over the whole plan is judged as the level that it makes of the printed base, a limit for every year
        by its worst year. Where a figure of the plan itself and the official one of the same year are too far apart
        (:mod:`analysis.attainment.plausibility`), the reason is ``sources_differ``.
    """
    official = Official(observations)
    prepared = []
    for row in table_rows(printed):
        target = _target(row)
        if target is not None and official.speaks_of(row.place_id, _year(row, target)):
            prepared.append(_prepare(row, target, official, registry))
    return prepared


def judge_observed(
    printed: Printed, observations: pd.DataFrame, registry: Registry, scheme: Scheme = MAIN
) -> pd.DataFrame:
    """Judge targets by official statistics: table ``verdicts`` with the source of each figure as outcome source."""
    return verdict_table(prepare_observed(printed, observations, registry), registry, scheme)


def judge_sources(
    printed: Printed, observations: pd.DataFrame, registry: Registry, scheme: Scheme = MAIN
) -> pd.DataFrame:
    """Judge every target by every source that speaks of it.

    Parameters
    ----------
    printed, observations, registry
        As :func:`prepare_observed`.
    scheme : Scheme
        The coding choices.

    Returns
    -------
    DataFrame
        Table ``verdicts``: a plan's own outcomes first, then official statistics. Statistics stand beside a plan's own
        outcome only where they give a figure; a plan without own outcomes has all its targets, those without a figure
        with ``observations`` as their source.
    """
    own = [prepare(row, registry) for row in plan_rows(printed)]
    tables = {_table(row) for row in own}
    observed = [
        row
        for row in prepare_observed(printed, observations, registry)
        if _table(row) not in tables or (row.source is not None and row.source.outcome is not None)
    ]
    return verdict_table([*own, *observed], registry, scheme)


def _table(row: Prepared) -> tuple[object, object]:
    return row.row.cells["doc_id"], row.row.cells["table"]


def assessed_rows(printed: Printed, observations: pd.DataFrame, registry: Registry) -> list[Prepared]:
    """Choose one outcome for every target: the plan's own table where it prints outcomes, else official statistics.

    Parameters
    ----------
    printed, observations, registry
        As :func:`prepare_observed`.

    Returns
    -------
    list of Prepared
        In the order of the tables; a plan that still runs, or has no statistics, has no rows.
    """
    own = [prepare(row, registry) for row in plan_rows(printed)]
    tables = {_table(row) for row in own}
    observed = prepare_observed(printed, observations, registry)
    return [*own, *(row for row in observed if _table(row) not in tables)]


def _target(row: PlanRow) -> Statement | None:
    """Level target before growth target, as for printed outcomes."""
    return row.statements.get("target") or row.statements.get("target_growth")


def _year(row: PlanRow, target: Statement) -> int:
    """Year of the target: of its column, which a cell that spans several columns does not lose."""
    return int(str(row.cells.get("target_year") or target.year)[-4:])


def _prepare(row: PlanRow, target: Statement, official: Official, registry: Registry) -> Prepared:
    name = GROWTH if target.statement_id.endswith(".target_growth") else LEVEL
    basis = Basis(name, target, None)
    indicator = concept(row, basis, registry)
    if is_delegated(row) and target.lower is None and target.upper is None:
        shown = Shown(None, target.year, "observations")
        return Prepared(_silent(row), replace(basis, name=DELEGATED), indicator, None, grade=STATISTICS, source=shown)
    if indicator is None:
        return Prepared(row, basis, None, None, "no_concept", STATISTICS, Shown(None, target.year, "observations"))
    observed = find_observed(row, target, indicator, official, registry)
    if observed.computed:
        row = replace(row, flags=row.flags | {DERIVED})
    reason = observed.reason or ("not_published" if observed.value is None else "")
    of_year = partial(official.find, row.place_id, indicator.indicator_id)
    if not reason and sources_differ(row, indicator, of_year, registry):
        reason = DIFFER
    if observed.value is None or reason:
        return Prepared(row, basis, indicator, None, reason, STATISTICS, observed.shown)
    case = build_case(row, basis, indicator, registry)
    if case.measure in CHANGES:
        case = end_level(case, indicator)
    outcome = _in_unit(observed.value, indicator.unit, case.unit or None, registry)
    reason = "" if case.target is not None and outcome is not None else "kind_differs"
    case = replace(case, outcome=outcome)
    return Prepared(row, basis, indicator, None if reason else case, reason, STATISTICS, observed.shown)


def end_level(case: Case, indicator: Indicator) -> Case:
    """Turn a change over the plan into the level that it makes of an exact base; without one the target is left out."""
    if indicator.kind == "cumulative":
        return case
    level = None
    if case.base is not None and case.base.exact and case.target is not None and case.target.exact:
        change = case.target.value
        end = case.base.value * (1 + change / 100) if case.measure == "growth_cum_pct" else case.base.value + change
        level = figure(end, case.target.decimals)
    measure = "share" if indicator.kind == "share" else "level"
    return replace(case, measure=measure, target=level, unit=indicator.unit)


def _silent(row: PlanRow) -> PlanRow:
    """Drop what the plan says of completion, so that it is not taken for statistics."""
    cells = {**row.cells, "outcome": None, "outcome_growth": None}
    return replace(row, cells=cells, notes=())


def find_observed(
    row: PlanRow, target: Statement, indicator: Indicator, official: Official, registry: Registry
) -> Observed:
    """Find the official figure for one target; see :func:`prepare_observed`."""
    year = _year(row, target)
    if target.kind == "growth_rate":
        return _average(row, indicator, official, year)
    if target.statement_id.endswith(".target_growth") and target.kind != "cumulative":
        return _worst(row, indicator, official, year)
    found = official.find(row.place_id, indicator.indicator_id, year)
    if found is None:
        return Observed(None, Shown(None, str(year), "observations"))
    shown = Shown(_printed(found), str(year), str(found["source_id"]))
    base_year = row.cells.get("base_year")
    broken = base_year is not None and broken_between(registry, indicator.indicator_id, int(str(base_year)), year)
    return Observed(_quantity(found), shown, "caliber_changed" if broken else "", _computed(found))


def _quantity(found: Row) -> Quantity:
    """Figure in the unit of the concept, with the fineness of its print brought to that unit."""
    value = float(str(found["value"]))
    if _computed(found):
        return figure(value, len(str(found["value"]).partition(".")[2]))
    printed = parse_number(str(found["value_as_printed"]))
    if printed is None or not printed[0] or not value:
        return figure(value, printed[1] if printed else 0)
    shift = round(math.log10(abs(value / printed[0])))
    return figure(value, printed[1] - shift)


def _computed(found: Row) -> bool:
    """Whether the figure is computed from others by the formula of its concept."""
    flags = found.get("flags")
    return isinstance(flags, str) and DERIVED in flags.split(";")


def _printed(found: Row) -> str:
    """Figure as printed; a computed one with four significant digits, its parts stand in ``observations``."""
    return f"{float(str(found['value'])):.4g}" if _computed(found) else str(found["value_as_printed"])


def _average(row: PlanRow, indicator: Indicator, official: Official, year: int) -> Observed:
    base_year = row.cells.get("base_year")
    first = int(str(base_year)) if base_year is not None else year - 1
    rate = indicator.indicator_id
    if indicator.kind != "growth_rate":
        rate += GROWTH_ENDING
    figures = official.series(row.place_id, rate)
    for scope in SCOPES if len(figures) else ():
        found = average_growth(figures, str(row.place_id), rate, (first, year), scope)
        if found.value is not None:
            sources = ";".join(dict.fromkeys(source.split(" ")[0] for source in found.sources))
            shown = Shown(f"{found.value:.2f}", f"{first + 1}-{year}", sources)
            return Observed(figure(found.value, 1), shown)
    return Observed(None, Shown(None, f"{first + 1}-{year}", "observations"), "incomplete")


def _worst(row: PlanRow, indicator: Indicator, official: Official, year: int) -> Observed:
    """Take the worst of all years for a limit that must hold in each of them (失业率每年控制在5.5%以内)."""
    base_year = row.cells.get("base_year")
    first = int(str(base_year)) + 1 if base_year is not None else year
    found = [official.find(row.place_id, indicator.indicator_id, one) for one in range(first, year + 1)]
    known = [one for one in found if one is not None]
    period = f"{first}-{year}" if first < year else str(year)
    if len(known) < len(found):
        return Observed(None, Shown(None, period, "observations"), "incomplete")
    worst = min(known, key=lambda one: indicator.direction * float(str(one["value"])))
    return Observed(_quantity(worst), Shown(_printed(worst), period, str(worst["source_id"])))


def _in_unit(value: Quantity, unit: str, wanted: str | None, registry: Registry) -> Quantity | None:
    if wanted is None or wanted == unit:
        return value
    first, second = registry.find_unit(unit), registry.find_unit(wanted)
    if first is None or second is None or first.base != second.base:
        return value if {unit, wanted} <= {"%", "个百分点", "百分点"} else None
    factor = first.factor / second.factor
    return value if factor == 1 else replace(value.scaled(factor), decimals=value.decimals - round(math.log10(factor)))
