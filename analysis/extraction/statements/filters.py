"""Quantities that are no statement: attributes of a counted thing, stock, subsidies, base values, policy references."""

from __future__ import annotations

import re

from analysis.extraction.prose.clauses import Surroundings
from analysis.extraction.quantities import comparators, units
from analysis.extraction.quantities.finding import Quantity

_THINGS = (
    "企业|项目|园区|产业|市场|泊位|码头|机组|商圈|品牌|村|主体|平台|基地|集群|航道|农户|单位|医院|充电桩|快充桩|"
    "专业市场|龙头"
)
_ATTRIBUTE_LINK = re.compile(r"(?:以上|及以上|以下|左右)?[^，。；、]{1,24}")
_ATTRIBUTE_NOUN = re.compile(
    rf"(?:以上|及以上|以下)?(?:的)?[^，。；、达]{{0,12}}(?:{_THINGS})|的(?:县|市|区|乡|镇|街)|级"
)
# 3个县市地区生产总值超500亿元 counts those beyond a mark; a sum (总投资) is a figure of its own.
_CONDITION = re.compile(
    rf"(?![^，。；]*(?:全部|均|都|总投|累计|合计|实现|完成|投资|引资|带动))[^，。；、]{{0,8}}?"
    rf"(?:县市区?|县区?|市州|乡镇|镇|街道|村|{_THINGS})"
    r"[^，。；、]{2,12}(?:超过?|突破|破|(?<!经)(?<!通)过|不足)"
)
# 3个产值超千亿元、5个产值超五百亿元的产业集群
_TAKES = re.compile(r"[^，。；、]{0,6}(?:产值|收入|营收|税收|规模|投资)(?:超过?|过|达到?|突破|在)?")
_COUNT_LINK = re.compile(r"[^，。；、]{0,16}")
_OWNER_LINK = re.compile(r"[^，。；、]{1,10}的|[^，。；、]{2,14}(?:数量?|总数)(?:达到?|超过?|突破|为)?")


def is_attribute(text: str, quantity: Quantity, before: Quantity | None, after: Quantity | None) -> bool:
    """Whether a measure only describes things that a neighbour counts: 产值过100亿元企业2家, 2家产值过100亿元企业."""
    if units.is_count(quantity.unit):
        return _counts(after) and bool(_OWNER_LINK.fullmatch(_between(text, quantity, after)))
    if units.bare_unit(quantity.unit) in units.SHARES or quantity.form == "rank":
        return False
    if _counts(after):
        link = _between(text, quantity, after)
        if not link and quantity.comparator == "ge" and units.bare_unit(quantity.unit) in units.MONEY:
            return True
        if _ATTRIBUTE_LINK.fullmatch(link) and _ATTRIBUTE_NOUN.match(link):
            return True
    if _counts(before) and _counts(after) and _between(text, quantity, after) == "、":
        return bool(_TAKES.fullmatch(_between(text, before, quantity)))
    if _counts(before) and _CONDITION.fullmatch(_between(text, before, quantity)):
        return True
    behind = text[quantity.end : quantity.end + 16]
    linked = _counts(before) and _COUNT_LINK.fullmatch(_between(text, before, quantity))
    return bool(linked and _ATTRIBUTE_NOUN.match(behind))


def _counts(quantity: Quantity | None) -> bool:
    return quantity is not None and units.is_count(quantity.unit) and quantity.form != "rank"


def _between(text: str, first: Quantity | None, second: Quantity | None) -> str:
    return text[first.end : second.start] if first is not None and second is not None else ""


