"""Quantities that are no statement: what is there already, subsidies and fines, deadlines, aims of the past."""

from __future__ import annotations

import re

from analysis.extraction.prose.clauses import Surroundings
from analysis.extraction.quantities import comparators, units
from analysis.extraction.quantities.finding import Quantity

_STOCK = re.compile(r"(?:现有|已有|原有|已建成|已建|已经|目前|现状|截至目前|既有)[^，。；]{0,20}$")
_REFERENCE = re.compile(
    r"(?:进一步|全面|认真|严格|深入|贯彻)*"
    r"(?:贯彻落实|贯彻|按照|根据|依据|对标|对照|参照|围绕|聚焦|对接|紧密对接|精准对接|瞄准|依托)"
)
# What is built on such a ground is a statement of its own: 围绕产业需求建设5条铁路, unless it only words the demand.
_BUILT_ON = re.compile(
    r"(?:按照|根据|依据|对标|对照|参照|围绕|聚焦|对接|瞄准|依托)(?!加快|推进|推动|积极|全面|着力|做好|抓好|促进|实现)"
    r"[^，。；]{2,}?(?<![的化])(?:建设|新建|建成|打造|布局|新增|引进|培育|创建|设立|开工|改造|实施|完成|培训|推广)"
    r"[^，。；、的]{0,16}(?:\d[^，。；]*)?(?<!提出)$"
)
_DEMANDED = re.compile(r"[^，。；]{0,16}(?:要求|目标|任务|部署|原则|精神|战略|格局|思路)")
_MEANS = re.compile(r"(?:^|[是均])以[^，。；]*$|^(?:依托|围绕|聚焦|瞄准|对接|紧密对接|借助|利用|发挥)")
_PURPOSES = "依托|考核|示范|抓手|载体|核心|重点|支撑|基础|契机|龙头|引领|突破口|牵引|主体|主线|中心"
_AS = re.compile(rf"[^，。；]{{0,24}}(?:为(?:{_PURPOSES})|作为)")


def is_stock(around: Surroundings) -> bool:
    """Whether the quantity is what exists already, or what a policy refers to or builds on."""
    if _STOCK.search(around.clause):
        return True
    if _REFERENCE.match(around.clause):
        return not _BUILT_ON.search(around.clause) or bool(_DEMANDED.match(around.right))
    return "为" in around.right and bool(_AS.match(around.right) and _MEANS.search(around.clause))


_SUBSIDY = re.compile(
    r"(?:最高|给予|奖励|补贴|补助|奖补|资助|补偿|罚款|处以|减免|免征|扣除|贴息|抵扣|不超过)[^，。；]{0,16}$"
)
_CEILING = re.compile(r"最高|不超过|不高于")
_SUBSIDY_AFTER = re.compile(r"(?:的)?[^，。；]{0,6}(?:奖励|补贴|补助|资助|奖金|贷款贴息|罚款)")
_STANDARD = re.compile(r"标准[^，。；]{0,12}$")


def is_rule(text: str, quantity: Quantity, around: Surroundings) -> bool:
    """Whether the quantity is a subsidy, a fine, a weight or an assessment point."""
    bare = units.bare_unit(quantity.unit)
    if bare in units.MONEY:
        # What a place spends or forgoes in all runs to 亿元: 减免税费12亿元.
        in_all = quantity.unit.startswith("亿") and not _CEILING.search(around.clause)
        if in_all or _STANDARD.search(around.clause):
            return False
        return bool(_SUBSIDY.search(around.clause[-24:]) or _SUBSIDY_AFTER.match(text, quantity.end))
    return bare == "分" or (bare in units.SHARES and "权重" in around.clause)


_LASTS = re.compile(r"(?:用|再用|力争用|经过|为期|连续|延长|持续|历时|每隔|第)$")
_LONGEST_TERM = 40
_TERM = re.compile(r"年限|寿命|期限|年期|时间|时长")
_TIMED = re.compile(r"时间|时限|时长|天数|时效|压缩|缩短|不超过|控制|以内|达|在|到")


def is_duration(text: str, quantity: Quantity, around: Surroundings, past: bool) -> bool:
    """Whether a time is a deadline or how long something takes, not a value."""
    bare = units.bare_unit(quantity.unit)
    if bare not in units.DURATIONS or quantity.form in ("circle", "word", "running"):
        return False
    if bare == "年":
        ahead_of_time = past and around.left.endswith("提前")
        # What 分别 deals years to may be named in a clause before: 受教育年限…分别达到…；2030年分别达到….
        named = around.clause[-_LONGEST_TERM:] if "分别" not in around.clause else text[: quantity.start]
        return not ahead_of_time and not _TERM.search(named)
    if comparators.is_reached_within(text, quantity.end):
        return False
    return bare == "日" or bool(_LASTS.search(around.left)) or not _TIMED.search(around.clause[-20:])


_AIMED_AT = re.compile(r"的?(?:目标|任务)")
_DONE = re.compile(r"完成|实现|超")
# 年度计划完成15000万元 was the aim, not what was done.
_YEARS_PLAN = re.compile(r"(?:年度|全年|年|县|市)计划(?:完成|实施)(?:总?投资)?$")
_AIM_VALUE = re.compile(r"(?:控制|考核)?目标(?:值|为|是)|控制值")
_AIM = re.compile(
    r"(?:目标|考核|任务|规划(?!覆盖|编制|建设|新建|布局|实施))[^，。；]{0,8}(?:值|目标|任务|数)?[^，。；]{0,10}$"
)


def is_old_aim(around: Surroundings) -> bool:
    """Whether a figure in a passage on the past is a target of that time, not an outcome."""
    if _AIM_VALUE.search(around.clause) or _AIMED_AT.match(around.right) or _YEARS_PLAN.search(around.clause):
        return True
    return bool(_AIM.search(around.clause)) and not _DONE.search(around.clause)
