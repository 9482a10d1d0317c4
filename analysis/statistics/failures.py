"""Failures: what was not read or does not hold, one row each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

import pandas as pd

from analysis.registry import Registry


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
    place_id, scope, year : str
        Of the figure, where it is one.
    """

    check: str
    source_id: str
    indicator_id: str
    locator: str
    found: str
    expected: str
    place_id: str = ""
    scope: str = ""
    year: str = ""


def failures_frame(failures: Iterable[Failure], registry: Registry) -> pd.DataFrame:
    """Table statistics_failures of the contract: sorted, each row once; empty text is missing."""
    contract = registry.tables["statistics_failures"]
    unique = dict.fromkeys(failures)
    frame = contract.frame(asdict(failure) for failure in unique)
    return frame.sort_values(contract.columns).reset_index(drop=True)
