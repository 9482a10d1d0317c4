"""Words around a number that say how it bounds the value: 不低于, 突破, 以上, 左右, 以内."""

from __future__ import annotations

import re

# Each cue must end right before the number; words that only fill (达, 到, 在, 了) may stand between.
_FILL = r"(?:[到达至在为于了]|达到|全部|均|都|水平|力争|总数|总量)*"
_CUES = {
    "le": r"不超过|不突破|不高于|不大于|不多于|不得超过|不得高于|以不超过|最多|≤|<=|＜=|⩽|小于等于|小于或等于",
    "ge": r"不低于|不少于|不小于|不得低于|不得少于|最少|最低|≥|>=|⩾|大于等于|大于或等于|"
    r"至少(?:建立|建设|建成|建好|新建|培育|打造|拥有|有|创建|完成)?",
    "gt": r"超过|超出|突破|高于|大于|多于|优于|跨越|跨过|迈过|冲破|站上|(?<![经通路度])过|超|破|>|＞|逾",
    "lt": r"低于|少于|小于|<|＜",
    "around": r"接近|大约|(?<![签节合预条特公违制契])约为?|近|将近|左右",
    "cap": r"控制|压减|压缩|限制",
    "hold": r"稳定保持|持续稳定|保持|稳定|维持|守牢|守住|坚守|保有",
}
# Signs of which every cue holds one: where none stands, the cues need not be tried.
_SIGNS = {
    "le": "不最≤=⩽小",
    "ge": "不最≥=⩾大至",
    "gt": "超突高大多优跨迈冲站过破>＞逾",
    "lt": "低少小<＜",
    "around": "近约左",
    "cap": "控压限",
    "hold": "稳持守有",
}
_BEFORE = tuple((frozenset(_SIGNS[word]), re.compile(rf"(?:{cue}){_FILL}$"), word) for word, cue in _CUES.items())
_ANY_SIGN = re.compile(f"[{''.join(_SIGNS.values())}]")
_WINDOW = 12
_AFTER = re.compile(
    r"(?:[（(]含[)）])?(及?以上|之上|以内|之内|内(?=[，。；、）)]|$)|及?以下|左右|上下|＋|\+(?![0-9A-Za-z一-鿿]))"
)
_AFTER_SIGNS = frozenset("（(及以之内左上＋+")
_AFTER_MEANING = {
    **dict.fromkeys(("以上", "及以上", "之上", "＋", "+"), "ge"),
    **dict.fromkeys(("以内", "之内", "内", "以下", "及以下"), "le"),
    **dict.fromkeys(("左右", "上下"), "around"),
}


def before(text: str, position: int) -> str:
    """Read the comparator that the words before a number give; empty where they give none.

    ``cap`` stands for 控制在 and its like, which is ``le`` unless a word after the number says 左右.
    """
    window = text[max(0, position - _WINDOW) : position]
    signs = set(_ANY_SIGN.findall(window))
    if not signs:
        return ""
    return next((word for cue, pattern, word in _BEFORE if not signs.isdisjoint(cue) and pattern.search(window)), "")


def after(text: str, position: int) -> tuple[str, int]:
    """Read the comparator after a quantity and the offset just after it; empty and ``position`` where none follows."""
    if text[position : position + 1] not in _AFTER_SIGNS or not (match := _AFTER.match(text, position)):
        return "", position
    return _AFTER_MEANING[match[1]], match.end()


def combine(prefix: str, suffix: str, more: bool) -> str:
    """One comparator from the words before, the words after, and 多 or 余 inside the quantity."""
    if prefix in ("le", "ge", "gt", "lt"):
        return prefix
    if suffix:
        return suffix
    if prefix == "cap":
        return "le"
    if more:
        return "gt"
    return prefix or "eq"
