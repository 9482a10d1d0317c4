"""Subjects of aims without a number that stand in a clause of their own: 税收增长5%，高于全省平均."""

from __future__ import annotations

import re

from analysis.extraction.subjects.edges import strip_lead

_JOINS = re.compile(r"[，、]?(?:并|且)?")
_HOST = re.compile(
    r"(?:^|[，。；：])([^，。；：、\d]{2,16}(?:[率额值]|[产总]量|面积|比重|强度|指数|天数))，(?:确保|力争|争取|努力)?$"
)
_LEAD = 32


def related_subject(text: str, start: int, before: int | None, said: str) -> str:
    """Subject of an aim whose own clause names none; empty where nothing near does.

    Parameters
    ----------
    text : str
        Sentence.
    start : int
        Where the aim begins.
    before : int or None
        Where the quantity before it ends.
    said : str
        Subject of the statement before it.
    """
    if before is not None and _JOINS.fullmatch(text, before, start):
        return said
    host = _HOST.search(text[max(0, start - _LEAD) : start])
    return strip_lead(host[1]) if host else ""
