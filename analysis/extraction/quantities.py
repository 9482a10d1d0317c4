"""Quantities: every number that measures something, found from its digits and the few characters around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from analysis.extraction import quantity_comparators as comparators
from analysis.extraction.quantity_guards import is_not_quantity
from analysis.extraction.quantity_ratios import ratio_shares
from analysis.extraction.quantity_units import unit_after
from analysis.extraction.quantity_words import word_quantities

NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_NUMBER = re.compile(NUMBER)
_RANGE = re.compile(rf"[—–\-~～－―‐至到]{{1,2}}(?=[+]?\d)({NUMBER})?")
_FRACTION = re.compile(r"(\d)/(\d)(?![\d/])")
_SIGN = re.compile(r"(?:^|[，。；：、（(到至为达])[-−–](?=\d)")
_FULL_WIDTH = {ord(wide): narrow for wide, narrow in zip("０１２３４５６７８９．，", "0123456789.,", strict=True)}


@dataclass(frozen=True)
class Quantity:
    """A quantity in a sentence.

    Attributes
    ----------
    start, end : int
        Span in the sentence: from the first digit to the end of the unit and of 以上, 左右 …
    low : str
        Printed digits of the value or of the lower end of a range.
    high : str
        Upper end of a range, else empty.
    unit : str
        Unit as printed, with its scale; empty for a bare index.
    comparator : str
        eq, ge, gt, le, lt, around, range, hold.
    form : str
        digits, word, class (百亿级), fraction, rank, grade, circle, zero, structure一 …
    """

    start: int
    end: int
    low: str
    high: str
    unit: str
    comparator: str
    form: str = "digits"


def find_quantities(text: str) -> list[Quantity]:
    """Find the quantities of a sentence.

    Parameters
    ----------
    text : str
        A sentence without spaces.

    Returns
    -------
    list of Quantity
        In order, without overlaps. Dates, names, labels and enumerators are left out.
    """
    found = list(_digit_quantities(text))
    taken = [(quantity.start, quantity.end) for quantity in found]
    for quantity in chain(word_quantities(text), ratio_shares(text)):
        if all(quantity[1] <= start or quantity[0] >= end for start, end in _near(taken, quantity[0])):
            found.append(Quantity(*quantity))
    return sorted(found, key=lambda quantity: quantity.start)


def _near(spans: list[tuple[int, int]], position: int) -> list[tuple[int, int]]:
    return [span for span in spans if abs(span[0] - position) < 40]


def _digit_quantities(text: str) -> Iterator[Quantity]:
    position = 0
    while match := _NUMBER.search(text, position):
        quantity = _fraction(text, match.start()) or _read(text, match)
        position = quantity.end if quantity else match.end()
        if quantity and not is_not_quantity(text, quantity.start, match.end(), quantity.end, quantity.unit):
            yield quantity


def _fraction(text: str, start: int) -> Quantity | None:
    match = _FRACTION.match(text, start)
    if match is None or match[1] >= match[2] or unit_after(text, match.end())[1]:
        return None
    suffix, end = comparators.after(text, match.end())
    comparator = comparators.combine(comparators.before(text, start), suffix, False)
    return Quantity(start, end, f"{100 * int(match[1]) / int(match[2]):.2f}", "", "%", comparator, "fraction")


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    unit_end, unit, more = unit_after(text, end)
    if joined := _read_range(text, match, unit_end, unit):
        return joined
    if not unit:
        return _index(text, match)
    suffix, stop = comparators.after(text, unit_end)
    comparator = comparators.combine(comparators.before(text, start), suffix, more)
    return Quantity(start, stop, _digits(text, start, match[0]), "", unit, comparator)


def _read_range(text: str, match: re.Match[str], unit_end: int, unit: str) -> Quantity | None:
    """a—b万亩, a%—b%, a亿元至b亿元."""
    joint = _RANGE.match(text, unit_end)
    if joint is None or joint[1] is None:
        return None
    end, high_unit, _ = unit_after(text, joint.end())
    if not high_unit or (unit and unit != high_unit) or float(_plain(joint[1])) <= float(_plain(match[0])):
        return None
    _, stop = comparators.after(text, end)
    return Quantity(match.start(), stop, _plain(match[0]), _plain(joint[1]), high_unit, "range")


_INDEX_NAME = re.compile(
    r"(?:系数|指数|强度|得分|满意度|比值|比例|倍差|收入比|[率数比])[^，。；、]{0,14}?"
    r"(?:达到?|提高到|提升到|提升至|提高至|缩小至|缩小到|降至|降到|下降到|控制在|为|保持在|不低于|低于|超过|稳定在)$"
)
_INDEX_WINDOW = 24
_INDEX_END = re.compile(r"(?=[，。；、）)以左]|$)")


def _index(text: str, match: re.Match[str]) -> Quantity | None:
    """Read a number without a unit, which counts only after the name of an index or coefficient."""
    start, end = match.span()
    if not _INDEX_END.match(text, end) or not _INDEX_NAME.search(text[max(0, start - _INDEX_WINDOW) : start]):
        return None
    suffix, stop = comparators.after(text, end)
    comparator = comparators.combine(comparators.before(text, start), suffix, False)
    return Quantity(start, stop, _plain(match[0]), "", "", comparator)


def _digits(text: str, start: int, digits: str) -> str:
    signed = _SIGN.search(text[max(0, start - 2) : start + 1])
    return ("-" if signed else "") + _plain(digits)


def _plain(digits: str) -> str:
    return digits.translate(_FULL_WIDTH).replace(",", "")
