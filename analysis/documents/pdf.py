"""Pdf files with text: paragraphs put together from printed lines, ruled tables as tab-separated rows."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from analysis.documents.grid import Cell, tab_rows
from analysis.documents.lines import ends_sentence, is_caption, is_heading
from analysis.errors import InputError

_READABLE = "a pdf file with text"
_FOLIO = re.compile(r"[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d+\s*页.*")
_LATIN = re.compile(r"[A-Za-z]{2}")
_FEWEST_CHARACTERS = 10


@dataclass(frozen=True)
class PrintedLine:
    """A line as printed, or a table row; positions in points from the left and the top of its page."""

    text: str
    left: float
    right: float
    top: float
    size: float
    is_row: bool = False


def pdf_text(data: bytes, path: Path) -> str:
    """Extract the text of a pdf file.

    Parameters
    ----------
    data : bytes
        The whole file.
    path : Path
        Its name, for error messages.

    Returns
    -------
    str
        One line a paragraph or table row. A printed line that reaches the right margin is joined to the next one, over
        page ends as well, unless that one is indented. Page numbers at the top and the foot are left out.

    Raises
    ------
    InputError
        Where the file is encrypted, damaged, or holds pictures of pages only.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = [list(_page_lines(page)) for page in pdf.pages]
    except PdfminerException as error:
        raise InputError(path, "", _refusal(error), _READABLE) from error
    except (PDFSyntaxError, ValueError, TypeError, KeyError) as error:
        raise InputError(path, "", f"a damaged pdf ({error})", _READABLE) from error
    if sum(len(line.text) for page in pages for line in page) < _FEWEST_CHARACTERS:
        raise InputError(path, "", "a pdf without text, such as scanned pages", _READABLE)
    return "\n".join(_paragraphs([line for page in pages for line in _without_folios(page)]))


def _refusal(error: PdfminerException) -> str:
    cause = error.args[0] if error.args else error
    if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
        return "an encrypted pdf"
    return f"a damaged pdf ({cause})"


def _page_lines(page: Page) -> Iterator[PrintedLine]:
    """Lines and table rows of a page from top to bottom."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.columns) > 1]
    boxes = [table.bbox for table in tables]
    free = page.filter(lambda item: not any(_inside(item, box) for box in boxes)) if boxes else page
    lines = [_printed(line) for line in free.extract_text_lines(return_chars=True, strip=True)]
    for table in tables:
        left, top, right, _ = table.bbox
        rows = tab_rows([Cell(text or "") for text in row] for row in table.extract())
        lines += [PrintedLine(row, left, right, top + n / 1000, 0, is_row=True) for n, row in enumerate(rows)]
    yield from sorted(lines, key=lambda line: line.top)


def _inside(item: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _printed(line: dict[str, Any]) -> PrintedLine:
    size = median(char["size"] for char in line["chars"])
    return PrintedLine(line["text"], line["x0"], line["x1"], line["top"], size)


def _without_folios(lines: list[PrintedLine]) -> list[PrintedLine]:
    if lines and not lines[-1].is_row and _FOLIO.fullmatch(lines[-1].text):
        lines = lines[:-1]
    if lines and not lines[0].is_row and _FOLIO.fullmatch(lines[0].text):
        lines = lines[1:]
    return lines


def _paragraphs(lines: list[PrintedLine]) -> Iterator[str]:
    printed = [line for line in lines if not line.is_row]
    margin = _margin([line.right for line in printed], high=True)
    edge = _margin([line.left for line in printed], high=False)
    paragraph = ""
    before: PrintedLine | None = None
    for line in lines:
        if before is not None and _runs_on(before, line, edge, margin):
            paragraph += _seam(paragraph, line.text) + line.text
        else:
            if paragraph:
                yield paragraph
            paragraph = line.text
        before = line
    yield paragraph


def _margin(places: list[float], high: bool) -> float:
    """Where the text block begins or ends: the outer tenth of the line ends, so that a stray line does not count."""
    if not places:
        return 0.0
    ordered = sorted(places, reverse=high)
    return ordered[len(ordered) // 10]


def _runs_on(before: PrintedLine, line: PrintedLine, edge: float, margin: float) -> bool:
    if before.is_row or line.is_row or abs(before.size - line.size) > 1 or is_caption(line.text):
        return False
    # An indent of two characters opens a paragraph only where the line before may have closed one.
    may_close = ends_sentence(before.text) or is_heading(before.text)
    indent = line.size if may_close else 3 * line.size
    return before.right > margin - 1.5 * before.size and line.left < edge + indent


def _seam(before: str, after: str) -> str:
    return " " if _LATIN.fullmatch(before[-1:] + after[:1]) else ""
