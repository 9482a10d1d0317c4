"""Cells of printed tables: comparator, number, unit and hardness; wording that is not understood raises."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.extraction.quantities.units import unit_after
from analysis.extraction.tables.cell_values import (
    MISSING,
    NUMBER,
    PLAN_NAME,
    CellValue,
    UnknownWording,
    cell_marks,
    normal_cell,
    without_marks,
)
from analysis.extraction.tables.cell_wording import HARDNESS, worded_value

_MOVED = r"(?:提升|提高|增加|增长|上升|扩大|下降|降低|减少|压减|降|升|增)[至到]"
_PREFIXES = [
    ("ge", re.compile(r"≥|>=|不低于|不少于|不小于|至少|大于等于|达到或超过|不弱于")),
    ("le", re.compile(r"≤|<=|不高于|不超过|不大于|不多于|小于等于|控制在|至多|最多")),
    ("gt", re.compile(r">|超过|超|大于|高于|突破|多于|优于")),
    ("lt", re.compile(r"<|低于|小于|少于")),
    ("around", re.compile(r"约|大约|接近|近|左右|≈|~")),
    ("hold", re.compile(r"保持在?|稳定在?|维持在?")),
    ("eq", re.compile(rf"=|{_MOVED}|达到|达|为|力争(?:达到|到)?|确保(?:达到)?|实现|预计|预期")),
]
_SUFFIXES = [
    ("ge", re.compile(r"(?:\(含\)|及|或)?以上(?:\(含\))?|\+")),
    ("le", re.compile(r"(?:\(含\)|及|或)?以[内下](?:\(含\))?|之内|以里|内")),
    ("around", re.compile(r"左右|上下")),
]
_GROWTH = re.compile(
    r"(?:[五5]年|年度)?(?:年均|每年|累计|平均每年)?"
    r"(?:(?:增速|增长|递增|增幅|增加|新增|提高|提升|下降|降低|减少|降幅)(?![至到]))?(?:率|幅度)?为?"
)
_FALLING = re.compile(r"下降|降低|减少|降幅")
_NOTE = re.compile(r"\(([^()]*)\)")
_NOTE_BASE = re.compile(
    rf"(?:(?P<year>\d{{4}})年(?:末|底|度)?|目前|当前|现状|现有?|基期)[^\d()]{{0,16}}?(?P<number>{NUMBER.pattern})(?P<unit>\D.*)?"
)
_THAN = re.compile(rf"[较比](?:\d{{4}}年|上年|基期|期初|{PLAN_NAME}(?:时期|期间)?)(?:末|底)?(?=\D)")
_NOTE_YEAR = re.compile(r"(\d{4})年?(?:底|末|数据|数|值|度)*")
_NOTE_WORDS = re.compile(
    r"预计数?|预计值|初步(?:核算|统计)?数?|快报数?|目标值?|现价|当年价|不变价|可比价|累计|五年累计|年均"
)
_YEAR = re.compile(r"(?:到|至)?(\d{4})年(?:末|底)?(?=\D*\d)")
_RANGE = re.compile(r"(?:[-—–~]{1,2}|至|到)(?=[-+]?\d)")
_ALONE = re.compile(rf"(\[)?({NUMBER.pattern})(?(1)\])")
_SHARE = r"(\d{1,2}(?:\.\d+)?)"
# Round brackets, and one of each kind, stand for square ones: (18), [2.75).
_ROUND = re.compile(r"\(([^()\[\]]*\d[^()\[\]]*)[)\]]|\[([^()\[\]]*\d[^()\[\]]*)\)")
_STRUCTURE = re.compile(rf"{_SHARE}:{_SHARE}:{_SHARE}")
_TO_ONE = re.compile(r"(\D*)(?:(\d+(?:\.\d+)?):1|1:(\d+(?:\.\d+)?))(\D*)")


@lru_cache(maxsize=4096)
def cell_reading(text: str) -> tuple[CellValue, ...] | UnknownWording:
    """Give what :func:`parse_cell` returns or raises, remembered, because a cell is asked about several times."""
    try:
        return parse_cell(text)
    except UnknownWording as unknown:
        return unknown.with_traceback(None)


def parse_cell(text: str) -> tuple[CellValue, ...]:
    """Read a cell of a table.

    Parameters
    ----------
    text : str
        The cell, simplified: ``≥94.1``, ``[7.5]``, ``63.3*``, ``年均5.5左右``, ``完成省下达任务``, ``8358/244``.

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
    bare = without_marks(plain) if marks else plain
    # Most cells print nothing but a number.
    if alone := _ALONE.fullmatch(bare):
        return (CellValue("eq", _digits(alone[2]), bracketed=alone[1] is not None, marks=marks),)
    if MISSING.fullmatch(bare):
        return ()
    worded = worded_value(bare) or _bracketed_words(bare)
    if worded is not None:
        return (worded._replace(marks=marks),)
    return tuple(value._replace(marks=marks) for part in _parts(bare, text) for value in _numeric(part, text))


def _bracketed_words(bare: str) -> CellValue | None:
    """Read words in square brackets: [完成省定目标]."""
    inner = bare[1:-1] if bare.startswith("[") and bare.endswith("]") else ""
    worded = worded_value(inner) if inner else None
    return worded._replace(bracketed=True) if worded else None


