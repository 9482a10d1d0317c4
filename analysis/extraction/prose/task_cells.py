"""Sentences in the cells of a list of tasks (重点任务, 目标任务, 责任单位), each read as a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.documents.document import Paragraph

_SAYS = r"(?:重点|主要|具体|工作|年度|全年|总体|发展|预期|目标|任务|\d{4}年)*"
_HEAD = re.compile(rf"{_SAYS}(?:任务|目标|举措|措施|要求|安排|(?:工作|任务|主要)内容|重点工作)(?:及措施)?")
# The last character of every heading.
_LAST = re.compile("[务标措施求排容作]")
_SHORTEST = 8

Group = tuple[Paragraph, ...]


def with_task_cells(groups: Sequence[Group], tables: Sequence[tuple[int, int]]) -> Iterator[Group]:
    """Part the rows of lists of tasks into the cells that may say something.

    Parameters
    ----------
    groups : sequence of tuple of Paragraph
        Lines of a document in order, as groups.
    tables : sequence of (int, int)
        Spans of printed tables in order, which are read as such and stay as they are.

    Yields
    ------
    tuple of Paragraph
        Each cell under a heading of tasks alone; all other groups as they are.
    """
    spans, columns = iter(tables), frozenset[int]()
    span = next(spans, None)
    for group in groups:
        line = group[0]
        if "\t" not in line.text:
            columns = columns if not line.text.strip() else frozenset()
            yield group
            continue
        while span is not None and span[1] <= line.start:
            span = next(spans, None)
        if (span is not None and span[0] < line.end) or not (columns or _LAST.search(line.text)):
            yield group
            continue
        cells = _cells(line)
        headed = frozenset(at for at, cell in enumerate(cells) if _HEAD.fullmatch("".join(cell.text.split())))
        columns = headed or columns
        said = [cell for at, cell in enumerate(cells) if at in columns and len(cell.text) >= _SHORTEST]
        if headed or not said:
            yield group
        else:
            yield from ((cell,) for cell in said)


def _cells(line: Paragraph) -> list[Paragraph]:
    cells, start = [], line.start
    for part in line.text.split("\t"):
        text = part.strip()
        cells.append(Paragraph(text, start + (part.index(text) if text else 0)))
        start += len(part) + 1
    return cells
