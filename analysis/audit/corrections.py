"""Corrections of readings: cells that a reader gets wrong, each with a reason and a guard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

import pandas as pd

from analysis.errors import InputError
from analysis.registry import TableContract

FILE = "reading_corrections.csv"
COLUMNS = ("doc_id", "table", "row", "action", "column", "expect", "value", "reason")
# What a reader calls a row, and the cell by which a row that is to be dropped is known again.
NAMED_BY = {"statements": "subject", "indicator_tables": "label", "industry_layout": "industry"}
# Cells that say which row it is, or where it stands: another value would make it another row.
FIXED = frozenset({"statement_id", "doc_id", "table", "row", "measure", "line", "start", "end", "origin"})

Correction = Mapping[str, object]


class CorrectionError(InputError):
    """One or more corrections that cannot be applied; the message lists them all."""

    def __init__(self, problems: list[InputError]) -> None:
        first = problems[0]
        super().__init__(first.file, first.where, first.found, first.expected)
        self.problems = tuple(problems)
        self.args = ("\n".join(str(problem) for problem in problems),)


def row_names(table: str, frame: pd.DataFrame) -> list[str]:
    """Name the rows of a table as ``row`` of reading_corrections.csv does.

    Returns
    -------
    list of str
        ``statement_id``; ``doc:t1.17`` for indicator tables; ``doc:line`` for layouts, with ``.2`` for the second row
        of a line.
    """
    rows = frame.to_dict("records")
    if table == "statements":
        return [str(row["statement_id"]) for row in rows]
    if table == "indicator_tables":
        return [f"{row['doc_id']}:{row['table']}.{row['row']}" for row in rows]
    names, seen = [], Counter[str]()
    for row in rows:
        name = f"{row['doc_id']}:{row['line']}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return names


def correct(
    frame: pd.DataFrame, contract: TableContract, corrections: Iterable[Correction], fresh: Collection[str]
) -> pd.DataFrame:
    """Apply corrections to one table.

    Parameters
    ----------
    frame : DataFrame
        A table that readers made (text columns or dtypes of the contract).
    contract : TableContract
        Its contract.
    corrections : iterable of mapping
        Rows of reading_corrections.csv, of any table; None where a cell is empty.
    fresh : collection of str
        Documents that have just been read. Rows of others were corrected when they were read; what has been done
        there counts as right.

    Returns
    -------
    DataFrame
        With the dtypes of the contract.

    Raises
    ------
    CorrectionError
        Where the row is gone, the reader now gets it right by itself, or gives something else than ``expect``.
    """
    own = [row for row in corrections if row["table"] == contract.name]
    if not own:
        return contract.cast(frame)
    table = contract.cast(frame).astype(object)
    table.index = pd.Index(row_names(contract.name, table))
    problems: list[InputError] = []
    for row in own:
        if problem := _apply(table, contract.name, row, row["doc_id"] in fresh):
            problems.append(problem)
    if problems:
        raise CorrectionError(problems)
    dropped = {str(row["row"]) for row in own if row["action"] == "drop"}
    return contract.cast(table[~table.index.isin(dropped)].reset_index(drop=True))


def _apply(table: pd.DataFrame, name: str, row: Correction, fresh: bool) -> InputError | None:
    """Change one cell in place; rows to be dropped are checked only."""
    key, drop = str(row["row"]), row["action"] == "drop"
    if key not in table.index:
        if drop:
            return _problem(row, "no such row: the reader gets it right by itself", "no correction") if fresh else None
        return _problem(row, "no such row", f"a row of {name}; the reader gives it no more")
    column = NAMED_BY[name] if drop else str(row["column"])
    found, expect = _text(table.loc[key, column]), _text(row["expect"])
    if not drop and found == _text(row["value"]):
        return _problem(row, f"{_shown(found)}: the reader gets it right by itself", "no correction") if fresh else None
    if found != expect:
        return _problem(row, f"{_shown(found)} in the reading", f"{_shown(expect)}, the guard of the correction")
    if not drop:
        table.loc[key, column] = pd.NA if row["value"] is None else str(row["value"])
    return None


def check_corrections(
    corrections: Iterable[Correction], contracts: Mapping[str, TableContract]
) -> Iterator[InputError]:
    """Find what is wrong with corrections as such: columns, values, two for one cell.

    Yields
    ------
    InputError
        One for each problem.
    """
    seen: dict[tuple[object, object], set[object]] = {}
    for row in corrections:
        yield from _check_form(row, contracts[str(row["table"])])
        columns = seen.setdefault((row["table"], row["row"]), set())
        column = row["column"] if row["action"] == "override" else None
        if column in columns or (columns and None in {column, *columns}):
            yield _problem(row, "a second correction of the same row", "one for each cell, or one that drops the row")
        columns.add(column)


def _check_form(row: Correction, contract: TableContract) -> Iterator[InputError]:
    if row["action"] == "drop":
        if row["column"] is not None or row["value"] is not None:
            yield _problem(row, "a column or a value", "neither: the whole row is dropped")
        return
    allowed = {column.name: column for column in contract.schema if column.name not in FIXED}
    column = allowed.get(str(row["column"]))
    if column is None:
        yield _problem(row, f"column {_shown(_text(row['column']))}", f"one of {', '.join(allowed)}")
        return
    value, numeric = _text(row["value"]), column.type in {"integer", "number"}
    if column.required and not value:
        yield _problem(row, f"no value for {column.name}", "a value")
    elif value and column.values and not set(value.split(";")) <= set(column.values):  # noqa: PD011
        yield _problem(row, f"{value} for {column.name}", f"one of {', '.join(column.values)}")
    elif value and numeric and not _is_number(value, column.type):
        yield _problem(row, f"{value} for {column.name}", "a number")
    if value == _text(row["expect"]):
        yield _problem(row, f"the value {_shown(value)} twice", "a value that differs from expect")


def _is_number(text: str, kind: str) -> bool:
    try:
        return float(text).is_integer() or kind == "number"
    except ValueError:
        return False


def _text(value: object) -> str:
    return "" if value is None or value is pd.NA else str(value)


def _shown(text: str) -> str:
    return f"«{text}»" if text else "nothing"


def _problem(row: Correction, found: str, expected: str) -> InputError:
    where = f"{row['table']} {row['row']}" + (f", column {row['column']}" if row["column"] else "")
    return InputError(FILE, where, found, expected)
