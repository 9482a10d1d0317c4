"""The subject: the shortest noun phrase that names what a quantity measures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.extraction import quantity_units as units
from analysis.extraction.prose_clauses import Surroundings
from analysis.extraction.quantities import Quantity

_TIME = r"(?:[到至在]?(?:20\d\d|二[〇零]..)年(?:底|末|前|度|年底)?(?:[,，]|的)?|[到至]?[“\"]?十[一二三四五六七八九]五[”\"]?(?:期?末|末|期末|期间|时期)?|未来五年|今后五年|五年|全年|年内|每年|今年)"
_SCOPE = r"全市上下|全市|我市|全县|我县|全区|我区|全域|市域|本市|全省|我省"
_MODAL = (
    "力争|确保|争取|力促|努力|预计|计划|规划|同时|进一步|全面|基本|稳步|持续|积极|大力|着力|加快|不断|有序|有效|切实|重点|逐步|主动|有力|"
    "总体|其中|并|且|再|也|还|均|共|各|将|把|使得?|让|对|通过|以及|和|及|与|力促|深入|统筹|累计|成功|顺利|优先|充分"
)
_DO = "实现|推动|推进|促进|带动|完成|保障|保持|引导|支持|鼓励|保证|做到|达到|形成|建成|打造|建设|培育|创建|开展|实施|组建|拥有|获得|获批|具备|提升|提高|申报|争创|举办|组织|安排|谋划|储备|建立|现有|共有|有"
_LEAD = re.compile(rf"^(?:{_TIME}|{_SCOPE}|{_MODAL}|{_DO}(?!率|值|额|量|里程|面积|项目|投资|用地|规模|水平|中心|县|区)|[、，,。；：:的“”—–\-·0-9.．（）()])")
_CUE = (
    "力争|确保|争取|努力|将|要|能够?|均|都|全部|全面|分别|各|累计|已经?|持续|稳定|基本|大幅|逐步|进一步|每年|不断|实现|常年|继续|稳步|再|"
    "保持|维持|达到|达|到|至|为|是|在|有|了|约|接近|近|超过|超|突破|破|过|高于|大于|低于|小于|不低于|不少于|不超过|不高于|不大于|至少|控制|"
    "跨越|跃升|跃上|站稳|迈上|提升|提高|增加|增长|扩大|下降|降低|减少|缩小|压减|压缩|降|升|增|稳居|位居|居|列|排名|排|位列|跻身|进入|进|≥|≤|>|<|＞|＜|≧|"
    "年均|同比|平均|比重?(?=达到|达)|共|共计|合计|总共|新增(?=$)|完成(?=$)|完成投资(?=$)|守牢|守住|逐年|递减|递增|上升|成为|以|从|由|的|：|:|不"
)
_TAIL = re.compile(rf"(?:{_CUE})$")
_CHANGE = re.compile(r"((?:年均|累计|同比|逐年|平均|每年|年)?(?:分别|均|再|力争)?)(增长|增加|提高|提升|上升|下降|降低|减少|递减|递增|压减|缩小|增速|扩大|增|降)(?:[^到至为]*)$")
_MAKES = "新建|新增|改扩建|改造提升|改造|引进|引育|新开工|新投产|新签约|新认定|建成|完成|扶持|选拔|遴选|聚集|培养|培训|发展|组建|恢复|治理|修复|退出|淘汰|建设|培育|创建|打造|形成|攻克|突破|转化|新引进|新培育|带动|吸引|开展|举办|支持|设立|布局|创建|推进|实施|加固|开工|盘活|化解"
_BARE = re.compile(rf"^(?:{_MAKES})?$")
_HEADLESS = re.compile(
    r"^(?:(?:年|总|全年|年均|累计|其中|全部|主营业务|工业)?(?:产值|增速|增长率?|增长速度|占比|比重|规模|面积|总量|投资|总投资|产量|产能|营业收入|营收|收入|销售额|交易额|覆盖率|总数|数量|增加值|增幅|总产值|里程|人数|总规模|装机|长度|普及率|综合产值))+$"
)
_PREDICATE = re.compile(
    r"(?:达到|达|实现|纳入|完成|顺利|全部|全面|获得|获批|获|落户|列入|入选|进入|建成|通过|治愈|得到|整治|能够|开展|成为|以上|投入|为我|落地|为|服务|参与|升级|进行|正式|投产|做|提前|基本|整体|已|均|并|共|占|比|并网|上云|获评)"
)
_NP_END = re.compile(r"(?:建设|的新格局|任务|目标|工作|创建|改造升级|升级改造|等|左右|以上|新格局|的目标|入库|行动)+$")
_NP_BAD = re.compile(r"^(?:[左右内以，。；：、）)的]|[左右]|之|台阶|大关|等|时|期)*$")
_VERB_INSIDE = re.compile(r".*(?:建设|打造|培育|创建|新建|完成|实现|推动|建成|形成|开展|实施|引进|推进|拥有|提升|组建|争取|力争|确保|带动|促进|支持|引导|加快)(?=.{4,})")
_PARENS = re.compile(r"[（(][^（）()]*$")
_COUNT_TOTAL = re.compile(r"(?:总数|数量|总量|数)$")


@dataclass(frozen=True)
class Subject:
    """A subject and how it was found.

    Attributes
    ----------
    text : str
        What is measured, as worded; with 年均增长, 下降 … where the quantity is a change.
    core : str
        The subject without words of change, for clauses that follow and leave it out.
    pattern : str
        after (N 家企业), before (企业达 N 家), carried (named before), heading.
    change : str
        Word of change (增长, 下降 …), empty for a level.
    """

    text: str
    core: str
    pattern: str
    change: str = ""


def read_subject(quantity: Quantity, around: Surroundings, earlier: str, heading: str) -> Subject:
    """Find the subject of a quantity.

    Parameters
    ----------
    quantity : Quantity
    around : Surroundings
        Its clause.
    earlier : str
        Core subject of the statement before in the paragraph, empty for none.
    heading : str
        Innermost heading as a noun phrase, empty where it is none.
    """
    left = _own_part(around)
    change, prefix = _change(quantity, left)
    core = strip_lead(strip_tail(left))
    behind = noun_after(around.right) if _takes_noun(quantity, around) else ""
    if behind:
        return _after(quantity, behind, core, change)
    if around.bracketed and not core:
        host = strip_lead(strip_tail(around.host))
        return Subject(host or earlier, host or earlier, "before", change)
    core = _shorten(core)
    if change and not core:
        return Subject(earlier + prefix + change, earlier, "carried" if earlier else "none", change)
    if _BARE.match(core) or _HEADLESS.match(core):
        return _completed(core, earlier, heading, prefix + change)
    return Subject(core + prefix + change, core, "before", change)


def _own_part(around: Surroundings) -> str:
    """The part of the left side that belongs to this quantity: after 、 or 和 where one came before it."""
    left = around.left
    if not around.follows:
        return left
    parts = re.split(r"、|以及|(?<!资)[和与及](?=[^，]*$)", left, maxsplit=1)
    return parts[-1] if len(parts) > 1 else left


def _change(quantity: Quantity, left: str) -> tuple[str, str]:
    bare = units.bare_unit(quantity.unit)
    if bare not in units.SHARES and bare not in units.CHANGES and "增速" not in left:
        return "", ""
    match = _CHANGE.search(left[-14:])
    if match is None or match[2] in ("增速",):
        return "", ""
    prefix = re.sub(r"分别|均$|再|力争|^年$", "", match[1])
    return match[2], "年均" if match[1].startswith("年均") else prefix


def _takes_noun(quantity: Quantity, around: Surroundings) -> bool:
    right = around.right
    if not right or _NP_BAD.match(right):
        return False
    bare = units.bare_unit(quantity.unit)
    if quantity.form in ("rank", "grade", "zero"):
        return False
    if bare in units.SHARES or bare in units.CHANGES:
        return right.startswith(("的", "以上的"))
    return True


def noun_after(right: str) -> str:
    """Noun phrase at the beginning of what follows a quantity; empty where a verb or nothing follows."""
    text = right.lstrip("的")
    text = re.sub(r"^[“”]", "", text) if text.count("”") != text.count("“") else text
    predicate = _PREDICATE.search(text)
    if predicate and predicate.start() < 2:
        return "" if predicate.start() == 0 else text[: predicate.start()]
    if predicate:
        text = text[: predicate.start()]
    text = re.sub(r"(?:和|与|及|以及|并)$", "", text)
    shorter = _NP_END.sub("", text)
    return shorter if len(shorter) >= 2 else text


def _after(quantity: Quantity, noun: str, core: str, change: str) -> Subject:
    verb = re.search(rf"(?:{_MAKES})$", core)
    head = verb[0] if verb and verb[0] in ("新建", "新增", "改扩建", "改造提升", "引进", "新引进") else ""
    if quantity.form == "class":
        noun = re.sub(r"^级", "", noun)
    return Subject(head + noun, noun, "after", "")


def _completed(core: str, earlier: str, heading: str, change: str) -> Subject:
    if _BARE.match(core):
        whole = core + earlier if earlier else core or heading
        return Subject(whole + change, earlier or heading, "carried" if earlier else "heading", change)
    host = earlier if not _HEADLESS.match(earlier) else ""
    host = _COUNT_TOTAL.sub("", host) if host else heading
    pattern = "carried" if earlier else "heading" if heading else "before"
    if host and host.endswith(core):
        return Subject(host + change, host, pattern, change)
    return Subject(host + core + change, host + core, pattern, change)


def strip_tail(text: str) -> str:
    """Take off words of comparison and change that end the left side: 达到, 力争, 稳定在, 年均增长."""
    while match := _TAIL.search(text):
        text = text[: match.start()]
    return text


def strip_lead(text: str) -> str:
    """Take off years, 全市, 力争, 实现 and punctuation that begin the left side."""
    text = re.sub(r"^.*(?:其中|即)[:：，]?", "", text) if "其中" in text else text
    while match := _LEAD.match(text):
        text = text[match.end() :]
    return text


def _shorten(core: str) -> str:
    if len(core) <= 12:
        return core
    match = _VERB_INSIDE.match(core)
    return core[match.end() :] if match else core
