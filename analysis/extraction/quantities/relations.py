"""Targets without a number: 与经济增长同步, 高于全省平均水平, 与上年持平, 保持稳定, 完成省下达目标."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.extraction.quantities.numerals import Found

_END = r"(?=[，。；、）]|$)"
_STEP = re.compile(
    r"(?:与|和|同)(?:(?:国民)?经济(?:增长|发展)?|经济增速|GDP增长|地区生产总值增长|劳动生产率(?:提高|增长|提升))"
    rf"(?:保持)?(?:基本)?同步(?:增长|提高)?{_END}"
)
_AVERAGE = re.compile(
    r"(?:持续|稳定|始终)?(?:高于|快于|低于|优于|好于|超过|不低于)(?:全?省|全国|全市|全区|中部地区|中西部地区)平均(?:水平|增速|值)?"
    + _END
)
# 农村居民收入增速高于城镇居民收入增速: of two rates one is to be ahead.
_AHEAD = re.compile(
    rf"(?:持续|稳定|始终|继续|均|略)*(?:高于|快于|不低于)(?:[^，。；、\d]{{2,12}}(?:增速|增幅)|(?:经济|GDP|地区生产总值)增长){_END}"
)
_ADMIN = "国家|国省|省级|省市|省|市级|市|县级|区级|上级|[一-鿿]{2}[省市州]"
_HANDED_DOWN = re.compile(
    rf"(?:全面|稳定|确保|超额|如期)*(?:完成|达到|降至|控制在)(?:(?:{_ADMIN})(?:、(?:{_ADMIN}))*)(?:政府)?"
    r"(?:下达(?:给?(?:我|全)[市县区])?|核定|定|考核|规定)?的?(?:[一-鿿]{0,4}?)(?:目标|任务|指标|要求)(?:任务|指标|值|要求)?(?:以内)?"
    + _END
)
# Only a measure is steady (覆盖率保持稳定); what else is said to be steady is a wish (大局保持稳定).
_STEADY = re.compile(
    rf"(?:(?<=[率额])|(?<=[产总销存数]量)|(?<=[占之]比|比[重例])|(?<=面积|强度|系数))(?:总体|长期)?保持(?:总体|基本)?稳定{_END}"
)
_LEVEL = re.compile(rf"(?:总体|基本)?[与同和](?:全?省|全国|全市)(?:平均)?(?:水平)?(?:基本|大体)?持平{_END}")
_LAST_YEAR = re.compile(rf"(?:总体|基本)?[与同和](?:上年|去年|上一年|前一年)(?:同期)?(?:基本|大体)?持平{_END}")
# The first character of a word that each form holds, the form, and its comparator.
_KINDS = (
    (frozenset("同"), _STEP, "direction"),
    (frozenset("平"), _AVERAGE, "direction"),
    (frozenset("高快低"), _AHEAD, "direction"),
    (frozenset("完达降控"), _HANDED_DOWN, "delegated"),
    (frozenset("稳"), _STEADY, "hold"),
    (frozenset("持"), _LEVEL, "direction"),
    (frozenset("持"), _LAST_YEAR, "hold"),
)
_GIVEN = f"(?:{_ADMIN})"
_CUE = re.compile(
    rf"同(?=步)|平(?=均)|高(?=于)|快(?=于)|低(?=于)|稳(?=定)|持(?=平)|"
    rf"完(?=成{_GIVEN})|达(?=到{_GIVEN})|降(?=至{_GIVEN})|控(?=制在{_GIVEN})"
)


def relations(text: str) -> Iterator[Found]:
    """Find what is aimed at by relation to something else; neither end has a number."""
    cues = set(_CUE.findall(text))
    if not cues:
        return
    taken: list[int] = []
    for heads, pattern, comparator in _KINDS:
        for match in () if heads.isdisjoint(cues) else pattern.finditer(text):
            if match.end() not in taken:
                taken.append(match.end())
                yield match.start(), match.end(), "", "", "", comparator, "relation"
