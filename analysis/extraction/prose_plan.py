"""What a document plans: its period and its place, from the register or else from its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.documents.document import Document
from analysis.extraction.prose_time import find_times, plan_years
from analysis.registry import Registry

_TITLE_PLAN = re.compile(r"第(十[一二三四五六七八九]?|二十)个五年规划|“?(十[一二三四五六七八九]?)五”?规划")
_TITLE_PLACE = re.compile(
    r"(?:中共|在)?((?!中共|关于|在|[年月日]|[一-鿿]{0,3}代表)[一-鿿]{2,5}?(?:省|自治区|特别行政区|自治州|市|州|盟|自治县|县|区|旗))"
    r"(?:国民经济|第[一-鿿]{1,4}[个届]|“?十|人民政府|委|政府|20\d\d年|\d{4})"
)
_NATIONAL = re.compile(r"国务院|全国人民代表大会")
_YEAR_OF_WORK = re.compile(r"20\d\d年.{0,6}(?:工作|任务|安排|打算|目标|重点)(?!.*回顾)")
_TITLE_SPAN = re.compile(r"[（(](20\d\d)年?[—–\-~～－至](20\d\d)年?[）)]")
_TITLE_SECTOR = re.compile(r"[“\"](十[一二三四五六七八九])五[”\"][一-鿿、]{2,20}规划")
_TITLE_ALONE = 120
_TITLE_LENGTH = 2000
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
    opening = re.sub(r"\s", "", document.text[:_TITLE_LENGTH])
    place = _own_place(opening, registry)
    if years := _headed_years(document):
        return Plan(max(years), max(years), *place)
    if match := _TITLE_PLAN.search(opening):
        return Plan(*plan_years(match[1] or match[2]), *place)
    if span := _TITLE_SPAN.search(opening[:_TITLE_ALONE]):
        return Plan(int(span[1]), int(span[2]), *place)
    if match := _TITLE_SECTOR.search(opening[:_TITLE_ALONE]):
        return Plan(*plan_years(match[1]), *place)
    last = max((time.last for time in find_times(opening)[:6] if time.last and time.first == time.last), default=None)
    return Plan(last, last, *place)


def _headed_years(document: Document) -> list[int]:
    """Years of headings such as 三、2026年重点工作."""
    titles = [re.sub(r"\s", "", heading.title) for heading in document.outline]
    named = [time for title in titles if _YEAR_OF_WORK.search(title) for time in find_times(title)]
    return [time.last for time in named if time.last and time.first == time.last]


def _own_place(opening: str, registry: Registry) -> tuple[str | None, str]:
    """Place that a title names: its id where the registry knows it, and its name."""
    match = _TITLE_PLACE.search(opening)
    if match is None:
        nation = registry.find_place("全国") if _NATIONAL.search(opening) else None
        return (nation.place_id, nation.name) if nation else (None, "")
    found = registry.find_place(match[1])
    return (found.place_id, found.name) if found else (None, match[1])
