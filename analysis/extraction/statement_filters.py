"""Quantities that are no statement: attributes of a counted thing, existing stock, subsidies, base values, policy references."""

from __future__ import annotations

import re

from analysis.extraction import quantity_units as units
from analysis.extraction.prose_clauses import Surroundings
from analysis.extraction.quantities import Quantity

_STOCK = re.compile(r"(?:现有|已有|原有|已建成|已建|已经|目前|现状|截至目前|既有)[^，。；]{0,20}$")
_REFERENCE = re.compile(r"^(?:进一步|全面|认真|严格|深入|贯彻)*(?:贯彻落实|贯彻|按照|根据|依据|对标|对照|参照|围绕|聚焦|对接|紧密对接|精准对接|瞄准|依托)")
_BY_MEANS = re.compile(r"^(?:以|依托|围绕|聚焦|瞄准|对接|紧密对接|借助|利用|发挥)")
_AS = re.compile(r"^[^，。；]{0,24}(?:为(?:依托|考核|示范|抓手|载体|核心|重点|支撑|基础|契机|龙头|引领|突破口|牵引|主体|主线|中心)|作为)")
_SUBSIDY = re.compile(r"(?:最高|给予|奖励|补贴|补助|奖补|资助|补偿|罚款|处以|减免|免征|扣除|贴息|抵扣|不超过)[^，。；]{0,16}$")
_SUBSIDY_AFTER = re.compile(r"^(?:的)?[^，。；]{0,6}(?:奖励|补贴|补助|资助|奖金|贷款贴息|罚款)")
_POINTS = re.compile(r"(?:得|扣|加|计|记|满分|总分|减|权重|分值|赋)[^，。；]{0,6}$")
_OLD_AIM = re.compile(r"(?:目标|考核|任务|规划)[^，。；]{0,8}(?:值|目标|任务|数)?[^，。；]{0,10}$")
_BASE = re.compile(r"(?:由|从)[^，。；]{0,30}$")
_BASE_AFTER = re.compile(r"^[^，。；0-9]{0,10}(?:提高|提升|上升|增加|增长|扩大|下降|降低|减少|降|升|调整|缩短|压缩|压减|扩展|延长|跃升|跃居|上升|拓展|发展|调减|增)[^，。；]{0,6}(?:到|至|为)")
_BASE_TO = re.compile(r"^[^，。；0-9]{0,6}(?:到|至)")
_AHEAD = re.compile(r"提前$|提前[约近]?$")
_LASTS = re.compile(r"(?:用|再用|力争用|经过|为期|连续|延长|持续|历时|每隔|第)$")
_ATTRIBUTE_LINK = re.compile(r"^(?:以上|及以上|以下|左右)?[^，。；、]{1,24}$")
_ATTRIBUTE_BEFORE = re.compile(r"(?:过|超|达|达到|超过|突破|大于|高于|投资|产值|收入|税收|面积|以上|吨级)$")
_ATTRIBUTE_NOUN = re.compile(r"^(?:以上|及以上|以下)?(?:的)?[^，。；、达]{0,12}(?:企业|项目|园区|产业|市场|泊位|码头|机组|商圈|品牌|村|主体|平台|基地|集群|航道|农户|单位|医院|充电桩|快充桩|专业市场)")


def is_attribute(text: str, quantity: Quantity, before: Quantity | None, after: Quantity | None) -> bool:
    """Whether a measure only describes things that another quantity counts: 产值过100亿元企业2家, 2家产值过100亿元企业."""
    counted_after = after is not None and units.is_count(after.unit) and after.form != "rank"
    if after is not None and counted_after and units.is_count(quantity.unit):
        return bool(re.fullmatch(r"[^，。；、]{1,10}的", text[quantity.end : after.start]))
    if units.is_count(quantity.unit) or units.bare_unit(quantity.unit) in units.SHARES:
        return False
    if after is not None and counted_after:
        link = text[quantity.end : after.start]
        if _ATTRIBUTE_LINK.match(link) and _ATTRIBUTE_NOUN.match(text[quantity.end - 2 : after.start].removeprefix(text[quantity.end - 2 : quantity.end])):
            return True
    if before is not None and units.is_count(before.unit) and before.form != "rank" and quantity.form != "rank":
        link = text[before.end : quantity.start]
        behind = text[quantity.end : quantity.end + 16]
        return bool(re.fullmatch(r"[^，。；、]{0,16}", link) and (_ATTRIBUTE_NOUN.match(behind) or behind.startswith("级")))
    return False


