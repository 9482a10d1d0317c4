"""Subjects that follow from the form of a quantity: years in a row, what is reached within a time, a part of all."""

from __future__ import annotations

import re

from analysis.extraction.prose.time import PLAN_NAME
from analysis.extraction.quantities.finding import Quantity
from analysis.extraction.quantities.units import DURATIONS, bare_unit

# What holds on needs its owner (粮食产量稳定), what is won says itself what it is (获评先进).
_WINS = re.compile(r"获|荣|入选|蝉联|被评|评为|上榜|夺|捧|当选")
_ROW = re.compile(r"连[涨增冠降升丰]")
_REACHED = re.compile(r"(?:[以之]?内)?([一-鿿]{0,3}?(?:见[绿园水景]|[直通送可到]达|办结|响应))")
_SHARE_OF_ALL = re.compile(
    r"[、，]?(?:约|大约)?(?:稳定|保持|维持)?(?:在|占)+(?P<all>全国|全省|全市|全区|全球|世界)(?:总量|总数)?的?(?:超过?|近|约|达)?"
)
_USED_FOR = re.compile(r"(?:以上|左右)?的?([一-鿿]{2,10}(?:支出|资金|收入|投入|财力)用于[一-鿿]{2,12})")
_AIM = "(?:目标|任务|计划|预算)"
# A share of what was aimed at: 完成年度计划的, 为预算数的.
_OF_AN_AIM = (
    rf"(?P<done>完成(?=[^，。；：、\d]*{_AIM}的$)|[为占](?=[^，。；：、\d]{{0,8}}{_AIM}(?:任务|目标|数|量)?的$))"
)
_OF_A_WHOLE = re.compile(
    rf"(?P<own>[^，。]*?)(?:{_OF_AN_AIM}|达到?|不低于|不少于|不小于|不超过|不高于|超过|控制在|稳定在|保持在)"
    r"(?:我[市县区省]|本[市县区省])?(?P<whole>[^，。；：、\d]{2,26})的"
)
# How much was aimed at: 年计划|710亿元|的.
_AIMED_AT = re.compile(r"(?<=[划标务算])[\d.,]+[十百千万亿]*[^，。；、的\d]{1,5}的$")
_MEASURED_BY = re.compile(r"平均|水平|同期|上年|去年")
_EMPTY = re.compile(r"[、，]?(?:每年|全年|年均|将|把|确保|力争|保持|超过?|近|约|不低于)*")
_LONGEST = 24
FORMS = frozenset({"running", "reach", "waterway"})
# A multiple of what it was before: 达到2020年的|2倍, 是“十三五”末的|1.5倍.
TIMES_OF = re.compile(
    rf"(?:约?是|为|相当于|达到?)(?P<year>\d{{4}}年|{PLAN_NAME}末?|上年|去年)"
    r"(?:同期|时期|期间|底|期?末)?(?:[累完总全][^，。；\d的]{0,6})?的$"
)


def form_name(quantity: Quantity, right: str, core: str) -> str:
    """Name of a quantity of one of the ``FORMS``.

    Parameters
    ----------
    quantity : Quantity
    right : str
        What follows in its clause.
    core : str
        What stands before it, without words of comparison.
    """
    if quantity.form == "waterway":
        return f"{core}航道等级"
    if quantity.form == "reach":
        match = _REACHED.match(right)
        return core + (match[1] if match else right) + ("时间" if bare_unit(quantity.unit) in DURATIONS else "距离")
    if row := _ROW.match(right):
        return f"{core.rstrip('“‘')}{row[0]}次数"
    held = right[:_LONGEST]
    if held.count("“") != held.count("”"):
        held = held.replace("“", "").replace("”", "")
    owner = "" if _WINS.match(held) else core
    return f"{owner}{held}连续{quantity.unit.removeprefix('个')}数"


def part_of_whole(left: str) -> tuple[str, str] | None:
    """Split the words before a share into what it is of and the whole: 生态用地面积达到|市域面积的75%; else None."""
    if not left.endswith("的") or "分别" in left:
        return None
    if left[-2:-1] not in "务标划算比重量" and (aimed := _AIMED_AT.search(left)):
        left = left[: aimed.start()] + "的"
    match = _OF_A_WHOLE.fullmatch(left)
    if match is None:
        return None
    whole = match["whole"]
    if match["done"]:
        return match["own"], f"完成{whole}比例"
    return match["own"], f"相当于{whole}比例" if _MEASURED_BY.search(whole) else f"占{whole}比重"


def share_name(left: str, right: str, earlier: str) -> str:
    """Name of a share that the words around it give: 稳定在全国|1/10, 70%|财政支出用于民生; empty for any other."""
    if earlier and (part := _SHARE_OF_ALL.fullmatch(left)):
        return f"{earlier}占{part['all']}比重"
    used = _USED_FOR.match(right) if "用于" in right else None
    return f"{used[1]}比重" if used and _EMPTY.fullmatch(left) else ""
