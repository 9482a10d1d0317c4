"""Signatures: which series and table a sheet belongs to, by its title and headers, else by its columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.registry import Registry
from analysis.statistics.header import Head
from analysis.statistics.scopes import CITY, DISTRICTS
from analysis.statistics.sheets import SheetTable
from analysis.statistics.wording import fold, parentheses, without

_TABLE_NUMBER = re.compile(r"(?:续?表)?(\d+-\d+)(?!\d)")
_YEARBOOK = re.compile(r"[\u4e00-\u9fff]*年鉴")
# Columns that must agree with the map before a sheet without a title counts as a table of a series.
_ENOUGH, _SHARE = 3, 0.5


@dataclass(frozen=True)
class Signed:
    """Series, table and title of a sheet.

    Attributes
    ----------
    series : str
        Series of series.csv; that of a local yearbook has the place behind it.
    table, title : str
        Table of the edition; title as printed, empty where none is.
    lag : int
        Year of the edition minus year of the data.
    yearbook : str
        Title of the yearbook.
    place : str
        Place that a local yearbook is of, as printed.
    """

    series: str
    table: str
    title: str
    lag: int
    yearbook: str
    place: str = ""


def signed_table(head: Head, registry: Registry) -> Signed | None:
    """Series and table whose signature stands in the title or a line above the columns; None for none."""
    names = " ".join(_YEARBOOK.findall(" ".join((head.title, *head.lines))))
    for row in _yearbooks(registry):
        if names and str(row["title"]) not in names:
            continue
        for text in dict.fromkeys((head.title, *head.lines)):
            match = re.search(str(row["signature"]), text)
            if match:
                return _signed(row, match, text, registry, head)
    return None


def table_by_headers(head: Head, registry: Registry) -> Signed | None:
    """Series and table whose signature stands in the headers of a sheet without a title; None for none."""
    headers = " ".join(column.header for column in head.columns)
    for row in _yearbooks(registry):
        match = re.search(str(row["signature"]), headers)
        if match:
            return _signed(row, match, "", registry, head)
    return None


def _yearbooks(registry: Registry) -> list[Mapping[str, object]]:
    return [row for row in registry.rows["series"] if row["kind"] == "yearbook"]


def _signed(row: Mapping[str, object], match: re.Match[str], title: str, registry: Registry, head: Head) -> Signed:
    named = match.groupdict()
    series, table, lag = str(row["series"]), named.get("table") or str(row["table"]), int(str(row["lag"]))
    if "place" not in named:
        return Signed(series, table, title, lag, str(row["title"]))
    place = registry.find_place(named["place"])
    lines = [line for line in dict.fromkeys((*head.lines, head.title)) if not _YEARBOOK.search(line)]
    number = next((found for line in lines if (found := _TABLE_NUMBER.match(line))), None)
    own = lines[0] if lines else title
    table = number.group(1) if number else _bare(own)
    name = place.name if place else named["place"]
    yearbook = f"{name}{row['title']}"
    return Signed(f"{series}-{place.place_id if place else name}", table, own, lag, yearbook, named["place"])


def _bare(title: str) -> str:
    for inner in parentheses(title):
        title = without(title, inner)
    return title


def table_by_columns(tables: Iterable[SheetTable], registry: Registry) -> Signed | None:
    """Series and table of the edition map whose columns a file without a signature has; None where none agrees.

    Notes
    -----
    At least three columns, and half of those that one edition of the table maps, must have the same label and scope;
    the table with most of them counts, and of two that agree equally well neither.
    """
    own = {(fold(column.label), column.scope or CITY) for _, head in tables for column in head.columns}
    scored: dict[tuple[str, str], int] = {}
    for (edition, table), columns in _mapped_columns(registry).items():
        common, name = len(own & columns), (edition.rsplit("-", 1)[0], table)
        if common >= max(_ENOUGH, _SHARE * len(columns)):
            scored[name] = max(common, scored.get(name, 0))
    best = max(scored.values(), default=0)
    found = [name for name, score in scored.items() if score == best]
    rows = {str(row["series"]): row for row in registry.rows["series"]}
    if len(found) != 1 or found[0][0] not in rows:
        return None
    row = rows[found[0][0]]
    return Signed(found[0][0], found[0][1], "", int(str(row["lag"])), str(row["title"]))


def _mapped_columns(registry: Registry) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """Labels and scopes of each edition and table of the map; a scope other than 市辖区 need not be printed."""
    columns: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row in (row for row in registry.rows["edition_map"] if row["header"]):
        label, scope = fold(str(row["header"]).rsplit("/", 1)[-1]), str(row["scope"])
        own = columns.setdefault((str(row["edition"]), str(row["table"])), set())
        own.add((label, scope if scope == DISTRICTS else CITY))
    return columns
