"""What a document plans: its period and its place, from the register or else from its own words."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.documents.document import Document
from analysis.extraction.prose.planned_years import planned_years
from analysis.extraction.prose.time import PLAN_LENGTH
from analysis.extraction.prose.title import opening_text, own_place, title_lines
from analysis.registry import Registry


@dataclass(frozen=True)
class Plan:
    """Years that a document plans for and the place it plans.

    Attributes
    ----------
    first, last : int or None
        Planned years, both ends; None where nothing in register or title says it.
    place_id : str or None
        Place of the registry.
    place : str
        Its name as the title words it, for a document outside the register.
    over : bool
        Whether the document is an account of what was reached, no plan.
    """

    first: int | None
    last: int | None
    place_id: str | None
    place: str = ""
    over: bool = False

    @property
    def calls_itself(self) -> str:
        """Give 我国 for the country, 我省 for a province and for a place that nothing names, else nothing."""
        if self.place_id == "china":
            return "我国"
        known = self.place_id or self.place
        return "我省" if not known or known.endswith(("0000", "省", "自治区")) else ""

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
    def five_years_before(self) -> str:
        """The five years before the plan, for 五年来."""
        return f"{self.first - PLAN_LENGTH}-{self.first - 1}" if self.first else ""

    @property
    def five_years_ahead(self) -> str:
        """The five years from the first planned one on, for 今后五年."""
        return f"{self.first}-{self.first + PLAN_LENGTH - 1}" if self.first else ""

    @property
    def period(self) -> str:
        """The planned years as 2021-2025, or one year."""
        if not self.first or not self.last:
            return ""
        return f"{self.first}-{self.last}" if self.first != self.last else str(self.last)


def plan_of(document: Document, registry: Registry) -> Plan:
    """Period and place of a document; a document outside the register is dated by its title and its headings.

    What was read is kept with the document, because its tables, prose and places all ask for it.
    """
    return document.once(_read_plan, registry)


def _read_plan(document: Document, registry: Registry) -> Plan:
    entry = registry.documents.get(document.doc_id)
    if entry is not None:
        return Plan(entry.start_year, entry.end_year, entry.place_id)
    opening = opening_text(document, registry)
    lines = title_lines(document)
    (first, last), over = planned_years(document, lines, opening)
    return Plan(first, last, *own_place(lines, opening, document.text, registry), over)
