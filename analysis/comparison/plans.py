"""Plans: which place and period a target belongs to."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.registry import DocumentEntry, Registry

YEARS_OF_A_PLAN = 5


def five_year_period(year: int) -> tuple[int, int]:
    """First and last year of the five-year plan that a year lies in (2021-2025 holds 2021 to 2025)."""
    start = (year - 1) // YEARS_OF_A_PLAN * YEARS_OF_A_PLAN + 1
    return start, start + YEARS_OF_A_PLAN - 1


def period_of_target(year: int | None, document: DocumentEntry) -> tuple[int, int] | None:
    """Period of the plan that a target of a document belongs to.

    Parameters
    ----------
    year : int or None
        Target year; None (the text gives none) takes the document's own period.
    document : DocumentEntry
        The document that prints the target.

    Returns
    -------
    tuple of int or None
        First and last year. A year before the document's period belongs to the five-year plan that it lies in
        (completion tables print the targets of the plan before), and so does a later year of the five-year period
        that the document begins in (an annual report names some targets of it); None for a year after that, which
        is a long-term goal and no target of this plan.
    """
    if year is None or document.start_year <= year <= document.end_year:
        return document.start_year, document.end_year
    period = five_year_period(year)
    return period if year < document.start_year or period[0] <= document.start_year else None


def plan_id(place_id: str, period: tuple[int, int]) -> str:
    """Id of a plan: place and years."""
    start, end = period
    return f"{place_id}:{start}" if start == end else f"{place_id}:{start}-{end}"


def plan_table(doc_ids: Iterable[tuple[str, str]], registry: Registry) -> pd.DataFrame:
    """List the plans that (plan_id, doc_id) pairs name, in the order of places and years.

    Returns
    -------
    DataFrame
        Columns of the derived table ``plans``; ``documents`` lists the documents that print targets of the plan,
        the plan's own document first.
    """
    documents: dict[str, set[str]] = {}
    for plan, doc in doc_ids:
        documents.setdefault(plan, set()).add(doc)
    rows = [_plan_row(plan, docs, registry) for plan, docs in documents.items()]
    rows.sort(key=lambda row: (str(row["place_id"]), str(row["start_year"]), str(row["end_year"])))
    return registry.tables["plans"].frame(rows)


def _plan_row(plan: str, docs: set[str], registry: Registry) -> dict[str, object]:
    place, _, years = plan.partition(":")
    start, end = int(years[:4]), int(years[-4:])
    own = [d for d in docs if registry.documents[d].start_year == start and registry.documents[d].end_year == end]
    return {
        "plan_id": plan,
        "place_id": place,
        "place": registry.places[place].name,
        "start_year": start,
        "end_year": end,
        "kind": registry.documents[min(own)].kind if own else "five_year_plan",
        "documents": ";".join([*sorted(own), *sorted(docs - set(own))]),
    }
