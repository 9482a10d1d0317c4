"""Contracts of the derived tables: their columns, types and checks, from tables.csv."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.extensions import ExtensionArray
from pandas.api.internals import create_dataframe_from_blocks
from pandas.api.types import pandas_dtype

from analysis.errors import PlansError
from analysis.registry.schema import Column

if TYPE_CHECKING:
    import pandera.pandas as pa

DTYPES = {"text": "string", "printed": "string", "list": "string", "integer": "Int64", "number": "Float64"}
# Looked up once: pandas takes longer to read the name of a dtype than to fill a column.
_DTYPES: Mapping[str, Any] = {name: pandas_dtype(name) for name in ("string", "Int64", "Float64")}
_NA = pd.NA
_MANY = (list, tuple)
# Types of cells that a column of numbers takes as they are; any other cell is parsed.
_READY: Mapping[str, set[type]] = {"Int64": {int, type(_NA)}, "Float64": {int, float, type(_NA)}}
# Every number of so many digits is told apart by a float too, through which other texts are parsed.
_SAFE_DIGITS = 15
# A whole number of 64 bits has at most nineteen digits.
_DIGITS = re.compile(r"[-+]?[0-9]+")
_MOST_DIGITS = 40
_LONGEST_SHOWN = 60
# Beyond it no float follows.
_LARGEST = 10**308


class ContractError(PlansError):
    """A derived table is not what tables.csv says; the message names rows and columns."""


@dataclass(frozen=True)
class TableContract:
    """The contract of one derived table.

    Attributes
    ----------
    name : str
        Name of the table; the file is ``data/derived/<name>.csv``.
    description : str
        What one row of it is.
    schema : tuple of Column
        Its columns in order.
    """

    name: str
    description: str
    schema: tuple[Column, ...]

    @property
    def columns(self) -> list[str]:
        """Names of the columns in order."""
        return [column.name for column in self.schema]

    @cached_property
    def dtypes(self) -> Mapping[str, str]:
        """Pandas dtype of each column."""
        return {column.name: DTYPES[column.type] for column in self.schema}

    def frame(self, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
        """Table from rows.

        Parameters
        ----------
        rows : iterable of mapping
            Cells by column name; a column that a row leaves out, None, NaN and '' are missing; lists and tuples
            are joined by ``;``. The order is kept.

        Returns
        -------
        DataFrame
            Columns of the contract with its dtypes; no rows give an empty table with the same columns.

        Raises
        ------
        ContractError
            Where a row has a column that the contract lacks, or a cell is not of its type.
        """
        records = list(rows)
        if not records:
            return self._empty.copy(deep=False)
        present = set().union(*records)
        if unknown := present - self.dtypes.keys():
            index, row = next((i, row) for i, row in enumerate(records) if unknown & row.keys())
            named = ", ".join(sorted(unknown & row.keys()))
            raise ContractError(f"{self.name}, row {index}: no column {named} in tables.csv")
        # Column by column: whole rows laid over a blank one would each be copied first.
        return self.from_columns({name: _column(records, name, name in present) for name in self.columns})

    @cached_property
    def _empty(self) -> pd.DataFrame:
        """Table without rows, of which copies are given: it costs most of what a table of a few rows does."""
        return self.from_columns(dict.fromkeys(self.columns, ()))

    def from_columns(self, cells: Mapping[str, Sequence[object]]) -> pd.DataFrame:
        """Table from whole columns, every one of the contract and all of one length; cells as for :meth:`frame`."""
        # Columns of one dtype are converted together and cut apart afterwards, since every conversion has a fixed cost.
        made: dict[str, ExtensionArray] = {}
        for dtype, names in self._names.items():
            pool = list(chain.from_iterable(cells[name] for name in names))
            length = len(pool) // len(names)
            array = _texts(pool) if dtype == "string" else _numbers(pool, dtype)
            if array is None:
                made |= {name: self._parsed(name, list(map(_plain, cells[name]))) for name in names}
            else:
                made |= {name: array[at * length : (at + 1) * length] for at, name in enumerate(names)}
        return self._assembled(made)

    def from_arrays(self, arrays: Mapping[str, ExtensionArray]) -> pd.DataFrame:
        """Table from arrays of pandas, every column of the contract and all of one length, also of other dtypes."""
        if all(arrays[name].dtype == _DTYPES[dtype] for name, dtype in self.dtypes.items()):
            return self._assembled(arrays)
        return self.from_columns({name: arrays[name].to_numpy(dtype=object).tolist() for name in self.dtypes})

    def _assembled(self, arrays: Mapping[str, ExtensionArray]) -> pd.DataFrame:
        """Table from arrays of its dtypes; nothing is left for the usual constructor to look into."""
        blocks = [(arrays[name], place) for name, place in zip(self.dtypes, self._places, strict=True)]
        return create_dataframe_from_blocks(blocks, pd.RangeIndex(len(blocks[0][0])), self._header.view())

    @cached_property
    def _places(self) -> list[npt.NDArray[np.intp]]:
        """Place of each column, as pandas wants it."""
        return [np.array([place], dtype=np.intp) for place in range(len(self.schema))]

    @cached_property
    def _header(self) -> pd.Index:
        """Names of the columns as pandas keeps them."""
        return pd.Index(self.columns)

    @cached_property
    def _names(self) -> Mapping[str, list[str]]:
        """Names of the columns of each dtype that the table has."""
        names: dict[str, list[str]] = {}
        for name, dtype in self.dtypes.items():
            names.setdefault(dtype, []).append(name)
        return names

    def _parsed(self, name: str, cells: Sequence[object]) -> ExtensionArray:
        """Numbers from cells of which some are text, or whole numbers that no column can hold."""
        whole = self.dtypes[name] == "Int64"
        within = ["none" if isinstance(cell, int) and abs(cell) > _LARGEST else cell for cell in cells]
        numbers = pd.to_numeric(pd.Series(within, dtype="object"), errors="coerce").astype("Float64")
        found = list(map(_exact, cells, numbers) if whole else numbers)
        for row, (cell, number) in enumerate(zip(cells, found, strict=True)):
            if (cell is not _NA and number is _NA) or (whole and number is not _NA and not _is_whole(number)):
                expected = "a whole number of at most 64 bits" if whole else "a number"
                raise ContractError(f"{self.name}, row {row}, column {name}: found {_shown(cell)}; expected {expected}")
        return pd.array([n if n is _NA else int(n) for n in found], dtype="Int64") if whole else numbers.array

    def cast(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Give a table read from csv (text columns) the dtypes of the contract, unless it has them already.

        Errors are those of :meth:`frame`.
        """
        if frame.columns.tolist() == self.columns and all(frame.dtypes == [_DTYPES[d] for d in self.dtypes.values()]):
            return frame
        missing = [name for name in self.columns if name not in frame.columns]
        if missing:
            raise ContractError(f"{self.name}: columns missing: {', '.join(missing)}")
        unknown = [str(name) for name in frame.columns if name not in self.dtypes]
        if unknown and len(frame):
            raise ContractError(f"{self.name}, row 0: no column {', '.join(sorted(unknown))} in tables.csv")
        return self.from_columns({name: frame[name].to_numpy(dtype=object).tolist() for name in self.columns})

    def check(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Check a table against its contract.

        Parameters
        ----------
        frame : DataFrame
            As :meth:`frame` makes it.

        Returns
        -------
        DataFrame
            The same table.

        Raises
        ------
        ContractError
            Names up to ten rows by their position, the column, what was found and what was expected.
        """
        import pandera.errors  # slow, and needed only where a table is written

        try:
            self._pandera().validate(frame, lazy=True)
        except pandera.errors.SchemaErrors as errors:
            raise ContractError(_failure_text(self.name, errors.failure_cases)) from errors
        return frame

    def _pandera(self) -> pa.DataFrameSchema:
        import pandera.pandas as pa

        columns = {column.name: _pandera_column(column) for column in self.schema}
        return pa.DataFrameSchema(columns, strict=True, ordered=True)


def _column(records: Sequence[Mapping[str, object]], name: str, present: bool) -> Sequence[object]:
    """Cells of a column, None where a row leaves it out; most columns are in every row or in none."""
    if not present:
        return (None,) * len(records)
    try:
        return [row[name] for row in records]
    except KeyError:
        return [row.get(name) for row in records]


def _texts(cells: Sequence[object]) -> ExtensionArray:
    """Texts of cells; most are text or missing already."""
    plain = [(cell or _NA) if type(cell) is str else _NA if cell is None else _text(cell) for cell in cells]
    return pd.array(np.fromiter(plain, dtype=object, count=len(cells)), dtype=_DTYPES["string"])


def _numbers(cells: Sequence[object], dtype: str) -> ExtensionArray | None:
    """Numbers of cells; None where some cell has to be parsed."""
    whole = dtype == "Int64"
    types = set(map(type, cells))
    if type(None) in types:
        cells = [_NA if cell is None else cell for cell in cells]
        types = set(map(type, cells))
    if not types <= _READY[dtype]:
        cells = list(map(_whole if whole else _plain, cells))
        types = set(map(type, cells))
        if not types <= _READY[dtype]:
            return None
    lacking = type(_NA) in types
    missing = np.array([cell is _NA for cell in cells]) if lacking else np.zeros(len(cells), dtype=bool)
    filled = [0 if cell is _NA else cell for cell in cells] if lacking else cells
    try:
        if whole:
            return pd.arrays.IntegerArray(np.array(filled, dtype=np.int64), missing)
        numbers = np.array(filled, dtype=np.float64)
    except OverflowError:
        return None
    missing |= np.isnan(numbers)
    return pd.arrays.FloatingArray(np.where(missing, 0, numbers), missing)


def _whole(cell: object) -> object:
    """Make a number of a whole number in digits; other cells stay."""
    if type(cell) is str and len(cell) <= _SAFE_DIGITS and cell.isascii() and cell.isdigit():
        return int(cell)
    return _plain(cell)


def _exact(cell: object, number: float) -> float:
    """Give the number of a cell by its own digits where it has them, since a float rounds the longest."""
    if isinstance(cell, str) and len(cell) <= _MOST_DIGITS and _DIGITS.fullmatch(cell.strip()):
        return int(cell)
    return cell if isinstance(cell, int) else number


def _is_whole(number: float) -> bool:
    """Whether a number is whole and of at most 64 bits."""
    return -(2**63) <= number < 2**63 and number % 1 == 0


def _shown(cell: object) -> str:
    """Write a cell for a message."""
    try:
        text = repr(cell)
    except ValueError:  # Python does not write whole numbers of thousands of digits
        return "a whole number of thousands of digits"
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _text(cell: object) -> object:
    cell = _plain(cell)
    return cell if cell is _NA else str(cell)


def _plain(cell: object) -> object:
    if cell is None or cell is _NA:
        return _NA
    if isinstance(cell, _MANY):
        cell = ";".join(map(str, cell))
    return _NA if cell == "" or (isinstance(cell, float) and cell != cell) else cell


def _pandera_column(column: Column) -> pa.Column:
    import pandera.pandas as pa

    checks = []
    allowed = set(column.values)
    if allowed:
        words = pa.Check(
            lambda cell: set(str(cell).split(";") if column.type == "list" else [str(cell)]) <= allowed,
            element_wise=True,
            error=f"one of {', '.join(column.values)}",
        )
        checks.append(words)
    return pa.Column(DTYPES[column.type], checks, nullable=not column.required, unique=column.unique)


# What pandera calls a failed check, in words.
EXPECTED = {
    "not_nullable": "a value",
    "field_uniqueness": "values that differ",
    "column_in_schema": "only columns of the contract",
    "column_in_dataframe": "every column of the contract",
    "column_ordered": "the order of the contract",
}


def _failure_text(table: str, cases: pd.DataFrame) -> str:
    lines = []
    for case in cases.head(10).to_dict("records"):
        row = "" if pd.isna(case["index"]) else f", row {case['index']}"
        found = "nothing" if pd.isna(case["failure_case"]) else case["failure_case"]
        expected = EXPECTED.get(str(case["check"]), case["check"])
        lines.append(f"{table}{row}, column {case['column']}: found {found}; expected {expected}")
    more = len(cases) - len(lines)
    return "\n".join([*lines, f"and {more} more"] if more > 0 else lines)
