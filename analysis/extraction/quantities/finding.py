"""Quantities: every number that measures something, found from its digits and the few characters around them."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.extraction.quantities import comparators
from analysis.extraction.quantities.guards import is_not_quantity
from analysis.extraction.quantities.ratios import COLONS, has_ratio, ratio_shares
from analysis.extraction.quantities.units import HEADS, unit_after
from analysis.extraction.quantities.words import SIGNS, word_quantities

NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_JOINTS = "—–\\-~～－―‐至到"
_RANGE = re.compile(rf"[{_JOINTS}]{{1,2}}(?=[+]?\d)({NUMBER})?")
_JOINS = frozenset(_JOINTS)
_LINKS = "、和与及"
# What follows a number that measures something: a unit, the joint of a range, a link of a list, a word of change or the
# end of a clause after an index, the colon of a ratio; a bracket does, but not of （1）.
_FOLLOWS = (
    rf"(?=[{re.escape(''.join(sorted(HEADS)))}{_JOINTS}{_LINKS}提上增下降缩减升，。；)以左{COLONS}]|$|(?<!（\d)(?<!（\d\d)）)"
)
_REST = r"\d*+(?:,\d{3})*+(?:\.\d+)?+"
# A pattern of which every alternative begins with a letter is found much faster than \d.
_DIGITS = "0123456789"
# Its group is there where the number may measure something.
_NUMBER = re.compile(rf"(?:{'|'.join(_DIGITS)}){_REST}({_FOLLOWS})?")
# 2025年, but not the first of a span of years or what is counted per year.
_YEAR_ALONE = re.compile(rf"(?:19|20)\d\d年(?![{_JOINTS}/／])")
_NO_YEAR = {first: rf"(?!{rest}\d\d年(?![{_JOINTS}/／]))" for first, rest in ("19", "20")}
# Of a number without end only some thousands are passed: what is left of it is tried again from each comma.
_SOME = _REST.replace(")*+", "){0,4}+")
_MEASURES = [rf"{digit}(?<!\d{digit}){_NO_YEAR.get(digit, '')}{_SOME}{_FOLLOWS}" for digit in _DIGITS]
# Most sentences have neither such a number nor a sign, and hold no quantities; a line ends as a text does.
find_sign = re.compile("|".join([*_MEASURES, SIGNS]), re.MULTILINE).search
_FRACTION = re.compile(r"(\d)/(\d{1,2})(?![\d/])")
_MINUS = frozenset("-−–")
_SIGN = re.compile(r"(?:^|[，。；：、（(到至为达])[-−–](?=\d)")
_NEAR = 40


class Quantity(NamedTuple):
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
        A sentence without spaces, of a document, whose digits are plain ones.

    Returns
    -------
    list of Quantity
        In order, without overlaps. Dates, names, labels and enumerators are left out.
    """
    number = _NUMBER.search(text)
    found = _digit_quantities(text, number) if number else []
    others = word_quantities(text)
    if number and has_ratio(text):
        others += ratio_shares(text)
    if not others:
        return found
    spans = [(quantity.start, quantity.end) for quantity in found]
    found += [Quantity(*other) for other in others if not _is_taken(other[0], other[1], spans)]
    return sorted(found, key=_by_start)


def _by_start(quantity: Quantity) -> int:
    return quantity.start


