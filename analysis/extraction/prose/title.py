"""What the title of a document says: its lines, the place that it names, and whether it heads a report."""

from __future__ import annotations

import re

from analysis.documents.document import Document
from analysis.registry import Registry

_OPENING = 2000
_MOST_LINES = 20
_LONGEST = 80
_ADDRESS = re.compile(r"各位|同志们|目录$")
_REPORT = re.compile(r"政府工作(?:的)?报告|工作报告$|计划执行情况|计划草案|计划[（(]草案")

# Words that no name of a place holds; single characters only where no county or city has them (呼和浩特, 日照, 个旧).
_NOT_IN_NAME = (
    r"[年月第届次的及为在各我委]|政府|人民|国民|贯彻|落实|示范|经济|开发|创新|功能|重点|中心|城乡|关于|印发|建设|"
    r"中共|代表"
)
_WIDE = r"(?:省|自治区|特别行政区|自治州|自治县|自治旗|市(?![群场级域民县]|政(?!府))|盟|地区|林区|州(?!市))"
_NARROW = r"(?:县(?![域级区])|区(?!域|块|位|县)|旗(?!舰|县))"
_STEM = rf"(?:(?!{_NOT_IN_NAME})[一-鿿])"
_PLACE = re.compile(
    rf"(?:^|[年月日》《“”\"\s（(、，:：—-]|关于|中共|印发|制定|转发|代表|在)"
    rf"(?P<name>{_STEM}{{2,12}}?{_WIDE}(?:{_STEM}{{2,10}}?(?:自治县|区|县|市)(?![域级群场])|{_STEM}县)?"
    rf"|{_STEM}{{2,4}}?{_NARROW})"
)
_LAST_PART = re.compile(rf"{_WIDE}(?=.)")
_ACTING = re.compile(
    rf"(?P<name>{_STEM}{{2,6}}?(?:{_WIDE}|{_NARROW}))(?=国民经济|第[一-鿿]{{1,4}}[个届]|人民政府|委[、员]|人民代表大会)"
)
_NATIONAL = re.compile(r"国务院|全国人民代表大会")


def title_lines(document: Document) -> list[str]:
    """Lines without spaces above the first sentence or address: title, date, office."""
    lines: list[str] = []
    for line in document.text[:_OPENING].split("\n"):
        compact = re.sub(r"\s", "", line)
        if "。" in compact or _ADDRESS.match(compact) or len(lines) == _MOST_LINES:
            break
        if compact and len(compact) <= _LONGEST:
            lines.append(compact)
    return lines


def is_report(lines: list[str]) -> bool:
    """Whether a title is that of a report on a year: a retrospect first, the plan of the year after it."""
    return any(_REPORT.search(line) for line in lines)


def own_place(lines: list[str], opening: str, registry: Registry) -> tuple[str | None, str]:
    """Place of a document: its id where the registry knows it, and its name as worded; empty where none is named.

    Parameters
    ----------
    lines : list of str
        Lines of the title; the first one that names a place decides.
    opening : str
        First page without spaces, searched for an office or assembly (甲市第三届人民代表大会) where no title names one.
    registry : Registry
    """
    named = next((match for line in lines if (match := _PLACE.search(line))), None)
    if named is None and _NATIONAL.search(opening):
        nation = registry.find_place("全国")
        return (nation.place_id, nation.name) if nation else (None, "")
    match = named or _ACTING.search(opening)
    if match is None:
        return None, ""
    found = registry.find_place(match["name"]) or registry.find_place(_LAST_PART.split(match["name"])[-1])
    return (found.place_id, found.name) if found else (None, match["name"])
