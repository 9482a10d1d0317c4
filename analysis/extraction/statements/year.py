"""The cell of the year: the target year, or the year or period of an outcome."""

from __future__ import annotations

import re

from analysis.extraction.prose.plan import Plan
from analysis.extraction.prose.time import find_times
from analysis.extraction.quantities.numerals import numeral
from analysis.extraction.quantities.units import CHANGES, SHARES, bare_unit
from analysis.extraction.statements.figure import Figure
from analysis.extraction.statements.flow import flows

_YEARS_COUNTED = re.compile(r"(?:[近过]去?|连续)([三四五六七八九十])年")
_FIVE = 5
_YEAR_LENGTH = 4
_BEGINS_FROM = re.compile(r"(?:由|从)[^，。；\d]{0,6}[\d.:：]*$")
_GOES_OVER = re.compile(r"[\d.:：]*[^，。；\d]{0,6}[为到至](?=\d)")
_STRUCTURE_REACH = 24
# 相当于“十三五”时期的2.2倍 compares sums of five years; 相当于“十三五”末的2.2倍 compares levels.
_TIMES_A_PLAN = re.compile(r"相当于[“\"]?[二三]?十[一二三四五六七八九]?五[”\"]?+(?!规?划?期?末)[^，。]{0,4}倍数")
# 五年生产原煤9亿吨 is the sum of five years; 连续五年, 第五年 and 2025年 are something else.
_IN_FIVE_YEARS = re.compile(
    r"(?<![\d一二三四五六七八九十续第每后前近])[五5]年(?:来|间)?(?:累计|共|总共|合计|总计|净)?"
    r"(?:生产|供应|保供|输送|外送|发放|投入|接待|争取|减[少免排]|引[进育]|新[增建改]|完成|建成|开工|改造|培[训育]|招[引录]|落实|解决)"
)
_OPENS = ("", "，", "；", "。")
_SENTENCE_PART = re.compile(r"[；;]")
# 年均浓度 is what one year has, no average over years.
_AVERAGE = re.compile(r"年均(?!浓度|值|气温|降水|降雨|水位|径流)")


def year_of(figure: Figure, role: str, subject: str, plan: Plan) -> str:
    """Cell of the year: the target year, or the year or period of the outcome."""
    time = figure.time
    if role == "target":
        if time is not None and time.kind == "ahead" and plan.first:
            return plan.five_years_ahead if figure.basis == "annual" else plan.five_years_ahead[-_YEAR_LENGTH:]
        if time is not None and time.last is not None:
            return time.label if figure.basis == "annual" else str(time.last)
        return plan.period if figure.basis == "annual" else str(plan.last or "")
    if time is not None and time.kind == "period" and figure.basis == "carried" and time.label == plan.period:
        # What “十四五”时期发展基础 tells was reached before the plan.
        figure, time = figure._replace(time=None, basis="implied"), None
    if is_base_structure(figure):
        return str(plan.first - _FIVE - 1) if plan.first and plan.last and plan.last > plan.first else ""
    if is_average(subject) or figure.basis == "annual":
        return _averaged_over(figure, plan)
    if "五" in subject and _TIMES_A_PLAN.search(subject):
        if time is not None and time.kind == "year" and time.last:
            return f"{time.last - _FIVE + 1}-{time.last}"
        return time.label if time is not None and time.kind == "period" else plan.five_years_before
    flow = flows(figure, subject)
    if "年" in figure.text and _adds_five_years(figure, flow):
        return time.label if time is not None and time.first != time.last else plan.five_years_before
    if time is not None and time.kind == "behind":
        return plan.five_years_before if flow else plan.before
    if of_last_year(figure):
        return plan.before
    passing = figure.basis == "carried"
    if time is None or not time.label or (flow and time.kind == "year" and passing):
        return plan.past_period if flow else plan.before
    return time.label if flow else str(time.last)


def _adds_five_years(figure: Figure, flow: bool) -> bool:
    """Whether a figure is the sum of 五年生产…, in its clause or, where it is a flow itself, in a clause before it."""
    quantity = figure.quantity
    if bare_unit(quantity.unit) in SHARES | CHANGES:
        return False
    start = 0 if flow else figure.clause_start
    before = _SENTENCE_PART.split(figure.text[start : quantity.start])[-1]
    match = _IN_FIVE_YEARS.search(before)
    return match is not None and not find_times(before[match.end() :])


def _averaged_over(figure: Figure, plan: Plan) -> str:
    """Period of a yearly average: the one in force, else the years that its clause counts (近三年), else five."""
    time = figure.time
    if time is not None and time.label and time.first != time.last:
        return time.label
    if figure.basis == "carried" and plan.first != plan.last:
        return plan.past_period
    last = time.last if time is not None and time.last else plan.first - 1 if plan.first else None
    if last is None:
        return ""
    counted = _YEARS_COUNTED.search(figure.around.clause)
    length = int(numeral(counted[1])) if counted else _FIVE
    return f"{last - length + 1}-{last}"


def is_base_structure(figure: Figure) -> bool:
    """Whether shares stand at the beginning of a change without a year: 由8:40:52优化为7:38:55."""
    quantity = figure.quantity
    if not quantity.form.startswith("structure") or (figure.stated and figure.stated.kind == "year"):
        return False
    start = max(0, quantity.start - _STRUCTURE_REACH)
    return bool(_BEGINS_FROM.search(figure.text, start, quantity.start) and _GOES_OVER.match(figure.text, quantity.end))


def of_last_year(figure: Figure) -> bool:
    """Whether a figure is one of last year (去年，…), and last year is not what it is compared with (与上年持平)."""
    time, text = figure.time, figure.text
    if time is None or time.kind != "last":
        return False
    return text[max(0, time.start - 1) : time.start] in _OPENS and not text.startswith(("度", "同", "末"), time.end)


def is_average(subject: str) -> bool:
    """Whether a figure is a yearly average over several years: 年均增长."""
    return "年均" in subject and bool(_AVERAGE.search(subject))
