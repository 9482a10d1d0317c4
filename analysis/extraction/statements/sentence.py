"""Statements of a sentence: its quantities with role, subject, year, place, kind, tone and confidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.documents.document import Heading
from analysis.extraction.prose.clauses import Sentence, Surroundings, alone, beside, cut, last_sentence
from analysis.extraction.prose.place import PlaceReader
from analysis.extraction.prose.plan import Plan
from analysis.extraction.prose.sections import Passage, heading_name
from analysis.extraction.prose.time import Time, may_name_times
from analysis.extraction.quantities.finding import Quantity
from analysis.extraction.quantities.units import rescaled
from analysis.extraction.statements import filters
from analysis.extraction.statements.confidence import confidence_of
from analysis.extraction.statements.deals import deal, find_runs, recall, share_bound
from analysis.extraction.statements.figure import Figure, base_of, headed_time, headed_times
from analysis.extraction.statements.kind import full_unit, kind_of, status_of
from analysis.extraction.statements.role import role_of
from analysis.extraction.statements.times import base_year, governs, is_reference, own_times, time_of
from analysis.extraction.statements.tone import hardness_of
from analysis.extraction.statements.year import year_of
from analysis.extraction.subjects.finding import Subject, names_nothing, own_part, read_subject
from analysis.extraction.subjects.forms import FORMS, form_name
from analysis.extraction.subjects.owner import aspect_of, owner_before
from analysis.extraction.subjects.relations import related_subject

_CARRYING = frozenset({"year", "period", "course", "now", "behind"})
_LEAD = 60
# Subjects that do not stand in their own clause, or of which only a head does.
_LOOSE = frozenset({"carried", "heading", "none", "bare"})
_SHORT = 9


class Cells(NamedTuple):
    """Cells of a statement that its sentence gives, under the names of their columns."""

    role: str
    place: str
    place_id: str | None
    subject: str
    kind: str
    comparator: str
    lower: str
    upper: str
    unit: str
    year: str
    year_basis: str
    hardness: str
    status: str | None
    confidence: float
    base: str | None = None
    base_year: str | None = None


class Statement(NamedTuple):
    """A statement: its span in the clean text and its cells."""

    start: int
    end: int
    cells: Cells


@dataclass
class _Memory:
    """What earlier sentences of a paragraph leave for the next ones; ``passed`` are those not yet read for times."""

    passage: Passage | None = None
    time: Time | None = None
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

    def enter(self, passage: Passage) -> None:
        """Begin a paragraph."""
        self.places.stand_at(passage.lines[0].start)
        section = passage.headings[-1].start if passage.headings else -1
        if passage.headings is not self._headed[0]:
            self._headed = (passage.headings, headed_times(passage.headings))
        headed = headed_time(self._headed[1], passage)
        time = self._intro[1] if self._intro[0] == section else headed
        self._memory = _Memory(passage, self._opened_by_paragraph(passage) or time)
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

    def read(self, sentence: Sentence, passage: Passage, found: list[Quantity]) -> list[Statement]:
        """Statements of one sentence with the quantities that were found in it, in order."""
        memory, text = self._memory, sentence.text
        if sentence.passed:
            memory.passed.append(sentence.passed)
        if found:
            memory.sentence = last_sentence(sentence.passed) or memory.sentence
            statements = list(self._read(sentence, passage, found))
        else:
            memory.passed.append(text)
            statements = []
        memory.sentence = text
        return statements

    def _read(self, sentence: Sentence, passage: Passage, found: list[Quantity]) -> Iterator[Statement]:
        text, times, carried = sentence.text, own_times(sentence.text), self._memory.carried()
        self._memory.carry(text, times)
        self.places.enter(text)
        bases, kept, arounds = _sorted_out(text, found, passage)
        runs = find_runs(text, kept)
        dealt = deal(text, kept, arounds, runs, self._memory.sentence)
        own = [time for time in times if not is_reference(text, time)]
        named: list[str] = []
        said = ""
        for index, quantity in enumerate(share_bound(text, kept, arounds, runs)):
            if index not in dealt and "分别" in arounds[index].left:
                dealt |= recall(arounds[index].left, runs, index, named)
            time, basis = time_of(text, quantity, own, carried)
            figure = Figure(text, quantity, arounds[index], time, basis)
            role = role_of(figure, passage, self.plan)
            floor = kept[index - 1].end if index else None
            if not role and filters.is_stock(figure.around):
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
                cells = self._cells(figure, role, subject, passage)
                base = base_of(text, bases, kept, runs, index) if bases else None
                if base is not None:
                    low = rescaled(base.low, base.unit, quantity.unit)
                    cells = cells._replace(base=low, base_year=base_year(base, times))
                    yield from _base_outcome(sentence, base, cells)
                yield _statement(sentence, quantity, cells)

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

    def _cells(self, figure: Figure, role: str, subject: Subject, passage: Passage) -> Cells:
        quantity, around, name = figure.quantity, figure.around, subject.text
        start = figure.clause_start
        lead = figure.text[max(0, start - _LEAD) : start]
        scope = self.places.read(own_part(around), around, name, lead)
        year = year_of(figure, role, name, self.plan)
        return Cells(
            role,
            scope.name,
            scope.place_id,
            name,
            kind_of(figure, name, year),
            quantity.comparator,
            *_ends(quantity),
            full_unit(quantity, name),
            year,
            figure.basis,
            ";".join(hardness_of(figure.text, start, quantity.end)),
            status_of(quantity, around.clause) if role == "outcome" else None,
            confidence_of(quantity, subject, passage.role, self._place_known()),
        )

    def _place_known(self) -> bool:
        return bool(self.plan.place or self.plan.place_id or self.places.owned)


def _is_item(passage: Passage) -> bool:
    return passage.text.lstrip().startswith("——")


def _ends(quantity: Quantity) -> tuple[str, str]:
    """Lower and upper end as the tables keep them: a cap alone is the upper end."""
    is_cap = quantity.comparator in {"le", "lt"} and not quantity.high
    return ("", quantity.low) if is_cap else (quantity.low, quantity.high)


def _base_outcome(sentence: Sentence, base: Quantity, cells: Cells) -> Iterator[Statement]:
    """Give the base of an outcome as an outcome of its own year: 由2020年的7.9万元提升到2025年的10.8万元."""
    if cells.role == "outcome" and cells.base_year:
        yield _statement(
            sentence,
            base,
            cells._replace(
                comparator="eq",
                lower=base.low,
                upper="",
                unit=full_unit(base, cells.subject) or cells.unit,
                year=cells.base_year,
                year_basis="stated",
                base=None,
                base_year=None,
            ),
        )


def _statement(sentence: Sentence, quantity: Quantity, cells: Cells) -> Statement:
    start = sentence.place(quantity.start)
    # In a paragraph that is one run the end is as far from the start as in the sentence.
    is_one_run = len(sentence.runs) == 1
    end = start + quantity.end - quantity.start if is_one_run else sentence.place(quantity.end - 1) + 1
    return Statement(start, end, cells)


def _neighbours(found: list[Quantity], index: int) -> tuple[Quantity | None, Quantity | None]:
    before = found[index - 1] if index else None
    return before, found[index + 1] if index + 1 < len(found) else None


def _sorted_out(
    text: str, found: list[Quantity], passage: Passage
) -> tuple[list[Quantity], list[Quantity], list[Surroundings]]:
    """Split quantities into base values and those that may be stated; these with their clauses."""
    rises = "由" in text or "从" in text
    bases, kept, arounds = [], [], []
    for index, quantity in enumerate(found):
        if rises and filters.is_base(text, quantity):
            bases.append(quantity)
        elif len(found) == 1 or not filters.is_attribute(text, quantity, *_neighbours(found, index)):
            around = alone(text, quantity)
            if not _is_aside(text, quantity, around, passage):
                kept.append(quantity)
                arounds.append(around)
    if len(kept) < 2:
        return bases, kept, arounds
    return bases, kept, [beside(text, arounds[i], q, *_beside(kept, i)) for i, q in enumerate(kept)]


def _beside(kept: list[Quantity], index: int) -> tuple[Quantity | None, Quantity | None]:
    """Neighbours that end what belongs to a quantity; 连续七年 ends nothing: 水质连续七年达到Ⅱ类."""
    before, after = _neighbours(kept, index)
    if kept[index].form == "running":
        return before, None
    if before is not None and before.form == "running":
        before = kept[index - 2] if index > 1 else None
    return before, after


def _is_aside(text: str, quantity: Quantity, around: Surroundings, passage: Passage) -> bool:
    """Whether a quantity is a length of time or describes something else."""
    is_past = passage.role == "past"
    return filters.is_duration(text, quantity, around, is_past) or filters.is_description(text, quantity, around)
