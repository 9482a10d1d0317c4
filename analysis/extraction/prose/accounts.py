"""Accounts: texts that tell what was reached in a year or under a plan, and the years that come after."""

from __future__ import annotations

import re

from analysis.extraction.prose.named_plans import PLAN_ALONE, QUOTED_PLAN, Years
from analysis.extraction.prose.time import PLAN_LENGTH, find_times, is_milestone, plan_years, single_years
from analysis.extraction.prose.web_lines import DAY
from analysis.extraction.prose.words import AIMS, CITED

STAMP = re.compile(DAY)
# What is told of a year that is over: 2024年民生实事完成情况公布, 2024年工作总结.
_ACCOUNT = re.compile(
    r"(20\d\d)年[^。；]{0,30}(?:(?:(?:完成|落实|进展)情况|成绩单|工作总结)的?(?:公布|出炉|通报|公示|发布|公告|报告|$)|"
    r"统计公报|经济运行(?:情况|分析)|(?:社会)?发展情况(?:公布|通报|报告|$))"
)
# “十二五”东川经济取得五大成就: a title that looks back at a plan.
_ACHIEVED = re.compile(rf"{QUOTED_PLAN}[^，。；]{{0,16}}(?:成就|成绩|巨变|巡礼|答卷|回眸)")
# “十三五”规划《纲要》预计完成31项指标: a plan that is told of when it ends.
_FULFILLED = re.compile(
    rf"{QUOTED_PLAN}(?:规划)?(?:《?纲要》?)?(?:预计|顺利|圆满|如期|全面|胜利|超额)*"
    r"(?:完成(?!情况|时)|收官(?!之年))"
)
# 围绕“十一五”规划确定的目标，…取得了新的成就: a plan that has been carried out.
_CARRIED_OUT = re.compile(
    rf"{QUOTED_PLAN}规划(?:纲要)?(?:确定|提出)的[^。]{{0,120}}取得[^，。]{{0,10}}成[就绩效]|"
    rf"(?:高质量|圆满|胜利|顺利)完成{QUOTED_PLAN}规划(?!目标|纲要)"
)
# 初步核算，2015年全县…比上年增长: the year that a bulletin accounts for.
_FIRST_COUNT = re.compile(r"初步(?:核算|测算|统计)[，,]?(20\d\d)年")
# What has only been reached: compared with the year before, with nothing that is aimed at.
_COMPARES = re.compile(
    r"同比(?:增长|提高|下降)|[比较](?:上年(?:同期)?|20\d\d年[^，。；]{0,12})(?:增长|提高|下降|提升|增加|减少)"
)
_MILESTONES = re.compile(r"力争|确保|(?<![高长加展升大低少降截])[到至](?:20\d\d年|[“\"]?十[一二三四五]五)")
_AIMS = re.compile(rf"{AIMS}|规划|安排|要点|任务|方案|意见|部署|[到至]20\d\d年")
_PLANS = re.compile(r"规划|纲要|方案|计划|意见|建议|目标|蓝图")
_LOOKS_BACK = re.compile(r"过去的?[一五]年|五年来")
_COMPARING = ("比", "较", "与", "同")
_TIMES_OF_YEAR = re.compile(r"的[\d.]+倍")
# So much of a text without a title speaks as a title does.
TITLE_ALONE = 120


def years_after_plan(lines: list[str], title: str) -> Years | None:
    """Years after a plan that an account put up when it was over tells of: “十三五”时期…突破3万亿元, 2021-11-30."""
    achieved = None if _PLANS.search(title) else _ACHIEVED.search(title)
    if achieved := achieved or _FULFILLED.search(title):
        return _following(achieved[1])
    named = PLAN_ALONE.search(title)
    stamp = next((int(match[1]) for line in lines if (match := STAMP.match(line))), 0)
    if not named or _PLANS.search(title) or stamp <= plan_years(named[1])[1]:
        return None
    return _following(named[1])


def years_after_opening(opening: str, titled: bool) -> Years | None:
    """Years after what a first page without milestones accounts for.

    Parameters
    ----------
    opening : str
        The first page without spaces.
    titled : bool
        Whether a title stands above it; without one a first count of a year (初步核算) tells too, and its first words
        are read as a title.
    """
    if not titled and (years := _year_after_count(opening)):
        return years
    if _MILESTONES.search(opening):
        return None
    if carried := _CARRIED_OUT.search(opening):
        return _following(carried[1] or carried[2])
    return None if titled else years_after_plan([], opening[:TITLE_ALONE])


def _following(number: str) -> Years:
    """Years of the plan after the one with a number."""
    last = plan_years(number)[1]
    return last + 1, last + PLAN_LENGTH


def year_after_account(lines: list[str]) -> Years | None:
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


def year_after_retrospect(opening: str, account: bool = False) -> Years | None:
    """Year after the last that a report without a date looks back at; five years after one that it compares with."""
    text = CITED.sub("", opening)
    times = single_years(find_times(text))
    if not times or not _LOOKS_BACK.search(text):
        return None
    if not account and any(is_milestone(text, time) for time in times):
        return None
    compared = [time.last or 0 for time in times if _TIMES_OF_YEAR.match(text, time.end)]
    told = [time.last or 0 for time in times if not text.endswith(_COMPARING, 0, time.start)]
    told = [year for year in told if year not in compared]
    last = max(told) if told else max(time.last or 0 for time in times) + PLAN_LENGTH
    return last + 1, last + 1


def only_compares(opening: str) -> bool:
    """Whether a first page compares with the year before and aims at nothing."""
    return bool(_COMPARES.search(opening)) and not _AIMS.search(opening)
