"""The subject: the shortest noun phrase that names what a quantity measures."""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis.extraction.prose import words
from analysis.extraction.prose.clauses import Surroundings
from analysis.extraction.quantities import units
from analysis.extraction.quantities.finding import Quantity
from analysis.extraction.subjects.changes import COMPARED, change_after, change_of
from analysis.extraction.subjects.edges import strip_lead, strip_tail
from analysis.extraction.subjects.forms import FORMS, TIMES_OF, form_name, part_of_whole, share_name
from analysis.extraction.subjects.governors import governor
from analysis.extraction.subjects.left_out import KEEP_ONLY, level_only, named_before
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
from analysis.extraction.subjects.own_part import own_part
from analysis.extraction.subjects.ranks import read_rank
from analysis.extraction.subjects.subject import Subject
from analysis.extraction.subjects.trimming import trimmed

# Those that a share is of, and what they do: 科技人员落户企业.
_DOES = re.compile(
    r"(?!用于|投向|来自|分布|集中|得到|实现|左右|以上|以内|达)[一-鿿]{2,10}?"
    r"(?:落户|实现|建成|建立|建有|设有|完成|达到|开展|通上?|接入|纳入|进入|享有|参加|参与)[一-鿿A-Z]{1,12}"
)
# 是老城区投资的2倍 says how many times something else the subject before is.
_TIMES_ANOTHER = re.compile(r"(?:约?是|相当于)(?P<what>[^，。；的]{2,16})的$")
_AHEAD_OF = re.compile(r"(?:并|(?:继续)?保持了)?(?P<of>(?:高于|低于|快于|高出|超出|领先|超过(?=全))[^，。；\d]{2,14}$)")
_VERB_INSIDE = re.compile(
    r".*(?:建设|打造|培育|创建|完成|实现|推动|建成(?!区)|形成|开展|实施|推进|(?<![人口户])拥有|组建|争取|力争|确保|带动|促进|支持|"
    r"引导|加快|增强|优化|落实|购置|添置)(?![类性用])(?=.{4,})"
)
_STAGES = ("台阶", "大关", "门槛")
_STAGE = re.compile(rf"[百千万亿]*元?[级新的]*(?:{'|'.join(_STAGES)})")
# 行政村100%|通硬化路
_LINKED_SHARE = re.compile(r"通[一-鿿0-9A-Z]{1,8}比例$")
_LINKED = re.compile(r"通(?!过|报|知)[一-鿿0-9A-Z]{1,8}")
_FEWEST_BEFORE_SUM = 5
_GATHERS = ("等目标", "等任务", "等指标", "等主要目标")
_DIMENSION = re.compile(r"(?:水深|水位|高程|直径|跨度|吃水|净空|管径|桩长)")
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
_POINTS = units.PERCENT | {"个百分点", "百分点"}
_EXTENT = re.compile(r"(?:首期规模|总规模|全长|总长度?|线路全长|占地面积|总?建筑面积|总库容|总装机(?:容量)?)")
_SPENDING = re.compile(r"(?:投资|投入)$")
_PREFIXED = re.compile(rf"(?:{words.PREFIX})$")
# 每千人口拥有医师3.7人、护士5.1人: both for so many people.
_PER_HEADS = re.compile(
    r"每[百千万]{1,2}(?:名|户)?(?:常住|户籍|农村)?(?:人口|老年人|老人|学生|居民|人)(?:口?拥有|配备)?"
)
_OF_HEADS = re.compile(r"(?!.*每|新增|新建|培[训养]|引进|招[聘录]).*(?:医师|医生|护士|药师|床位|人员)数?$")
_SHARE_OF = re.compile(r"占.*(?:比|率)")
_BUILT = re.compile(rf".*(?:{words.BUILD}|融入)")
_LAST_NAME = re.compile(r"[、和与及](?=[^、和与及]*$)")
_NAME = re.compile(rf"(?!.*(?:{words.BUILD}|{words.ACHIEVE}|包括|包含|涵盖))[一-鿿（）()]{{2,16}}")


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
    if said := _of_its_form(quantity, around, left, earlier) or _of_a_whole(quantity, around, left, earlier):
        return said
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
        subject = named_before(_shorten(core), change, around, earlier, heading)
    if around.left[:1] == "、" and "每" in around.clause and (per := _PER_HEADS.search(around.clause)):
        subject = subject._replace(text=per[0] + subject.text) if _OF_HEADS.match(subject.text) else subject
    return subject if compares else _governed(subject, quantity, around, left)