def _is_taken(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(abs(first - start) < _NEAR and first < end and start < last for first, last in spans)


def _digit_quantities(text: str, number: re.Match[str] | None) -> list[Quantity]:
    found = []
    while number:
        start, end = number.span()
        if number.lastindex is None:
            number = _NUMBER.search(text, end)
            continue
        # A year no rule has to read before it is left out.
        if year := _YEAR_ALONE.match(text, start):
            number = _NUMBER.search(text, year.end())
            continue
        quantity = (_fraction(text, start) if text.startswith("/", start + 1) else None) or _read(text, number)
        if quantity is None:
            number = _NUMBER.search(text, end)
            continue
        if not is_not_quantity(text, start, end, quantity.end, quantity.unit):
            found.append(quantity)
        number = _NUMBER.search(text, quantity.end)
    return found


def _fraction(text: str, start: int) -> Quantity | None:
    match = _FRACTION.match(text, start)
    if match is None or int(match[1]) >= int(match[2]) or unit_after(text, match.end())[1]:
        return None
    suffix, end = comparators.after(text, match.end())
    comparator = comparators.combine(comparators.before(text, start), suffix, False)
    return Quantity(start, end, f"{100 * int(match[1]) / int(match[2]):.2f}", "", "%", comparator, "fraction")


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    unit_end, unit, more = unit_after(text, end)
    if text[unit_end : unit_end + 1] in _JOINS and (joined := _read_range(text, match, unit_end, unit)):
        return joined
    if not unit:
        return _dealt(text, match) or _index(text, match)
    if unit == "倍" and text.startswith("多", unit_end):
        unit_end, more = unit_end + 1, True
    suffix, stop = comparators.after(text, unit_end)
    comparator = comparators.combine(comparators.before(text, start), suffix, more)
    form = "reach" if suffix == "le" and comparators.is_reached_within(text, unit_end) else "digits"
    return Quantity(start, stop, _digits(text, start, match[0]), "", unit, comparator, form)


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


_LINKED = frozenset(_LINKS)
_RUN = re.compile(rf"(?:[{_LINKS}]{NUMBER})+")
_DEALS = re.compile(r"分别[^，。；]*$")


def _dealt(text: str, match: re.Match[str]) -> Quantity | None:
    """26.6、7.8、0.6万吨: a number to which 分别 deals has the unit that stands behind the last of its list."""
    start, end = match.span()
    if text[end : end + 1] not in _LINKED or not _DEALS.search(text, max(0, start - _NEAR), start):
        return None
    run = _RUN.match(text, end)
    stop, unit, _ = unit_after(text, run.end()) if run else (end, "", False)
    if not unit:
        return None
    comparator = comparators.combine(comparators.before(text, start), comparators.after(text, stop)[0], False)
    return Quantity(start, end, _plain(match[0]), "", unit, comparator)


_INDEX_NAME = re.compile(
    r"(?:系数|指数|强度|得分|满意度|比值|比例|倍差|收入比|[率数比])[^，。；、]{0,14}?"
    r"(?:达到?|提高到|提升到|提升至|提高至|缩小至|缩小到|降至|降到|下降到|控制在|为|保持在|不低于|低于|超过|稳定在)$"
)
_INDEX_WINDOW = 24
# The first of two values of an index: 倍差从1.96缩小至1.81.
_INDEX_FROM = re.compile(r"(?:系数|指数|强度|得分|满意度|比值|比例|倍差|收入比)(?:20\d\d年)?[由从](?:20\d\d年的?)?$")
_INDEX_TO = re.compile(
    rf"(?:提[高升]|上升|增[加长]|下降|降低?|缩小|减少?|升)[到至为](?:20\d\d年的?)?{NUMBER}(?:[，。；、）)以左]|$)"
)
_INDEX_END = re.compile(r"(?=[，。；、）)以左]|$)")


def _index(text: str, match: re.Match[str]) -> Quantity | None:
    """Read a number without a unit, which counts only after the name of an index or coefficient."""
    start, end = match.span()
    before = text[max(0, start - _INDEX_WINDOW) : start]
    if _INDEX_TO.match(text, end) and _INDEX_FROM.search(before):
        return Quantity(start, end, _plain(match[0]), "", "", "eq")
    if not _INDEX_END.match(text, end) or not _INDEX_NAME.search(before):
        return None
    suffix, stop = comparators.after(text, end)
    comparator = comparators.combine(comparators.before(text, start), suffix, False)
    return Quantity(start, stop, _plain(match[0]), "", "", comparator)


def _digits(text: str, start: int, digits: str) -> str:
    signed = text[start - 1 : start] in _MINUS and _SIGN.search(text[max(0, start - 2) : start + 1])
    return ("-" if signed else "") + _plain(digits)


def _plain(digits: str) -> str:
    return digits.replace(",", "")
