"""Words of the dictionary (jieba), asked without guessing at unknown ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from analysis.documents.conversion import convert

_LONGEST_WORD = 6


def in_words(before: str, chars: Sequence[str], after: str) -> set[str]:
    """Those of some characters that belong to a word of several characters, where they stand between two texts."""
    before, after = before[-_LONGEST_WORD:], after[:_LONGEST_WORD]
    # Converted together, since every conversion has a fixed cost; no length changes.
    texts = convert("tw2s", "\n".join(before + char + after for char in chars))
    step = len(before) + len(after) + 2
    # No word runs over the end of a line, so that all are cut together as well.
    ends = list(accumulate(map(len, words := _cut(texts))))
    places = (at * step + len(before) for at in range(len(chars)))
    return {char for char, place in zip(chars, places, strict=True) if len(words[bisect_right(ends, place)]) > 1}


def runs_across(before: str, after: str) -> bool:
    """Whether a word runs across the break between two texts (力争打 | 造 4 个)."""
    end = min(len(before), _LONGEST_WORD)
    for word in _cut(before[-_LONGEST_WORD:] + after[:_LONGEST_WORD]):
        if end < len(word):
            return end > 0
        end -= len(word)
    return False


def _cut(text: str) -> Sequence[str]:
    import rjieba  # reads its dictionary when it is imported

    words: Sequence[str] = rjieba.cut(text, False)
    return words
