"""Places as worded: names of the register, and areas named by their form (…片区, …高新区, …镇)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.extraction.places.text import counties_of, parks_of, towns_of
from analysis.extraction.places.words import AREA_ENDS, GENERIC, NATURAL, NO_NAME, PLAIN_ENDS
from analysis.registry import Place, Registry
from analysis.registry.places import short_form

_HAN = "一-鿿"
_NAME = re.compile(rf"[{_HAN}A-Za-z0-9（）()·—“”-]{{1,16}}?(?:{AREA_ENDS})")
_TAIL = re.compile(
    r"(?:中心城区|城区|县城|片区|高新区|经开区|国家高新区|新区|工业集中区|山区|湖区|库区|港区|港(?![口务航产湾澳城镇])|北部|南部|东部|西部|循环经济产业园)"
)
_ENDS = re.compile(rf"(?:优质|特色)*(?:{AREA_ENDS})$")
_MORE = re.compile(rf"(?:特色)?(?:{AREA_ENDS})")
_SCOPE = re.compile(r"中心城区|主城区")
_ZONE = re.compile(r"(?:新港区|管理区|高新区|经开区|新区|开发区)$")
_SIGHTS = re.compile(r"(?:纪念馆|文化园|景区)$")
_ROUTE = re.compile(r"[一-鿿]{2,4}[-—–]$")
_PERSON = re.compile(r"文化|故里|诗|精神|国际|题材|主题|[、，“”]|$")
_HALL = re.compile(r"(?:文化|图书|博物|美术|科技|档案|体育|展览|非遗|军事|记忆|场|展|新)馆$|公园$|产业园$")
_NO_OWN = re.compile(r"品牌|名片|名品|标识|贷|产业|服务|特色|国家|文化|[省市县区]|精神")
_RANK = re.compile(r"(?:国家|省)级")
_SITE = re.compile(r"[一-鿿]{2,7}(?:山|岛|楼|祠|村|庄|馆|苑|园|湖|阁|寺|峰|洲|街)$")
_PLAIN = re.compile(rf"(?:{PLAIN_ENDS})$")
_SIGHT = re.compile(r"[楼塔寺阁亭祠桥]$")
_PREFIX = re.compile(r"(?:国家级?|中国|全国|湖南省?|省级|中国（)")
_JOIN = re.compile(r"[、]|和|及|与|以及|[-—]|至")
_STREET = re.compile(r"(?P<name>[一-鿿]{2,5}(?:大道|路|街))(?:、|和|及|与)")
_OWN_PREFIX = re.compile(r"^(?:国家级?|中国|全国|省级|特色)")
_FEWEST = 2
_WIDE = frozenset({"国家", "省", "自治区", "直辖市"})
_HAS_COUNTIES = _WIDE | {"地级市"}


@dataclass(frozen=True)
class Named:
    """A place as worded.

    Attributes
    ----------
    name : str
        As worded.
    place : Place or None
        Place of the register that it is or lies in.
    listed : bool
        True where the register has it.
    """

    name: str
    place: Place | None
    listed: bool

    @property
    def plain(self) -> bool:
        """True for a county, zone or town, which things lie in; False for a park or sight, itself a thing."""
        return self.listed or bool(_PLAIN.search(self.name)) or not _ENDS.search(self.name)


class PlaceNames:
    """Finds places at the beginning of words; built once for a document.

    Parameters
    ----------
    registry : Registry
        Places.
    own_id : str or None
        Place of the document, which unknown areas lie in; its own name is no place within it.
    text : str
        Text of the document: towns that it names (甲镇、乙镇) are known by their short names too (甲大米), its
        own parks without its name in front; where the register has no counties of it, those that the text names.
    own_name : str
        Name of the document's place as its title words it, for a place that the register lacks.
    """

    def __init__(self, registry: Registry, own_id: str | None, text: str = "", own_name: str = "") -> None:
        self.own = registry.places.get(own_id) if own_id else None
        above = {place.place_id for place in registry.ancestors(own_id)} if self.own and own_id else set()
        above |= {self.own.place_id} if self.own else set()
        self._known: dict[str, Place] = {}
        for place in registry.places.values():
            if place.place_id in above or place.kind in _WIDE:
                continue
            for name in (place.name, *place.aliases, _short(place.name)):
                if len(name) >= _FEWEST and self._is_meant(name, place, registry):
                    self._known[name] = place
            if zone := _zone(place.name):
                self._known.setdefault(zone, place)
        self._wider = frozenset(name for key in above - {own_id} for name in _both(registry.places[key].name))
        self._full = frozenset(name for place in registry.places.values() for name in (place.name, *place.aliases))
        self._listed = _alternatives(self._known)
        own_names = set(_both(self.own.name if self.own else own_name))
        towns = {name for name in towns_of(text) if self.is_area(name + "镇")}
        if self.own is None or (self.own.kind in _HAS_COUNTIES and not registry.children(self.own.place_id)):
            towns |= counties_of(text) - own_names - self._wider
        self._towns = _alternatives({*towns, *parks_of(text, own_names)} - set(self._known))
        self._own_names = _alternatives(own_names) if self.own else None

    def _is_meant(self, name: str, place: Place, registry: Registry) -> bool:
        found = registry.find_place(name, self.own.place_id if self.own else None) or registry.find_place(name)
        return found is not None and found.place_id == place.place_id

    def at_start(self, text: str) -> Named | None:
        """Place that a text begins with: the longest of the register with a tail (城区, 高新区), else a named area."""
        found = self._listed.match(text) if self._listed else None
        if found and (found[0] in self._full or not self._is_other(text, found[0])):
            tail = _TAIL.match(text, found.end())
            end = self._longer(text, tail.end() if tail else found.end())
            return Named(text[:end], self._known[found[0]], listed=end == found.end())
        if scope := _SCOPE.match(text):
            return Named(scope[0], self.own, listed=False)
        return self._area(text)

    def _is_other(self, text: str, name: str) -> bool:
        """Whether a short form is part of another name: a river, a street, a person of two characters."""
        doubtful = len(name) == _FEWEST and self._known[name].name == f"{name}管理区"
        return bool(NATURAL.match(text, len(name)) or (doubtful and _PERSON.match(text, len(name))))

    def _area(self, text: str) -> Named | None:
        match = _NAME.match(text)
        if match and self.is_area(match[0]):
            name = text[: self._longer(text, match.end())]
            return Named(name, self._within(name), listed=False)
        town = self._towns.match(text) if self._towns else None
        if town and not NATURAL.match(text, town.end()):
            return Named(town[0], self.own, listed=False)
        return None

    def _longer(self, text: str, end: int) -> int:
        """End of a name that goes on: in an area within the place (松浦县|北山工业集中区), or in a further ending."""
        more = _MORE.match(text, end)
        if more:
            return more.end()
        inner = _NAME.match(text[end:])
        return end + inner.end() if inner and self.is_area(inner[0]) and not self._is_thing(inner[0]) else end

    def _is_thing(self, name: str) -> bool:
        """Whether a name within a place is a park named by an industry (船舶制造产业园), not an area."""
        proper = _ENDS.sub("", name)
        return not (_PLAIN.search(name) or _SIGHTS.search(name)) and not (
            self._own_names and self._own_names.fullmatch(proper)
        )

    def area_of(self, name: str) -> Named:
        """Area that a title names by its form: it lies in the place of the register in its name, else in the own."""
        return Named(name, self._within(name), listed=False)

    def site(self, words: str) -> Named | None:
        """Sight that a whole item names (…山, …祠)."""
        if _SITE.fullmatch(words) and not _HALL.search(words) and not NO_NAME.search(words):
            return Named(words, self._within(words), listed=False)
        return None

    def own_part(self, words: str) -> tuple[Named, str] | None:
        """Split the document's own place from a product behind it (东川米酒)."""
        found = self._own_names.match(words) if self._own_names else None
        if found is None or NATURAL.match(words, found.end()) or _NO_OWN.search(words, found.end()):
            return None
        return Named(found[0], self.own, listed=True), words[found.end() :]

    def is_area(self, name: str) -> bool:
        """Whether a run of characters is the proper name of an area: not generic, no verb or particle in it."""
        proper = _OWN_PREFIX.sub("", _RANK.sub("", _ENDS.sub("", name)))
        if proper in self._wider and not _PLAIN.search(name):
            return False
        if NO_NAME.search(proper) or any(name.count(o) != name.count(c) for o, c in ("（）", "“”")):
            return False
        return GENERIC.fullmatch(proper) is None and len(re.sub(r"[^一-鿿A-Za-z]", "", proper)) >= _FEWEST

    def _within(self, name: str) -> Place | None:
        found = self._listed.search(name) if self._listed else None
        return self._known[found[0]] if found else self.own

    def inside(self, words: str) -> tuple[Named, str] | None:
        """Find a place behind a prefix (国家松浦…基地) or in brackets (中国（松浦）…节), and the words without it."""
        if self._listed is None:
            return None
        prefix = _PREFIX.match(words)
        for found in self._listed.finditer(words):
            bracketed = (
                words[found.start() - 1 : found.start()] == "（" and words[found.end() : found.end() + 1] == "）"
            )
            if _ROUTE.fullmatch(words[: found.start()]):
                return Named(found[0], self._known[found[0]], listed=True), words
            if bracketed or (prefix and prefix.end() == found.start()):
                rest = words[: found.start()] + words[found.end() :]
                return Named(found[0], self._known[found[0]], listed=True), rest.replace("（）", "")
        own = self._own_names.match(words, prefix.end()) if prefix and self._own_names else None
        return (Named(own[0], self.own, listed=True), words[own.end() :]) if own else None

    def group(self, text: str) -> tuple[list[Named], int]:
        """Places that a text begins with, joined by 、 or 和, and the offset after them."""
        found: list[Named] = []
        at = 0
        while place := self.at_start(text[at:]):
            found.append(place)
            at += len(place.name)
            join = _JOIN.match(text, at)
            if join and (street := _STREET.match(text, join.end())) and self.at_start(text[street.end() :]):
                found.append(Named(street["name"], self.own, listed=False))
                at, join = street.end("name"), _JOIN.match(text, street.end("name"))
            if join is None or self.at_start(text[join.end() :]) is None:
                break
            at = join.end()
        return found, at


def _short(name: str) -> str:
    """Short form of a name; none where it would be the name of a sight (…楼, …寺)."""
    short = short_form(name) or ""
    return "" if _SIGHT.search(short) else short


def _both(name: str) -> tuple[str, ...]:
    return tuple(filter(None, (name, short_form(name))))


def _zone(name: str) -> str:
    """Name of a zone without its kind: three characters at least, or two for a 管理区, which stands like a county."""
    short = _ZONE.sub("", name)
    least = _FEWEST if name.endswith("管理区") else _FEWEST + 1
    return short if short != name and len(short) >= least else ""


def _alternatives(names: Iterable[str]) -> re.Pattern[str] | None:
    pattern = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    return re.compile(pattern) if pattern else None
