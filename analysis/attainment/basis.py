"""Basis: which pair of cells a row is judged by, and the case that they make."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.attainment.case import Case
from analysis.attainment.quantity import Quantity, figure, parse_number, quantity
from analysis.attainment.rows import PlanRow, Statement
from analysis.registry import Indicator, Registry

PERCENT = frozenset({"%", "个百分点", "百分点"})
LEVEL, GROWTH, DELEGATED = "level", "growth", "delegated"
COLUMNS = {LEVEL: ("target", "outcome"), GROWTH: ("target_growth", "outcome_growth")}
REDUCTION = "_reduction"


@dataclass(frozen=True)
class Basis:
    """How a row is judged.

    Attributes
    ----------
    name : str
        level, growth or delegated.
    target : Statement or None
        The target that the verdict is about.
    outcome : Statement or None
        The outcome that it is held against.
    """

    name: str
    target: Statement | None
    outcome: Statement | None


def choose_basis(row: PlanRow) -> Basis:
    """Level where target and outcome are both numbers, else growth, else delegated (words, or nothing to compare)."""
    for name, (target, outcome) in COLUMNS.items():
        wanted, got = row.statements.get(target), row.statements.get(outcome)
        if wanted and got and _has_figure(got) and (_has_figure(wanted) or wanted.comparator in {"hold", "direction"}):
            return Basis(name, wanted, got)
    if is_delegated(row):
        return Basis(DELEGATED, _delegated_target(row), None)
    return _unanswered(row)


def is_delegated(row: PlanRow) -> bool:
    """Whether the target is set elsewhere (完成省定目标) or its outcome is given in words (已完成)."""
    return any(
        statement.comparator == "delegated" or statement.kind == "status"
        for measure, statement in row.statements.items()
        if measure != "base"
    )


def _has_figure(statement: Statement) -> bool:
    return statement.lower is not None or statement.upper is not None


def _delegated_target(row: PlanRow) -> Statement | None:
    targets = [row.statements[column] for column in ("target", "target_growth") if column in row.statements]
    return next((target for target in targets if target.comparator == "delegated"), targets[0] if targets else None)


def _unanswered(row: PlanRow) -> Basis:
    """Find the basis on which a target without an outcome would have been judged."""
    for name, (column, _) in COLUMNS.items():
        if column in row.statements and _has_figure(row.statements[column]):
            return Basis(name, row.statements[column], None)
    return Basis(LEVEL, _delegated_target(row), None)


def concept(row: PlanRow, basis: Basis, registry: Registry) -> Indicator | None:
    """Concept of the target, else the one of another cell of the same row; None where the row has none."""
    own = basis.target.indicator_id if basis.target else None
    others = (statement.indicator_id for statement in row.statements.values())
    indicator_id = own or next((other for other in others if other), None)
    return registry.indicators.get(indicator_id) if indicator_id else None


def build_case(row: PlanRow, basis: Basis, indicator: Indicator | None, registry: Registry) -> Case:
    """Case of a row on the basis level or growth.

    Parameters
    ----------
    row : PlanRow
        The row.
    basis : Basis
        From :func:`choose_basis`.
    indicator : Indicator or None
        None leaves the direction open, so that the case cannot be judged.
    registry : Registry
        For units.

    Returns
    -------
    Case
        A target of another unit or kind than the outcome is left out, with the reason to be read from :func:`mismatch`.
    """
    target, outcome = basis.target, basis.outcome
    case = Case(
        measure=measure_of(basis.name, target, indicator),
        direction=indicator.direction if indicator else None,
        comparator=target.comparator if target else "eq",
        target=_quantity(target),
        base=_quantity(_base(row, basis)),
        outcome=_scaled(outcome, target, registry),
        years=row.years,
        hardness=target.hardness if target else frozenset(),
        unit=(target.unit if target else None) or "",
        original_target=original_target(row),
        # A growth rate is printed on a comparable basis; a level is not comparable with a base of another caliber.
        base_comparable=basis.name != LEVEL or "caliber_changed" not in row.flags | row.statuses,
    )
    case = replace(case, outcome=finer(row, basis, case.outcome))
    decline = indicator is not None and indicator.indicator_id.endswith(REDUCTION)
    return mirrored(case) if decline and case.measure.startswith("growth") else case


def _base(row: PlanRow, basis: Basis) -> Statement | None:
    """Find the base that a target can be measured from: beside a growth rate a level is none."""
    base = row.statements.get("base")
    if base is None or basis.target is None or basis.target.kind != "growth_rate":
        return base
    return base if base.kind == "growth_rate" else None


def mirrored(case: Case) -> Case:
    """Turn a decline given as a positive figure (降低 18 %) into the change that it is (-18 %), and the direction."""
    turned = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}

    def negative(value: Quantity | None) -> Quantity | None:
        return None if value is None else value.scaled(-1)

    return replace(
        case,
        direction=None if case.direction is None else -case.direction,
        comparator=turned.get(case.comparator, case.comparator),
        target=negative(case.target),
        base=negative(case.base),
        outcome=negative(case.outcome),
    )


def measure_of(basis: str, target: Statement | None, indicator: Indicator | None) -> str:
    """How the cells must be read: from the kind of the statement and of the concept."""
    kind = target.kind if target else "level"
    concept_kind = indicator.kind if indicator else "level"
    percent = target is not None and target.unit in PERCENT
    if kind == "growth_rate":
        return "growth_avg"
    if kind == "cumulative":
        if concept_kind == "share":
            return "change_cum_pp"
        return "growth_cum_pct" if percent or concept_kind == "growth_rate" else "flow_cum"
    if concept_kind == "growth_rate":
        return "growth_avg"
    if concept_kind == "cumulative":
        return "flow_cum"
    if basis == GROWTH:
        return "annual_floor"
    return "share" if concept_kind == "share" else "level"


def mismatch(basis: Basis, registry: Registry) -> str | None:
    """Why target and outcome cannot be compared: ``unit_differs``, ``kind_differs``, or None."""
    target, outcome = basis.target, basis.outcome
    if target is None or outcome is None:
        return None
    changes = {"growth_rate", "cumulative"}
    if target.kind != outcome.kind and {target.kind, outcome.kind} <= changes:
        return "kind_differs"
    return None if _factor(outcome.unit, target.unit, registry) is not None else "unit_differs"


def _factor(one: str | None, other: str | None, registry: Registry) -> float | None:
    if one is None or other is None or one == other or {one, other} <= PERCENT:
        return 1.0
    first, second = registry.find_unit(one), registry.find_unit(other)
    if first is None or second is None or first.base != second.base:
        return None
    return first.factor / second.factor


def _quantity(statement: Statement | None) -> Quantity | None:
    return None if statement is None else quantity(statement.comparator, statement.lower, statement.upper)


def _scaled(outcome: Statement | None, target: Statement | None, registry: Registry) -> Quantity | None:
    value = _quantity(outcome)
    factor = _factor(outcome.unit if outcome else None, target.unit if target else None, registry)
    if value is None or factor is None:
        return None
    return value if factor == 1.0 else value.scaled(factor)


def finer(row: PlanRow, basis: Basis, outcome: Quantity | None) -> Quantity | None:
    """Outcome with the digits that the row shows elsewhere.

    Trailing zeros are often not printed: where base plus the printed change over the plan gives just the outcome
    (0.61 + [1.39] = 2), the outcome is known as finely as these two, and the tolerance is half of that digit.
    """
    base, change = row.statements.get("base"), row.statements.get("outcome_growth")
    if basis.name != LEVEL or outcome is None or not outcome.exact or base is None or change is None:
        return outcome
    start, added = parse_number(base.lower), parse_number(change.lower)
    if change.kind != "cumulative" or start is None or added is None:
        return outcome
    decimals = max(start[1], added[1])
    agrees = abs(start[0] + added[0] - outcome.value) < 10.0 ** -(decimals + 1)
    return figure(outcome.value, max(outcome.decimals, decimals)) if agrees else outcome


def original_target(row: PlanRow) -> float | None:
    """Target before its revision, where a note prints it; None elsewhere."""
    printed = parse_number(row.text("target"))
    for note in row.notes:
        found = parse_number(note.target)
        if note.status == "target_revised" and found and printed and found[0] != printed[0]:
            return found[0]
    return None
