"""Confidence of a statement: how often statements of its kind were right in readings made by hand."""

from __future__ import annotations

import re

from analysis.extraction.quantities.finding import Quantity
from analysis.extraction.subjects.finding import Subject

# Share of statements right in all fields (role, subject, comparator, value, unit, year, place), of about 1,600 in texts
# of 31 kinds that were compared with a reading; what is rarer is rounded down.
_PLAIN = 0.98
# Factors: the share among statements with that trait, over the share of plain ones.
_BY_FORM = {"word": 0.9, "class": 0.8, "fraction": 0.85, "rank": 0.82, "first": 0.6, "running": 0.88, "zero": 0.85}
_BY_PATTERN = {"after": 0.94, "carried": 0.9, "heading": 0.95, "bare": 0.92, "none": 0.6}
_BY_ROLE = {"past": 1.0, "goal": 1.0, "scene": 0.6}
_PLACE_UNKNOWN = 0.9
# What a subject looks like where it is cut too short, too long, or at the wrong place.
_GENERIC = "项目|企业|产业|产业集群|行业|单位|个人|资金|投资|道路|面积|省份|城市|县（区）"
_VERBS_ALONE = "置换|办好|入驻|引进|提升|覆盖|服务"
_WHOLE = {
    **dict.fromkeys((kind + name for name in _GENERIC.split("|") for kind in ("", "各类")), 0.75),
    **dict.fromkeys(_VERBS_ALONE.split("|"), 0.7),
}
# Factors of a verb inside, a particle at the end, digits, damaged letters or no name at all, and too great a length.
_VERBS = "建设|推进|推动|完成|保持|达到|带动|促进|办好|调高|帮扶|涉及|引导"
_HOLDS_VERB, _VERB = 0.9, re.compile(rf"(?:{_VERBS})(?=.)")
_IS_CUT, _PARTICLES, _STEADY_AT = 0.6, frozenset("占的了在为是较"), re.compile(r"稳定在[^率]*$")
_HOLDS_DIGITS, _DIGITS = 0.92, re.compile(r"\d(?<![“A-Za-z]\d)(?![“G+A-Za-z])")
_IS_DAMAGED, _CUT_BEFORE = 0.6, ("）", ")", "、", "，")
_DAMAGED = "?？āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_DAMAGE = re.compile(f"[{_DAMAGED}]")
_CHANGES = "增长|下降|提高"
_ONLY_CHANGES = re.compile(rf"(?:(?:年均|同比)?(?:{_CHANGES}))+")
_IS_LONG, _LONG = 0.96, 17
# Most names hold nothing of all this, as one look shows.
_SUSPECT = re.compile(rf"[\d{_DAMAGED}{''.join(word[0] for word in f'{_VERBS}|{_CHANGES}'.split('|'))}]")


def confidence_of(quantity: Quantity, subject: Subject, role: str, place_known: bool) -> float:
    """How sure the reader is of a statement.

    Parameters
    ----------
    quantity : Quantity
    subject : Subject
    role : str
        Role of the passage: past, goal or scene.
    place_known : bool
        Whether the place of the document is known.

    Returns
    -------
    float
        Between 0 and 1; of statements at 0.9 or more, at least 95 in 100 are right in all fields (a test keeps it).
    """
    sure = _PLAIN * _BY_FORM.get(quantity.form, 1.0) * _BY_PATTERN.get(subject.pattern, 1.0) * _BY_ROLE.get(role, 0.8)
    name = subject.text
    sure *= _WHOLE.get(name, 1.0)
    suspect = _SUSPECT.search(name)
    if suspect and _VERB.search(name, 1):
        sure *= _HOLDS_VERB
    if name[-1:] in _PARTICLES or ("稳定在" in name and _STEADY_AT.search(name)):
        sure *= _IS_CUT
    if suspect and _DIGITS.search(name):
        sure *= _HOLDS_DIGITS
    if name.startswith(_CUT_BEFORE) or (suspect and (_DAMAGE.search(name) or _ONLY_CHANGES.fullmatch(name))):
        sure *= _IS_DAMAGED
    if len(name) >= _LONG:
        sure *= _IS_LONG
    return round(sure if place_known else sure * _PLACE_UNKNOWN, 2)
