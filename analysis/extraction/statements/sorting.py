"""Quantities of a sentence sorted out, before anything around it is known: which may be stated, with their clauses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.extraction.prose.clauses import Surroundings, alone, beside
from analysis.extraction.quantities.finding import Quantity
from analysis.extraction.statements.deals import find_runs
from analysis.extraction.statements.descriptions import is_attribute, is_description
from analysis.extraction.statements.filters import is_duration
from analysis.extraction.statements.measured_against import is_aim_met, is_base, is_outgrown


class Sorted(NamedTuple):
    """What a sentence holds.

    Attributes
    ----------
    bases : sequence of Quantity
        Values that something rises or falls from.
    kept, arounds : list
        Quantities that may be stated, and their clauses.
    runs : list of (int, int)
        Runs of the quantities: position of the first, and how many.
    """

    bases: Sequence[Quantity]
    kept: list[Quantity]
    arounds: list[Surroundings]
    runs: list[tuple[int, int]]


def sorted_out(text: str, found: list[Quantity], past: bool) -> Sorted:
    """Sort out the quantities that were found in a sentence; ``past`` where its passage looks back."""
    rises = "由" in text or "从" in text
    compares = len(found) > 1 and ("比" in text or "较" in text)
    of_aims = len(found) > 1 and "的" in text and ("计划" in text or "目标" in text or "任务" in text or "预算" in text)
    bases, kept, arounds = [], [], []
    for before, quantity, after in zip([None, *found[:-1]], found, [*found[1:], None], strict=True):
        if rises and is_base(text, quantity):
            bases.append(quantity)
        elif (compares and is_outgrown(text, quantity)) or (of_aims and is_aim_met(text, quantity)):
            continue
        elif len(found) == 1 or not is_attribute(text, quantity, before, after):
            around = alone(text, quantity)
            if not _is_aside(text, quantity, around, past):
                kept.append(quantity)
                arounds.append(around)
    if len(kept) > 1:
        befores, afters = _neighbours(kept)
        arounds = [beside(text, *own) for own in zip(arounds, kept, befores, afters, strict=True)]
    return Sorted(bases, kept, arounds, find_runs(text, kept))


def _neighbours(kept: list[Quantity]) -> tuple[list[Quantity | None], list[Quantity | None]]:
    """Quantities that end what belongs to each: before and after it. 连续七年 ends nothing: 水质连续七年达到Ⅱ类."""
    befores: list[Quantity | None] = [None, *kept[:-1]]
    afters: list[Quantity | None] = [*kept[1:], None]
    for index, quantity in enumerate(kept):
        if quantity.form == "running":
            following, afters[index] = afters[index], None
            if following is not None and following.form != "running":
                befores[index + 1] = kept[index - 1] if index else None
    return befores, afters


def _is_aside(text: str, quantity: Quantity, around: Surroundings, past: bool) -> bool:
    """Whether a quantity is a length of time or describes something else."""
    return is_duration(text, quantity, around, past) or is_description(text, quantity, around)
