"""Lookup: from a normalised name to the concepts that bear it, first exactly, then nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel

from analysis.indicators.names import normalise, split_growth
from analysis.registry import Registry

NEAR = 75.0
SURE = 85.0
MARGIN = 5.0
_SHOWN = 5
# Most of a name that a near one may lack: with n characters in common, 200 n / (length + length of the other) is the
# score, and the other has n characters at least.
_FOREIGN = 1 - NEAR / (200 - NEAR)
# Names compared in one go, so that the table of scores stays small.
_AT_ONCE = 512
GROWTH_ENDING = "_growth"
# Only words that never tell two indicators apart may differ; 登记 / 调查, 城镇 / 农村, 助理 do.
FILLERS = frozenset("的之内全总共年度及和与、")
_NO_FILLERS = str.maketrans("", "", "".join(FILLERS))
# Fewest characters of a name whose words may change places: in short ones the order tells concepts apart.
_FEWEST = 6

Key = tuple[str, bool]


@dataclass(frozen=True)
class Names:
    """Names of all concepts.

    Attributes
    ----------
    exact : mapping of (stem, growth) to concept ids
        ``growth`` tells a growth rate from the quantity that grows.
    twins : mapping of concept id to concept id
        From a quantity to its growth rate.
    stems : mapping of growth to stems
        The stems of ``exact``, of growth rates and of others.
    bags : mapping of (characters, growth) to concept ids
        Names by the characters of their content words, which may stand in another order (研发投入经费, 研发经费投入);
        what two concepts share is left out.
    characters : frozenset of str
        Characters of all stems, and the filler words.
    """

    exact: Mapping[Key, tuple[str, ...]]
    twins: Mapping[str, str]
    stems: Mapping[bool, tuple[str, ...]]
    bags: Mapping[Key, tuple[str, ...]]
    characters: frozenset[str]


@dataclass(frozen=True)
class Near:
    """Concepts with nearly the name that was asked for.

    Attributes
    ----------
    sure : tuple of str
        Concepts of the best name, where it is clearly ahead of every other concept and differs by filler words alone.
    near : tuple of str
        Concepts worth showing to a reader, best first.
    """

    sure: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


_NOTHING_NEAR = Near()


def growth_of(indicator_id: str, registry: Registry) -> str | None:
    """Concept whose growth rate this is: ``gdp_growth`` gives gdp; None for any other concept.

    The ending is the convention of the concept list, since a formula there combines levels only.
    """
    parent = indicator_id.removesuffix(GROWTH_ENDING)
    return parent if parent != indicator_id and parent in registry.indicators else None


def index_names(registry: Registry) -> Names:
    """Index every name and alias of the concept list; a growth rate also answers to the names of what grows."""
    keys: dict[Key, list[str]] = defaultdict(list)
    twins: dict[str, str] = {}
    for indicator in registry.indicators.values():
        for name in (indicator.zh, *indicator.aliases):
            _add(keys, split_growth(normalise(name)), indicator.indicator_id)
        if parent := growth_of(indicator.indicator_id, registry):
            twins[parent] = indicator.indicator_id
            for name in (registry.indicators[parent].zh, *registry.indicators[parent].aliases):
                _add(keys, (normalise(name), True), indicator.indicator_id)
    stems = {growth: tuple(stem for stem, flag in keys if flag == growth) for growth in (False, True)}
    characters = FILLERS.union(*(stem for stem, _ in keys))
    return Names({key: tuple(ids) for key, ids in keys.items()}, twins, stems, _index_bags(keys), characters)


def _index_bags(keys: Mapping[Key, list[str]]) -> dict[Key, tuple[str, ...]]:
    bags: dict[Key, set[str]] = defaultdict(set)
    for (stem, growth), ids in keys.items():
        if len(_bag(stem)) >= _FEWEST:
            bags[_bag(stem), growth].update(ids)
    return {key: tuple(ids) for key, ids in bags.items() if len(ids) == 1}


def _bag(stem: str) -> str:
    """Characters of the content words in a fixed order."""
    return "".join(sorted(stem.translate(_NO_FILLERS)))


def _add(keys: dict[Key, list[str]], key: Key, indicator_id: str) -> None:
    if indicator_id not in keys[key]:
        keys[key].append(indicator_id)


def find_exact(names: Names, spelling: str, growth: bool) -> tuple[str, ...]:
    """Concepts that bear exactly this name, or its words in another order; ``growth`` where a growth rate is given."""
    stem, said = split_growth(spelling)
    if listed := names.exact.get((stem, growth or said)):
        return listed
    if len(stem) < _FEWEST or not names.characters.issuperset(stem):
        return ()
    return names.bags.get((_bag(stem), growth or said), ())


def find_near(names: Names, keys: Sequence[Key]) -> list[Near]:
    """Find concepts with nearly these names.

    Parameters
    ----------
    names : Names
        The index.
    keys : sequence of (str, bool)
        Normalised names, and whether the statement gives a growth rate.

    Returns
    -------
    list of Near
        One for each name, in order; all are compared at once, since that is many times as fast as one by one.
    """
    found: dict[Key, Near] = {}
    wanted = [_stem(key) for key in keys]
    distinct = dict.fromkeys(wanted)
    for growth, stems in names.stems.items():
        asked = [stem for stem, flag in distinct if flag == growth and _may_be_near(stem, names)]
        for start in range(0, len(asked) if stems else 0, _AT_ONCE):
            part = asked[start : start + _AT_ONCE]
            scores = process.cdist(part, stems, scorer=fuzz.ratio, score_cutoff=NEAR, dtype=np.float64)
            for row in np.flatnonzero(scores.any(axis=1)).tolist():
                found[part[row], growth] = _near(names, part[row], growth, scores[row])
    return [found.get(key, _NOTHING_NEAR) for key in wanted]


def _may_be_near(stem: str, names: Names) -> bool:
    """Whether enough of its characters stand in listed names at all."""
    return len(set(stem) - names.characters) <= _FOREIGN * len(stem)


def _stem(key: Key) -> Key:
    stem, said = split_growth(key[0])
    return stem, key[1] or said


def _near(names: Names, stem: str, growth: bool, scores: npt.NDArray[np.float64]) -> Near:
    places = sorted(np.flatnonzero(scores).tolist(), key=lambda place: -scores[place])[:_SHOWN]
    ranked = [(names.exact[(names.stems[growth][place], growth)], scores[place]) for place in places]
    near = tuple(dict.fromkeys(concept for ids, _ in ranked for concept in ids))
    if not ranked or ranked[0][1] < SURE or not _fillers_only(stem, names.stems[growth][places[0]]):
        return Near((), near)
    rivals = [score for ids, score in ranked[1:] if not set(ids) & set(ranked[0][0])]
    return Near(ranked[0][0] if not rivals or ranked[0][1] - rivals[0] >= MARGIN else (), near)


def _fillers_only(one: str, other: str) -> bool:
    changed = "".join(
        (one[op.src_start : op.src_end] + other[op.dest_start : op.dest_end])
        for op in Indel.opcodes(one, other)
        if op.tag != "equal"
    )
    return set(changed) <= FILLERS
