"""Things that the words after a verb name: industries, functions, parks, products with their place in front."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.extraction.places.claims import Carried, Claim, Phrase, Things
from analysis.extraction.places.items import Item, cut_item, is_named, items_of, may_be_named, role_of
from analysis.extraction.places.lists import is_trade_alone, named_trade, parted
from analysis.extraction.places.names import Named, PlaceNames
from analysis.extraction.places.words import BRAND, BUILT, CARRYING, GROWN, VERB

_LINKING = re.compile(r"连接|衔接|通往|串联")
_TOWARDS = re.compile(r"^.{0,6}[与同](?!步)|^.{0,4}对接")
_RAISED = re.compile(r"(?:做大做强|发展|培育|壮大|主攻|主打|种植|养殖|生产)")
_BECOMES = re.compile(r"(?<![形建组])[成为]$")
_LOCALITY = re.compile(r"[一-鿿]{1,3}[村岛镇乡山湖](?:（[^（）]*）)?")
_CULTURE = re.compile(r"(?:历史)?文化(?:园|街区)$|纪念馆$|景区$")
_GENERAL = re.compile(
    r"(?:特色|优势|主导|重点|支柱|新兴|传统|现代|三大|四大|五大)*(?:产业|行业|领域|产品|集群|业态|项目)*(?:集群)?"
)
_SIGHTS = re.compile(r"文化|旅游|康养|森林|红色|历史|景点|景区|遗存|遗产|文物")
_AND = re.compile(r"(?<=.{3})(?:以及|和|及|与)(?=.{2})")
# 甲区、乙港两大平台: the number sums up the places, it is no thing of the last.
_SUMMED = re.compile(r"[两二三四五六七八九十]大")
# What closes a list and makes every member an industry: 健康养老、现代教育等产业.
_CLOSED = re.compile(r"^[^，；]{0,6}(?:产业|行业|服务业)(?:发展)?$")
_GOODS = re.compile(r"^[^，；]{0,6}(?:食品|农产品|产业|特产|产品|作物|水果|蔬菜)")
_CLUSTER = re.compile(r"集群")
_PARKS_CARRIED = 2


class ThingReader:
    """Reads lists of things.

    Parameters
    ----------
    names : PlaceNames
        Places of the document.
    """

    def __init__(self, names: PlaceNames) -> None:
        self._names = names

    def read(self, phrase: Phrase) -> Things:
        """Read what the words after a verb name.

        Parameters
        ----------
        phrase : Phrase
            Words, their verb, and the places that may be meant without being named.

        Returns
        -------
        Things
            Claims in the order of the words. What was built, or a place that nothing was said of, is left to the next
            clauses.
        """
        claims: list[Claim] = []
        parks: list[Named] = []
        aside: list[Named] = []
        closing = ""
        grown = bool(_RAISED.match(phrase.verb)) and phrase.subject
        grown = grown or (
            bool(GROWN.match(phrase.verb)) and any(is_named(item.words, "", False) for item in items_of(phrase.words))
        )
        for places, item in self._placed(phrase):
            if not item.words:
                parks += places
                claims += self._of_parks(places, item, phrase)
                continue
            given = places or phrase.carried.places
            aside += [place for place in places if place.listed or self._names.is_area(place.name)]
            if given and (
                (grown and not places and may_be_named(item.words))
                or is_named(item.words, phrase.clause + item.tail, bool(places))
                or (places and _GOODS.search(item.tail) and may_be_named(item.words))
                or (_CLOSED.search(item.tail) and may_be_named(item.words, closed=True))
            ):
                claims += self._of_thing(given, item, phrase, bool(places))
                closing = item.tail
        if grown and phrase.carried.places and closing:
            claims += self._of_closing(phrase, cut_item(closing))
        return Things(tuple(claims), _left(parks or ([] if claims else aside), phrase))

    def _of_closing(self, phrase: Phrase, words: str) -> list[Claim]:
        """Read the noun that closes a list, where it is an industry itself: 甲、乙等特色冷链物流."""
        if _GENERAL.fullmatch(words) or not is_named(words, "", False) or not may_be_named(words):
            return []
        return [Claim(place, words, _role(Item(words), phrase, False)) for place in phrase.carried.places]

    def _of_thing(self, given: tuple[Named, ...], item: Item, phrase: Phrase, placed: bool) -> list[Claim]:
        topic = phrase.topic
        if placed and topic and len(given) == 1 and item.words.endswith(("园", "基地", "廊", "市场", "园区")):
            park = replace(given[0], name=given[0].name + item.words, listed=False)
            return [Claim(park, topic, _role(item, phrase, placed))]
        return [Claim(place, item.words, _role(item, phrase, placed)) for place in given]

    def _of_parks(self, parks: tuple[Named, ...], item: Item, phrase: Phrase) -> list[Claim]:
        """Read named parks: their industry is the topic, what closes their list, or what their names say."""
        found: list[Claim] = []
        closing = cut_item(item.tail)
        built = bool(BUILT.match(phrase.verb))
        for park in parks:
            own = "" if park.plain or _CULTURE.search(park.name) else named_trade(park.name)
            # A county has many industries; a harbour that is built has the one its paragraph is on, known or not.
            one = not park.listed or (built and park.name.endswith("港"))
            about = phrase.about if one and (built or not park.plain) else ""
            industry = phrase.topic or about or own
            if park.plain and is_named(closing, phrase.clause, False) and not re.match(r"[县市区乡镇地]", closing):
                industry = closing
            if built and park.plain and phrase.carried.places == phrase.label and phrase.label and not park.listed:
                found += [Claim(place, park.name, "key") for place in phrase.carried.places]
            elif CARRYING.search(phrase.verb) and phrase.topic:
                found.append(Claim(park, phrase.topic, "carrier"))
            elif industry and not CARRYING.search(phrase.verb):
                found += self._of_park(park, industry, item, phrase)
        return found

    def _of_park(self, park: Named, industry: str, item: Item, phrase: Phrase) -> list[Claim]:
        """Give its industry to a park, and to the core that the clause before named: 以甲区为核心，建设乙数字园."""
        core = phrase.carried.places if phrase.carried.role == "key" and BUILT.match(phrase.verb) else ()
        named = industry if industry == named_trade(park.name) else park.name
        role = role_of(Item(named, item.tail), phrase.verb, phrase.clause)
        return [Claim(place, industry, role) for place in (*core, park)]

    def _placed(self, phrase: Phrase) -> Iterator[tuple[tuple[Named, ...], Item]]:
        """Items with the places that they name themselves; an item without words is a list of places alone."""
        waiting: tuple[Named, ...] = ()
        items = items_of(phrase.words)
        if _LINKING.search(phrase.words.split("、")[0]):
            return
        if phrase.carried.places and _BECOMES.search(phrase.verb):
            yield from (((), replace(item, words=piece)) for item in items for piece in parted(item.words))
            return
        members = list(self._members(items))
        held: tuple[Named, ...] = ()
        for item in members:
            places, words = self._split(item.words, item.tail + phrase.clause)
            if phrase.carried.places and not words and len(places) == 1 and is_trade_alone(places[0].name):
                places, words = (), item.words
            if places and places[-1].plain and (not words or _LOCALITY.fullmatch(words)):
                waiting += places
                continue
            if not places and _SIGHTS.search(item.tail) and (site := self._names.site(words)):
                yield (site,), replace(item, words=cut_item(item.tail))
                continue
            if not (places and words):
                yield from (((waiting, Item("", item.tail)),) if waiting else ())
                waiting = ()
            if not places and held and _CLUSTER.search(item.tail):
                places = held
            held = places if words and (held or item is members[0]) else ()
            pieces = parted(words)
            for piece in pieces:
                yield (*waiting, *places), _piece(item, piece, len(pieces) > 1)
            waiting = ()
        if waiting:
            yield waiting, Item("", items[-1].tail)

    def _members(self, items: list[Item]) -> Iterator[Item]:
        """Items, cut where 和 begins a member with a place of its own or follows a park: 甲县火电与乙县核电."""
        for item in items:
            if not _AND.search(item.words):
                yield item
                continue
            begin = 0
            for join in _AND.finditer(item.words):
                left, right = item.words[begin : join.start()], item.words[join.end() :]
                if not self._names.at_start(right) and not self._is_park(left):
                    continue
                yield replace(item, words=cut_item(left), several=True)
                begin = join.end()
            yield replace(item, words=item.words[begin:], several=item.several or begin > 0)

    def _is_park(self, words: str) -> bool:
        """Whether words are a park or sight by name and nothing more."""
        place = self._names.at_start(words)
        return place is not None and not place.plain and place.name == words

    def _split(self, words: str, context: str) -> tuple[tuple[Named, ...], str]:
        """Places that the words of an item begin with or hold, and the words without them."""
        opened = words.startswith("“")
        plain = words.removeprefix("“")
        places, length = self._names.group(plain)
        if not places:
            inner = self._names.inside(plain)
            inner = inner or (self._names.own_part(plain) if BRAND.search(context) else None)
            return ((inner[0],), inner[1].strip("“”")) if inner and inner[1] else ((), words)
        rest = re.sub(r"^乃至[^的]{0,6}的", "", plain[length:]).lstrip("的")
        if opened and "“" not in rest:
            rest = rest.split("”")[0]
        if rest.startswith("（") and rest.endswith("）"):
            rest = rest[1:-1]
        if _SUMMED.match(rest):
            return tuple(places), ""
        verb = VERB.match(rest)
        return tuple(places), cut_item(rest[verb.end() :] if verb else rest)


def _piece(item: Item, words: str, parted_from: bool) -> Item:
    """Item with other words, or itself where they are its own."""
    several = item.several or parted_from
    return item if words == item.words and several == item.several else Item(words, item.tail, item.role, several)


def _left(places: list[Named], phrase: Phrase) -> Carried | None:
    """Places left to the next clauses: not a long list of parks, nothing where the paragraph has its own."""
    carrying = bool(CARRYING.search(phrase.verb))
    many = len(places) > _PARKS_CARRIED and not carrying and not all(place.plain for place in places)
    if _TOWARDS.search(phrase.clause):
        return None
    return None if many or phrase.label or not places else Carried(tuple(places), "carrier" if carrying else "")


def _role(item: Item, phrase: Phrase, placed: bool) -> str:
    role = role_of(item, phrase.verb, phrase.clause, placed)
    if not placed and phrase.carried.role and role in {"key", "positioning", "project"}:
        return phrase.carried.role
    return role
