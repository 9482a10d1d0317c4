"""Legends: what ``*`` and square brackets mean in a table, from its notes and headers; nothing is assumed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analysis.extraction.tables.cell_values import MARK

_MARK = re.compile(
    rf"[“\"（(]?([{MARK}∗＊]{{1,3}})[”\"）)]?(?:号|标记|标识)?[的者项]?(?:数据|数字|指标|数值)?均?[,，]?"
    r"(?:表示|代表|为|是|系|指|[:：])"
)
_BRACKET = re.compile(r"[\[〔【［]\s*[\]〕】］]")
_PERIOD = re.compile(r"(\d{4})\s*[-—–~至]+\s*(\d{4})\s*年")
_YEAR = re.compile(r"(\d{4})\s*年")
_ESTIMATE = re.compile(r"预计|预测|初步|快报|估算|估计")
_NOT_PUBLISHED = re.compile(r"(?:不予|不再|未|尚未|暂未|暂不|不)(?:对外)?(?:公布|发布|公开)")


@dataclass(frozen=True)
class Meaning:
    """What a mark means: a flag of the row, the year of a level, the period of a growth rate."""

    flag: str
    year: str = ""
    period: str = ""


@dataclass(frozen=True)
class Legend:
    """Legend of a table: ``marks`` by their sign (``*``), ``bracket`` cumulative, annual or empty."""

    marks: Mapping[str, Meaning] = field(default_factory=dict)
    bracket: str = ""


def read_legend(notes: Iterable[str], headers: Iterable[str] = ()) -> Legend:
    """Read the legends of a table.

    Parameters
    ----------
    notes : iterable of str
        Its notes.
    headers : iterable of str
        Texts of its header cells: 年均增速[累计] says what brackets mean.

    Returns
    -------
    Legend
        A mark that no note explains has no meaning here.
    """
    marks: dict[str, Meaning] = {}
    bracket = ""
    for note in notes:
        for clause in re.split(r"[。；;]", note):
            bracket = bracket or _bracket_meaning(clause)
            for found in _MARK.finditer(clause):
                sign = found[1].translate(str.maketrans("∗＊", "**"))
                meaning = _mark_meaning(clause[found.end() :])
                if meaning is not None:
                    marks.setdefault(sign, meaning)
    for header in headers:
        if re.search(r"[\[〔【［][^\]〕】］]*累计[^\]〕】］]*[\]〕】］]", header):
            bracket = bracket or "cumulative"
    return Legend(marks, bracket)


def _bracket_meaning(clause: str) -> str:
    found = _BRACKET.search(clause)
    if not found:
        return ""
    words = clause[found.end() :]
    if re.search(r"累计|五年|5\s*年", words):
        return "cumulative"
    return "annual" if "年均" in words else ""


def _mark_meaning(words: str) -> Meaning | None:
    if _NOT_PUBLISHED.search(words):
        return Meaning("not_published")
    period, year = _PERIOD.search(words), _YEAR.search(words)
    if year or _ESTIMATE.search(words):
        return Meaning("estimate", year[1] if year else "", f"{period[1]}-{period[2]}" if period else "")
    return None