def _of_its_form(quantity: Quantity, around: Surroundings, left: str, earlier: str) -> Subject | None:
    """Name a quantity by its form: a circle, a rank, what something is ahead of, a multiple of what it was."""
    if quantity.form == "circle":
        return _circle(around.right, strip_lead(strip_tail(left)))
    if ahead := _AHEAD_OF.match(left):
        return Subject(earlier + ahead["of"], earlier, "carried" if earlier else "none")
    if quantity.form == "rank":
        return Subject(*read_rank(left, earlier))
    multiple = TIMES_OF.search(left) if left.endswith("的") else None
    if multiple := multiple or (_TIMES_ANOTHER.search(left) if quantity.unit == "倍" else None):
        own = strip_lead(strip_tail(left[: multiple.start()]))
        return Subject(f"{own or earlier}相当于{multiple[1]}倍数", own or earlier, "before" if own else "carried")
    if quantity.form == "first":
        noun = noun_after((around.right or around.shared).removeprefix("在"))
        return Subject(f"{noun or earlier}位次", earlier, "after")
    if quantity.form in FORMS:
        return Subject(form_name(quantity, around.right, strip_lead(strip_tail(left))), "", "after")
    return None


def _of_a_whole(quantity: Quantity, around: Surroundings, left: str, earlier: str) -> Subject | None:
    """Name a share by the whole that the words around it name: 达到|市域面积的75%, 行政村100%|通硬化路."""
    if quantity.unit not in units.PERCENT:
        return None
    if part := part_of_whole(left):
        own = strip_lead(strip_tail(part[0])) or earlier
        return Subject(own + part[1], own, "before")
    if share := share_name(left, around.right, earlier):
        return Subject(share, earlier, "carried" if earlier else "after")
    if around.right.startswith("通") and (linked := _LINKED.match(around.right)):
        core = strip_lead(strip_tail(left)) or _LINKED_SHARE.sub("", earlier)
        return Subject(f"{core}{linked[0]}比例", core, "before")
    return None


def _is_open(core: str, quantity: Quantity) -> bool:
    """Whether words before a quantity, if any, only say what is done with things, or of which level they are."""
    if not core:
        return units.is_count(quantity.unit)
    return bool(KEEP_ONLY.match(core) or level_only(core))


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
    if subject.pattern not in ("before", "after") and not level_only(own):
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
    if quantity.unit not in _POINTS or _GROWTH.search(around.left):
        return False
    tail = strip_tail(own_part(around))
    changes = quantity.unit in units.PERCENT and bool(change_of(quantity, around.left))
    return not changes and not strip_lead(strip_tail(COMPARED.sub("", tail)))


def _circle(right: str, core: str) -> Subject:
    """15分钟|健身圈: the name ends with 圈."""
    core = _BUILT.sub("", core)
    name = _LAST_NAME.split(core)[-1] + right.lstrip("“”")[: right.lstrip("“”").find("圈") + 1]
    return Subject(balanced(name), balanced(name), "after")


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
    kept = level_only(core) or _PREFIXED.search(core)
    return Subject((kept[0] if kept else "") + noun, noun, "after")


def _shorten(core: str) -> str:
    if len(core) <= 12 or _SHARE_OF.search(core):
        return core
    match = _VERB_INSIDE.match(core)
    return core[match.end() :].lstrip("的") if match else core
