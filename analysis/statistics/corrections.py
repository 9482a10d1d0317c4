"""Corrections: known errors of the sources, each with a reason and a guard, and nothing else changes a figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.registry import Registry
from analysis.statistics.failures import Failure
from analysis.statistics.units import convert

_KEY = ("source_id", "place_id", "scope", "indicator_id", "year")


def correct(
    observations: pd.DataFrame, corrections: Iterable[Mapping[str, object]], registry: Registry
) -> tuple[pd.DataFrame, list[Failure]]:
    """Apply corrections to observations.

    Parameters
    ----------
    observations : DataFrame
        Contract of observations.csv.
    corrections : iterable of mapping
        Rows of corrections.csv; ``expect`` is what the source prints today.

    Returns
    -------
    observations : DataFrame
        ``override`` sets the value (printed cell stays, flag ``corrected``), ``drop`` removes the row.
    failures : list of Failure
        ``correction_guard`` where the source prints something else now (nothing is changed then), and
        ``correction_without_figure`` where the source is there but the figure is not.
    """
    frame, failures = observations.copy(), []
    read = set(frame["source_id"])
    for row in corrections:
        if row["source_id"] not in read:
            continue
        place = pd.Series(True, index=frame.index)
        for name in _KEY:
            place &= frame[name] == str(row[name])
        printed = frame.loc[place, "value_as_printed"].tolist()
        if not printed or any(text != row["expect"] for text in printed):
            check = "correction_guard" if printed else "correction_without_figure"
            failures.append(_failure(check, row, ";".join(printed) or "no figure"))
        elif row["action"] == "drop":
            frame = frame[~place]
        else:
            frame.loc[place, "value"] = _overridden(row, str(frame.loc[place, "unit_as_printed"].iloc[0]), registry)
            frame.loc[place, "flags"] = "corrected"
    return frame.reset_index(drop=True), failures


def _overridden(row: Mapping[str, object], unit: str, registry: Registry) -> float:
    target = registry.indicators[str(row["indicator_id"])].unit
    return convert(float(str(row["value"])), unit, target, registry)


def _failure(check: str, row: Mapping[str, object], found: str) -> Failure:
    place, scope, year = str(row["place_id"]), str(row["scope"]), str(row["year"])
    source, concept = str(row["source_id"]), str(row["indicator_id"])
    expected = f"{row['expect']}, as corrections.csv expects"
    return Failure(check, source, concept, "", found, expected, place, scope, year)
