"""Named checks of observations: each gives the figures that it does not accept; none changes anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

import pandas as pd

from analysis.registry import Registry
from analysis.statistics.failures import Failure, failures_frame
from analysis.statistics.rounding import rounding
from analysis.statistics.vintages import FIGURE, latest

Record = Mapping[Any, Any]
Figures = dict[tuple[str, ...], Record]
Check = Callable[[pd.DataFrame, Registry], Iterator[Failure]]
# What share and growth may be without a row of figure_checks.csv, by their definition; and the widest usual jump.
_BOUNDS = {"share": (0.0, 100.0), "growth_rate": (-100.0, float("inf"))}
_USUAL_JUMP = (0.4, 2.5)
_USUAL_POINTS = 25.0
_LONGEST_GAP = 2


def run_checks(observations: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Run all checks.

    Parameters
    ----------
    observations : DataFrame
        Contract of observations.csv.
    registry : Registry
        Concepts, places, and the rows of figure_checks.csv.

    Returns
    -------
    DataFrame
        Contract of statistics_failures.csv, sorted; empty where everything holds.
    """
    failures = (failure for check in CHECKS.values() for failure in check(observations, registry))
    return failures_frame(failures, registry)


def with_checks(failures: pd.DataFrame, observations: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Failures of reading together with those of the checks over the whole table of observations.

    Parameters
    ----------
    failures : DataFrame
        Contract of statistics_failures.csv; rows of the checks themselves are replaced.
    observations : DataFrame
        Contract of observations.csv, all sources.
    registry : Registry
        As for :func:`run_checks`.

    Returns
    -------
    DataFrame
        Contract of statistics_failures.csv, sorted.
    """
    contract = registry.tables["statistics_failures"]
    of_reading = failures[~failures["check"].isin(list(CHECKS))]
    both = pd.concat([of_reading, run_checks(observations, registry)], ignore_index=True)
    return contract.cast(both).sort_values(contract.columns, ignore_index=True)


def check_counties(observations: pd.DataFrame, registry: Registry) -> Iterator[Failure]:
    """Counties and 市辖区 add up to the city within the rounding of the printed figures."""
    figures = _by_figure(latest(_printed(observations)))
    for row in _rows(registry, "counties_add_up"):
        concept = str(row["indicator_id"])
        for (place_id, scope, indicator, year), whole in figures.items():
            if scope != "全市" or indicator != concept:
                continue
            counties = [c.place_id for c in registry.children(place_id) if c.kind in {"县", "市"}]
            keys = [(place_id, "市辖区", concept, year), *((c, "县域", concept, year) for c in counties)]
            parts = [figures[key] for key in keys if key in figures]
            if counties and len(parts) == len(keys):
                yield from _sum_failure("counties_add_up", whole, parts, registry)


def check_parts(observations: pd.DataFrame, registry: Registry) -> Iterator[Failure]:
    """Parts add up to the whole within rounding (sectors to GDP), in each source."""
    for _, group in _printed(observations).groupby("source_id"):
        figures = _by_figure(group)
        for row in _rows(registry, "parts_add_up"):
            for (place_id, scope, indicator, year), whole in figures.items():
                keys = [(place_id, scope, str(part), year) for part in row["parts"]]  # type: ignore[attr-defined]
                if indicator == row["indicator_id"] and all(key in figures for key in keys):
                    yield from _sum_failure("parts_add_up", whole, [figures[key] for key in keys], registry)


def check_shares(observations: pd.DataFrame, registry: Registry) -> Iterator[Failure]:
    """Shares add up to 100 within rounding, in each source."""
    for _, group in _printed(observations).groupby("source_id"):
        figures = _by_figure(group)
        for row in _rows(registry, "shares_add_up"):
            for (place_id, scope, indicator, year), first in figures.items():
                keys = [(place_id, scope, str(part), year) for part in row["parts"]]  # type: ignore[attr-defined]
                if indicator != row["indicator_id"] or not all(key in figures for key in keys):
                    continue
                parts = [figures[key] for key in keys]
                total = sum(_value(part) for part in parts)
                if abs(total - 100) > sum(rounding(part, registry) for part in parts) + 1e-9:
                    yield _failure("shares_add_up", first, _listed(parts, total), "100")


def check_ranges(observations: pd.DataFrame, registry: Registry) -> Iterator[Failure]:
    """Values lie in the range of their concept (figure_checks.csv), shares between 0 and 100."""
    bounds = {str(row["indicator_id"]): (row["low"], row["high"]) for row in _rows(registry, "range")}
    for record in observations[observations["value"].notna()].to_dict("records"):
        concept = registry.indicators[str(record["indicator_id"])]
        low, high = bounds.get(concept.indicator_id, _BOUNDS.get(concept.kind, (None, None)))
        value = float(record["value"])
        if (low is not None and value < float(str(low))) or (high is not None and value > float(str(high))):
            yield _failure("range", record, f"{value:g} {concept.unit}", f"{low} to {high} {concept.unit}")


def check_jumps(observations: pd.DataFrame, registry: Registry) -> Iterator[Failure]:
    """From year to year a level does not jump beyond its usual ratio, nor a share by many points."""
    limits = {str(row["indicator_id"]): (row["low"], row["high"]) for row in _rows(registry, "jump")}
    figures = latest(_printed(observations)).sort_values(FIGURE, kind="stable").to_dict("records")
    for (_, _, indicator), series in groupby(figures, key=itemgetter("place_id", "scope", "indicator_id")):
        kind = registry.indicators[str(indicator)].kind
        records = sorted(series, key=lambda record: int(record["year"]))
        for before, after in pairwise(records):
            gap = int(after["year"]) - int(before["year"])
            if gap > _LONGEST_GAP or kind == "growth_rate":
                continue
            usual = limits.get(str(indicator), _USUAL_JUMP)
            expected = _jump(_value(before), _value(after), kind, (float(str(usual[0])), float(str(usual[1]))), gap)
            if expected:
                shown = f"{before['value_as_printed']}{before['unit_as_printed']} ({before['year']}) → "
                shown += f"{after['value_as_printed']}{after['unit_as_printed']}"
                yield _failure("jump", after, shown, expected)


def _jump(before: float, after: float, kind: str, usual: tuple[float, float], gap: int) -> str:
    """Say what was expected, where the step is too large; empty where it is not."""
    if kind == "share":
        return f"a change of at most {_USUAL_POINTS:g} points" if abs(after - before) > _USUAL_POINTS else ""
    low, high = usual[0] ** gap, usual[1] ** gap
    if before == 0 or low <= after / before <= high:
        return ""
    return f"{low:.3g} to {high:.3g} times the figure of {gap} year{'s' if gap > 1 else ''} before"


def check_editions(observations: pd.DataFrame, registry: Registry) -> Iterator[Failure]:
    """Editions and tables that print the same figure agree within rounding."""
    printed = _printed(observations).sort_values([*FIGURE, "source_id"], kind="stable").to_dict("records")
    for _, group in groupby(printed, key=itemgetter(*FIGURE)):
        records = list(group)
        for other in records[1:]:
            allowed = rounding(records[0], registry) + rounding(other, registry) + 1e-9
            if abs(_value(records[0]) - _value(other)) > allowed:
                expected = f"{records[0]['value_as_printed']}{records[0]['unit_as_printed']}, {records[0]['source_id']}"
                found = f"{other['value_as_printed']}{other['unit_as_printed']}"
                yield _failure("editions_differ", other, found, expected)


def check_coverage(observations: pd.DataFrame, registry: Registry) -> Iterator[Failure]:
    """Every place of the edition before stands in the next edition of a table."""
    printed = _printed(observations)
    pairs = zip(printed["source_id"], printed["edition"], strict=True)
    tables = printed.assign(_table=[source.removeprefix(edition) for source, edition in pairs])
    tables["_series"] = tables["edition"].str.rsplit("-", n=1).str[0]
    for _, group in tables.groupby(["_series", "_table"]):
        places = {str(edition): frozenset(rows["place_id"]) for edition, rows in group.groupby("edition")}
        for (_, before), (edition, after) in pairwise(sorted(places.items())):
            for place_id in sorted(before - after):
                source = str(group.loc[group["edition"] == edition, "source_id"].iloc[0])
                name = registry.places[place_id].name
                expected = "the places of the edition before"
                yield Failure("place_lost", source, "", "", f"no figure of {name}", expected, place_id)


def check_unique(observations: pd.DataFrame, registry: Registry) -> Iterator[Failure]:
    """One source gives one figure for a place, scope, concept and year."""
    key = [*FIGURE, "source_id"]
    for record in observations[observations.duplicated(key, keep=False)].to_dict("records"):
        yield _failure("figure_twice", record, str(record["value_as_printed"]), "one figure a source")


CHECKS: dict[str, Check] = {
    "counties_add_up": check_counties,
    "parts_add_up": check_parts,
    "shares_add_up": check_shares,
    "range": check_ranges,
    "jump": check_jumps,
    "editions_differ": check_editions,
    "place_lost": check_coverage,
    "figure_twice": check_unique,
}
"""Checks by name; a name is also what the column ``check`` of statistics_failures.csv says."""


def _rows(registry: Registry, check: str) -> list[dict[str, object]]:
    return [dict(row) for row in registry.rows["figure_checks"] if row["check"] == check]


def _printed(observations: pd.DataFrame) -> pd.DataFrame:
    derived = observations["flags"].fillna("").str.contains("derived")
    return observations[observations["value"].notna() & ~derived]


def _by_figure(observations: pd.DataFrame) -> Figures:
    records = observations.to_dict("records")
    return {tuple(str(record[name]) for name in FIGURE): record for record in records}


def _value(record: Record) -> float:
    return float(str(record["value"]))


def _sum_failure(check: str, whole: Record, parts: list[Record], registry: Registry) -> Iterator[Failure]:
    total = sum(_value(part) for part in parts)
    allowed = sum(rounding(figure, registry) for figure in (whole, *parts)) + 1e-9
    if abs(total - _value(whole)) > allowed:
        yield _failure(check, whole, f"{whole['value']:g} {whole['unit']}", f"{_listed(parts, total)} ± {allowed:.3g}")


def _listed(parts: list[Record], total: float) -> str:
    return f"{' + '.join(f'{_value(part):g}' for part in parts)} = {total:.6g}"


def _failure(check: str, record: Record, found: str, expected: str) -> Failure:
    names = ("source_id", "indicator_id", "locator")
    source, concept, where = (str(record[name]) for name in names)
    place, scope, year = (str(record[name]) for name in ("place_id", "scope", "year"))
    return Failure(check, source, concept, where, found, expected, place, scope, year)
