"""Kind and status of a statement, from its words."""

from __future__ import annotations

import re

from analysis.extraction.quantities import units
from analysis.extraction.quantities.finding import Quantity
from analysis.extraction.statements.figure import Figure
from analysis.extraction.statements.flow import adds_up

_KIND_OF_FORM = {"rank": "rank", "first": "rank", "running": "count", "grade": "level", "zero": "count"}
_CHANGES = re.compile(r"(?:下降|回落|降低|提高|减少|提升|上升|改善)$")
_EXPECTED = re.compile(r"预计|初步")
_GROWING_RUN = re.compile(
    r"(?:增长|下降|降低|提高|提升|上升|减少)[^，。；\d占到至为]{0,6}(?:[\d.]+[%％](?:左右|以上|以内)?[、和与及])+$"
)
# A figure for each unit of something else is a level, whatever its unit counts.
_PER = re.compile(r"/|每[百千万亿]|率$|人均|户均|亩均|地均")
_OF_PEOPLE = re.compile(r"人口|人数|人$|网民")
_OF_MONEY = re.compile(r"额|产值|总值|收入|投资|资金|产业|集群|规模|税收")
_GROWS = re.compile(r"增长$|增速$|增幅$|涨幅$|递增$|递减$|净增$|年均(?!浓度|值)")


def kind_of(figure: Figure, subject: str, year: str) -> str:
    """Kind of a statement.

    Parameters
    ----------
    figure : Figure
    subject : str
    year : str
        Year or period of the statement, as in its cell.

    Returns
    -------
    str
        level, growth_rate, cumulative, share, count or rank.
    """
    quantity = figure.quantity
    if kind := _KIND_OF_FORM.get(quantity.form):
        return kind
    bare = units.bare_unit(quantity.unit)
    rates = bare in units.SHARES or bare in units.CHANGES or not quantity.low + quantity.high
    grows = _GROWS.search(subject)
    if bare in ("倍", "番") or (rates and grows):
        return "growth_rate"
    if grows:
        return "cumulative"
    if rates and (bare in units.SHARES or bare in units.CHANGES):
        return "growth_rate" if _CHANGES.search(subject) or _in_growing_run(figure) else "share"
    if adds_up(figure, subject, year):
        return "cumulative"
    return "count" if units.is_count(quantity.unit) and not _PER.search(quantity.unit + subject) else "level"


def _in_growing_run(figure: Figure) -> bool:
    """Whether a value goes on from one of growth: 分别增长6%和7.4%."""
    return figure.around.follows and bool(_GROWING_RUN.search(figure.around.clause))


def status_of(quantity: Quantity, clause: str) -> str:
    """Status of an outcome: estimate, bound or final."""
    if _EXPECTED.search(clause) or quantity.comparator == "around":
        return "estimate"
    return "final" if quantity.comparator in ("eq", "range", "hold") else "bound"


def full_unit(quantity: Quantity, subject: str) -> str:
    """Give the unit as printed; a bare scale gets the unit that its subject implies (人口达85万)."""
    if quantity.unit and not quantity.unit.strip("十百千万亿"):
        if subject.endswith("人次"):
            return quantity.unit + "人次"
        if _OF_PEOPLE.search(subject):
            return quantity.unit + "人"
        if _OF_MONEY.search(subject):
            return quantity.unit + "元"
    return quantity.unit
