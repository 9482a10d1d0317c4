"""Role of a figure: target, outcome, or no statement at all."""

from __future__ import annotations

import re
from collections import deque

from analysis.extraction.prose.plan import Plan
from analysis.extraction.prose.sections import Passage
from analysis.extraction.prose.words import AIMS, FOREIGN, NEXT_STEP
from analysis.extraction.quantities.units import CHANGES, MONEY, SHARES, bare_unit
from analysis.extraction.statements import filters
from analysis.extraction.statements.figure import Figure
from analysis.extraction.statements.year import is_base_structure, of_last_year

_AIMS_AHEAD = re.compile(r"力争|目标|将|预期|到20\d\d年|到[“]?十")
# What has been brought about: 已新增4家; what is merely at hand (已有, 已建成) is stock.
_DONE = re.compile(
    r"已经?(?:累计|全部|全面|提前|超额|成功|顺利)*"
    r"(?:新增|新建|完成|推出|开工|发放|实现|达|超|突破|培育|引进|培训|改造|创建|认定|争取|兑现)"
)
_PLANNED = re.compile(r"计划|规划(?!目标|任务|纲要)|力争|争取|确保|努力")
# 1-7月份…增长4.4%; 完成27.65亿元，同比增长2.2%. What is aimed at has no figure of the year before: 实现投资同比增长6%.
_REPORTS = re.compile(
    r"(?<!\d)1[-—–~～至到](?:[2-9]|1[0-2])月|"
    r"\d[^，。；]{1,6}，(?:按可比价格?计算，)?同比(?:增长|提高|下降|增加|减少)"
)
_AIMS = re.compile(rf"{AIMS}|预计|到20\d\d年|以上")
_DESCRIBES = re.compile(r"(?<!管)辖\d|海拔")
_NO_GEOGRAPHY = MONEY | SHARES | CHANGES | {"位"}
_AIM_HEADED = re.compile(r"目标|任务|安排|重点工作|打算|下一步|计划")
_SEMICOLON = re.compile(r"[；;]")
_ELSEWHERE = re.compile(r"我省|我国|世界上")


def role_of(figure: Figure, passage: Passage, plan: Plan) -> str:
    """Read the role.

    Parameters
    ----------
    figure : Figure
    passage : Passage
        Where its sentence stands.
    plan : Plan
        Years that the document plans for.

    Returns
    -------
    str
        target, outcome, or empty where the figure states neither.
    """
    if filters.is_rule(figure.text, figure.quantity, figure.around) or (passage.note and figure.basis != "stated"):
        return ""
    looks_back = passage.role == "past" and not figure.text.startswith(NEXT_STEP)
    if plan.over and _is_geography(figure):
        return ""
    if looks_back and figure.quantity.form != "relation":
        return _past_role(figure, plan)
    if (elsewhere := _ELSEWHERE.search(figure.around.clause)) and elsewhere[0] not in plan.calls_itself:
        return ""
    if passage.role == "scene":
        return "" if FOREIGN.search(figure.text) else "outcome"
    if figure.quantity.form == "relation" and passage.role != "goal":
        return ""
    if figure.quantity.form == "running":
        return ""
    if _lies(figure, plan) == "before":
        if _is_milestone(figure):
            return "target"
        return "" if figure.quantity.form == "relation" else "outcome"
    if filters.is_stock(figure.around):
        return "outcome" if "完成" in figure.around.clause and _is_done(figure) else ""
    if is_base_structure(figure) or _is_geography(figure):
        return ""
    return "outcome" if _is_done(figure) or _is_reported(figure, passage) else "target"


def _past_role(figure: Figure, plan: Plan) -> str:
    if _lies(figure, plan) == "within":
        clause = _SEMICOLON.split(figure.text[: figure.quantity.start])[-1]
        if _AIMS_AHEAD.search(clause):
            return "target"
    # A rank in an assessment (目标考核全省第一) is what was reached.
    aimed = figure.quantity.form != "rank" and filters.is_old_aim(figure.around)
    return "" if aimed else "outcome"


def _is_done(figure: Figure) -> bool:
    """Whether a figure, or one before it in its sentence, is said to be reached, and nothing is aimed at in between."""
    if "已" not in figure.text:
        return False
    until = figure.quantity.start
    done = deque(_DONE.finditer(figure.text, 0, until), maxlen=1)
    return bool(done) and not _AIMS_AHEAD.search(figure.text, done[0].end(), until)


def _is_geography(figure: Figure) -> bool:
    """Whether the sentence describes a place: 平均海拔1450米; 辖7镇8乡，总人口26.2万."""
    text = figure.text
    if ("辖" not in text and "海拔" not in text) or bare_unit(figure.quantity.unit) in _NO_GEOGRAPHY:
        return False
    return bool(_DESCRIBES.search(text)) and not _AIMS.search(text)


def _is_reported(figure: Figure, passage: Passage) -> bool:
    """Whether the sentence compares with the year before or counts the months so far, and nothing aims at anything."""
    text = figure.text
    if ("同比" not in text and "月" not in text) or figure.quantity.comparator != "eq":
        return False
    if not _REPORTS.search(text) or _AIMS.search(text, 0, figure.quantity.end):
        return False
    return not _AIM_HEADED.search(passage.section)


def _is_milestone(figure: Figure) -> bool:
    """Whether a year before the last planned one is aimed at: 至2025年，计划培育11条."""
    time, start = figure.time, figure.quantity.start
    return (
        time is not None
        and figure.text[: time.start].endswith(("到", "至"))
        and bool(_PLANNED.search(figure.text, time.end, start))
    )


def _lies(figure: Figure, plan: Plan) -> str:
    """Where a year that is stated or carried lies: before the plan or within it; empty where there is none."""
    time = figure.time if figure.basis in ("stated", "carried") else None
    if time is not None and (time.kind == "behind" or of_last_year(figure)):
        return "before"
    if time is None or time.last is None or plan.first is None:
        return ""
    return "before" if time.last < plan.first else "within"
