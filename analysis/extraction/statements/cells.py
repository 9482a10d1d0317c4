"""Cells of statements: what their sentences say comes in; the cells of the table go out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.extraction.prose.place import Scope
from analysis.extraction.prose.plan import Plan
from analysis.extraction.prose.sections import Passage
from analysis.extraction.quantities.finding import Quantity
from analysis.extraction.quantities.units import rescaled
from analysis.extraction.statements.confidence import confidence_of
from analysis.extraction.statements.figure import Figure
from analysis.extraction.statements.kind import full_unit, kind_of, status_of
from analysis.extraction.statements.tone import hardness_of
from analysis.extraction.statements.year import year_of
from analysis.extraction.subjects.subject import Subject


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


class Base(NamedTuple):
    """The value that a figure rises or falls from, the year it had it, and its span in the clean text."""

    quantity: Quantity
    year: str
    start: int
    end: int


class Stated(NamedTuple):
    """What a sentence states, before its cells are worked out.

    Attributes
    ----------
    figure : Figure
    role : str
        target or outcome.
    subject : Subject
    scope : Scope
        Place that it holds for.
    passage : Passage
        Where its sentence stands.
    place_basis : str
        What the place of the text is known from, empty where none is.
    start, end : int
        Span of the figure in the clean text.
    base : Base or None
        What the figure rises or falls from.
    """

    figure: Figure
    role: str
    subject: Subject
    scope: Scope
    passage: Passage
    place_basis: str
    start: int
    end: int
    base: Base | None


def statements_of(stated: Sequence[Stated], plan: Plan) -> list[list[Statement]]:
    """Statements of each of what is stated, in order: one, or that of its base before it.

    Cell after cell is worked out for all of them, which is faster than all cells of one after the other.
    """
    quantities = [one.figure.quantity for one in stated]
    names = [one.subject.text for one in stated]
    years = [year_of(one.figure, one.role, one.subject.text, plan) for one in stated]
    lower, upper = zip(*map(_ends, quantities), strict=True) if stated else ((), ())
    cells = map(
        Cells,
        [one.role for one in stated],
        [one.scope.name for one in stated],
        [one.scope.place_id for one in stated],
        names,
        [kind_of(one.figure, name, year) for one, name, year in zip(stated, names, years, strict=True)],
        [quantity.comparator for quantity in quantities],
        lower,
        upper,
        map(full_unit, quantities, names),
        years,
        [one.figure.basis for one in stated],
        [_tones(one.figure) for one in stated],
        [status_of(one.figure.quantity, one.figure.around.clause) if one.role == "outcome" else None for one in stated],
        [confidence_of(one.figure, one.role, one.subject, one.passage, one.place_basis) for one in stated],
    )
    return [
        [Statement(one.start, one.end, own)] if one.base is None else _with_base(one, one.base, own)
        for one, own in zip(stated, cells, strict=True)
    ]


def _tones(figure: Figure) -> str:
    return ";".join(hardness_of(figure.text, figure.clause_start, figure.quantity.end))


def _with_base(one: Stated, base: Base, cells: Cells) -> list[Statement]:
    """Give the statement, before it that of the base of an outcome: 由2020年的7.9万元提升到2025年的10.8万元."""
    low = rescaled(base.quantity.low, base.quantity.unit, one.figure.quantity.unit)
    risen = Statement(one.start, one.end, cells._replace(base=low, base_year=base.year))
    if one.role != "outcome" or not base.year:
        return [risen]
    return [Statement(base.start, base.end, _of_base(base, cells)), risen]


def _of_base(base: Base, cells: Cells) -> Cells:
    return cells._replace(
        comparator="eq",
        lower=base.quantity.low,
        upper="",
        unit=full_unit(base.quantity, cells.subject) or cells.unit,
        year=base.year,
        year_basis="stated",
    )


def _ends(quantity: Quantity) -> tuple[str, str]:
    """Lower and upper end as the tables keep them: a cap alone is the upper end."""
    is_cap = quantity.comparator in ("le", "lt") and not quantity.high
    return ("", quantity.low) if is_cap else (quantity.low, quantity.high)
