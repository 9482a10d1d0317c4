"""What a document plans: its period and its place, from the register or else from its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.documents.document import Document
from analysis.extraction.prose_time import find_times, plan_years
from analysis.registry import Registry

_TITLE_PLAN = re.compile(r"第(十[一二三四五六七八九]?|二十)个五年规划|“?(十[一二三四五六七八九]?)五”?规划")
_TITLE_LENGTH = 2000


@dataclass(frozen=True)
class Plan:
    """Years that a document plans for and the place it plans.

    Attributes
    ----------
    first, last : int or None
        Planned years, both ends; None where nothing in register or title says it.
    place_id : str or None
        Place of the registry.
    """

    first: int | None
    last: int | None
    place_id: str | None

    @property
    def before(self) -> str:
        """The year that past levels stand at: the one before the plan."""
        return str(self.first - 1) if self.first else ""

    @property
    def past_period(self) -> str:
        """The period that past flows add up over: as long as the plan, before it."""
        if not self.first or not self.last:
            return ""
        length = self.last - self.first + 1
        return f"{self.first - length}-{self.first - 1}" if length > 1 else str(self.first - 1)

    @property
    def period(self) -> str:
        """The planned years as 2021-2025, or one year."""
        if not self.first or not self.last:
            return ""
        return f"{self.first}-{self.last}" if self.first != self.last else str(self.last)


def plan_of(document: Document, registry: Registry) -> Plan:
    """Period and place of a document; a document outside the register is dated by its title."""
    entry = registry.documents.get(document.doc_id)
    if entry is not None:
        return Plan(entry.start_year, entry.end_year, entry.place_id)
    opening = re.sub(r"\s", "", document.text[:_TITLE_LENGTH])
    if match := _TITLE_PLAN.search(opening):
        return Plan(*plan_years(match[1] or match[2]), None)
    years = [time.last for time in find_times(opening) if time.last and time.first == time.last]
    last = max(years[:6], default=None)
    return Plan(last, last, None)
