"""Size classes: 百亿级企业, 千亿产业, 千吨级码头, 百万千瓦级基地."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.extraction.quantity_numerals import FEW, Found, is_quoted, numeral

_CLASS_NAMES = (
    "产业链|产业|园区|企业|集群|项目|市场|枢纽|商圈|街区|园|基地|龙头|品牌|码头|泊位|航道|生态|板块|工程|经济|级|物流|"
    "平台|县|镇|村"
)
_CLASS = re.compile(
    rf"(?<![\d一二两三四五六七八九十百千万亿第数近上几个家座])({FEW}?[十百千万]{{0,2}})(亿元?|吨|千瓦|亩)(?=级|"
    rf"[^，。；、“”（）]{{0,14}}?(?:{_CLASS_NAMES}))(级)?"
)
_CLASS_WORKS = re.compile(r"码头|泊位|航道|产业|园区|企业|集群|项目|市场|商圈|基地|生态|板块")
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
        if not head or head[-1] not in "十百千万":
            continue
        if is_quoted(text, match.start()) or _MEASURED_BEFORE.search(text[max(0, match.start() - 2) : match.start()]):
            continue
        if _PROGRAMME.match(text, match.end()) or not _CLASS_BUILT.search(
            text[max(0, match.start() - 60) : match.start()]
        ):
            continue
        if not _CLASS_WORKS.search(text[match.end() : match.end() + 16]):
            continue
        amount, printed = _class_value(head, unit, bool(match[3]))
        yield match.start(), match.end(), amount, "", printed, "ge", "class"


def _class_value(head: str, unit: str, level: bool) -> tuple[str, str]:
    value = str(numeral(head))
    if unit.startswith("亿"):
        return value, "亿元"
    if unit == "千瓦" and value.endswith("0000"):
        return value[:-4], "万千瓦"
    return value, unit + ("级" if level and unit == "吨" else "")
