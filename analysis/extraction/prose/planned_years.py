"""Years that a document outside the register plans for: of its title, headings and dates, or of its first goals."""

from __future__ import annotations

import re

from analysis.documents.document import Document
from analysis.extraction.prose.time import DASH, Time, find_times, plan_years
from analysis.extraction.prose.title import is_report, title_lines
from analysis.extraction.prose.words import CITED

Years = tuple[int | None, int | None]

_NAMED_PLAN = re.compile(r"第(十[一二三四五六七八九]?|二十)个五年规划|“?(十[一二三四五六七八九]?)五”?规划")
_SECTOR_PLAN = re.compile(
    r"[“\"](十[一二三四五六七八九])五[”\"](?:时期|期间)?[一-鿿、]{2,24}(?:规划|方案|行动计划|意见|纲要)"
)
_AIM_OF_PLAN = re.compile(r"[“\"](十[一二三四五六七八九])五[”\"](?:时期|期间)?(?:主要)?(?:规划|(?:发展)?(?:目标|蓝图))")
_PLAN_ALONE = re.compile(r"[“\"](十[一二三四五六七八九])五[”\"](?![^，。]{0,8}(?:成就|回顾|总结|收官|辉煌|开局))")
# A plan that was fulfilled, reviewed or compared with, or that only has its turn, is not the one at hand.
_LOOKED_BACK_AT = re.compile(r"(?:完成|[较比]|对比|相比|总结|评估|对照|回顾)[^，。；、及和与]{0,4}$")
# A plan that is over: “十一五”时期，是东川发展史上综合实力提升最快的时期.
_BEST = r"[，,]?是[^。；]{0,40}(?:史上|发展|提升|变化|增长|进步|实惠|投入)[^。；，、]{0,12}最[快好大多强]"
_HAS_ITS_TURN = re.compile(rf"的?(?:收官|开局|实施(?:总结|情况|评估)|执行情况|完成情况|中期评估)|(?:时期|期间)?{_BEST}")
_LOOK_BACK = 8
_SPAN = re.compile(
    rf"[（(〔](20\d\d)年?{DASH}(20\d\d)年?[）)〕]|(20\d\d)年?{DASH}(20\d\d)年(?!.{{0,4}}(?:总结|回顾|完成))"
)
_ISSUED = re.compile(r"(?:印发|发布|出台|下发|公布)(?:了|的)?《([^《》]+)》")
_YEAR_OF_WORK = re.compile(r"20\d\d年(?!远景|愿景|展望).{0,6}(?:工作|任务|安排|打算|目标|重点)(?!.*(?:回顾|远景|愿景))")
_ESTIMATED = re.compile(r"预计(20\d\d)年|(20\d\d)年[^。；\d]{0,14}(?:预计|回顾|完成情况|执行情况)")
# A congress at the end of a year plans for the next.
_DATED = re.compile(r"(20\d\d)(?:年(?P<late>1[12]月)?|[-/.](?:(?P<late2>1[12])|\d{1,2})[-/.]\d|[）)]$)")
# What is told of a year that is over: 2024年民生实事完成情况公布, 2024年工作总结.
_ACCOUNT = re.compile(
    r"(20\d\d)年[^。；]{0,30}(?:(?:(?:完成|落实|进展)情况|成绩单|工作总结)的?(?:公布|出炉|通报|公示|发布|公告|报告|$)|"
    r"统计公报|经济运行(?:情况|分析)|(?:社会)?发展情况(?:公布|通报|报告|$))"
)
# “十二五”东川经济取得五大成就: a title that looks back at a plan.
_ACHIEVED = re.compile(r"[“\"](十[一二三四五六七八九])五[”\"][^，。；]{0,16}(?:成就|成绩|巨变|巡礼|答卷|回眸)")
# “十三五”规划《纲要》预计完成31项指标: a plan that is told of when it ends.
_FULFILLED = re.compile(
    r"[“\"](十[一二三四五六七八九])五[”\"](?:规划)?(?:《?纲要》?)?(?:预计|顺利|圆满|如期|全面|胜利|超额)*"
    r"(?:完成(?!情况|时)|收官(?!之年))"
)
# 围绕“十一五”规划确定的目标，…取得了新的成就: a plan that has been carried out.
_CARRIED_OUT = re.compile(
    r"[“\"](十[一二三四五六七八九])五[”\"]规划(?:纲要)?(?:确定|提出)的[^。]{0,120}取得[^，。]{0,10}成[就绩效]|"
    r"(?:高质量|圆满|胜利|顺利)完成[“\"](十[一二三四五六七八九])五[”\"]规划(?!目标|纲要)"
)
# 初步核算，2015年全县…比上年增长: the year that a bulletin accounts for.
_FIRST_COUNT = re.compile(r"初步(?:核算|测算|统计)[，,]?(20\d\d)年")
# What has only been reached: compared with the year before, with nothing that is aimed at.
_COMPARES = re.compile(
    r"同比(?:增长|提高|下降)|[比较](?:上年(?:同期)?|20\d\d年[^，。；]{0,12})(?:增长|提高|下降|提升|增加|减少)"
)
_MILESTONES = re.compile(r"力争|确保|(?<![高长加展升大低少降截])[到至](?:20\d\d年|[“\"]?十[一二三四五]五)")
_AIMS = re.compile(r"力争|目标|预期|计划|规划|确保|争取|努力|安排|要点|任务|方案|意见|部署|将|[到至]20\d\d年")
# 十五时期（2001—2005年）是关键的五年: the period that a text speaks of itself.
_IS_AT_HAND = re.compile(r"(?:[（(][^（）()]{4,16}[）)])?[，,]?(?:仍|正)?是")
_WAS_BEST = re.compile(_BEST)
_PLANS = re.compile(r"规划|纲要|方案|计划|意见|建议|目标|蓝图")
_STAMP = re.compile(r"(20\d\d)[-/.年](\d{1,2})[-/.月]\d{1,2}")
_LATE = 11
_LOOKS_BACK = re.compile(r"过去的?[一五]年|五年来")
_MILESTONE = re.compile(r"[到至]$")
_UNTIL_NOW = re.compile(r"截[至止]?[到至]?$")
_COMPARING = ("比", "较", "与", "同")
_TIMES_OF_YEAR = re.compile(r"的[\d.]+倍")
# 数说东川五年成绩: what five years have reached.
_FIVE_TOLD = re.compile(r"五年来?[^，。；]{0,8}(?:成就|成绩|成效|巨变|答卷)")
_TITLE_ALONE = 120
_PLAN_LENGTH = 5
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
    outlined = not report and _plan_ahead(_NAMED_PLAN, title)
    if not outlined and (years := _years_of_work(document, report)):
        return years, False
    if years := _years_after_plan(title_lines(document, web=True), title):
        return years, True
    if title and (years := _years_of_title(title)):
        return years, False
    if years := _years_after_opening(opening, bool(title)):
        return years, True
    if not title and (years := _years_of_title(opening[:_TITLE_ALONE])):
        return years, False
    if years := _year_after_account([*lines, opening[:_TITLE_ALONE]]):
        return years, True
    told = bool(_FIVE_TOLD.search(title))
    if (report or told) and (years := _year_after(opening, told)):
        return years, told and not report
    first, last = _years_of_text(opening, lines)
    if last and first == last and _COMPARES.search(opening) and not _AIMS.search(opening):
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


