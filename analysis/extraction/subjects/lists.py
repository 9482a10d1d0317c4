"""Lists that deal values to subjects: 分别, 各, 均, and one value for each of several names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.extraction.prose import words
from analysis.extraction.quantities.finding import Quantity
from analysis.extraction.quantities.units import PERCENT
from analysis.extraction.subjects.changes import COMPARED, IN_FULL, VERBS, change_of
from analysis.extraction.subjects.compounds import parts_of
from analysis.extraction.subjects.edges import strip_lead, strip_tail
from analysis.extraction.subjects.forms import TIMES_OF, part_of_whole
from analysis.extraction.subjects.governors import governed

_SPLIT = re.compile(r"、|以及|(?<=”)(?=“)|(?<=[一-鿿P])" + words.AND + r"(?=[一-鿿])")
_IN_EACH = re.compile(r"(.+?)在(.+?)(中的?[^、]+)$")
_DEALS = re.compile(r"分别")
_EACH_OF = re.compile(r"各$")
_ALL_OF = re.compile(r"(?:(?<![人平亩年地户日班首])[均都]|双双)(?P<rest>[^、，均都]*)$")
_OWN_MEASURE = re.compile(r"[^\d、，]{2,16}(?:率|比重|比例|占比|增加值|总值|总额|余额|增速|增幅|浓度)")
_AIMED_MEASURE = re.compile(r"[^\d、，]{2,16}(?:[率额值]|比[重例]|占比|[增幅]速|浓度|天数|[总排放]量|强度|指数|面积)")
# A change or a rank that follows names of several measures is said of each of them.
_ANY_MEASURE = re.compile(
    r"[^\d、，]{2,16}(?:[率额值]|比[重例]|占比|[增幅]速|浓度|天数|量|强度|指数|面积|人次|人数|[能水地电]耗|收入|支出|花费|投资)"
)
# 甲企业产值、税收增长15%
_TAKINGS = re.compile(r"税收|利润|营收|营业收入|销售收入|产值")
_TAKINGS_OF = re.compile(rf"(?P<owner>[^\d、，]{{2,16}}?)(?:总|年)?(?:{_TAKINGS.pattern})")
# 油料、蔬菜产量为43万吨、195万吨: values in the order of their names.
_LISTED_MEASURE = re.compile(rf"{_ANY_MEASURE.pattern}|[^\d、，]{{2,16}}(?:里程|产能|容量|人口|税收|利润)")
_ECONOMY = re.compile(r"(?:经济总量|(?:地区)?生产总值|GDP)$")
# What the last of a list is measured by is that of all: 化学需氧量、氨氮排放量, 肉类、禽蛋产量.
_OUTPUT = re.compile(r"(?<=[一-鿿])(?:主要污染物)?(?:排放总?量|总?产量)$")
_POLLUTANTS = frozenset({"化学需氧量"})
# Nouns of three characters in lists of shorter ones: 肉类、禽蛋、水产品产量.
_PRODUCTS = ("水产品", "农产品", "畜产品", "林产品", "海产品", "奶制品", "食用菌", "中药材")
_PLACE = re.compile(r"[一-鿿]{1,5}[^\d业产济值额量率]")
# What gathers a list into one: 甲、乙等产业, 甲、乙3大产业.
_GATHERED = re.compile(r"[、和与及].*(?:等|[\d两三四五六七八九十](?:大|个|类|项))")
_FROM = re.compile(r"(?:由|从)[^，。；]*\d[^，。；]*$")
_BASED = re.compile(r"与[^，、与]{2,12}相比$|(?:较|(?<![占对之配])比(?![重例率值]))[^、，较比]*$")
_MULTIPLES = frozenset({"番", "倍"})
_BRANCH = "业"
_BRANCHES = re.compile(r"[一-鿿]{1,14}(?<!企)业(?=企业.|[^企绩务主态].)")
# What is used for each unit of an amount: 单位GDP能耗、水耗.
_USED_PER = re.compile(r"[能水地电物煤]耗|用[水电地能]量|碳排放量?")
_PER = re.compile(rf"(?P<basis>(?:单位|万元)[一-鿿A-Za-z]{{2,12}}?)(?:{_USED_PER.pattern})$")
_SCOPES = ("中心城区", "县城", "城镇", "农村", "城市", "城乡", "建制镇", "县级市", "乡镇", "城区")
_CHANGE = re.compile(
    r"((?:年均|累计|同比)?)分别(?:[较比][^，、较比]{2,14}?)?(年均|累计|同比)?"
    rf"({VERBS}|前进|前移|后移|[增降]$)(?![到至])"
)

# 增长分别为6.4%、7.9%; 增速 alone is one of what the clause before has named.
_CHANGE_AHEAD = re.compile(
    rf"((?:年均|累计)?(?:{VERBS})|(?<![一-鿿])(?:年均)?(?:增速|增幅|增长率))(?:幅度)?"
    r"分别(?=[为达约是近超]|$)"
)
_GROWTH_END = re.compile(r"(?<=[一-鿿])(?:年均)?(?:增速|增幅|增长率)$")


def list_items(text: str) -> list[str]:
    """Items of a 、-list, each completed with the head that only the last one carries."""
    items = [item for item in _SPLIT.split(text) if item]
    if len(items) < 2:
        return items
    if per := _PER.match(items[0]):
        items = [item if not _USED_PER.fullmatch(item) else per["basis"] + item for item in items]
    head = _shared_head(items)
    return [item if item.endswith(head) else item + head for item in items] if head else items


def _shared_head(items: Sequence[str]) -> str:
    last = items[-1]
    for size in range(len(items[0]) - 1, 1, -1):
        at = last.find(items[0][-size:])
        if at > 0 and at + size < len(last):
            return last[at + size :]
    if items[0].endswith(_BRANCH) and (branch := _BRANCHES.match(last.split("占")[0])):
        return last[branch.end() :]
    lengths = {len(item) for item in items[:-1]}
    known = _PRODUCTS if _ANY_MEASURE.fullmatch(items[0]) else _SCOPES + _PRODUCTS
    if lead := next((lead for lead in known if last.startswith(lead) and len(last) > len(lead)), ""):
        return last[len(lead) :]
    if len(lengths) == 1 and (size := lengths.pop()) < len(last) - 1 and size <= 4 and not _whole(items[0]):
        return last[size:]
    return ""


def _whole(item: str) -> bool:
    """Whether an item is the name of an aggregate that needs no head from the next: 生产总值和固定资产投资."""
    return bool(_ECONOMY.search(item))


def dealt_subjects(clause: str, earlier_clause: str, count: int, alike: bool = True) -> list[str]:
    """Subjects to which 分别 deals ``count`` values in order; empty where the lists do not match.

    Parameters
    ----------
    clause : str
        Words left of the first value, with 分别.
    earlier_clause : str
        Words before that clause in the sentence or the sentence before, for clauses that name no subject.
    count : int
        How many values follow.
    alike : bool
        Whether they have the same measure, so that names may share a head; 游客、旅游收入 do not.
    """
    match = _DEALS.search(clause)
    if match is None:
        return []
    suffix = change_word(clause)
    core = strip_lead(strip_tail(_FROM.sub("", clause[: match.start()])))
    core = re.sub(r"[“\"]?十[一二三四五六七八九]五[”\"]?(?:时期|期间)?(?:年均|累计)?$|\d{4}年底?$", "", core)
    core = _BASED.sub("", core)
    if shares := _IN_EACH.match(core):
        core = "、".join(f"{shares[1]}在{item}{shares[3]}" for item in _SPLIT.split(shares[2]))
    if not suffix and (growth := _GROWTH_END.search(core)):
        core, suffix = core[: growth.start()], growth[0]
    core, inner = _without_year(core)
    items = parts_of(core, count) or (list_items(core) if alike else [item for item in _SPLIT.split(core) if item])
    if len(items) != count:
        items = [item + (inner or core if len(core) < 8 else "") for item in list_items(strip_lead(earlier_clause))]
    if len(items) == count and (output := _OUTPUT.search(items[-1])):
        items = [item + ("" if _is_measured(item) else output[0]) for item in items[:-1]] + items[-1:]
    return [item + suffix for item in items] if len(items) == count else []


def _is_measured(item: str) -> bool:
    return bool(_ANY_MEASURE.fullmatch(item)) and item not in _POLLUTANTS


def change_word(clause: str) -> str:
    """Word of change, or ratio, that 分别 deals with its values: 年均分别增长 gives 年均增长; empty for levels."""
    if clause.endswith("的") and (times := TIMES_OF.search(clause)):
        return f"相当于{times['year']}倍数"
    if change := _CHANGE.search(clause):
        return (change[1] or change[2] or "") + IN_FULL.get(change[3], change[3])
    ahead = _CHANGE_AHEAD.search(clause)
    return ahead[1] if ahead else ""


def _without_year(core: str) -> tuple[str, str]:
    """氨氮2015年排放总量 gives 氨氮排放总量 as head of the whole list."""
    match = re.search(r"\d{4}年底?", core)
    if match is None:
        return core, ""
    head = core[match.end() :]
    return "、".join(item + head for item in _SPLIT.split(core[: match.start()]) if item), head


def each_subjects(quantity: Quantity, left: str) -> list[str]:
    """Subjects of one value that holds for each: 甲、乙各10家, 甲率、乙率均达90%, 甲率和乙率达90%; else empty."""
    if _EACH_OF.search(left):
        items = list_items(strip_lead(left[:-1]))
        return governed(items) if len(items) >= 2 else []
    change = change_of(quantity, left)
    if every := _ALL_OF.search(left):
        part = part_of_whole(every["rest"]) if quantity.unit in PERCENT else None
        compared = change or _MULTIPLES & {quantity.unit}
        rest = part[1] if part and not part[0] else _without_change(every["rest"], bool(compared))
        if times := TIMES_OF.fullmatch(every["rest"]):
            rest = f"相当于{times['year']}倍数"
        if rest and not rest.startswith(("占", "相当于")):
            return []
        names = strip_lead(left[: every.start()])
        items = [] if _GATHERED.search(names) else parts_of(names, 2) or _measured(list_items(names))
        return [item + rest + change for item in items] if len(items) >= 2 else []
    if economies := _economies(quantity, strip_lead(strip_tail(left))):
        return economies
    grows = bool(change or _MULTIPLES & {quantity.unit})
    items = _SPLIT.split(strip_lead(_without_change(left, grows)))
    if change and len(items) == 2 and _TAKINGS.fullmatch(items[1]) and (own := _TAKINGS_OF.fullmatch(items[0])):
        return [items[0] + change, own["owner"] + items[1] + change]
    measure = _ANY_MEASURE if grows else _AIMED_MEASURE if quantity.form == "relation" else _OWN_MEASURE
    whole = len(items) >= 2 and all(measure.fullmatch(item) or (grows and item == "GDP") for item in items)
    return [item + change for item in items] if whole else []


def _economies(quantity: Quantity, core: str) -> list[str]:
    """Economies of several places that all pass one mark: 甲、乙经济总量突破2000亿元; empty for anything else."""
    if quantity.comparator not in ("gt", "ge") or not (economy := _ECONOMY.search(core)):
        return []
    places = core[: economy.start()].split("、")
    alike = len(places) > 1 and all(_PLACE.fullmatch(place) for place in places)
    return [place + economy[0] for place in places] if alike else []


def _measured(items: list[str]) -> list[str]:
    """Give the measure of the last item to those without one: 肉蛋奶、蔬菜产量."""
    measure = words.TRAILING_HEAD.search(items[-1]) if items else None
    if measure is None or any(_has_measure(item) for item in items[:-1]):
        return items
    return [item if item.endswith(measure[0]) else item + measure[0] for item in items]


def _has_measure(item: str) -> bool:
    return bool(words.TRAILING_HEAD.search(item) or _OWN_MEASURE.fullmatch(item)) or _whole(item)


def _without_change(text: str, change: str | bool) -> str:
    return strip_tail(COMPARED.sub("", strip_tail(text)) if change else text)


def paired_subjects(quantity: Quantity, left: str, count: int) -> list[str]:
    """Subjects of values that follow each other without 分别: 城镇和农村居民收入达到7万元和4万元; else empty."""
    change = change_of(quantity, left)
    core = strip_lead(_without_change(left, change))
    parts = parts_of(core, count)
    if not parts and quantity.form == "digits" and not _GATHERED.search(core):
        items = _measured(list_items(core))
        parts = items if len(items) == count and all(map(_LISTED_MEASURE.fullmatch, items)) else parts
    return [part + change for part in parts]


def _of_branches(items: list[str]) -> list[str]:
    """Give branches the measure of the branch that ends the list: 生产总值、工业、农业增加值."""
    branch = _BRANCHES.match(items[-1]) if items else None
    tail = items[-1][branch.end() :] if branch else ""
    return [item + tail if item.endswith(_BRANCH) else item for item in items]


def ranked_subjects(left: str) -> list[str]:
    """Subjects of 甲、乙、丙稳居全省第二: one rank for each of at least three."""
    core = strip_lead(strip_tail(re.split(r"稳居|位居|居|排名|位列|列|进入|跻身|保持", left)[0])).removesuffix("等")
    items = _of_branches(list_items(core))
    several = len(items) >= 3 or (len(items) == 2 and all(_ANY_MEASURE.fullmatch(item) for item in items))
    return items if several and not re.search(r"[“”]", core) else []
