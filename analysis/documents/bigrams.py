"""How likely characters follow each other, counted in the document itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log

from analysis.documents.script import is_common

_SHARE_OF_PAIRS = 0.7
# Characters that the document does not hold elsewhere: GB 2312 puts the common ones first.
_COMMON, _RARE = 0.2, 0.002
_KINDS_OF_CHARACTERS = 4_000


@dataclass(frozen=True)
class Bigrams:
    """Counts of characters and of pairs in a text, as a source of log probabilities."""

    text: str

    @cached_property
    def _singles(self) -> Counter[str]:
        return Counter(self.text)

    @cached_property
    def _pairs(self) -> Counter[tuple[str, str]]:
        return Counter(pairwise(self.text))

    def log_probability(self, before: str, char: str) -> float:
        """Log probability of a character behind another: share of the pair, blended with the share of the character."""
        prior = self._singles[char] + (_COMMON if is_common(char) else _RARE)
        single = prior / (len(self.text) + _COMMON * _KINDS_OF_CHARACTERS)
        count = self._singles[before]
        pair = self._pairs[before, char] / count if count else 0.0
        return log(_SHARE_OF_PAIRS * pair + (1 - _SHARE_OF_PAIRS) * single)

    def score(self, text: str) -> float:
        """Log probability of a text from its second character on."""
        return sum(self.log_probability(a, b) for a, b in pairwise(text))

    def holds(self, char: str) -> bool:
        """Whether a character stands in the text."""
        return self._singles[char] > 0

    def knows(self, pair: str) -> bool:
        """Whether a pair of characters stands in the text."""
        return self._pairs[pair[0], pair[1]] > 0
