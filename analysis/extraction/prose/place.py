"""The place of a statement: a scope as worded (每个区县, 中心城区), a place of the registry, or the document's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from analysis.extraction.prose.clauses import Surroundings
from analysis.extraction.prose.landscape import city_of, landscape, part_of_town, subject_place, zone_before
from analysis.extraction.prose.owners import Owner
from analysis.registry import Place, Registry

_EACH = re.compile(
    r"(?:每个?|各|所有)(?P<what>(?:县（市、区）|县\(市、区\)|区县（市）|区县\(市\)|县市[（(]区[)）]|县（市）区|"
    r"县市区|县市、有条件的区|区县市|县（市）|区县|县区|县市|市州|乡镇（街道）|乡镇\(街道\)|"
    r"镇（街道）|街（镇）|乡镇|街道|居委会|镇|社区|行政村|建制村|村|园区|盟市|旗县区|旗县|区|县|市)(?![一-鿿]{0,2}级))"
)
_PARKS = re.compile(r"(?:国家级|省级)(?:以上)?(?:产业)?园区")
# 全国文明城市 or 全省百强企业 is the title of what the own place has.
_WIDER = re.compile(
    r"(?:^|助力|带动|支撑|推动)(全国|全省)(?![^，。；]{0,12}(?:示范|文明|先进|百强|重点|试点|特色|卫生|模范|优秀|名[村镇]))"
    r"(?=[^，。；]{2,12}(?:提高|达到|提升|达|增长|下降|占比))"
)
_CORE = re.compile(
    r"以([一-鿿、]{2,40})为(?:核心|重点|中心|主体|主)，$|"
    r"在([一-鿿、]{2,30})(?:等地|(?<![基园产林草耕湿场])地)(?:[^，。；]{2,24})，$"
)
# One of them ends what names a core, or 地 stands in it.
_CORE_ENDS = ("核心，", "重点，", "中心，", "主体，", "主，")
_LAND = re.compile(r"[江河湖山]|沿线|两岸")
_BRACKETS = re.compile(r"[（(](?!市)[^（）()]{2,}[）)]")
# In brackets behind a value of the whole: （区本级90亿元）.
_OWN_LEVEL = re.compile(r"[市县区]本级")
_ONE_OF_TWO = re.compile(r"[及和与、]|以及")
_LISTED = re.compile(r"^.*等(?=[^，]*$)")
_SUFFIX = re.compile(r"(?:自治县|[县市区])$")
_MIN_SHORT = 2
_PROVINCES = frozenset({"省", "自治区", "直辖市"})


class Scope(NamedTuple):
    """A place as worded and the place of the registry that it is or lies in."""

    name: str
    place_id: str | None


class PlaceReader:
    """Finds worded places; built once for a document.

    Parameters
    ----------
    registry : Registry
    own_id : str or None
        Place of the document.
    own_name : str
        Its name, where the registry does not know it.
    owners : sequence of Owner
        Parts of the text that a line gives to another place, in order, without overlaps.
    """

    def __init__(self, registry: Registry, own_id: str | None, own_name: str, owners: Sequence[Owner] = ()) -> None:
        own = registry.places.get(own_id) if own_id else None
        self.own = self._whole = Scope(own.name if own else own_name, own.place_id if own else None)
        self.owned = False
        self._owners = owners
        self._registry = registry
        self._province = next((place for place in _upwards(registry, own_id) if place.kind in _PROVINCES), None)
        below = _names_below(registry, own_id)
        self._names = {name: place for name, place in below.items() if not self.own.name.startswith(name)}
        pattern = "|".join(map(re.escape, sorted(self._names, key=len, reverse=True)))
        self._places = re.compile(pattern) if pattern else None
        self._may_name = True
        self._is_province = self.own.name.endswith(("省", "自治区"))

    def enter(self, sentence: str) -> None:
        """Begin a sentence: only where it names a place, or may without its brackets, its parts are searched."""
        self._may_name = self._places is not None and ("（" in sentence or bool(self._places.search(sentence)))

    def stand_at(self, start: int) -> None:
        """Begin a paragraph: it speaks of the place that a line before it names, else of that of the document."""
        if not self._owners:
            return
        at = bisect_right(self._owners, start, key=attrgetter("start")) - 1
        self.owned = at >= 0 and start < self._owners[at].end
        self.own = self._owning(self._owners[at].name) if self.owned else self._whole

    def _owning(self, name: str) -> Scope:
        known = self._registry.find_place(name)
        return Scope(name if known is None or name in known.aliases else known.name, known.place_id if known else None)

    def read(self, own: str, around: Surroundings, subject: str, lead: str) -> Scope:
        """Place of a statement.

        Parameters
        ----------
        own : str
            Words of the clause that belong to this quantity alone.
        around : Surroundings
            The clause.
        subject : str
            Subject that was read.
        lead : str
            What stands in the sentence before the clause (以甲、乙为核心，…).
        """
        clause = _without_brackets(around.clause)
        own = clause if own == around.clause else _without_brackets(own)
        each = own if "每" in own else clause[-40:]
        if (match := _EACH.search(each)) and not _ONE_OF_TWO.match(each, match.end()):
            return Scope(match[0].replace("每个每", "每"), self.own.place_id)
        core = _CORE.search(lead) if lead.endswith(_CORE_ENDS) or "地" in lead else None
        if core and (scope := self._of_core(core[1] or core[2])):
            return scope
        if (match := _OWN_LEVEL.match(subject)) and (around.bracketed or lead.count("（") > lead.count("）")):
            return Scope(match[0], self.own.place_id)
        carried = "区" in subject and subject not in clause and "全" not in clause
        if name := subject_place(clause) or (carried and subject_place(subject)):
            return self._worded(name)
        if self._is_province and (name := city_of(subject)):
            return self._worded(name)
        names = self._found(own[-40:]) if self._may_name else []
        if len(names) > 1 and own.count("、") == len(names) - 1:
            return self._joined(names)
        if ("全国" in clause or "全省" in clause) and (match := _WIDER.search(clause)):
            return self._wider(match[1])
        if name := landscape(own) or part_of_town(subject, own) or (_PARKS.match(clause) or [""])[0]:
            return Scope(name, self.own.place_id)
        if not names and self._may_name:
            first = clause.split("、")[0] if around.follows else ""
            names = self._found(around.right[:6]) or self._found(first)
        if not names and lead.endswith("，") and "区" in lead and "全" not in clause and (name := zone_before(lead)):
            return self._worded(name)
        return self._joined(names) if names else self.own

    def _worded(self, name: str) -> Scope:
        """Give a zone or water as worded, with the id of the place that it is, is named after or else lies in."""
        if known := self._registry.find_place(name):
            return Scope(name, known.place_id)
        places = self._found(name)
        return Scope(name, places[0] if len(places) == 1 else self.own.place_id)

    def _of_core(self, core: str) -> Scope | None:
        if names := self._found(core):
            return self._joined(names)
        return Scope(core, self.own.place_id) if _LAND.search(core) else None

    def _found(self, text: str) -> list[str]:
        if not self._may_name or self._places is None or not self._places.search(text):
            return []
        text = _LISTED.sub("", text) if "等" in text else text
        return list(dict.fromkeys(self._names[match[0]] for match in self._places.finditer(text)))

    def _joined(self, place_ids: list[str]) -> Scope:
        names = "、".join(self._registry.places[place_id].name for place_id in place_ids)
        return Scope(names, place_ids[0] if len(place_ids) == 1 else self.own.place_id)

    def _wider(self, word: str) -> Scope:
        if word == "全省" and self._province is not None:
            return Scope(self._province.name, self._province.place_id)
        return Scope(word, None) if word == "全国" else self.own


def _without_brackets(text: str) -> str:
    return _BRACKETS.sub("", text) if "（" in text or "(" in text else text


def _upwards(registry: Registry, place_id: str | None) -> list[Place]:
    return list(registry.ancestors(place_id)) if place_id and place_id in registry.places else []


def _names_below(registry: Registry, own_id: str | None) -> dict[str, str]:
    """Names, aliases and short names of the places under the document's own with their ids, ambiguous ones left out."""
    names: dict[str, str | None] = {}
    queue = [own_id] if own_id is not None and own_id in registry.places else []
    while queue:
        for place in registry.children(queue.pop()):
            queue.append(place.place_id)
            for name in (place.name, *place.aliases, _SUFFIX.sub("", place.name)):
                if len(name) >= _MIN_SHORT:
                    names[name] = place.place_id if names.get(name, place.place_id) == place.place_id else None
    return {name: place_id for name, place_id in names.items() if place_id}
