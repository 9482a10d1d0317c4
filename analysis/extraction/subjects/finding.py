"""The subject: the shortest noun phrase that names what a quantity measures."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from analysis.extraction.prose import words
from analysis.extraction.prose.clauses import Surroundings
from analysis.extraction.prose.time import PLAN_NAME
from analysis.extraction.quantities import units
from analysis.extraction.quantities.finding import Quantity
from analysis.extraction.subjects.changes import COMPARED, change_after, change_of
from analysis.extraction.subjects.edges import strip_lead, strip_tail
from analysis.extraction.subjects.forms import FORMS, form_name, part_of_whole, share_name
from analysis.extraction.subjects.governors import governor
from analysis.extraction.subjects.names import shortest
from analysis.extraction.subjects.nouns import (
    DONE_TO,
    balanced,
    completed,
    counted_noun,
    noun_after,
    of_first_industry,
    served_noun,
    share_noun,
)
from analysis.extraction.subjects.owner import joined, without_head
from analysis.extraction.subjects.ranks import read_rank
from analysis.extraction.subjects.trimming import trimmed

TIMES_OF = re.compile(
    rf"(?:约?是|为|相当于|达到?)(?P<year>\d{{4}}年|{PLAN_NAME}末?|上年|去年)"
    r"(?:同期|时期|期间|底|期?末)?(?:[累完总全][^，。；\d的]{0,6})?的$"
)
# Those that a share is of, and what they do: 科技人员落户企业.
_DOES = re.compile(
    r"(?!用于|投向|来自|分布|集中|得到|实现|左右|以上|以内|达)[一-鿿]{2,10}?(?:落户|实现|建成|建立|建有|设有|完成|达到|开展|通上?|接入|纳入|进入|享有|参加|参与)[一-鿿A-Z]{1,12}"
)
# A level for each head or acre of what was named before: 粮食产量30万吨，人均600公斤.
_PER_HEAD = frozenset({"人均", "户均", "亩均", "地均"})
# 是老城区投资的2倍 says how many times something else the subject before is.
_TIMES_ANOTHER = re.compile(r"(?:约?是|相当于)(?P<what>[^，。；的]{2,16})的$")
_AHEAD_OF = re.compile(r"(?:并|(?:继续)?保持了)?(?P<of>(?:高于|低于|快于|高出|超出|领先|超过(?=全))[^，。；\d]{2,14}$)")
_VERB_INSIDE = re.compile(
    r".*(?:建设|打造|培育|创建|完成|实现|推动|建成(?!区)|形成|开展|实施|推进|(?<![人口户])拥有|组建|争取|力争|确保|带动|促进|支持|"
    r"引导|加快|增强|优化|落实|购置|添置)(?![类性用])(?=.{4,})"
)
_LEVEL = r"国家|省|市州?|县|区|乡镇|村|\d?A{1,5}"
_LEVEL_ONLY = re.compile(rf"^(?P<verb>{words.KEEP})?(?P<level>(?:[一-鿿]{{2,3}})?(?:{_LEVEL})级(?:及?以上)?)$")
_LEVEL_ENDS = frozenset("级上")
_LEVEL_BEFORE = re.compile(
    rf"^(?:{words.KEEP}|新培育|新创建|新入选|新获批)?(?:[一-鿿]{{2,3}}市|{_LEVEL})级(?:以上|及以上)?"
)
_KEEP_ONLY = re.compile(rf"^(?:(?:{words.KEEP}|新登记|新设立?|在建|续建|提质)(?:或|和|及|、)?)*(?:其中)?$")
_KEEP_BEFORE = re.compile(rf"^(?:{words.KEEP})+(?=[一-鿿]{{2}})")
_STAGES = ("台阶", "大关", "门槛")
_STAGE = re.compile(rf"[百千万亿]*元?[级新的]*(?:{'|'.join(_STAGES)})")
# 行政村100%|通硬化路
_LINKED_SHARE = re.compile(r"通[一-鿿0-9A-Z]{1,8}比例$")
_LINKED = re.compile(r"通(?!过|报|知)[一-鿿0-9A-Z]{1,8}")
# Of which size: 产值5亿元以上企业4家、|1亿元以上|12家.
_SIZE_ONLY = re.compile(r"[\d.]*[十百千万亿]+元及?以上")
_OF_A_BUILDING = frozenset({"全长", "线路全长", "总建筑面积", "建筑面积", "占地面积"})
_SAME_TERMS = frozenset({"同口径", "可比口径", "自然口径"})
_FEWEST_BEFORE_SUM = 5
_GATHERS = ("等目标", "等任务", "等指标", "等主要目标")
# What a growth begins from, and how early it is reached: 税收在2020年的基础上翻一番, 提前两年实现翻番.
_BASIS = re.compile(
    r"(?:在)?20\d\d年(?:底|末)?的?基础上[，,]?(?:再|实现|力争)*(?=$|翻|增[长加]|提[高升]|下降|减少|降低)|提前[一二两三四五\d]年(?:完成|实现)?(?=[比较]20\d\d年|$)"
)
_DIMENSION = re.compile(r"(?:水深|水位|高程|直径|跨度|吃水|净空|管径|桩长)")
_GROWTH_HEAD = re.compile(r"(?:年均)?(?:增速|增长率?|增幅|增长速度)$")
_NO_NOUN = re.compile(
    r"^(?:[级新的]*台阶|(?:以上)?的[较快速平稳]{0,3}发展(?:态势|势头|步伐)|"
    r"[一两三四五六七八九十\d]+个大?(?=台阶|大?关)|级?规模$|[左右内以，。；：、）)的期时等]|之?后|之|台阶|大关|门槛|区间)*$"
)
_BECOMES = re.compile(
    r"(?:将|把|推动|推进|促进|支持)?(?P<what>[^，。将把]{2,20}?)(?:打造成为?|建设成为?|建成为?|培育成为?|做成|"
    r"发展成为?|发展为|向)$"
)
# Says how exact the number of an item is, not how many there are in all.
_ABOUT = re.compile(r"(?:超过?|近|约|不少于|不低于)$")
_OUTPUT = re.compile(r"[年日](?:产|处理|加工|生产)$")
_GROWTH = re.compile(r"增[长速幅]|递增")
_OWN_FROM = re.compile(rf"、|以及|(?<!资){words.AND}(?=[^，]*$)")
_EXTENT = re.compile(r"(?:首期规模|总规模|全长|总长度?|线路全长|占地面积|总?建筑面积|总库容|总装机(?:容量)?)")
_SPENDING = re.compile(r"(?:投资|投入)$")
_PREFIXED = re.compile(rf"(?:{words.PREFIX})$")
# Taxes and industry named beside an aggregate of the whole economy are those of the place, not of a branch.
_TAX = re.compile(r"总?税收|工业总产值")
_AGGREGATE = re.compile(r"增加值|经济总量|生产总值|GDP|预算收入|财政收入|固定资产投资|零售总?额")
_OF_OTHER = re.compile(r"占|对(?![外口接标照]).*(?:率|度|比重)$")
# 每千人口拥有医师3.7人、护士5.1人: both for so many people.
_PER_HEADS = re.compile(
    r"每[百千万]{1,2}(?:名|户)?(?:常住|户籍|农村)?(?:人口|老年人|老人|学生|居民|人)(?:口?拥有|配备)?"
)
_OF_HEADS = re.compile(r"(?!.*每|新增|新建|培[训养]|引进|招[聘录]).*(?:医师|医生|护士|药师|床位|人员)数?$")
# What is left of 规上工业总产值 without its head names nothing.
_SIZED = ("规模以上", "规上", "限上")
# A part of the place that a bracket gives the same measure for: 财政收入45亿元（区本级36亿元）.
_LOCAL = re.compile(r"^(?:[省市县区州]本级|本级|市区|城区)")
_GAINED = re.compile(r"(?:新增|净增)$")
_WHOLE_RATE = re.compile(r"增速|增长|占比|比重|增幅")
_RATE = re.compile(r"占|[比率]|强度|增[长速幅]")
_SHARE_OF = re.compile(r"占.*(?:比|率)")
# What is done for so many of others is no part of them: 为24个省份|保供电煤20亿吨.
_SERVED = re.compile(
    r"为(?:超过?|近|约)?[\d.]+[十百千万亿]*[余多]?[个户家名位人所][一-鿿]{2,6}?"
    rf"(?P<work>(?:{words.GIVE})[^，。；、]*)$"
)
_DIGIT = re.compile(r"\d")
_BUILT = re.compile(rf".*(?:{words.BUILD}|融入)")
_LAST_NAME = re.compile(r"[、和与及](?=[^、和与及]*$)")
_NAME = re.compile(rf"(?!.*(?:{words.BUILD}|{words.ACHIEVE}|包括|包含|涵盖))[一-鿿（）()]{{2,16}}")


class Subject(NamedTuple):
    """A subject and how it was found.

    Attributes
    ----------
    text : str
        What is measured, as worded; with 年均增长, 下降 … where the quantity is a change.
    core : str
        The subject without words of change, for clauses that follow and leave it out.
    pattern : str
        after (N 家企业), before (企业达 N 家), carried (named before), heading, bare (a head without owner), none.
    """

    text: str
    core: str
    pattern: str


def read_subject(quantity: Quantity, around: Surroundings, earlier: str, heading: Callable[[], str] = str) -> Subject:
    """Find the subject of a quantity.

    Parameters
    ----------
    quantity : Quantity
    around : Surroundings
        Its clause.
    earlier : str
        Core subject of the statement before in the paragraph, empty for none.
    heading : callable
        Gives the innermost heading as a noun phrase, empty where it is none; asked only where a name needs an owner.
    """
    left = trimmed(own_part(around))
    if quantity.form == "circle":
        return _circle(around.right, strip_lead(strip_tail(left)))
    if ahead := _AHEAD_OF.match(left):
        return Subject(earlier + ahead["of"], earlier, "carried" if earlier else "none")
    if quantity.form == "rank":
        return Subject(*read_rank(left, earlier))
    if left.endswith("的") and (times := TIMES_OF.search(left)):
        own = strip_lead(strip_tail(left[: times.start()]))
        return Subject(f"{own or earlier}相当于{times['year']}倍数", own or earlier, "before" if own else "carried")
    if quantity.unit == "倍" and (other := _TIMES_ANOTHER.search(left)):
        own = strip_lead(strip_tail(left[: other.start()]))
        return Subject(f"{own or earlier}相当于{other['what']}倍数", own or earlier, "before" if own else "carried")
    if quantity.form == "first":
        noun = noun_after((around.right or around.shared).removeprefix("在"))
        return Subject(f"{noun or earlier}位次", earlier, "after")
    if quantity.form in FORMS:
        return Subject(form_name(quantity, around.right, strip_lead(strip_tail(left))), "", "after")
    if quantity.unit in ("%", "％") and (part := part_of_whole(left)):
        own = strip_lead(strip_tail(part[0])) or earlier
        return Subject(own + part[1], own, "before")
    if quantity.unit in ("%", "％") and (share := share_name(left, around.right, earlier)):
        return Subject(share, earlier, "carried" if earlier else "after")
    if quantity.unit == "%" and around.right.startswith("通") and (linked := _LINKED.match(around.right)):
        core = strip_lead(strip_tail(left)) or _LINKED_SHARE.sub("", earlier)
        return Subject(f"{core}{linked[0]}比例", core, "before")
    if quantity.form == "class" and (becomes := _BECOMES.search(left)):
        core = strip_lead(becomes["what"])
        return Subject(core, core, "before")
    change = change_of(quantity, left) or change_after(quantity, around.right)
    compares = change or quantity.unit in ("番", "倍")
    core = strip_lead(strip_tail(COMPARED.sub("", strip_tail(left)) if compares else left))
    if core and (named := _odd_name(quantity, around.right, core)):
        return named
    counted = units.is_count(quantity.unit)
    core = shortest(core, counted)
    if core.endswith("占") and len(core) > 2 and units.bare_unit(quantity.unit) in units.SHARES:
        core += "比"
    noun = shortest(_noun(quantity, around), counted) if _takes_noun(quantity, around) else ""
    if noun:
        subject = _after(quantity, noun, core)
    elif around.shared and _is_open(core, quantity) and (noun := noun_after(around.shared)):
        subject = Subject(core + noun, noun, "after")
    else:
        subject = _before(_shorten(core), change, around, earlier, heading)
    if around.left[:1] == "、" and "每" in around.clause and (per := _PER_HEADS.search(around.clause)):
        subject = subject._replace(text=per[0] + subject.text) if _OF_HEADS.match(subject.text) else subject
    return subject if compares else _governed(subject, quantity, around, left)


def _is_open(core: str, quantity: Quantity) -> bool:
    """Whether words before a quantity, if any, only say what is done with things, or of which level they are."""
    if not core:
        return units.is_count(quantity.unit)
    return bool(_KEEP_ONLY.match(core) or _level_only(core))


def _level_only(core: str) -> re.Match[str] | None:
    return _LEVEL_ONLY.match(core) if core[-1:] in _LEVEL_ENDS else None


def _noun(quantity: Quantity, around: Surroundings) -> str:
    if units.bare_unit(quantity.unit) in units.SHARES:
        noun = share_noun(around.right)
        return f"年均{noun}" if around.left.endswith("年均") and not noun.endswith("占比") and noun else noun
    if around.clause.startswith("对") and (done_to := DONE_TO.match(around.right)):
        return done_to["whom"]
    if around.left.endswith("为") and (served := served_noun(around.right)):
        return served
    return completed(counted_noun(around.right, units.is_count(quantity.unit)), around.shared)


def _governed(subject: Subject, quantity: Quantity, around: Surroundings, left: str) -> Subject:
    """Put 新增 that governs a list before an item whose name is a noun alone."""
    if not around.follows or quantity.form not in ("digits", "word"):
        return subject
    own = _ABOUT.sub("", left.lstrip("、和与及"))
    if subject.pattern not in ("before", "after") and not _level_only(own):
        return subject
    if units.bare_unit(quantity.unit) in units.SHARES or strip_tail(own) != own or words.NOT_ALONE.match(own):
        return subject
    return subject._replace(text=governor(around.clause, own) + subject.text)


def _odd_name(quantity: Quantity, right: str, core: str) -> Subject | None:
    """Names that go on after the quantity: 连续迈上|4个|万亿元台阶, 航道|6米|水深疏浚工程."""
    if right.endswith(_STAGES) and _STAGE.fullmatch(right) and units.is_count(quantity.unit):
        return Subject(f"{core}迈上{right}", core, "before")
    if not units.is_count(quantity.unit) and (dimension := _DIMENSION.match(right)):
        return Subject(core + dimension[0], core + dimension[0], "before")
    return None


def names_nothing(quantity: Quantity, around: Surroundings) -> bool:
    """Whether a share or a change in points stands without any name, so that it goes on from the share before it."""
    if quantity.unit not in ("%", "％", "个百分点", "百分点") or _GROWTH.search(around.left):
        return False
    tail = strip_tail(own_part(around))
    changes = quantity.unit in ("%", "％") and bool(change_of(quantity, around.left))
    return not changes and not strip_lead(strip_tail(COMPARED.sub("", tail)))


def _circle(right: str, core: str) -> Subject:
    """15分钟|健身圈: the name ends with 圈."""
    core = _BUILT.sub("", core)
    name = _LAST_NAME.split(core)[-1] + right.lstrip("“”")[: right.lstrip("“”").find("圈") + 1]
    return Subject(balanced(name), balanced(name), "after")


def own_part(around: Surroundings) -> str:
    """Take the part of the left side that belongs to this quantity: after 、 or 和 where one came before it."""
    left = around.left
    if "基础上" in left or "提前" in left:
        left = _BASIS.sub("", left)
    if not around.follows:
        return left
    if "为" in around.clause and (served := _SERVED.search(around.clause)) and len(served["work"]) < len(left):
        return served["work"]
    parts = _OWN_FROM.split(left, maxsplit=1)
    if len(parts) == 1:
        return left
    last = parts[-1].rsplit("、", 1)[-1]
    core = strip_lead(strip_tail(last))
    return last if not core or words.NOT_ALONE.match(core) else parts[-1]


def _takes_noun(quantity: Quantity, around: Surroundings) -> bool:
    right = around.right
    if not right or _NO_NOUN.match(right) or quantity.form in ("grade", "zero", "relation"):
        return False
    if right[0] == "等" and right.startswith(_GATHERS):
        return False
    bare = units.bare_unit(quantity.unit)
    if bare in units.SHARES or bare in units.CHANGES:
        return right.startswith(("的", "以上的")) or (quantity.comparator == "ge" and _is_of(around))
    return True


def _is_of(around: Surroundings) -> bool:
    """Whether a share opens its clause and what does something follows: 75%以上|科技人员落户企业."""
    return not around.left.strip("，、；") and bool(_DOES.match(around.right))


def _after(quantity: Quantity, noun: str, core: str) -> Subject:
    if quantity.form == "class":
        noun = of_first_industry(noun.removeprefix("级"))
        core = re.sub(r".*一批", "", core)
    if units.is_count(quantity.unit) and len(noun) > _FEWEST_BEFORE_SUM:
        noun = noun.removesuffix("总投资")
    if _EXTENT.fullmatch(core):
        return Subject(noun + core, noun, "after")
    if _SPENDING.search(core):
        return Subject(f"{noun}投资", noun, "after")
    if _OUTPUT.search(core):
        product = noun.split("的")[0]
        return Subject(core + product, core + product, "after")
    if not units.is_count(quantity.unit) and not core.endswith(("及", "和", "与")) and _NAME.fullmatch(core):
        return Subject(core + noun, noun, "after")
    kept = _level_only(core) or _PREFIXED.search(core)
    return Subject((kept[0] if kept else "") + noun, noun, "after")


def _before(core: str, change: str, around: Surroundings, earlier: str, heading: Callable[[], str]) -> Subject:
    core = "" if COMPARED.fullmatch(core) else balanced(core)
    if around.bracketed and (not core or words.NOT_ALONE.match(core)):
        host = balanced(strip_lead(strip_tail(around.host)))
        host = earlier if not host or _DIGIT.search(host) else host
        return Subject(host + core + change, host, "before")
    if not core and not earlier and not heading():
        return Subject("", "", "none")
    if core in _PER_HEAD and earlier:
        name = core + (earlier[len(core) :] if earlier[: len(core)] in _PER_HEAD else earlier)
        return Subject(name + change, name, "carried")
    if around.bracketed and earlier and _LOCAL.fullmatch(core):
        return Subject(core + _LOCAL.sub("", earlier) + change, core + _LOCAL.sub("", earlier), "carried")
    if earlier and core in _OF_A_BUILDING:
        name = _KEEP_BEFORE.sub("", earlier) + core
        return Subject(name + change, earlier, "carried")
    if earlier and core.startswith("其占"):
        core = core[1:]
    if earlier and core in _SAME_TERMS:
        return Subject(earlier + core + change, earlier, "carried")
    if core in ("占比", "占"):
        earlier = _GROWTH_HEAD.sub("", earlier)
    of_other = core[:1] in ("占", "对") and _OF_OTHER.match(core)
    if not core or of_other or _KEEP_ONLY.match(core):
        pattern = "carried" if earlier else "none"
        if of_other:
            return Subject(earlier + core + change, earlier, pattern)
        host = without_head(_KEEP_BEFORE.sub("", earlier)) if core else earlier if change else _GAINED.sub("", earlier)
        return Subject(core + host + change, earlier, pattern)
    if earlier and core.endswith("以上") and _SIZE_ONLY.fullmatch(core):
        kept = _KEEP_BEFORE.match(earlier)
        at = kept.end() if kept else 0
        sized = _SIZE_ONLY.search(earlier)
        name = _SIZE_ONLY.sub(core, earlier, count=1) if sized else earlier[:at] + core + earlier[at:]
        return Subject(name + change, earlier, "carried")
    if level := _level_only(core):
        is_part = _LEVEL_BEFORE.match(earlier) or ("其中" in around.clause and not _RATE.search(earlier))
        head = _KEEP_BEFORE.sub("", _LEVEL_BEFORE.sub("", earlier)) if is_part else ""
        return Subject((level["verb"] or "") + level["level"] + head + change, earlier, "carried" if head else "before")
    if words.NOT_ALONE.match(core):
        return _owned(core, change, earlier, heading)
    return Subject(core + change, core, "before")


def _owned(core: str, change: str, earlier: str, heading: Callable[[], str]) -> Subject:
    """Put a bare head (产值, 年均增速) with its owner: the subject before, else the heading."""
    if _TAX.match(core) and _AGGREGATE.search(earlier):
        return Subject(core + change, core, "before")
    earlier = _GAINED.sub("", earlier)
    if _GROWTH_HEAD.search(core):
        earlier = _GROWTH_HEAD.sub("", earlier)
    owner = words.TRAILING_HEAD.sub("", earlier) if not _WHOLE_RATE.search(core) else earlier
    if owner.endswith(_SIZED) and "工业" in earlier:
        owner += "工业"
    if not owner or words.NOT_ALONE.match(owner):
        owner = heading()
    if owner.endswith(core):
        return Subject(owner + change, owner, "carried")
    name = joined(owner, core)
    return Subject(name + change, name, "carried" if earlier else "heading" if owner else "bare")


def _shorten(core: str) -> str:
    if len(core) <= 12 or _SHARE_OF.search(core):
        return core
    match = _VERB_INSIDE.match(core)
    return core[match.end() :].lstrip("的") if match else core