def _parts(bare: str, text: str) -> list[str]:
    """Cut a cell with several values: 19428.78，年均增速4.8%; 8358/244; 10:40:50 (shares of a whole)."""
    if structure := _STRUCTURE.fullmatch(bare):
        return [f"{share}%" for share in structure.groups()]
    if ratio := _TO_ONE.fullmatch(bare):
        return [f"{ratio[1]}{ratio[2] or ratio[3]}{ratio[4]}"]
    parts = [part for part in re.split(r"[;,，、](?!\d{3}(?:\D|$))", bare) if part]
    if not parts:
        raise UnknownWording(text, "")
    number = NUMBER.pattern
    slashed = re.fullmatch(rf"({number})/({number})", parts[0]) if len(parts) == 1 else None
    return [slashed[1], slashed[2]] if slashed else parts


def _numeric(part: str, text: str) -> list[CellValue]:
    if round_ := _ROUND.fullmatch(part):
        return [_Reader(round_[1] or round_[2], text).value()._replace(bracketed=True)]
    if inner := re.fullmatch(r"([^\d\[\]]*)\[(.+)\](.*)", part):
        return [_Reader(inner[1] + inner[2] + inner[3], text).value()._replace(bracketed=True)]
    if both := re.fullmatch(r"([^\[\]]+)\[(.+)\]", part):
        return [_Reader(both[1], text).value(), _Reader(both[2], text).value()._replace(bracketed=True)]
    return [_Reader(part, text).value()]


def _digits(number: str) -> str:
    """Write a number as the tables do."""
    return number.replace(",", "").lstrip("+")


class _Reader:
    """Reads one value from left to right: words, number, range, unit, 以上, note in parentheses."""

    def __init__(self, part: str, text: str) -> None:
        self.part, self.text, self.at = part, text, 0
        self.codes: list[str] = []
        self.hardness: list[str] = []
        self.growth = self.year = self.unit = ""
        self.base = self.base_unit = self.base_year = ""
        self.estimate = self.falling = False

    def value(self) -> CellValue:
        """Read the whole part; wording that is left over raises."""
        self._before()
        low, high = self._digits(), ""
        self._unit()
        if separator := _RANGE.match(self.part, self.at):
            self.at = separator.end()
            high = self._digits()
            self._unit()
        self._after()
        return self._made(low, high)

    def _unknown(self) -> UnknownWording:
        return UnknownWording(self.text, self.part[self.at :] or self.part)

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.part, self.at)
        if not found or not found[0]:
            return ""
        self.at = found.end()
        return found[0]

    def _before(self) -> None:
        while _YEAR.match(self.part, self.at) or not NUMBER.match(self.part, self.at):
            began = self.at
            if found := _YEAR.match(self.part, self.at):
                self.year, self.at = found[1], found.end()
            self._note()
            self._take(_THAN)
            self._growth_word()
            self._comparators(_PREFIXES)
            if self.at == began:
                raise self._unknown()

    def _comparators(self, forms: list[tuple[str, re.Pattern[str]]]) -> None:
        for code, pattern in forms:
            if word := self._take(pattern):
                self.codes.append(code)
                self.hardness += HARDNESS.findall(word)
                self.estimate |= word == "预计"

    def _growth_word(self) -> None:
        word = self._take(_GROWTH)
        if not word:
            return
        kind = "annual" if re.search("年均|每年|增速|增长|递增|增幅", word) else "change"
        self.growth = "cumulative" if "累计" in word else kind
        self.falling = bool(_FALLING.search(word))

    def _digits(self) -> str:
        digits = self._take(NUMBER)
        if not digits:
            raise self._unknown()
        return _digits(digits)

    def _unit(self) -> None:
        self.at, unit, more = unit_after(self.part, self.at)
        self.unit = unit or self.unit
        if more:
            self.codes.append("ge")

    def _after(self) -> None:
        while self.at < len(self.part):
            began = self.at
            self._comparators(_SUFFIXES)
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
        elif inside and unit_after(inside, 0)[0] == len(inside):
            self.unit = self.unit or inside
        elif (base := _NOTE_BASE.fullmatch(inside)) and unit_after(base["unit"] or "", 0)[0] == len(base["unit"] or ""):
            self.base, self.base_unit, self.base_year = base["number"], base["unit"] or "", base["year"] or ""
        else:
            raise self._unknown()
        self.at = found.end()

    def _made(self, low: str, high: str) -> CellValue:
        comparator = "range" if high else _combined(self.codes)
        lower, upper = ("", low) if comparator in {"le", "lt"} else (low, high)
        return CellValue(
            comparator,
            lower,
            upper,
            self.unit,
            tuple(dict.fromkeys(self.hardness)),
            growth=self.growth,
            falling=self.falling,
            year=self.year,
            estimate=self.estimate,
            base=self.base,
            base_unit=self.base_unit,
            base_year=self.base_year,
        )


def _combined(codes: list[str]) -> str:
    """One comparator for all words: 控制在5.5左右 is around, ≤5以内 is le, 达到95以上 is ge."""
    return next((code for code in ("around", "hold", "lt", "gt", "le", "ge") if code in codes), "eq")
