"""What is in force where a sentence begins: the year or period that headings and earlier sentences leave to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.documents.document import Heading
from analysis.extraction.prose.clauses import Sentence, cut, last_sentence
from analysis.extraction.prose.sections import Passage
from analysis.extraction.prose.time import Time, may_name_times
from analysis.extraction.prose.words import NEXT_STEP
from analysis.extraction.statements.figure import headed_time, headed_times
from analysis.extraction.statements.sorting import Sorted
from analysis.extraction.statements.times import governs, own_times

_CARRYING = frozenset({"year", "period", "course", "now", "behind", "ahead"})


class Told(NamedTuple):
    """A sentence with quantities, and what is in force where it begins.

    Attributes
    ----------
    sentence : Sentence
    passage : Passage
        Its paragraph.
    held : Sorted
        What was sorted out of it.
    times : list of Time
        Its years and periods, those that only serve comparison too.
    earlier : str
        Sentence before it in the paragraph, empty for none.
    carried : Time or None
        Year or period in force.
    period : Time or None
        The last period that was in force, or that the heading names alone.
    """

    sentence: Sentence
    passage: Passage
    held: Sorted
    times: list[Time]
    earlier: str
    carried: Time | None
    period: Time | None


@dataclass
class _Memory:
    """What earlier sentences of a paragraph leave for the next ones; ``passed`` are those not yet read for times."""

    passage: Passage | None = None
    time: Time | None = None
    period: Time | None = None
    passed: list[str] = field(default_factory=list)

    def carried(self) -> Time | None:
        """Year or period that the sentences before leave in force."""
        while self.passed:
            text = self.passed.pop()
            if may_name_times(text) and any(self.carry(one, own_times(one)) for one in reversed(cut(text))):
                self.passed.clear()
        return self.time

    def leave(self) -> None:
        """Put nothing in force any more: what was told is over."""
        self.time = self.period = None
        self.passed.clear()

    def carry(self, text: str, times: list[Time]) -> bool:
        """Whether a sentence puts one of its times in force; the last of them is kept."""
        governing = next((time for time in reversed(times) if time.kind in _CARRYING and governs(text, time)), None)
        if governing is None:
            return False
        self.time = governing
        if governing.kind in ("period", "behind"):
            self.period = governing
        return True


@dataclass
class TimesInForce:
    """Goes through paragraph after paragraph; keeps the year in a paragraph, and the year that introduces a list."""

    _memory: _Memory = field(default_factory=_Memory)
    _intro: tuple[int | None, Time | None] = (None, None)
    _opened: Time | None = None
    _headed: tuple[Sequence[Heading], tuple[Time, ...]] = ((), ())
    _titles: dict[int, tuple[Time, ...]] = field(default_factory=dict)
    _passed_by: tuple[Passage, Sequence[Sentence]] | None = None

    def told(self, passage: Passage, parts: Sequence[Sentence], held: Sequence[Sorted | None]) -> Iterator[Told]:
        """Sentences of a paragraph that hold quantities, each with what is in force for it."""
        if not any(held) and not _is_item(passage) and not _introduces(passage):
            # What it says is read only where what stands below it asks for that.
            self._opened, self._passed_by = None, (passage, parts)
            return
        self._enter(passage)
        memory, earlier = self._memory, ""
        for sentence, own in zip(parts, held, strict=True):
            if sentence.passed:
                memory.passed.append(sentence.passed)
            if own is None:
                memory.passed.append(sentence.text)
            else:
                before = last_sentence(sentence.passed) or earlier
                if sentence.text.startswith(NEXT_STEP):
                    memory.leave()
                times = own_times(sentence.text)
                yield Told(sentence, passage, own, times, before, memory.carried(), memory.period)
                memory.carry(sentence.text, times)
            earlier = sentence.text

    def _enter(self, passage: Passage) -> None:
        """Begin a paragraph."""
        above, self._passed_by = self._passed_by, None
        if above is not None and passage.role == "past" and _is_item(passage):
            self._enter(above[0])
            self._memory.passed = [text for part in above[1] for text in (part.passed, part.text)]
        section = passage.headings[-1].start if passage.headings else -1
        if passage.headings is not self._headed[0]:
            self._headed = (passage.headings, headed_times(passage.headings, self._titles))
        headed = headed_time(self._headed[1], passage)
        time = self._intro[1] if self._intro[0] == section else headed
        period = headed if len(self._headed[1]) == 1 and headed and headed.kind == "period" else None
        self._memory = _Memory(passage, self._opened_by_paragraph(passage) or time, period)
        if _introduces(passage):
            times = [time for time in own_times("".join(passage.text.split())) if time.last or time.kind == "ahead"]
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


def _is_item(passage: Passage) -> bool:
    return passage.text.lstrip().startswith("——")


def _introduces(passage: Passage) -> bool:
    """Whether a paragraph opens a list."""
    return passage.text.rstrip().endswith(("：", ":"))
