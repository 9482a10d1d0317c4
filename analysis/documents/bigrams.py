"""How likely characters follow each other, counted in the document itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log

import numpy as np
import numpy.typing as npt

from analysis.documents.codes import code_points
from analysis.documents.script import common_characters, is_common

_SHARE_OF_PAIRS = 0.7
# Characters that the document does not hold elsewhere: GB 2312 puts the common ones first.
_COMMON, _RARE = 0.2, 0.002
_KINDS_OF_CHARACTERS = 4_000
_BITS = 32


@dataclass(frozen=True)
class Bigrams:
    """Counts of characters and of pairs in a text, as a source of log probabilities."""

    text: str

    @cached_property
    def _codes(self) -> npt.NDArray[np.int64]:
        return code_points(self.text).astype(np.int64)

    @cached_property
    def _singles(self) -> dict[str, int]:
        counts = np.bincount(self._codes)
        found = np.flatnonzero(counts)
        return dict(zip(map(chr, found.tolist()), counts[found].tolist(), strict=True))

    @cached_property
    def _pairs(self) -> tuple[memoryview, memoryview]:
        """Pairs in order, each as one number, and how often each stands in the text."""
        # Few of the thousands are ever asked for, so that bisection beats a dictionary of all of them.
        found, counts = np.unique(self._codes[:-1] << _BITS | self._codes[1:], return_counts=True)
        return memoryview(found), memoryview(counts)

    def _count(self, before: str, char: str) -> int:
        """How often two characters stand side by side."""
        numbers, counts = self._pairs
        pair = ord(before) << _BITS | ord(char)
        at = bisect_left(numbers, pair)
        return counts[at] if at < len(numbers) and numbers[at] == pair else 0

    @cached_property
    def _log_unknown(self) -> tuple[float, float]:
        """Log probability of a character that the text does not hold: of a rare one, and of a common one."""
        size = len(self.text) + _COMMON * _KINDS_OF_CHARACTERS
        rare, common = (log((1 - _SHARE_OF_PAIRS) * (prior / size)) for prior in (_RARE, _COMMON))
        return rare, common

    @cached_property
    def _alone(self) -> dict[str, float]:
        """Log probability of each character that was asked for, where no pair speaks for it."""
        return {}

    def _share(self, char: str) -> float:
        prior = self._singles.get(char, 0) + (_COMMON if is_common(char) else _RARE)
        return prior / (len(self.text) + _COMMON * _KINDS_OF_CHARACTERS)

    def log_probability(self, before: str, char: str) -> float:
        """Log probability of a character behind another: share of the pair, blended with the share of the character."""
        if before and (count := self._count(before, char)):
            pair = count / self._singles[before]
            return log(_SHARE_OF_PAIRS * pair + (1 - _SHARE_OF_PAIRS) * self._share(char))
        return self._log_alone(char)

    def _log_alone(self, char: str) -> float:
        if char not in self._alone:
            self._alone[char] = log((1 - _SHARE_OF_PAIRS) * self._share(char))
        return self._alone[char]

    def between(self, before: str, chars: Iterable[str], after: str) -> list[tuple[float, str]]:
        """Log probability of each of some characters behind another and of a third behind it, and the character."""
        singles, alone = self._singles, self._log_alone(after)
        # A character that the text does not hold stands in no pair.
        rare, common = (unknown + alone for unknown in self._log_unknown)
        usual = common_characters()
        return [
            (self.log_probability(before, char) + self.log_probability(char, after), char)
            if char in singles
            else (common if char in usual else rare, char)
            for char in chars
        ]

    def score(self, text: str) -> float:
        """Log probability of a text from its second character on."""
        return sum(self.log_probability(a, b) for a, b in pairwise(text))

    def holds(self, char: str) -> bool:
        """Whether a character stands in the text."""
        return char in self._singles

    def knows(self, pair: str) -> bool:
        """Whether a pair of characters stands in the text."""
        return self._count(pair[0], pair[1]) > 0
