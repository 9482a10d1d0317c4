"""Shortest names: what a noun phrase can lose and still name the same things."""

from __future__ import annotations

import re

from analysis.extraction.prose import words

# 甲、乙等丙: the examples go, a verb and a level before them stay (新增省级以上甲、乙等丙).
_EXAMPLES = re.compile(
    rf"^(?P<kept>(?:{words.KEEP})?(?:国家级|省级|市级|县级)?(?:及?以上)?)"
    rf"(?!.*(?:参与|用于|投向)).*[^中高平均同对优初特甲乙一二三上]等(?P<things>[^级等保候值额离第\d][^、等]{{3,}})$"
)
_AFTER_EXAMPLES = re.compile(r"[一二两三四五六七八九十]?[大个类]|领域|方面|地|多")
_FIELD = re.compile(r"^.*(?:方向|领域|方面|环节)(?=突破|攻克|取得)")
_OWN_NAME = re.compile(r"^.*[^”“](?P<name>“[^“”]{2,}”(?:专项)?(?:活动|行动|工程|计划))$")
# 具有示范效应的应用场景, 反映时代变迁的作品: a clause that only describes.
_DESCRIBES = re.compile(
    r"^(?P<verb>扶持|支持|培育|引进)?"
    rf"(?:左右|以上)?(?:{words.DESCRIBES}|各种形式|各具特色|多种形式)[^，。]*的(?P<name>[^的]{{2,}})$"
)
# 作用突出、能力强的企业: what they are praised for describes them.
_PRAISED = re.compile(
    rf"^(?P<verb>扶持|支持|培育|引进)?{words.PRAISED}(?P<name>[^的、]{{2,}})$"
)
_DOES_ITS_PART = re.compile(rf"(?<=[一-鿿]{{2}})(?:则|将|均)?实现(?=(?:{words.HEADS})$)")
# How long a rate has held is no part of its name: 断面水质连续三年优良率.
_YEARS_RUNNING = re.compile(r"(?:^|(?<=[一-鿿]{2}))连续[\d一二三四五六七八九十]+年(?=[一-鿿]{0,6}(?:率|比[例重])$)")
_TASK = re.compile(r"(?<=[一-鿿]{2})任务$")


def shortest(text: str, counted: bool) -> str:
    """Cut examples, fields and describing clauses from a noun phrase.

    Parameters
    ----------
    text : str
        Noun phrase as worded.
    counted : bool
        Whether things are counted: 20项任务 keep their noun, 绿化任务8万亩 measure 绿化.
    """
    if "等" in text and (found := _EXAMPLES.match(text)) and not _AFTER_EXAMPLES.match(found["things"]):
        text = found["kept"] + found["things"]
    if "”" in text and (named := _OWN_NAME.match(text)):
        text = named["name"]
    if "的" in text and (described := _DESCRIBES.match(text)):
        text = described["name"]
    if "、" in text and "的" in text and (praised := _PRAISED.match(text)):
        text = praised["name"]
    if "连续" in text:
        text = _YEARS_RUNNING.sub("", text)
    if "实现" in text:
        text = _DOES_ITS_PART.sub("", text)
    text = _FIELD.sub("", text) if "突破" in text or "攻克" in text or "取得" in text else text
    return text if counted or not text.endswith("任务") else _TASK.sub("", text)
