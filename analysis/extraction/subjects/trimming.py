"""What is taken off the words before a figure: headlines, years inside names, marks of notes, how it was counted."""

from __future__ import annotations

import re

# Words of a headline before its year: 公布“十四五”规划纲要|2025年税收, 东川|2015年人均收入.
_BEFORE_YEAR = re.compile(
    r"^(?:.*(?:规划|纲要|方案|计划)[：:—]*|[一-鿿]{2,3}(?<![比较于在到至以从自按与同和及达由是]))"
    r"(?=20\d\d年(?:前|底|末)?(?![不增下提减达累名年])[一-鿿A-Z]{2})"
)
_FROM = re.compile(r"(?:(?<!自)由|从(?!业|事|教))[^，。；]*$")
# What a headline says before it gives the year: 十部门联合印发方案|到2025年普及率.
_SAID_TO = re.compile(
    r"^.*(?:(?:方案|规划|意见|计划|行动|印发|提出|明确|要求|》)[，:：]?[到至]|报告(?:确定|提出|明确)了?)(?=20\d\d年)"
)
# When it was is no part of what it is: 林业产业2017年|产值.
_YEAR_INSIDE = re.compile(
    r"(?<=[一-鿿])(?<![到至在于截止比较年])20\d\d年(?=(?:年?[产总]值|销售收入|营业收入|产量|增加值|投资额)[^，。；、\d]{0,6}$)"
)
# The mark of a footnote right before the number: 新开发驿站[21]305个.
_NOTE_MARK = re.compile(r"[\[〔]\d{1,3}[\]〕]$")
# How a figure is counted is no part of its name: 按可比价格计算年均增长8%.
_COUNTED_AS = re.compile(r"按[一-鿿]{2,8}(?:计算|核算|口径)")
# What has been passed says how the subject grew: 经济总量跨过两个万亿元大关、|超过6万亿元.
_PASSED = re.compile(r"(?:连续|先后|接连|相继)?(?:跨过|跨越|越过|迈过|跨上|迈上|突破)[^，。；、]*(?:大关|台阶)、?")
# What a dash introduces is named behind it: 重点任务——造林面积.
_TO_LAST_DASH = re.compile(r"^.*——(?!.*——)(?=.)")
# Each is looked for only where its sign stands, in this order.
_RULES = (
    ("20", _BEFORE_YEAR),
    ("由", _FROM),
    ("从", _FROM),
    ("按", _COUNTED_AS),
    ("——", _TO_LAST_DASH),
    ("]", _NOTE_MARK),
    ("〕", _NOTE_MARK),
    ("20", _SAID_TO),
    ("20", _YEAR_INSIDE),
    ("大关", _PASSED),
    ("台阶", _PASSED),
)
# First characters of the signs: most clauses hold none of them.
_SIGNS = frozenset(sign[0] for sign, _ in _RULES)


def trimmed(left: str) -> str:
    """Take off what is no part of a name, wherever it stands before the figure.

    Parameters
    ----------
    left : str
        Words of the clause before a figure.

    Returns
    -------
    str
        The same without headlines, years inside names, marks of notes, and words on how it was counted.
    """
    if _SIGNS.isdisjoint(left):
        return left
    for sign, pattern in _RULES:
        if sign in left:
            left = pattern.sub("", left)
    return left
