"""Subjects of ranks: what is ranked, among whom, and in which contest or ranking."""

from __future__ import annotations

import re

from analysis.extraction.prose import words
from analysis.extraction.subjects.edges import strip_lead, strip_tail

_RANK_AT = re.compile(
    r"(?:稳居|位居|跃居|名列|位列|(?<![人民宜移])居(?![民住家])|排名|排在|排|列|进入|跻身|保持|成为|稳定在|"
    r"冲刺|(?:上升|提升|跃升|前移|攀升)[至到])(?=[^，。]{0,16}$)"
)
_SCOPE_OF_RANK = re.compile(
    r"在(?P<all>全国|全省|全市|省内)[^，。]{0,12}$|(?P<bare>全国|全省|省内|全市|全州|全县|全区)$"
)
_GROWTH = frozenset({"增速", "增幅", "增长率", "增长速度"})
_RANK_WORDS = re.compile(r"^\d+个|[“”第前在]+|保持|的$")
# A rank in a contest or a ranking of its own is not one of the subject before it.
_CONTEST = re.compile(r"在(?:全国|全省|全市)?(?P<what>[^，。、]{2,14}(?:考核|考评|测评|评价|评比|评估))中?$")
_RANKING = re.compile(r"科研|科技|创新|竞争力|百强|榜|集群|指数|潜力|营商")
_SPELLS = re.compile(r"\d+个(?:季度|月|年度)$")
_ENTERS = frozenset({"跻身", "进入", "位列", "名列"})


def rank_scope(left: str) -> str:
    """Among whom a rank is: 全国 of 稳居全国第; empty where that is not said."""
    match = _rank_at(left)
    return _RANK_WORDS.sub("", left[match.end() :]) if match else ""


def _rank_at(left: str) -> re.Match[str] | None:
    return next(reversed(list(_RANK_AT.finditer(left))), None)


def read_rank(left: str, earlier: str) -> tuple[str, str, str]:
    """Subject of a rank: its text, its core and how it was found, as in ``Subject``.

    Parameters
    ----------
    left : str
        What stands in the clause before the rank.
    earlier : str
        Core subject of the statement before, empty for none.
    """
    match = _rank_at(left)
    core = strip_lead(left[: match.start()]) if match else strip_lead(left)
    core = _SPELLS.sub("", core)
    contest = _CONTEST.search(core) if "在" in core else None
    scope = rank_scope(left)
    if not scope and not contest and (among := _SCOPE_OF_RANK.search(core)):
        scope = among["all"] or among["bare"]
    core = contest["what"] if contest else strip_tail(_SCOPE_OF_RANK.sub("", core))
    if match and not core and match[0] in _ENTERS and _RANKING.search(scope):
        return f"{scope}位次", scope, "before"
    if core in _GROWTH and earlier and not earlier.endswith(core):
        return f"{earlier}{core}{scope}位次", earlier, "before"
    owner = core if core and not words.NOT_ALONE.match(core) else earlier
    return f"{owner}{scope}位次", owner, "before" if core else "carried" if earlier else "none"
