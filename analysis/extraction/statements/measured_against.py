"""Quantities that a figure is measured against: what it rises from, what it is compared with, what was aimed at."""

from __future__ import annotations

import re

from analysis.extraction.prose.time import PLAN_NAME
from analysis.extraction.quantities.finding import Quantity

_FROM = re.compile(r"(?:由|从)[^，。；]{0,30}$")
_RISES = "提高|提升|上升|增加|增长|扩大|下降|降低|减少|降|升|调整|缩短|压缩|压减|扩展|延长|跃升|跃居|拓展|发展|调减|增"
# A second base may stand between: 从4万元、2万元分别提高到5万元、3万元.
_SECOND = r"(?:[、和与及](?:\d{4}年的?)?[\d.]+[^，。；0-9、]{1,6}?)?"
_TO = re.compile(rf"{_SECOND}[^，。；0-9]{{0,10}}(?:{_RISES})[^，。；]{{0,6}}(?:到|至|为)|[^，。；0-9]{{0,6}}(?:到|至)")
_REACH = 34
# What a growth starts from: 比上年的26亿元增长60%.
_THAN = re.compile(rf"[较比](?:\d{{4}}年|上年|去年|{PLAN_NAME})(?:同期|时期|期间|期?[末底])?的$")
_GROWN_BY = re.compile(rf"(?:{_RISES}|净增)(?:了|约|近|超过?)*[\d.]")
# What was aimed at, of which a share was reached: 完成年计划710亿元的89.4%.
_AIMED = re.compile(r"(?:计划|目标|任务|预算)(?:任务|目标|数)?(?:的|为)?$")
_SHARE_MET = re.compile(r"的[\d.]+[%％]")


def is_base(text: str, quantity: Quantity) -> bool:
    """Whether the quantity is the value that something rises or falls from: 由46.4%提高到50.4%."""
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    if ("由" not in before and "从" not in before) or quantity.form.startswith("structure"):
        return False
    return bool(_FROM.search(before) and _TO.match(text, quantity.end))


def is_outgrown(text: str, quantity: Quantity) -> bool:
    """Whether the quantity is what a growth is measured against: 比上年的26亿元增长60%."""
    if text[quantity.start - 1 : quantity.start] != "的" or not _GROWN_BY.match(text, quantity.end):
        return False
    return bool(_THAN.search(text, max(0, quantity.start - _REACH), quantity.start))


def is_aim_met(text: str, quantity: Quantity) -> bool:
    """Whether the quantity is an aim of which a share was reached: 完成年计划710亿元的89.4%."""
    if not text.startswith("的", quantity.end) or not _SHARE_MET.match(text, quantity.end):
        return False
    return bool(_AIMED.search(text, max(0, quantity.start - 12), quantity.start))
