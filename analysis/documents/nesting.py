"""How deep the elements of a web page nest, told before it is parsed."""

from __future__ import annotations

import re
from collections import Counter

# A parser looks through all open elements at each new one, so that its time grows with the square of the depth: 5,000
# levels take some hundredths of a second, 500,000 many minutes. Browsers show 512 and no page needs more.
DEEPEST = 5_000
# What marks letters is opened anew in each paragraph as long as it is not closed.
_MARKS = ("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
_WEIGHTS = dict.fromkeys(_MARKS, 10)
# They hold nothing, or end by themselves where the next of their kind begins.
_FLAT = re.compile(
    "a|area|base|body|br|button|col|colgroup|dd|dt|embed|form|h[1-6r]|head|html|img|input|li|link|meta|optgroup|option"
    "|p|param|rp|rt|source|tbody|td|tfoot|th|thead|tr|track|wbr"
)
# An end inside one of them closes nothing outside it.
_WALLS = frozenset(("applet", "marquee", "math", "object", "select", "svg", "table", "template"))
_TAG = re.compile(
    r"<!--(?:.*?-->|.*)|<(script|style)\b(?:.*?</\1|.*)|<(?P<end>/?)(?P<name>[a-z][^\s/>]*)", re.IGNORECASE | re.DOTALL
)


def is_too_deep(html: str) -> bool:
    """Whether elements stand open inside each other to more than `DEEPEST` levels, counted as a parser would."""
    if html.count("<") <= DEEPEST // max(_WEIGHTS.values()):
        return False
    # A room for each wall that stands, with what is open in it; walls are kept beside their rooms.
    rooms: list[Counter[str]] = [Counter()]
    walls: list[str] = []
    depth = 0
    for tag in _TAG.finditer(html):
        name = (tag["name"] or "").lower()
        if not name or _FLAT.fullmatch(name):
            continue
        if not tag["end"]:
            depth += _WEIGHTS.get(name, 1)
            if depth > DEEPEST:
                return True
            rooms[-1][name] += 1
            if name in _WALLS:
                walls.append(name)
                rooms.append(Counter())
        elif name in walls:
            while walls.pop() != name:
                depth -= _depth(rooms.pop())
            depth -= _depth(rooms.pop()) + 1
            rooms[-1][name] -= 1
        elif rooms[-1][name] > 0:
            rooms[-1][name] -= 1
            depth -= _WEIGHTS.get(name, 1)
    return False


def _depth(room: Counter[str]) -> int:
    return sum(count * _WEIGHTS.get(name, 1) for name, count in room.items())
