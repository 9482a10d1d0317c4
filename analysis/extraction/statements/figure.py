"""A figure: a quantity in its sentence with the clause around it and the time it holds for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.documents.document import Heading
from analysis.extraction.prose.clauses import Surroundings
from analysis.extraction.prose.sections import Passage
from analysis.extraction.prose.time import Time, find_times
from analysis.extraction.quantities.finding import Quantity

_BREAK = re.compile(r"[，。；]")
_OF_PERIOD = re.compile(r"年均|五年|[“\"]十[一二三四五六七八九]五|从20\d\d年|20\d\d年?[到至—–－-]20\d\d年")


class Figure(NamedTuple):
    """A quantity with what its sentence says about it.

    Attributes
    ----------
    text : str
        Sentence without spaces.
    quantity : Quantity
    around : Surroundings
        Its clause.
    time : Time or None
        Year or period it holds for, None where nothing names one.
    basis : str
        stated, carried, annual or implied.
    """

    text: str
    quantity: Quantity
    around: Surroundings
    time: Time | None
    basis: str

    @property
    def stated(self) -> Time | None:
        """The time, where the sentence itself states it."""
        return self.time if self.basis == "stated" else None

    @property
    def clause_start(self) -> int:
        """Where the clause of the quantity begins in the sentence."""
        return self.quantity.start - len(self.around.clause)


def headed_times(headings: Sequence[Heading], known: dict[int, tuple[Time, ...]]) -> tuple[Time, ...]:
    """Years and periods that the innermost heading with one names: 三、2026年重点工作.

    Parameters
    ----------
    headings : sequence of Heading
        Outermost first.
    known : dict
        Times of the headings that were read before, by where these begin; added to.
    """
    for heading in reversed(headings):
        if heading.start not in known:
            found = find_times("".join(heading.title.split()))
            known[heading.start] = tuple(time for time in found if time.last)
        if times := known[heading.start]:
            return times
    return ()


def headed_time(times: tuple[Time, ...], passage: Passage) -> Time | None:
    """Time of its heading that a paragraph holds for: the first.

    Below 2025年和“十四五”时期工作回顾 a paragraph that speaks of averages or of five years holds for the period.
    """
    if len(times) > 1 and passage.role == "past":
        period = next((time for time in times[1:] if time.kind == "period"), None)
        if period is not None and _OF_PERIOD.search(passage.text):
            return period
    return times[0] if times else None


def base_of(
    text: str, bases: Sequence[Quantity], quantities: Sequence[Quantity], runs: Sequence[tuple[int, int]], index: int
) -> Quantity | None:
    """Find the base value of a quantity: the one in its clause, or of as many as values follow that at its place."""
    first, size = next((run for run in runs if run[0] <= index < run[0] + run[1]), (index, 1))
    floor = quantities[first - 1].end if first else 0
    own = [base for base in bases if base.start >= floor and _rises_to(text, base, quantities[index])]
    return own[index - first if size == len(own) else 0] if own else None


def _rises_to(text: str, base: Quantity, quantity: Quantity) -> bool:
    """Whether a base value belongs to a quantity: no comma stands between."""
    return base.end < quantity.start and not _BREAK.search(text, base.end, quantity.start)
