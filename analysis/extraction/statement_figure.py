"""A figure: a quantity in its sentence with the clause around it and the time it holds for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.extraction.prose_clauses import Surroundings
from analysis.extraction.prose_plan import Plan
from analysis.extraction.prose_sections import Passage
from analysis.extraction.prose_time import Time, find_times
from analysis.extraction.prose_words import CITED
from analysis.extraction.quantities import Quantity
from analysis.extraction.statement_kind import is_flow

_VISION = re.compile(r"(?<=年)(?:远景|愿景)")
_GOVERNING_LEAD = re.compile(r"(?:^|[，。；：:—（])(?:[^，。；]{0,4}(?:到|至|截至|在|力争|争取|确保|预计))?$")
_COMPARING_LEAD = re.compile(r"(?:比|较|是|由|从|同)$|为(?:了|实现|确保)?[到至]$")
_CLAUSE_END = re.compile(r"[，。；;]")
_BREAK = re.compile(r"[，。；]")
_REACHING = re.compile(r"[到至为]")
_BASE_REACH = 12


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


def own_times(text: str) -> list[Time]:
    """Find the times of a sentence without those in titles, document numbers and 2035年远景目标."""
    times = find_times(text)
    if not times:
        return times
    cited = [match.span() for match in CITED.finditer(text)]
    visions = {match.start() for match in _VISION.finditer(text)} if "景" in text else ()
    return [
        time for time in times if time.end not in visions and not any(start < time.start < end for start, end in cited)
    ]


def time_of(text: str, quantity: Quantity, times: list[Time], carried: Time | None) -> tuple[Time | None, str]:
    """Time that a quantity holds for and how it is known: stated, carried, annual or implied.

    Parameters
    ----------
    text : str
        Sentence.
    quantity : Quantity
    times : list of Time
        Times of the sentence.
    carried : Time or None
        Time that the sentences before leave in force.
    """
    if not times:
        return carried, "carried" if carried is not None else "implied"
    earlier = [time for time in times if time.end <= quantity.start and not _is_reference(text, time, quantity)]
    segment = max(text.rfind("；", 0, quantity.start), text.rfind(";", 0, quantity.start))
    named = [time for time in earlier if time.kind != "each" and (time.start > segment or governs(text, time))]
    if any(time.kind == "each" and not _CLAUSE_END.search(text, time.end, quantity.start) for time in earlier):
        return (named[-1] if named else None), "annual"
    if named:
        return named[-1], "stated"
    return carried, "carried" if carried is not None else "implied"


def _is_reference(text: str, time: Time, quantity: Quantity) -> bool:
    """Whether a year only serves comparison: 是2015年的2.16倍, 比2020年增长, 由2015年的46%提高到."""
    before = text[max(0, time.start - 1) : time.start]
    if before in ("比", "较", "是", "同"):
        return True
    return before in ("由", "从") and bool(_REACHING.search(text, time.end, quantity.start))


def governs(text: str, time: Time) -> bool:
    """Whether a year also holds for what follows its clause: 到2025年，… or 2020年，…, but not 为到2035年…打好基础."""
    before = text[max(0, time.start - 6) : time.start]
    if _COMPARING_LEAD.search(before):
        return False
    return before.endswith(("到", "至")) or bool(_GOVERNING_LEAD.search(before))


def headed_time(passage: Passage) -> Time | None:
    """Year or period that the innermost heading with one names: 三、2026年重点工作."""
    named = (_title_time(heading.title) for heading in reversed(passage.headings))
    return next((time for time in named if time is not None), None)


@lru_cache(maxsize=4096)
def _title_time(title: str) -> Time | None:
    return next((time for time in find_times(re.sub(r"\s", "", title)) if time.last), None)


def base_year(base: Quantity, times: list[Time]) -> str:
    """Year named right before a base value; empty where none is."""
    years = [time for time in times if time.end <= base.start and base.start - time.end < _BASE_REACH]
    return years[-1].label if years else ""


def rises_to(text: str, base: Quantity, quantity: Quantity) -> bool:
    """Whether a base value belongs to a quantity: no comma stands between."""
    return base.end < quantity.start and not _BREAK.search(text, base.end, quantity.start)


def year_of(figure: Figure, role: str, subject: str, plan: Plan) -> str:
    """Cell of the year: the target year, or the year or period of the outcome."""
    time = figure.time
    if role == "target":
        if time is not None and time.last is not None:
            return str(time.last)
        return plan.period if figure.basis == "annual" else str(plan.last or "")
    flow = is_flow(subject, figure.around.clause)
    if time is not None and time.kind == "behind":
        return plan.five_years_before if flow else plan.before
    passing = figure.basis == "carried" or "年均" in subject
    if time is None or not time.label or (flow and time.kind == "year" and passing):
        return plan.past_period if flow else plan.before
    return time.label if flow else str(time.last)
