"""Noun phrases after a quantity: where they end, and what is said of the things (8家|企业入驻 counts 入驻企业)."""

from __future__ import annotations

import re

from analysis.extraction.prose import words

_SHORT_NOUN = 2
_LONGEST_NOUN = 40
_NOUN_END = re.compile(r"(?:建设|的新格局|新格局|任务|目标|(?<!重点)工作|等|的)+$")
_GOES_ON = re.compile(r"(?:及|和|以及)(?:多个|若干|一批|其他).*$|(?:和|与|及|以及|并|的)$")
_REACHES = re.compile(r"(?:超过?|突破|达到?|过)$")
_CONJUNCTS = re.compile(r"(?<=[地心群链园区业])[和与及]")
_INDUSTRY = re.compile(r".{2,}?产业(?:集群|链|园区?|带)?")
# What opens the next counted thing: 14条公路|和甲乙等|4条铁路.
_NEXT_NAME = re.compile(r"(?<=[一-鿿]{2})[和与及、][^和与及、]{1,8}等$")
_ADVERBS = re.compile(r"^(?:全部|全面|顺利|均|已|先后|相继|陆续|基本|提前|正式|成功)+")
_BECOMES = re.compile(r"(?:改?建设?成为?|打造成为?|升级为|转为|成为)(?P<thing>[一-鿿“”]{3,16})$")
_HONOURED = re.compile(r"(?:获批|入选|获评|被评为|被认定为|认定为|跻身)(?P<thing>[一-鿿“”]{4,20})$")
# What a reader says of the things in one word before them: 入驻企业, 出列贫困村, 获批国家级试点园区.
_SAID = re.compile(
    r"(?:入驻|落户|下乡|上云|上市|投产|开工|竣工|通车|出列|落地|获批|获评|入选|入库|报批|上链|退出|"
    r"(?:实现|纳入|进入|通过|获得?|参与|入围|完成(?!投资))(?:(?![率居占达])[一-鿿“”]){2,12})$"
)
_SERVED = re.compile(r"(?P<whom>[一-鿿]{2,8}?)(?:进行|开展|实施|提供|完成|落实)(?P<work>[一-鿿]{2,10})")
# 对4500名|学生实施“营养改善计划”: they are counted, whatever is done.
DONE_TO = re.compile(r"(?P<whom>[一-鿿]{2,8}?)(?:进行|开展|实施)[一-鿿“]")
_GIVEN = re.compile(rf"(?P<whom>[一-鿿]{{2,6}}?)(?:{words.GIVE})[一-鿿]+")
_LEVEL = re.compile(r"(?:国家|省|市|县|区|乡镇|村|\d?A{1,5})级")
_SIZE = re.compile(r"[十百千万亿]+元?级?")
_QUALIFIED = re.compile(r"^(?:(?:国家|省|市|县|区|乡镇|村|A{1,5})级|[\d十百千万亿]+元?级?)(?:及?以上)?的?")
# What is said of the things that both counts are of: 3个|产值超千亿元、5个产值超五百亿元的集群.
_TAKES = re.compile(rf"[一-鿿]{{0,6}}(?:{words.TAKINGS})(?:超|过|达|突破|在)")
_WORK = re.compile(r"(?:提质改造|升级改造|改造提升|综合整治|生态修复|除险加固)$")
# 8.8%的|增速 is the measure itself, no share of things.
_MEASURE = re.compile(
    r"(?:平均|年均|年)?(?:(?P<named>增速|增幅|增长率|增长速度)|(?:平均)?速度(?P<grows>递增|增长)|"
    r"[高较快速平稳]{0,3}(?P<runs>增长)(?:势头|态势))"
)
_MEASURE_SIGNS = frozenset("增平年速高较快")
_SHARED = re.compile(r"落户[一-鿿]{2,16}$|(?:建有|设有|配备|具备|拥有|能够?开展|开展|实现|达到)[一-鿿“”]{3,16}$")


