"""Years that a document outside the register plans for: of its title, headings and dates, or of its first goals."""

from __future__ import annotations

import re

from analysis.documents.document import Document
from analysis.extraction.prose.accounts import (
    STAMP,
    TITLE_ALONE,
    only_compares,
    year_after_account,
    year_after_retrospect,
    years_after_opening,
    years_after_plan,
)
from analysis.extraction.prose.named_plans import AIM_OF_PLAN, NAMED_PLAN, WAS_BEST, Years, plan_ahead, years_of_title
from analysis.extraction.prose.time import PLAN_LENGTH, Time, find_times, is_milestone, plan_years, single_years
from analysis.extraction.prose.title import is_report, title_lines
from analysis.extraction.prose.words import CITED

_ISSUED = re.compile(r"(?:印发|发布|出台|下发|公布)(?:了|的)?《([^《》]+)》")
_YEAR_OF_WORK = re.compile(r"20\d\d年(?!远景|愿景|展望).{0,6}(?:工作|任务|安排|打算|目标|重点)(?!.*(?:回顾|远景|愿景))")
_ESTIMATED = re.compile(r"预计(20\d\d)年|(20\d\d)年[^。；\d]{0,14}(?:预计|回顾|完成情况|执行情况)")
# A congress at the end of a year plans for the next.
_DATED = re.compile(r"(20\d\d)(?:年(?P<late>1[12]月)?|[-/.](?:(?P<late2>1[12])|\d{1,2})[-/.]\d|[）)]$)")
# 十五时期（2001—2005年）是关键的五年: the period that a text speaks of itself.
_IS_AT_HAND = re.compile(r"(?:[（(][^（）()]{4,16}[）)])?[，,]?(?:仍|正)?是")
# What is put up so late in a year plans from the next one on.
_LATE = 11
# 数说东川五年成绩: what five years have reached.
_FIVE_TOLD = re.compile(r"五年来?[^，。；]{0,8}(?:成就|成绩|成效|巨变|答卷)")
_MOST_TIMES = 8


def planned_years(document: Document, lines: list[str], opening: str) -> tuple[Years, bool]:
    """First and last planned year of a document outside the register, and whether it only tells what was reached.

    The years are None where nothing tells them, and the ones after those that a mere account tells of.

    Parameters
    ----------
    document : Document
    lines : list of str
        Lines of its title.
    opening : str
        Its first page without spaces.
    """
    report, title = is_report(lines), "".join(lines)
    # The outline of a plan may set a year of its own over its goals (2035年远景目标).
    outlined = not report and plan_ahead(NAMED_PLAN, title)
    if not outlined and (years := _years_of_work(document, report)):
        return years, False
    if years := years_after_plan(title_lines(document, web=True), title):
        return years, True
    if title and (years := years_of_title(title)):
        return years, False
    if years := years_after_opening(opening, bool(title)):
        return years, True
    if not title and (years := years_of_title(opening[:TITLE_ALONE])):
        return years, False
    if years := year_after_account([*lines, opening[:TITLE_ALONE]]):
        return years, True
    told = bool(_FIVE_TOLD.search(title))
    if (report or told) and (years := year_after_retrospect(opening, told)):
        return years, told and not report
    first, last = _years_of_text(opening, lines)
    if last and first == last and only_compares(opening):
        return (last + 1, last + 1), True
    return (first, last), False


def _years_of_work(document: Document, report: bool) -> Years | None:
    """Year of a report: of its headings (三、2026年重点工作), of title and date, or the year after its estimates."""
    years = _headed_years(document)
    if not years and report:
        dated = (match for line in title_lines(document, web=True) for match in _DATED.finditer(line))
        years = [int(match[1]) + bool(match["late"] or match["late2"]) for match in dated]
        years = years or [int(match[1] or match[2]) + 1 for match in _ESTIMATED.finditer(document.text)]
    return (max(years), max(years)) if years else None


def _headed_years(document: Document) -> list[int]:
    """Years of headings such as 三、2026年重点工作."""
    titles = [re.sub(r"\s", "", heading.title) for heading in document.outline]
    named = [time for title in titles if _YEAR_OF_WORK.search(title) for time in find_times(title)]
    return [time.last for time in named if time.last and time.first == time.last]


def _years_of_text(opening: str, lines: list[str]) -> Years:
    """Years of a document whose title names none: of the plan it issues or aims at, else of its first milestones."""
    issued = (years_of_title(match[1]) for match in _ISSUED.finditer(opening))
    if years := next(filter(None, issued), None):
        return years
    if number := plan_ahead(NAMED_PLAN, opening) or plan_ahead(AIM_OF_PLAN, opening):
        return plan_years(number)
    return _years_of_times(opening, lines)


def _years_of_times(opening: str, lines: list[str]) -> Years:
    """Years of the first times that a first page names: a period, or its milestones."""
    text = CITED.sub("", opening)
    times = find_times(text)[:_MOST_TIMES]
    if any(time.kind == "ahead" for time in times) and (stamp := STAMP.search(opening)):
        first = int(stamp[1]) + (int(stamp[2]) >= _LATE)
        return first, first + PLAN_LENGTH - 1
    single = single_years(times)
    last = max((time.last for time in single if time.last), default=None)
    ahead = [time.last for time in single if time.last and is_milestone(text, time)]
    for time in times:
        if time.kind == "course" or (time.kind == "period" and any(_covers(time, year) for year in ahead)):
            return time.first, time.last
    period = next((time for time in times if time.kind == "period"), None)
    if period is not None and period.last and WAS_BEST.match(text, period.end):
        return period.last + 1, period.last + PLAN_LENGTH
    if period is not None and (last is None or (_covers(period, last) and _IS_AT_HAND.match(text, period.end))):
        return period.first, period.last
    if not ahead:
        return last, last
    # A milestone much later than the first one (到2035年) is a vision; what has no year is due before.
    latest = max(year for year in [*ahead, last or 0] if year <= min(ahead) + PLAN_LENGTH)
    begun = next((int(stamp[1]) for line in lines if (stamp := STAMP.search(line))), 0)
    return begun if latest - PLAN_LENGTH <= begun < min(ahead) else min(ahead), latest


def _covers(time: Time, year: int) -> bool:
    return time.first is not None and time.last is not None and time.first <= year <= time.last
