"""Quantities in words: 百亿级, 三分之一, 翻番, 一所以上, 全省第二, 达到Ⅳ类, 零的突破; most numerals in words are slogans and stay out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from analysis.extraction import quantity_comparators as comparators

Found = tuple[int, int, str, str, str, str, str]

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_N = "[一二两三四五六七八九十]"
_CUE = re.compile(r"[百千万亿一二两三四五六七八九十零首半ⅠⅡⅢⅣⅤⅥ翻第前强圈类]")
_ROMAN = {"Ⅰ": "1", "Ⅱ": "2", "Ⅲ": "3", "Ⅳ": "4", "Ⅴ": "5", "Ⅵ": "6", "I": "1", "II": "2", "III": "3", "IV": "4", "V": "5",
          "一": "1", "二": "2", "三": "3", "四": "4", "五": "5"}


def numeral(text: str) -> int:
    """Value of a Chinese numeral: 三十五 is 35, 千 is 1000, 五千 is 5000.

    Raises
    ------
    ValueError
        A character is not a numeral.
    """
    total = part = 0
    for char in text:
        if char in DIGITS:
            part = DIGITS[char]
        elif char not in _SCALES:
            raise ValueError(f"not a Chinese numeral: {text!r}")
        elif _SCALES[char] >= 10**4:
            total, part = (total + part or 1) * _SCALES[char], 0
        else:
            total, part = total + (part or 1) * _SCALES[char], 0
    return total + part


def word_quantities(text: str) -> Iterator[Found]:
    """Quantities in words of a sentence without spaces: (start, end, low, high, unit, comparator, form)."""
    if not _CUE.search(text):
        return
    taken: list[tuple[int, int]] = []
    for rule in RULES:
        for found in rule(text):
            if all(found[1] <= start or found[0] >= end for start, end in taken):
                taken.append((found[0], found[1]))
                yield found


def _quoted(text: str, position: int) -> bool:
    opened = text.rfind("“", max(0, position - 12), position)
    return opened >= 0 and position <= text.find("”", opened, opened + 24)


_CLASS_NAMES = "产业链|产业|园区|企业|集群|项目|市场|商圈|街区|园|基地|龙头|品牌|码头|泊位|航道|生态|板块|工程|经济|级|物流|平台|县|镇|村"
_CLASS = re.compile(
    rf"(?<![\d一二两三四五六七八九十百千万亿第数近上几个家座])({_N}?[十百千万]{{0,2}})(亿元?|吨|千瓦|亩)(?=级|[^，。；、“”（）]{{0,14}}?(?:{_CLASS_NAMES}))(级)?"
)
_CLASS_WORKS = re.compile(r"码头|泊位|航道|产业|园区|企业|集群|项目|市场|商圈|基地|生态|板块")
_CLASS_BUILT = re.compile(
    r"(?:打造|建设|建成|培育|形成|构建|发展|壮大|冲刺|迈向|成为|推进|推动[^，。；]{2,16}向|提升|创建|布局|引进|争创)(?:(?!融入|对接|服务于|依托|嵌入|支撑|配套)[^，。；：])*$"
)
_PROGRAMME = re.compile(r"[^，。；]{0,10}(?:行动|计划|工程|战略)")
_MEASURED_BEFORE = re.compile(r"[过超破达到至为]$|突破$")


def _size_classes(text: str) -> Iterator[Found]:
    """百亿级企业, 千亿产业, 千吨级码头, 百万千瓦级基地: a size class, at least that large."""
    for match in _CLASS.finditer(text):
        head, unit = match[1], match[2]
        if not head or head[-1] not in "十百千万":
            continue
        if _quoted(text, match.start()) or _MEASURED_BEFORE.search(text[max(0, match.start() - 2) : match.start()]):
            continue
        if _PROGRAMME.match(text, match.end()) or not _CLASS_BUILT.search(text[max(0, match.start() - 60) : match.start()]):
            continue
        if not _CLASS_WORKS.search(text[match.end() : match.end() + 16]):
            continue
        amount, printed = _class_value(head, unit, bool(match[3]))
        yield match.start(), match.end(), amount, "", printed, "ge", "class"


def _class_value(head: str, unit: str, level: bool) -> tuple[str, str]:
    value = str(numeral(head))
    if unit.startswith("亿"):
        return value, "亿元"
    if unit == "千瓦" and value.endswith("0000"):
        return value[:-4], "万千瓦"
    return value, unit + ("级" if level and unit == "吨" else "")


_NUMERAL = "[一二两三四五六七八九十百千万零]"
_AMOUNT_UNITS = "亿元?|万元|元|万亩|亩|万吨|吨|万人次?|人次|公里|万|项|家|个|场|人|名|户|件|所|处|条|种|辆|座|套"
_AMOUNT = re.compile(
    rf"(?:超过?|突破|过|破|达到?|近|逾|跨越)(?P<n>{_NUMERAL}{{0,7}}[十百千万])(?P<u>{_AMOUNT_UNITS})(?=[，。；、）以大台的级]|$|[产企园项规])"
)


def _amounts(text: str) -> Iterator[Found]:
    """超百亿元, 突破千亿, 过万亿元大关, 超百项, 突破一万四千亿元."""
    for match in _AMOUNT.finditer(text):
        start = match.start("n")
        unit = match["u"] if match["u"] != "亿" else "亿元"
        suffix, end = comparators.after(text, match.end())
        comparator = comparators.combine(comparators.before(text, start), suffix, False)
        yield start, end, str(numeral(match["n"])), "", unit, comparator, "word"


_FRACTION = re.compile(r"([二三四五六七八九十])分之([一二三四五六七八九])|(一半|半数)(?=以上|左右|[，。；])|(?<=[达占到近超])([一二三四五六七八九])成|([一二三四五六七八九])成(?=以上|左右|以内)")


def _fractions(text: str) -> Iterator[Found]:
    """三分之一, 一半以上, 七成."""
    for match in _FRACTION.finditer(text):
        value = 50.0 if match[3] else 100 * numeral(match[2]) / numeral(match[1]) if match[1] else 10.0 * numeral(match[4] or match[5])
        suffix, end = comparators.after(text, match.end())
        comparator = comparators.combine(comparators.before(text, match.start()), suffix, False)
        yield match.start(), end, f"{value:.2f}".rstrip("0").rstrip("."), "", "%", comparator, "fraction"


_DOUBLE = re.compile(r"翻(一|两|二|三|1|2|3)?番|倍增(?=[，。；]|$)")


def _doublings(text: str) -> Iterator[Found]:
    """翻番, 翻一番, 翻两番: counted in 番."""
    for match in _DOUBLE.finditer(text):
        if match[0] == "倍增" or _quoted(text, match.start()):
            continue
        times = match[1] or "一"
        suffix, end = comparators.after(text, match.end())
        yield match.start(), end, times if times.isdigit() else str(numeral(times)), "", "番", suffix or "eq", "word"


_DOUBLE_DIGIT = re.compile(r"两位数")


def _double_digits(text: str) -> Iterator[Found]:
    """两位数增长: at least ten per cent."""
    for match in _DOUBLE_DIGIT.finditer(text):
        yield match.start(), match.end(), "10", "", "%", "ge", "word"


_SCOPE = r"(?:全球|世界|国际|全国|中部|西部|东部|东北|全省|省内|全市|市州|湖南|长江|同类|国内|地级市|[^，。；、]{2,6}(?:省|区域|地区|城市|县市|市州))"
_RANK = re.compile(
    rf"(?:第(?P<nth>\d+|{_N}{{1,3}})(?:[位名](?!副?书记)|(?=[，。；、）]|$))|(?P<scope1>{_SCOPE}[^，。；、]{{0,8}}?)第(?P<only>\d+|{_N}{{1,3}})(?=[，。；、）]|$)"
    rf"|前(?P<top>\d+|{_N}{{1,3}})(?:[位名强]?)(?=[，。；、）]|$)|(?<![百“])(?P<strong>\d+|{_N}{{1,3}})强(?=[，。；、）]|$)"
    r"|(?<=[全省市国州区列部界类县])(?P<first>首位|榜首|第一位?)(?=[，。；、）]|$))"
)
_RANK_CUE = re.compile(r"[居列排升跻位名稳第]|进入|入选|上榜|保持|前|冲刺")


def _ranks(text: str) -> Iterator[Found]:
    """稳居全省第二, 排名第2位, 全省前三, 全省五强, 全省首位."""
    for match in _RANK.finditer(text):
        lead = text[max(0, match.start() - 16) : match.start()]
        if not _RANK_CUE.search(lead + match[0][:6]) or _quoted(text, match.end() - 1):
            continue
        if match["first"]:
            yield match.start(), match.end(), "1", "", "位", "eq", "rank"
        elif top := match["top"] or match["strong"]:
            unit = "强" if match["strong"] or match[0].endswith("强") else "位"
            yield match.start(), match.end(), "", _printed(top), unit, "le", "rank"
        else:
            start = match.start("nth") - 1 if match["nth"] else match.start("only") - 1
            yield start, match.end(), _printed(match["nth"] or match["only"]), "", "位", "eq", "rank"


def _printed(digits: str) -> str:
    return digits if digits.isdigit() else str(numeral(digits))


_NTH = re.compile(
    rf"(?:成为|成|是|获评|建成)(?:全[省国市]|省内|国内|中部|[一-鿿]{{0,6}})(?:第(?P<nth>\d+|{_N})|首)(?P<u>[家个座])|[、][^，。；、]{{2,10}}第(?P<next>\d+)(?P<v>[家个座])"
)


def _firsts(text: str) -> Iterator[Found]:
    """成为全省第3家, 成为全省首家: an order among peers."""
    for match in _NTH.finditer(text):
        digits = match["nth"] or match["next"]
        start = match.end() - 1 - len(digits or "首")
        yield start, match.end(), _printed(digits or "一"), "", match["u"] or match["v"], "eq", "first"


_GRADE = re.compile(r"(?:达到?|保持在?|稳定在?|达到或优于|优于|为|提升[到至]|升至|退出)(?:劣)?([ⅠⅡⅢⅣⅤⅥ]|I{1,3}|IV|V)类(?=[，。；、以）标]|水质|$)")


def _grades(text: str) -> Iterator[Found]:
    """达到Ⅲ类: a class of water quality."""
    for match in _GRADE.finditer(text):
        comparator = "lt" if "退出" in match[0] else "eq"
        low, high = ("", _ROMAN[match[1]]) if comparator == "lt" else (_ROMAN[match[1]], "")
        yield match.start(1), match.end(1) + 1, low, high, "类", comparator, "grade"


_CIRCLE = re.compile(rf"[“]?(?P<n>\d+|{_N}{{1,3}})(?P<u>刻钟|分钟|小时)[”]?[^，。；、“”]{{0,14}}圈(?![^，。；、]{{0,4}}(?:试点|\d))")
_COUNTED = re.compile(r"\d+[个家]$")


def _circles(text: str) -> Iterator[Found]:
    """15分钟健身圈, 一刻钟便民生活圈: reached within that time."""
    for match in _CIRCLE.finditer(text):
        lead = text[max(0, match.start() - 16) : match.start()]
        if _COUNTED.search(lead) or re.search(r"地处|位于|处于", lead):
            continue
        yield match.start("n"), match.end("u"), "", _printed(match["n"]), match["u"], "le", "circle"


_ZERO = re.compile(r"[“]?零[”]?(?P<gt>的?突破)|[“]?零(?P<eq>死亡|感染|发生|事故|新增|增长|排放|上访|报告|容忍)[”]?")


_ZERO_UNITS = {"死亡": "例", "感染": "例", "新增": "例", "发生": "起", "事故": "起", "增长": "%"}


def _zeros(text: str) -> Iterator[Found]:
    """零的突破 (more than none), 零死亡 (none)."""
    for match in _ZERO.finditer(text):
        if match["eq"] in ("容忍", "报告", "排放", "上访"):
            continue
        comparator = "gt" if match["gt"] else "eq"
        start = match.start() + match[0].index("零")
        yield start, start + 1, "0", "", _ZERO_UNITS.get(match["eq"] or "", ""), comparator, "zero"


_EACH = r"(?:(?:每个?|各)[^，。；]{0,12}?(?:县|市|区|乡|镇|街道|村|社区|园|校|单位|户|家|）)[^，。；、]{0,16}?|至少[^，。；、]{0,6}?)"
_BUILD = "新建|建设|建成|打造|创建|办好|建好|培育|引进|设立|建立|新增|开工|形成|改扩建|规划建设|做大做强|组建|布局|落户|拥有|有|争创|认定|获批"
_THINGS = "座|所|家|个|条|处|支|项|名|台|辆|户|场|件|艘|间|对|门|套"
_FEW = re.compile(rf"(?P<n>[一二两三四五六七八九]|十[一二三四五六七八九]?|{_N}十)(?P<to>至[两二三四五六七八九十])?(?P<more>[多余])?(?P<u>{_THINGS})(?P<tail>以上|左右)?")
_BUILD_BEFORE = re.compile(rf"(?:{_BUILD})$")
_EACH_BEFORE = re.compile(rf"{_EACH}$")
_SLOGAN = re.compile(r"(?:统筹|体系|方面|层面|目标|短板|着力|高地|面向|百年|中心任务|关键|必须|坚持|办法|不|新?格局|维护|自信|意识|率先|先行|重大|具有|更|样板|标杆|龙头|好|新|拳头|又|街|龙)")


def _few_things(text: str) -> Iterator[Found]:
    """每个县一所以上, 新建两座: few things that are built or that each place gets."""
    for match in _FEW.finditer(text):
        lead = text[max(0, match.start() - 30) : match.start()]
        if _quoted(text, match.start()) or re.search(r"[第一二三四五六七八九十百千万首同另某这那该]$", lead):
            continue
        if _SLOGAN.match(text, match.end()):
            continue
        one = match["n"] == "一"
        placed = bool(re.search(r"在[^，。；]{2,12}(?:建设|新建|设立)$", lead))
        each = bool(_EACH_BEFORE.search(lead)) or bool(match["tail"]) or placed
        built = bool(_BUILD_BEFORE.search(lead)) and match["u"] not in ("个", "项") and not one
        trailing = bool(re.search(r"[一-鿿](?:东|西|南|北|片区|、[一-鿿]{1,6})$", lead)) and match["u"] in ("座", "条", "所")
        if each or built or trailing and not one:
            suffix, end = comparators.after(text, match.end("u"))
            comparator = comparators.combine(comparators.before(text, match.start()), suffix, bool(match["more"]))
            yield match.start(), end, str(numeral(match["n"])), "", match["u"], comparator, "word"


_YEARS_RUNNING = re.compile(rf"连续({_N}|\d+)年(?=[^，。；]{{0,8}}(?:获评|获|荣获|被评|入选|蝉联))")


def _years_running(text: str) -> Iterator[Found]:
    """连续两年获评: how many years in a row."""
    for match in _YEARS_RUNNING.finditer(text):
        yield match.start(1), match.end(1) + 1, _printed(match[1]), "", "年", "eq", "word"


RULES: tuple[Callable[[str], Iterator[Found]], ...] = (
    _size_classes, _amounts, _fractions, _doublings, _double_digits, _circles, _ranks, _firsts, _grades, _zeros, _years_running,
    _few_things,
)
