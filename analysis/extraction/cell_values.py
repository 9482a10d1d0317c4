"""Cells of printed tables: comparator, number, unit and hardness; wording that is not understood raises."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis.errors import PlansError
from analysis.extraction.quantity_units import unit_after

MARK = "*#△▲★※"
NUMBER = re.compile(r"[-+]?\d+(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?")
_WIDE = str.maketrans(
    "０１２３４５６７８９．，％＜＞≦≧＝〔【［〕】］（）∗＊＋－−～〜﹥﹤⩾⩽≥≤：；",
    "0123456789.,%<>≤≥=[[[]]]()**+--~~><≥≤≥≤:;",
)
_MISSING = re.compile(r"[-—–―─/.…\\]*|暂?无(?:数据)?|空缺|缺")
_COMPARATORS = (
    ("ge", r"≥|>=|不低于|不少于|不小于|至少|不低過|大于等于|达到或超过|不弱于"),
    ("le", r"≤|<=|不高于|不超过|不大于|不多于|小于等于|控制在|至多|最多"),
    ("gt", r">|超过|超|大于|高于|突破|多于|优于"),
    ("lt", r"<|低于|小于|少于"),
    ("around", r"约|大约|接近|近|左右|≈|~"),
    ("hold", r"保持(?:在)?|稳定(?:在)?|维持(?:在)?"),
    ("eq", r"=|达到|达|为|力争(?:达到|到)?|确保(?:达到)?|实现|预计|预期"),
)
_PREFIXES = [(code, re.compile(form)) for code, form in _COMPARATORS]
_SUFFIXES = [
    ("ge", re.compile(r"及?以上|或以上|\+")),
    ("le", re.compile(r"及?以[内下]|之内|以里|内")),
    ("around", re.compile(r"左右|上下")),
]
_GROWTH = re.compile(r"(?:[五5]年|年度)?(?:年均|每年|累计|平均每年)?(?:增速|增长|递增|增幅|增加|新增|提高|提升|下降|降低|减少|降幅)?(?:率|幅度)?(?:为)?")
_HARDNESS = re.compile(r"力争|确保|保持|稳定|维持|左右|大约|约|接近|上下|预期")
_NOTE = re.compile(r"\(([^()]*)\)")
_NOTE_YEAR = re.compile(r"(\d{4})年?(?:底|末|数据|数|值|度)*")
_NOTE_WORDS = re.compile(r"预计数?|预计值|初步(?:核算|统计)?数?|快报数?|目标值?|现价|当年价|不变价|可比价|累计|五年累计|年均")
_RANGE = re.compile(r"(?:[-—–~]{1,2}|至|到)(?=[-+]?\d)")
_SHARE = r"(\d{1,2}(?:\.\d+)?)"
_STRUCTURE = re.compile(rf"{_SHARE}:{_SHARE}:{_SHARE}")
_TO_ONE = re.compile(r"(\d+(?:\.\d+)?):1|1:(\d+(?:\.\d+)?)")
_DOUBLED = re.compile(r"(?:实现|力争|比[^\d]{0,8})*翻([一两二三])?番")
_ROMAN = {"Ⅰ": 1, "Ⅱ": 2, "Ⅲ": 3, "Ⅳ": 4, "Ⅴ": 5}


class UnknownWording(PlansError):  # noqa: N818 - a name of the method, not of a class of errors
    """A cell holds wording that no rule reads; nothing is guessed."""


@dataclass(frozen=True)
class CellValue:
    """One value of a cell.

    Attributes
    ----------
    comparator : str
        eq, ge, gt, le, lt, around, range, hold, direction, delegated.
    lower, upper : str
        Printed digits without thousands separators; empty where there is none.
    unit : str
        Unit printed in the cell.
    hardness : tuple of str
        力争, 确保, 保持, 左右 … as printed.
    bracketed : bool
        Printed in square brackets of any form.
    growth : str
        annual, cumulative, change, or empty: what the words in the cell say of it.
    year : str
        Year printed in the cell.
    estimate : bool
        The cell says 预计 or 初步.
    marks : str
        ``*`` and the like.
    rank : bool
        A position among others (第2位, 前三).
    """

    comparator: str
    lower: str = ""
    upper: str = ""
    unit: str = ""
    hardness: tuple[str, ...] = ()
    bracketed: bool = False
    growth: str = ""
    year: str = ""
    estimate: bool = False
    marks: str = ""
    rank: bool = False

    @property
    def number(self) -> str:
        """The number of a value that has one, its lower end for a range."""
        return self.lower or self.upper


def normal_cell(text: str) -> str:
    """A cell in half-width signs without space."""
    return re.sub(r"\s+", "", text).translate(_WIDE)


def is_missing(text: str) -> bool:
    """Whether a cell prints no value: empty, dashes, a slash."""
    return bool(_MISSING.fullmatch(normal_cell(text)))


def cell_marks(text: str) -> str:
    """Marks (``*`` …) of a cell, in order."""
    return "".join(char for char in normal_cell(text) if char in MARK)


def parse_cell(text: str) -> tuple[CellValue, ...]:
    """Read a cell of a table.

    Parameters
    ----------
    text : str
        The cell, simplified: ``≥94.1``, ``[7.5]``, ``63.3*``, ``95以上``, ``年均5.5左右``, ``完成省下达任务``, ``8358/244``.

    Returns
    -------
    tuple of CellValue
        Its values in order; none for a cell that prints no value (``—``, ``/``). Comparators as in methods 1.2.

    Raises
    ------
    UnknownWording
        Where any part of the cell is not understood.
    """
    plain = normal_cell(text)
    marks = cell_marks(plain)
    bare = "".join(char for char in plain if char not in MARK)
    if _MISSING.fullmatch(bare):
        return ()
    worded = _worded(bare)
    if worded is not None:
        return (replace(worded, marks=marks),)
    return tuple(replace(value, marks=marks) for part in _parts(bare, text) for value in _numeric(part, text))


_UP = r"(?:省|国家|上级|中央|市|州|区|部)(?:里|级|政府|委|厅|局)?"
_NOUN = r"(?:目标|任务|指标|要求|计划|标准|考核|控制数|控制值|数|值)+"
_BOUND = r"(?:以内|之内|内|以上|为准|执行|考核|确定|制定)*"
_ASSIGNED = re.compile(
    rf"(?:已|全面|超额|提前|如期|圆满)*(?:完成|达到|控制在|落实|实现|满足|符合|以|按照?|依据|根据|执行|服从|不高于|不低于|不超过|优于)"
    rf"[^\d]{{0,3}}{_UP}[^\d]{{0,6}}?(?:下达|核定|定|{_NOUN})[^\d]{{0,4}}?(?:{_NOUN})?{_BOUND}"
    rf"|{_UP}(?:统一)?(?:下达|核定|定|分解|要求|考核)的?(?:{_NOUN})?{_BOUND}"
)
_DONE = re.compile(rf"(?:已|全面|超额|提前|如期|圆满)*(?:完成|达到|实现|落实)[^\d]{{0,6}}{_NOUN}{_BOUND}|(?:已|全面|超额|提前|如期|圆满)*完成")
_HOLD = re.compile(
    r"(?:保持|基本|总体|持续|继续|长期|大体|维持|且)*(?:稳定|不变|持平|动态平衡|平衡)(?:在?合理(?:区间|水平|范围))?|(?:保持|控制)在合理(?:区间|水平|范围)(?:内|以内)?(?:[、,]各年度视情提出)?"
    r"|(?:保持)?(?:不降低|不减少|不下降|不增加|只增不减|不低于现状|零增长)"
)
_REFERENCE = r"(?:GDP|经济|生产总值|地区|全国|全省|全市|全州|全区|国家|省|市|平均|居民|收入|财政|人口|同期|上年|水平|增长|增速|发展|定|级|同步|的|速度|均值|线|要求|目标|同类|城市|县)"
_COMPARED = re.compile(rf"(?:年均|增速|增长|保持)?(?:略)?(?:不?(?:高|低|优|快|慢|大|小|好)于|不?超过?|达到|接近|与|同|和|跟|赶上|保持与){_REFERENCE}+(?:基本)?(?:同步|一致|相当|持平|以上|左右)?(?:增长|提高)?")
_DIFFERENCE = re.compile(rf"(?:高|低|快|慢)于{_REFERENCE}+{NUMBER.pattern}个?百分点(?:以上|左右)?")
_SYNCHRONOUS = re.compile(rf"(?:保持|基本)*{_REFERENCE}*同步(?:增长|提高|提升)?")
_TREND = re.compile(r"(?:稳步|持续|逐步|不断|进一步|明显|显著|有效|大幅|稳中|逐年|有所|总体|保持|稳定|继续|较大幅度|年均)*(?:有升|有降|有进|趋好|向好|提高|提升|上升|增长|增加|改善|下降|降低|减少|优化|扩大|缩小)")
_NTH = re.compile(r"(?:[^\d]{0,6}?)第([\d一二三四五六七八九十]{1,3})(?:位|名)?|(?:[^\d]{0,6}?)前([\d一二三四五六七八九十]{1,3})(?:位|名|强)?")


def _worded(bare: str) -> CellValue | None:
    """Read a cell without a number of its own, None where it has one or is not understood."""
    if found := _NTH.fullmatch(bare):
        digits = _ordinal(found[1] or found[2])
        return CellValue("eq", digits, unit="位", rank=True) if found[1] else CellValue("le", upper=digits, unit="位", rank=True)
    if found := _DOUBLED.fullmatch(bare):
        times = {"两": "2", "二": "2", "三": "3"}.get(found[1] or "", "1")
        return CellValue("eq", times, unit="番", growth="cumulative", hardness=tuple(_HARDNESS.findall(bare)))
    if len(bare) == 2 and bare[0] in _ROMAN and bare[1] == "类":
        return CellValue("eq", str(_ROMAN[bare[0]]), unit="类")
    if _DIFFERENCE.fullmatch(bare):
        return CellValue("direction", hardness=tuple(_HARDNESS.findall(bare)))
    if re.search(r"\d", bare):
        return None
    hardness = tuple(_HARDNESS.findall(bare))
    if _DONE.fullmatch(bare) or _ASSIGNED.fullmatch(bare):
        return CellValue("delegated", hardness=hardness)
    if _COMPARED.fullmatch(bare) or _SYNCHRONOUS.fullmatch(bare):
        growth = "annual" if re.search(r"增长|增速|同步|GDP", bare) else ""
        return CellValue("direction", hardness=hardness, growth=growth)
    if _HOLD.fullmatch(bare):
        return CellValue("hold", hardness=hardness)
    return CellValue("direction", hardness=hardness) if _TREND.fullmatch(bare) else None


def _ordinal(text: str) -> str:
    if text.isdigit():
        return text
    digits = "一二三四五六七八九"
    tens, found, ones = text.partition("十")
    if not found:
        return str(digits.index(text) + 1) if text in digits else text
    return str(10 * (digits.index(tens) + 1 if tens else 1) + (digits.index(ones) + 1 if ones else 0))


def _parts(bare: str, text: str) -> list[str]:
    """Cut a cell with several values: 19428.78，年均增速4.8%; 8358/244; 10:40:50 (shares of a whole)."""
    if structure := _STRUCTURE.fullmatch(bare):
        return [f"{share}%" for share in structure.groups()]
    if ratio := _TO_ONE.fullmatch(bare):
        return [ratio[1] or ratio[2]]
    parts = [part for part in re.split(r"[;,，、；](?!\d{3}(?:\D|$))", bare) if part]
    if not parts:
        raise UnknownWording(f"cell {text!r}: found no value; expected a number, a dash or wording of a target")
    slashed = re.fullmatch(rf"({NUMBER.pattern})/({NUMBER.pattern})", parts[0]) if len(parts) == 1 else None
    return [slashed[1], slashed[2]] if slashed else parts


def _numeric(part: str, text: str) -> list[CellValue]:
    inner = re.fullmatch(r"([^\d\[\]]*)\[(.+)\](.*)", part)
    if inner:
        reader = _Reader(inner[1] + inner[2] + inner[3], text)
        return [replace(reader.value(), bracketed=True)]
    level_then_bracket = re.fullmatch(r"([^\[\]]+)\[(.+)\]", part)
    if level_then_bracket:
        return [_Reader(level_then_bracket[1], text).value(), replace(_Reader(level_then_bracket[2], text).value(), bracketed=True)]
    return [_Reader(part, text).value()]


class _Reader:
    """Reads one value from left to right: words, number, range, unit, 以上, note in parentheses."""

    def __init__(self, part: str, text: str) -> None:
        self.part, self.text, self.at = part, text, 0
        self.codes: list[str] = []
        self.hardness: list[str] = []
        self.growth = self.year = self.unit = ""
        self.estimate = False

    def value(self) -> CellValue:
        self._before()
        low = self._digits()
        self._unit()
        high = ""
        if separator := _RANGE.match(self.part, self.at):
            self.at = separator.end()
            high = self._digits()
            self._unit()
        self._after()
        return self._made(low, high)

    def _unknown(self) -> UnknownWording:
        rest = self.part[self.at :] or self.part
        return UnknownWording(f"cell {self.text!r}: found {rest!r}; expected a number with a known comparator or unit")

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.part, self.at)
        if not found or not found[0]:
            return ""
        self.at = found.end()
        return found[0]

    def _before(self) -> None:
        year = re.compile(r"(?:到|至)?(\d{4})年(?:末|底)?(?=\D*\d)")
        while self.at < len(self.part) and not NUMBER.match(self.part, self.at):
            began = self.at
            self._note()
            self._growth_word()
            for code, pattern in _PREFIXES:
                if word := self._take(pattern):
                    self.codes.append(code)
                    self.estimate |= word == "预计"
                    self.hardness += _HARDNESS.findall(word)
            if found := year.match(self.part, self.at):
                self.year, self.at = found[1], found.end()
            if self.at == began:
                raise self._unknown()
        if found := year.match(self.part, self.at):
            self.year, self.at = found[1], found.end()
            self._before()

    def _growth_word(self) -> None:
        word = self._take(_GROWTH)
        if not word:
            return
        kind = "annual" if re.search("年均|每年|增速|增长|递增|增幅", word) else "change"
        self.growth = "cumulative" if "累计" in word else kind

    def _digits(self) -> str:
        digits = self._take(NUMBER)
        if not digits:
            raise self._unknown()
        return digits.replace(",", "").lstrip("+")

    def _unit(self) -> None:
        end, unit, more = unit_after(self.part, self.at)
        if unit in {"年"} and re.match(r"年?(?:均|度)", self.part[self.at :]):
            return
        self.at = end
        self.unit = unit or self.unit
        if more:
            self.codes.append("ge")

    def _after(self) -> None:
        while self.at < len(self.part):
            began = self.at
            for code, pattern in _SUFFIXES:
                if word := self._take(pattern):
                    self.codes.append(code)
                    self.hardness += _HARDNESS.findall(word)
            self._note()
            if self.at == began:
                raise self._unknown()

    def _note(self) -> None:
        found = _NOTE.match(self.part, self.at)
        if not found:
            return
        inside = found[1]
        if year := _NOTE_YEAR.fullmatch(inside):
            self.year = year[1]
        elif _NOTE_WORDS.fullmatch(inside):
            self.estimate |= bool(re.match("预计|初步|快报", inside))
            self.growth = "annual" if inside == "年均" else "cumulative" if "累计" in inside else self.growth
        elif unit_after(inside, 0)[0] == len(inside) and inside:
            self.unit = self.unit or inside
        else:
            raise self._unknown()
        self.at = found.end()

    def _made(self, low: str, high: str) -> CellValue:
        comparator = "range" if high else _combined(self.codes)
        lower, upper = ("", low) if comparator in {"le", "lt"} else (low, high)
        hardness = tuple(dict.fromkeys(self.hardness))
        return CellValue(comparator, lower, upper, self.unit, hardness, False, self.growth, self.year, self.estimate)


def _combined(codes: list[str]) -> str:
    """One comparator for all words: 控制在5.5左右 is around, ≤5以内 is le, 达到95以上 is ge."""
    for code in ("around", "hold", "lt", "gt", "le", "ge"):
        if code in codes:
            return code
    return "eq"
