"""Statements of table rows: every cell that says something becomes a target or an outcome with its span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from analysis.documents import Document
from analysis.errors import InputError
from analysis.extraction.prose.plan import plan_of
from analysis.extraction.quantities.units import PERCENT
from analysis.extraction.tables.brackets import decide_bracket, is_plain_total
from analysis.extraction.tables.cell_values import CellValue, UnknownWording
from analysis.extraction.tables.cells import cell_reading
from analysis.extraction.tables.columns import Column
from analysis.extraction.tables.flags import growth_levels, level_number
from analysis.extraction.tables.labels import split_label
from analysis.extraction.tables.lines import Cell
from analysis.extraction.tables.notes.legend import Legend
from analysis.extraction.tables.rows import PrintedRow
from analysis.extraction.tables.words import HeaderWord, growth_unit
from analysis.registry import Registry

_COUNTED = re.compile(r"每|人均|户均|平均|率|比|度|系数|指数")
_RATES = {"%", "‰", "百分点", "个百分点"}
# What is added over a time is no level: 城镇新增就业, 净增市场主体; a share of it is one.
_ADDED = re.compile(r"(?:[^/]{0,12}/)?(?:城镇|城乡|农村|每年|年)?(?:新增|净增)(?!.*(?:占比|比重|率))")
_SCALE = re.compile(r"[十百千万亿]+")
_BOUNDS = {"ge", "gt", "le", "lt", "around", "range"}
_YEARS_TO_FINAL = 2
_SCOPE_CONFIDENCE = 0.9
# A total printed without its brackets, told by arithmetic alone.
_TOTAL_CONFIDENCE = 0.85


@dataclass(frozen=True)
class Context:
    """The document of a statement: its place, and the year in which it was issued."""

    document: Document
    registry: Registry
    place: str
    place_id: str
    issued_year: int | None


class _Source(NamedTuple):
    """A cell with its row and column."""

    row: PrintedRow
    column: Column
    cell: Cell
    text: str
    shared: bool = False


class _Reading(NamedTuple):
    """What a value of a cell is: its kind, unit and how sure that is; annual where it is a yearly average."""

    kind: str
    unit: str
    confidence: float
    spans_years: bool = False


def context_of(document: Document, registry: Registry) -> Context:
    """Place and year of issue of a document; one outside the register is taken as issued when its plan begins."""
    plan = plan_of(document, registry)
    entry = registry.documents.get(document.doc_id)
    place = registry.places.get(plan.place_id or "")
    name = place.name if place else plan.place or document.doc_id
    issued = int(entry.issued[:4]) if entry else plan.first
    return Context(document, registry, name, plan.place_id or "", issued)


def row_statements(
    table: str, row: PrintedRow, legend: Legend, context: Context
) -> tuple[list[dict[str, object]], list[InputError]]:
    """Statements of a row.

    Parameters
    ----------
    table : str
        Id of the table.
    row : PrintedRow
        The row.
    legend : Legend
        Legend of its table.
    context : Context
        The document.

    Returns
    -------
    statements : list of dict
        Rows of statements.csv. The base column gives an outcome; a cell with several values gives several.
    problems : list of InputError
        Cells whose wording no rule reads, with file and line.
    """
    statements: list[dict[str, object]] = []
    problems: list[InputError] = []
    shared = _row_cells(table, row, context)
    for source in _sources(row):
        values = cell_reading(source.text)
        if isinstance(values, UnknownWording):
            where = f"line {context.document.line_at(source.cell.start)}, {row.label}"
            problems.append(InputError(context.document.path, where, values.found, values.expected))
            continue
        for part, value in zip(_dealt(source, len(values), context.registry), values, strict=True):
            statements += [_statement(*said, legend, context, shared) for said in _with_base(part, value)]
    return _with_ids(statements), problems


def _row_cells(table: str, row: PrintedRow, context: Context) -> dict[str, object]:
    """Cells that all statements of a row share."""
    document, level = context.document, level_number(row, "base")
    return {
        "doc_id": document.doc_id,
        "place": context.place,
        "place_id": context.place_id,
        "table": table,
        "row": row.row,
        "base": level,
        "base_year": _role_year(row, "base") if level else "",
        "origin": "table",
        "section": document.section_at(row.at.start),
        "line": document.line_at(row.at.start),
    }


def _sources(row: PrintedRow) -> Iterator[_Source]:
    for column in row.columns.valued:
        key = (column.role, column.rank)
        if cell := row.cells.get(key):
            yield _Source(row, column, cell, row.text(key))
        elif cell := row.shared.get(key):
            yield _Source(row, column, cell, cell.text, shared=True)


def _with_base(source: _Source, value: CellValue) -> list[tuple[_Source, CellValue]]:
    """Give a value, and what its cell says of the time before (降至25%(目前29.3%)) as one of the base."""
    said = [(source, value)]
    if value.base and value.base_year and source.column.role.startswith("target"):
        word = HeaderWord("value", group="base", year=int(value.base_year))
        before = CellValue("eq", value.base, unit=value.base_unit or value.unit, year=value.base_year)
        said.append((source._replace(column=Column("base", word)), before))
    return said


def _dealt(source: _Source, count: int, registry: Registry) -> list[_Source]:
    """Deal several values to the names and units that a slash parts in the label (公路/高速公路里程)."""
    row = source.row
    names = split_label(row.at.text, registry).name.split("/") if count > 1 and "/" in source.text else []
    if len(names) < 2 or len(names) != count:
        return [source] * count
    units = row.unit.split("/") if row.unit.count("/") == count - 1 else [row.unit] * count
    above = row.label.removesuffix("/".join(names))
    return [source._replace(row=row._replace(label=above + n, unit=u)) for n, u in zip(names, units, strict=True)]


def _with_ids(statements: list[dict[str, object]]) -> list[dict[str, object]]:
    """Give statements their ids; those that would share one are told apart by a number behind it (.2, .3)."""
    seen: dict[object, int] = {}
    for statement in statements:
        name = statement["measure"]
        seen[name] = seen.get(name, 0) + 1
        again = f".{seen[name]}" if seen[name] > 1 else ""
        statement["statement_id"] = f"{statement['doc_id']}:{statement['table']}.{statement['row']}.{name}{again}"
    return statements


def _statement(
    source: _Source, value: CellValue, legend: Legend, context: Context, shared: dict[str, object]
) -> dict[str, object]:
    """Cells of one statement: those that its row shares, and its own, some of which it sets anew."""
    row, document = source.row, context.document
    value = _signed(value, row.label)
    measure = _measure(source, value)
    reading = _reading(source, value, legend)
    target = measure.startswith("target")
    start, end = document.span(source.cell.start, source.cell.end)
    year = _year(source, value, reading, legend)
    return {
        **shared,
        "role": "target" if target else "outcome",
        "subject": row.label,
        "kind": reading.kind,
        "comparator": value.comparator,
        "lower": value.lower,
        "upper": value.upper,
        "unit": reading.unit,
        **_base(value, measure),
        "year": year,
        "year_basis": _year_basis(source, value),
        "attribute": (row.attribute or (source.shared and row.shared_attribute) or "") if target else "",
        "hardness": ";".join(value.hardness),
        "status": "" if target else _status(source, value, year, legend, context),
        "measure": measure,
        "start": start,
        "end": end,
        "confidence": min(reading.confidence, _SCOPE_CONFIDENCE if source.shared else 1.0),
    }


def _base(value: CellValue, measure: str) -> dict[str, object]:
    """Give the level of the base year where it is not that of the base column: none, or that of its own cell."""
    if measure == "base":
        return {"base": "", "base_year": ""}
    return {"base": value.base, "base_year": value.base_year} if value.base else {}


def _signed(value: CellValue, label: str) -> CellValue:
    """Give a value that falls (下降2.3%以上) its sign, except where the name of the row says that it falls."""
    if not value.falling or re.search("下降|降低|减少|降幅", label):
        return value
    turned = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}.get(value.comparator, value.comparator)
    low, high = (f"-{end.lstrip('-')}" if end else "" for end in (value.lower, value.upper))
    if turned != value.comparator or turned == "range":
        low, high = high, low
    return value._replace(comparator=turned, lower=low, upper=high)


def _year_basis(source: _Source, value: CellValue) -> str:
    """Stated in the cell or its header; carried from the column of the level beside it; else implied by the plan."""
    if value.year or source.column.word.dated:
        return "stated"
    level = source.column.role.removesuffix("_growth")
    return "carried" if level in source.row.columns.dated else "implied"


def _measure(source: _Source, value: CellValue) -> str:
    role = source.column.role
    if role in {"target", "outcome"} and value.growth == "annual" and not source.row.says_growth:
        return f"{role}_growth"
    return role


def _reading(source: _Source, value: CellValue, legend: Legend) -> _Reading:
    row, role = source.row, source.column.role
    unit = _own_unit(value, row)
    growth_column = role.endswith("_growth")
    if value.rank:
        return _Reading("rank", unit, 1.0)
    if value.comparator == "delegated":
        return _Reading("status", "", 1.0)
    if value.bracketed:
        levels = growth_levels(row, role) if growth_column else ("", "")
        decided = decide_bracket(value, levels, row.label, legend.bracket, growth_column)
        if decided.meaning == "cumulative":
            return _Reading("cumulative", _change_unit(value, row), decided.confidence, True)
        return _annual(source, value, decided.confidence)
    if growth_column:
        if "累计" in source.column.word.text and is_plain_total(value, growth_levels(row, role)):
            return _Reading("cumulative", _change_unit(value, row), _TOTAL_CONFIDENCE, True)
        return _annual(source, value, 1.0)
    amount = value.unit and value.unit not in _RATES
    if (value.growth == "annual" or row.says_growth) and not amount:
        return _Reading("growth_rate", value.unit or (unit if unit in _RATES else "%"), 1.0, value.growth == "annual")
    if value.growth or row.says_change or ("增" in row.label and _ADDED.match(row.label)):
        return _Reading("cumulative", unit, 1.0 if value.growth == "cumulative" else 0.8)
    return _Reading(_level_kind(unit, row.label), unit, 1.0)


def _own_unit(value: CellValue, row: PrintedRow) -> str:
    """Give the unit of a level: of the cell (a scale alone, 2.1万, goes before that of the row), else of the row."""
    if value.unit and row.unit and _SCALE.fullmatch(value.unit) and not _SCALE.match(row.unit):
        return value.unit + row.unit
    return value.unit or row.unit


def _annual(source: _Source, value: CellValue, confidence: float) -> _Reading:
    """Read a growth column as a yearly rate; a cap on a share (失业率 ≤5.5) stays a share that holds every year."""
    row, unit = source.row, value.unit or growth_unit(source.column.word) or "%"
    capped = value.comparator in {"le", "lt"} and row.unit in PERCENT and not row.says_growth
    if capped and not row.says_change:
        return _Reading("share", row.unit, confidence, True)
    return _Reading("growth_rate", unit, confidence, True)


def _change_unit(value: CellValue, row: PrintedRow) -> str:
    """Give the unit of a five-year change: points for a share, else the unit of the row."""
    if value.unit:
        return value.unit
    share = row.unit in PERCENT and not (row.says_change or row.says_growth)
    return "百分点" if share else row.unit


def _level_kind(unit: str, label: str) -> str:
    if unit in PERCENT | {"‰"}:
        return "share"
    counted = unit in {"个", "家", "件", "项", "所", "座", "处", "条", "台", "辆", "人", "万人", "人次", "万人次", "名"}
    return "count" if counted and not _COUNTED.search(label) else "level"


def _role_year(row: PrintedRow, role: str) -> str:
    year = row.columns.years.get(role)
    return str(year) if year else ""


def _year(source: _Source, value: CellValue, reading: _Reading, legend: Legend) -> str:
    """Year of a value: its own, that of its mark, else of the column; a period for what happened over years."""
    column = source.column
    happened = column.role in {"outcome", "outcome_growth"}
    marked = legend.marks if value.marks else {}
    meaning = next((marked[sign] for sign in marked if sign in value.marks), None)
    if meaning is not None and meaning.period and reading.spans_years:
        return meaning.period
    year = value.year or (meaning.year if meaning else "") or (str(column.year) if column.year else "")
    if not (happened and reading.spans_years and year):
        return year
    first = str(column.word.first) if column.word.first else ""
    base = _role_year(source.row, "base")
    first = first or (str(int(base) + 1) if base else "")
    return f"{first}-{year}" if first and int(first) < int(year[-4:]) else year


def _status(source: _Source, value: CellValue, year: str, legend: Legend, context: Context) -> str:
    marks = value.marks + source.row.marks
    marked = marks and any(sign in marks and meaning.flag == "estimate" for sign, meaning in legend.marks.items())
    if marked or value.estimate or source.column.word.estimate:
        return "estimate"
    if value.comparator in _BOUNDS:
        return "bound"
    if context.issued_year is None or not year:
        return "preliminary"
    return "final" if int(year[-4:]) <= context.issued_year - _YEARS_TO_FINAL else "preliminary"
