"""Ratios: industrial structure (三次产业结构为8.1:42.3:49.6) and how many times one (城乡居民收入比1.9:1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.extraction.quantities import comparators

_PART = r"\d{1,2}(?:\.\d+)?"
COLONS = ":：∶︰꞉"
_RATIO = re.compile(rf"({_PART})[{COLONS}]({_PART})[{COLONS}]({_PART})(?![{COLONS}\d])")
_TO_ONE = re.compile(rf"(?<![\d.{COLONS}])(\d{{1,2}}(?:\.\d+)?)[{COLONS}]1(?![\d.{COLONS}])")
_TO_ONE_NAME = re.compile(
    r"(?:收入[之的]?(?:比例?|倍差)|(?:收入|GDP|产值|投资|消费|支出)[一-鿿]{0,4}差距|[与和].{2,12}(?:产值|收入|投资|总额|面积)之?比)[^，。；、\d]{0,12}$"
)
_SIGN = re.compile("|".join(rf"{colon}(?=\d)" for colon in COLONS))
_STRUCTURE = re.compile(r"产业|结构")
_NAMES = "一二三"
_TOTAL = (98.0, 102.0)


def has_ratio(text: str) -> bool:
    """Whether a number follows a colon, as in every ratio."""
    return bool(_SIGN.search(text))


def ratio_shares(text: str) -> Iterator[tuple[int, int, str, str, str, str, str]]:
    """Shares of the industries and ratios to one: start, end, low, high, unit, comparator, form (structure一 …)."""
    yield from _to_one(text)
    for match in _RATIO.finditer(text):
        shares = [float(part) for part in match.groups()]
        if not _STRUCTURE.search(text[: match.start()][-60:]) or not _TOTAL[0] <= sum(shares) <= _TOTAL[1]:
            continue
        for number, name in enumerate(_NAMES, start=1):
            yield match.start(number), match.end(number), match[number], "", "%", "eq", f"structure{name}"


def _to_one(text: str) -> Iterator[tuple[int, int, str, str, str, str, str]]:
    """城乡居民收入比缩小到1.9:1 is 1.9, an index without a unit."""
    for match in _TO_ONE.finditer(text):
        if not _TO_ONE_NAME.search(text[max(0, match.start() - 24) : match.start()]):
            continue
        suffix, end = comparators.after(text, match.end())
        comparator = comparators.combine(comparators.before(text, match.start()), suffix, False)
        yield match.start(), end, match[1], "", "", comparator, "digits"
