"""Industrial structure printed as a ratio: 三次产业结构为8.1:42.3:49.6."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PART = r"\d{1,2}(?:\.\d+)?"
_COLONS = ":：∶"
_RATIO = re.compile(rf"({_PART})[{_COLONS}]({_PART})[{_COLONS}]({_PART})(?![{_COLONS}\d])")
_SIGN = re.compile(rf"[{_COLONS}]\d")
_STRUCTURE = re.compile(r"产业|结构")
_NAMES = "一二三"
_TOTAL = (98.0, 102.0)


def ratio_shares(text: str) -> Iterator[tuple[int, int, str, str, str, str, str]]:
    """Shares of the three industries: start, end, low, high, unit, comparator, form (structure一 …)."""
    for match in _RATIO.finditer(text) if _SIGN.search(text) else ():
        shares = [float(part) for part in match.groups()]
        if not _STRUCTURE.search(text[: match.start()][-60:]) or not _TOTAL[0] <= sum(shares) <= _TOTAL[1]:
            continue
        for number, name in enumerate(_NAMES, start=1):
            yield match.start(number), match.end(number), match[number], "", "%", "eq", f"structure{name}"
