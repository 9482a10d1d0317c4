"""Numbers that are not quantities: dates, names, labels, enumerators, document numbers, ages, page numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from analysis.extraction.quantities.classes import CLASS_AFTER_DIGITS
from analysis.extraction.quantities.units import DURATIONS, SHARES, bare_unit

Guard = Callable[[str, int, int, int, str], bool]

_CODE_BEFORE = re.compile(r"[A-Za-zΑ-ω_^{+×*#@/\\.]$|[A-Za-z][-—]$|\d[:：.]$")
_CODE_AFTER = re.compile(r"[A-Za-z](?!ax)|[+×*]\d?[A-Za-z0-9]|[:：]\d")
_YEAR_LENGTH = 4
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPAN_OF_YEARS = re.compile(r"[—–\-~～至/年度]{1,2}(?:\d{2,4})?年?")
_ENUMERATOR_BEFORE = re.compile(r"(?:^|[。；;：:，,])[（(]?$|^[（(]?(?:专栏|附件|图|表)$")
_ENUMERATOR_AFTER = re.compile(r"[、.．）)](?!\d)")
_LABEL_BEFORE = re.compile(r"(?:专栏|附件|附录|图|表|专题|序号|代码|电话|邮编|第|No\.?|〔|［|\[)$")
# 220千伏 is a class of line or station; 3号, 3号线, 二期 are labels.
_VOLTAGE = r"千伏(?!安)|伏(?!安)|kV|KV"
_NUMBERED = r"号(?!召|线?标箱)|期(?!末|间)|版|楼|号线|路|国道|省道"
_QUOTES = {"“": "”", "「": "」", "『": "』", "‘": "’", "《": "》"}
_QUOTE = re.compile("[“「『‘《]")
_LABEL_LENGTH = 16
_NAMES_AGE = re.compile(r"(?:寿命|年龄)[^，。；]*$|平均[^，。；]{0,10}$")
_LONGEST_LEAD = 48
# A name in capitals that runs into its value (GDP2917.85亿元) is no code where an amount or a share follows.
_ACRONYM = re.compile(r"(?<![A-Za-z])(?:[A-Z]{3,}|R&D)$")
_AMOUNT = re.compile(r"[万亿]|[美欧日港]?元$|[%％‰]$")
_PERIOD_AFTER = re.compile(r"(?:行动|计划|规划|内|来|期|间|前|后|左右|多来|以来|以内|任务|攻坚|时间|建设|过渡期|制)")
_PERIOD_BEFORE = re.compile(r"(?:[近未来后每用]|(?<!提)前)$")
_SPANS = frozenset({"年", "个月", "周", "天", "日"})
_CIRCLED = DURATIONS | {"公里", "里", "米"}
_PHRASE_END = re.compile(r"[，。；、]")
_CLAUSE_END = re.compile(r"[，。；、）以左余多]|$")


def _follows_code(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """G4, PM2.5, the second part of 1+3+X, 4×4, 16:9."""
    if not _CODE_BEFORE.search(text[max(0, start - 2) : start]):
        return False
    return not (_AMOUNT.search(unit) and _ACRONYM.search(text[max(0, start - 8) : start]))


def _is_code(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """5G, the first part of 1+3+X, 4×4, 16:9."""
    return bool(_CODE_AFTER.match(text, digits_end))


def _follows_month(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """5月26日, the day; 每月577元 is none."""
    return text.startswith("月", start - 1, start) and text[start - 2 : start - 1] != "每"


def _is_year(text: str, start: int, digits_end: int, unit: str) -> bool:
    """2025年, 2021—2025年."""
    if digits_end - start != _YEAR_LENGTH or not _YEAR.match(text, start):
        return False
    return unit.startswith("年") or bool(_SPAN_OF_YEARS.match(text, digits_end))


def _is_ordinal(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """第3届, 第2批 (第3位 and 第3名 are ranks and are read as such)."""
    return text.startswith("第", start - 1, start)


def _is_enumerator(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """1、 or (2) or 3. at the beginning of a clause."""
    before = text[max(0, start - 6) : start]
    return bool(_ENUMERATOR_BEFORE.search(before) and _ENUMERATOR_AFTER.match(text, digits_end))


def _follows_label(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """专栏3, 附件1, 图2, 〔2026〕."""
    return bool(_LABEL_BEFORE.search(text[max(0, start - 3) : start]))


def _is_quoted(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """“三类500强”, “131千亿级产业”: digits inside a short quoted name; “15分钟健身圈” is a time."""
    near = max(0, start - _LABEL_LENGTH)
    if not _QUOTE.search(text, near, start):
        return False
    opened = max(text.rfind(mark, near, start) for mark in _QUOTES)
    closing = text.find(_QUOTES[text[opened]], opened, opened + 2 * _LABEL_LENGTH)
    if closing < start:
        return False
    return bare_unit(unit) not in DURATIONS or "圈" not in text[start : closing + 12]


def _is_age(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """0—6岁儿童, 60岁以上老人; a life expectancy is not an age."""
    return not _NAMES_AGE.search(text[max(0, start - _LONGEST_LEAD) : start])


def _is_span_of_years(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """3年行动计划, 5年内, 近3年."""
    return bool(_PERIOD_AFTER.match(text, end) or _PERIOD_BEFORE.search(text[max(0, start - 2) : start]))


def _is_denominator(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """每1000人, 每100名."""
    return text.startswith("每", start - 1, start)


def _is_bare_scale(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """3千X: a scale alone that does not end the clause is part of a name."""
    return not _CLAUSE_END.match(text, digits_end + len(unit))


# What follows the digits of a month, of a name or class, of a voltage and of a label.
_NAMED = re.compile(
    r"月|万?元?口径|部委|部门(?:联合|印发)|片区|条街|条龙|层楼|号|分之|级(?:以上)?(?:[堤航公道路]|江河|地震)|期工程|块地|类区|类地区|个方面|个层面|"
    r"个维度|个环节|集团|类(?:新药|创新药|化药|化学药|生物|医疗器械)|项(?:主要)?指标|项(?:重点)?任务|个部分|"
    rf"{_VOLTAGE}|{_NUMBERED}"
)


def _is_top_share(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """排名前1‰的学科: a class of things."""
    return bare_unit(unit) in SHARES and text.startswith("前", start - 1, start)


_TOP = re.compile(r".?[^目当以提此之年日期会]前\d|前\d")


def _is_top_rank(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """前50名 is a rank and is read with the words; 排名前15家企业 are those of which a figure is told."""
    if not text.startswith("前", start - 1, start):
        return False
    return unit in ("名", "位") or bool(_TOP.match(text, max(0, start - 3)))


def _is_circle(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """15分钟健身圈 is read with the words."""
    return "圈" in _PHRASE_END.split(text[end : end + 16], maxsplit=1)[0]


def _is_class(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """500亿级产业集群 is read with the words."""
    return bool(CLASS_AFTER_DIGITS.match(text, digits_end))


def _is_running(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """连续7年, 3连冠 are read with the words."""
    return text.endswith("连续", 0, start)


def _is_named(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """5月, 3517片区, 3级航道, 220千伏, 3号线: digits of a name or class."""
    return bool(_NAMED.match(text, digits_end))


# 500万人口以上城市, 20户以上自然村: a class of towns or villages.
_CLASS_OF_TOWNS = re.compile(
    r"口(?:以上|以下|级)?的?[特超大中小]*(?:城|县)|(?<=以[上下])的?(?:较大)?"
    r"(?:(?:自然|行政|建制)?村(?![民干医支级])|社区(?!居民|工作|干部|矫正|老)|乡?镇(?![干级居村])|街道(?!干))"
)


def _is_class_of_towns(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """100万人口以上的城市 and 20户以上自然村 are classes; 城镇人口100万人, 培训100人以上村干部 are none."""
    return bool(_CLASS_OF_TOWNS.match(text, end))


_MEASURE_OF_THEM = re.compile(r"[^，。；、\d]{1,12}?(?:[产销明储源]量|产值|收入)(?:占|[位稳]?居|[位排]|最|全[国省市])")


def _is_in_name(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """39种产品产量占全国比重, 14种农产品产量居全国第一: of which a share or a rank is told."""
    return bool(_MEASURE_OF_THEM.match(text, end))


def _is_strong(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """全国20强 is a rank and is read with the words."""
    return True


# Guards that only look at what stands before the number, and the characters of which each needs one right there.
GUARDS_BEFORE: tuple[Guard, ...] = (
    _follows_code,
    _follows_month,
    _is_ordinal,
    _follows_label,
    _is_denominator,
    _is_top_share,
    _is_top_rank,
    _is_running,
)
_BEFORE = re.compile(r"[A-Za-zΑ-ω_^{+×*#@/\\.:：\-—月第每前续栏件录图表题号码话编〔［\[]")
# Guards against any number, and those against numbers without a unit or with one.
GUARDS: tuple[Guard, ...] = (_is_named, _is_quoted)
GUARDS_BARE: tuple[Guard, ...] = (*GUARDS, _is_code, _is_enumerator)
GUARDS_UNIT: tuple[tuple[Callable[[str], bool], Guard], ...] = (
    (lambda unit: unit == "强", _is_strong),
    (lambda unit: unit == "岁", _is_age),
    (lambda unit: unit in _SPANS, _is_span_of_years),
    (lambda unit: not unit.strip("十百千"), _is_bare_scale),
    (lambda unit: bare_unit(unit) in _CIRCLED, _is_circle),
    (lambda unit: unit.startswith("亿"), _is_class),
    (lambda unit: unit.endswith(("人", "户")), _is_class_of_towns),
    (lambda unit: unit == "种", _is_in_name),
)


@lru_cache(maxsize=1024)
def _guards_against(unit: str) -> tuple[Guard, ...]:
    """Guards against numbers of a unit; a text has few units, each of them many times."""
    if not unit:
        return GUARDS_BARE
    return (*GUARDS, *(guard for is_of, guard in GUARDS_UNIT if is_of(unit)))


def is_not_quantity(text: str, start: int, digits_end: int, end: int, unit: str) -> bool:
    """Whether a number is something else than a quantity.

    Parameters
    ----------
    text : str
        Sentence without spaces.
    start, digits_end, end : int
        Span of the digits and end of the whole candidate.
    unit : str
        Unit that was read, empty for none.
    """
    if _is_year(text, start, digits_end, unit):
        return True
    guards = _guards_against(unit)
    if start and _BEFORE.match(text, start - 1):
        guards = guards + GUARDS_BEFORE
    for guard in guards:  # noqa: SIM110 a generator would cost as much as the guards
        if guard(text, start, digits_end, end, unit):
            return True
    return False
