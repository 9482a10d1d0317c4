"""Average growth over years from official figures: only where every year, or a published average, is there."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from analysis.registry import Registry
from analysis.statistics.vintages import latest


@dataclass(frozen=True)
class AverageGrowth:
    """Average yearly growth.

    Attributes
    ----------
    value : float or None
        Per cent a year (geometric mean of the yearly rates); None where a year is missing.
    missing : tuple of int
        Years without a rate.
    sources : tuple of str
        ``source_id locator`` of each rate used.
    """

    value: float | None
    missing: tuple[int, ...]
    sources: tuple[str, ...]


def average_growth(
    observations: pd.DataFrame, place_id: str, indicator_id: str, years: tuple[int, int], scope: str = "全市"
) -> AverageGrowth:
    """Average growth over the years after ``years[0]`` up to ``years[1]``.

    Parameters
    ----------
    observations : DataFrame
        Contract of observations.csv.
    place_id, indicator_id, scope : str
        Figure; the concept is a growth rate in per cent against the year before.
    years : (int, int)
        Base year and last year: (2020, 2025) needs the rates of 2021 to 2025.

    Returns
    -------
    AverageGrowth
        Never computed from levels: their series breaks with each economic census and is in current prices.
    """
    own = observations[(observations["place_id"] == place_id) & (observations["indicator_id"] == indicator_id)]
    own = own[own["scope"] == scope]
    own = latest(own) if len(own) else own
    own = own[own["value"].notna()]
    rates = {int(row["year"]): row for row in own.to_dict("records")}
    wanted = range(years[0] + 1, years[1] + 1)
    missing = tuple(year for year in wanted if year not in rates)
    sources = tuple(f"{rates[year]['source_id']} {rates[year]['locator']}" for year in wanted if year in rates)
    if missing:
        return AverageGrowth(None, missing, sources)
    product = math.prod(1 + float(rates[year]["value"]) / 100 for year in wanted)
    return AverageGrowth((product ** (1 / len(wanted)) - 1) * 100, (), sources)


def broken_between(registry: Registry, indicator_id: str, first_year: int, last_year: int) -> tuple[str, ...]:
    """Names of the series breaks that lie between two levels of a concept; growth must not be taken across them."""
    family = registry.indicators[indicator_id].family
    return tuple(
        str(row["series_break"])
        for row in registry.rows["series_breaks"]
        if family in (row["families"] or ())  # type: ignore[operator]
        and first_year < int(str(row["first_year"])) <= last_year
    )