def counted_noun(right: str, counted: bool) -> str:
    """Name of things with what is said of them, where they are counted; the noun alone where it is not said shortly."""
    text = right.lstrip("的")
    if counted and "元" in text and "的" in text and _TAKES.match(text):
        return balanced(text)
    predicate = words.PREDICATE.search(text)
    if predicate is None or predicate.start() == 0:
        return noun_after(right)
    noun, said = text[: predicate.start()], _ADVERBS.sub("", text[predicate.start() :])
    if (become := _BECOMES.match(said)) or ((become := _HONOURED.match(said)) and become["thing"][-1] == noun[-1]):
        return become["thing"]
    if counted and _SAID.match(said) and 2 <= len(noun) <= _LONGEST_NOUN // 2:
        return balanced(_NOUN_END.sub("", said) + noun)
    return noun_after(right)


def served_noun(right: str) -> str:
    """Name what is done for so many: 为300户|老年人进行居家改造 gives 老年人居家改造; empty where nothing is."""
    served = _SERVED.fullmatch(right)
    if served:
        return served["whom"] + served["work"]
    given = _GIVEN.fullmatch(right)
    return given["whom"] if given else ""


def share_noun(right: str) -> str:
    """Name of a share of things: 60%的|乡镇建有服务中心 gives 建有服务中心的乡镇占比."""
    text = right.removeprefix("以上").removeprefix("左右").lstrip("的")
    if text[:1] in _MEASURE_SIGNS and (measure := _MEASURE.match(text)):
        return str(measure[measure.lastgroup or 0])
    predicate = words.PREDICATE.search(text)
    noun = text[: predicate.start()] if predicate and predicate.start() > 1 else noun_after(text)
    if predicate and predicate.start() > 1 and _SHARED.match(text, predicate.start()):
        return f"{text[predicate.start() :]}的{noun}占比"
    return f"{noun}占比" if noun else ""


def completed(noun: str, shared: str) -> str:
    """Complete a noun that shares its end with the next counted one: 2个国家级、3个省级度假区."""
    if not shared or not noun:
        return noun
    if noun.endswith(("元", "元以上")) and "的" in shared and _TAKES.match(noun):
        return f"{noun}的{shared.rpartition('的')[2]}"
    if _LEVEL.fullmatch(noun) or _SIZE.fullmatch(noun):
        return noun + _QUALIFIED.sub("", noun_after(shared))
    work = _WORK.search(shared)
    return noun + work[0] if work and not _WORK.search(noun) else noun


def noun_after(right: str) -> str:
    """Noun phrase at the beginning of what follows a quantity; empty where a verb or nothing follows."""
    text = right.lstrip("的")
    predicate = words.PREDICATE.search(text)
    if predicate and predicate.start() == 0:
        return ""
    if predicate and predicate.start() > _SHORT_NOUN:
        text = text[: predicate.start()]
    text = _NEXT_NAME.sub("", text)
    text = _GOES_ON.sub("", _REACHES.sub("", text)[:_LONGEST_NOUN])
    shorter = _NOUN_END.sub("", text)
    return balanced(shorter if len(shorter) >= 2 else text)


def balanced(text: str) -> str:
    """Mend a quotation mark that has lost its partner."""
    if "“" not in text and "”" not in text:
        return text
    if text.count("“") > text.count("”"):
        text = text.removesuffix("“") if text.endswith("“") else text + "”" if text.rfind("“") > 0 else text[1:]
    if text.count("”") > text.count("“"):
        text = text.removeprefix("”") if text.startswith("”") else "“" + text
    return text


def of_first_industry(noun: str) -> str:
    """Name what reaches a size: its first conjunct, up to the industry (现代石化产业|核心基地和重要高地)."""
    first, *others = _CONJUNCTS.split(noun, maxsplit=1)
    industry = _INDUSTRY.match(first) if others else None
    return industry[0] if industry else first if len(first) > _SHORT_NOUN else noun
