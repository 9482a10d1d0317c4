"""Ranking: the rules that look for differences, the most telling first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from analysis.comparison.differences import targets, tiers, words
from analysis.comparison.differences.difference import Difference, Results

Rule = Callable[[Results], Iterator[Difference]]

# Targets before wording, what leads to action before what describes.
RULES: tuple[Rule, ...] = (
    targets.rates,
    targets.slower,
    targets.shares,
    tiers.ladder_counts,
    tiers.outsized,
    tiers.drifted,
    targets.looser,
    targets.indicator_sets,
    words.hardest,
    words.attended,
    words.shared_text,
    targets.required,
    tiers.sums,
)


def differences(results: Results, count: int | None = 10) -> list[Difference]:
    """Differences between plans in sentences.

    Parameters
    ----------
    results : Results
        Tables of the comparison; a rule whose table is absent or has nothing to compare finds nothing.
    count : int, optional
        How many; None for all.

    Returns
    -------
    list of Difference
        In the order of the rules; a rule that finds several gives its first, the others stand behind all rules. One
        plan alone gives an empty list.
    """
    found = [list(rule(results)) for rule in RULES]
    ordered = [own[0] for own in found if own] + [one for own in found for one in own[1:]]
    return ordered if count is None else ordered[:count]
