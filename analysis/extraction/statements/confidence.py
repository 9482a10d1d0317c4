"""Confidence of a statement: how often statements of its kind were right in texts that were read for the first time.

2,167 statements of 121 texts in six sets were compared with readings by hand, all fields of each, as they came out
before any rule was mended for their texts: 15 parts of whole reports and outlines, the others scraps of outlines,
notices and news, half of them without a title or headings. A statement goes wrong in three ways: in its name (or as
it states nothing), in its role and year, and in its place, the last of these for a whole text at once. The
confidence is the product of the three shares of right ones for its kind. Shares of roles and years are those below
the title of a plan, where there are enough; errors of the three ways come together, so that some are rounded up.

With shares from the other sets (kinds were chosen on all) 236 of 250 statements at 0.9 or more were right in sets left
out, 702 of 1,105 before. In 286 statements of 23 later texts, from which only the shares of places below headlines and
in running text and of things aimed at were taken up, 16 of 16 at 0.9 or more were right.
"""

from __future__ import annotations

import re

from analysis.extraction.prose.sections import Passage
from analysis.extraction.prose.words import AIMS
from analysis.extraction.quantities.units import PERCENT, is_count
from analysis.extraction.statements.figure import Figure
from analysis.extraction.subjects.changes import VERBS
from analysis.extraction.subjects.subject import Subject

# Place right, by what it is known from: 752 of 766 statements below the title of a plan, 108 of 166 where the text
# speaks of another level, 246 of 276 below a headline and 115 of 129 in running text (of few texts, so less is
# trusted), 290 of 696 where none is found.
_PLACE = {"register": 1.0, "title": 0.98, "other level": 0.65, "line": 0.87, "text": 0.82, "": 0.42}
# Role and year right below a heading: targets (104 of 104), outcomes of a year (301 of 304), of a period (118 of
# 147), of no time that is named (90 of 100); an environment is told of in less sure words (15 of 17).
_TARGET, _OF_YEAR, _OF_PERIOD, _OF_NO_TIME, _SCENE = 0.99, 0.99, 0.8, 0.9, 0.9
# The same where no heading says what a paragraph is: outcomes of a year (163 of 167) or of no time (15 of 44),
# targets that words aim at, for a year (211 of 224) or without one (116 of 153; 32 of 32 with a title), in a year
# carried on (84 of 107), that nothing tells from outcomes (156 of 313), ranks (0 of 25).
_YEAR_ALONE, _NO_TIME_ALONE = 0.98, 0.3
_AIMED_FOR, _AIMED, _CARRIED, _UNTOLD, _RANK_UNTOLD = 0.975, 0.95, 0.85, 0.5, 0.1
_AIMS = re.compile(rf"{AIMS}|预计|规划|要|[到至](?:20|“?十|“?本)")
# Names right that stand before the figure: a change (固定资产投资增长, 164 of 171), a measure of money (财政收入,
# 292 of 298) or of something else (森林覆盖率, 356 of 380; 76 of 79 with a title), work done (新增就业, 70 of 71);
# other things that 达到 leads to the figure (39 of 42), that are counted as an outcome (44 of 47), aimed at below a
# heading (44 of 51 with the later texts, 36 of 39 but for one text of news whose lists passed for headings), or none of
# this (76 of 116); names of less than four signs (19 of 39).
_CHANGED, _OF_MONEY, _MEASURE, _DONE = 0.965, 0.975, 0.945, 0.985
_REACHED, _COUNTED, _AIMED_THING, _THING, _SHORT = 0.93, 0.935, 0.915, 0.66, 0.5
# In a list after another figure: a measure may be that of all of them (16 of 32), a thing (48 of 63).
_LISTED_MEASURE, _LISTED_THING = 0.5, 0.76
# Named before and left out: growth of it (152 of 163 where role and year are sure), a level (64 of 82), a thing (19
# of 43).
_CARRIED_CHANGE, _CARRIED_MEASURE, _CARRIED_THING = 0.935, 0.78, 0.45
# Dealt by 分别 and 、: money (38 of 40) and else (74 of 125, 32 of 37 with a title); behind the figure below a heading,
# of targets (36 of 43) and outcomes (35 of 48), without a heading (61 of 110), of money or shares (10 of 22); names
# without an owner.
_DEALT_MONEY, _DEALT, _LOOSE = 0.95, 0.7, 0.5
_AFTER_AIMED, _AFTER_REACHED, _AFTER, _AFTER_LEVEL = 0.86, 0.74, 0.56, 0.45
# Structures 一∶二∶三 (48 of 48), ranks (60 of 70), rarer forms (8 of 20).
_STRUCTURE, _RANK, _RARE_FORM = 0.99, 0.83, 0.55
_CHANGES = frozenset([*VERBS.split("|"), "增速"])
_MEASURES = frozenset("率值额量数重比例幅速入资程积命度业金费P")
_DONE_FIRST = frozenset("新整改建培引完")
_SHORTEST = 4
# What a name looks like where it is cut too short, too long, or at the wrong place.
_GENERIC = "项目|企业|产业|产业集群|行业|单位|个人|资金|投资|道路|面积|省份|城市|县（区）"
_VERBS_ALONE = "置换|办好|入驻|引进|提升|覆盖|服务"
_WHOLE = {
    **dict.fromkeys((kind + name for name in _GENERIC.split("|") for kind in ("", "各类")), 0.75),
    **dict.fromkeys(_VERBS_ALONE.split("|"), 0.7),
}
# Factors of what a name holds: a verb (28), digits (36), 和 (50), 、 (24), brackets (31), damaged letters; of what
# it begins or ends with; of too great a length (31).
_VERBS = "建设|推进|推动|完成|保持|达到|带动|促进|办好|调高|帮扶|涉及|引导"
_HOLDS_VERB, _VERB = 0.8, re.compile(rf"(?:{_VERBS})(?=.)")
_IS_CUT, _PARTICLES, _STEADY_AT = 0.6, frozenset("占的了在为是较"), re.compile(r"稳定在[^率]*$")
_IS_DAMAGED, _CUT_BEFORE = 0.6, ("）", ")", "、", "，")
_ONLY_CHANGES = re.compile(r"(?:(?:年均|同比)?(?:增长|下降|提高))+")
_DAMAGED = "?？āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_HOLDS = (
    (0.68, re.compile(r"\d(?![“A-Za-z]\d)(?![“G+A-Za-z])")),
    (0.9, re.compile("[和及与]")),
    (0.7, re.compile("、")),
    (0.89, re.compile("[（(《]")),
    (_IS_DAMAGED, re.compile(f"[{_DAMAGED}]")),
)
# Most names hold nothing of all this, as one look shows.
_SUSPECT = re.compile(rf"[\d和及与、（(《{_DAMAGED}{''.join(word[0] for word in _VERBS.split('|'))}]")
_IS_LONG, _LONG = 0.75, 20


