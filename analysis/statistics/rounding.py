"""Rounding: how far a printed figure may lie from the true one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from analysis.registry import Registry
from analysis.statistics.units import convert
from analysis.statistics.wording import squeeze

_NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def rounding(record: Mapping[Any, Any], registry: Registry) -> float:
    """Half a unit of the last printed digit, in the unit of the concept.

    Parameters
    ----------
    record : mapping
        Row of observations.csv: ``value_as_printed``, ``unit_as_printed``, ``unit``.
    registry : Registry
        Units.

    Returns
    -------
    float
        0.5 for 4002 亿元 in 亿元; 0 where the printed cell holds no number or the units do not convert.
    """
    match = _NUMBER.search(squeeze(str(record["value_as_printed"])))
    if match is None:
        return 0.0
    half = 0.5 * 10.0 ** -len(match.group(1) or "")
    try:
        return convert(half, str(record["unit_as_printed"]), str(record["unit"]), registry)
    except ValueError:
        return 0.0
