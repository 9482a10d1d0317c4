"""Tones: whether the words of a target are hard, soft or contested; told from its row, without its text."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.registry import Registry

_HARD, _SOFT = {"eq", "ge", "gt", "le", "lt"}, {"around", "range"}


def wording_class(comparator: str, words: str | None, tones_of: Mapping[str, str]) -> str | None:
    """Class of a target by its words: ``hard``, ``soft``, ``contested``, or None where it is neither.

    A soft word or comparator (左右, a range) makes a target soft even beside 确保, and 确保 makes one hard even beside
    力争. 保持, assigned targets and directions are neither hard nor soft.
    """
    found = {tones_of.get(word) for word in str(words or "").split(";")}
    if comparator in _SOFT or (comparator in _HARD and "soft" in found):
        return "soft"
    if comparator not in _HARD:
        return None
    return "contested" if "contested" in found and "hard" not in found else "hard"


def tones(registry: Registry) -> dict[str, str]:
    """Tone of each word of the policy dictionary that has one: ``hard``, ``soft`` or ``contested``."""
    return {str(row["term"]): str(row["tone"]) for row in registry.rows["policy_terms"] if row["tone"]}
