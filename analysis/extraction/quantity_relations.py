"""Targets without a number: 与经济增长同步, 高于全省平均水平, 完成省下达目标."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.extraction.quantity_numerals import Found

_STEP = re.compile(
    r"(?:与|和|同)(?:经济增长|GDP增长|地区生产总值增长|经济发展|"
    r"经济增速)(?:保持)?(?:基本)?同步(?:增长)?(?=[，。；、]|$)"
)
_AVERAGE = re.compile(
    r"(?:持续|稳定|始终)?(?:高于|快于|低于|优于|好于|超过|不低于)(?:全省|全国|全市|全区|中部地区|中西部地区)平均(?:水平|"
    r"增速)?(?=[，。；、]|$)"
)
_HANDED_DOWN = re.compile(
    r"(?:全面|稳定|确保)?(?:完成|达到|降至|控制在)(?:国家|省级|省|市级|市|上级|国省)*(?:下达|核定|定|"
    r"考核)的?(?:目标|任务|指标|要求)"
    r"(?:任务|值|要求)?(?:以内)?(?=[，。；、]|$)"
)
# What is looked for first, the whole form, and its comparator.
_KINDS = (
    (re.compile("同步"), _STEP, "direction"),
    (re.compile("平均"), _AVERAGE, "direction"),
    (re.compile("[达定核]的?(?:目标|任务|指标|要求)"), _HANDED_DOWN, "delegated"),
)


def relations(text: str) -> Iterator[Found]:
    """Find what is aimed at by relation to something else; neither end has a number."""
    for cue, pattern, comparator in _KINDS:
        for match in pattern.finditer(text) if cue.search(text) else ():
            yield match.start(), match.end(), "", "", "", comparator, "relation"
