"""Columns of a table that breaks a task down: what each says is to be done, in which unit, by when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.extraction.prose.plan import Plan
from analysis.extraction.prose.time import find_times
from analysis.extraction.quantities.units import bare_unit

_NO_COLUMN = re.compile(
    r"备注|责任|完成|实际|现有|现状|上年|已|负责|联系|占比|进度|时限|补助|资金|排名|位次|得分|分值|说明"
)
_HEAD_UNIT = re.compile(r"[（(](?P<unit>[^（）()]{1,8})[）)]$")
_AIM = re.compile(
    r"^(?:下达|分配)?的?(?:目标|规划|计划)?(?:任务|目标|计划|指标)|"
    r"(?:目标|规划|计划)?(?:任务|目标|计划|指标)(?:数量?|量|值)?$"
)
# Names that do not say of what; the caption does.
_BARE = re.compile(
    r"(?P<alone>小计|合计|年度|总任务|总?数量?|量)?|(?:新建|改造|改造提升|新增|续建|修复|提升)?(?:总?面积|数量?|总量|规模)?"
)
_TOPIC = re.compile(r"(?:建设)?(?:任务|目标|计划|指标)*(?:分解|分配|下达|一览|表|情况|[（(].*)+$")
_OPENING = re.compile(
    r"(?:附[件表]?\d*[：:]?|表\d*[：:]?)?(?:[一-鿿]{2,8}?[省市县区州](?!域|级))?(?:各[县市区乡镇州（）、]+)?"
    r"(?:20\d\d年?[-—–~至]?)*度?(?:[全各][市县省区州])?"
)
# What is measured in each unit.
_MEASURES = {
    "亩": r"面积|林|田|种植|草",
    "公顷": r"面积|林|田|种植|草",
    "株": r"植树|苗|株",
    "户": r"户",
    "人": r"人|劳动力",
    "公里": r"路|渠|里程|长度|管网",
    "座": r"站|池|塔|坝|桥",
    "个": r"个数|村|点|项目",
    "元": r"投资|资金|产值|收入",
}


class Column(NamedTuple):
    """What a column says is to be done.

    Attributes
    ----------
    at : int
        Its place in the row.
    subject : str
        Name of what is to be done, with the topic of the caption where the heading has none.
    unit : str
        Empty where none is given.
    year : str
        Year of the heading, of the caption, else the last one planned for; empty where none is known.
    """

    at: int
    subject: str
    unit: str
    year: str


def joined_heads(over: Sequence[str], under: Sequence[str]) -> list[str]:
    """Put the heading of a group before those of its columns."""
    joined, group = [], ""
    for head, own in zip(over, under, strict=True):
        group = head or group
        joined.append(group + own if own and own != group else head or group)
    return joined


def read_column(at: int, head: str, caption: str, unit: str, plan: Plan) -> Column | None:
    """Read the heading of a column; None for one of what was done, of money, of remarks, or without a name.

    Parameters
    ----------
    at : int
        Its place in the row.
    head : str
        Its heading without spaces.
    caption : str
        Caption of the table, for years and a topic that the heading lacks.
    unit : str
        Unit or units that stand above the table (万亩、万株), empty for none.
    plan : Plan
        Years of the document.
    """
    if not head or _NO_COLUMN.search(head):
        return None
    own = _HEAD_UNIT.search(head)
    name = head[: own.start()] if own else head
    times = [time for time in find_times(name) or find_times(caption) if time.last]
    for time in reversed(find_times(name)):
        name = name[: time.start] + name[time.end :]
    name = _AIM.sub("", name.removeprefix("到").removeprefix("其中").lstrip("：:"))
    if bare := _BARE.fullmatch(name):
        topic = _TOPIC.sub("", caption[_opening_end(caption) :])
        name = topic + ("" if bare["alone"] else name)
    year = str(times[0].last) if times else str(plan.last or "")
    return Column(at, name, own["unit"] if own else _unit_of(name, unit), year) if name else None


def _unit_of(name: str, given: str) -> str:
    """Give the one of several units (单位：万亩、万株) that a column can have; none where that is not plain."""
    units = re.split(r"[、,/]", given)
    fits = [unit for unit in units if (words := _MEASURES.get(bare_unit(unit))) and re.search(words, name)]
    return units[0] if len(units) == 1 else fits[0] if len(fits) == 1 else ""


def _opening_end(caption: str) -> int:
    match = _OPENING.match(caption)
    return match.end() if match else 0
