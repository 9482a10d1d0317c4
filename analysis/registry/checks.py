"""What must hold between rows and between files of the registry; each check yields errors that name the row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from analysis.errors import InputError
from analysis.registry.cells import formula_names
from analysis.registry.rows import Row
from analysis.registry.schema import Column, TableSchema
from analysis.registry.units import UnitFinder

Tables = Mapping[str, tuple[Row, ...]]
Schema = Mapping[str, TableSchema]


def _items(row: Row, column: str) -> tuple[str, ...]:
    value = row.values.get(column)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (str(value),)


def check_references(tables: Tables, schema: Schema) -> Iterator[InputError]:
    """Every cell of a column that refers to another one names a value that stands there."""
    for name, column in _columns(schema):
        if not column.refers:
            continue
        target, _, key = column.refers.partition(".")
        known = {value for row in tables[target] for value in _items(row, key)}
        for row in tables[name]:
            for item in _items(row, column.name):
                if item not in known:
                    yield row.problem(column.name, item, f"a {key} of {target}.csv")


def check_units(tables: Tables, schema: Schema, find: UnitFinder) -> Iterator[InputError]:
    """Every cell of type ``unit`` is a unit of units.csv or made from such units."""
    for name, column in _columns(schema):
        for row in tables[name] if column.type == "unit" else ():
            for item in _items(row, column.name):
                if find(item) is None:
                    yield row.problem(column.name, item, "a unit of units.csv, or one made from them (万人, 元/人)")


def _columns(schema: Schema) -> Iterator[tuple[str, Column]]:
    for name, table in schema.items():
        for column in table.columns.values():
            yield name, column


def check_formulas(rows: tuple[Row, ...]) -> Iterator[InputError]:
    """Every name in a formula is an indicator that is not itself made from the row."""
    needs = {row.id: formula_names(str(row.values["formula"] or "0")) for row in rows}
    for row in rows:
        for name in needs[row.id]:
            if name not in needs:
                yield row.problem("formula", name, "a value of indicator_id")
            elif row.id in _reached(name, needs):
                yield row.problem("formula", name, f"a concept that is not made from {row.id}")


def _reached(start: str, needs: Mapping[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += needs.get(name, ())
    return found


def check_parents(rows: tuple[Row, ...]) -> Iterator[InputError]:
    """No row is its own ancestor (``parent_id`` = the row above it)."""
    parents = {row.id: _items(row, "parent_id") for row in rows}
    for row in rows:
        for parent in parents[row.id]:
            if row.id in _reached(parent, parents):
                yield row.problem("parent_id", parent, "a parent that does not lie below it")


def check_names(rows: tuple[Row, ...], column: str, spelling: Callable[[str], str] = str) -> Iterator[InputError]:
    """Under one parent (or in all, where rows have none) a name or alias belongs to one row."""
    owners: dict[tuple[object, str], Row] = {}
    for row in rows:
        for field in (column, "aliases"):
            for name in _items(row, field):
                owner = owners.setdefault((row.values.get("parent_id"), spelling(name)), row)
                if owner is not row:
                    other = f"{owner.values[column]} (line {owner.line}) has it too"
                    yield row.problem(field, name, f"a name of one row under the same parent; {other}")


def check_bases(rows: tuple[Row, ...]) -> Iterator[InputError]:
    """Check that a base unit is its own base with factor 1, and has the dimension of the units made from it."""
    bases = {row.id: row for row in rows}
    for row in rows:
        base = bases.get(str(row.values["base"]))
        if base is None:
            continue
        if base.values["base"] != base.id or base.values["factor"] != 1:
            yield row.problem("base", base.id, "a unit that is its own base, with factor 1")
        elif base.values["dimension"] != row.values["dimension"]:
            yield row.problem("dimension", str(row.values["dimension"]), f"{base.values['dimension']}, as its base")


def check_points(rows: tuple[Row, ...]) -> Iterator[InputError]:
    """Check that a point is whole: longitude, latitude and reference system, or none of them."""
    whole = ("lon", "lat", "crs")
    for row in rows:
        given = [column for column in whole if row.values[column] is not None]
        for column in [name for name in whole if name not in given] if given else ():
            yield row.problem(column, f"nothing beside {', '.join(given)}", "lon, lat and crs together")
