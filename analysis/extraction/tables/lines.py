"""Lines and cells of a document as printed: page-break joins undone, cells by tab, by wide gap, by space or by line."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import partial
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.documents import Document
from analysis.documents.codes import code_points

SPACES = " \u3000\xa0\u2002\u2003"
_EDGES = f"{SPACES}\t\r\ufeff"
_GAP = re.compile(rf"[{SPACES}]{{2,}}")
# One word set wide: 指  标, 属    性.
_SPACED_OUT = re.compile(rf"[一-鿿](?:[{SPACES}]+[一-鿿])+")
_SPACE = re.compile(rf"[{SPACES}]+")
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_FULL_STOP = re.compile(r"(?<=\d)。(?=\d)|(?<=^\d)。(?=\S)|(?<=^\d\d)。(?=\S)")
_LONGEST_POINTED = 90
# Plain text sets an empty cell as four spaces more.
_GAP_WIDTH = 4


class Cell(NamedTuple):
    """A cell: its clean text without space around it, and its span in the clean text (empty cells have none)."""

    text: str
    start: int
    end: int

    def __bool__(self) -> bool:
        return bool(self.text)


class TextLine(NamedTuple):
    """A printed line with its offset in the clean text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset just after the line."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text.strip()


_START = attrgetter("start")
_TEXT_LINE = partial(tuple.__new__, TextLine)


def physical_lines(document: Document) -> list[TextLine]:
    r"""Lines of a document as the source breaks them.

    Parameters
    ----------
    document : Document
        The clean text of a plain file joins lines that a page break has cut; a table needs them as they were.

    Returns
    -------
    list of TextLine
        In order, blank ones included. Lines of a page in markup are those of the clean text.
    """
    text = document.text
    begins = _newlines(text) + 1
    joints = np.setdiff1d(_joints(document), begins, assume_unique=True)
    # The joints inside of lines become line ends again, so that all lines are cut at once.
    cuts = [0, *joints.tolist(), len(text)]
    texts = "\n".join(text[start:end] for start, end in pairwise(cuts)).split("\n")
    starts = [0, *np.sort(np.concatenate((begins, joints)), kind="stable").tolist()]
    # Thousands of them, made without a call of Python for each.
    return list(map(_TEXT_LINE, zip(texts, starts, strict=True)))


def _newlines(text: str) -> npt.NDArray[np.int64]:
    return np.flatnonzero(code_points(text) == ord("\n"))


def _joints(document: Document) -> npt.NDArray[np.int64]:
    """Positions in the clean text where a line end of the source was taken out."""
    if document.source.lstrip("\ufeff \n\t\r").startswith("<"):
        return np.zeros(0, dtype=np.int64)
    length = len(document.text)
    behind = np.searchsorted(document.to_source[:length], _newlines(document.source), side="right")
    # They come in order, so that the same ones stand side by side.
    return behind[(behind > 0) & (behind < length) & (np.diff(behind, prepend=0) > 0)]


def point_lines(lines: list[TextLine], text: str) -> None:
    """Take 。 for a point between digits and after the number of a short line (76。7, 1。空气质量), in place."""
    codes = code_points(text)
    before = np.flatnonzero(codes[1:] == ord("。"))
    digits = [code for code in set(codes[before].tolist()) if chr(code).isdecimal()]
    for place in before[np.isin(codes[before], digits)].tolist() if digits else ():
        index = bisect_right(lines, place, key=_START) - 1
        line = lines[index]
        if len(line.text) <= _LONGEST_POINTED:
            lines[index] = TextLine(_FULL_STOP.sub(".", line.text), line.start)


def printed(document: Document, cell: Cell) -> str:
    """Text of a cell in the script of the source, without residue and markup."""
    clean = document.text[cell.start : cell.end]
    first, last = document.span(cell.start, cell.end)
    # Mostly nothing was taken out of the cell; else its characters are gathered one by one.
    if last - first == len(clean):
        source = document.source[first:last]
    else:
        source = "".join(map(document.source.__getitem__, document.to_source[cell.start : cell.end].tolist()))
    if source == clean:
        return clean
    pairs = zip(clean, source, strict=True)
    return "".join(other if _IDEOGRAPH.match(char) and _IDEOGRAPH.match(other) else char for char, other in pairs)


def _cell(line: TextLine, start: int, end: int) -> Cell:
    raw = line.text[start:end]
    text = raw.strip(_EDGES)
    first = line.start + start + (raw.index(text) if text else 0)
    return Cell(text, first, first + len(text))


def _split(line: TextLine, pattern: re.Pattern[str]) -> list[Cell]:
    cells, done = [], 0
    for gap in pattern.finditer(line.text):
        edge = gap.start() == 0 or gap.end() == len(line.text)
        if gap.start() > 0:
            cells.append(_cell(line, done, gap.start()))
        empties = len(gap[0]) // _GAP_WIDTH - (not edge) if pattern is _GAP else 0
        cells += [Cell("", line.start + gap.end(), line.start + gap.end())] * max(0, empties)
        done = gap.end()
    return [*cells, _cell(line, done, len(line.text))] if done < len(line.text) or not cells else cells


def cell_texts(line: TextLine, separator: str) -> list[str]:
    """Texts of the cells that :func:`split_cells` gives, without their places."""
    if separator == "tab":
        return [part.strip(_EDGES) for part in line.text.split("\t")]
    return [cell.text for cell in split_cells(line, separator)]


def separator_of(line: TextLine) -> str:
    """How a line is cut into cells: ``tab``, ``gap`` (two spaces and more), else ``line``."""
    if "\t" in line.text:
        return "tab"
    # An indent parts nothing.
    bare = line.text.strip(SPACES)
    return "gap" if _GAP.search(bare) and not _SPACED_OUT.fullmatch(bare) else "line"


def split_cells(line: TextLine, separator: str) -> tuple[Cell, ...]:
    """Cut a line into cells.

    Parameters
    ----------
    line : TextLine
        The line.
    separator : str
        ``tab``;
        ``gap``: runs of spaces, each four beyond the first an empty cell; ``space``: every space; ``line``:
        the line is one cell.

    Returns
    -------
    tuple of Cell
        Empty cells included.
    """
    if separator == "tab":
        cells, start = [], line.start
        for part in line.text.split("\t"):
            text = part.strip(_EDGES)
            first = start + (part.index(text) if text and len(text) < len(part) else 0)
            cells.append(Cell(text, first, first + len(text)))
            start += len(part) + 1
        return tuple(cells)
    if separator in {"gap", "space"}:
        return tuple(_split(line, _GAP if separator == "gap" else _SPACE))
    return (_cell(line, 0, len(line.text)),)