def _years_of_title(title: str) -> Years | None:
    if number := _plan_ahead(_NAMED_PLAN, title):
        return plan_years(number)
    if span := _SPAN.search(title):
        return int(span[1] or span[3]), int(span[2] or span[4])
    named = _plan_ahead(_SECTOR_PLAN, title) or _plan_ahead(_PLAN_ALONE, title)
    if not named and (match := _NAMED_PLAN.search(title)):
        named = match[1] or match[2]
    return plan_years(named) if named else None


def _years_after_plan(lines: list[str], title: str) -> Years | None:
    """Years after a plan that an account put up when it was over tells of: “十三五”时期…突破3万亿元, 2021-11-30."""
    achieved = None if _PLANS.search(title) else _ACHIEVED.search(title)
    if achieved := achieved or _FULFILLED.search(title):
        return _following(achieved[1])
    named = _PLAN_ALONE.search(title)
    stamp = next((int(match[1]) for line in lines if (match := _STAMP.match(line))), 0)
    if not named or _PLANS.search(title) or stamp <= plan_years(named[1])[1]:
        return None
    return _following(named[1])


def _years_after_opening(opening: str, titled: bool) -> Years | None:
    """Years after what a first page accounts for that aims at nothing; without a title also by a count or 成就."""
    if not titled and (years := _year_after_count(opening)):
        return years
    if _MILESTONES.search(opening):
        return None
    if carried := _CARRIED_OUT.search(opening):
        return _following(carried[1] or carried[2])
    return None if titled else _years_after_plan([], opening[:_TITLE_ALONE])


