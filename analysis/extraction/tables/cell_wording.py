"""Cells in words: left to the authority above, held, compared with something else, a trend, a rank."""

from __future__ import annotations

import re

from analysis.extraction.quantities.words import numeral
from analysis.extraction.tables.cell_values import NUMBER, CellValue, normal_cell

HARDNESS = re.compile(r"力争|确保|保持|稳定|维持|左右|大约|约|接近|上下|预期")
_UP = r"(?:省|国家|上级|中央|市|州|区|部)(?:里|级|政府|委|厅|局)?"
_NOUN = r"(?:目标|任务|指标|要求|计划|标准|考核|控制数|控制值|数|值)+"
_TAIL = r"(?:以内|之内|内|以上|为准|执行|考核|确定|制定)*"
_FULLY = r"(?:已|全面|超额|提前|如期|圆满|确保|力争|稳定)*"
_BY = (
    r"(?:完成|达到|控制在|落实|实现|满足|符合|以|按照?|依据|根据|执行|服从|不高于|不低于|不超过|优于)"
)
_ASSIGNED = re.compile(
    rf"{_FULLY}{_BY}[^\d]{{0,3}}{_UP}[^\d]{{0,6}}?(?:下达|核定|定|{_NOUN})[^\d]{{0,4}}?(?:{_NOUN})?{_TAIL}"
    rf"|{_UP}(?:统一)?(?:下达|核定|定|分解|要求|考核)的?(?:{_NOUN})?{_TAIL}"
)
_DONE = re.compile(rf"{_FULLY}(?:完成|达到|实现|落实)[^\d]{{0,6}}{_NOUN}{_TAIL}|{_FULLY}完成")
_RANGE = r"合理(?:区间|水平|范围)"
_HOLD = re.compile(
    rf"(?:保持|基本|总体|持续|继续|长期|大体|维持|且)*(?:稳定|不变|持平|动态平衡|平衡)(?:在?{_RANGE})?"
    rf"|(?:保持|控制)在{_RANGE}(?:内|以内)?(?:[、,]各年度视情提出)?"
    r"|(?:保持)?(?:不降低|不减少|不下降|不增加|只增不减|不低于现状|零增长)"
)
_REFERENCE = (
    r"(?:GDP|经济|生产总值|地区|全国|全省|全市|全州|全区|国家|省|市|平均|居民|收入|财政|人口|同期|上年|水平"
    r"|增长|增速|发展|定|级|同步|的|速度|均值|线|要求|目标|同类|城市|县)"
)
_COMPARED = re.compile(
    r"(?:年均|增速|增长|保持)?略?(?:不?[高低优快慢大小好]于|不?超过?|达到|接近|与|同|和|跟|赶上|保持与)"
    rf"{_REFERENCE}+(?:基本)?(?:同步|一致|相当|持平|以上|左右)?(?:增长|提高)?"
)
_DIFFERENCE = re.compile(rf"[高低快慢]于{_REFERENCE}+(?:{NUMBER.pattern})个?百分点(?:以上|左右)?")
_SYNCHRONOUS = re.compile(rf"(?:保持|基本)*{_REFERENCE}*同步(?:增长|提高|提升)?")
_TREND = re.compile(
    r"(?:稳步|持续|逐步|不断|进一步|明显|显著|有效|大幅|稳中|逐年|有所|总体|保持|稳定|继续|较大幅度|年均)*"
    r"(?:有升|有降|有进|趋好|向好|提高|提升|上升|增长|增加|改善|下降|降低|减少|优化|扩大|缩小)"
)
_POSITION = r"([\d一二三四五六七八九十]{1,3})"
_NTH = re.compile(rf"[^\d]{{0,6}}?(?:第{_POSITION}[位名]?|前{_POSITION}[位名强]?)")
_DOUBLED = re.compile(r"(?:实现|力争|比[^\d]{0,8})*翻([一两二三])?番")
_GRADE = re.compile(r"(不低于|优于|不劣于)?(?:达到|达)?([ⅠⅡⅢⅣⅤ])类(?:水质|标准|水体)?(及?以[上内]|及优于)?")
_LONGEST_REST = 10
_REST_OF_WORDING = re.compile(
    r"(?:下达|目标|任务|指标|要求|计划|标准|控制|考核|数|值|执行|为准|以内|水平|同步|增长|稳定|持平|一致|的)+"
)
_DIGIT = re.compile(r"\d")
_WORDING = re.compile(r"完成|达到|控制|落实|不低于|不高于|高于|低于|优于|与|同|保持|持续|以|按|执行")
# ①…⑳, ⑴…⒇ and ⒈…⒛ follow each other.
_ENCLOSED = 20


def worded_value(bare: str) -> CellValue | None:
    """Read a cell whose meaning is in its words.

    Parameters
    ----------
    bare : str
        The cell in half-width signs, without marks.

    Returns
    -------
    CellValue or None
        None where the cell is a number, or not understood.
    """
    if ordered := _ordered(bare):
        return ordered
    hardness = tuple(HARDNESS.findall(bare))
    if _DIFFERENCE.fullmatch(bare):
        return CellValue("direction", hardness=hardness)
    if re.search(r"\d", bare):
        return None
    if _DONE.fullmatch(bare) or _ASSIGNED.fullmatch(bare):
        return CellValue("delegated", hardness=hardness)
    if _COMPARED.fullmatch(bare) or _SYNCHRONOUS.fullmatch(bare):
        growth = "annual" if re.search(r"增长|增速|同步|GDP", bare) else ""
        return CellValue("direction", hardness=hardness, growth=growth)
    if _HOLD.fullmatch(bare):
        return CellValue("hold", hardness=hardness)
    return CellValue("direction", hardness=hardness) if _TREND.fullmatch(bare) else None


def _ordered(bare: str) -> CellValue | None:
    """Read a rank (全省第5位, 前三), a grade (Ⅲ类) or a doubling (翻一番)."""
    if found := _NTH.fullmatch(bare):
        place = numeral_digits(found[1] or found[2])
        lower, upper = (place, "") if found[1] else ("", place)
        return CellValue("eq" if lower else "le", lower, upper, unit="位", rank=True)
    if found := _DOUBLED.fullmatch(bare):
        times = numeral_digits(found[1] or "一")
        return CellValue("eq", times, unit="番", growth="cumulative", hardness=tuple(HARDNESS.findall(bare)))
    if found := _GRADE.fullmatch(bare):
        grade = str("ⅠⅡⅢⅣⅤ".index(found[2]) + 1)
        # A better water has a lower grade.
        bounded = found[1] or found[3]
        return CellValue("le", "", grade, unit="类") if bounded else CellValue("eq", grade, unit="类")
    return None


def goes_on(before: str, after: str) -> bool:
    """Whether a text is the rest of the wording before it: 完成省下达, 目标任务."""
    if len(after) > _LONGEST_REST or _DIGIT.search(before):
        return False
    if not (_WORDING.match(before) and _REST_OF_WORDING.fullmatch(after)):
        return False
    return worded_value(normal_cell(after)) is None and worded_value(normal_cell(before + after)) is not None


def numeral_digits(text: str) -> str:
    """Write a numeral (三, ③, ⑶, ⒊) in digits; one that is in digits already stays as it is."""
    if "①" <= text <= "⒛":
        return str((ord(text) - ord("①")) % _ENCLOSED + 1)
    return text if text.isdigit() else str(numeral(text))
