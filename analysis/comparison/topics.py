"""Topics: what a target is about, to follow it from plan to plan: a concept, an industry, or its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.registry import Registry

# An industry's output is named with what is counted (产值) and what it is (产业集群); neither says which industry.
_OUTPUT = re.compile(r"(?:(?:规模)?(?:总?产值|营业收入|总?规模))$")
_BODY = re.compile(r"(?:产业集群|产业链|产业|集群|业)$")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Topic:
    """What a target is about.

    Attributes
    ----------
    kind : str
        ``concept`` (of indicators.csv), ``industry`` (of industries.csv, its output), or ``wording``.
    key : str
        Id of the concept or industry, or the subject without spaces.
    """

    kind: str
    key: str


def topic_of(statement: Mapping[str, object], registry: Registry) -> Topic:
    """Find what a target or outcome is about.

    Parameters
    ----------
    statement : mapping
        Row of ``targets`` or ``outcomes``.
    registry : Registry
        Industries and units.

    Returns
    -------
    Topic
        A concept where the row has one; an industry where an amount of money is given for exactly one industry of the
        closed list (循环经济产值); else the words.
    """
    if statement["indicator_id"]:
        return Topic("concept", str(statement["indicator_id"]))
    subject = _SPACES.sub("", str(statement["subject"]))
    unit = registry.find_unit(str(statement["unit"] or ""))
    if statement["kind"] == "level" and unit is not None and unit.dimension == "money":
        stem = _OUTPUT.sub("", subject)
        for name in (stem, _BODY.sub("", stem)):
            found = registry.find_industries(name)
            if len(found) == 1:
                return Topic("industry", found[0].industry_id)
    return Topic("wording", subject)
