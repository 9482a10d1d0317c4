"""Units: what a printed unit is worth in its base, also with a scale word (万人) or as a ratio (吨标准煤/万元)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from analysis.registry.records import Unit

# Chinese scale words as they stand before a unit; the values are the meaning of the words.
SCALES = {"十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
SCALE_PREFIX = re.compile(f"[{''.join(SCALES)}]+")
RATIO = re.compile(r"(.+?)(?:/|每)(.+)")
NOISE = re.compile(r"\s|人民币|[\^{}]|^单位[::]?")
BRACKETS = re.compile(r"^[(\[](.*)[)\]]$")


def clean_unit(text: str) -> str:
    """Bring a printed unit into one spelling: half-width, without space, enclosing brackets and markup."""
    key = NOISE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    enclosed = BRACKETS.match(key)
    return enclosed.group(1) if enclosed else key


class UnitFinder:
    """Looks printed units up.

    Parameters
    ----------
    units : iterable of Unit
        The rows of units.csv.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._index = {clean_unit(name): unit for unit in units for name in (unit.unit, *unit.aliases)}

    def __call__(self, text: str) -> Unit | None:
        """Find a unit.

        Parameters
        ----------
        text : str
            As printed: ％, 万元, 千万元, 吨/万元, 万元每人, (亿元).

        Returns
        -------
        Unit or None
            The row; or a unit made from rows by a scale word before it or by a ratio of two; None where unknown.
        """
        key = clean_unit(text)
        return self._scaled(key) or self._ratio(key)

    def _scaled(self, key: str) -> Unit | None:
        if key in self._index:
            return self._index[key]
        prefix = SCALE_PREFIX.match(key)
        for end in range(prefix.end() if prefix else 0, 0, -1):
            rest = self._index.get(key[end:])
            if rest is not None:
                factor = _scale(key[:end]) * rest.factor
                return Unit(key[:end] + rest.unit, rest.base, factor, rest.dimension)
        return None

    def _ratio(self, key: str) -> Unit | None:
        parts = RATIO.fullmatch(key)
        if parts is None:
            return None
        over, under = self._scaled(parts[1]), self._scaled(parts[2])
        if over is None or under is None:
            return None
        return Unit(
            f"{over.unit}/{under.unit}",
            f"{over.base}/{under.base}",
            over.factor / under.factor,
            f"{over.dimension}/{under.dimension}",
        )


def _scale(prefix: str) -> float:
    value = 1.0
    for word in prefix:
        value *= SCALES[word]
    return value
