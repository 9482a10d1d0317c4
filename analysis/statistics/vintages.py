"""Vintages: what was known on a date, and the latest word on each figure; editions are never overwritten."""

from __future__ import annotations

import datetime
import re

import pandas as pd

from analysis.errors import PlansError

_STATUS = {"estimate": 0, "preliminary": 1, "final": 2, "revised": 3}
FIGURE = ["place_id", "scope", "indicator_id", "year"]


def as_of(observations: pd.DataFrame, date: str) -> pd.DataFrame:
    """Observations that were published on a date.

    Parameters
    ----------
    observations : DataFrame
        Contract of observations.csv.
    date : str
        ISO date, inclusive.

    Returns
    -------
    DataFrame
        Rows published on the date or before. An edition without a date of publication counts from the end of the year
        after the one in its name: yearbooks come out up to some months after the year that they are named for.

    Raises
    ------
    PlansError
        Where the date is no ISO date.
    """
    try:
        limit = datetime.date.fromisoformat(date).isoformat()
    except ValueError as error:
        raise PlansError(f"as of {date}: expected a date, YYYY-MM-DD") from error
    return observations[published(observations) <= limit].reset_index(drop=True)


def published(observations: pd.DataFrame) -> pd.Series:
    """Date of publication of each row as text; where it is not known, the end of the year after the edition's."""
    year = observations["edition"].str.extract(r"(\d{4})$", expand=False).astype("Int64") + 1
    return observations["published"].fillna(year.astype("string") + "-12-31").astype("string")


def latest(observations: pd.DataFrame) -> pd.DataFrame:
    """Choose the latest word on each figure.

    Parameters
    ----------
    observations : DataFrame
        Contract of observations.csv.

    Returns
    -------
    DataFrame
        One row for each place, scope, concept and year: a printed figure before a derived one, then the higher status
        (revised, final, preliminary, estimate), then the later publication, then the more digits (a single table
        prints what a combined sheet rounds). Order as given by place, concept and year.
    """
    ranked = observations.assign(
        _printed=~observations["flags"].fillna("").str.contains("derived"),
        _status=observations["status"].map(_STATUS),
        _published=published(observations),
        _digits=observations["value_as_printed"].map(_digits),
    )
    order = ["_printed", "_status", "_published", "_digits", "source_id"]
    best = ranked.sort_values(order, kind="stable").drop_duplicates(FIGURE, keep="last")
    return best[list(observations.columns)].sort_values(FIGURE).reset_index(drop=True)


def _digits(printed: str) -> int:
    return len(re.sub(r"\D", "", str(printed)))
