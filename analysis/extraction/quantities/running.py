"""Years, sessions and times in a row: 连续两年获评, 连续7年达到Ⅱ类, 十六连涨."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.extraction.quantities.numerals import FEW, Found, numeral, printed_numeral

# Any predicate may follow, but no noun of a span of time and no end: 连续5年以上, 连续3年期, 连续三年的.
_RUNNING = re.compile(
    rf"连续(?P<n>{FEW}{{1,3}}|\d+)(?P<u>年|届|次|个季度|个月)"
    r"(?![以的期内时左、，。；）]|平均|累计|未[缴参]|无故|实施|开展|推[进行]|举办|组织|召开|出台|$)"
)
_STREAK = re.compile(rf"(?P<n>{FEW}{{2,3}}|(?<!{FEW}){FEW}|\d+)连[涨增冠降升丰](?!续)")


def running(text: str) -> Iterator[Found]:
    """How many years, sessions or months in a row; how many rises in a row."""
    for match in _RUNNING.finditer(text):
        yield match.start("n"), match.end("u"), printed_numeral(match["n"]), "", match["u"], "eq", "running"
    for match in _STREAK.finditer(text):
        digits = match["n"]
        value = digits if digits.isdigit() else str(numeral(digits))
        yield match.start("n"), match.end("n"), value, "", "次", "eq", "running"
