"""What a sentence states: its quantities with time, role, subject and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analysis.documents.document import Heading
from analysis.extraction.prose.clauses import Sentence, cut, last_sentence
from analysis.extraction.prose.place import PlaceReader, Scope
from analysis.extraction.prose.plan import Plan
from analysis.extraction.prose.sections import Passage, heading_name
from analysis.extraction.prose.time import Time, may_name_times
from analysis.extraction.quantities.finding import Quantity
from analysis.extraction.statements import filters
from analysis.extraction.statements.cells import Base, Stated
from analysis.extraction.statements.deals import deal, recall, share_bound
from analysis.extraction.statements.figure import Figure, base_of, headed_time, headed_times
from analysis.extraction.statements.role import role_of
from analysis.extraction.statements.sorting import Sorted
from analysis.extraction.statements.times import base_year, governs, is_reference, own_times, summed_over, time_of
from analysis.extraction.subjects.finding import Subject, names_nothing, own_part, read_subject
from analysis.extraction.subjects.forms import FORMS, form_name
from analysis.extraction.subjects.owner import aspect_of, owner_before
from analysis.extraction.subjects.relations import related_subject

_CARRYING = frozenset({"year", "period", "course", "now", "behind", "ahead"})
_LEAD = 60
# Subjects that do not stand in their own clause, or of which only a head does.
_LOOSE = frozenset({"carried", "heading", "none", "bare"})
_SHORT = 9


@dataclass
class _Memory:
    """What earlier sentences of a paragraph leave for the next ones; ``passed`` are those not yet read for times.

    ``time`` is the year or period in force, ``period`` the last period that was, or that the heading names alone.
    """

    passage: Passage | None = None
    time: Time | None = None
    period: Time | None = None
    subject: str = ""
    share: str = ""
    sentence: str = ""
    passed: list[str] = field(default_factory=list)

    def heading(self) -> str:
        """Name that the paragraph or its heading gives to what it is about."""
        return heading_name(self.passage) if self.passage else ""

    def carried(self) -> Time | None:
        """Year or period that the sentences before leave in force."""
        while self.passed:
            text = self.passed.pop()
            if may_name_times(text) and any(self.carry(one, own_times(one)) for one in reversed(cut(text))):
                self.passed.clear()
        return self.time

    def carry(self, text: str, times: list[Time]) -> bool:
        """Whether a sentence puts one of its times in force; the last of them is kept."""
        governing = next((time for time in reversed(times) if time.kind in _CARRYING and governs(text, time)), None)
        self.time = governing or self.time
        self.period = governing if governing is not None and governing.kind in ("period", "behind") else self.period
        return governing is not None


@dataclass
class SentenceReader:
    """Reads sentence after sentence; keeps year and subject within a paragraph, and the year that introduces a list."""

    plan: Plan
    places: PlaceReader
    _memory: _Memory = field(default_factory=_Memory)
    _intro: tuple[int | None, Time | None] = (None, None)
    _opened: Time | None = None
    _headed: tuple[Sequence[Heading], tuple[Time, ...]] = ((), ())
    _titles: dict[int, tuple[Time, ...]] = field(default_factory=dict)

    def enter(self, passage: Passage) -> None:
        """Begin a paragraph."""
        self.places.stand_at(passage.lines[0].start)
        section = passage.headings[-1].start if passage.headings else -1
        if passage.headings is not self._headed[0]:
            self._headed = (passage.headings, headed_times(passage.headings, self._titles))
        headed = headed_time(self._headed[1], passage)
        time = self._intro[1] if self._intro[0] == section else headed
        period = headed if len(self._headed[1]) == 1 and headed and headed.kind == "period" else None
        self._memory = _Memory(passage, self._opened_by_paragraph(passage) or time, period)
        text = passage.text.rstrip()
        if text.endswith(("：", ":")):
            times = [time for time in own_times("".join(text.split())) if time.last or time.kind == "ahead"]
            self._intro = (section, times[-1] if times else headed)
        elif self._intro[0] != section:
            self._intro = (None, None)

    def _opened_by_paragraph(self, passage: Passage) -> Time | None:
        """Year that the paragraph above puts in force for the items (——甲) of a retrospect."""
        if passage.role != "past" or not _is_item(passage):
            self._opened = None
            return None
        above = self._memory.passage
        if above is not None and not _is_item(above) and above.headings is passage.headings:
            self._opened = self._memory.carried()
        return self._opened

    def read(self, sentence: Sentence, passage: Passage, held: Sorted | None) -> list[Stated]:
        """Read what a sentence states, in order, from what was sorted out of it; None where it holds no quantity."""
        memory, text = self._memory, sentence.text
        if sentence.passed:
            memory.passed.append(sentence.passed)
        if held is not None:
            memory.sentence = last_sentence(sentence.passed) or memory.sentence
            stated = list(self._read(sentence, passage, held))
        else:
            memory.passed.append(text)
            stated = []
        memory.sentence = text
        return stated

    def _read(self, sentence: Sentence, passage: Passage, held: Sorted) -> Iterator[Stated]:
        bases, kept, arounds, runs, times = held
        text, carried = sentence.text, self._memory.carried()
        self._memory.carry(text, times)
        self.places.enter(text)
        dealt = deal(text, kept, arounds, runs, self._memory.sentence)
        own = [time for time in times if not is_reference(text, time)]
        named: list[str] = []
        said = ""
        for index, quantity in enumerate(share_bound(text, kept, arounds, runs)):
            around = arounds[index]
            if index not in dealt and "分别" in around.left:
                dealt |= recall(around.left, runs, index, named)
            time, basis = time_of(text, quantity, own, carried)
            if basis == "carried" and "累计" in around.clause:
                time = summed_over(time, self._memory.period)
            figure = Figure(text, quantity, around, time, basis)
            role = role_of(figure, passage, self.plan)
            floor = kept[index - 1].end if index else None
            if not role and filters.is_stock(around):
                self._subject(figure, "", floor)
            for name in (dealt.get(index) or [""]) if role else []:
                subject = self._subject(figure, name, floor)
                if quantity.form == "relation" and subject.pattern not in ("before", "dealt"):
                    said = related_subject(text, quantity.start, floor, said)
                    subject = Subject(said, said, "carried")
                if not subject.text:
                    continue
                said = subject.text
                named.append(subject.core)
                base = base_of(text, bases, kept, runs, index) if bases else None
                yield Stated(
                    figure,
                    role,
                    subject,
                    self._scope(figure, said),
                    passage.role,
                    bool(self.plan.place or self.plan.place_id or self.places.owned),
                    *sentence.span(quantity.start, quantity.end),
                    Base(base, base_year(base, times), *sentence.span(base.start, base.end)) if base else None,
                )

    def _ahead(self, figure: Figure, floor: int | None) -> str:
        """Words between the figure before, or the sentence before, and the clause of a figure."""
        start = figure.clause_start
        return self._memory.sentence + figure.text[:start] if floor is None else figure.text[floor:start]

    def _subject(self, figure: Figure, dealt: str, floor: int | None) -> Subject:
        """Find the subject of a figure; ``floor`` is where the figure before it in the sentence ends."""
        form = figure.quantity.form
        if dealt:
            name = form_name(figure.quantity, figure.around.right, dealt) if form in FORMS else dealt
            subject = Subject(name, dealt, "dealt")
        elif form.startswith("structure"):
            subject = Subject(f"第{form[-1]}产业占比", "产业结构", "before")
        else:
            share = self._memory.share
            if share and not names_nothing(figure.quantity, figure.around):
                share = ""
            earlier = share or self._memory.subject
            subject = read_subject(figure.quantity, figure.around, earlier, self._memory.heading)
            if subject.pattern in _LOOSE and (owner := owner_before(self._ahead(figure, floor))):
                share, subject = "", read_subject(figure.quantity, figure.around, owner)
            elif subject.pattern == "before" and len(subject.text) < _SHORT and (aspect := aspect_of(figure.text)):
                subject = subject._replace(text=aspect + subject.text)
            self._remember(figure.quantity, subject, bool(share))
            return subject
        self._remember(figure.quantity, subject, False)
        return subject

    def _remember(self, quantity: Quantity, subject: Subject, of_share: bool) -> None:
        """Keep what later clauses leave out: the subject, and apart from it the share of it that was named last."""
        if of_share:
            return
        if quantity.unit in ("%", "％") and not filters.GROWING.search(subject.text):
            self._memory.share = subject.text
        elif subject.pattern != "carried":
            self._memory.share = ""
        self._memory.subject = subject.core or self._memory.subject

    def _scope(self, figure: Figure, subject: str) -> Scope:
        """Place that a figure holds for."""
        around, start = figure.around, figure.clause_start
        return self.places.read(own_part(around), around, subject, figure.text[max(0, start - _LEAD) : start])


def _is_item(passage: Passage) -> bool:
    return passage.text.lstrip().startswith("——")
