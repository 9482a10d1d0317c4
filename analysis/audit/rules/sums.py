"""Rules on sums: formulas of the concept list, and parts that make up a whole."""

from __future__ import annotations

import ast
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping

from analysis.attainment import Quantity
from analysis.audit.compare import CLOSE, unequal
from analysis.audit.fact import Fact
from analysis.audit.finding import Pair, Side
from analysis.audit.material import Material

Group = Mapping[str, Fact]
_SIGNS = {ast.Div: "÷", ast.Mult: "×", ast.Add: "+", ast.Sub: "−"}


def formula_does_not_close(material: Material) -> Iterator[Pair]:
    """Find figures that do not follow by definition from the others of the same place and year."""
    concepts = [
        (concept, tree) for concept in material.registry.indicators.values() if (tree := _parse(concept.formula))
    ]
    for group in _groups(material):
        for concept, tree in concepts:
            fact = group.get(concept.indicator_id)
            parts = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name)]
            if fact is None or not all(part in group for part in parts):
                continue
            computed = _compute(tree, group, material)
            if computed is not None and _far(_in_base(fact, material), computed):
                yield _formula_pair(fact, tree, group)


def _groups(material: Material) -> Iterator[Group]:
    """Levels of one document, role, place and year by concept; the table counts before the prose."""
    groups: dict[tuple[str, ...], dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in material.facts:
        if fact.measure == "level" and fact.period:
            groups[(fact.doc_id, fact.role, fact.scope, fact.period)][fact.concept].append(fact)
    for group in groups.values():
        yield {concept: one for concept, facts in group.items() if (one := _settled(facts)) is not None}


def _settled(facts: list[Fact]) -> Fact | None:
    """Take the fact of the table, else of the prose; None where the prose gives several values (4000, then 5000)."""
    table = next((fact for fact in facts if fact.column), None)
    if table is not None:
        return table
    return None if any(unequal(facts[0], fact) for fact in facts) else facts[0]


def _parse(formula: str | None) -> ast.expr | None:
    tree = ast.parse(formula, mode="eval").body if formula else None
    return None if any(isinstance(node, ast.Call) for node in ast.walk(tree or ast.Constant(0))) else tree


def _in_base(fact: Fact, material: Material) -> Quantity:
    """Value in the base unit of its dimension; percent as a number between 0 and 1."""
    unit = material.registry.find_unit(fact.unit)
    factor = unit.factor if unit else 1.0
    if unit is not None and unit.base == "%":
        factor /= 100
    widened = Quantity(fact.value.lower - fact.half_digit, fact.value.upper + fact.half_digit)
    return widened.scaled(factor)


def _compute(tree: ast.expr, group: Group, material: Material) -> Quantity | None:
    if isinstance(tree, ast.Name):
        return _in_base(group[tree.id], material)
    if not isinstance(tree, ast.BinOp):
        return None
    left, right = _compute(tree.left, group, material), _compute(tree.right, group, material)
    if left is None or right is None:
        return None
    match tree.op:
        case ast.Add():
            return Quantity(left.lower + right.lower, left.upper + right.upper)
        case ast.Div() if right.lower > 0 and left.lower >= 0:
            return Quantity(0.0 if math.isinf(right.upper) else left.lower / right.upper, left.upper / right.lower)
    return None


def _far(stated: Quantity, computed: Quantity) -> bool:
    gap = max(stated.lower, computed.lower) - min(stated.upper, computed.upper)
    return gap > CLOSE * max(abs(stated.value), 1e-12)


def _formula_pair(fact: Fact, tree: ast.expr, group: Group) -> Pair:
    parts = [group[node.id] for node in ast.walk(tree) if isinstance(node, ast.Name)]
    sign = next(_SIGNS[type(node.op)] for node in ast.walk(tree) if isinstance(node, ast.BinOp))
    value = f" {sign} ".join(part.printed for part in parts)
    words = (("period", fact.period), ("subject", str(fact.row["subject"])))
    b = Side(parts[0].doc_id, parts[0].line, value, parts[0].ref)
    return Pair(fact.side, b, fact.indicator_id, words)


def parts_do_not_add_up(material: Material) -> Iterator[Pair]:
    """Find parts of a whole (partitions.csv) that do not add up to it."""
    for row in material.registry.rows.get("partitions", ()):
        parts = tuple(str(part) for part in _tuple(row["parts"]))
        for group in _groups(material):
            if all(part in group for part in parts) and (row["whole"] is None or str(row["whole"]) in group):
                facts = [group[part] for part in parts]
                whole = group[str(row["whole"])] if row["whole"] else None
                if pair := _open_sum(facts, whole):
                    yield pair


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _open_sum(parts: list[Fact], whole: Fact | None) -> Pair | None:
    if any(fact.comparator != "eq" for fact in [*parts, *([whole] if whole else [])]):
        return None
    total = whole.number if whole else 100.0
    slack = sum(part.half_digit for part in parts) + (whole.half_digit if whole else 0.0)
    found = sum(part.number for part in parts)
    if abs(found - total) <= slack * (1 + 1e-6):
        return None
    a = Side(parts[0].doc_id, parts[0].line, f"{' + '.join(p.printed for p in parts)} = {found:.6g}", parts[0].ref)
    b = whole.side if whole else Side(parts[-1].doc_id, parts[-1].line, "100%", parts[-1].ref)
    words = (("period", parts[0].period), ("subject", "、".join(str(part.row["subject"]) for part in parts)))
    return Pair(a, b, (whole or parts[0]).indicator_id, words)
