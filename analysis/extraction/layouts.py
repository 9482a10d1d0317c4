"""Layout tables: which place has which leading and characteristic industry (主特产业), as printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.collector import collector_paused
from analysis.documents import Document
from analysis.extraction.tables.lines import Cell, TextLine
from analysis.extraction.tables.problems import RowError
from analysis.extraction.tables.regions import Header, Region, find_regions, region_cells
from analysis.extraction.tables.words import INDUSTRY_ROLE
from analysis.registry import Place, Registry

_OPEN, _CLOSE = "（(", "）)"
_SEGMENTS = re.compile(r"[、，,；;]")
_KIND = re.compile(r"(新区|开发区|高新区|经开区|管理区|示范区|保税区|园区|县|市|区)$")


@collector_paused()
def read_layouts(document: Document, registry: Registry) -> pd.DataFrame:
    """Read the tables of places and their industries.

    Parameters
    ----------
    document : Document
        The document.
    registry : Registry
        Places and industries.

    Returns
    -------
    DataFrame
        industry_layout: one row per industry cell; a second cell under one heading is a second industry of that role.
        An industry or a place that the registry lacks has no id. A row without a place or with more cells than its
        header is left out, see :func:`layout_problems`.
    """
    return registry.tables["industry_layout"].frame(document.once(_read, registry)[0])


def layout_problems(document: Document, registry: Registry) -> tuple[RowError, ...]:
    """Rows of the tables of industries that no rule places, in order; parameters as for :func:`read_layouts`."""
    return tuple(document.once(_read, registry)[1])


def _read(document: Document, registry: Registry) -> tuple[list[dict[str, object]], list[RowError]]:
    lines, regions = find_regions(document, registry)
    rows: list[dict[str, object]] = []
    problems: list[RowError] = []
    for region in regions:
        if region.header.is_layout:
            for found in _region_rows(document, lines, region, registry):
                if isinstance(found, RowError):
                    problems.append(found)
                else:
                    rows.append(found)
    return rows, problems


def _region_rows(
    document: Document, lines: Sequence[TextLine], region: Region, registry: Registry
) -> Iterator[dict[str, object] | RowError]:
    for header, cells in _place_rows(region_cells(lines, region), registry):
        roles = _roles(header)
        filled = [cell for cell in cells if cell]
        if not filled:
            continue
        at = roles.index("place")
        if len(cells) > len(roles) or at >= len(cells) or not cells[at]:
            where = f"line {document.line_at(filled[0].start)}"
            expected = f"a place and {len(roles) - 1} cells of industries"
            yield RowError(document.path, where, f"{len(cells)} cells", expected)
            continue
        place = _find_place(cells[at].text, document, registry)
        for role, cell in zip(roles, cells, strict=False):
            if role.endswith("产业") and cell and cell.text.strip("-—–/"):
                for industry, segments in split_industries(cell.text):
                    yield _row(document, registry, (cells[at], place), (role, industry, segments))


def _roles(header: Header) -> list[str]:
    """Role of each column; an empty heading goes on with the one before it."""
    roles: list[str] = []
    for word in header.words:
        found = INDUSTRY_ROLE.search(word.text)
        if found:
            roles.append(f"{found[1]}产业")
        elif word.role in {"place", "label", "unit"} and "place" not in roles:
            roles.append("place")
        else:
            roles.append(roles[-1] if not word.role and roles and roles[-1].endswith("产业") else "")
    return roles


def _place_rows(
    body: Sequence[tuple[Header, int, tuple[Cell, ...]]], registry: Registry
) -> Iterator[tuple[Header, tuple[Cell, ...]]]:
    """Rows of cells; where the cells follow each other without a grid, a row begins with each place."""
    row: list[Cell] = []
    for header, _, cells in body:
        if not header.flowing:
            yield header, cells
            continue
        for cell in cells:
            if row and (registry.find_place(cell.text) or len(row) == len(header.words)):
                yield header, tuple(row)
                row = []
            row.append(cell)
    if row:
        yield body[-1][0], tuple(row)


def split_industries(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Industries of a cell with the segments in their parentheses.

    Parameters
    ----------
    text : str
        ``甲产业（乙、丙）``. A list without parentheses is one industry as printed; after a closing parenthesis a new
        industry begins.

    Returns
    -------
    list of (industry, segments)
    """
    found: list[tuple[str, tuple[str, ...]]] = []
    name, inside, depth = "", "", 0
    for char in re.sub(r"\s+", "", text):
        if char in _OPEN:
            depth += 1
            inside += char if depth > 1 else ""
        elif char in _CLOSE:
            depth -= 1
            if depth > 0:
                inside += char
                continue
            found.append((name.lstrip("、，,；;和及"), tuple(part for part in _SEGMENTS.split(inside) if part)))
            name, inside = "", ""
        elif depth:
            inside += char
        else:
            name += char
    rest = name.lstrip("、，,；;和及") + inside
    return [*found, (rest, ())] if rest else found


def _find_place(name: str, document: Document, registry: Registry) -> Place | None:
    entry = registry.documents.get(document.doc_id)
    plain = re.sub(r"\s+", "", name)
    return (registry.find_place(plain, entry.place_id) if entry else None) or registry.find_place(plain)


def _row(
    document: Document,
    registry: Registry,
    where: tuple[Cell, Place | None],
    what: tuple[str, str, tuple[str, ...]],
) -> dict[str, object]:
    cell, place = where
    role, industry, segments = what
    return {
        "doc_id": document.doc_id,
        "place": re.sub(r"\s+", "", cell.text),
        "place_id": place.place_id if place else "",
        "place_kind": place.kind if place else _kind(cell.text),
        "role": role,
        "industry": industry,
        "industry_id": industry_of(industry, registry),
        "segments": segments,
        "line": document.line_at(cell.start),
    }


def _kind(name: str) -> str:
    found = _KIND.search(name.strip())
    if not found:
        return ""
    return found[1] if len(found[1]) == 1 else "功能区"


def industry_of(name: str, registry: Registry) -> str:
    """Id of the industry with this name or alias; empty where none or several have it."""
    ids = registry.once(_ids_by_name).get(name, [])
    return ids[0] if len(ids) == 1 else ""


def _ids_by_name(registry: Registry) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = defaultdict(list)
    for industry in registry.industries.values():
        for name in {industry.zh, *industry.aliases}:
            ids[name].append(industry.industry_id)
    return dict(ids)
