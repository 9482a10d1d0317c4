"""What the title of a document says: its lines, the place that it names, and whether it heads a report."""

from __future__ import annotations

import re

from analysis.documents.document import Document
from analysis.extraction.prose.owners import listing_start
from analysis.extraction.prose.place_forms import (
    acting_place,
    bare_place,
    dominant_place,
    issuing_place,
    last_part,
    named_in_title,
    named_throughout,
    told_of,
)
from analysis.extraction.prose.web_lines import is_web_line
from analysis.registry import Registry

_OPENING = 2000
_MOST_LINES = 20
_LONGEST = 80
_ADDRESS = re.compile(r"各位|同志们|目录$")
_ITEM = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．]")
_REPORT = re.compile(r"政府工作(?:的)?报告|工作报告$|计划执行情况|计划草案|计划[（(]草案")

# An office of the whole country issues the text; 国务院政府特殊津贴 or 国务院批复 in running text does not say so.
_NATIONAL = re.compile(
    r"国务院(?:办公厅)?(?:关于|文件|$)|国[办]?发[〔\[(（]|中华人民共和国国民|全国人民代表大会|"
    # 关于贯彻落实《“十四五”全国甲业规划》的意见 is issued below the state.
    r"^(?:(?!贯彻|落实).)*(?<![^”》])全国[一-鿿]{2,16}(?:规划|方案)|^国家[一-鿿]{2,12}[委局办部](?:关于|印发|办公)|"
    r"^(?!.*(?:委|组织部|宣传部|统战部|武装部|指挥部|总部))[一-鿿]{2,10}部(?:办公厅)?(?:关于|印发)"
)
_ISSUED_BY_STATE = re.compile(r"国务院(?:办公厅)?(?:近日|日前)?(?:关于)?(?:印发|发布)")


def title_lines(document: Document, web: bool = False) -> list[str]:
    """Lines without spaces above the first sentence or address: title, date, office.

    Parameters
    ----------
    document : Document
    web : bool
        Whether the lines that a web page sets around a text (发布日期：…) are among them.
    """
    lines: list[str] = []
    for line in document.text[:_OPENING].split("\n"):
        compact = re.sub(r"[\s|]", "", line)
        if "。" in compact or _ADDRESS.match(compact) or len(lines) == _MOST_LINES or (lines and _ITEM.match(compact)):
            break
        if compact and len(compact) <= _LONGEST and (web or not is_web_line(line)):
            lines.append(compact)
    return lines


def is_report(lines: list[str]) -> bool:
    """Whether a title is that of a report on a year: a retrospect first, the plan of the year after it."""
    return any(_REPORT.search(line) for line in lines)


def opening_text(document: Document, registry: Registry) -> str:
    """First page without spaces and without what a web page sets around it, up to a listing of places."""
    lines = document.text[: min(_OPENING, listing_start(document, registry) or _OPENING)].split("\n")
    return "".join(re.sub(r"\s", "", line) for line in lines if not is_web_line(line))


def own_place(lines: list[str], opening: str, text: str, registry: Registry) -> tuple[str | None, str]:
    """Place of a document: its id where the registry knows it, and its name as worded; empty where none is named.

    Parameters
    ----------
    lines : list of str
        Lines of the title; the first one that names a place decides.
    opening : str
        First page without spaces, searched for an office or assembly (甲市第三届人民代表大会) where no title names one.
    text : str
        The whole, searched where the first page names none.
    registry : Registry
    """
    name = next((name for line in lines if (name := named_in_title(line))), "")
    if not name and (any(_NATIONAL.search(line) for line in lines) or _ISSUED_BY_STATE.search(opening)):
        name = "全国"
    name = name or acting_place(opening) or bare_place(lines, opening)
    name = name or _place_behind(text) or named_throughout(opening) or told_of(opening)
    if not name:
        return None, ""
    found = registry.find_place(name) or registry.find_place(last_part(name))
    return (found.place_id, found.name) if found else (None, name)


def _place_behind(text: str) -> str:
    """Place that a page names as the source of its text, or that the text is on throughout."""
    return issuing_place(text[:_OPENING]) or dominant_place("".join(text.split()))
