"""Which of the years of a sentence a quantity holds for, and which only serve comparison."""

from __future__ import annotations

import re

from analysis.extraction.prose.clauses import Surroundings
from analysis.extraction.prose.time import Time, find_times
from analysis.extraction.prose.words import CITED
from analysis.extraction.quantities.finding import Quantity
from analysis.extraction.quantities.units import is_count

_PLAN_AIMS = re.compile(r"规划[一-鿿]{0,6}(?:目标|任务|指标)[一-鿿]{0,2}的\d")
_VISION = re.compile(r"(?<=年)(?:远景|愿景)")
_GOVERNING_LEAD = re.compile(
    r"(?:^|[，。；：:—（])(?:[^，。；]{0,4}(?:到|至|截至|在|力争|争取|确保|预计)|(?:刚刚)?过去的)?$|(?:成[就效绩]|回顾|基础)$"
)
_COMPARING_LEAD = re.compile(r"(?:由|从)$|为(?:了|实现|确保)?[到至]$")
_RISEN_TO = re.compile(r"(?:提[升高]|增[加长]|上升|扩大|下降|[降减]低|[降减]少?|升)[到至]$")
_COMPARED_TO = re.compile(r"(?:[比较是同]|相当于|[高低快慢少多大小]于|超过)$")
_AS_BASE = re.compile(
    r"(?:同期|时期|期间)?的?(?:(?:水平|总量|实际)?(?:的)?基础(?:之)?上|相比|持平|为基[期年数]|(?:约)?[\d.一二两三四五六七八九十]+(?:多)?倍|水平)"
)
_CLAUSE_END = re.compile(r"[，。；;]")
_REACHING = re.compile(r"[到至为]")
# What a bracket takes out holds for nothing behind it: （扣除2022年的专项资金外）.
_EXCEPTED = re.compile(r"[^（）]*外）")
_LEAD_REACH = 4
_BASE_REACH = 12
_YEARLY_REACH = 16
_YEARLY_COUNT = re.compile(r"年均(?!增[长速幅]|净?增加|递|分别|下降|减少|提)[^，。；\d]{0,14}$")


def own_times(text: str) -> list[Time]:
    """Find the times of a sentence without those in titles, document numbers, 2035年远景目标, 完成“十三五”规划目标."""
    times = find_times(text)
    if not times:
        return times
    cited = [match.span() for match in CITED.finditer(text)] if "》" in text or "〕" in text else ()
    visions = {match.start() for match in _VISION.finditer(text)} if "景" in text else ()
    return [
        time
        for time in times
        if time.end not in visions
        and not any(start < time.start < end for start, end in cited)
        and not (text.startswith("规划", time.end) and _is_fulfilled(text, time))
    ]


def _is_fulfilled(text: str, time: Time) -> bool:
    """Whether a plan is named as what was fulfilled, not as when: 完成“十三五”规划目标的90%."""
    return bool(_PLAN_AIMS.match(text, time.end)) and text[: time.start].endswith(("完成", "完成了", "实现"))


def time_of(text: str, quantity: Quantity, times: list[Time], carried: Time | None) -> tuple[Time | None, str]:
    """Time that a quantity holds for and how it is known: stated, carried, annual or implied.

    Parameters
    ----------
    text : str
        Sentence.
    quantity : Quantity
    times : list of Time
        Times of the sentence, without those that only serve comparison.
    carried : Time or None
        Time that the sentences before leave in force.
    """
    yearly = _is_yearly_count(text, quantity)
    if not times and not yearly:
        return carried, "carried" if carried is not None else "implied"
    earlier = [time for time in times if time.end <= quantity.start and not _rises_from(text, time, quantity)]
    if "外）" in text and len(earlier) > 0:
        earlier = [time for time in earlier if not _EXCEPTED.match(text, time.end, quantity.start)]
    segment = max(text.rfind("；", 0, quantity.start), text.rfind(";", 0, quantity.start))
    named = [time for time in earlier if time.kind != "each" and (time.start > segment or _leads(text, time))]
    if yearly or any(_is_each(text, time, quantity) for time in earlier):
        return (
            named[-1] if named else carried if carried is not None and carried.first != carried.last else None
        ), "annual"
    if named:
        return named[-1], "stated"
    return carried, "carried" if carried is not None else "implied"


def is_year_ahead(time: Time | None, quantity: Quantity, around: Surroundings) -> bool:
    """Whether a year is named in a clause before that of a quantity: 2020年产值50亿元，累计建成公路80公里."""
    return time is not None and time.kind == "year" and time.end <= quantity.start - len(around.clause)


def summed_over(time: Time | None, period: Time | None) -> Time | None:
    """Time of 累计: where the year in force ends a period that is in force too, the whole of the period."""
    if time is None or period is None or time.kind != "year":
        return time
    return period if period.kind == "behind" or period.last == time.last else time


def _is_each(text: str, time: Time, quantity: Quantity) -> bool:
    """Whether 每年 tells how often a quantity comes; 达到每年4428元 is the rate of a standard."""
    if time.kind != "each" or (time.end == quantity.start and quantity.unit == "元"):
        return False
    return not _CLAUSE_END.search(text, time.end, quantity.start)


def _is_yearly_count(text: str, quantity: Quantity) -> bool:
    """Whether so many are counted each year: 年均不少于3000人, 年均新增20家; a growth of 5 % a year is none."""
    start = max(0, quantity.start - _YEARLY_REACH)
    return (
        "年均" in text[start : quantity.start]
        and is_count(quantity.unit)
        and bool(_YEARLY_COUNT.search(text, start, quantity.start))
    )


def is_reference(text: str, time: Time) -> bool:
    """Whether a year only serves comparison: 是2015年的2.16倍, 比2020年增长, 在2022年的基础上, 与2020年相比."""
    if _COMPARED_TO.search(text, max(0, time.start - _LEAD_REACH), time.start):
        return True
    return bool(_AS_BASE.match(text, time.end))


def _rises_from(text: str, time: Time, quantity: Quantity) -> bool:
    """Whether something rises from what it was in a year: 由2015年的46%提高到."""
    before = text[max(0, time.start - 1) : time.start]
    return before in ("由", "从") and bool(_REACHING.search(text, time.end, quantity.start))


def governs(text: str, time: Time) -> bool:
    """Whether a year holds for the sentences that follow: 到2025年，… or 2020年，…, but not 为到2035年…打好基础.

    The end of a change (由2020年的5%提升到2025年的8%) holds for that change alone.
    """
    risen = _RISEN_TO.search(text, max(0, time.start - _LEAD_REACH), time.start)
    return not risen and _leads(text, time) and not is_reference(text, time)


def _leads(text: str, time: Time) -> bool:
    before = text[max(0, time.start - 6) : time.start]
    if _COMPARING_LEAD.search(before):
        return False
    return before.endswith(("到", "至")) or bool(_GOVERNING_LEAD.search(before))


def base_year(base: Quantity, times: list[Time]) -> str:
    """Year named right before a base value, the first of a span; empty where none is."""
    years = [time for time in times if time.end <= base.start and base.start - time.end < _BASE_REACH]
    if not years:
        return ""
    return str(years[-1].first) if years[-1].kind == "span" else years[-1].label
