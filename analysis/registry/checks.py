"""What must hold between rows and between files of the registry; each check yields errors that name the row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from analysis.errors import InputError
from analysis.registry.rows import Row
from analysis.registry.schema import Column
from analysis.registry.units import UnitFinder

Tables = Mapping[str, tuple[Row, ...]]
Schema = Mapping[str, Mapping[str, Column]]

# Names in a formula: anything but operators, parentheses, numbers and space.
FORMULA_NAME = re.compile(r"[^\s()+\-*/0-9.][^\s()+\-*/]*")


def _items(row: Row, column: str) -> tuple[str, ...]:
    value = row.values.get(column)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (str(value),)


def check_references(tables: Tables, schema: Schema) -> Iterator[InputError]:
    """Every cell of a column that refers to another one names a value that stands there."""
    for table, columns in schema.items():
        for column in (column for column in columns.values() if column.refers):
            target, _, key = column.refers.partition(".")
            known = {value for row in tables[target] for value in _items(row, key)}
            for row in tables[table]:
                for item in _items(row, column.name):
                    if item not in known:
                        yield row.problem(column.name, item, f"a {key} of {target}.csv")


def check_units(tables: Tables, schema: Schema, find: UnitFinder) -> Iterator[InputError]:
    """Every cell of type ``unit`` is a unit of units.csv or made from such units."""
    for table, columns in schema.items():
        for name in (column.name for column in columns.values() if column.type == "unit"):
            for row in tables[table]:
                for item in _items(row, name):
                    if find(item) is None:
                        yield row.problem(name, item, "a unit of units.csv, or one made from them (万人, 元/人)")


def check_formulas(tables: Tables, schema: Schema) -> Iterator[InputError]:
    """Every name in a formula is an id of the same table."""
    for table, columns in schema.items():
        key = next(iter(columns))
        known = {str(row.values[key]) for row in tables[table]}
        for name in (column.name for column in columns.values() if column.type == "formula"):
            for row in tables[table]:
                for item in _items(row, name):
                    for word in FORMULA_NAME.findall(item):
                        if word not in known:
                            yield row.problem(name, word, f"a formula over values of {key}, + - * / ( ) and numbers")


def check_parents(rows: tuple[Row, ...]) -> Iterator[InputError]:
    """No row is its own ancestor (first column = id, ``parent_id`` = the row above it)."""
    parents = {str(next(iter(row.values.values()))): row.values["parent_id"] for row in rows}
    for row in rows:
        start = str(next(iter(row.values.values())))
        seen, current = {start}, parents[start]
        while current is not None:
            if current in seen:
                yield row.problem("parent_id", str(row.values["parent_id"]), "a parent that does not lie below it")
                break
            seen.add(str(current))
            current = parents.get(str(current))


def check_place_names(rows: tuple[Row, ...]) -> Iterator[InputError]:
    """Under one parent a name or alias belongs to one place."""
    owners: dict[tuple[object, str], Row] = {}
    for row in rows:
        for column in ("name", "aliases"):
            for name in _items(row, column):
                owner = owners.setdefault((row.values["parent_id"], name), row)
                if owner is not row:
                    other = f"{owner.values['name']} (line {owner.line}) has it too"
                    yield row.problem(column, name, f"a name that one place under the same parent has; {other}")


def check_points(rows: tuple[Row, ...]) -> Iterator[InputError]:
    """Check that a point is whole: longitude, latitude and reference system, or none of them."""
    for row in rows:
        given = [column for column in ("lon", "lat", "crs") if row.values[column] is not None]
        if len(given) not in {0, 3}:
            yield row.problem("lon", f"only {', '.join(given)}", "lon, lat and crs together")
