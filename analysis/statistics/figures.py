"""A figure of a bulletin, as its text gives it: subject, value, unit, what kind of statement it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A figure read from a sentence or a table row.

    Attributes
    ----------
    subject : str
        What is measured, squeezed, without words of time.
    above : tuple of str
        Subjects that it is a part of or follows, outermost first.
    measure : str
        level, growth (per cent against the year before), real (the rate without prices, where growth is given, too), or
        change (an amount, or percentage points).
    value : float
        Signed: 下降9.2% is -9.2.
    printed : str
        The words that carry the figure, squeezed: ``5386.88``, ``下降9.2%``, ``控制在5.4%以内``.
    unit : str
        Printed unit.
    comparator : str
        eq, le, ge or around.
    year : int or None
        Year where the sentence names another one than the bulletin's.
    place : str
        Place that the subject names, empty for the bulletin's own.
    scope : str
        市辖区 where the sentence speaks of the central city, else empty.
    start, end : int
        Span in the clean text of the document.
    """

    subject: str
    above: tuple[str, ...]
    measure: str
    value: float
    printed: str
    unit: str
    comparator: str
    year: int | None
    place: str
    scope: str
    start: int
    end: int
