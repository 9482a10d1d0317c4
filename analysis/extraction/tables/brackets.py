"""Square brackets: a five-year total or an annual average, by arithmetic, then by wording, then by the legend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from analysis.extraction.tables.cell_values import CellValue

GROWTH_LABEL = re.compile(r"(?:增长|增速|增幅)(?:率|速度)?(?:[（(].*)?(?:$|/)")
CHANGE_LABEL = re.compile(
    r"(?:降低|下降|减少|提高|提升|增加(?!值)|新增|降幅|下降率|降低率|累计)(?:率|幅度|值|量)?(?:[（(][^/]*)?(?:$|/)"
)


@dataclass(frozen=True)
class Bracket:
    """How a bracket is to be read (cumulative, annual) and how sure that is."""

    meaning: str
    confidence: float


def decide_bracket(value: CellValue, levels: tuple[str, str], label: str, legend: str, annual_column: bool) -> Bracket:
    """Decide what a value in square brackets is.

    Parameters
    ----------
    value : CellValue
        The value.
    levels : (str, str)
        Base and end level beside it; empty where there is none.
    label : str
        Name of the row.
    legend : str
        cumulative, annual or empty.
    annual_column : bool
        The column is headed 年均增长.

    Returns
    -------
    Bracket
        Cumulative where it equals end − base; an annual average where a total is impossible (a growth rate, a cap on a
        rate, a difference that does not fit but an average that does); else what the legend says, with less confidence.
    """
    change = _change(levels)
    if change is not None and value.comparator in {"eq", "ge", "le"} and value.number:
        if _equal(Decimal(value.number), change[0], change[1]):
            return Bracket("cumulative", 1.0)
        if annual_column and _is_average(Decimal(value.number), levels):
            return Bracket("annual", 1.0)
    if GROWTH_LABEL.search(label) and annual_column:
        return Bracket("annual", 0.95)
    if value.comparator in {"le", "lt"} and not CHANGE_LABEL.search(label):
        return Bracket("annual", 0.95)
    if legend:
        return Bracket(legend, 0.9 if change is None else 0.6)
    return Bracket("annual" if annual_column and change is None else "cumulative", 0.5)


def is_plain_total(value: CellValue, levels: tuple[str, str]) -> bool:
    """Whether a value without brackets is the change between two levels and cannot be their yearly rate."""
    change = _change(levels)
    if change is None or value.comparator != "eq" or not value.number or value.unit:
        return False
    number = Decimal(value.number)
    return _equal(number, *change) and not _is_average(number, levels)


def _change(levels: tuple[str, str]) -> tuple[Decimal, Decimal] | None:
    """Difference of two levels and the half unit of its last digit."""
    if not all(levels):
        return None
    base, end = (Decimal(level) for level in levels)
    digits = max(_places(base), _places(end))
    return end - base, Decimal(1).scaleb(-digits) / 2


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _equal(value: Decimal, change: Decimal, half: Decimal) -> bool:
    tolerance = max(half, Decimal(1).scaleb(-_places(value)) / 2)
    return abs(abs(value) - abs(change)) <= tolerance and change != 0


def _is_average(value: Decimal, levels: tuple[str, str]) -> bool:
    """Whether five years at a rate lead from the base to the end, within the rounding of the rate."""
    base, end = (float(level) for level in levels)
    if base <= 0 or end <= 0:
        return False
    rate = 100 * ((end / base) ** 0.2 - 1)
    return abs(rate - float(value)) <= 0.5 * 10 ** -_places(value) + 0.05
