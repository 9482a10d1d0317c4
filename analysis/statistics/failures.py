"""Failures: what was not read or does not hold, one row each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

import pandas as pd

COLUMNS = ("check", "source_id", "indicator_id", "place_id", "year", "locator", "found", "expected")


@dataclass(frozen=True)
class Failure:
    """A cell, column or figure that a named check does not accept.

    Attributes
    ----------
    check : str
        Name of the check.
    source_id, indicator_id : str
        Source and concept; empty where it concerns none.
    locator : str
        Where it stands.
    found, expected : str
        What stands there and what was expected.
    place_id, year : str
        Place and year of the figure, where it is one.
    """

    check: str
    source_id: str
    indicator_id: str
    locator: str
    found: str
    expected: str
    place_id: str = ""
    year: str = ""


def failures_frame(failures: Iterable[Failure]) -> pd.DataFrame:
    """Table of failures (columns of statistics_failures.csv as text), sorted, each row once; empty text is missing."""
    frame = pd.DataFrame([asdict(failure) for failure in failures], columns=list(COLUMNS), dtype="string")
    frame = frame.drop_duplicates().sort_values(list(COLUMNS)).reset_index(drop=True)
    return frame.mask(frame == "", pd.NA)