_MADE_OF = re.compile(r"(?:过|超|超过|突破|达|达到)$")
_OF_OTHERS = re.compile(r"^(?:以上|元)?(?:的)?(?:[、和]过|[一-鿿]{0,4}(?:企业|项目|园区|产业|主体|市场|龙头))")


def is_description(text: str, quantity: Quantity, around: Surroundings) -> bool:
    """Whether the quantity describes what a sentence is about without being aimed at: 一批超百亿元的强镇, 对26家企业开展."""
    if quantity.form != "class" and "一批" in around.clause and units.bare_unit(quantity.unit) in units.MONEY:
        return True
    right = text[quantity.end : quantity.end + 20]
    if units.bare_unit(quantity.unit) in units.MONEY and _MADE_OF.search(around.left) and _OF_OTHERS.match(right):
        return True
    if re.search(r"与[^，。；]{0,8}$", around.clause) and re.match(r"^[^，。；]{0,24}(?:相比|差距)", right):
        return True
    if units.bare_unit(quantity.unit) in units.MONEY | {"亿", ""} and _CLASS_OF.match(right):
        return True
    if re.match(r"^(?:范围内|半径|以外|处|远)", right) or re.search(r"^指|[是指]指$", around.clause):
        return True
    if re.match(r"^(?:对|在|沿|针对|与)", around.clause) and not _ACTS.search(around.clause):
        return around.clause.startswith(("对", "针对")) or bool(_GIVES_PLACE.match(right))
    return bool(re.search(r"在[^，。；]{0,12}$", around.clause) and re.match(r"^[^，。；]{0,10}中(?:排名|位居|排|列)", right))


_GIVES_PLACE = re.compile(r"^[^，。；]{0,24}(?:开展|进行|全面排查|相比|中(?:排名|位居|排|列))")
_CLASS_OF = re.compile(r"^级(?!台阶|规模)[的一-鿿]|^的[^，。；、]{0,12}(?:企业|项目|园区|产业园|市场|集群|镇|村)")
_ACTS = re.compile(r"建设|新建|建成|打造|培育|创建|建立|设立|布局|突破|达到?|提高|提升|增长|降|新增|完成|实现|引进|投资|贸易")


def is_base(text: str, quantity: Quantity) -> bool:
    """Whether the quantity is the value that something rises or falls from: 由46.4%提高到50.4%."""
    if quantity.form.startswith("structure") or not _BASE.search(text[max(0, quantity.start - 34) : quantity.start]):
        return False
    behind = text[quantity.end : quantity.end + 24]
    return bool(_BASE_AFTER.match(behind) or _BASE_TO.match(behind))


def is_stock(around: Surroundings) -> bool:
    """Whether the quantity is what exists already or what a policy refers to."""
    if re.search(r"(?:^|[是均])以[^，。；]*$", around.clause) and _AS.match(around.right):
        return True
    if _STOCK.search(around.clause):
        return True
    if _BY_MEANS.match(around.clause) and _AS.match(around.right):
        return True
    return bool(_REFERENCE.match(around.clause))


def is_rule(text: str, quantity: Quantity, around: Surroundings) -> bool:
    """Whether the quantity is a subsidy, a fine or an assessment point."""
    if units.bare_unit(quantity.unit) in units.MONEY:
        if re.search(r"标准[^，。；]{0,12}$", around.clause):
            return False
        return bool(_SUBSIDY.search(around.clause[-20:]) or _SUBSIDY_AFTER.match(text[quantity.end : quantity.end + 12]))
    if units.bare_unit(quantity.unit) == "分":
        return True
    return bool(_POINTS.search(around.clause[-10:])) and units.bare_unit(quantity.unit) in units.SHARES and "权重" in around.clause


def is_duration(quantity: Quantity, around: Surroundings, past: bool) -> bool:
    """Whether a time is a deadline or how long something takes, not a value."""
    bare = units.bare_unit(quantity.unit)
    if bare not in units.DURATIONS or quantity.form in ("circle", "word"):
        return False
    if bare == "年":
        if past and around.left.endswith("提前"):
            return False
        return not re.search(r"年限|寿命|期限|年期", around.clause[-16:])
    if bare == "日":
        return True
    return bool(_LASTS.search(around.left)) or not re.search(
        r"时间|时限|时长|天数|时效|压缩|缩短|不超过|控制|以内|达|在|到", around.clause[-20:]
    )


def is_old_aim(around: Surroundings) -> bool:
    """Whether a figure in a passage on the past is a target of that time, not an outcome."""
    if re.search(r"(?:控制|考核)?目标(?:值|为|是)|控制值", around.clause):
        return True
    return bool(_OLD_AIM.search(around.clause)) and not re.search(r"完成|实现|超", around.clause)
