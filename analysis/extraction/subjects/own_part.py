"""The part of a clause that belongs to one of its quantities."""

from __future__ import annotations

import re

from analysis.extraction.prose import words
from analysis.extraction.prose.clauses import Surroundings
from analysis.extraction.subjects.edges import strip_lead, strip_tail

# What a growth begins from, and how early it is reached: 税收在2020年的基础上翻一番, 提前两年实现翻番.
_BASIS = re.compile(
    r"(?:在)?20\d\d年(?:底|末)?的?基础上[，,]?(?:再|实现|力争)*(?=$|翻|增[长加]|提[高升]|下降|减少|降低)|提前[一二两三四五\d]年(?:完成|实现)?(?=[比较]20\d\d年|$)"
)
_OWN_FROM = re.compile(rf"、|以及|(?<!资){words.AND}(?=[^，]*$)")
# What is done for so many of others is no part of them: 为24个省份|保供电煤20亿吨.
_SERVED = re.compile(
    r"为(?:超过?|近|约)?[\d.]+[十百千万亿]*[余多]?[个户家名位人所][一-鿿]{2,6}?"
    rf"(?P<work>(?:{words.GIVE})[^，。；、]*)$"
)


def own_part(around: Surroundings) -> str:
    """Take the part of the left side that belongs to this quantity: after 、 or 和 where one came before it."""
    left = around.left
    if "基础上" in left or "提前" in left:
        left = _BASIS.sub("", left)
    if not around.follows:
        return left
    if "为" in around.clause and (served := _SERVED.search(around.clause)) and len(served["work"]) < len(left):
        return served["work"]
    parts = _OWN_FROM.split(left, maxsplit=1)
    if len(parts) == 1:
        return left
    last = parts[-1].rsplit("、", 1)[-1]
    core = strip_lead(strip_tail(last))
    return last if not core or words.NOT_ALONE.match(core) else parts[-1]