def _following(number: str) -> Years:
    """Years of the plan after the one with a number."""
    last = plan_years(number)[1]
    return last + 1, last + _PLAN_LENGTH


def _plan_ahead(pattern: re.Pattern[str], text: str) -> str:
    """Give the number of the first plan that a text names and does not look back at; empty where there is none."""
    for match in pattern.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if not _LOOKED_BACK_AT.search(before) and not _HAS_ITS_TURN.match(text, match.end()):
            return str(match[match.lastindex or 1])
    return ""


def _year_after_account(lines: list[str]) -> Years | None:
    """Year after the one that a text accounts for."""
    last = next((int(match[1]) for line in lines if (match := _ACCOUNT.search(line))), None)
    return (last + 1, last + 1) if last else None


def _year_after_count(opening: str) -> Years | None:
    """Year after the one that a text without a title counts up, where it speaks of none after it."""
    counted = _FIRST_COUNT.search(opening)
    following = int(counted[1]) + 1 if counted else 0
    if not counted or f"{following}年" in opening or not _COMPARES.search(opening):
        return None
    return following, following


def _year_after(opening: str, account: bool = False) -> Years | None:
    """Year after the last that a report without a date looks back at; five years after one that it compares with."""
    text = CITED.sub("", opening)
    times = _single_years(find_times(text))
    if not times or not _LOOKS_BACK.search(text):
        return None
    if not account and any(_is_milestone(text, time) for time in times):
        return None
    compared = [time.last or 0 for time in times if _TIMES_OF_YEAR.match(text, time.end)]
    told = [time.last or 0 for time in times if not text.endswith(_COMPARING, 0, time.start)]
    told = [year for year in told if year not in compared]
    last = max(told) if told else max(time.last or 0 for time in times) + _PLAN_LENGTH
    return last + 1, last + 1


def _years_of_text(opening: str, lines: list[str]) -> Years:
    """Years of a document whose title names none: of the plan it issues or aims at, else of its first milestones."""
    issued = (_years_of_title(match[1]) for match in _ISSUED.finditer(opening))
    if years := next(filter(None, issued), None):
        return years
    if number := _plan_ahead(_NAMED_PLAN, opening) or _plan_ahead(_AIM_OF_PLAN, opening):
        return plan_years(number)
    text = CITED.sub("", opening)
    times = find_times(text)[:_MOST_TIMES]
    if any(time.kind == "ahead" for time in times) and (stamp := _STAMP.search(opening)):
        first = int(stamp[1]) + (int(stamp[2]) >= _LATE)
        return first, first + _PLAN_LENGTH - 1
    single = _single_years(times)
    last = max((time.last for time in single if time.last), default=None)
    ahead = [time.last for time in single if time.last and _is_milestone(text, time)]
    for time in times:
        if time.kind == "course" or (time.kind == "period" and any(_covers(time, year) for year in ahead)):
            return time.first, time.last
    period = next((time for time in times if time.kind == "period"), None)
    if period is not None and period.last and _WAS_BEST.match(text, period.end):
        return period.last + 1, period.last + _PLAN_LENGTH
    if period is not None and (last is None or (_covers(period, last) and _IS_AT_HAND.match(text, period.end))):
        return period.first, period.last
    if not ahead:
        return last, last
    # A milestone much later than the first one (到2035年) is a vision; what has no year is due before.
    latest = max(year for year in [*ahead, last or 0] if year <= min(ahead) + _PLAN_LENGTH)
    begun = next((int(stamp[1]) for line in lines if (stamp := _STAMP.search(line))), 0)
    return begun if latest - _PLAN_LENGTH <= begun < min(ahead) else min(ahead), latest


def _single_years(times: list[Time]) -> list[Time]:
    return [time for time in times if time.last and time.first == time.last]


def _is_milestone(text: str, time: Time) -> bool:
    before = text[max(0, time.start - 3) : time.start]
    return bool(_MILESTONE.search(before)) and not _UNTIL_NOW.search(before)


def _covers(time: Time, year: int) -> bool:
    return time.first is not None and time.last is not None and time.first <= year <= time.last
