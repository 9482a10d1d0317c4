"""Official: the latest word of statistics on each figure, found by place, concept and year."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.statistics import latest

SCOPES = ("全国", "全省", "全市", "县域", "市辖区", "功能区")
Row = Mapping[str, object]


class Official:
    """Official figures as an index: every target asks for several of them.

    Parameters
    ----------
    observations : DataFrame
        Table ``observations``; the latest word on each figure is taken.
    """

    def __init__(self, observations: pd.DataFrame) -> None:
        figures = latest(observations)
        # In the order of SCOPES, so that the first row found is that of the widest scope.
        known = figures[figures["value"].notna() & figures["scope"].isin(SCOPES)]
        known = known.sort_values("scope", key=lambda scope: scope.map(SCOPES.index), kind="stable")
        self._rows: dict[tuple[str, str, str], Row] = {}
        for row in known.to_dict("records"):
            key = (str(row["place_id"]), str(row["indicator_id"]), str(row["year"]))
            self._rows.setdefault(key, {str(name): value for name, value in row.items()})
        self._none = figures.iloc[:0]
        groups = figures.groupby(["place_id", "indicator_id"])
        self._series = {(str(place), str(concept)): rows for (place, concept), rows in groups}
        self._years = set(zip(figures["place_id"], figures["year"].astype(str), strict=True))

    def speaks_of(self, place_id: str | None, year: int) -> bool:
        """Whether there is any figure of a place and year."""
        return (place_id, str(year)) in self._years

    def find(self, place_id: str | None, indicator_id: str, year: int) -> Row | None:
        """Row of ``observations`` with a value, of the whole place before its parts; None where there is none."""
        return self._rows.get((str(place_id), indicator_id, str(year)))

    def series(self, place_id: str | None, indicator_id: str) -> pd.DataFrame:
        """All rows of one concept of a place; empty where there is none."""
        return self._series.get((str(place_id), indicator_id), self._none)
