"""Whole clauses of a fixed shape: those that give nothing, and those whose list shows what their places are given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.extraction.places.claims import Claim
from analysis.extraction.places.items import is_named, items_of, may_be_named
from analysis.extraction.places.names import Named, PlaceNames
from analysis.extraction.places.words import ADVERBS

# The situation, a ground or a need is no gift: 湖南面临…, 在保留甲、乙的基础上, 围绕甲区制造业等发展需求.
_SITUATION = re.compile(r"^[^，；]{0,10}(?:面临|处于|正处|迎来|认识到)")
_GROUND = re.compile(r"^在[^，；]*(?:保留|保护|挖掘|利用|巩固)[^，；]*(?:基础上|前提下|同时)$")
_NEED = re.compile(r"^(?:围绕|服务|满足|适应|面向)[^，；]*(?:发展|产业|生产|生活)?(?:需求|需要)$")
# Firms that are supported are no places, though their names begin with one.
_FIRMS = re.compile(
    r"^(?:积极|大力|重点)*(?:支持|鼓励|引导|推动|培育|引进|深化与|加强与)[^，；]{2,60}等[^，；、]{0,6}(?:企业|公司|集团)(?=$|[加发做向来在拓建开整联参布入创提上])"
)
PARTNER = re.compile(rf"^(?:{ADVERBS}|加强|并)*(?:协同|联合|联动|携手|对接|与|同)(?![步时一])")
# Each shape with the signs of which a clause must hold one before it is tried.
_NOTHING = (
    (("面临", "处于", "正处", "迎来", "认识到"), _SITUATION),
    (("基础上", "前提下", "同时"), _GROUND),
    (("需求", "需要"), _NEED),
    (("企业", "公司", "集团"), _FIRMS),
)
_STRENGTHENED = re.compile(
    rf"^(?:{ADVERBS})*(?:强化|提升|增强|完善|拓展|集聚|突出|承担)(?P<list>[^，；]+?)等[^，；、]{{0,8}}功能$"
)
_ASSETS = re.compile(
    rf"^(?:{ADVERBS})*(?:发挥|挖掘|利用|用好|放大)(?P<all>[^，；]+?)(?:等)?(?:产业|特色|组合)*(?:优势|特色)$"
)
_NO_ASSET = re.compile(
    r"区位|交通|资源|政策|人才|人文|生态环境|环境|邻近|平台|地理|气候|通道|枢纽|品牌|先发|后发|叠加|口岸|临|毗邻"
)
_AROUND = re.compile(
    r"^(?:重点)?(?:围绕|聚焦|立足)(?P<list>[^，；]+?)等[^，；、]{0,4}(?:产业|行业|领域)(?:发展|链|集群)?(?:需求|方向)?$"
)
_WHOLE = re.compile(
    r"(?:集|融合|汇聚)(?P<list>[^，；]+?)(?:等[^，；、]{0,4}功能)?(?:于|为)一体的(?P<place>[^，；的]{4,})$"
)
_SUMMED = re.compile(r"^(?:打造|建设|培育|形成|推出)(?:了|出)?一(?:批|系列)")


def gives_nothing(clause: str) -> bool:
    """Whether a clause tells a situation, a ground, a need or the support of firms."""
    return any(shape.match(clause) for signs, shape in _NOTHING if any(sign in clause for sign in signs))


def sums_up(clause: str) -> bool:
    """Whether a clause sums up what several places before are to become: 打造一批宜居的特色小镇."""
    return _SUMMED.match(clause) is not None


def strengthened(clause: str, who: tuple[Named, ...]) -> list[Claim]:
    """Read functions that the places before are given: (以甲区为重点，)强化金融、孵化等功能."""
    match = _STRENGTHENED.match(clause) if clause.endswith("功能") else None
    return [Claim(place, words, "key") for words in _members(match["list"]) for place in who] if match else []


def of_assets(clause: str, names: PlaceNames) -> list[Claim]:
    """Read a list of strengths as the industries of their place: 挖掘甲区生态观鸟、运动康养优势."""
    match = _ASSETS.match(clause) if clause.endswith(("优势", "特色")) else None
    places, length = names.group(match["all"]) if match else ([], 0)
    if not match or not places:
        return []
    words = match["all"][length:].removeprefix("的").removeprefix("在")
    if "、" not in words or _NO_ASSET.search(words):
        return []
    return [Claim(place, item, "key") for item in _members(words) for place in places]


def of_around(rest: str, who: tuple[Named, ...]) -> list[Claim]:
    """Read the industries that places gather round: (甲区、乙区等区域)围绕现代石化、港航物流等产业需求."""
    match = _AROUND.match(rest)
    return [Claim(place, words, "key") for words in _members(match["list"]) for place in who] if match else []


def of_whole(clause: str, names: PlaceNames) -> list[Claim]:
    """Read a place that unites functions: 建成融合科技研发、文化创意等功能为一体的甲产业社区."""
    match = _WHOLE.search(clause) if "一体的" in clause else None
    places, length = names.group(match["place"]) if match else ([], 0)
    if not match or len(places) != 1 or length != len(match["place"]):
        return []
    return [Claim(places[0], words, "key") for words in _members(match["list"])]


def _members(text: str) -> Iterator[str]:
    """Members of a list that has at least one industry; the others count with it where they may be one."""
    words = [item.words for item in items_of(text)]
    if any(is_named(word, "", False) for word in words):
        yield from (word for word in words if is_named(word, "", False) or may_be_named(word))
