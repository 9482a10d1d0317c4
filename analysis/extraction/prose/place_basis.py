"""How well the place of a text is known: from the register, by the title of a plan, or by less."""

from __future__ import annotations

import re
from collections import Counter

from analysis.documents.document import Document
from analysis.extraction.prose.plan import Plan
from analysis.extraction.prose.title import title_lines
from analysis.registry import Registry

_TITLE = re.compile(r"规划|纲要|报告|意见|方案|计划|要点|公报|决定|建议|目标|蓝图")
# 全市, 我县: the level that a text speaks of as its own; every text may speak of 全国 and 我国.
_LEVEL = re.compile(r"[全我](?P<level>[国省市县区旗盟州乡镇])")
_NATION = "国"
_READ = 50_000
_SHORTEST = 2


def place_basis(document: Document, plan: Plan, registry: Registry) -> str:
    """Tell what the place of a text is known from.

    Parameters
    ----------
    document : Document
    plan : Plan
        Holds the place that was read.
    registry : Registry

    Returns
    -------
    str
        ``register``, ``title`` (a line of the title names the place and a plan or report of it), ``other level`` (so
        does the title, but the text speaks of another level: 全旗 below the title of a league), ``line`` (a headline
        names it), ``text`` (only the running text does), or empty where no place is known.
    """
    if not plan.place_id and not plan.place:
        return ""
    if document.doc_id in registry.documents:
        return "register"
    names = _names(plan, registry)
    lines = [line for line in title_lines(document) if any(_bare(name) in line for name in names)]
    if not lines:
        return "text"
    if not any(map(_TITLE.search, lines)):
        return "line"
    return "other level" if _speaks_of_other_level(document.text[:_READ], names) else "title"


def _names(plan: Plan, registry: Registry) -> tuple[str, ...]:
    known = registry.places.get(plan.place_id) if plan.place_id else None
    return (known.name, *known.aliases) if known else (plan.place,)


def _bare(name: str) -> str:
    return name[:-1] if len(name) > _SHORTEST else name


def _speaks_of_other_level(text: str, names: tuple[str, ...]) -> bool:
    own = {name[-1] for name in names}
    levels = Counter(match["level"] for match in _LEVEL.finditer(text))
    if _NATION not in own:
        del levels[_NATION]
    return 2 * sum(levels[level] for level in own) < levels.total()
