"""Marks without a note: ``*`` at a name or value that nothing below the table explains."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from analysis.documents import Document
from analysis.errors import InputError
from analysis.extraction.tables.cell_values import MARK, cell_marks
from analysis.extraction.tables.notes.lines import Note
from analysis.extraction.tables.rows import PrintedRow


def unexplained_marks(document: Document, rows: Sequence[PrintedRow], notes: Sequence[Note]) -> list[InputError]:
    """Find the marks of a table that no note explains.

    Parameters
    ----------
    document : Document
        The document.
    rows : sequence of PrintedRow
        Rows of the table.
    notes : sequence of Note
        Its notes.

    Returns
    -------
    list of InputError
        One for each mark, with the line of the first row that bears it and the number of such rows. The mark is
        neither part of a name nor a flag, so that this alone tells of it.
    """
    explained = cell_marks("".join(note.text for note in notes))
    bearing: dict[str, list[PrintedRow]] = defaultdict(list)
    for row in rows:
        signs = cell_marks(row.marks + "".join(cell.text for cell in row.cells.values()))
        for sign in dict.fromkeys(signs):
            if sign in MARK and sign not in explained:
                bearing[sign].append(row)
    return [
        InputError(
            document.path,
            f"line {document.line_at(marked[0].at.start)}, {marked[0].label}",
            f"the mark {sign} at {len(marked)} rows and no note on it",
            "a note below the table that says what it means",
        )
        for sign, marked in bearing.items()
    ]
