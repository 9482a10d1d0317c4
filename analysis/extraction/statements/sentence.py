"""What sentences state: their quantities with time, role, subject and place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from analysis.extraction.prose.place import PlaceReader, Scope
from analysis.extraction.prose.plan import Plan
from analysis.extraction.prose.time import Time
from analysis.extraction.statements.cells import Base, Stated
from analysis.extraction.statements.deals import share_bound
from analysis.extraction.statements.figure import Figure, base_of
from analysis.extraction.statements.in_force import Told
from analysis.extraction.statements.naming import Naming
from analysis.extraction.statements.role import role_of
from analysis.extraction.statements.times import base_year, is_reference, is_year_ahead, summed_over, time_of
from analysis.extraction.subjects.own_part import own_part
from analysis.extraction.subjects.subject import Subject

_LEAD = 60
_FEWEST_DEALT = 2
_NEAR_DEAL = 12
_YEAR_LINKS = frozenset("、和及与，")
# A line that gives its paragraph to a place tells it as a headline does.
_OWNED = "line"
# A figure that has a subject: its sentence, the figure, its position, its role and its subject.
_Named = tuple[Told, Figure, int, str, Subject]


def states(told: Sequence[Told], plan: Plan, places: PlaceReader, place_basis: str) -> tuple[list[Told], list[Stated]]:
    """Read what the sentences of a document state, in order: the sentence of each, and what it states.

    Each step goes over all sentences before the next one, which is faster than by turns.
    """
    figures = [_figures(one) for one in told]
    roles = [[role_of(figure, one.passage, plan) for figure in own] for one, own in zip(told, figures, strict=True)]
    naming = Naming()
    named = [
        (one, own[index], index, role[index], subject)
        for one, own, role in zip(told, figures, roles, strict=True)
        for index, subject in naming.names(one, own, role)
    ]
    stated = [
        Stated(
            figure,
            role,
            subject,
            scope,
            one.passage,
            place_basis or (_OWNED if owned else ""),
            *one.sentence.span(figure.quantity.start, figure.quantity.end),
            _base(one, index) if one.held.bases else None,
        )
        for (one, figure, index, role, subject), (scope, owned) in zip(named, _scopes(named, places), strict=True)
    ]
    return [one for one, *_ in named], stated


def _figures(told: Told) -> list[Figure]:
    """Figures of a sentence: its quantities with their clauses and the times they hold for."""
    _, kept, arounds, runs = told.held
    text = told.sentence.text
    own = [time for time in told.times if not is_reference(text, time)]
    figures = []
    for quantity, around in zip(share_bound(text, kept, arounds, runs), arounds, strict=True):
        time, basis = time_of(text, quantity, own, told.carried)
        if "累计" in around.clause and (basis == "carried" or is_year_ahead(time, quantity, around)):
            time, basis = summed_over(time, told.period), "carried"
        figures.append(Figure(text, quantity, around, time, basis))
    return _dealt_years(figures, runs, own) if len(own) > 1 and "分别" in text else figures


def _dealt_years(figures: list[Figure], runs: Sequence[tuple[int, int]], times: Sequence[Time]) -> list[Figure]:
    """Give figures the years that 分别 deals to them: 2023年、2024年、2025年分别新增10家、12家、15家."""
    dealt = list(figures)
    for first, size in runs:
        text, quantity = figures[first].text, figures[first].quantity
        at = text.rfind("分别", 0, quantity.start)
        ahead = [time for time in times if time.end <= at][-size:]
        if size < _FEWEST_DEALT or len(ahead) < size or at - ahead[-1].end > _NEAR_DEAL:
            continue
        gaps = (text[one.end : two.start] for one, two in pairwise(ahead))
        if all(gap in _YEAR_LINKS for gap in gaps) and all(time.kind == "year" for time in ahead):
            for offset, time in enumerate(ahead):
                dealt[first + offset] = figures[first + offset]._replace(time=time, basis="stated")
    return dealt


def _scopes(named: Sequence[_Named], places: PlaceReader) -> list[tuple[Scope, bool]]:
    """Places that figures hold for, and whether a line before names the place of the paragraph."""
    scopes = []
    before: Told | None = None
    for one, figure, _, _, subject in named:
        if before is None or one.passage is not before.passage:
            places.stand_at(one.passage.lines[0].start)
        if one is not before:
            places.enter(figure.text)
            before = one
        around, start = figure.around, figure.clause_start
        lead = figure.text[max(0, start - _LEAD) : start]
        scopes.append((places.read(own_part(around), around, subject.text, lead), places.owned))
    return scopes


def _base(told: Told, index: int) -> Base | None:
    """Value that a figure rises or falls from."""
    bases, kept, _, runs = told.held
    base = base_of(told.sentence.text, bases, kept, runs, index)
    return Base(base, base_year(base, told.times), *told.sentence.span(base.start, base.end)) if base else None
