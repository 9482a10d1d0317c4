"""The columns of a table as data: schema.csv for the registry's own files, tables.csv for the derived tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SCHEMA_HEADER = ("table", "column", "type", "required", "unique", "values", "refers", "range", "description")
CONTRACT_HEADER = ("table", "column", "type", "required", "unique", "unit", "values", "description")


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    name, type : str
        The name; one of the types of :mod:`analysis.registry.cells`.
    required, unique : bool
        Whether a cell may be empty; whether two rows may have the same value.
    values : tuple of str
        The closed vocabulary, empty where the column is open; lists are checked item by item.
    refers : str
        ``table.column`` whose values are allowed, or empty.
    low, high : float or None
        Bounds of a number.
    unit, description : str
        For the data dictionary.
    """

    name: str
    type: str
    required: bool
    unique: bool = False
    values: tuple[str, ...] = ()
    refers: str = ""
    low: float | None = None
    high: float | None = None
    unit: str = ""
    description: str = ""


@dataclass(frozen=True)
class TableSchema:
    """A table: its columns by name, in order, and what one row of it is."""

    name: str
    description: str
    columns: Mapping[str, Column]


def column_of(cells: Mapping[str, str]) -> Column:
    """Build a column from a row of schema.csv or tables.csv (cells as text, empty = not given).

    Raises
    ------
    ValueError
        Where ``range`` is not ``low..high``.
    """
    low, high = _bounds(cells.get("range", ""))
    return Column(
        name=cells["column"],
        type=cells["type"],
        required=cells["required"] == "yes",
        unique=cells["unique"] == "yes",
        values=tuple(value for value in cells["values"].split(";") if value),
        refers=cells.get("refers", ""),
        low=low,
        high=high,
        unit=cells.get("unit", ""),
        description=cells["description"],
    )


def _bounds(text: str) -> tuple[float | None, float | None]:
    if not text:
        return None, None
    low, _, high = text.partition("..")
    return float(low), float(high)
