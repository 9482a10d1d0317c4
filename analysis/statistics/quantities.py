"""Quantities in the prose of a bulletin: number and unit, the words of change in front, the words of limit around."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

FindUnit = Callable[[str], object | None]

# A number glued to another by a second point is the residue of a chart, not a figure.
_NUMBER = re.compile(r"(?<![\d.A-Za-z〔])[-−－]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d.])")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_BARE_AHEAD = re.compile(r"(?:指数|系数|比值?|密度)(?:为|达到?|是)?$")
_LONGEST_UNIT = 8
_CHANGE = re.compile(
    r"(?:(?:比|较|与)?(?:上年|去年|上年度)(?:同期|末|底)?(?:相比)?|比年初|较年初|同比|环比|可比口径|可比|同口径|分别|名义|实际)*,?"
    r"(?:净|累计|小幅|略)?(?P<verb>负增长|增长|增加|上升|上涨|提高|提升|增产|回升|扩大|长|"
    r"下降|减少|降低|减产|回落|下跌|下滑|缩小|收窄|改善)(?:了)?$"
)
# The rate as a noun: 零售总额增速为5.1%; a natural growth rate is a level of its own.
_RATE = re.compile(r"(?P<verb>增速|增幅|涨幅|(?<!自然)增长率|降幅|跌幅)(?:为|达到?|是)$")
_DOWN = frozenset({"负增长", "降幅", "跌幅", "下降", "减少", "降低", "减产", "回落", "下跌", "下滑", "缩小", "收窄"})
_AT_MOST, _AT_LEAST, _ABOUT = ("以内", "以下", "之内"), ("以上", "多"), ("左右", "上下")
_BEFORE = re.compile(
    r"(?P<le>不超过|不高于|低于|控制在)$|(?P<ge>不低于|不少于|高于|超过|突破|超)$|(?P<about>约|近|接近)$"
)


@dataclass(frozen=True)
class Quantity:
    """A number with its unit; ``start``/``end`` span number and unit in the squeezed text."""

    value: float
    digits: str
    unit: str
    start: int
    end: int


def quantities(text: str, find_unit: FindUnit) -> Iterator[Quantity]:
    """Find numbers of a squeezed text with the longest unit that follows.

    Years are left out, and numbers without a unit unless an index is named before them.
    """
    for match in _NUMBER.finditer(text):
        if _YEAR.match(text, match.start()):
            continue
        unit = _unit_at(text, match.end(), find_unit)
        if unit or _is_bare(text, match.start(), match.end()):
            digits = match.group().replace(",", "").translate(str.maketrans("−－", "--"))
            yield Quantity(float(digits), match.group(), unit, match.start(), match.end() + len(unit))


def _is_bare(text: str, start: int, end: int) -> bool:
    """Whether a number without unit is a figure all the same: an index (综合指数为3.79)."""
    return bool(_BARE_AHEAD.search(text[:start])) and (end == len(text) or text[end] in ",;:。()")


def _unit_at(text: str, start: int, find_unit: FindUnit) -> str:
    for length in range(_LONGEST_UNIT, 0, -1):
        unit = text[start : start + length]
        if len(unit) == length and re.match(r"[^\d,;:。()、\s]+$", unit) and find_unit(unit) is not None:
            return unit
    return ""


def change_before(lead: str) -> tuple[str, int] | None:
    """Words before a quantity without the words of change, and the sign; None where nothing changes there."""
    match = _CHANGE.search(lead) or _RATE.search(lead)
    if match is None:
        return None
    return lead[: match.start()], -1 if match.group("verb") in _DOWN else 1


def comparator(lead: str, tail: str) -> str:
    """Tell the comparator of a quantity from the words before and after it: eq, le, ge or around."""
    if tail.startswith(_AT_MOST):
        return "le"
    if tail.startswith(_AT_LEAST):
        return "ge"
    if tail.startswith(_ABOUT):
        return "around"
    match = _BEFORE.search(lead)
    if match is None:
        return "eq"
    return {"le": "le", "ge": "ge", "about": "around"}[str(match.lastgroup)]
