"""Words that head a column: what a header cell says of its column, by its own words alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analysis.extraction.tables.cell_values import PLAN_NAME
from analysis.registry import Registry

_BRACKETS = re.compile(r"[（(\[〔【［][^）)\]〕】］]*[）)\]〕】］]")
_STRUCTURE = {
    "category": r"(?:指标|目标|规划)?(?:类别|类型|分类|种类|大类|领域|维度|方面)|一级指标|板块",
    "number": r"序号|编号|序|[Nn][Oo]\.?|№",
    "label": r"(?:主要|具体|核心|[二三]级|规划|发展|监测|统计|考核|评[价估]|建设|绩效|经济){0,2}(?:指标|项目)"
    r"(?:名称|内容|体系)?(?:[及和与]单位)?|(?:主要|发展)?目标名称|名称|指标项|主要(?:发展|预期)?目标",
    "unit": r"(?:计量)?单位",
    "attribute": r"(?:指标|目标)?(?:属性|性质)|约束性/预期性|预期性/约束性",
    "remark": r"备注|注释|(?:指标)?(?:解释|说明|含义|定义|释义)|(?:计算|统计)(?:方法|口径)|数据来源"
    r"|(?:完成|目标完成)?(?:进度|率)|(?:全[省市国])?(?:排名|位次)",
    "other": r"(?:责任|牵头|主管|实施|配合|负责|数据|统计|监测|考核){1,2}(?:单位|部门|来源|科室|领导|人)|部门"
    r"|完成时[限间]|时间节点|指标方向|(?:参考)?权重|权数|[分赋]值|赋分",
    "place": r"县(?:[、(（]?市[、]?)?区[)）]?|县[（(]市[、，]?区[)）]|县市区名称|区县(?:[（(]市[)）])?|市县|县市|县域"
    r"|市州|市[（(]州[)）]|地区|区域|园区|地方|县[（(]区[)）]|乡镇|乡镇[（(]街道[)）]|镇街|单位名称",
}
_STRUCTURE_WORD = re.compile("|".join(f"(?P<{role}>{form})" for role, form in _STRUCTURE.items()))
LONGEST_WORD = 30
INDUSTRY_ROLE = re.compile(r"(主导|特色)产业")
_VALUE_WORD = (
    PLAN_NAME + r"|\d{4}(?:年?[-—–~～至]\d{4})?年?|年均|年度|年末|年底|末|底|期末|期初|时期|期间|目标|规划|计划|预期"
    r"|预计|预测|初步|远景|展望|中期|末期|终期|近期|远期|实际|完成|实现|执行|达到|任务数|考核|总|[省市县区]定|情况|结果|进展|现状|基期|基数|基准|基础|期|值|数|增速|增长|增长率"
    r"|全年|同比|上年|同期|±|绝对[值数量]|数值|1[-—–~～至]12月|速度|增幅|增减|递增|变化|变动|累计|五年|5年|总量"
    r"|水平|统计|快报|实绩|预估|要求|数据|较|比|全市|全县|全区|全省|年|至|到|或|及|和|/|／|率|指标|[%％]|增"
)
# The words of a heading follow each other without anything between; each is taken as it comes first in the list.
_VALUE_WORDS = re.compile(rf"(?>{_VALUE_WORD})*+")
# Every sign of a heading outside brackets stands in the pattern of some word, so that most other texts are told by one.
_OPENERS = "（([〔【［"
_SIGNS = "".join(sorted({*"".join((*_STRUCTURE.values(), _VALUE_WORD, _OPENERS))}))
_FIRST_WORD = re.compile("|".join((*_STRUCTURE.values(), _VALUE_WORD)))
_INDUSTRY = "产业"
_EDGES = " \t\u3000\xa0\u2002\u2003\r\ufeff"
_LONGEST_INDUSTRY = 12
_OPENS = re.compile(rf"[{_EDGES}]*+[{re.escape(_SIGNS)}\d\s]").match
_TARGET = re.compile(r"目标|规划|计划|任务数|预期(?!性)")
_OUTCOME = re.compile(r"实际|实绩|完成|实现|执行|进展")
_BASE = re.compile(r"基期|基数|基准|基础|现状|期初|上年同期")
_ESTIMATE = re.compile(r"预计|预测|预估|初步|快报")
_GROWTH = re.compile(r"年均|增速|增长|增幅|递增|速度|增减|变化|变动|±")
_AMOUNT = re.compile(r"绝对[值数量]|(?:指标)?数值|指标值")
_TOTAL = re.compile(r"累计")
_YEAR = re.compile(r"(\d{4})年?(?:[-—–~～至](\d{4})年?)?")
# The year that a change is measured from is not that of the column: 比2020年增减.
_MEASURED_FROM = re.compile(r"[比较]\d{4}年?")
_ORDINAL = re.compile(r"[“\"]?([一二三四五六七八九十]{1,3}五)[”\"]?")
# The number of a note behind a heading: 〔累计〕1, 属性②, 2025年*.
_NOTE_DIGIT = re.compile(r"(?<=\D)(?:[1-9①-⑳]|[*∗＊]+)$")
_UNIT_IN_HEADER = re.compile(r"[（(]([^）)]*[%％‰][^）)]*)[）)]")


@dataclass(frozen=True)
class HeaderWord:
    """What a header cell says.

    Attributes
    ----------
    role : str
        category, number, label, unit, attribute, remark, other, place, industry, value, or empty for an empty cell.
    group : str
        For value: base, target, outcome, or empty where the words do not say.
    growth : bool
        For value: a growth or cumulative column beside a level.
    year, first : int or None
        Year that the column ends in, and the first year where it is a span.
    estimate : bool
        The words say 预计 or 初步.
    text : str
        As printed.
    """

    role: str
    text: str = ""
    group: str = ""
    growth: bool = False
    year: int | None = None
    first: int | None = None
    estimate: bool = False

    @cached_property
    def dated(self) -> bool:
        """Whether the words themselves give a year or a named period."""
        return bool(_YEAR.search(self.text) or _ORDINAL.search(self.text))

    @property
    def is_group(self) -> bool:
        """A word over several columns, without a year of its own: 规划目标, 实际完成, “十四五”目标."""
        return self.role == "value" and bool(self.group) and not (self.growth or _YEAR.search(self.text))


def period_years(text: str, registry: Registry) -> tuple[int, int] | None:
    """First and last year of the five-year period that a text names (十四五, “十五五”), None where it names none."""
    named = _ORDINAL.findall(text)
    for row in registry.rows["periods"]:
        if row["period"] in named:
            return _whole(row, "start_year"), _whole(row, "end_year")
    return None


def _whole(row: Mapping[str, object], column: str) -> int:
    return int(str(row[column]))


def may_open(text: str) -> bool:
    """Whether a text may begin with a header cell, by its first sign alone."""
    return _OPENS(text) is not None or _INDUSTRY in text


def may_begin(text: str) -> bool:
    """Whether a text may head a table, by the first word in it, before or behind its first bracket, or 主导产业."""
    plain = "".join(text.replace("\ufeff", "").replace('"', "").split())
    # Mostly these are one and the same.
    forms = {plain, _BRACKETS.sub("", plain), plain.lstrip(_OPENERS)}
    return any(map(_FIRST_WORD.match, forms)) or (_INDUSTRY in text and INDUSTRY_ROLE.search(plain) is not None)


def header_word(text: str, registry: Registry) -> HeaderWord | None:
    """Read a header cell.

    Parameters
    ----------
    text : str
        The cell.
    registry : Registry
        For the years of a named period.

    Returns
    -------
    HeaderWord or None
        None where the cell does not head a column.
    """
    plain = "".join(text.split())
    # A quotation mark of its own opens or closes a cell that goes over several lines.
    plain = plain.strip('"') if plain.count('"') == 1 else plain
    if not plain:
        return HeaderWord("")
    if len(plain) > LONGEST_WORD:
        return None
    if len(plain) <= _LONGEST_INDUSTRY and INDUSTRY_ROLE.search(plain):
        return HeaderWord("industry", plain)
    if not may_open(plain):
        return None
    word = _read_word(plain, registry)
    noted = _NOTE_DIGIT.search(plain) if word is None else None
    return _read_word(plain[: noted.start()], registry) if noted else word


def _read_word(plain: str, registry: Registry) -> HeaderWord | None:
    unbracketed = _BRACKETS.sub("", plain)
    structure = _STRUCTURE_WORD.fullmatch(plain) or _STRUCTURE_WORD.fullmatch(unbracketed)
    if structure is not None:
        return HeaderWord(str(structure.lastgroup), plain)
    return _value_word(plain, unbracketed or plain.strip("（()）[]〔〕【】［］"), registry)


def _value_word(plain: str, bare: str, registry: Registry) -> HeaderWord | None:
    if not _VALUE_WORDS.fullmatch(bare):
        return None
    years = _YEAR.search(_MEASURED_FROM.sub("", plain))
    first, last = period_years(plain, registry) or (None, None)
    if years:
        first, last = (int(years[1]), int(years[2])) if years[2] else (None, int(years[1]))
    growth = bool(_GROWTH.search(bare)) or bool(_TOTAL.search(bare) and not years)
    group = says_group(plain)
    if not (growth or group or last or _AMOUNT.fullmatch(bare)):
        return None
    return HeaderWord("value", plain, group, growth, last, first, bool(_ESTIMATE.search(plain)))


def with_amounts_told(words: Sequence[HeaderWord], caption: str) -> list[HeaderWord]:
    """Give columns of plain amounts (绝对数, 指标值) what the caption says of them: goals, else what was reached."""
    if not any(_is_amount(word) for word in words):
        return list(words)
    group = "target" if says_group(caption) == "target" else "outcome"
    return [replace(word, group=group) if _is_amount(word) else word for word in words]


def _is_amount(word: HeaderWord) -> bool:
    return word.role == "value" and not (word.group or word.growth or word.year) and bool(_AMOUNT.fullmatch(word.text))


def says_group(plain: str) -> str:
    """Which values a heading says that it is over: base, outcome, target, or empty."""
    if _YEAR.fullmatch(plain):
        return ""
    if _BASE.search(plain):
        return "base"
    if _OUTCOME.search(plain):
        return "outcome"
    return "target" if _TARGET.search(plain) else ""


def growth_unit(word: HeaderWord) -> str:
    """Read the unit in the header of a growth column (年均增速 (%)), empty where there is none."""
    found = _UNIT_IN_HEADER.search(word.text)
    return found[1].replace("％", "%") if found else ""
