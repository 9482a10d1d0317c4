"""Rows of a registry file: cells parsed by the columns of the schema, every problem with file, line and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import InputError
from analysis.files import read_csv
from analysis.registry.cells import CellError, Value, parse_cell
from analysis.registry.schema import Column


class RegistryError(InputError):
    """One or more problems of the registry; the message lists them all, the fields are those of the first."""

    def __init__(self, problems: Sequence[InputError]) -> None:
        first = problems[0]
        super().__init__(first.file, first.where, first.found, first.expected)
        self.problems = tuple(problems)
        self.args = ("\n".join(str(problem) for problem in problems),)


@dataclass(frozen=True)
class Row:
    """A parsed row with its place in the file."""

    path: Path
    line: int
    values: Mapping[str, Value]

    @property
    def id(self) -> str:
        """Value of the first column."""
        return str(next(iter(self.values.values())))

    def problem(self, column: str, found: str, expected: str) -> InputError:
        """Error that names this row and the column."""
        return InputError(self.path, f"line {self.line}, column {column}", found, expected)


def raise_problems(problems: Iterable[InputError]) -> None:
    """Raise :class:`RegistryError` where there is a problem."""
    found = list(problems)
    if found:
        raise RegistryError(found)


def read_cells(path: Path, header: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """Lines and cells (text, empty = missing) of a registry file with exactly the columns of ``header``.

    Raises
    ------
    InputError
        Where the file is missing, not UTF-8, ragged, or has other columns; names the line.
    """
    if not path.is_file():
        raise InputError(path, "", "no such file", f"a csv file with the columns {','.join(header)}")
    frame = read_csv(path)
    for column in header:
        if column not in frame.columns:
            raise InputError(path, "line 1", f"no column {column}", f"the columns {','.join(header)}")
    for column in frame.columns:
        if column not in header:
            raise InputError(path, "line 1", f"unknown column {column}", f"the columns {','.join(header)}")
    rows, line = [], 2
    for cells in frame.fillna("").to_dict("records"):
        rows.append((line, {str(name): str(cell) for name, cell in cells.items()}))
        # A quoted cell may run over several lines of the file.
        line += 1 + sum(str(cell).count("\n") for cell in cells.values())
    return rows


def read_rows(path: Path, columns: Mapping[str, Column]) -> tuple[Row, ...]:
    """Parse a registry file by its columns.

    Raises
    ------
    InputError
        As :func:`read_cells`; :class:`RegistryError` lists every cell that is not what its column says.
    """
    problems: list[InputError] = []
    rows = [_parse_row(path, line, cells, columns, problems) for line, cells in read_cells(path, list(columns))]
    problems += _repeated(rows, columns)
    raise_problems(problems)
    return tuple(rows)


def _parse_row(
    path: Path, line: int, cells: Mapping[str, str], columns: Mapping[str, Column], problems: list[InputError]
) -> Row:
    values: dict[str, Value] = {}
    for name, column in columns.items():
        try:
            values[name] = parse_cell(cells[name], column)
        except CellError as error:
            where = f"line {line}, column {name}"
            problems.append(InputError(path, where, repr(cells[name]) if cells[name] else "nothing", str(error)))
    return Row(path, line, values)


def _repeated(rows: Sequence[Row], columns: Mapping[str, Column]) -> Iterator[InputError]:
    for name in (column.name for column in columns.values() if column.unique):
        first: dict[Value, int] = {}
        for row in rows:
            value = row.values.get(name)
            if value is None:
                continue
            if value in first:
                yield row.problem(name, f"{value} again", f"values that differ (it stands on line {first[value]} too)")
            first.setdefault(value, row.line)
