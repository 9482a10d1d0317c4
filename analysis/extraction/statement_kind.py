"""Kind, hardness, status and confidence of a statement, from its words."""

from __future__ import annotations

import re

from analysis.extraction import quantity_units as units
from analysis.extraction.prose_subject import Subject
from analysis.extraction.quantities import Quantity

_HARDNESS = re.compile(
    r"力争|确保|争取|保持|稳定|力促|必须|努力|预计|左右|不低于|不超过|不少于|约(?<![签节合预条特公违制契]约)|接近"
)
_TONE_REACH = 20
_LEADING_TONE = re.compile(r"(?:力争|争取|确保|力促)[^，。；]{0,14}(?:年|末|底|前|期间|时期)，$")
_FLOW = re.compile(
    r"新建|新增|改扩建|改造|引进|完成|建成|累计|下放|拆除|关停|退养|清退|恢复|组建|出列|治理|修复|加固|(?<![费发金])投入|整治|"
    r"整合|清理|获得|开工|承担|新签约|新投产|新认定|新入选|新培育|培训|淘汰|化解|举办|搬迁|推广"
)
_CHANGES = re.compile(r"(?:下降|降低|提高|减少|提升|上升)$")
_EXPECTED = re.compile(r"预计|初步")
# 年均浓度 is what one year has, no average over years.
_AVERAGE = re.compile(r"年均(?!浓度|值|气温|降水|降雨|水位|径流)")
_OF_PEOPLE = re.compile(r"人口|人数|人$")
_OF_MONEY = re.compile(r"额|产值|总值|收入|投资|资金|产业|集群|规模|税收")
_GROWS = re.compile(r"增长$|增速$|增幅$|涨幅$|递增$|递减$|净增$|年均(?!浓度|值)")


def kind_of(quantity: Quantity, subject: str, clause: str) -> str:
    """level, growth_rate, cumulative, share, count, rank or status."""
    bare = units.bare_unit(quantity.unit)
    if quantity.form in ("rank", "first"):
        return "rank"
    if quantity.form in ("grade", "zero"):
        return "level" if quantity.form == "grade" else "count"
    rates = bare in units.SHARES or bare in units.CHANGES or not quantity.low + quantity.high
    if bare in ("倍", "番") or (rates and _GROWS.search(subject)):
        return "growth_rate"
    if _GROWS.search(subject):
        return "cumulative"
    if bare in units.SHARES:
        return "growth_rate" if _CHANGES.search(subject) else "share"
    if _FLOW.search(subject[:6]) or _FLOW.search(clause[-12:]):
        return "cumulative"
    if bare in units.CHANGES:
        return "share"
    return "count" if units.is_count(quantity.unit) else "level"


def hardness_of(sentence: str, begin: int, end: int) -> list[str]:
    """Words of tone around a quantity as printed, in order, each once."""
    after_comma = sentence.endswith("，", 0, begin)
    if after_comma and (lead := _LEADING_TONE.search(sentence, max(0, begin - _TONE_REACH), begin)):
        begin = lead.start()
    return list(dict.fromkeys(_HARDNESS.findall(sentence[begin:end])))


def status_of(quantity: Quantity, clause: str) -> str:
    """Status of an outcome: estimate, bound or final."""
    if _EXPECTED.search(clause) or quantity.comparator == "around":
        return "estimate"
    return "final" if quantity.comparator in ("eq", "range", "hold") else "bound"


def is_flow(subject: str, clause: str) -> bool:
    """Whether a figure adds up over a period (新增, 完成) instead of standing at its end."""
    return bool(_FLOW.search(subject[:6]) or _FLOW.search(clause[-14:]) or "累计" in subject)


def is_average(subject: str) -> bool:
    """Whether a figure is a yearly average over several years: 年均增长."""
    return "年均" in subject and bool(_AVERAGE.search(subject))


def full_unit(quantity: Quantity, subject: str) -> str:
    """Give the unit as printed; a bare scale gets the unit that its subject implies (人口达85万)."""
    if quantity.unit and not quantity.unit.strip("十百千万亿"):
        if _OF_PEOPLE.search(subject):
            return quantity.unit + "人"
        if _OF_MONEY.search(subject):
            return quantity.unit + "元"
    return quantity.unit


_BY_FORM = {
    "digits": 0.97,
    "word": 0.85,
    "class": 0.85,
    "fraction": 0.93,
    "rank": 0.9,
    "first": 0.85,
    "grade": 0.9,
    "circle": 0.9,
    "zero": 0.8,
    "relation": 0.8,
}
_BY_PATTERN = {"before": 1.0, "after": 1.0, "dealt": 1.0, "carried": 0.95, "heading": 0.95, "none": 0.6}
_BY_ROLE = {"past": 1.0, "goal": 1.0, "scene": 0.6}


def confidence_of(quantity: Quantity, subject: Subject, role: str) -> float:
    """How sure the reader is, from the form of the quantity, how the subject was found and where it stands."""
    form = _BY_FORM.get(quantity.form, 0.9)
    return round(form * _BY_PATTERN.get(subject.pattern, 0.8) * _BY_ROLE.get(role, 0.8), 2)
