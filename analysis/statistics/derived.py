"""Derived concepts: figures that follow from others of the same edition by a formula of the register."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pandas as pd

from analysis.registry import Indicator, Registry

_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
Record = Mapping[Any, Any]
_GROUP = ["place_id", "scope", "year", "edition"]


def derive(observations: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Compute concepts by formula where an edition prints the parts and not the concept.

    Parameters
    ----------
    observations : DataFrame
        Contract of observations.csv.
    registry : Registry
        Concepts with their formulas; formulas with a function (growth of a level) are left alone, because growth
        at constant prices does not follow from levels at current prices.

    Returns
    -------
    DataFrame
        Rows of the same contract: flag ``derived``, ``label`` the formula, ``value_as_printed`` the computation in
        printed figures, ``locator`` the locators of the parts. Parts of different editions are never mixed, and a
        part that is missing or only a limit gives no row.
    """
    formulas = [(concept, tree) for concept in registry.indicators.values() if (tree := _parse(concept)) is not None]
    groups: dict[tuple[str, ...], list[Record]] = {}
    for record in observations.to_dict("records"):
        groups.setdefault(tuple(str(record[name]) for name in _GROUP), []).append(record)
    rows = [row for key in sorted(groups) for row in _derive_group(groups[key], formulas, registry)]
    return registry.tables["observations"].frame(rows)


def _derive_group(
    group: list[Record], formulas: list[tuple[Indicator, ast.expr]], registry: Registry
) -> Iterator[dict[str, object]]:
    figures = {str(row["indicator_id"]): row for row in group if not pd.isna(row["value"])}
    known = {str(row["indicator_id"]) for row in group}
    waiting = [(concept, tree, _names(tree)) for concept, tree in formulas if concept.indicator_id not in known]
    # A derived figure may be a part of another one (exports + imports, then their share in GDP).
    while ready := [item for item in waiting if all(name in figures for name in item[2])]:
        waiting = [item for item in waiting if item not in ready]
        for concept, tree, names in ready:
            row = _row(concept, tree, [figures[name] for name in names], registry)
            figures[concept.indicator_id] = row
            yield row


def _names(tree: ast.expr) -> tuple[str, ...]:
    return tuple(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))


def _parse(concept: Indicator) -> ast.expr | None:
    if not concept.formula:
        return None
    tree = ast.parse(concept.formula, mode="eval").body
    return None if any(isinstance(node, ast.Call) for node in ast.walk(tree)) else tree


def _row(concept: Indicator, tree: ast.expr, parts: list[Record], registry: Registry) -> dict[str, object]:
    value = _evaluate(tree, {str(part["indicator_id"]): _in_base(part, registry) for part in parts})
    first = parts[0]
    printed = "; ".join(f"{p['indicator_id']} {p['value_as_printed']}{_text(p.get('unit_as_printed'))}" for p in parts)
    shared = ("place", "place_id", "scope", "year", "source_id", "edition", "published", "status")
    return {
        **{name: first[name] for name in shared},
        "indicator_id": concept.indicator_id,
        "label": f"{concept.zh} = {concept.formula}",
        "value": _in_unit(value, concept.unit, registry),
        "unit": concept.unit,
        "value_as_printed": printed,
        "locator": "; ".join(f"{part['source_id']} {part['locator']}" for part in parts),
        "flags": "derived",
    }


def _text(cell: object) -> str:
    return "" if pd.isna(cell) else str(cell)  # type: ignore[call-overload]


def _in_base(part: Record, registry: Registry) -> float:
    unit = registry.find_unit(str(part["unit"]))
    factor = 1.0 if unit is None else unit.factor
    # A share enters a formula as a fraction.
    return float(str(part["value"])) * factor / (100 if unit is not None and unit.dimension == "ratio" else 1)


def _in_unit(value: float, unit: str, registry: Registry) -> float:
    found = registry.find_unit(unit)
    if found is None:
        return value
    return float(f"{value / found.factor * (100 if found.dimension == 'ratio' else 1):.6g}")


def _evaluate(node: ast.expr, values: dict[str, float]) -> float:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_evaluate(node.left, values), _evaluate(node.right, values))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_evaluate(node.operand, values)
    if isinstance(node, ast.Constant):
        return float(str(node.value))
    if isinstance(node, ast.Name):
        return values[node.id]
    raise ValueError(f"a formula with {ast.dump(node)}; expected names, numbers and + - * / ( )")
