"""Quantities in words; most numerals in words are slogans and stay out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from analysis.extraction.quantities import comparators
from analysis.extraction.quantities.classes import digit_classes, size_classes, waterways
from analysis.extraction.quantities.numerals import FEW, Found, is_quoted, numeral
from analysis.extraction.quantities.ranks import circles, clubs, firsts, grades, ranks
from analysis.extraction.quantities.relations import relations
from analysis.extraction.quantities.running import running
from analysis.extraction.quantities.things import few_things, round_measures, round_things, zeros

Rule = Callable[[str], Iterator[Found]]


def word_quantities(text: str) -> list[Found]:
    """Quantities in words of a sentence without spaces: (start, end, low, high, unit, comparator, form)."""
    taken: list[Found] = []
    for rule in rules_for(text):
        for found in rule(text):
            if not taken or all(found[1] <= other[0] or found[0] >= other[1] for other in taken):
                taken.append(found)
    return taken


def rules_for(text: str) -> Sequence[Rule]:
    """Rules that may find something in a text, in their order: those of which a sign stands in it."""
    signs = _SIGN.findall(text)
    if len(signs) < 2:
        return [RULES[at][0] for at in _tried_at(signs[0])] if signs else ()
    return [RULES[at][0] for at in sorted({at for sign in set(signs) for at in _tried_at(sign)})]


def _tried_at(sign: tuple[str, str]) -> Sequence[int]:
    """Positions of the rules that a sign and the character after it call for; that is empty at the end of a text."""
    tried = _TRIED.get(sign)
    return tried if tried is not None else _TRIED[sign[0], _ANY]


_NUMERAL = "[一二两三四五六七八九十百千万零]"
_AMOUNT_UNITS = (
    "亿元?|万元|元|万亩|亩|万吨|吨|万人次?|人次|公里|万|项|家|个|场|人|名|户|件|所|处|条|种|辆|座|套|列|架次|标箱"
)
_AMOUNT = re.compile(
    rf"(?:超过?|突破|过|破|达到?|近|逾|稳定在|保持在?|维持在?|站稳|"
    rf"跨越|跨上|迈上|站上|跃上|登上)(?P<n>{_NUMERAL}{{0,7}}[十百千万])(?P<u>{_AMOUNT_UNITS})"
    r"(?=[，。；、）以左大新台的级]|$|[产企园项规]|(?<=名)(?![校企牌城镇])[一-鿿])"
)
_HUNDRED_MILLION = re.compile(
    r"(?:超过?|突破|过|破|达到?|近|逾|跨上|迈上|站上|跃上|登上)(亿(?:件|人次|吨|斤|元))(?=[，。；、大台]|$)"
)


def _amounts(text: str) -> Iterator[Found]:
    """超百亿元, 突破千亿, 过万亿元大关, 超百项, 突破一万四千亿元."""
    for match in _AMOUNT.finditer(text):
        start = match.start("n")
        unit = match["u"] if match["u"] != "亿" else "亿元"
        suffix, end = comparators.after(text, match.end())
        comparator = comparators.combine(comparators.before(text, start), suffix, False)
        yield start, end, str(numeral(match["n"])), "", unit, comparator, "word"


_FRACTION = re.compile(
    r"([二三四五六七八九十])分之([一二三四五六七八九])|(一半|半数)(?=以上|左右|[，。；])|"
    r"(?<=[达占到近超])([一二三四五六七八九])成|([一二三四五六七八九])成(?=以上|左右|以内)"
)


def _hundred_millions(text: str) -> Iterator[Found]:
    """突破亿件: a hundred million without a one before it."""
    for match in _HUNDRED_MILLION.finditer(text):
        comparator = comparators.before(text, match.start(1)) or "eq"
        yield match.start(1), match.end(), "1", "", match[1], comparator, "word"


def _fractions(text: str) -> Iterator[Found]:
    """三分之一, 一半以上, 七成."""
    for match in _FRACTION.finditer(text):
        value = (
            50.0
            if match[3]
            else 100 * numeral(match[2]) / numeral(match[1])
            if match[1]
            else 10.0 * numeral(match[4] or match[5])
        )
        suffix, end = comparators.after(text, match.end())
        comparator = comparators.combine(comparators.before(text, match.start()), suffix, False)
        yield match.start(), end, f"{value:.2f}".rstrip("0").rstrip("."), "", "%", comparator, "fraction"


_DOUBLE = re.compile(r"翻了?(一|两|二|三|1|2|3)?番|倍增(?=[，。；]|$)")


def _doublings(text: str) -> Iterator[Found]:
    """翻番, 翻一番, 翻两番: counted in 番."""
    for match in _DOUBLE.finditer(text):
        if match[0] == "倍增" or is_quoted(text, match.start()):
            continue
        times = match[1] or "一"
        suffix, end = comparators.after(text, match.end())
        yield match.start(), end, times if times.isdigit() else str(numeral(times)), "", "番", suffix or "eq", "word"


_TIMES = re.compile(
    rf"(?:[是为][^，。；]{{2,12}}?的|相当于[^，。；]{{2,12}}?的|增[长加]了?|扩大了?|提高了?)(?:近|约|超过?)?"
    rf"(?P<n>{FEW}{{1,2}})倍(?P<more>多)?(?=以上|左右|[，。；、）]|$)"
)


def _times(text: str) -> Iterator[Found]:
    """是2015年的两倍, 增长两倍多: how many times as much."""
    for match in _TIMES.finditer(text):
        start = match.start("n")
        suffix, end = comparators.after(text, match.end())
        comparator = comparators.combine(comparators.before(text, start), suffix, bool(match["more"]))
        yield start, end, str(numeral(match["n"])), "", "倍", comparator, "digits"


_DOUBLE_DIGIT = re.compile(r"两位数")


def _double_digits(text: str) -> Iterator[Found]:
    """两位数增长: at least ten per cent."""
    for match in _DOUBLE_DIGIT.finditer(text):
        yield match.start(), match.end(), "10", "", "%", "ge", "word"


# Each rule with its signs: whatever it finds holds one of the first characters of a sign right before one of the
# second (before a pattern, where that is given in brackets), or before anything where there are none. A rule is tried
# only where a sign of it stands.
_FEW = "一二两三四五六七八九十"
_NTH = rf"(?:\d+|[{_FEW}]{{1,3}})"
_STOP = "(?:[，。；、）]|$)"
RULES: tuple[tuple[Rule, tuple[tuple[str, str], ...]], ...] = (
    (size_classes, (("十百千万", "亿吨千亩标"),)),
    (digit_classes, (("亿元", "级"),)),
    (waterways, (("级", "航"),)),
    (_amounts, (("十百千万", "亿万元亩吨人公项家个场名户件所处条种辆座套列架标"),)),
    (_hundred_millions, (("亿", "件人吨斤元"),)),
    (_fractions, (("分", "之"), ("一", "半"), ("半", "数"), ("一二三四五六七八九", "成"))),
    (
        relations,
        (
            *(("同", "步"), ("平", "均"), ("持", "平"), ("定", "，。；、）"), ("增", "速幅"), ("快", "于")),
            *(("目", "标"), ("任", "务"), ("指", "标"), ("要", "求")),
        ),
    ),
    (_doublings, (("翻", ""),)),
    (_times, (("一二两三四五六七八九十", "倍"),)),
    (_double_digits, (("两", "位"),)),
    (circles, (("圈", ""),)),
    (
        ranks,
        (
            *(("第", f"(?:{_NTH}(?:[位名]|{_STOP}))"), ("前", f"(?:{_NTH}[位名强]?{_STOP})")),
            *(("强", "，。；、）"), ("首", "位"), ("榜", "首")),
        ),
    ),
    (clubs, (("百十", "强"),)),
    (firsts, (("第", f"(?:{_NTH}[家个座大])"), ("首", "家个座"))),
    (grades, (("ⅠⅡⅢⅣⅤⅥIV", "类"),)),
    (zeros, (("零", "”的突死感发事新增"),)),
    (running, (("连", "续涨增冠降升丰"),)),
    (round_things, (("百千万余", "余个家场名人户项处条件支"),)),
    (round_measures, (("百千万余", "公亩平"),)),
    (few_things, ((_FEW + "多余", "座所家个条处支项名台辆户场件艘间对门套"),)),
)


def _followed() -> Iterator[str]:
    """One pattern for each first character of a sign: what may follow it, or the end of the text (全省五强)."""
    signs = [sign for _, signs in RULES for sign in signs]
    for head in sorted({head for heads, _ in signs for head in heads}):
        seconds = [second for heads, second in signs if head in heads]
        patterns = [second for second in seconds if second.startswith("(")]
        if single := "".join(second for second in seconds if not second.startswith("(")):
            patterns.append(f"[{single}]")
        yield rf"{head}(?={'|'.join(patterns)}|$)" if all(seconds) else head


SIGNS = "|".join(_followed())
# The first character of a sign and the one that follows it.
_SIGN = re.compile(f"(?:{SIGNS})(?<=(.))(?=(.?))", re.DOTALL)
_ANY = "any other"


def _tried() -> Iterator[tuple[tuple[str, str], list[int]]]:
    """Positions of the rules for each sign and the character after it, _ANY for all that no rule names."""
    signs = [(at, *sign) for at, (_, own) in enumerate(RULES) for sign in own]
    for head in {head for _, heads, _ in signs for head in heads}:
        own = [(at, second) for at, heads, second in signs if head in heads]
        named = {char for _, second in own if not second.startswith("(") for char in second}
        for char in (*named, "", _ANY):
            yield (head, char), sorted({at for at, second in own if _calls(second, char)})


def _calls(second: str, char: str) -> bool:
    """Whether a character may be what follows the first one of a sign; at the end of a text anything may be meant."""
    return not char or not second or second.startswith("(") or char in second


_TRIED = dict(_tried())
