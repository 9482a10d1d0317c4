"""The items of a list after a verb, cut to what is named, and what kind of thing each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.extraction.places.lists import closed, described, joined_heads
from analysis.extraction.places.words import (
    BRAND,
    CHARACTERISTIC,
    FUNCTION,
    FUNCTION_VERB,
    GROWN,
    INDUSTRY,
    LEADING,
    NEVER,
    NOT_INDUSTRY,
    PROJECT,
)

_OPEN, _CLOSE = "（(“《", "）)”》"
_TAIL = re.compile(r"等(?!离子|级|教)(?P<tail>.*)$")
_ACTION = re.compile(
    r"(?:的?(?:地位|改扩建|创建名单|名单|称号|行列|范围|延链补链强链|补链强链|链条延伸|企业|等))+$|"
    r"(?:的?(?:培育和发展|优化升级|转型升级|提质升级|全产业链|开发建设|建设运营|建设投产|精准招商|招商引资|招商|建设|培育|开发|规划|投产|落地|发展|运营|"
    r"提质改造|提质|改造|扩建|前期工作|做强品牌|品牌建设|建成投产|建成投用|联动发展|高质量发展|协调发展|集聚发展|创建))+$"
)
_LIST_OF = re.compile(r"^(?:集|以)(?P<list>.+?)(?:为|于)(?P<how>主导|特色|支撑|重点|主体|主|一体)的?(?P<head>.*)$")
_PREDICATE = re.compile(
    r"(?<=[一-鿿”）])(?:纳入|走出国门|落户|达到|达产|建成投产|建成投用|列入|提质扩容|对接|享誉|做强品牌|融入|发挥).*$"
)
_AMOUNT = re.compile(
    r"^(?:现有|优质(?![稻米茶棉油果蔬豆麦])|一批|一系列|等|\d+(?:\.\d+)?[万亿千百]*[个家处条座亩里平方公吨户张]+|[两二三四五六七八九十]+[个家条处大])"
)
# 工程机械 and 工程塑料 are goods, no works.
_WORKS_OF = re.compile(r"项目|工程(?!机械|塑料)|机场|电站|发电|管道|支线")
_WORKS_OF_TAIL = re.compile(r"项目|工程(?!机械|塑料)")
_TAUGHT = re.compile(r"教育|就业|人才|职业")
_LONGEST = 40
_BEFORE = re.compile(r"^(?:和|及|具有|涵盖)")
_BARE = re.compile(
    r"[一二三四五六七八九十百千万亿级两大]*(?:平台|项目|经济|产业|县市|口岸|集群|文化|基地|中心|园区|服务|品牌|片区|城区|港区|社区|城镇)"
)
_SHORT_ITEM = re.compile(r"[一-鿿A-Za-z0-9+“”（）-]{2,10}")
_CONJUNCTION = re.compile(r"[和及与以、—乃至的]")
_TITLE = re.compile(r"(?:示范|试点|先进|试验)(?:[县市区点]|园区)$|强县$|副中心$|增长极$|桥头堡$")
_TRADE = re.compile(
    r"(?:[业园区县市地心点带廊城港镇库站厂场]|加工|制造|旅游|物流|设施|能力|体系|组团|服务|经济|升级|枢纽|通道|平台|精品|IP|产品|生产线)$"
)
_ONE = re.compile(r"[茶酒蟹米鱼虾藕莲椒桃橘橙梨瓜鸭鹅鸡牛羊猪纸瓷竹笋]")
_PRODUCT = re.compile(r"^“?[一-鿿]{1,6}”?$")


@dataclass(frozen=True)
class Item:
    """A thing named in a list: its words, the words that close the list (等特色品牌), whether it has fellows."""

    words: str
    tail: str = ""
    role: str = ""
    several: bool = False


def items_of(text: str) -> list[Item]:
    """Items of the words after a verb.

    Parameters
    ----------
    text : str
        To the end of the clause: 稻谷、油菜等优势产业, 集装备、建材为主导的园区.

    Returns
    -------
    list of Item
        In order; what stands in brackets or quotation marks is not cut. A list that 为主导 closes gives its items in
        that role, then the noun after it.
    """
    if listed := _LIST_OF.match(text):
        role = "leading" if listed["how"] == "主导" else "characteristic" if listed["how"] == "特色" else "key"
        inner = [Item(cut_item(part), "", role) for part in _split(listed["list"])]
        return [item for item in [*inner, *items_of(listed["head"])] if item.words]
    tail = _tail(text)
    listed_words = text[: len(text) - len(tail) - 1] if tail is not None else text
    parts = closed(described(joined_heads(list(_split(listed_words)))))
    cuts = [cut for part in parts if (cut := cut_item(part))]
    return [Item(cut, tail or "", several=len(cuts) > 1) for cut in cuts]


def _tail(text: str) -> str | None:
    """Words after a 等 outside brackets; None without one."""
    for match in re.finditer(r"等(?!离子|级|教|待)", text):
        before = text[: match.start()]
        if all(before.count(o) <= before.count(c) for o, c in zip(_OPEN, _CLOSE, strict=True)):
            return text[match.end() :]
    return None


def _split(text: str) -> Iterator[str]:
    depth, begin = 0, 0
    for at, char in enumerate(text):
        if char in _OPEN:
            if char == "“" and depth == 0 and text[at - 1 : at] == "”":
                yield text[begin:at]
                begin = at
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char == "、" and depth == 0:
            yield text[begin:at]
            begin = at + 1
    yield text[begin:]


def cut_item(part: str) -> str:
    """Cut amounts in front of a thing and what is done with it behind it; empty where it is too long for a name."""
    part = _AMOUNT.sub("", part.strip("：；，。、 "))
    part = _BEFORE.sub("", part)
    part = _PREDICATE.sub("", part)
    cut = _ACTION.sub("", part)
    return (cut or part) if len(cut) <= _LONGEST else ""


def is_named(words: str, context: str, placed: bool) -> bool:
    """Whether words name an industry, a product or a function.

    Parameters
    ----------
    words : str
        An item without its place.
    context : str
        The clause that it stands in.
    placed : bool
        True where the item itself names its place (梧溪甜酒): then a short product will do among brands.
    """
    plain = words.strip("“”")
    if (len(plain) < 2 and not (placed and _ONE.match(plain))) or _CONJUNCTION.match(words):
        return False
    if NEVER.search(plain) or _BARE.fullmatch(plain):
        return False
    if NOT_INDUSTRY.search(words) and not re.search(r"发电|产业|旅游|储能", words):
        return False
    if INDUSTRY.search(words) or FUNCTION.search(words) or PROJECT.search(words):
        return True
    return placed and bool(_PRODUCT.match(words)) and bool(BRAND.search(context))


def may_be_named(words: str, closed: bool = False) -> bool:
    """Whether short words may be an industry among others (棉纺 after 重点发展), though they do not show it.

    ``closed`` where the list ends in 等产业: then 教育 is one too.
    """
    barred = (
        NOT_INDUSTRY.search(_TAUGHT.sub("", words) if closed else words),
        NEVER.search(words),
        _BARE.fullmatch(words),
        _CONJUNCTION.match(words),
    )
    return bool(_SHORT_ITEM.fullmatch(words)) and not any(barred)


def role_of(item: Item, verb: str, context: str, placed: bool = False) -> str:
    """Role of an item: leading, characteristic (also a product named after its place), project, positioning or key."""
    if item.role:
        return item.role
    # 特色 before one member of a list says nothing of its fellows: they share their role.
    words = (item.words.removeprefix("特色") if item.several else item.words) + item.tail
    if LEADING.search(words):
        return "leading"
    if CHARACTERISTIC.search(words) or (item.tail == "" and re.search(r"特色(?:产业|品牌)", context)):
        return "characteristic"
    if _WORKS_OF.search(item.words) or _WORKS_OF_TAIL.search(item.tail):
        return "project"
    if _TITLE.search(item.words):
        return "positioning"
    if placed and _PRODUCT.match(item.words) and not _TRADE.search(item.words) and not GROWN.match(verb):
        return "characteristic"
    if FUNCTION_VERB.match(verb) and FUNCTION.search(item.words) and not item.words.endswith("集群"):
        return "positioning"
    return "key"
