"""Clauses that give places something: who is given it, by which verb, and what follows in the next clauses."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.extraction.places.claims import Carried, Claim, Phrase
from analysis.extraction.places.items import Item, cut_item, is_named, role_of
from analysis.extraction.places.names import Named, PlaceNames
from analysis.extraction.places.shapes import (
    PARTNER,
    gives_nothing,
    of_around,
    of_assets,
    of_whole,
    strengthened,
    sums_up,
)
from analysis.extraction.places.things import ThingReader
from analysis.extraction.places.words import (
    ADVERBS,
    BUILT,
    CARRYING,
    CORE,
    INDUSTRY,
    LEADS,
    RELATED,
    STRONG,
    VERB,
)

_LEAD = re.compile(rf"^(?:同时|并|其中|要|{ADVERBS}|{LEADS}|扶持|研究|加强)*")
_LEADING = re.compile(rf"{ADVERBS}|{LEADS}")
_ETC = re.compile(r"等(?:县市区?|地区|区域|园区|县（市）|地|县|区|市|乡镇|滨湖县（市）|条件较好的地区)*")
_AUXILIARY = re.compile(r"^(?:区域|地区|全域|范围内)?(?:要|应|将|可)?")
_ASSET = re.compile(
    r"[^，。；]{0,30}(?:优势|资源|平台|基础|条件|特色|品牌|机遇|作用|带动|企业|项目|建设|口岸|载体|契机|为依托|通道|基地|景点|产业园区?|枢纽)"
)
_MADE = re.compile(
    r"(?P<thing>[^，。；]{2,16}?)(?P<verb>打造(?:成为|成|为)?|建设成为?|建成|培育成为?|做成|发展成为?|"
    r"(?:成功)?(?:被认定为|被评为|获批|获评|获得|入选|列入))"
)
_HONOURED = re.compile(r"被|获|入选|列入")
_INNER = re.compile(r"(?:打造|建设|培育|创建|发展)(?=[^，。；]{3,})")
_OF_CORE = re.compile(r"为(?:主要)?(?P<noun>[^的，。；]{2,10})的(?P<head>[^，。；]{2,20})")
_LISTED_IN = re.compile(r"(?P<name>[^（）“”]{2,12})（(?P<places>[^（）]{5,})）")
_WORKS = re.compile(r"(?:的?(?:规划建设|建设|规划|开发|提质|扩容|改造|运营|创建|提质升级|等))+")
_JOINED = re.compile(rf"{_WORKS.pattern}(?:和|以及|及|与|、)")
_OPENING = re.compile(r"(?P<topic>[一-鿿]{1,8}(?:产业|业))(?=以|重点|加快|推进|要|坚持|$)")
_VERBAL = re.compile(r"[拓提加推做优强培壮扩深打建构促改激夯守稳]|实施|完善|赓续|传承|弘扬|发展|融入")
_BELT = re.compile(r"[一-鿿“”]{4,18}(?:带|区|圈|廊|轴|极|片|翼|中心|基地)")
_SETTLES = re.compile(rf"(?:{ADVERBS})*(?P<thing>[^，。；]{{3,20}}?)(?:落户|落地于?)(?P<where>[^，。；]+)")
_NO_TOPIC = re.compile(r"(?:布局|体系|格局|空间|结构|环境|载体|平台|园区|能力|水平|行动|工程|机制|目标)$")
_MINOR = re.compile(r"为(?:辅|主|补充|重点|主体)的.*$")
_TAKEN = re.compile(r"(?:将|把)(?=[^，；]{4,}(?:等|打造|培育|建设))")
_SUMMARY = 2
_TOPIC = 14


class ClauseReader:
    """Reads clause after clause; keeps the places that the next clauses belong to.

    Parameters
    ----------
    names : PlaceNames
        Places of the document.
    """

    def __init__(self, names: PlaceNames) -> None:
        self._names = names
        self._things = ThingReader(names)
        self._label = Carried()
        self._named: tuple[Named, ...] = ()
        self._carried = Carried()
        self._subjects = 0
        self._about = self._topic = self._belt = ""
        self._built = False
        self._title = ""

    def begin(self, label: tuple[Named, ...], topic: str = "", title: str = "") -> None:
        """Begin a paragraph that a label or heading gives places to, or an industry as its topic.

        ``title`` is the clause that names an area by its form alone: it is read no more, and what the paragraph names
        besides has industries of its own.
        """
        self._label = Carried(label)
        self._named = () if title else label
        self._belt = ""
        self._about = topic if INDUSTRY.search(topic) and _is_noun(topic) and not _NO_TOPIC.search(topic) else ""
        self._title = title
        self.rest()

    def rest(self) -> None:
        """End a sentence: only the label of the paragraph goes on."""
        self._carried = self._label
        self._subjects = 0
        self._topic = ""
        self._built = False

    def read(self, clause: str) -> list[Claim]:
        """Claims of a clause; places that it leaves open for the next are kept."""
        if clause == self._title or gives_nothing(clause):
            return []
        if sums_up(clause) and not self._carried.role:
            self._carried = self._label
        if given := of_whole(clause, self._names) or strengthened(clause, self._carried.places):
            return given
        if partner := PARTNER.match(clause):
            return self._beside(clause[partner.end() :])
        return self._of_clause(clause) + of_assets(clause, self._names)

    def _beside(self, rest: str) -> list[Claim]:
        """Read a clause that begins with a partner: what follows is the actor's, and the partner is given nothing."""
        places, length = self._names.group(rest)
        after = _ETC.sub("", rest[length:], count=1) if places else ""
        verb = VERB.match(after)
        if verb is None or not self._carried.places:
            return [] if places else self._of_clause(rest)
        return self._of_verb(after)

    def _of_clause(self, clause: str) -> list[Claim]:
        if opening := _OPENING.match(clause):
            self._topic = opening["topic"]
        if _BELT.fullmatch(clause) and INDUSTRY.search(clause) and not _LEADING.match(clause) and _is_noun(clause[:2]):
            self._belt = clause
        lead = _LEAD.match(clause)
        begin = lead.end() if lead else 0
        places, length = self._names.group(clause[begin:])
        if places:
            claims = self._of_subject(clause, clause[:begin], tuple(places), clause[begin + length :])
            if claims is None:
                claims = self._of_things(Phrase(clause, clause[:begin], clause[begin:]))
            return [*claims, *self._of_core(clause, begin + length)]
        return [*self._of_verb(clause), *self._of_core(clause, 0), *self._in_brackets(clause), *self._settled(clause)]

    def _of_subject(self, clause: str, lead: str, who: tuple[Named, ...], rest: str) -> list[Claim] | None:
        """Read a clause that begins with places; None where they belong to the things named."""
        rest = rest[etc.end() :] if (etc := _ETC.match(rest)) else rest
        if lead.endswith("以") and (core := CORE.match(rest)):
            self._carry(Carried(who, _core_role(core["noun"])))
            named = core["noun"] in {"桥头堡", "主战场"}
            return [Claim(place, core["noun"], "positioning") for place in who if named] + self._belted(who)
        role = "carrier" if CARRYING.search(lead) else ""
        if role and (not rest or _ASSET.fullmatch(rest)):
            more = self._of_things(Phrase(clause, "", rest)) if rest.startswith(("和", "、")) else []
            if self._carried.role != "key":
                self._carry(Carried(who, role))
            return [*self._belted(who), *more]
        rest = _AUXILIARY.sub("", rest)
        if (joined := _JOINED.match(rest)) and not VERB.match(rest, joined.end()):
            names = "、".join(place.name for place in who)
            return self._of_things(Phrase(clause, "建设", f"{names}、{rest[joined.end() :]}"))
        if _WORKS.fullmatch(rest):
            return self._of_things(
                Phrase(clause, f"{lead}建设" if role else "建设", "、".join(place.name for place in who))
            )
        if not rest:
            self._carry(Carried(who))
            return []
        verb = VERB.match(rest)
        if around := of_around(rest, who):
            self._carry(Carried(who, role))
            return around
        if related := RELATED.match(rest):
            self._carry(Carried(who, role))
            verb = next((found for found in VERB.finditer(rest, related.end()) if STRONG.match(found["verb"])), None)
            if verb is None:
                return []
        if verb is None and etc and (dealt := self._dealt(clause, who, rest)):
            return dealt
        if verb is None:
            return self._of_made(clause, lead, who, rest)
        self._carry(Carried(who, role))
        words = rest[verb.end() :]
        while again := VERB.match(words):
            verb, words = again, words[again.end() :]
        return self._of_things(
            Phrase(clause, verb["verb"] + (verb["as"] or ""), words, Carried(who, role), subject=True)
        )

    def _dealt(self, clause: str, who: tuple[Named, ...], rest: str) -> list[Claim]:
        """Deal one thing to each place of a closed list: 推进甲县、乙市等地通用机场建设, …等地通用机场为辅的网络."""
        thing = cut_item(_MINOR.sub("", rest))
        if not is_named(thing, clause, True) or "、" in thing:
            return []
        role = role_of(Item(thing), "建设", thing)
        return [Claim(place, thing, role) for place in who]

    def _of_things(self, phrase: Phrase) -> list[Claim]:
        topic = phrase.topic or self._topic
        things = self._things.read(replace(phrase, topic=topic, about=self._about, label=self._named))
        if things.left is not None:
            self._carry(things.left)
        return list(things.claims)

    def _carry(self, carried: Carried) -> None:
        """Keep places for the next clauses; after several subjects in a row the next clause sums up instead."""
        self._carried = carried
        self._subjects += 1

    def _belted(self, who: tuple[Named, ...]) -> list[Claim]:
        """Give places the belt or area that a short sentence before named: 茶旅产业带。依托甲、乙."""
        belt, self._belt = self._belt, ""
        return [Claim(place, belt, "positioning") for place in who if belt]

    def _of_made(self, clause: str, lead: str, who: tuple[Named, ...], rest: str) -> list[Claim] | None:
        """Read what a thing of the place is made into: 将松浦钓具产业打造成百亿集群."""
        made = _MADE.match(rest)
        if made is None or not (re.search(r"将|把|支持|推动|引导", lead) or _HONOURED.search(made["verb"])):
            return None
        things = [Claim(place, made["thing"], "key") for place in who if is_named(made["thing"], clause, True)]
        self._carry(Carried(who))
        return [*things, *self._of_things(Phrase(clause, made["verb"], rest[made.end() :], Carried(who)))]

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
        if verb is None and (taken := _TAKEN.match(clause)):
            return self._of_things(Phrase(clause, "", clause[taken.end() :]))
        if verb is None:
            goes_on = self._built and bool(self._label.places) and clause[-1:] in "区地心市城园"
            return self._of_things(
                Phrase(clause, "打造" if goes_on else "", clause, self._carried if goes_on else Carried())
            )
        topic = re.sub(r"^.*[：”]", "", clause[: verb.start()])
        carried = self._carried if len(topic) < 3 and self._subjects < _SUMMARY else Carried()
        last, rest = verb["verb"] + (verb["as"] or ""), clause[verb.end() :]
        if last in {"聚焦", "突出", "利用"} and (inner := _INNER.search(rest)):
            last, rest = inner[0], rest[inner.end() :]
        while again := VERB.match(rest):
            last, rest = again["verb"] + (again["as"] or ""), rest[again.end() :]
        if rest.startswith("围绕") and self._names.at_start(rest[2:]):
            rest = rest[2:]
        if not STRONG.match(last) and not (INDUSTRY.search(rest) and re.search(r"产业|品牌|集群|生产", clause)):
            carried = Carried()
        self._built = bool(BUILT.match(last))
        return self._of_things(Phrase(clause, last, rest, carried, topic if INDUSTRY.search(topic) else ""))

    def _settled(self, clause: str) -> list[Claim]:
        """Read what settles where: 某中心落户松浦片区."""
        match = _SETTLES.match(clause)
        places, length = self._names.group(match["where"]) if match else ([], 0)
        if not match or not places or length != len(match["where"]):
            return []
        return [Claim(place, match["thing"], "project") for place in places]


def _is_noun(topic: str) -> bool:
    return len(topic) < _TOPIC and _VERBAL.match(topic) is None and VERB.match(topic) is None and "的" not in topic


def _core_role(noun: str) -> str:
    return "carrier" if re.search(r"载体|依托|支撑|平台|抓手|基础", noun) else "key"
