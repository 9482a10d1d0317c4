"""Bodies: the lines below a header become rows, as a grid or as a flow of cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.documents import Document
from analysis.extraction.prose.plan import Plan
from analysis.extraction.tables.aligned import aligned_rows
from analysis.extraction.tables.columns import VALUE_ROLES, Columns, assign_columns, joined_words
from analysis.extraction.tables.counts import counts_rows, with_number_column
from analysis.extraction.tables.flow import flow_rows
from analysis.extraction.tables.grid import Entry, joined_rows, place_row
from analysis.extraction.tables.lines import Cell, TextLine
from analysis.extraction.tables.problems import RowError, row_error
from analysis.extraction.tables.regions import Header, Region, group_heading, region_cells
from analysis.extraction.tables.rests import with_rests_joined
from analysis.extraction.tables.short import named_entry, with_certain_cells
from analysis.extraction.tables.tokens import Token, int_of, tokens_of
from analysis.extraction.tables.words import HeaderWord, period_years, with_amounts_told
from analysis.registry import Registry

Row = tuple[int, tuple[Cell, ...]]
# Steps of one from row to row that no indicator takes by chance.
_COUNTED = 4
_YEAR = re.compile(r"(?<!\d)(\d{4})年")

Years = tuple[tuple[int, int] | None, bool]


@dataclass(frozen=True)
class Body:
    """Rows of a table, where it ends in the clean text, and what could not be placed."""

    entries: tuple[Entry, ...]
    end: int
    problems: tuple[RowError, ...] = ()


def read_body(
    document: Document, lines: Sequence[TextLine], region: Region, own: Plan, registry: Registry
) -> Body:
    """Read the body of an indicator table.

    Parameters
    ----------
    document : Document
        The document.
    lines : sequence of TextLine
        Its physical lines.
    region : Region
        The table.
    own : Plan
        What the document plans.
    registry : Registry
        Units and periods.

    Returns
    -------
    Body
        Tabs are a grid; one cell per line and single spaces are a flow; wide gaps are a grid where every row fits its
        header, else a flow.

    Notes
    -----
    A row with fewer or more cells than its header is a problem; of its cells those are kept whose column is certain.
    """
    plan = _plan_years(region, own, registry)
    grids: list[Body] = []
    if region.header.separator == "tab" or _is_laid_out(lines, region):
        grids.append(_grid(document, lines, region, plan, registry))
        if region.header.separator == "tab" or not grids[0].problems:
            return _completed(grids[0], registry)
    flows = []
    parted, spaced = (
        tokens_of([(index, cells) for _, index, cells in region_cells(lines, region, separator)])
        for separator in ("", "space")
    )
    # Where no space parts cells, both are one and the same.
    for tokens in (parted, spaced) if spaced != parted else (parted,):
        flows += [
            _flow(document, lines, (region, tokens), columns, registry)
            for columns in _flow_columns(region, plan, tokens)
        ]
    bodies = [body for body in (*flows, *grids) if not _counts_on(body.entries)] or flows[:1]
    return _completed(max(bodies, key=lambda body: len(body.entries) - len(body.problems)), registry)


def _counts_on(entries: Sequence[Entry]) -> bool:
    """Whether a column of values holds the number of the next row in row after row: the rows are cut one cell late."""
    rows = [entry for entry in entries if entry.values]
    columns = {index for entry in rows for index in entry.values if entry.columns.roles[index] in VALUE_ROLES}
    for index in columns:
        numbers = [int_of(entry.values[index].text) if index in entry.values else None for entry in rows]
        steps = sum(one is not None and two == one + 1 for one, two in pairwise(numbers))
        if steps >= _COUNTED and 2 * steps > len(rows):
            return True
    return False


def _completed(body: Body, registry: Registry) -> Body:
    return replace(body, entries=with_certain_cells(body.entries, registry))


def _plan_years(region: Region, own: Plan, registry: Registry) -> Years:
    """Years of the plan that the caption names, else of the document; and whether that plan was over by then."""
    named = period_years(region.caption, registry) or _caption_year(region)
    if named is None:
        return (own.first, own.last) if own.first and own.last else None, False
    return named, bool(own.first and named[1] < own.first)


def _caption_year(region: Region) -> tuple[int, int] | None:
    """Give the one year in the caption of a table whose header has none: 2025年目标任务完成情况."""
    years = set(_YEAR.findall(region.caption))
    if len(years) != 1 or any(word.year for word in region.header.words):
        return None
    return int(year := years.pop()), int(year)


def _is_laid_out(lines: Sequence[TextLine], region: Region) -> bool:
    """Whether the lines between wide gaps are rows of a grid: at least half of them as wide as half the header."""
    if region.header.separator != "gap":
        return False
    rows = [cells for _, _, cells in region_cells(lines, region)]
    wide = sum(2 * len(cells) > len(region.header.words) for cells in rows)
    return 2 * wide >= len(rows)


def _flow_columns(region: Region, plan: Years, tokens: Sequence[Token]) -> list[Columns]:
    """Columns of a flow as printed, and with a year and the word after it (2025年 目标) taken as one heading."""
    words = [word for word in with_amounts_told(region.header.words, region.caption) if word.role]
    if all(word.role != "number" for word in words) and counts_rows(tokens, len(words)):
        named = next(i for i, word in enumerate(words) if word.role in {"label", "place"})
        words.insert(named, HeaderWord("number"))
    joined = joined_words(words)
    return [assign_columns(kind, *plan) for kind in ([words] if joined == words else [words, joined])]


def _flow(
    document: Document,
    lines: Sequence[TextLine],
    cut: tuple[Region, Sequence[Token]],
    columns: Columns,
    registry: Registry,
) -> Body:
    region, tokens = cut
    flow = flow_rows(tokens, columns, registry)
    if not flow.entries:
        return Body((), lines[region.header.last].end)
    end = lines[region.last].end if flow.used == len(tokens) else tokens[flow.used - 1][1].end
    return Body(flow.entries, end, tuple(_misfit(document, loose, columns) for loose in flow.loose))


def _misfit(document: Document, loose: Sequence[Token], columns: Columns) -> RowError:
    return row_error(document, [cell for _, cell in loose], columns)


def _grid(
    document: Document, lines: Sequence[TextLine], region: Region, plan: Years, registry: Registry
) -> Body:
    entries: list[Entry] = []
    problems: list[RowError] = []
    body = region_cells(lines, region)
    whole = any(cells and not cells[-1] for _, _, cells in body)
    padding = "gap" if region.header.separator == "gap" else "" if whole else "tab"
    for header, rows in _by_header(body):
        whole_rows = with_rests_joined(lines, rows) if padding == "gap" else rows
        set_by_eye = aligned_rows(lines, header.first, header.words, whole_rows) if padding == "gap" else None
        words, whole_rows = set_by_eye or (header.words, whole_rows)
        words = with_number_column(words, [cells for _, cells in whole_rows])
        words = with_amounts_told(words, region.caption)
        columns = assign_columns(words, *plan)
        for index, cells in joined_rows(whole_rows, len(words)):
            if not any(cells):
                continue
            entry = _grid_entry(index, cells, columns, padding)
            if entry is None:
                problems.append(row_error(document, cells, columns))
                entry = named_entry(cells, columns, index, registry)
            entries += [entry] if entry is not None else []
    return Body(tuple(entries), lines[region.last].end, tuple(problems))


def _by_header(body: Sequence[tuple[Header, int, tuple[Cell, ...]]]) -> list[tuple[Header, list[Row]]]:
    parts: list[tuple[Header, list[Row]]] = []
    for header, index, cells in body:
        if not parts or parts[-1][0] is not header:
            parts.append((header, []))
        parts[-1][1].append((index, cells))
    return parts


def _grid_entry(index: int, cells: tuple[Cell, ...], columns: Columns, padding: str) -> Entry | None:
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and (cells[0] or group_heading(filled[0].text) is not None):
        return Entry(index, columns, category=filled[0], heading=True)
    return place_row(cells, columns, index, padding)
