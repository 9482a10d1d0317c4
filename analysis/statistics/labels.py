"""From a label in a sheet or a bulletin to a concept of the register."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from analysis.registry import Indicator, Registry
from analysis.statistics.wording import fold, parentheses, squeeze, without

_GROWTH = re.compile(r"(?:增长率?|增速|涨幅)$")
_REDUCTION = "降低"
_LEVEL_HEAD = re.compile(r"绝对[数值量]|总量|数值|本年|全年|(?:(?:19|20)\d\d年)")
_GROWTH_HEAD = re.compile(r"(?:比上年|较上年|同比|为上年)?(?:增长|增速|增幅|增减|±)(?:率|速度)?(?:\(%\)|%)?")
_WITH_PARENT = 2
# Words in front of a label that say when or for whom, not what.
_AHEAD = re.compile(
    r"^(?:(?:20\d\d年)|本年度?|当年|上年|全年|年末|年底|期末|全社会|全[国市省县区州]域?|本[市省县区]|市域|地区(?!生产)|我[市县]|城市(?=[常户])|"
    r"(?:地方)?(?=具有资质|固定资产|规模以上)|共有?|全部|实现|完成|累计|其中|总计|现有|拥有)+:?"
)
_IDLE = re.compile(r"常住(?=居民)|(?<=人均)生活(?=消费)|(?<=.)(?:实现|完成)(?=.)|(?<=消费)性(?=支出)|(?<=数)量$")


@dataclass(frozen=True)
class LabelFinder:
    """Looks concepts up by printed labels.

    Attributes
    ----------
    registry : Registry
        Concepts with their names and aliases, and the labels of statistics_labels.csv.
    """

    registry: Registry

    @cached_property
    def _index(self) -> dict[str, list[str | None]]:
        index: dict[str, list[str | None]] = {}
        for indicator in self.registry.indicators.values():
            for name in (indicator.zh, *indicator.aliases):
                index.setdefault(_key(name), []).append(indicator.indicator_id)
        for row in self.registry.rows["statistics_labels"]:
            found = row["indicator_id"]
            # A row of the labels file decides: what the label means in statistics goes before other names.
            index[_key(str(row["label"]))] = [None if found is None else str(found)]
        return index

    @cached_property
    def _units(self) -> dict[str, str]:
        rows = self.registry.rows["statistics_labels"]
        return {_key(str(row["label"])): str(row["unit"]) for row in rows if row["unit"]}

    @cached_property
    def _growth(self) -> dict[str, str]:
        rates = (i for i in self.registry.indicators.values() if i.kind == "growth_rate")
        return {_key(_GROWTH.sub("", rate.zh)): rate.indicator_id for rate in rates}

    def find(self, path: Iterable[str], unit: str) -> Indicator | None:
        """Find the concept of a label.

        Parameters
        ----------
        path : iterable of str
            Label with what stands above it, outermost first.
        unit : str
            Printed unit, empty where none is printed; a concept of another dimension is not taken.

        Returns
        -------
        Indicator or None
            None where no concept, or more than one, has the label and the unit.
        """
        for name in _names(tuple(path)):
            if name not in self._index:
                continue
            fitting = [i for i in self._index[name] if i is not None and self._fits(i, unit)]
            return self.registry.indicators[fitting[0]] if len(set(fitting)) == 1 else None
        return None

    def find_growth(self, path: Iterable[str]) -> Indicator | None:
        """Find the concept of the growth of what a label names; None where there is none or more than one."""
        for name in _names(tuple(path)):
            if name not in self._index:
                continue
            found = {self._as_growth(i) for i in self._index[name] if i is not None} - {None}
            return self.registry.indicators[str(found.pop())] if len(found) == 1 else None
        return None

    def find_reduction(self, path: tuple[str, ...]) -> Indicator | None:
        """Find the concept of the reduction of what a label names (单位GDP能耗降低); None where there is none."""
        found = self.find((*path[:-1], f"{path[-1]}{_REDUCTION}"), "%")
        return found if found and is_reduction(found) else None

    def _as_growth(self, indicator_id: str) -> str | None:
        indicator = self.registry.indicators[indicator_id]
        if indicator.kind == "growth_rate":
            return indicator_id
        growth = self.growth_of(indicator_id)
        return growth.indicator_id if growth else None

    def unit_of(self, path: Iterable[str], unit: str) -> str:
        """Give the printed unit, or the whole one of the labels file where the text prints a part."""
        return next((self._units[name] for name in _names(tuple(path)) if name in self._units), unit)

    def growth_of(self, indicator_id: str) -> Indicator | None:
        """Concept of the growth of a concept, None where the register has none."""
        found = self._growth.get(_key(self.registry.indicators[indicator_id].zh))
        # 实际利用外资增长 is the growth of 实际利用外资金额: the id says so where the names differ.
        found = found or (growth if (growth := f"{indicator_id}_growth") in self.registry.indicators else None)
        return self.registry.indicators[found] if found else None

    def _fits(self, indicator_id: str, unit: str) -> bool:
        if not unit:
            return True
        own = self.registry.find_unit(self.registry.indicators[indicator_id].unit)
        printed = self.registry.find_unit(unit)
        return printed is not None and own is not None and printed.base == own.base


def is_reduction(indicator: Indicator) -> bool:
    """Whether a concept counts a fall as positive."""
    return indicator.kind == "growth_rate" and indicator.zh.endswith(_REDUCTION)


def measured(path: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Path of a header without a last part that says how it is measured (绝对数, 比上年增长), and whether as growth."""
    if len(path) < _WITH_PARENT:
        return path, False
    growth = bool(_GROWTH_HEAD.fullmatch(path[-1]))
    return (path[:-1], growth) if growth or _LEVEL_HEAD.fullmatch(path[-1]) else (path, False)


def _names(path: tuple[str, ...]) -> Iterable[str]:
    """Keys of a path, the most exact first: parent/label, label, label without parentheses."""
    if not path:
        return
    label = path[-1]
    bare = label
    for inner in parentheses(label):
        bare = without(bare, inner)
    for parent in reversed(path[:-1]):
        yield from (f"{_key(parent)}/{_key(form)}" for form in dict.fromkeys((label, bare)))
    forms = dict.fromkeys((label, _AHEAD.sub("", label), bare, _AHEAD.sub("", bare)))
    for form in dict.fromkeys((*forms, *(_plain(form) for form in forms))):
        if form:
            yield _key(form)


def _plain(label: str) -> str:
    """Label without words that change nothing: 城镇常住居民, 生活消费, a verb inside (第二产业实现增加值)."""
    return _IDLE.sub("", label)


def _key(label: str) -> str:
    return "/".join(fold(part) for part in re.split(r"/(?![^(]*\))", squeeze(label)))
