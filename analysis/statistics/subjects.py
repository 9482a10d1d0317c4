"""Subjects of figures: what is left of the words before a figure without time, place, verbs and footnotes."""

from __future__ import annotations

import re

_FOOTNOTE = re.compile(r"\[\d{1,2}\]")
_AHEAD = re.compile(
    r"^(?:(?:19|20)\d\d年(?:末|底)?|本年度?|当年|全年度?|现价|年末|年底|期末|截至.{0,6}?(?:末|底)|全[国市省县区州](?!会)|全地区|全域|"
    r"本[市省县区]|市域|我[市县]|初步核算|经.{0,10}核算|据.{0,10}核算|根据.{0,16}?结果|按.{0,14}?(?:计算|看|分)|分.{1,8}看|"
    r"从.{1,10}看|地方(?=具有资质)|共有?|共计|实现(?!率)|完成(?!率)|累计|现有|拥有|实有|其中|以及|并|且|的|,|:|、|是)+"
)
_BEHIND = re.compile(
    r"(?:现价总量|为|达到?|至|到|共|约|有|是|计|总计|合计|共计|拥有|实现|完成|增至|降至|升至|提高到|提高至|上升到|上升至|下降到|下降至|"
    r"突破|超过|超|近|仅|已|累计|稳定在|控制在|保持在|维持在|不低于|不超过|高于|低于|接近|规模达|均|等|由|,|:)+$"
)
_RESTART = re.compile(r"全年|年末|全[市县]|截至年底|(?:19|20)\d\d年(?!代|以来)")
_SHORTEST = 2
_LAST = re.compile(r"、|和|与|及|以及")
_SECTORS = {"三次产业": ("第一产业", "第二产业", "第三产业"), "第一、二、三产业": ("第一产业", "第二产业", "第三产业")}


def clean_subject(words: str, own_place: str) -> str:
    """Subject in the words before a figure: ``2025年岳阳市实现地区生产总值`` gives ``地区生产总值``."""
    subject = _latest(_FOOTNOTE.sub("", words))
    previous = None
    while previous != subject:
        previous = subject
        subject = _BEHIND.sub("", _AHEAD.sub("", subject))
        if own_place and subject.startswith(own_place) and len(subject) > len(own_place):
            subject = _without_place(subject, own_place)
    return subject


def _latest(words: str) -> str:
    """Words from the last 全年, 年末, 全市 on: where lines were joined, a heading or caption stands before it."""
    for match in reversed(list(_RESTART.finditer(words))):
        if len(_BEHIND.sub("", _AHEAD.sub("", words[match.start() :]))) > _SHORTEST:
            return words[match.start() :]
    return words


def _without_place(subject: str, own_place: str) -> str:
    rest = subject[len(own_place) :]
    # 阿克苏地区生产总值 is both "阿克苏 + 地区生产总值" and "阿克苏地区 + 生产总值".
    return f"地区{rest}" if own_place.endswith("地区") and rest.startswith("生产总值") else rest


def split_subjects(text: str, count: int) -> tuple[str, ...] | None:
    """Subjects of a list (甲、乙和丙) where there are as many as ``count``, else None.

    A common ending stands with the last one only (出口、进口总额); what the first ones lack is added where all but
    the last are shorter and the register's look-up alone can tell, so no ending is invented here.
    """
    for name, sectors in _SECTORS.items():
        if text.startswith(name) and count == len(sectors):
            return tuple(sector + text[len(name) :] for sector in sectors)
    parts = tuple(part for part in _LAST.split(text) if part)
    return parts if len(parts) == count else None
