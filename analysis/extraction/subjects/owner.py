"""Owners: what the clauses without figures before a quantity pass on to a bare head (教育支出稳步增长，2025年达到…)."""

from __future__ import annotations

import re

from analysis.extraction.prose import words
from analysis.extraction.subjects.edges import strip_lead
from analysis.extraction.subjects.names import shortest

_CLAUSES = re.compile(r"[，。；：!！?？]")
_MARKS = "，。；：!！?？（("
_DIGIT = re.compile(r"\d")
_MANNER = (
    "保持|持续|不断|稳步|平稳|大幅|显著|蓬勃|加快|快速|稳中|明显|进一步|逐步|有序|稳定|"
    "更加|更为|日益|愈加|逐年|连年|较快|迅速|再创|连创|屡创|再上|取得"
)
_TOPIC = re.compile(
    rf"(?!在|对|为|以|向|与|从|{words.BUILD})(?P<what>[^，。；、“”\d]{{2,16}}?)(?:{_MANNER})[^，。；、“”]{{0,10}}$"
)
# What a branch does for others is said of the branch: 服务业支撑作用更加明显.
_PART = re.compile(r"(?<=[一-鿿]{2})(?:支撑|引领|带动|主导|拉动|辐射|示范)?作用$")
# What it is said to have come to: 服务业实现了|快速发展.
_COMES_TO = re.compile(r"(?:实现|得到|取得|呈现|获得)了?$")
_ABSTRACT = re.compile(r"(?:结构|实力|质量|效益|环境|动能|活力|格局|体系|面貌|条件|成效|步伐|机制|改革|建设|工作)$")
_OBJECT = re.compile(
    r"[^，。；、]{0,4}?(?:推进|推动|实施|扩大|开展|发展壮大|发展)(?P<what>[^，。；]{2,60}?)(?:建设|创建|培育|改造|发展|工作)?$"
)
_GATHERED = re.compile(r"[一二三四五六七八九十\d]+大[^、]{2,}$")
_ASPECT = re.compile(r"(?:[一-鿿]，)?在?(?P<what>[^，。；“”]{2,24}?(?:产业链?|行业|集群|领域企业))方面[，：]")
_LONGEST = 20


def owner_before(ahead: str) -> str:
    """Name that the clause right before a quantity's own clause gives, where it has no figure; else empty.

    Parameters
    ----------
    ahead : str
        What stands between the figure before and the clause of the quantity.

    Returns
    -------
    str
        What is said to change (旅游业 of 旅游业加快发展), or what is furthered (社区工厂 of 推进社区工厂建设).
    """
    if ahead.endswith(("）", "），", "）；")):
        ahead = ahead[: ahead.rfind("（")]
    clause = _CLAUSES.split(ahead.rstrip(_MARKS))[-1]
    if not clause or _DIGIT.search(clause):
        return ""
    clause = strip_lead(clause) if not _OBJECT.match(clause) else clause
    if topic := _TOPIC.match(clause):
        what = _COMES_TO.sub("", topic["what"])
        return "" if _ABSTRACT.search(what) else _PART.sub("", what)
    if (found := _OBJECT.match(clause)) is None:
        return ""
    gathered = _GATHERED.search(found["what"])
    name = gathered[0] if gathered else shortest(found["what"], counted=True)
    return name if len(name) <= _LONGEST else ""


def aspect_of(sentence: str) -> str:
    """Branch that a sentence opens with and that owns its figures: 食品产业链方面，…; empty where there is none."""
    found = _ASPECT.match(sentence) if "方面" in sentence else None
    return found["what"] if found else ""


def joined(owner: str, head: str) -> str:
    """Put an owner before a bare head without saying a word twice: 农产品销售 and 销售额 give 农产品销售额."""
    if head.startswith(owner):
        return head
    overlap = next((size for size in (3, 2) if len(owner) > size and owner.endswith(head[:size])), 0)
    return owner[: len(owner) - overlap] + head


def without_head(name: str) -> str:
    """Take off a bare head that ends a name: 经营主体总量 gives 经营主体."""
    shorter = words.TRAILING_HEAD.sub("", name)
    return shorter if len(shorter) > 1 else name
