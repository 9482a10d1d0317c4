"""One cell of a registry file: from text to a value by the type of its column."""

from __future__ import annotations

import ast
import datetime
import re
from collections.abc import Callable

from analysis.registry.schema import Column

Value = str | int | float | tuple[str, ...] | None


class CellError(ValueError):
    """What was expected of a cell (the loader adds file, line and column)."""


def parse_cell(text: str, column: Column) -> Value:
    """Turn the text of a cell into a value.

    Parameters
    ----------
    text : str
        The cell; surrounding space is dropped, empty means missing.
    column : Column
        Type, whether required, vocabulary and bounds.

    Returns
    -------
    str, int, float, tuple of str, or None
        None where missing; an empty tuple for a missing list.

    Raises
    ------
    CellError
        With the words for what was expected.
    """
    text = text.strip()
    if not text:
        if column.required:
            raise CellError(f"a value{_hint(column)}")
        return () if column.type == "list" else None
    value = PARSERS[column.type](text)
    _check_vocabulary(value, column)
    _check_bounds(value, column)
    return value


def _hint(column: Column) -> str:
    return f" ({' or '.join(column.values)})" if column.values else f" ({column.type})"


def _check_vocabulary(value: Value, column: Column) -> None:
    items = value if isinstance(value, tuple) else (str(value),)
    if column.values and not set(items) <= set(column.values):
        raise CellError(f"one of {', '.join(column.values)}")


def _check_bounds(value: Value, column: Column) -> None:
    if column.low is None or column.high is None or not isinstance(value, int | float):
        return
    if not column.low <= value <= column.high:
        raise CellError(f"a number from {column.low:g} to {column.high:g}")


def _text(text: str) -> str:
    return text


def _list(text: str) -> tuple[str, ...]:
    items = tuple(item.strip() for item in text.split(";"))
    if not all(items) or len(set(items)) < len(items):
        raise CellError("items joined by ';', none empty, none twice")
    return items


def _integer(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]+", text):
        raise CellError("a whole number")
    return int(text)


def _number(text: str) -> float:
    if not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?", text):
        raise CellError("a number")
    return float(text)


def _date(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise CellError("a date, YYYY-MM-DD") from error


def _period(text: str) -> str:
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{4})?", text) or text[:4] > text[-4:]:
        raise CellError("a year or two years in order, as 2026 or 2026-2030")
    return text


def _sha256(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise CellError("64 hexadecimal digits in lower case")
    return text


def _regex(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise CellError(f"a regular expression ({error})") from error
    return text


def formula_names(text: str) -> tuple[str, ...]:
    """Names in a formula of + - * / ( ), numbers and names, in order of appearance.

    Raises
    ------
    CellError
        Where it is anything else.
    """
    try:
        nodes = list(ast.walk(ast.parse(text, mode="eval")))
    except SyntaxError as error:
        raise CellError(FORMULA) from error
    for node in nodes:
        number = isinstance(node, ast.Constant) and isinstance(node.value, int | float)
        if not number and not isinstance(node, FORMULA_NODES):
            raise CellError(FORMULA)
    names = sorted((node.col_offset, node.id) for node in nodes if isinstance(node, ast.Name))
    return tuple(dict.fromkeys(name for _, name in names))


def _formula(text: str) -> str:
    formula_names(text)
    return text


FORMULA = "a formula of names, numbers, + - * / and parentheses"
FORMULA_NODES = (
    ast.Expression,
    ast.BinOp,
    ast.UnaryOp,
    ast.operator,
    ast.unaryop,
    ast.Name,
    ast.Load,
)
PARSERS: dict[str, Callable[[str], Value]] = {
    "text": _text,
    "unit": _text,
    "formula": _formula,
    "regex": _regex,
    "list": _list,
    "integer": _integer,
    "number": _number,
    "date": _date,
    "period": _period,
    "sha256": _sha256,
}
