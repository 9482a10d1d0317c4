"""Values of table cells: what a cell says, and the signs in which it is printed."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.errors import PlansError

MARK = "*#△▲★※"
NUMBER = re.compile(r"[-+]?\d+(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?")
_WIDE = str.maketrans(
    "０１２３４５６７８９．，％＜＞≦≧＝〔【［〕】］（）∗＊＋－−～〜﹥﹤⩾⩽：；／",
    "0123456789.,%<>≤≥=[[[]]]()**+--~~><≥≤:;/",
)
_WIDE_SIGN = re.compile(f"[{re.escape(''.join(map(chr, _WIDE)))}]")
_MARKS = re.compile(f"[{MARK}∗＊]")
# A plan by its name: “十四五”.
PLAN_NAME = r"[“\"]?[一二三四五六七八九十]{1,3}五[”\"]?"
# 一 is what a scan makes of a dash.
MISSING = re.compile(r"[-—–―─/.…\\]*|一+|暂?无(?:数据)?|空缺|缺")


class UnknownWording(PlansError):  # noqa: N818 - named after what it finds
    """A cell holds wording that no rule reads; nothing is guessed.

    Parameters
    ----------
    text : str
        The cell.
    unread : str
        What of it is not understood; empty where it holds no value.
    """

    def __init__(self, text: str, unread: str) -> None:
        super().__init__(text, unread)
        self.text, self.unread = text, unread

    @property
    def found(self) -> str:
        """What stands there."""
        return f"{self.unread!r} in cell {self.text!r}" if self.unread else f"no value in cell {self.text!r}"

    @property
    def expected(self) -> str:
        """What was expected."""
        return "a number with a known comparator or unit, a dash, or wording of a target"

    def __str__(self) -> str:
        """Say what was found and expected."""
        return f"found {self.found}; expected {self.expected}"


class CellValue(NamedTuple):
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
    falling : bool
        The words say that it falls by the number (下降2.3%).
    year : str
        Year printed in the cell.
    estimate : bool
        The cell says 预计 or 初步.
    marks : str
        ``*`` and the like.
    rank : bool
        A position among others (第2位, 前三).
    base, base_unit, base_year : str
        What the cell says of the time before: 25%(目前29.3%), 5.3亿人(2014年为3.6亿人).
    """

    comparator: str
    lower: str = ""
    upper: str = ""
    unit: str = ""
    hardness: tuple[str, ...] = ()
    bracketed: bool = False
    growth: str = ""
    falling: bool = False
    year: str = ""
    estimate: bool = False
    marks: str = ""
    rank: bool = False
    base: str = ""
    base_unit: str = ""
    base_year: str = ""

    @property
    def number(self) -> str:
        """The number of a value that has one, its lower end for a range."""
        return self.lower or self.upper


def normal_cell(text: str) -> str:
    """Write a cell in half-width signs without space."""
    plain = "".join(text.split())
    return plain.translate(_WIDE) if _WIDE_SIGN.search(plain) else plain


def is_missing(text: str) -> bool:
    """Whether a cell prints no value: empty, dashes, a slash."""
    return bool(MISSING.fullmatch(normal_cell(text)))


def without_marks(text: str) -> str:
    """Take the marks out of a cell in half-width signs."""
    return _MARKS.sub("", text)


def cell_marks(text: str) -> str:
    """Find the marks (``*`` …) of a cell, in order."""
    marks = "".join(_MARKS.findall(text))
    return marks.translate(_WIDE) if marks else ""
