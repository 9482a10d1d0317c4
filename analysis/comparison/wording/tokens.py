"""Words: text cut by the dictionary, with terms of policy, places, indicators and numbers kept whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import rjieba

from analysis.registry import Indicator, Industry, Registry

_NUMBER = r"[0-9]+(?:[.,][0-9]+)*[%‰]?"
_LATIN = r"[A-Za-z][A-Za-z0-9+.\-]*"
_LETTERS = re.compile(r"[^\W\d_]")
_CLAUSE_END = re.compile(r"[，,。；;：:！!？?\n]")
_DIGIT = re.compile(r"[0-9]")
_SHORTEST_NAME = 3


def longest_match(terms: Iterable[str]) -> re.Pattern[str]:
    """Pattern that finds terms, the longest first where several begin at one place; no terms match nothing."""
    ordered = sorted(set(terms), key=lambda term: (-len(term), term))
    return re.compile("|".join(map(re.escape, ordered)) or r"(?!)")


@dataclass(frozen=True)
class Lexicon:
    """The policy dictionary, ready to cut and to count.

    Attributes
    ----------
    protected : Pattern
        Terms, names and numbers that are never cut.
    themed : Pattern
        Terms with a theme, and names of places, so that 岳阳楼区 never counts as a mention of something inside it.
    themes, tones : dict of str to str
        Theme or tone of a term.
    toned : Pattern
        Words of tone; one of a single character counts only ahead of a figure (约5%, never 节约).
    """

    protected: re.Pattern[str]
    themed: re.Pattern[str]
    themes: dict[str, str]
    toned: re.Pattern[str]
    tones: dict[str, str]

    @classmethod
    def of(cls, registry: Registry) -> Lexicon:
        """Lexicon of the registry: policy terms, names of places, indicators and industries."""
        rows = registry.rows["policy_terms"]
        themes = {str(row["term"]): str(row["theme"]) for row in rows if row["theme"]}
        tones = {str(row["term"]): str(row["tone"]) for row in rows if row["tone"]}
        places = place_names(registry)
        named: list[Indicator | Industry] = [*registry.indicators.values(), *registry.industries.values()]
        names = {name for record in named for name in (record.zh, *record.aliases) if len(name) >= _SHORTEST_NAME}
        whole = longest_match({*themes, *tones, *places, *names})
        return cls(
            protected=re.compile(f"({whole.pattern}|{_NUMBER}|{_LATIN})"),
            themed=longest_match({*themes, *places}),
            themes=themes,
            toned=re.compile("|".join(_tone_pattern(term) for term in sorted(tones, key=lambda t: (-len(t), t)))),
            tones=tones,
        )

    def words(self, text: str) -> Iterator[str]:
        """Words of two characters or more with a letter in them, in order; numbers are left out."""
        for i, piece in enumerate(self.protected.split(text)):
            for word in (piece,) if i % 2 else _cut(piece):
                if len(word) > 1 and _LETTERS.search(word):
                    yield word

    def mentions(self, text: str) -> Counter[str]:
        """Mentions by theme; of overlapping terms only the longest counts."""
        return Counter(self.themes[term] for term in self.themed.findall(text) if term in self.themes)

    def tone(self, text: str) -> Counter[str]:
        """Words of tone (hard, soft, contested) in those clauses of a text that hold a figure."""
        figures = (clause for clause in _CLAUSE_END.split(text) if _DIGIT.search(clause))
        return Counter(self.tones[word] for clause in figures for word in self.toned.findall(clause) if word)


def _tone_pattern(term: str) -> str:
    return re.escape(term) + (r"(?=\s*[0-9])" if len(term) == 1 else "")


@lru_cache(maxsize=200_000)
def _cut(text: str) -> tuple[str, ...]:
    # Without the hidden Markov model: unknown words fall into characters instead of being guessed.
    return tuple(rjieba.cut(text, False))


def place_names(registry: Registry) -> set[str]:
    """Names and aliases of places, of two characters or more."""
    return {
        name for place in registry.places.values() for name in (place.name, *place.aliases) if len(name) > 1
    }
