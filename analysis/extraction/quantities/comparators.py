"""Words around a number that say how it bounds the value: 不低于, 突破, 以上, 左右, 以内."""

from __future__ import annotations

import re

# Each cue must end right before the number; words that only fill (达, 到, 在, 了) may stand between.
_FILL = r"(?:[到达至在为于了]|达到|全部|均|都|水平|力争|总数|总量)*"
_CUES = {
    "le": r"不超过|不突破|不高于|不大于|不多于|不得超过|不得高于|以不超过|最多|≤|<=|＜=|⩽|小于等于|小于或等于",
    "ge": r"不低于|不少于|不小于|不得低于|不得少于|最少|最低|≥|>=|⩾|大于等于|大于或等于|"
    r"至少(?:建立|建设|建成|建好|新建|培育|打造|拥有|有|创建|完成)?",
    # 重点突破7条 is a verb: what is broken through are the seven.
    "gt": r"超过|超出|(?<!重点)(?<!集中)突破|高于|大于|多于|优于|跨越|跨过|迈过|冲破|站上|(?<![经通路度])过|超|"
    r"(?<!突)破|>|＞|逾",
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
# Last characters of every cue and of every filler: where the text before a number ends otherwise, none stands there.
_LAST = frozenset(
    "过破于多高低少≤=＝⩽≥>⩾＞<＜立设成好建育造有出越上超逾近约为右制减缩持定牢住守到达至在了部均都平争数量"
)
# A bound before what the value is a part of: 不低于居住用地总量的70%.
_OF_A_WHOLE = re.compile(
    r"(?:(?P<ge>不低于|不少于|不小于|不得低于)|不超过|不高于|不大于|不得超过)[^，。；：、\d]{2,26}的$"
)
_WINDOW = 12
_AFTER = re.compile(
    r"(?:[（(]含[)）])?(及?以上|之上|以内|之内|内(?=[，。；、）)]|$)|及?以下|左右|上下|＋|\+(?![0-9A-Za-z一-鿿]))"
)
# A step that is reached (4000亿元和5000亿元台阶, 3000亿级), and a time or way within which something is (18小时直达).
_STEP = re.compile(r"(?:[和、][\d.]+[万亿]{1,2}元)*级?(?:台阶|大关|关口)|(?<=[亿元])级")
_REACHED = re.compile(
    r"(?<=[米里钟时])(?:[以之]?内)?(?:见[绿园水景]|[一-鿿]{0,2}(?:直达|通达|送达|可达|到达|办结)|(?<!24小时)响应)"
)
_BRACKET = re.compile(r"[（(][^（）()]{1,30}[)）]")
_PART_OF = re.compile(r"[（(](?:含|其中|包括|不含|另)")
_AFTER_SIGNS = frozenset("（(）)及以之内左上＋+台大关级和、见直通送可到办响新快")
_AFTER_MEANING = {
    **dict.fromkeys(("以上", "及以上", "之上", "＋", "+"), "ge"),
    **dict.fromkeys(("以内", "之内", "内", "以下", "及以下"), "le"),
    **dict.fromkeys(("左右", "上下"), "around"),
}


def before(text: str, position: int) -> str:
    """Read the comparator that the words before a number give; empty where they give none.

    ``cap`` stands for 控制在 and its like, which is ``le`` unless a word after the number says 左右.
    """
    last = text[position - 1 : position]
    if last == "的" and (bound := _OF_A_WHOLE.search(text, max(0, position - 2 * _WINDOW - 8), position)):
        return "ge" if bound["ge"] else "le"
    if last not in _LAST:
        return ""
    window = text[max(0, position - _WINDOW) : position]
    signs = set(_ANY_SIGN.findall(window))
    if not signs:
        return ""
    for cue, pattern, word in _BEFORE:
        if not signs.isdisjoint(cue) and pattern.search(window):
            return word
    return ""


def after(text: str, position: int) -> tuple[str, int]:
    """Read the comparator after a quantity and the offset just after it; empty and ``position`` where none follows."""
    if text[position : position + 1] not in _AFTER_SIGNS:
        return "", position
    if match := _AFTER.match(text, position):
        return _AFTER_MEANING[match[1]], match.end()
    if _STEP.match(text, position):
        return "ge", position
    return ("le" if is_reached_within(text, position) else _behind_bracket(text, position)), position


def is_reached_within(text: str, position: int) -> bool:
    """Whether a time or way before the position is one within which something is reached: 18小时直达, 300米见绿."""
    return bool(_REACHED.match(text, position))


def _behind_bracket(text: str, position: int) -> str:
    """Give the comparator behind a bracket, which holds for the number before it: 项目800个（总投资1500亿元）以上.

    It holds for the number that closes the bracket too, unless the bracket only names a part (其中5个).
    """
    if match := _BRACKET.match(text, position):
        closing = match.end()
    elif text[position : position + 1] in "）)":
        opening = max(text.rfind("（", 0, position), text.rfind("(", 0, position))
        if opening < 0 or _PART_OF.match(text, opening):
            return ""
        closing = position + 1
    else:
        return ""
    behind = _AFTER.match(text, closing)
    return _AFTER_MEANING[behind[1]] if behind else ""


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
