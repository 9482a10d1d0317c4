"""Verbs that govern every item of a list: 新增停车位400个、充电桩90个 are both newly added."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.extraction.prose import words

# Without them the item would name the whole stock of the thing.
_GOVERNORS = "新增|新建改造|新建|新改建|改扩建|新引进|新培育|新认定|新开工|新签约|新投产|净增"
_MODIFIERS = rf"(?:{words.TIME}|{words.SCOPE}|{words.MODAL}|其中)*"
_ITEM = re.compile(
    rf"(?:^|[、和与及，]){_MODIFIERS}(?P<verb>{_GOVERNORS}|{words.KEEP}|{words.BUILD}|{words.ACHIEVE}|实施|办好|举办|培养|"
    r"提供|推出|升级改造|筹集|发放|认定|开发|安置)"
)
_TOTAL = re.compile(r"总[数量额值]")
_GOVERNOR = re.compile(_GOVERNORS)


def governor(clause: str, own: str) -> str:
    """Verb of 新增 and its kin that a list has before an item; empty where the item or a nearer one has its own verb.

    Parameters
    ----------
    clause : str
        From the beginning of the clause to the quantity of the item.
    own : str
        The end of it that belongs to the item alone.
    """
    if _ITEM.match(own) or _TOTAL.search(own) or not (found := _GOVERNOR.search(clause)):
        return ""
    if found.start() >= len(clause) - len(own):
        return ""
    verb = [match["verb"] for match in _ITEM.finditer(clause, 0, len(clause) - len(own))][-1:]
    return verb[0] if verb and _GOVERNOR.fullmatch(verb[0]) else ""


def governed(items: Sequence[str]) -> list[str]:
    """Give the verb of the first of several names to those without one: 新增甲企业、乙企业各6家."""
    verb = _GOVERNOR.match(items[0]) if items else None
    if verb is None or any(_ITEM.match(item) for item in items[1:]):
        return list(items)
    return [items[0], *(verb[0] + item for item in items[1:])]