# 被列为长三角26个中心城市 names the company that a place is in.
_ONE_OF = re.compile(r"(?:被?列为|被确定为|被评为|成为)(?!拥有|有)[^，。；、\d]{2,8}$")
# From which size on things are counted, where their own figure follows: 年出栏50头以上规模养殖比例达到33%.
_OF_SIZE = re.compile(r"(?:[一-鿿]{0,4}规模(?:化?养殖|种植|经营|工业)|固定资产投资|工业企业)[^，。；、\d]*\d")
_POOR = re.compile(r"的?[一-鿿]{0,6}(?:贫困|家庭|人口|人群|群众|农户)")
_MADE_OF = ("过", "超", "突破", "达", "达到")
_OF_OTHERS = re.compile(r"(?:的)?(?:[、和]过|[一-鿿]{0,4}(?:企业|项目|园区|产业|主体|市场|龙头))")
_CLASS_OF = re.compile(r"级(?!台阶|规模)[的一-鿿]|的[^，。；、]{0,12}(?:企业|项目|园区|产业园|市场|集群|镇|村)")
_AREA_OF = ("范围内", "半径", "服务半径", "以外", "处", "远")
_RATHER_THAN = re.compile(r"[^，。；]{0,24}(?:相比|差距)")
_LOOKED_AT = re.compile(
    r"[^，。；]{0,24}(?:排查|督[查导办]|检查|抽查|巡查|核查|分析|走访|调研|摸底|监测|评估|审计|约谈|通报|考核|评价)"
)
_TREATED = re.compile(r"[^，。；]{0,20}(?:进行|实施|开展|予以|给予|提供|探索)")
_GIVES_PLACE = re.compile(r"[^，。；]{0,24}(?:开展|进行|全面排查|相比|中(?:排名|位居|排|列))")
_MONEY = units.MONEY | {"亿", ""}
_WITH = re.compile(r"与[^，。；]{0,8}$")
_AT = re.compile(r"在[^，。；]{0,12}$")
_AMONG = re.compile(
    r"[^，。；]{0,10}中(?:排名|位居|位列|居|排|列)|[^，。；（）()]{0,12}[）)]中?(?:排名|位居|位列|居|排|列)"
)
# 首个突破13万亿元的省份: a threshold in the name of what is the first.
_FIRST_BEYOND = re.compile(r"(?:首[个家座]|第[\d一二三四五六七八九十]+[个家座]|唯一)(?:突破|超过?|过|达到?)?$")
# Among how many something ranks: 排名35个主产县第5位.
_AMONG_MANY = re.compile(r"(?:排名|位列|位居|居)$")
_RANKS = re.compile(r"[^，。；、\d]{1,14}第[\d一二三四五六七八九十]")
# What a preamble carries out: 推进38项重点工作落实.
_CARRIED_OUT = re.compile(r"[一-鿿]{0,6}(?:工作|任务|措施|举措|部署)(?:全面|扎实)?(?:落实|落地|落细)")
_CARRIES_OUT = re.compile(r"(?:推进|推动|抓好|促进)[^，。；]*$")
# In which class of things something is to be gained: 在50亿级项目招引上取得突破.
_IN_CLASS = re.compile(r"级[^，。；]*(?:上|中|方面)")
# How many goals a heading or a bracket counts: 经济发展类目标（13个）.
_AIMS_COUNTED = re.compile(r"(?:目标|指标|任务|事项)[(（]?$")
_CLOSES = frozenset("）)")
# 印发石榴等8个产业规划
_PAPERS = re.compile(r"[一-鿿]{0,12}(?:规划|方案|意见|通知|文件|办法|清单|标准)(?:$|[的》])")
# Where something is told of: 涉及15个省（区、市）的近600个县.
_PROVINCES = ("省份", "省（", "省(", "省区", "省市")
_REACHED = re.compile(r"覆盖|拓展|进入|销往|辐射|新增|对接")
_OF_PROVINCES = ("的", "的近", "的约", "的超过")
_OF_THEM = re.compile(r"\d个省[一-鿿（）()、]{0,8}的(?:近|约|超过)?$")
# 500万元以上项目累计投资4.86亿元 tells the size of the projects.
_LONGEST_KIND = 8
_PROJECTS = re.compile(r"[一-鿿]{0,6}?项目(?:累计|总|已|共)?(?:完成)?(?:总?投资|个数|数量?)[^，。；、\d]{0,6}\d")
# Quarters in which something was so: 增速6个季度位居全市第一.
_SPELL = re.compile(r"(?:季度|月|年度)(?:位居|居|位列|排名?|列|保持|稳居)")
_BREAKS_THROUGH = re.compile(r"的[^，。；]{2,20}(?:取得|实现)[^，。；]{0,4}突破")
_ACTS = re.compile(
    r"建设|新建|建成|打造|培育|创建|建立|设立|布局|突破|达到?|提高|提升|增长|降|新增|完成|实现|引进|投资|贸易"
)


