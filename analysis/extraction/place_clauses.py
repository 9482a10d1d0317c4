"""Clauses that give places something: who is given it, by which verb, and what follows in the next clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from analysis.extraction.place_items import Item, cut_item, is_named, items_of, role_of
from analysis.extraction.place_names import Named, PlaceNames
from analysis.extraction.place_words import (
    ADVERBS,
    BRAND,
    BUILD,
    CARRYING,
    CORE,
    GROWN,
    INDUSTRY,
    LEADS,
    NOT_INDUSTRY,
    RELATED,
    STRONG,
    VERB,
)

_LEAD = re.compile(rf"^(?:同时|并|其中|要|{ADVERBS}|{LEADS}|扶持|研究|加强)*")
_ETC = re.compile(r"等(?:地|县|区|市|县市区?|地区|县（市）|区域|园区|乡镇|滨湖县（市）|条件较好的地区)*")
_AUXILIARY = re.compile(r"^(?:区域|地区|全域|范围内)?(?:要|应|将|可)?")
_ASSET = re.compile(
    r"[^，。；]{0,30}(?:优势|资源|平台|基础|条件|特色|品牌|机遇|作用|带动|企业|项目|建设|口岸|载体|契机|为依托|通道)"
)
_MADE = re.compile(
    r"(?P<thing>[^，。；]{2,16}?)(?P<verb>打造(?:成为|成|为)?|建设成为?|建成|培育成为?|做成|发展成为?|"
    r"(?:成功)?(?:被认定为|被评为|获批|获评|获得|入选|列入))"
)
_HONOURED = re.compile(r"被|获|入选|列入")
_INNER = re.compile(r"(?:打造|建设|培育|创建|发展)(?=[^，。；]{3,})")
_SHORT_ITEM = re.compile(r"[一-鿿A-Za-z0-9+“”（）-]{2,10}")
_OF_CORE = re.compile(r"为(?:主要)?(?P<noun>[^的，。；]{2,10})的(?P<head>[^，。；]{2,20})")
_LISTED_IN = re.compile(r"(?P<name>[^（）“”]{2,12})（(?P<places>[^（）]{5,})）")
_LOCALITY = re.compile(r"[一-鿿]{1,3}[村岛镇乡山湖](?:（[^（）]*）)?")
_OPENING = re.compile(r"(?P<topic>[一-鿿]{1,8}(?:产业|业))(?=以|重点|加快|推进|要|坚持|$)")
_SETTLES = re.compile(rf"(?:{ADVERBS})*(?P<thing>[^，。；]{{3,20}}?)(?:落户|落地于?)(?P<where>[^，。；]+)")
_SIGHTS = re.compile(r"文化|旅游|康养|森林|红色|历史|景点|景区|遗存|遗产|文物")
_BUILT = re.compile(rf"(?:{BUILD})")
_SUMMARY = 2
_PARKS_CARRIED = 2
_TOPIC = 14


@dataclass(frozen=True)
class Carried:
    """Places that later clauses speak of without naming them again.

    Attributes
    ----------
    places : tuple of Named
        The places.
    role : str
        Role that what follows has (key, carrier); empty where the verb decides.
    """

    places: tuple[Named, ...] = ()
    role: str = ""


@dataclass(frozen=True)
class Claim:
    """A place is given an industry or a function."""

    place: Named
    industry: str
    role: str


@dataclass(frozen=True)
class _Phrase:
    """Words after a verb with what is needed to read them."""

    clause: str
    verb: str
    words: str
    carried: Carried = Carried()
    topic: str = ""


class ClauseReader:
    """Reads clause after clause; keeps the places that the next clauses belong to.

    Parameters
    ----------
    names : PlaceNames
        Places of the document.
    """

    def __init__(self, names: PlaceNames) -> None:
        self._names = names
        self._label = Carried()
        self._carried = Carried()
        self._subjects = 0
        self._about = self._topic = ""
        self._built = False

    def begin(self, label: tuple[Named, ...], topic: str = "") -> None:
        """Begin a paragraph that a label or heading gives places to, or an industry as its topic."""
        self._label = Carried(label)
        self._about = topic if INDUSTRY.search(topic) and _is_noun(topic) else ""
        self.rest()

    def rest(self) -> None:
        """End a sentence: only the label of the paragraph goes on."""
        self._carried = self._label
        self._subjects = 0
        self._topic = ""
        self._built = False

    def read(self, clause: str) -> list[Claim]:
        """Claims of a clause; places that it leaves open for the next are kept."""
        if opening := _OPENING.match(clause):
            self._topic = opening["topic"]
        lead = _LEAD.match(clause)
        begin = lead.end() if lead else 0
        places, length = self._names.group(clause[begin:])
        if places:
            claims = self._of_subject(clause, clause[:begin], tuple(places), clause[begin + length :])
            if claims is None:
                claims = self._of_things(_Phrase(clause, clause[:begin], clause[begin:]))
            return [*claims, *self._of_core(clause, begin + length)]
        return [*self._of_verb(clause), *self._of_core(clause, 0), *self._in_brackets(clause), *self._settled(clause)]

    def _of_subject(self, clause: str, lead: str, who: tuple[Named, ...], rest: str) -> list[Claim] | None:
        """Read a clause that begins with places; None where they belong to the things named."""
        rest = rest[etc.end() :] if (etc := _ETC.match(rest)) else rest
        if lead.endswith("以") and (core := CORE.match(rest)):
            self._carry(Carried(who, _core_role(core["noun"])))
            named = core["noun"] in {"桥头堡", "主战场"}
            return [Claim(place, core["noun"], "positioning") for place in who if named]
        role = "carrier" if CARRYING.search(lead) else ""
        if role and (not rest or _ASSET.fullmatch(rest)):
            self._carry(Carried(who, role))
            return []
        rest = _AUXILIARY.sub("", rest)
        if not rest:
            self._carry(Carried(who))
            return []
        verb = VERB.match(rest)
        if related := RELATED.match(rest):
            self._carry(Carried(who, role))
            verb = next((found for found in VERB.finditer(rest, related.end()) if STRONG.match(found["verb"])), None)
            if verb is None:
                return []
        if verb is None:
            return self._of_made(clause, lead, who, rest)
        self._carry(Carried(who, role))
        words = rest[verb.end() :]
        return self._of_things(_Phrase(clause, verb["verb"], words, Carried(who, role)))

    def _carry(self, carried: Carried) -> None:
        """Keep places for the next clauses; after several subjects in a row the next clause sums up instead."""
        self._carried = carried
        self._subjects += 1

    def _of_made(self, clause: str, lead: str, who: tuple[Named, ...], rest: str) -> list[Claim] | None:
        """Read what a thing of the place is made into: 将松浦钓具产业打造成百亿集群."""
        made = _MADE.match(rest)
        if made is None or not (re.search(r"将|把|支持|推动|引导", lead) or _HONOURED.search(made["verb"])):
            return None
        things = [Claim(place, made["thing"], "key") for place in who if is_named(made["thing"], clause, True)]
        self._carry(Carried(who))
        return [*things, *self._of_things(_Phrase(clause, made["verb"], rest[made.end() :], Carried(who)))]

    def _of_core(self, clause: str, begin: int) -> list[Claim]:
        """Read places that are the core of something within a clause: 做强以甲、乙为支撑的城镇群."""
        at = clause.find("以", begin)
        if at < 0:
            return []
        places, length = self._names.group(clause[at + 1 :])
        core = _OF_CORE.match(clause, at + 1 + length) if places else None
        if core is None:
            return []
        industry = core["head"] if CORE.match("为" + core["noun"]) else core["noun"]
        return [Claim(place, industry, "positioning") for place in places]

    def _in_brackets(self, clause: str) -> list[Claim]:
        """Read the places in brackets behind what they make up: 山区经济翼（甲-乙-丙）."""
        claims: list[Claim] = []
        for match in _LISTED_IN.finditer(clause):
            places, length = self._names.group(match["places"])
            if len(places) > 1 and length == len(match["places"]):
                name = VERB.sub("", re.split(r"[、]", match["name"])[-1])
                claims += [Claim(place, name, "positioning") for place in places]
        return claims

    def _of_verb(self, clause: str) -> list[Claim]:
        """Read a clause that begins with a verb, or has one after its topic."""
        verb = next((found for found in VERB.finditer(clause[: _TOPIC * 3]) if found.start() <= _TOPIC), None)
        if verb is None:
            goes_on = self._built and bool(self._label.places) and clause[-1:] in "区地心市城园"
            return self._of_things(
                _Phrase(clause, "打造" if goes_on else "", clause, self._carried if goes_on else Carried())
            )
        topic = re.sub(r"^.*[：”]", "", clause[: verb.start()])
        carried = self._carried if len(topic) < 3 and self._subjects < _SUMMARY else Carried()
        last, rest = verb["verb"], clause[verb.end() :]
        if last in {"聚焦", "突出", "利用"} and (inner := _INNER.search(rest)):
            last, rest = inner[0], rest[inner.end() :]
        while again := VERB.match(rest):
            last, rest = again["verb"], rest[again.end() :]
        if not STRONG.match(last) and not (INDUSTRY.search(rest) and re.search(r"产业|品牌|集群|生产", clause)):
            carried = Carried()
        self._built = bool(_BUILT.fullmatch(last))
        return self._of_things(_Phrase(clause, last, rest, carried, topic if INDUSTRY.search(topic) else ""))

    def _settled(self, clause: str) -> list[Claim]:
        """Read what settles where: 某中心落户松浦片区."""
        match = _SETTLES.match(clause)
        places, length = self._names.group(match["where"]) if match else ([], 0)
        if not match or not places or length != len(match["where"]):
            return []
        return [Claim(place, match["thing"], "project") for place in places]

    def _of_things(self, phrase: _Phrase) -> list[Claim]:
        claims: list[Claim] = []
        parks: list[Named] = []
        aside: list[Named] = []
        grown = GROWN.match(phrase.verb) and any(is_named(item.words, "", False) for item in items_of(phrase.words))
        for places, item in self._placed(items_of(phrase.words), phrase.clause):
            if not item.words:
                parks += places
                claims += self._of_parks(places, item, phrase)
                continue
            given = places or phrase.carried.places
            aside += places
            among = grown and not places and _SHORT_ITEM.fullmatch(item.words) and not NOT_INDUSTRY.search(item.words)
            if given and (among or is_named(item.words, phrase.clause + item.tail, bool(places))):
                claims += self._of_thing(given, item, phrase, bool(places))
        self._leave(parks, [] if claims else aside, phrase)
        return claims

    def _of_thing(self, given: tuple[Named, ...], item: Item, phrase: _Phrase, placed: bool) -> list[Claim]:
        topic = phrase.topic or self._topic
        if placed and topic and len(given) == 1 and item.words.endswith(("园", "基地", "廊", "市场", "园区")):
            park = replace(given[0], name=given[0].name + item.words, listed=False)
            return [Claim(park, topic, _role(item, phrase, placed))]
        return [Claim(place, item.words, _role(item, phrase, placed)) for place in given]

    def _leave(self, parks: list[Named], aside: list[Named], phrase: _Phrase) -> None:
        """Leave what was built, or a single place that nothing was said of yet, to the next clauses."""
        carrying = bool(CARRYING.search(phrase.verb))
        left = parks or aside
        if len(left) > _PARKS_CARRIED and not carrying and not all(place.plain for place in left):
            return
        if left and not self._label.places:
            self._carry(Carried(tuple(left), "carrier" if carrying else ""))

    def _of_parks(self, parks: tuple[Named, ...], item: Item, phrase: _Phrase) -> list[Claim]:
        """Read named parks: the industry is the topic of the clause, what closes their list, or what their names say."""
        found: list[Claim] = []
        closing = cut_item(item.tail)
        built = bool(_BUILT.match(phrase.verb))
        for park in parks:
            own = park.name if not park.plain and INDUSTRY.search(park.name) else ""
            about = self._about if not park.listed and (built or not park.plain) else ""
            industry = phrase.topic or self._topic or about or own
            if park.plain and is_named(closing, phrase.clause, False) and not re.match(r"[县市区乡镇地]", closing):
                industry = closing
            if built and park.plain and phrase.carried.places and not park.listed:
                found += [Claim(place, park.name, "key") for place in phrase.carried.places]
            elif industry and not CARRYING.search(phrase.verb):
                found.append(Claim(park, industry, role_of(Item(park.name, item.tail), phrase.verb, phrase.clause)))
        return found

    def _placed(self, items: list[Item], context: str) -> Iterator[tuple[tuple[Named, ...], Item]]:
        """Items with the places that they name themselves; an item without words is a list of places alone."""
        waiting: tuple[Named, ...] = ()
        for item in items:
            places, words = self._split(item.words, item.tail + context)
            if places and places[-1].plain and (not words or _LOCALITY.fullmatch(words)):
                waiting += places
                continue
            if not places and _SIGHTS.search(item.tail) and (site := self._names.site(words)):
                yield (site,), replace(item, words=cut_item(item.tail))
                continue
            thing = replace(item, words=words)
            if places and words:
                yield (*waiting, *places), thing
            else:
                yield from (((waiting, Item("", item.tail)),) if waiting else ())
                yield places, thing
            waiting = ()
        if waiting:
            yield waiting, Item("", items[-1].tail)

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
            rest = rest.replace("”", "", 1)
        if rest.startswith("（") and rest.endswith("）"):
            rest = rest[1:-1]
        verb = VERB.match(rest)
        return tuple(places), cut_item(rest[verb.end() :] if verb else rest)


def _role(item: Item, phrase: _Phrase, placed: bool) -> str:
    role = role_of(item, phrase.verb, phrase.clause, placed)
    if not placed and phrase.carried.role and role in {"key", "positioning", "project"}:
        return phrase.carried.role
    return role


def _is_noun(topic: str) -> bool:
    return len(topic) < _TOPIC and VERB.match(topic) is None and "的" not in topic


def _core_role(noun: str) -> str:
    return "carrier" if re.search(r"载体|依托|支撑|平台|抓手|基础", noun) else "key"
