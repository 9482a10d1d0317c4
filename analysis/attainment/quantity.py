"""Quantities: a printed figure as an interval with the fineness of its print."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

NUMBER = re.compile(r"[-+−]?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Quantity:
    """What is known of a value.

    Attributes
    ----------
    lower, upper : float
        Ends; equal for a figure, infinite on one side for a bound (95以上).
    decimals : int
        Digits printed after the point.
    """

    lower: float
    upper: float
    decimals: int = 0

    @property
    def exact(self) -> bool:
        """Whether it is one figure."""
        return self.lower == self.upper

    @property
    def value(self) -> float:
        """The figure, or the finite end of a bound, or the middle of a range."""
        if math.isinf(self.lower) or math.isinf(self.upper):
            return self.upper if math.isinf(self.lower) else self.lower
        return (self.lower + self.upper) / 2

    @property
    def half_digit(self) -> float:
        """Half of the last printed digit: what rounding may hide."""
        return 0.5 * 10.0**-self.decimals

    def scaled(self, factor: float) -> Quantity:
        """Give the same in another unit, or with the other sign; decimals are kept."""
        ends = sorted((self.lower * factor, self.upper * factor))
        return Quantity(ends[0], ends[1], self.decimals)


def figure(value: float, decimals: int = 0) -> Quantity:
    """Quantity of one figure."""
    return Quantity(value, value, decimals)


def parse_number(text: str | None) -> tuple[float, int] | None:
    """Value and printed decimals of a figure (``[7.5]`` gives 7.5 and 1); None where there is no figure."""
    found = NUMBER.search(text.replace(",", "")) if isinstance(text, str) else None
    if found is None:
        return None
    digits = found[0].replace("−", "-")
    return float(digits), len(digits.partition(".")[2])


def quantity(comparator: str, lower: str | None, upper: str | None) -> Quantity | None:
    """Interval of a printed statement.

    Parameters
    ----------
    comparator : str
        eq, ge, gt, le, lt, around, range, hold …
    lower, upper : str or None
        Printed digits.

    Returns
    -------
    Quantity or None
        None where no digits are printed; a bound is open on the other side.
    """
    low, high = parse_number(lower), parse_number(upper)
    if low is None and high is None:
        return None
    decimals = max(found[1] for found in (low, high) if found is not None)
    if comparator in {"ge", "gt"} and low is not None:
        return Quantity(low[0], math.inf, decimals)
    if comparator in {"le", "lt"} and high is not None:
        return Quantity(-math.inf, high[0], decimals)
    ends = [found[0] for found in (low, high) if found is not None]
    return Quantity(min(ends), max(ends), decimals)
