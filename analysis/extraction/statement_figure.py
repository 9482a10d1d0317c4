"""A figure: a quantity in its sentence with the clause around it and the time it holds for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.extraction.prose_clauses import Surroundings
from analysis.extraction.prose_plan import Plan
from analysis.extraction.prose_sections import Passage
from analysis.extraction.prose_time import Time, find_times
from analysis.extraction.quantities import Quantity
from analysis.extraction.quantity_numerals import numeral
from analysis.extraction.statement_kind import is_average, is_flow

_YEARS_COUNTED = re.compile(r"(?:[近过]去?|连续)([三四五六七八九十])年")
_FIVE = 5
_BEGINS_FROM = re.compile(r"(?:由|从)[^，。；\d]{0,6}[\d.:：]*$")
_GOES_OVER = re.compile(r"[\d.:：]*[^，。；\d]{0,6}[为到至](?=\d)")
_STRUCTURE_REACH = 24
_BREAK = re.compile(r"[，。；]")


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


def headed_time(passage: Passage) -> Time | None:
    """Year or period that the innermost heading with one names: 三、2026年重点工作."""
    named = (_title_time(heading.title) for heading in reversed(passage.headings))
    return next((time for time in named if time is not None), None)


@lru_cache(maxsize=4096)
def _title_time(title: str) -> Time | None:
    return next((time for time in find_times(re.sub(r"\s", "", title)) if time.last), None)


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


def year_of(figure: Figure, role: str, subject: str, plan: Plan) -> str:
    """Cell of the year: the target year, or the year or period of the outcome."""
    time = figure.time
    if role == "target":
        if time is not None and time.last is not None:
            return time.label if figure.basis == "annual" else str(time.last)
        return plan.period if figure.basis == "annual" else str(plan.last or "")
    if is_base_structure(figure):
        return str(plan.first - _FIVE - 1) if plan.first and plan.last and plan.last > plan.first else ""
    if is_average(subject) or figure.basis == "annual":
        return _averaged_over(figure, plan)
    flow = is_flow(subject, figure.around.clause)
    if time is not None and time.kind == "behind":
        return plan.five_years_before if flow else plan.before
    passing = figure.basis == "carried"
    if time is None or not time.label or (flow and time.kind == "year" and passing):
        return plan.past_period if flow else plan.before
    return time.label if flow else str(time.last)


def _averaged_over(figure: Figure, plan: Plan) -> str:
    """Period of a yearly average: the one in force, else the years that its clause counts (近三年), else five."""
    time = figure.time
    if time is not None and time.label and time.first != time.last:
        return time.label
    if figure.basis == "carried" and plan.first != plan.last:
        return plan.past_period
    last = time.last if time is not None and time.last else plan.first - 1 if plan.first else None
    if last is None:
        return ""
    counted = _YEARS_COUNTED.search(figure.around.clause)
    length = int(numeral(counted[1])) if counted else _FIVE
    return f"{last - length + 1}-{last}"


def is_base_structure(figure: Figure) -> bool:
    """Whether shares stand at the beginning of a change without a year: 由8:40:52优化为7:38:55."""
    quantity = figure.quantity
    if not quantity.form.startswith("structure") or (figure.stated and figure.stated.kind == "year"):
        return False
    start = max(0, quantity.start - _STRUCTURE_REACH)
    return bool(_BEGINS_FROM.search(figure.text, start, quantity.start) and _GOES_OVER.match(figure.text, quantity.end))