def is_description(text: str, quantity: Quantity, around: Surroundings) -> bool:
    """Whether a quantity describes something without being aimed at: 一批超百亿元的强镇, 对26家企业开展."""
    clause, right = around.clause, around.right
    if units.bare_unit(quantity.unit) in _MONEY and _describes_by_size(text, quantity, around):
        return True
    if right.startswith(_AREA_OF) or clause.startswith("指") or clause.endswith(("是指", "指指")):
        return True
    if "与" in clause and _WITH.search(clause) and _RATHER_THAN.match(right):
        return True
    if clause.startswith(("对", "针对")) and not _ACTS.search(clause):
        return bool(_LOOKED_AT.match(right)) or not _TREATED.match(right)
    if clause.startswith(("在", "沿", "与")) and not _ACTS.search(clause) and _GIVES_PLACE.match(right):
        return True
    if quantity.form == "digits" and units.is_count(quantity.unit) and "为" in clause and _ONE_OF.search(clause):
        return True
    if "第" in right and _RANKS.match(text, quantity.end) and _AMONG_MANY.search(clause):
        return True
    if right == "" and text[quantity.end : quantity.end + 1] in _CLOSES and _AIMS_COUNTED.search(clause or around.host):
        return True
    if right.endswith("力度"):
        return True
    if "印发" in clause and _PAPERS.match(right):
        return True
    if "省" in right and (right.startswith(_PROVINCES) and not clause.endswith("为") and not _REACHED.search(clause)):
        return True
    if clause.endswith(_OF_PROVINCES) and units.is_count(quantity.unit) and _OF_THEM.search(clause):
        return True
    sized = quantity.comparator in ("ge", "range") and "项目" in right[:_LONGEST_KIND]
    if sized and _PROJECTS.match(text, quantity.end):
        return True
    if "落" in right and _CARRIED_OUT.match(right) and _CARRIES_OUT.search(clause):
        return True
    if quantity.comparator == "ge" and _OF_SIZE.match(text, quantity.end):
        return True
    if right.startswith(("季度", "月", "年度")) and _SPELL.match(right):
        return True
    if right.startswith("的") and _FIRST_BEYOND.search(clause):
        return True
    among = around.host if around.bracketed else clause
    return "在" in among and bool(_AT.search(among) and _AMONG.match(text, quantity.end))


def _describes_by_size(text: str, quantity: Quantity, around: Surroundings) -> bool:
    if _BREAKS_THROUGH.match(around.right):
        return False
    if around.clause.endswith("在") and _IN_CLASS.match(text, quantity.end):
        return True
    if quantity.form != "class" and "一批" in around.clause:
        return True
    if quantity.comparator in ("le", "lt") and _POOR.match(text, quantity.end):
        return True
    return bool(
        _CLASS_OF.match(around.right) or (around.left.endswith(_MADE_OF) and _OF_OTHERS.match(text, quantity.end))
    )


_FROM = re.compile(r"(?:由|从)[^，。；]{0,30}$")
_RISES = "提高|提升|上升|增加|增长|扩大|下降|降低|减少|降|升|调整|缩短|压缩|压减|扩展|延长|跃升|跃居|拓展|发展|调减|增"
# A second base may stand between: 从4万元、2万元分别提高到5万元、3万元.
_SECOND = r"(?:[、和与及](?:\d{4}年的?)?[\d.]+[^，。；0-9、]{1,6}?)?"
_TO = re.compile(rf"{_SECOND}[^，。；0-9]{{0,10}}(?:{_RISES})[^，。；]{{0,6}}(?:到|至|为)|[^，。；0-9]{{0,6}}(?:到|至)")
_REACH = 34
# What a growth starts from: 比上年的26亿元增长60%.
_PLAN = r"[“\"]?(?:[七八九]|十[一二三四五六七八九]?)五[”\"]?"
_THAN = re.compile(rf"[较比](?:\d{{4}}年|上年|去年|{_PLAN})(?:同期|时期|期间|期?[末底])?的$")
_GROWN_BY = re.compile(rf"(?:{_RISES}|净增)(?:了|约|近|超过?)*[\d.]")


def is_base(text: str, quantity: Quantity) -> bool:
    """Whether the quantity is the value that something rises or falls from: 由46.4%提高到50.4%."""
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    if ("由" not in before and "从" not in before) or quantity.form.startswith("structure"):
        return False
    return bool(_FROM.search(before) and _TO.match(text, quantity.end))


def is_outgrown(text: str, quantity: Quantity) -> bool:
    """Whether the quantity is what a growth is measured against: 比上年的26亿元增长60%."""
    if text[quantity.start - 1 : quantity.start] != "的" or not _GROWN_BY.match(text, quantity.end):
        return False
    return bool(_THAN.search(text, max(0, quantity.start - _REACH), quantity.start))


# What was aimed at, of which a share was reached: 完成年计划710亿元的89.4%.
_AIMED = re.compile(r"(?:计划|目标|任务|预算)(?:任务|目标|数)?(?:的|为)?$")
_SHARE_MET = re.compile(r"的[\d.]+[%％]")


def is_aim_met(text: str, quantity: Quantity) -> bool:
    """Whether the quantity is an aim of which a share was reached: 完成年计划710亿元的89.4%."""
    if not text.startswith("的", quantity.end) or not _SHARE_MET.match(text, quantity.end):
        return False
    return bool(_AIMED.search(text, max(0, quantity.start - 12), quantity.start))


GROWING = re.compile(r"(?:增[长加速幅]|涨幅|递增|递减|提高|提升|上升|下降|降低|减少)$")
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
