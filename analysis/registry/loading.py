"""Loading the registry: every file of data/registry is read by the schema, checked, and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from analysis.errors import InputError
from analysis.registry import checks
from analysis.registry.cells import PARSERS
from analysis.registry.contracts import DTYPES, TableContract
from analysis.registry.records import DocumentEntry, Indicator, Industry, Period, Place, Unit
from analysis.registry.register import Registry
from analysis.registry.rows import Row, raise_problems, read_cells, read_rows
from analysis.registry.schema import CONTRACT_HEADER, SCHEMA_HEADER, Column, TableSchema, column_of
from analysis.registry.units import UnitFinder, clean_unit

Record = TypeVar("Record", DocumentEntry, Place, Indicator, Unit, Industry, Period)


def project_root() -> Path:
    """Find the project's folder: the nearest parent of the working folder with a registry, else the package's own."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "data" / "registry" / "documents.csv").is_file():
            return folder
    return Path(__file__).resolve().parents[2]


def load(folder: Path | None = None) -> Registry:
    """Load and check the registry.

    Parameters
    ----------
    folder : Path, optional
        Folder with the csv files; default ``data/registry`` of :func:`project_root`.

    Returns
    -------
    Registry
        Frozen tables.

    Raises
    ------
    InputError
        Names file, line and column, what was found and what was expected; lists all problems of a file.
    """
    folder = folder or project_root() / "data" / "registry"
    schema = read_schema(folder / "schema.csv", SCHEMA_HEADER, PARSERS)
    _check_targets(folder / "schema.csv", schema)
    tables = {name: read_rows(folder / f"{name}.csv", table.columns) for name, table in schema.items()}
    units = _records(Unit, tables["units"])
    raise_problems(
        [
            *checks.check_references(tables, schema),
            *checks.check_units(tables, schema, UnitFinder(units.values())),
            *checks.check_formulas(tables["indicators"]),
            *checks.check_parents(tables["places"]),
            *checks.check_parents(tables["industries"]),
            *checks.check_names(tables["places"], "name"),
            *checks.check_names(tables["units"], "unit", clean_unit),
            *checks.check_bases(tables["units"]),
            *checks.check_points(tables["places"]),
        ]
    )
    contracts = read_schema(folder / "tables.csv", CONTRACT_HEADER, DTYPES)
    return Registry(
        folder=folder,
        documents=_records(DocumentEntry, tables["documents"]),
        places=_records(Place, tables["places"]),
        indicators=_records(Indicator, tables["indicators"]),
        units=units,
        industries=_records(Industry, tables["industries"]),
        periods=_records(Period, tables["periods"]),
        tables=MappingProxyType({name: _contract(table) for name, table in contracts.items()}),
        rows=MappingProxyType({name: tuple(row.values for row in rows) for name, rows in tables.items()}),
        schema=schema,
    )


def read_schema(path: Path, header: tuple[str, ...], types: Mapping[str, object]) -> Mapping[str, TableSchema]:
    """Read the tables and their columns from schema.csv or tables.csv; a row without column describes its table.

    Parameters
    ----------
    path : Path
        The file.
    header : tuple of str
        Its columns.
    types : mapping
        The types that a column may have.

    Raises
    ------
    InputError
        For an unknown type, a repeated column, a word other than yes or no, a bad range; names the line.
    """
    tables: dict[str, dict[str, Column]] = {}
    descriptions: dict[str, str] = {}
    for line, cells in read_cells(path, header):
        _check_column(path, line, cells, types)
        columns = tables.setdefault(cells["table"], {})
        if not cells["column"]:
            descriptions[cells["table"]] = cells["description"]
            continue
        if cells["column"] in columns:
            raise InputError(path, f"line {line}, column column", f"{cells['column']} again", "each column once")
        try:
            columns[cells["column"]] = column_of(cells)
        except ValueError as error:
            where = f"line {line}, column range"
            raise InputError(path, where, cells["range"], "low..high, two numbers") from error
    return MappingProxyType({t: TableSchema(t, descriptions.get(t, ""), columns) for t, columns in tables.items()})


def _check_column(path: Path, line: int, cells: Mapping[str, str], types: Mapping[str, object]) -> None:
    allowed = {"type": tuple(types), "required": ("yes", "no"), "unique": ("yes", "")} if cells["column"] else {}
    for name, words in allowed.items():
        if cells[name] not in words:
            expected = f"one of {', '.join(word or 'nothing' for word in words)}"
            raise InputError(path, f"line {line}, column {name}", cells[name] or "nothing", expected)
    for name in ("table", "description"):
        if not cells[name]:
            raise InputError(path, f"line {line}, column {name}", "nothing", "a value")


def _check_targets(path: Path, schema: Mapping[str, TableSchema]) -> None:
    for table in schema.values():
        for column in table.columns.values():
            target, _, key = column.refers.partition(".")
            if column.refers and (target not in schema or key not in schema[target].columns):
                where = f"{table.name}.{column.name}, column refers"
                raise InputError(path, where, column.refers, "table.column that stands in this file")


def _contract(table: TableSchema) -> TableContract:
    return TableContract(table.name, table.description, tuple(table.columns.values()))


def _records(kind: type[Record], rows: tuple[Row, ...]) -> Mapping[str, Record]:
    # The first column of each file is its id.
    return MappingProxyType({row.id: kind(**dict(row.values)) for row in rows})  # type: ignore[arg-type]
