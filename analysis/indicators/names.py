"""Names of indicators: printed variants are brought to one spelling before they are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Spellings of the same words in plan texts; a rule is tried where one of its signs stands in the name as printed.
# Order matters: what a later rule needs, an earlier one makes.
REWRITES: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (cue, re.compile(pattern), replacement)
    for cue, pattern, replacement in (
        # A price basis or a footnote says how the figure is computed, not what it is.
        ("(", r"\([^()]*(?:不变价|可比价|现价|当年价|口径|下同)[^()]*\)", ""),
        ("()", r"[()]", ""),
        ("值", r"(?:地区|国内)?生产总值", "GDP"),
        ("全我年累", r"^(?:全市|全县|全区|全州|全省|我市|我县|我区|年末|全年|每年|年均|累计)", ""),
        ("比", r"比例|占比", "比重"),
        ("的", r"的(?=比重|比率|贡献率|浓度)", ""),
        ("每", r"每(千|万|百)人口?(?:拥有)?", r"每\1人"),
        ("岁", r"一岁", "1岁"),
        ("岁", r"三岁", "3岁"),
        ("万", r"^万元GDP", "单位GDP"),
        ("降", r"(?:下降|降低)(?:率|幅度)?$|降幅$", "降低"),
        ("数", r"(?<![指系天])(?:数量|总数|数)$", ""),
    )
)
_CUES = frozenset("".join(cue for cue, _, _ in REWRITES))
_IDEOGRAPHS = re.compile("[一-鿿]*")
_NOISE = re.compile(r"[\s\"'“”‘’*∗^_{}]")
_GROWS = ("增长速度", "增长率", "增长", "增速", "增幅", "涨幅")
GROWTH = re.compile(rf"(?:年均|每年|逐年|同比|平均)?(?:{'|'.join(_GROWS)})$")
CHANGE = re.compile(r"(?:累计)?(?:提高|提升|增加)(?:百分点)?$")
_CHANGED = ("提高", "提升", "增加", "百分点")


def normalise(name: str) -> str:
    """Bring a printed name to one spelling.

    Parameters
    ----------
    name : str
        Label of a row or subject of a sentence; ``/`` between parent and child stays.

    Returns
    -------
    str
        Half-width, without spaces and price basis; 地区生产总值 is GDP, 比例 is 比重, 每千人口拥有 is 每千人.
    """
    # Most names are ideographs throughout, which have one form and no case.
    text = name if _IDEOGRAPHS.fullmatch(name) else _NOISE.sub("", unicodedata.normalize("NFKC", name).upper())
    return "/".join(map(_rewritten, text.split("/"))) if "/" in text else _rewritten(text)


def _rewritten(part: str) -> str:
    if signs := _CUES.intersection(part):
        for pattern, replacement in _rules_with(signs):
            part = pattern.sub(replacement, part)
    return part


@lru_cache(maxsize=1024)
def _rules_with(signs: frozenset[str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Rules that some signs call for, in order."""
    return tuple((pattern, replacement) for cue, pattern, replacement in REWRITES if not signs.isdisjoint(cue))


def split_growth(name: str) -> tuple[str, bool]:
    """Split a normalised name into what grows and whether the name says that it grows (地区生产总值增长)."""
    stem = GROWTH.sub("", name) if name.endswith(_GROWS) else name
    return (stem, True) if stem and stem != name else (name, False)


def without_change(name: str) -> str:
    """Normalised name without a closing 提高: 入托率提高 by 4 points is a change of 入托率."""
    return (CHANGE.sub("", name) or name) if name.endswith(_CHANGED) else name


def spellings(label: str, place: str = "") -> list[str]:
    """Spell a label in the ways that may be listed, the fullest first.

    Parameters
    ----------
    label : str
        Printed label; sub-rows as parent/child.
    place : str
        Place of the statement; dropped where the subject begins with it.

    Returns
    -------
    list of str
        Normalised: the label; for a sub-row also the child with what the parent says of it (每千人口…, …覆盖率), then
        the child.
    """
    full = normalise(label.removeprefix(place) or label)
    if "/" not in full:
        return [full]
    parent, child = full.rsplit("/", 1)
    names = [full]
    if head := re.match(r"每[千万百]人", parent):
        # The child alone (执业医师数) is a count; only the parent says that it is per head, so it is never tried alone.
        return [full, head[0] + child]
    if tail := re.search(r"(?:覆盖|参保|普及|达标|处理)率$", parent):
        names.append(child + tail[0])
    return [*names, child]
