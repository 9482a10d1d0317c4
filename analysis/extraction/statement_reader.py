"""Statements of a sentence: its quantities with role, subject, year, place, kind, tone and confidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from analysis.extraction import statement_filters as filters
from analysis.extraction.prose_clauses import Sentence, Surroundings, surroundings
from analysis.extraction.statement_deals import deal, share_bound
from analysis.extraction.prose_place import PlaceReader
from analysis.extraction.prose_plan import Plan
from analysis.extraction.prose_sections import Passage
from analysis.extraction.prose_subject import Subject, own_part, read_subject
from analysis.extraction.prose_time import Time, find_times
from analysis.extraction.prose_words import CITED, FOREIGN
from analysis.extraction.quantities import Quantity, find_quantities
from analysis.extraction.statement_kind import confidence_of, full_unit, hardness_of, is_flow, kind_of, status_of

_HEADING_NUMBER = re.compile(r"^(?:第[一二三四五六七八九十百]+[编篇章节部分条]+|[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?|专栏\d*)\s*")
_HEADING_VERB = re.compile(r"^(?:加快|发挥|扩大|增强|保障|维护|加大|支持|落实|统筹|办好|巩固|积极|着力|创新|畅通|提高|改善|繁荣|传承|弘扬|普及|严格|有效|营造|引导|规范|开展|融入|对接|主动|拓宽|稳|抓|守|用好|发展|推进|推动|建设|打造|提升|完善|优化|强化|加强|深化|构建|培育|壮大|做|促进|全面|大力|坚持|健全|实施|夯实|筑牢|激发|释放|拓展)")
_COMPARED = re.compile(r"(?:比|较|是|相比|为|同)$")


@dataclass(frozen=True)
class Statement:
    """A statement: its span in the clean text and its cells."""

    start: int
    end: int
    cells: Mapping[str, object]


@dataclass
class _Memory:
    """What earlier sentences of a paragraph leave for the next ones."""

    subject: str = ""
    time: Time | None = None
    sentence: str = ""


@dataclass
class SentenceReader:
    """Reads sentence after sentence; remembers year and subject within a paragraph and the year that introduces a list."""

    plan: Plan
    places: PlaceReader
    _passage: Passage | None = None
    _memory: _Memory = field(default_factory=_Memory)
    _intro: tuple[object, Time | None] = (None, None)

    def enter(self, passage: Passage) -> None:
        """Begin a paragraph."""
        chain = passage.headings[-1].start if passage.headings else -1
        carried = self._intro[1] if self._intro[0] == chain else _headed_time(passage)
        self._passage = passage
        self._memory = _Memory(time=carried)
        text = passage.paragraph.text.rstrip()
        if text.endswith(("：", ":")):
            times = [time for time in find_times(re.sub(r"\s", "", text)) if time.last or time.kind == "ahead"]
            self._intro = (chain, times[-1] if times else _headed_time(passage))
        elif self._intro[0] != chain:
            self._intro = (None, None)

    def read(self, sentence: Sentence) -> Iterator[Statement]:
        """Statements of one sentence, in order."""
        text = sentence.text
        found = find_quantities(text)
        times = _own_times(text)
        if found:
            yield from self._read(sentence, found, times)
        reaching = [time for time in times if time.kind in ("year", "period", "now", "behind") and _governs(text, time)]
        if reaching:
            self._memory.time = reaching[-1]
        self._memory.sentence = text

    def _read(self, sentence: Sentence, found: list[Quantity], times: list[Time]) -> Iterator[Statement]:
        text = sentence.text
        bases = {index: quantity for index, quantity in enumerate(found) if filters.is_base(text, quantity)}
        past = self._passage is not None and self._passage.role == "past"
        kept = [q for i, q in enumerate(found) if i not in bases and not _is_aside(text, found, i, past)]
        arounds = [surroundings(text, quantity, *_neighbours(kept, index)) for index, quantity in enumerate(kept)]
        dealt = deal(text, kept, arounds, self._memory.sentence)
        kept = share_bound(kept, arounds, text)
        for index, (quantity, around) in enumerate(zip(kept, arounds, strict=True)):
            time, basis = self._time(text, quantity, times)
            role = self._role(text, quantity, around, time if basis == "stated" else None)
            if not role or (self._passage is not None and self._passage.note and basis != "stated"):
                continue
            for name in dealt.get(index) or [""]:
                subject = Subject(name, name, "dealt") if name else self._subject(quantity, around)
                self._memory.subject = subject.core or self._memory.subject
                cells = self._cells(role, text, quantity, around, subject, time, basis)
                base = next((b for i, b in bases.items() if 0 < quantity.start - b.end < 30), None)
                if base is not None:
                    cells |= {"base": base.low, "base_year": _base_year(text, base, times)}
                if base is not None and role == "outcome" and cells["base_year"]:
                    yield _statement(sentence, base, cells | {"lower": base.low, "year": cells["base_year"], "upper": ""})
                yield _statement(sentence, quantity, cells)

    def _subject(self, quantity: Quantity, around: Surroundings) -> Subject:
        if quantity.form.startswith("structure"):
            return Subject(f"第{quantity.form[-1]}产业占比", "产业结构", "before")
        return read_subject(quantity, around, self._memory.subject, self._heading())

    def _heading(self) -> str:
        passage = self._passage
        if passage is None:
            return ""
        opening = re.split(r"[。：:]", re.sub(r"[\s*]", "", passage.paragraph.text[:40]), maxsplit=1)[0]
        titles = [opening, *(heading.title for heading in reversed(passage.headings[-1:]))]
        for title in titles:
            name = _HEADING_NUMBER.sub("", re.sub(r"\s", "", title)).lstrip("—–-·")
            if 2 <= len(name) <= 14 and not _HEADING_VERB.match(name) and not re.search(r"[，。\d]", name):
                return name
        return ""

    def _time(self, text: str, quantity: Quantity, times: list[Time]) -> tuple[Time | None, str]:
        earlier = [time for time in times if time.end <= quantity.start and not _is_reference(text, time, quantity)]
        segment = max(text.rfind(mark, 0, quantity.start) for mark in "；;")
        named = [time for time in earlier if time.kind != "each" and (time.start > segment or _governs(text, time))]
        each = [time for time in earlier if time.kind == "each" and not re.search(r"[，。；;]", text[time.end : quantity.start])]
        if each:
            return (named[-1] if named else None), "annual"
        if named:
            return named[-1], "stated"
        if self._memory.time is not None:
            return self._memory.time, "carried"
        return None, "implied"

    def _role(self, text: str, quantity: Quantity, around: Surroundings, time: Time | None) -> str:
        passage, first = self._passage, self.plan.first
        if passage is None or filters.is_rule(text, quantity, around):
            return ""
        past = passage.role == "past"
        ahead = time is not None and time.last is not None and first is not None and time.last >= first
        segment = re.split(r"[；;]", text[: quantity.start])[-1]
        if past and not (ahead and re.search(r"力争|目标|将|预期|到20\d\d年|到[“]?十", segment)):
            return "" if filters.is_old_aim(around) else "outcome"
        if not past and re.search(r"我省|我国|世界上", around.clause):
            return ""
        if passage.role == "scene":
            return "" if FOREIGN.search(text) else "outcome"
        if quantity.form == "word" and quantity.unit == "年":
            return ""
        if time is not None and time.last is not None and first is not None and time.last < first:
            return "outcome"
        return "" if filters.is_stock(around) else "target"

    def _cells(
        self, role: str, text: str, quantity: Quantity, around: Surroundings, subject: Subject, time: Time | None, basis: str
    ) -> dict[str, object]:
        lead = text[: quantity.start - len(around.clause)][-60:]
        scope = self.places.read(own_part(around), around, subject.text, lead)
        year = self._year(role, subject.text, around, time, basis)
        return {
            "role": role,
            "place": scope.name,
            "place_id": scope.place_id,
            "subject": subject.text or "—",
            "kind": kind_of(quantity, subject.text, around.clause),
            "comparator": quantity.comparator,
            "lower": quantity.low,
            "upper": quantity.high,
            "unit": full_unit(quantity, subject.text),
            "year": year,
            "year_basis": basis,
            "hardness": hardness_of(text, quantity.start - len(around.clause), quantity.end),
            "status": status_of(quantity, around.clause) if role == "outcome" else None,
            "confidence": confidence_of(quantity, subject, self._passage.role if self._passage else ""),
        }

    def _year(self, role: str, subject: str, around: Surroundings, time: Time | None, basis: str) -> str:
        if role == "target":
            if time is not None and time.last is not None:
                return str(time.last)
            return self.plan.period if basis == "annual" else str(self.plan.last or "")
        flow = is_flow(subject, around.clause)
        if time is not None and time.kind == "behind":
            return self.plan.five_years_before if flow else self.plan.before
        if time is None or time.label == "" or (flow and time.kind == "year" and "年均" in subject):
            return self.plan.past_period if flow else self.plan.before
        return time.label if flow else str(time.last)


def _statement(sentence: Sentence, quantity: Quantity, cells: Mapping[str, object]) -> Statement:
    return Statement(sentence.offsets[quantity.start], sentence.offsets[quantity.end - 1] + 1, cells)


def _headed_time(passage: Passage) -> Time | None:
    """Year or period that the innermost heading with one names: 三、2026年重点工作."""
    for heading in reversed(passage.headings):
        times = [time for time in find_times(re.sub(r"\s", "", heading.title)) if time.last]
        if times:
            return times[0]
    return None


def _neighbours(found: list[Quantity], index: int) -> tuple[Quantity | None, Quantity | None]:
    before = found[index - 1] if index else None
    return before, found[index + 1] if index + 1 < len(found) else None


def _is_aside(text: str, found: list[Quantity], index: int, past: bool) -> bool:
    """Whether a quantity is a length of time, describes something else or is what something is compared with."""
    quantity = found[index]
    if filters.is_attribute(text, quantity, *_neighbours(found, index)):
        return True
    around = surroundings(text, quantity, None, None)
    return filters.is_duration(quantity, around, past) or filters.is_description(text, quantity, around)


def _own_times(text: str) -> list[Time]:
    """Times of a sentence without those in titles and document numbers."""
    cited = [match.span() for match in CITED.finditer(text)]
    vision = {match.start() for match in _VISION.finditer(text)}
    return [
        time
        for time in find_times(text)
        if time.end not in vision and not any(start < time.start < end for start, end in cited)
    ]


_VISION = re.compile(r"(?<=年)(?:远景|愿景)")


def _is_reference(text: str, time: Time, quantity: Quantity) -> bool:
    """Whether a year only serves comparison: 是2015年的2.16倍, 比2020年增长, 由2015年的46%提高到."""
    before = text[max(0, time.start - 2) : time.start]
    if before.endswith(("比", "较", "是", "同")):
        return True
    return before.endswith(("由", "从")) and bool(re.search(r"[到至为]", text[time.end : quantity.start]))


def _governs(text: str, time: Time) -> bool:
    """Whether a year holds for the sentences that follow: 到2025年，… or 2020年，…."""
    before = text[max(0, time.start - 6) : time.start]
    if re.search(r"(?:比|较|是|由|从|同)$", before):
        return False
    return bool(re.search(r"(?:^|[，。；：:——（])(?:[^，。；]{0,4}(?:到|至|截至|在|力争|争取|确保|预计))?$", before)) or before.endswith(("到", "至"))


def _base_year(text: str, base: Quantity, times: list[Time]) -> str:
    years = [time for time in times if time.end <= base.start and base.start - time.end < 12]
    return years[-1].label if years else ""
