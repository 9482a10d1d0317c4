"""What a difference is, what it is found in, and how plans, documents and concepts are named in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from analysis.registry import Registry

LANGUAGES = ("zh", "en")
_SCALES = ((1e9, "billion "), (1e6, "million "), (1, ""))
PLAN_KINDS = ("five_year_plan", "action_plan")


@dataclass(frozen=True)
class Difference:
    """A difference between plans in a sentence.

    Attributes
    ----------
    rule : str
        Rule that found it.
    zh, en : str
        The sentence.
    table : str
        Derived table that its numbers come from.
    evidence : tuple of str
        Ids in that table that lead back to file and line: targets, documents or plans.
    """

    rule: str
    zh: str
    en: str
    table: str
    evidence: tuple[str, ...] = ()

    def of(self, language: str) -> str:
        """Sentence in ``zh`` or ``en``."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True)
class Results:
    """Derived tables of the comparison by name, and the registry that names what they hold."""

    tables: Mapping[str, pd.DataFrame] = field(repr=False)
    registry: Registry = field(repr=False)

    def table(self, name: str) -> pd.DataFrame:
        """Give a table; an empty one with its columns where it has not been built."""
        return self.tables[name] if name in self.tables else self.registry.tables[name].frame([])

    @cached_property
    def english(self) -> dict[str, str]:
        """English names by their Chinese ones."""
        return {str(row["zh"]): str(row["en"]) for row in self.registry.rows.get("english", ())}

    @cached_property
    def plans(self) -> pd.DataFrame:
        """Plans whose own document is in the register as a plan: no report that names a target or two."""
        plans = self.table("plans")
        kinds = [self.registry.documents[str(docs).split(";")[0]].kind for docs in plans["documents"]]
        return plans[plans["plan_id"].notna() & pd.Series(kinds, plans.index, dtype="string").isin(PLAN_KINDS)]

    @cached_property
    def rows(self) -> pd.DataFrame:
        """Targets of these plans side by side."""
        rows = self.table("side_by_side")
        return rows[rows["plan_id"].isin(self.plans["plan_id"])]

    def place(self, place_id: str, language: str) -> str:
        """Name of a place."""
        name = self.registry.places[place_id].name
        return name if language == "zh" else self.english.get(name, name)

    def plan(self, plan_id: str, language: str) -> str:
        """Name of a plan: place and years."""
        place, _, years = plan_id.partition(":")
        joined = years.replace("-", "–")
        return f"{self.place(place, language)}{joined}年规划" if language == "zh" else (
            f"{self.place(place, language)} {joined}"
        )

    def document(self, doc_id: str, language: str) -> str:
        """Name of a document: place and years; only a plan is called one."""
        entry = self.registry.documents[doc_id]
        name = self.plan(f"{entry.place_id}:{entry.period}", language)
        return name if entry.kind in PLAN_KINDS else name.removesuffix("规划") + ("文件" if language == "zh" else "")

    def amount(self, value: object, unit: object, language: str) -> str:
        """Write a number with its unit; money in English in millions or billions, as 亿元 has no English word."""
        number, found = plain_number(value), self.registry.find_unit(str(unit))
        if language == "zh":
            return f"{number}{unit}"
        if found is None or found.dimension != "money" or found.base != "元":
            return f"{number} {self.english.get(str(unit), str(unit))}"
        total = float(str(value)) * float(found.factor)
        scale, name = next((s, n) for s, n in _SCALES if abs(total) >= s or s == 1)
        return f"{plain_number(total / scale)} {name}yuan"

    def topic(self, kind: str, key: str, language: str) -> str:
        """Name of a concept, an industry, or the words themselves."""
        named = {"concept": self.registry.indicators, "industry": self.registry.industries}.get(kind, {})
        record = named.get(key)
        if record is None:
            return self.english.get(key, key) if language == "en" else key
        return str(getattr(record, language))


def extreme(rows: pd.DataFrame, score: pd.Series) -> pd.Series:
    """Row with the largest score; of equal ones the first."""
    return rows.iloc[int(score.astype(float).to_numpy().argmax())]


def plain_number(value: object) -> str:
    """Write a number with up to six digits, without a decimal tail."""
    return f"{float(str(value)):.6g}"
