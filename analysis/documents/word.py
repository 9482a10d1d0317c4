"""Word files (docx): paragraphs and tables in order, tables as tab-separated rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table
from docx.text.paragraph import Paragraph

from analysis.documents.grid import Cell, tab_rows
from analysis.documents.numbering import Numbering
from analysis.errors import InputError

_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}


def word_text(data: bytes, path: Path) -> str:
    """Extract the text of a docx file.

    Parameters
    ----------
    data : bytes
        The whole file.
    path : Path
        Its name, for error messages.

    Returns
    -------
    str
        One line a paragraph, with its automatic number (第一章, 一、) in front; table rows separated by tabs; a table
        of one column is a box, read as paragraphs. Text boxes stand behind the paragraph that holds them.

    Raises
    ------
    InputError
        Where the file is damaged.
    """
    try:
        document = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError) as error:
        raise InputError(path, "", f"a damaged docx file ({error})", "a docx file that Word opens") from error
    numbering = Numbering(document)
    return "\n".join(line for item in document.iter_inner_content() for line in _item_lines(item, numbering))


def _item_lines(item: Paragraph | Table, numbering: Numbering) -> Iterator[str]:
    if isinstance(item, Table):
        yield from _table_lines(item, numbering)
        return
    yield numbering.number(item) + _own_text(item._p)
    for box in item._p.iter(qn("w:txbxContent")):
        if not any(above.tag.endswith("}Fallback") for above in box.iterancestors()):
            yield from (_own_text(paragraph) for paragraph in box.iter(qn("w:p")))


def _own_text(paragraph: BaseOxmlElement) -> str:
    """Text of a paragraph, with inserted runs, without deleted ones and without text boxes."""
    pieces: list[str] = []
    for run in paragraph.iter(qn("w:r")):
        if next(run.iterancestors(qn("w:p"))) is paragraph:
            pieces += [_BREAKS.get(part.tag, part.text or "") for part in run if part.tag in {*_BREAKS, qn("w:t")}]
    return "".join(pieces).strip(" ")


def _table_lines(table: Table, numbering: Numbering) -> Iterator[str]:
    if len(table.columns) == 1:
        seen: set[int] = set()
        for row in table.rows:
            for cell in row.cells:
                if id(cell._tc) not in seen:
                    seen.add(id(cell._tc))
                    yield from (line for item in cell.iter_inner_content() for line in _item_lines(item, numbering))
        return
    yield from tab_rows(_rows(table))


def _rows(table: Table) -> Iterator[list[Cell]]:
    """Cells by row; a merged cell has its text once, where it is met first."""
    seen: set[BaseOxmlElement] = set()
    for row in table.rows:
        cells: list[Cell] = []
        for cell in row.cells:
            cells.append(Cell("" if cell._tc in seen else cell.text))
            seen.add(cell._tc)
        yield cells
