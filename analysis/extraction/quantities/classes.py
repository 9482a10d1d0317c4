"""Size classes: 百亿级企业, 千亿产业, 千吨级码头, 百万千瓦级基地, 三级航道."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.extraction.quantities.numerals import FEW, Found, is_quoted, numeral, printed_numeral

_CLASS_NAMES = (
    "产业链|产业|园区|企业|集群|项目|市场|枢纽|商圈|街区|园|基地|龙头|品牌|码头|泊位|航道|生态|板块|工程|经济|级|物流|"
    "平台|县|镇|村|船舶|海轮|船队|港|商贸城|中心"
)
_NAMED = rf"[^，。；、“”（）]{{0,14}}?(?:{_CLASS_NAMES})"
_SIZE = "[一二两三四五六七八九十百千万]"
# It begins with a numeral, by which it is found fast, and looks back from there.
_CLASS = re.compile(
    rf"({_SIZE}(?<![\d一二两三四五六七八九十百千万亿第数近上几个家座]{_SIZE})(?:(?<={FEW})[十百千万]{{0,2}}|[十百千万]?))"
    rf"(亿元?|吨|千瓦|亩|标箱)(?=级|{_NAMED})(级)?"
)
_IN_DIGITS = re.compile(rf"(?<![\d.个家座])(\d+)亿元?级(?={_NAMED})")
CLASS_AFTER_DIGITS = re.compile(rf"亿元?级{_NAMED}")
_CLASS_WORKS = re.compile(
    r"码头|泊位|航道|产业|园区|企业|集群|项目|市场|商圈|基地|生态|板块|枢纽|船舶|海轮|港|商贸城|物流园|中心|平台"
)
# A class of ships for which a river or port is open needs no verb of building.
_SAILED = re.compile(r"级?(?:船舶|海轮|船队|货轮)[^，。；、]{0,6}(?:通航|直达|进港|靠泊)")
_CLASS_BUILT = re.compile(
    r"(?:打造|建设|建成|培育|形成|构建|发展|壮大|冲刺|迈向|成为|推进|推动[^，。；]{2,16}向|提升|创建|布局|引进|"
    r"争创)(?:(?!融入|对接|服务于|依托|嵌入|支撑|配套)[^，。；：])*$"
)
_PROGRAMME = re.compile(r"[^，。；]{0,10}(?:行动|计划|工程|战略|格局)")
_MEASURED_BEFORE = re.compile(r"[过超破达到至为]$|突破$")


def size_classes(text: str) -> Iterator[Found]:
    """百亿级企业, 千亿产业, 千吨级码头, 百万千瓦级基地: a size class, at least that large."""
    for match in _CLASS.finditer(text):
        head, unit = match[1], match[2]
        if head[-1] not in "十百千万":
            continue
        if is_quoted(text, match.start()) or _MEASURED_BEFORE.search(text[max(0, match.start() - 2) : match.start()]):
            continue
        built = _CLASS_BUILT.search(text[max(0, match.start() - 60) : match.start()])
        if _PROGRAMME.match(text, match.end()) or not (built or _SAILED.match(text, match.end(2))):
            continue
        if not _CLASS_WORKS.search(text[match.end() : match.end() + 16]):
            continue
        amount, printed = _class_value(head, unit, bool(match[3]))
        yield match.start(), match.end(), amount, "", printed, "ge", "class"


def digit_classes(text: str) -> Iterator[Found]:
    """500亿级产业集群: a size class in digits; with a count before it, it only says what is counted."""
    for match in _IN_DIGITS.finditer(text):
        built = _CLASS_BUILT.search(text[max(0, match.start() - 60) : match.start()])
        if built and not is_quoted(text, match.start()) and not _PROGRAMME.match(text, match.end()):
            yield match.start(), match.end(), match[1], "", "亿元", "ge", "class"


_WATERWAY = re.compile(
    r"(?<![第ⅠⅡⅢⅣⅤ\d])([一二三四五]|[1-5])级航道"
    r"(?=[，。；、]|$|(?:建设|整治|提升|改造|升级|扩能)(?:工程|项目)?(?:[，。；、以和及与]|$))"
)
_DEEPENED = re.compile(r"(?:推进|建设|建成|提升|升级|达到?|实施|整治|打造|启动|开展)[^，。；]{0,24}$")


def waterways(text: str) -> Iterator[Found]:
    """推进青江三级航道建设工程: the class that a waterway is to have; 沿三级航道 only names one."""
    for match in _WATERWAY.finditer(text):
        if _DEEPENED.search(text[max(0, match.start() - 30) : match.start()]):
            yield match.start(), match.end(1) + 1, printed_numeral(match[1]), "", "级", "eq", "waterway"


def _class_value(head: str, unit: str, level: bool) -> tuple[str, str]:
    value = str(numeral(head))
    if unit.startswith("亿"):
        return value, "亿元"
    if unit == "千瓦" and value.endswith("0000"):
        return value[:-4], "万千瓦"
    return value, unit + ("级" if level and unit == "吨" else "")
