"""Quantities that describe something else: attributes of a counted thing, size classes, what something is among."""

from __future__ import annotations

import re

from analysis.extraction.prose import words
from analysis.extraction.prose.clauses import Surroundings
from analysis.extraction.prose.words import TAKINGS
from analysis.extraction.quantities import units
from analysis.extraction.quantities.finding import Quantity

_THINGS = (
    "企业|项目|园区|产业|市场|泊位|码头|机组|商圈|品牌|村|主体|平台|基地|集群|航道|农户|单位|医院|充电桩|快充桩|"
    "专业市场|龙头"
)
_ATTRIBUTE_LINK = re.compile(r"(?:以上|及以上|以下|左右)?[^，。；、]{1,24}")
_ATTRIBUTE_NOUN = re.compile(
    rf"(?:以上|及以上|以下)?(?:的)?[^，。；、达]{{0,12}}(?:{_THINGS})|的(?:县|市|区|乡|镇|街)|级"
)
# 培育产值超1亿元、具备竞争力的企业2家: the first of two clauses that describe what is built.
_BUILDS = re.compile(rf"(?:{words.BUILD})[^，。；、\d]{{1,12}}$")
_AND_SUCH = re.compile(rf"(?:及?以上)?、(?!{words.BUILD})[^，。；、\d]{{2,16}}的[^，。；、\d]{{2,16}}")
_BEYOND = frozenset({"ge", "gt"})
# 3个县市地区生产总值超500亿元 counts those beyond a mark; a sum (总投资) is a figure of its own.
_CONDITION = re.compile(
    rf"(?![^，。；]*(?:全部|均|都|总投|累计|合计|实现|完成|投资|引资|带动))[^，。；、]{{0,8}}?"
    rf"(?:县市区?|县区?|市州|乡镇|镇|街道|村|{_THINGS})"
    r"[^，。；、]{2,12}(?:超过?|突破|破|(?<!经)(?<!通)过|不足)"
)
# 3个产值超千亿元、5个产值超五百亿元的产业集群
_TAKES = re.compile(rf"[^，。；、]{{0,6}}(?:{TAKINGS})(?:超过?|过|达到?|突破|在)?")
_COUNT_LINK = re.compile(r"[^，。；、]{0,16}")
_OWNER_LINK = re.compile(r"[^，。；、]{1,10}的|[^，。；、]{2,14}(?:数量?|总数)(?:达到?|超过?|突破|为)?")
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
        if quantity.comparator in _BEYOND and _AND_SUCH.fullmatch(link) and _BUILDS.search(text, 0, quantity.start):
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


def is_description(text: str, quantity: Quantity, around: Surroundings) -> bool:
    """Whether a quantity describes something without being aimed at: 一批超百亿元的强镇, 对26家企业开展."""
    clause, right = around.clause, around.right
    if units.bare_unit(quantity.unit) in _MONEY and _describes_by_size(text, quantity, around):
        return True
    if right.startswith(_AREA_OF) or clause.startswith("指") or clause.endswith("是指"):
        return True
    if "与" in clause and _WITH.search(clause) and _RATHER_THAN.match(right):
        return True
    if clause.startswith(("对", "针对")) and not _ACTS.search(clause):
        return bool(_LOOKED_AT.match(right)) or not _TREATED.match(right)
    if clause.startswith(("在", "沿", "与")) and not _ACTS.search(clause) and _GIVES_PLACE.match(right):
        return True
    return _counts_work(text, quantity, around) or _is_of_others(text, quantity, around)


def _counts_work(text: str, quantity: Quantity, around: Surroundings) -> bool:
    """Whether goals, papers, tasks or quarters are counted, or the size is told from which on things are."""
    clause, right = around.clause, around.right
    if right == "" and text[quantity.end : quantity.end + 1] in _CLOSES and _AIMS_COUNTED.search(clause or around.host):
        return True
    if right.endswith("力度") or ("印发" in clause and _PAPERS.match(right)):
        return True
    sized = quantity.comparator in ("ge", "range") and "项目" in right[:_LONGEST_KIND]
    if sized and _PROJECTS.match(text, quantity.end):
        return True
    if quantity.comparator == "ge" and _OF_SIZE.match(text, quantity.end):
        return True
    if "落" in right and _CARRIED_OUT.match(right) and _CARRIES_OUT.search(clause):
        return True
    return right.startswith(("季度", "月", "年度")) and bool(_SPELL.match(right))


def _is_of_others(text: str, quantity: Quantity, around: Surroundings) -> bool:
    """Whether those are counted that a place is one of or ranks among, or the provinces that are told of."""
    clause, right = around.clause, around.right
    counts = quantity.form == "digits" and units.is_count(quantity.unit)
    if counts and "为" in clause and _ONE_OF.search(clause):
        return True
    if "第" in right and _RANKS.match(text, quantity.end) and _AMONG_MANY.search(clause):
        return True
    if right.startswith(_PROVINCES) and not clause.endswith("为") and not _REACHED.search(clause):
        return True
    if clause.endswith(_OF_PROVINCES) and units.is_count(quantity.unit) and _OF_THEM.search(clause):
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
