"""Few things in words: 每个县一所以上, 新建两座, 零的突破."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.extraction.quantities import comparators
from analysis.extraction.quantities.numerals import FEW, Found, is_quoted, numeral

_ZERO = re.compile(r"[“]?零[”]?(?P<gt>的?突破)|[“]?零(?P<eq>死亡|感染|发生|事故|新增|增长|排放|上访|报告|容忍)[”]?")


_ZERO_UNITS = {"死亡": "例", "感染": "例", "新增": "例", "发生": "起", "事故": "起", "增长": "%"}


def zeros(text: str) -> Iterator[Found]:
    """零的突破 (more than none), 零死亡 (none)."""
    for match in _ZERO.finditer(text):
        if match["eq"] in ("容忍", "报告", "排放", "上访"):
            continue
        comparator = "gt" if match["gt"] else "eq"
        start = match.start() + match[0].index("零")
        yield start, start + 1, "0", "", _ZERO_UNITS.get(match["eq"] or "", ""), comparator, "zero"


_EACH = (
    r"(?:(?:每个?|各)[^，。；]{0,12}?(?:县|市|区|乡|镇|街道|村|社区|园|校|单位|户|家|）)[^，。；、]{0,16}?|"
    r"至少[^，。；、]{0,6}?)"
)
_BUILD = (
    "新建|建设|建成|打造|创建|办好|建好|培育|引进|设立|建立|新增|开工|形成|改扩建|规划建设|做大做强|组建|布局|"
    "落户|拥有|有|争创|认定|获批|跨越|迈上|跨上|跃上|登上"
)
_THINGS = "座|所|家|个|条|处|支|项|名|台|辆|户|场|件|艘|间|对|门|套"
_FEW = re.compile(
    rf"(?P<n>{FEW}(?:(?<=十)[一二三四五六七八九]|十)?)(?P<to>至[两二三四五六七八九十])?(?P<more>[多余])?(?P<u>{_THINGS})(?P<tail>以上|左右)?"
)
_BUILD_BEFORE = re.compile(rf"(?:{_BUILD})$")
_EACH_BEFORE = re.compile(rf"{_EACH}$")
_SLOGAN = re.compile(
    r"(?:统筹|体系|方面|层面|目标|短板|着力|高地|面向|百年|中心任务|关键|必须|坚持|办法|不|新?格局|维护|自信|意识|"
    r"率先|先行|重大|具有|更|样板|标杆|龙头|好|新|拳头|又|街|龙)"
)


_OPENS = rf"(?:{_BUILD}|开展|举办|选派|培训|推出)"
_ROUND = re.compile(
    rf"{_OPENS}(?P<n>{FEW}?[百千万])(?P<more>余)?(?P<u>个|家|场|名|人|户|项|处|条|件|支)"
    r"(?![级里]|[^，。；、]{0,8}(?:行动|计划|工程))"
)
# A length or area needs the whole numeral: 新建管线一千公里; 百公里长廊 is a name.
_ROUND_MEASURE = re.compile(
    rf"{_OPENS}[^，。；、\d百千万]{{0,10}}?(?P<n>{FEW}[百千万])(?P<more>余)?(?P<u>公里|公顷|亩|平方米|平方公里)"
    r"(?=[，。；、）以]|$)"
)


def round_things(text: str) -> Iterator[Found]:
    """打造百个示范点, 开展一百场活动: a round number of things."""
    return _round(_ROUND, text)


def round_measures(text: str) -> Iterator[Found]:
    """新建管线一千公里: a round length or area of what is built."""
    return _round(_ROUND_MEASURE, text)


def _round(pattern: re.Pattern[str], text: str) -> Iterator[Found]:
    for match in pattern.finditer(text):
        if not is_quoted(text, match.start("n")):
            suffix, end = comparators.after(text, match.end())
            comparator = comparators.combine("", suffix, bool(match["more"]))
            yield match.start("n"), end, str(numeral(match["n"])), "", match["u"], comparator, "word"


_PART_OF_NUMERAL = frozenset("第一二三四五六七八九十百千万首同另某这那该")
_PLACED = re.compile(r"在[^，。；]{2,12}(?:建设|新建|设立)$")
_NAMED_BEFORE = re.compile(r"[一-鿿）](?:[东西南北]|片区|、[一-鿿（）]{1,14})$")
_SIZED = re.compile(rf"{FEW}?[十百千万]{{1,2}}(?:亿|吨|千瓦)")
_LOOSE = frozenset({"个", "项"})
# With a loose measure word only what was got and can be touched or is conferred counts: 建成两个园区, not 建成两个高地.
_GOT = re.compile(r"(?:建成|获批|新增|荣获|引进|新建|入选|承办|获得)$")
_KINDS = (
    "园区|产业园|开发区|实验室|试点|示范区|基地|企业|医院|学校|码头|泊位|电站|机场|车站|场馆|图书馆|博物馆|项目|平台|"
    "称号|荣誉|奖项|小区|景区|公园|站点|工作站|厂"
)
_CONCRETE = re.compile(
    rf"(?![^，。；、]{{0,20}}(?:“|体系|格局|高地|优势|行动|方面))[^，。；、]{{0,14}}?(?:{_KINDS})(?=[，。；、）和及]|$)"
)
# 新增蔬菜生产基地两个，: what was got or is to be, before its number.
_GOT_BEFORE = re.compile(
    rf"(?:建成|获批|新增|引进|新建|创建)[一-鿿A-Z\d]{{0,12}}(?:{_KINDS}|[小中大]学|水库|车间|中心)$"
)
_CLOSES = ("，", "。", "；", "、", "）")
_BUILDINGS = frozenset({"座", "所"})
_LEAD = 30


def few_things(text: str) -> Iterator[Found]:
    """每个县一所以上, 新建两座, 甲、乙两所: few things that are built, named, or that each place gets."""
    for match in _FEW.finditer(text):
        start = match.start()
        if text[start - 1 : start] in _PART_OF_NUMERAL or _SLOGAN.match(text, match.end()):
            continue
        lead = text[max(0, start - _LEAD) : start]
        if is_quoted(text, start) or not _is_counted(match, lead):
            continue
        suffix, end = comparators.after(text, match.end("u"))
        bound = "" if lead.endswith("跨越") else comparators.before(text, start)
        comparator = comparators.combine(bound, suffix, bool(match["more"]))
        yield start, end, str(numeral(match["n"])), "", match["u"], comparator, "word"


def _is_counted(match: re.Match[str], lead: str) -> bool:
    if match["tail"] or _EACH_BEFORE.search(lead) or _PLACED.search(lead):
        return True
    if match["n"] == "一":
        return False
    sized = _SIZED.match(match.string, match.end())
    if sized and lead.endswith(("、", "和")):
        return True
    if match["u"] in _LOOSE and _GOT.search(lead) and _CONCRETE.match(match.string, match.end()):
        return True
    if match.string.startswith(_CLOSES, match.end()) and _GOT_BEFORE.search(lead):
        return True
    built = _BUILD_BEFORE.search(lead) and (match["u"] not in _LOOSE or sized)
    return bool(built or (match["u"] in _BUILDINGS and _NAMED_BEFORE.search(lead)))
