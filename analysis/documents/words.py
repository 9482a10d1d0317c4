"""Words of the dictionary (jieba), asked without guessing at unknown ones."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.documents.script import simplified

_LONGEST_WORD = 6


def in_word(before: str, char: str, after: str) -> bool:
    """Whether a character belongs to a word of several characters, where it stands between two texts."""
    start = min(len(before), _LONGEST_WORD)
    text = simplified(before[-_LONGEST_WORD:] + char + after[:_LONGEST_WORD])
    for word in _cut(text):
        if start < len(word):
            return len(word) > 1
        start -= len(word)
    return False


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
