"""Words of change between a name and a quantity: 年均增长, 下降, and what a change is measured against."""

from __future__ import annotations

import re

from analysis.extraction.quantities import units
from analysis.extraction.quantities.finding import Quantity

# Verbs of change in full; others are rare or say more (翻番, 净增).
VERBS = "增长|增加|提高|提升|上升|下降|回落|降低|减少"
_CHANGE = re.compile(
    r"(年均|累计|同比|逐年|平均每年|每年|平均)?(?:分别|均|再|力争|预期|名义|实际)*(增长|净增|增加(?!值)|提高|提升|上升|改善|"
    r"下降|回落|降低|减少|递减|递增|压减|缩小|扩大|(?<=[年比均别期末])[增降])"
    r"(?:了|力争|超过|不低于|约|近|超|突破|至少|达到|达|分别|均|年均|≥|>|保持在|控制在|在|高于|要|(?<=增长)为)*$"
)
_MOVES = re.compile(
    r"(?:(?:排名|位次)(?:[较比][^，。；较比]{2,8}?)?|^、?[较比][^，。；较比]{2,8}?|^)(?:分别|均|再|力争)?"
    r"(上升|提升|提高|前移|前进|下降|后移)(?:了|至少)?$"
)
_AMOUNT_OF_CHANGE = re.compile(r"(?:增长|增加|净增|减少|下降|提高)(?:了|超过|约|近|超|突破)*$")
IN_FULL = {"增": "增长", "降": "下降"}
# The last character of everything that may end a change.
_ENDS = frozenset("移落进长增加高升善降低少减小大了争过于约近超破到达别均≥>在要为")
_PLACES = ("位", "名", "个位次")
COMPARED = re.compile(r"(?:较|比)(?:[^，。；较比]{2,12}|[^，。；、较比]{13,18})$|与[^，。；、与]{2,10}相比$")


def change_of(quantity: Quantity, left: str) -> str:
    """Word of change before a quantity that is one (年均增长 of 年均增长8%); empty for a level."""
    if quantity.form == "relation":
        return "增长" if left.endswith("增长") else ""
    if left[-1:] not in _ENDS:
        return ""
    if quantity.unit in _PLACES and (move := _MOVES.search(left)):
        return move[1]
    bare = units.bare_unit(quantity.unit)
    if bare not in units.SHARES and bare not in units.CHANGES and not _AMOUNT_OF_CHANGE.search(left):
        return ""
    match = _CHANGE.search(left[-22:])
    return (match[1] or "") + IN_FULL.get(match[2], match[2]) if match else ""


def change_after(quantity: Quantity, right: str) -> str:
    """Word of change that follows a share (两位数|增长); empty where none does."""
    return "增长" if units.bare_unit(quantity.unit) in units.SHARES and right.startswith("增长") else ""
