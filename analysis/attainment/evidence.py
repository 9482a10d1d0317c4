"""Evidence: verdicts on targets that are set or reported in words (完成省定目标, 已完成)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.attainment.case import MET, MISSED, Verdict, undetermined
from analysis.attainment.quantity import figure, parse_number
from analysis.attainment.rows import Note, PlanRow
from analysis.attainment.scheme import Scheme

DONE = re.compile(r"完成|达到|达标|实现")
NOT_DONE = re.compile(r"(?:未能?|没有|没能|难以|无法|不)(?:全面|如期|按期)?(?:完成|达到|达标|实现)|不达标")
DECLINE = re.compile(r"下降|降低|减少|降幅|削减")
REPORTED, FIGURES = 2, 3


@dataclass(frozen=True)
class Evidence:
    """What is known of a delegated target: grade (0 none, 2 words, 3 figures) and whether it speaks for completion."""

    grade: int
    complete: bool | None
    reason: str


def delegated_verdict(row: PlanRow, direction: int | None, scheme: Scheme) -> Verdict:
    """Judge a target that is set elsewhere.

    Parameters
    ----------
    row : PlanRow
        With the words of its outcome cells and the notes that name it.
    direction : int or None
        Of the concept; a note that speaks of a decline counts more of it as better whatever the concept.
    scheme : Scheme
        Whether such targets are judged by evidence, counted as met, missing, or dropped, and the grade asked for.

    Returns
    -------
    Verdict
        Binary, without gap and ratio; figures of a note that speak against a reported completion leave it undetermined.
    """
    if scheme.delegated == "drop":
        return undetermined("dropped", "status_only")
    if scheme.delegated == "missing":
        return undetermined("delegated", "status_only")
    if scheme.delegated == "met":
        return Verdict(MET, "counted_as_met", ratio_flag="status_only")
    if direction is None:
        return undetermined("no_direction", "status_only")
    found = weigh(row, direction)
    if found.complete is None:
        return undetermined(found.reason, "status_only")
    if found.grade < scheme.min_evidence:
        return undetermined("evidence_too_weak", "status_only")
    return Verdict(MET if found.complete else MISSED, found.reason, ratio_flag="status_only")


def weigh(row: PlanRow, direction: int) -> Evidence:
    """Weigh words and notes: figures first, then the words of the cell, then the words of a note."""
    figures = [holds for note in row.notes if (holds := note_holds(note, direction)) is not None]
    if figures and not all(figures):
        return Evidence(FIGURES, None, "note_contradicts")
    if figures:
        return Evidence(FIGURES, True, "note_figures")
    words = " ".join(filter(None, (row.text("outcome"), row.text("outcome_growth"))))
    if NOT_DONE.search(words):
        return Evidence(REPORTED, False, "reported_incomplete")
    if DONE.search(words) or "completed" in row.statuses:
        return Evidence(REPORTED, True, "reported_complete")
    return Evidence(0, None, row.silence or "no_evidence")


def note_holds(note: Note, direction: int) -> bool | None:
    """Whether the figures of a note reach its target; None where the note lacks one of them."""
    target, outcome = parse_number(note.target), parse_number(note.outcome)
    if target is None or outcome is None:
        return None
    sign = 1 if note.measure and DECLINE.search(note.measure) else direction
    tolerance = figure(*outcome).half_digit
    return sign * (abs(outcome[0]) - abs(target[0])) >= -tolerance