def confidence_of(figure: Figure, role: str, subject: Subject, passage: Passage, place_basis: str) -> float:
    """How sure the reader is of a statement.

    Parameters
    ----------
    figure : Figure
    role : str
        target or outcome.
    subject : Subject
    passage : Passage
        Where its sentence stands; below a heading its role is surer.
    place_basis : str
        What its place is known from: register, title, other level, line, text, or empty where none is known.

    Returns
    -------
    float
        Between 0 and 1; of statements at 0.9 or more, at least 95 in 100 are right in all fields (a test keeps it).
    """
    share = _PLACE[place_basis] * _time_right(figure, role, subject.text, passage)
    return round(share * _name_right(figure, role, subject, passage) * _unharmed(subject.text), 2)


def _time_right(figure: Figure, role: str, name: str, passage: Passage) -> float:
    """Share of statements of its kind whose role and year are right."""
    kind = figure.time.kind if figure.time else ""
    if passage.section:
        if role == "target":
            return _TARGET
        if kind == "period" and "年均" not in name:
            return _OF_PERIOD
        share = _OF_YEAR if kind else _OF_NO_TIME
        return share * _SCENE if passage.role == "scene" else share
    if role == "outcome":
        return _YEAR_ALONE if kind in ("year", "now", "period") else _NO_TIME_ALONE
    if figure.quantity.form == "rank":
        return _RANK_UNTOLD
    if kind == "ahead" or _AIMS.search(figure.text, 0, figure.quantity.start):
        return _AIMED_FOR if figure.basis == "stated" and kind not in ("now", "ahead") else _AIMED
    return _CARRIED if figure.basis == "carried" else _UNTOLD


def _name_right(figure: Figure, role: str, subject: Subject, passage: Passage) -> float:
    """Share of statements of its kind whose subject is right and which state something at all."""
    quantity, name, pattern = figure.quantity, subject.text, subject.pattern
    if quantity.form != "digits":
        return _RANK if quantity.form == "rank" else _STRUCTURE if "structure" in quantity.form else _RARE_FORM
    of_money = quantity.unit.endswith("元")
    if pattern == "dealt":
        return _DEALT_MONEY if of_money else _DEALT
    if pattern == "after":
        if of_money or quantity.unit in PERCENT:
            return _AFTER_LEVEL
        return (_AFTER_AIMED if role == "target" else _AFTER_REACHED) if passage.section else _AFTER
    changes, measures = name[-2:] in _CHANGES, name[-1:] in _MEASURES
    if pattern == "carried":
        return _CARRIED_CHANGE if changes else _CARRIED_MEASURE if measures else _CARRIED_THING
    if pattern != "before":
        return _LOOSE
    if len(name) < _SHORTEST:
        return _SHORT
    if figure.around.follows:
        return _LISTED_MEASURE if measures and not changes else _LISTED_THING
    if changes or measures:
        return _CHANGED if changes else _OF_MONEY if of_money else _MEASURE
    return _thing_right(figure, role, name, passage)


def _thing_right(figure: Figure, role: str, name: str, passage: Passage) -> float:
    if name[0] in _DONE_FIRST:
        return _DONE
    if figure.around.left.endswith(("达到", "达")):
        return _REACHED
    if role == "outcome":
        return _COUNTED if is_count(figure.quantity.unit) else _THING
    return _AIMED_THING if passage.section else _THING


def _unharmed(name: str) -> float:
    """Factor of all that a name holds and a good name does not."""
    share = _WHOLE.get(name, 1.0)
    if _SUSPECT.search(name):
        if _VERB.search(name, 1):
            share *= _HOLDS_VERB
        for factor, pattern in _HOLDS:
            if pattern.search(name):
                share *= factor
    if name[-1:] in _PARTICLES or ("稳定在" in name and _STEADY_AT.search(name)):
        share *= _IS_CUT
    if name.startswith(_CUT_BEFORE) or (name[-2:] in _CHANGES and _ONLY_CHANGES.fullmatch(name)):
        share *= _IS_DAMAGED
    return share * _IS_LONG if len(name) >= _LONG else share
