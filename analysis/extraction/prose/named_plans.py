"""Plans that a text names by their numbers or years, and those that it only looks back at."""

from __future__ import annotations

import re

from analysis.extraction.prose.time import DASH, plan_years

Years = tuple[int | None, int | None]

# A plan in quotation marks; its group is the number.
QUOTED_PLAN = r"[“\"](十[一二三四五六七八九])五[”\"]"
NAMED_PLAN = re.compile(r"第(十[一二三四五六七八九]?|二十)个五年规划|“?(十[一二三四五六七八九]?)五”?规划")
_SECTOR_PLAN = re.compile(rf"{QUOTED_PLAN}(?:时期|期间)?[一-鿿、]{{2,24}}(?:规划|方案|行动计划|意见|纲要)")
AIM_OF_PLAN = re.compile(rf"{QUOTED_PLAN}(?:时期|期间)?(?:主要)?(?:规划|(?:发展)?(?:目标|蓝图))")
PLAN_ALONE = re.compile(rf"{QUOTED_PLAN}(?![^，。]{{0,8}}(?:成就|回顾|总结|收官|辉煌|开局))")
# A plan that was fulfilled, reviewed or compared with, or that only has its turn, is not the one at hand.
_LOOKED_BACK_AT = re.compile(r"(?:完成|[较比]|对比|相比|总结|评估|对照|回顾)[^，。；、及和与]{0,4}$")
# What says of the time of a plan that it is over: “十一五”时期，是东川发展史上综合实力提升最快的时期.
_BEST = r"[，,]?是[^。；]{0,40}(?:史上|发展|提升|变化|增长|进步|实惠|投入)[^。；，、]{0,12}最[快好大多强]"
WAS_BEST = re.compile(_BEST)
_HAS_ITS_TURN = re.compile(rf"的?(?:收官|开局|实施(?:总结|情况|评估)|执行情况|完成情况|中期评估)|(?:时期|期间)?{_BEST}")
_LOOK_BACK = 8
_SPAN = re.compile(
    rf"[（(〔](20\d\d)年?{DASH}(20\d\d)年?[）)〕]|(20\d\d)年?{DASH}(20\d\d)年(?!.{{0,4}}(?:总结|回顾|完成))"
)


def years_of_title(title: str) -> Years | None:
    """First and last year of the plan that a title names by its number or its years; None where it names none."""
    if number := plan_ahead(NAMED_PLAN, title):
        return plan_years(number)
    if span := _SPAN.search(title):
        return int(span[1] or span[3]), int(span[2] or span[4])
    named = plan_ahead(_SECTOR_PLAN, title) or plan_ahead(PLAN_ALONE, title)
    if not named and (match := NAMED_PLAN.search(title)):
        named = match[1] or match[2]
    return plan_years(named) if named else None


def plan_ahead(pattern: re.Pattern[str], text: str) -> str:
    """Give the number of the first plan that a text names and does not look back at; empty where there is none."""
    for match in pattern.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if not _LOOKED_BACK_AT.search(before) and not _HAS_ITS_TURN.match(text, match.end()):
            return str(match[match.lastindex or 1])
    return ""
