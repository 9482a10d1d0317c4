"""What a document plans: its period and its place, from the register or else from its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.documents.document import Document
from analysis.extraction.prose.time import find_times, plan_years
from analysis.extraction.prose.title import is_report, opening_text, own_place, title_lines
from analysis.registry import Registry

_TITLE_PLAN = re.compile(r"第(十[一二三四五六七八九]?|二十)个五年规划|“?(十[一二三四五六七八九]?)五”?规划")
_YEAR_OF_WORK = re.compile(r"20\d\d年.{0,6}(?:工作|任务|安排|打算|目标|重点)(?!.*回顾)")
_TITLE_SPAN = re.compile(r"[（(](20\d\d)年?[—–\-~～－至](20\d\d)年?[）)]")
_TITLE_SECTOR = re.compile(r"[“\"](十[一二三四五六七八九])五[”\"][一-鿿、]{2,20}规划")
_ESTIMATED = re.compile(r"预计(20\d\d)年|(20\d\d)年[^。；\d]{0,14}(?:预计|回顾|完成情况|执行情况)")
_DATED = re.compile(r"(20\d\d)(?:年|[-/.]\d{1,2}[-/.]\d|[）)]$)")
_MILESTONE = re.compile(r"[到至]$")
_TITLE_ALONE = 120
_PLAN_LENGTH = 5


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
    """

    first: int | None
    last: int | None
    place_id: str | None
    place: str = ""

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
        return f"{self.first - _PLAN_LENGTH}-{self.first - 1}" if self.first else ""

    @property
    def period(self) -> str:
        """The planned years as 2021-2025, or one year."""
        if not self.first or not self.last:
            return ""
        return f"{self.first}-{self.last}" if self.first != self.last else str(self.last)


def plan_of(document: Document, registry: Registry) -> Plan:
    """Period and place of a document; a document outside the register is dated by its title and its headings."""
    entry = registry.documents.get(document.doc_id)
    if entry is not None:
        return Plan(entry.start_year, entry.end_year, entry.place_id)
    opening = opening_text(document, registry)
    lines = title_lines(document)
    years = _years_of_work(document, lines) or _years_of_title("".join(lines) or opening[:_TITLE_ALONE])
    return Plan(*(years or _years_of_text(opening)), *own_place(lines, opening, registry))


def _years_of_work(document: Document, lines: list[str]) -> tuple[int, int] | None:
    """Year of a report: of its headings (三、2026年重点工作), of title and date, or the year after its estimates."""
    years = _headed_years(document)
    if not years and is_report(lines):
        years = [int(match[1]) for line in title_lines(document, web=True) for match in _DATED.finditer(line)]
        years = years or [int(match[1] or match[2]) + 1 for match in _ESTIMATED.finditer(document.text)]
    return (max(years), max(years)) if years else None


def _years_of_title(title: str) -> tuple[int, int] | None:
    if match := _TITLE_PLAN.search(title):
        return plan_years(match[1] or match[2])
    if span := _TITLE_SPAN.search(title):
        return int(span[1]), int(span[2])
    match = _TITLE_SECTOR.search(title)
    return plan_years(match[1]) if match else None


def _years_of_text(opening: str) -> tuple[int | None, int | None]:
    """Years of a document whose title names none: from its first milestone (到2025年) to the last."""
    if match := _TITLE_PLAN.search(opening):
        return plan_years(match[1] or match[2])
    times = [time for time in find_times(opening)[:6] if time.last and time.first == time.last]
    last = max((time.last for time in times if time.last), default=None)
    ahead = [time.last for time in times if time.last and _MILESTONE.search(opening, 0, time.start)]
    return min(ahead, default=last), last


def _headed_years(document: Document) -> list[int]:
    """Years of headings such as 三、2026年重点工作."""
    titles = [re.sub(r"\s", "", heading.title) for heading in document.outline]
    named = [time for title in titles if _YEAR_OF_WORK.search(title) for time in find_times(title)]
    return [time.last for time in named if time.last and time.first == time.last]
