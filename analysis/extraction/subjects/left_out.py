"""Subjects that stand before a quantity, and what a clause leaves out of them since the one before named it."""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis.extraction.prose import words
from analysis.extraction.prose.clauses import Surroundings
from analysis.extraction.subjects.changes import COMPARED
from analysis.extraction.subjects.edges import strip_lead, strip_tail
from analysis.extraction.subjects.nouns import balanced
from analysis.extraction.subjects.owner import joined, without_head
from analysis.extraction.subjects.subject import Subject

# A level for each head or acre of what was named before: 粮食产量30万吨，人均600公斤.
_PER_HEAD = frozenset({"人均", "户均", "亩均", "地均"})
_LEVEL = r"国家|省|市州?|县|区|乡镇|村|\d?A{1,5}"
_LEVEL_ONLY = re.compile(rf"^(?P<verb>{words.KEEP})?(?P<level>(?:[一-鿿]{{2,3}})?(?:{_LEVEL})级(?:及?以上)?)$")
_LEVEL_ENDS = frozenset("级上")
_LEVEL_BEFORE = re.compile(
    rf"^(?:{words.KEEP}|新培育|新创建|新入选|新获批)?(?:[一-鿿]{{2,3}}市|{_LEVEL})级(?:以上|及以上)?"
)
KEEP_ONLY = re.compile(rf"^(?:(?:{words.KEEP}|新登记|新设立?|在建|续建|提质)(?:或|和|及|、)?)*(?:其中)?$")
_KEEP_BEFORE = re.compile(rf"^(?:{words.KEEP})+(?=[一-鿿]{{2}})")
# Of which size: 产值5亿元以上企业4家、|1亿元以上|12家.
_SIZE_ONLY = re.compile(r"[\d.]*[十百千万亿]+元及?以上")
_OF_A_BUILDING = frozenset({"全长", "线路全长", "总建筑面积", "建筑面积", "占地面积"})
_SAME_TERMS = frozenset({"同口径", "可比口径", "自然口径"})
_GROWTH_HEAD = re.compile(r"(?:年均)?(?:增速|增长率?|增幅|增长速度)$")
# Taxes and industry named beside an aggregate of the whole economy are those of the place, not of a branch.
_TAX = re.compile(r"总?税收|工业总产值")
_AGGREGATE = re.compile(r"增加值|经济总量|生产总值|GDP|预算收入|财政收入|固定资产投资|零售总?额")
_OF_OTHER = re.compile(r"占|对(?![外口接标照]).*(?:率|度|比重)$")
# What is left of 规上工业总产值 without its head names nothing.
_SIZED = ("规模以上", "规上", "限上")
# A part of the place that a bracket gives the same measure for: 财政收入45亿元（区本级36亿元）.
_LOCAL = re.compile(r"^(?:[省市县区州]本级|本级|市区|城区)")
_GAINED = re.compile(r"(?:新增|净增)$")
_WHOLE_RATE = re.compile(r"增速|增长|占比|比重|增幅")
_RATE = re.compile(r"占|[比率]|强度|增[长速幅]")
_DIGIT = re.compile(r"\d")


def level_only(core: str) -> re.Match[str] | None:
    """Match words before a quantity that only say of which level things are, and what is done with them: 新增省级."""
    return _LEVEL_ONLY.match(core) if core[-1:] in _LEVEL_ENDS else None


def named_before(core: str, change: str, around: Surroundings, earlier: str, heading: Callable[[], str]) -> Subject:
    """Name a quantity by the words before it, with what they leave out.

    Parameters
    ----------
    core : str
        Words before it, without those of time, comparison and change.
    change : str
        How it changes (年均增长), empty where it does not.
    around : Surroundings
        Its clause.
    earlier : str
        Core subject of the statement before, empty for none.
    heading : callable
        Gives the innermost heading as a noun phrase, empty where it is none.

    Returns
    -------
    Subject
        With an empty text where nothing names what is measured.
    """
    core = "" if COMPARED.fullmatch(core) else balanced(core)
    if around.bracketed and (not core or words.NOT_ALONE.match(core)):
        host = balanced(strip_lead(strip_tail(around.host)))
        host = earlier if not host or _DIGIT.search(host) else host
        return Subject(host + core + change, host, "before")
    if not core and not earlier and not heading():
        return Subject("", "", "none")
    if earlier and (part := _part_of(core, change, around, earlier)):
        return part
    if earlier and core.startswith("其占"):
        core = core[1:]
    if core in ("占比", "占"):
        earlier = _GROWTH_HEAD.sub("", earlier)
    if core[:1] in ("占", "对") and _OF_OTHER.match(core):
        return Subject(earlier + core + change, earlier, "carried" if earlier else "none")
    if not core or KEEP_ONLY.match(core):
        host = without_head(_KEEP_BEFORE.sub("", earlier)) if core else earlier if change else _GAINED.sub("", earlier)
        return Subject(core + host + change, earlier, "carried" if earlier else "none")
    if level := level_only(core):
        is_part = _LEVEL_BEFORE.match(earlier) or ("其中" in around.clause and not _RATE.search(earlier))
        head = _KEEP_BEFORE.sub("", _LEVEL_BEFORE.sub("", earlier)) if is_part else ""
        return Subject((level["verb"] or "") + level["level"] + head + change, earlier, "carried" if head else "before")
    if words.NOT_ALONE.match(core):
        return _owned(core, change, earlier, heading)
    return Subject(core + change, core, "before")


def _part_of(core: str, change: str, around: Surroundings, earlier: str) -> Subject | None:
    """Name what words say of the subject before: a level for each head, its own level, its size, how it is counted."""
    if core in _PER_HEAD:
        name = core + (earlier[len(core) :] if earlier[: len(core)] in _PER_HEAD else earlier)
        return Subject(name + change, name, "carried")
    if around.bracketed and _LOCAL.fullmatch(core):
        name = core + _LOCAL.sub("", earlier)
        return Subject(name + change, name, "carried")
    if core in _OF_A_BUILDING:
        return Subject(_KEEP_BEFORE.sub("", earlier) + core + change, earlier, "carried")
    if core in _SAME_TERMS:
        return Subject(earlier + core + change, earlier, "carried")
    if core.endswith("以上") and _SIZE_ONLY.fullmatch(core):
        kept = _KEEP_BEFORE.match(earlier)
        at = kept.end() if kept else 0
        sized = _SIZE_ONLY.search(earlier)
        name = _SIZE_ONLY.sub(core, earlier, count=1) if sized else earlier[:at] + core + earlier[at:]
        return Subject(name + change, earlier, "carried")
    return None


def _owned(core: str, change: str, earlier: str, heading: Callable[[], str]) -> Subject:
    """Put a bare head (产值, 年均增速) with its owner: the subject before, else the heading."""
    if _TAX.match(core) and _AGGREGATE.search(earlier):
        return Subject(core + change, core, "before")
    earlier = _GAINED.sub("", earlier)
    if _GROWTH_HEAD.search(core):
        earlier = _GROWTH_HEAD.sub("", earlier)
    owner = words.TRAILING_HEAD.sub("", earlier) if not _WHOLE_RATE.search(core) else earlier
    if owner.endswith(_SIZED) and "工业" in earlier:
        owner += "工业"
    if not owner or words.NOT_ALONE.match(owner):
        owner = heading()
    if owner.endswith(core):
        return Subject(owner + change, owner, "carried")
    name = joined(owner, core)
    return Subject(name + change, name, "carried" if earlier else "heading" if owner else "bare")
