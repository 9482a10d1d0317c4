"""Few things in words: 每个县一所以上, 新建两座, 零的突破, 连续两年获评."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.extraction import quantity_comparators as comparators
from analysis.extraction.quantity_numerals import FEW, Found, is_quoted, numeral, printed_numeral

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
    "落户|拥有|有|争创|认定|获批"
)
_THINGS = "座|所|家|个|条|处|支|项|名|台|辆|户|场|件|艘|间|对|门|套"
_FEW = re.compile(
    rf"(?P<n>[一二两三四五六七八九]|十[一二三四五六七八九]?|"
    rf"{FEW}十)(?P<to>至[两二三四五六七八九十])?(?P<more>[多余])?(?P<u>{_THINGS})(?P<tail>以上|左右)?"
)
_BUILD_BEFORE = re.compile(rf"(?:{_BUILD})$")
_EACH_BEFORE = re.compile(rf"{_EACH}$")
_SLOGAN = re.compile(
    r"(?:统筹|体系|方面|层面|目标|短板|着力|高地|面向|百年|中心任务|关键|必须|坚持|办法|不|新?格局|维护|自信|意识|"
    r"率先|先行|重大|具有|更|样板|标杆|龙头|好|新|拳头|又|街|龙)"
)


def few_things(text: str) -> Iterator[Found]:
    """每个县一所以上, 新建两座: few things that are built or that each place gets."""
    for match in _FEW.finditer(text):
        lead = text[max(0, match.start() - 30) : match.start()]
        if is_quoted(text, match.start()) or re.search(r"[第一二三四五六七八九十百千万首同另某这那该]$", lead):
            continue
        if _SLOGAN.match(text, match.end()):
            continue
        one = match["n"] == "一"
        placed = bool(re.search(r"在[^，。；]{2,12}(?:建设|新建|设立)$", lead))
        each = bool(_EACH_BEFORE.search(lead)) or bool(match["tail"]) or placed
        built = bool(_BUILD_BEFORE.search(lead)) and match["u"] not in ("个", "项") and not one
        trailing = bool(re.search(r"[一-鿿](?:东|西|南|北|片区|、[一-鿿]{1,6})$", lead)) and match["u"] in (
            "座",
            "条",
            "所",
        )
        if each or built or (trailing and not one):
            suffix, end = comparators.after(text, match.end("u"))
            comparator = comparators.combine(comparators.before(text, match.start()), suffix, bool(match["more"]))
            yield match.start(), end, str(numeral(match["n"])), "", match["u"], comparator, "word"


_YEARS_RUNNING = re.compile(rf"连续({FEW}|\d+)年(?=[^，。；]{{0,8}}(?:获评|获|荣获|被评|入选|蝉联))")


def years_running(text: str) -> Iterator[Found]:
    """连续两年获评: how many years in a row."""
    for match in _YEARS_RUNNING.finditer(text):
        yield match.start(1), match.end(1) + 1, printed_numeral(match[1]), "", "年", "eq", "word"
