"""What the rules look at: the derived tables, and the facts that are made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from analysis.audit.fact import Fact
from analysis.audit.facts import facts_of, without_steps
from analysis.registry import Registry

Record = dict[str, object]


@dataclass(frozen=True)
class Material:
    """Derived tables by name, and the registry.

    Attributes
    ----------
    tables : mapping of str to DataFrame
        Tables of the data dictionary; one that is missing counts as empty.
    registry : Registry
        Concepts, places, units.
    """

    tables: Mapping[str, pd.DataFrame]
    registry: Registry
    _kept: dict[str, list[Record]] = field(default_factory=dict, compare=False, repr=False)

    def records(self, name: str) -> list[Record]:
        """Rows of a table as mappings, None for what is missing."""
        if name not in self._kept:
            table = self.table(name).astype(object)
            rows = table.where(table.notna(), None).to_dict("records")
            self._kept[name] = [{str(key): cell for key, cell in row.items()} for row in rows]
        return self._kept[name]

    def table(self, name: str) -> pd.DataFrame:
        """Give a table of the data dictionary, empty where it has not been made."""
        found = self.tables.get(name)
        return self.registry.tables[name].frame([]) if found is None else found

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Targets and outcomes with numbers, without the steps of a series (跨越4000亿元、5000亿元)."""
        return without_steps(facts_of(self.table("targets"), self.table("outcomes"), self.registry))

    @cached_property
    def rows(self) -> Mapping[str, Record]:
        """Rows of indicator tables by ``doc:t1.17``."""
        return {f"{row['doc_id']}:{row['table']}.{row['row']}": row for row in self.records("indicator_tables")}

    def flags(self, fact: Fact) -> frozenset[str]:
        """Give the flags of the table row that a fact comes from; none in prose."""
        row = self.rows.get(fact.table_row, {})
        return frozenset(str(row.get("flags") or "").split(";")) - {""}

    def grouped(self, key: Callable[[Fact], tuple[str, ...] | None]) -> list[list[Fact]]:
        """Facts with the same key, at least two, in the order of the documents; a key of None leaves a fact out."""
        groups: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
        for fact in self.facts:
            if (found := key(fact)) is not None:
                groups[found].append(fact)
        return [group for group in groups.values() if len(group) > 1]

    def direction(self, fact: Fact) -> int | None:
        """Which way is better, +1 or -1; more of what the concept list does not hold counts as better."""
        if fact.measure == "change" or fact.unit == "":
            return None
        concept = self.registry.indicators.get(fact.concept)
        return concept.direction if concept else 1
