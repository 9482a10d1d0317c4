"""Words of tone of a statement: 力争, 确保, 保持, 左右, also where they stand at the head of coordinated clauses."""

from __future__ import annotations

import re

_TONE = re.compile(
    r"力争|确保|争取|保持|稳定|力促|必须|努力|预计|左右|不低于|不超过|不少于|约(?<![签节合预条特公违制契]约)|接近"
)
_GOVERNING = re.compile(r"力争|争取(?!国家|上级|中央|省|各类|更多|专项|资金|项目|政策|支持|[“超])|确保|力促")
_HEADS = ("力争", "争取", "确保", "力促")
_HEAD = re.compile("|".join(_HEADS))
_SEGMENT = re.compile(r"[；;。]")
_COMMA = re.compile(r"[，：:]")
_FIGURE = re.compile(r"\d|[一二两三四五六七八九十百千万亿零]+(?:[个项家座级位亿倍番]|以上|左右)|零的突破|全覆盖")
_ENDS_IN_TIME = re.compile(r"(?:年|末|底|前|期间|时期)$")
_ACTS = re.compile(
    r"加快|推动|推进|打造|构建|实施|加强|建设|完善|深化|强化|优化|健全|发展|支持|引导|鼓励|提升|促进|积极|大力|着力|持续|"
    r"全面|开展|落实|坚持|统筹|聚焦|围绕|培育|壮大|做|抓|以"
)


def hardness_of(sentence: str, begin: int, end: int) -> list[str]:
    """Words of tone around a quantity as printed, in order, each once.

    Parameters
    ----------
    sentence : str
    begin, end : int
        From the beginning of the clause of the quantity to the end of the quantity. A tone before them counts where it
        governs the clause too (力争A达到5%，B达到6%): up to ； or the end of the sentence, another tone, or a clause
        that does something of its own and gives no figure.
    """
    found = _TONE.findall(sentence[begin:end])
    if not begin or not _HEAD.search(sentence, 0, begin):
        return list(dict.fromkeys(found)) if found else found
    own = any(word in _HEADS for word in found) or _TONE.match(sentence, begin)
    if not own and (tone := _governing(sentence[:begin])):
        found.insert(0, tone)
    return list(dict.fromkeys(found))


def _governing(before: str) -> str:
    """Find the tone that still holds at the end of what stands before a clause; empty for none."""
    tones = list(_GOVERNING.finditer(before))
    if not tones or _SEGMENT.search(before, (last := tones[-1]).end()):
        return ""
    opened, *others = _COMMA.split(before[last.end() :])
    if not (_FIGURE.search(opened) or _ENDS_IN_TIME.search(opened)):
        return ""
    return "" if any(_ACTS.match(clause) and not _FIGURE.search(clause) for clause in others) else last[0]
