"""Rules as data: name, severity, question and message in both languages, and the function that looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis.audit.fact import Fact
from analysis.audit.finding import Finding, Pair
from analysis.audit.material import Material

Finder = Callable[[Material], Iterable[Pair]]


@dataclass(frozen=True)
class Rule:
    """A rule of the auditor.

    Attributes
    ----------
    name, severity : str
        Name in findings.csv; high, medium or low.
    zh, en : str
        Message; ``{name}`` is the concept in that language, other words come from the pair.
    find : function
        From the material to pairs that do not agree.
    """

    name: str
    severity: str
    zh: str
    en: str
    find: Finder

    def apply(self, material: Material) -> list[Finding]:
        """Give the findings of this rule; a rule whose tables are empty finds nothing."""
        return [self._finding(pair, material) for pair in self.find(material)]

    def _finding(self, pair: Pair, material: Material) -> Finding:
        words = dict(pair.words)
        texts = []
        for language, message in (("zh", self.zh), ("en", self.en)):
            concept = material.registry.indicators.get(pair.indicator_id or "")
            name = getattr(concept, language) if concept else words.get("subject", "")
            texts.append(message.format(**{**words, "name": name, "a": pair.a.value, "b": pair.b.value}))
        return Finding(self.name, self.severity, pair, *texts)


def pair_of(a: Fact, b: Fact, **words: str) -> Pair:
    """Pair of two facts of one concept; the subject and the period are words of the message."""
    told = {"subject": str(a.row["subject"]), "period": a.period or b.period, **words}
    return Pair(a.side, b.side, a.indicator_id, tuple(sorted(told.items())))
