"""Ranks, orders, grades of water quality and time circles: 全省第二, 全省首家, 达到Ⅲ类, 15分钟健身圈."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.extraction.quantities.numerals import FEW, Found, is_quoted, numeral, printed_numeral

ROMAN = {
    "Ⅰ": "1",
    "Ⅱ": "2",
    "Ⅲ": "3",
    "Ⅳ": "4",
    "Ⅴ": "5",
    "Ⅵ": "6",
    "I": "1",
    "II": "2",
    "III": "3",
    "IV": "4",
    "V": "5",
}
_SCOPE = (
    r"(?:全球|世界|国际|全国|中部|西部|东部|东北|全省|省内|全市|市州|湖南|长江|同类|国内|地级市|"
    r"[^，。；、]{2,6}(?:省|区域|地区|城市|县市|市州))"
)
_RANK = re.compile(
    rf"(?:第(?P<nth>\d+|{FEW}{{1,3}})(?:[位名](?!副?书记)|(?=[，。；、）]|$)(?!(?:、第?[一二三])+次?产业))|"
    rf"(?P<scope1>{_SCOPE}[^，。；、]{{0,8}}?)第(?P<only>\d+|{FEW}{{1,3}})(?=[，。；、）]|$)(?!(?:、第?[一二三])+次?产业)"
    rf"|前(?P<top>\d+|{FEW}{{1,3}})(?:[位名强]?)(?=[，。；、）]|$)|(?<![百“])(?P<strong>\d+|"
    rf"{FEW}{{1,3}})强(?=[，。；、）]|$)"
    r"|(?<=[全省市国州区列部界类县])(?P<first>首位|榜首|第一位?)(?=[，。；、）]|$))"
)
# Every rank holds one of these; most sentences do not, and the whole pattern is slow.
_RANK_SIGN = re.compile(
    rf"第(?:\d+|{FEW}{{1,3}})(?:[位名，。；、）]|$)|前(?:\d+|{FEW}{{1,3}})[位名强]?(?:[，。；、）]|$)|"
    r"强(?:[，。；、）]|$)|首位|榜首"
)
# More characters than may stand between the beginning of a rank and its sign, and than what is looked at behind it.
_LONGEST_SCOPE = 20
_BEHIND = 12
_NEAR = 6
_RANK_CUE = re.compile(r"[居列排升跻位名稳第]|进入|入选|上榜|保持|前|冲刺|年全[省国市区县]")


def ranks(text: str) -> Iterator[Found]:
    """稳居全省第二, 排名第2位, 全省前三, 全省五强, 全省首位."""
    for match in _near_signs(text):
        lead = text[max(0, match.start() - 16) : match.start()]
        named = max(_NEAR, match[0].rfind("第"))
        if not _RANK_CUE.search(lead + match[0][:named]) or is_quoted(text, match.end() - 1):
            continue
        if match["first"]:
            yield match.start(), match.end(), "1", "", "位", "eq", "rank"
        elif top := match["top"] or match["strong"]:
            unit = "强" if match["strong"] or match[0].endswith("强") else "位"
            yield match.start(), match.end(), "", printed_numeral(top), unit, "le", "rank"
        else:
            start = match.start("nth") - 1 if match["nth"] else match.start("only") - 1
            yield start, match.end(), printed_numeral(match["nth"] or match["only"]), "", "位", "eq", "rank"


def _near_signs(text: str) -> Iterator[re.Match[str]]:
    """Ranks from the first sign to the last."""
    spans = [sign.span() for sign in _RANK_SIGN.finditer(text)]
    if not spans:
        return
    last = spans[-1][1]
    for match in _RANK.finditer(text, max(0, spans[0][0] - _LONGEST_SCOPE), last + _BEHIND):
        # Where the text is cut off, a rank that goes on seems to end.
        if match.end() <= last:
            yield match


# 首个突破13万亿元的省份, 第二个万亿元消费城市: what the order counts is named by a threshold.
_THRESHOLD = rf"[^，。；]{{0,16}}?(?:[\d.]+[万亿]|{FEW}?[百千万]+亿)"
_CLUB = re.compile(
    rf"(?:进入|跻身|迈入|迈进|挺进|冲刺|入围)[^，。；、“”]{{0,12}}?(?P<n>百|(?<!{FEW})十)强"
    r"(?:县市区?|县域|县区?|市|区|镇|乡镇|企业|园区|开发区)?(?:(?<!强)|前列|行列|方阵)(?=[，。；、）]|$)"
)
# 5个县市进入全国百强县 counts the counties.
_MEMBERS = re.compile(rf"(?:\d|{FEW})[个家][^，。；]{{0,12}}$")


def clubs(text: str) -> Iterator[Found]:
    """跻身全国百强县行列: one of the first hundred."""
    for match in _CLUB.finditer(text):
        start = match.start("n")
        if _MEMBERS.search(text[max(0, match.start() - 16) : match.start()]):
            continue
        yield start, start + 2, "", str(numeral(match["n"])), "强", "le", "rank"


_NTH = re.compile(
    rf"(?:成为|成|是|获评|建成)(?:全[省国市]|省内|国内|中部|[一-鿿]{{0,6}})(?:第(?P<nth>\d+|{FEW})|"
    rf"首)(?P<u>[家个座])(?!{_THRESHOLD})|[、][^，。；、]{{2,10}}第(?P<next>\d+)(?P<v>[家个座])"
)


_NTH_LARGEST = re.compile(
    rf"(?:打造|建设|建成|成为|是|[跃晋]升为?|跃居|发展成?为?)(?:全球|世界|全国|中部|全省|省内|国内|全市|[一-鿿]{{2}}省?)"
    rf"第(\d+|{FEW})大(?=[一-鿿]{{2}})"
)


def firsts(text: str) -> Iterator[Found]:
    """成为全省第3家, 成为全省首家, 打造全国第八大石化基地: an order among peers."""
    for match in _NTH_LARGEST.finditer(text) if "大" in text else ():
        yield match.start(1) - 1, match.end(), printed_numeral(match[1]), "", "位", "eq", "first"
    for match in _NTH.finditer(text):
        digits = match["nth"] or match["next"]
        start = match.end() - 1 - len(digits or "首")
        yield start, match.end(), printed_numeral(digits or "一"), "", match["u"] or match["v"], "eq", "first"


_GRADE = re.compile(
    r"(?:达到?|保持在?|稳定在?|达到或优于|优于|为|提升[到至]|升至|退出)(?:劣)?([ⅠⅡⅢⅣⅤⅥ]|I{1,3}|IV|"
    r"V)类(?=[，。；、以）标]|水质|$)"
)


def grades(text: str) -> Iterator[Found]:
    """达到Ⅲ类: a class of water quality."""
    for match in _GRADE.finditer(text):
        comparator = "lt" if "退出" in match[0] else "eq"
        low, high = ("", ROMAN[match[1]]) if comparator == "lt" else (ROMAN[match[1]], "")
        yield match.start(1), match.end(1) + 1, low, high, "类", comparator, "grade"


_CIRCLE = re.compile(
    rf"[“]?(?P<n>\d+|{FEW}{{1,3}}|半(?=个?小时))个?(?:(?P<u>刻钟|分钟|小时)|(?P<way>公里|里|米))[”]?"
    r"(?(way)[^，。；、“”]{0,6}(?:服务|生活|养老|健身|文化|阅读|便民|休闲|游憩)|)[^，。；、“”]{0,14}圈"
    r"(?![^，。；、]{0,4}(?:试点|\d))"
)
# What every circle holds, by which it is found fast.
_CIRCLE_SIGN = re.compile(r"(?:刻钟|分钟|小时|里|米)[^，。；、]{0,24}圈")
_COUNTED = re.compile(rf"(?:\d+|{FEW})[个家]$")
_LIES_IN = re.compile(r"地处|位于|处于")


def circles(text: str) -> Iterator[Found]:
    """15分钟健身圈, 一刻钟便民生活圈: reached within that time."""
    for match in _CIRCLE.finditer(text) if _CIRCLE_SIGN.search(text) else ():
        lead = text[max(0, match.start() - 16) : match.start()]
        if _COUNTED.search(lead) or _LIES_IN.search(lead):
            continue
        upper = "0.5" if match["n"] == "半" else printed_numeral(match["n"])
        unit = "u" if match["u"] else "way"
        yield match.start("n"), match.end(unit), "", upper, match[unit], "le", "circle"
