"""`plans extract`: any plan document, in the register or not, as csv tables or a workbook."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import track
from rich.table import Table

from analysis.cli.console import RootOption, console
from analysis.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

FORMATS = ("csv", "xlsx")

NamesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[FILE]...", help="Files, or ids of documents; default: all at hand.")
]
OutOption = Annotated[Path | None, typer.Option(help="Folder for the files (default: build/read).")]
FormatOption = Annotated[str, typer.Option("--format", help="csv: a folder with a file a table; xlsx: one workbook.")]


def extract(
    names: NamesArgument = None, out: OutOption = None, kind: FormatOption = "csv", root: RootOption = None
) -> None:
    """Read documents, in the register or not, into tables with line, span and confidence."""
    from analysis.cli.reading import look, wanted_files
    from analysis.documents import read_document
    from analysis.files import write_all
    from analysis.pipeline.review import read_whole

    if kind not in FORMATS:
        raise InputError("plans extract", "--format", kind, f"one of {', '.join(FORMATS)}")
    workspace, register, folder = look(root)
    wanted = wanted_files(names, register, folder)
    target = out or workspace.build / "read"
    printer = console()
    summary = Table("document", "table", "rows")
    documents = [read_document(path, register, doc_id=doc_id) for doc_id, path in wanted]
    check_names([(document.doc_id, document.path) for document in documents])
    for document in track(documents, "Reading", console=printer, transient=True):
        tables = read_whole(document, register)
        write_all(contents_of(tables, target, document.doc_id, kind))
        for name, table in tables.items():
            summary.add_row(document.doc_id, name, str(len(table)))
    printer.print(summary)
    printer.print(f"Written to {target}", markup=False)


def check_names(named: list[tuple[str, Path]]) -> None:
    """Refuse two files that would be written to one place; nothing has been written then.

    Raises
    ------
    InputError
        Names both files.
    """
    first: dict[str, Path] = {}
    for name, path in named:
        if name in first:
            raise InputError(path, "", f"a second document named {name}", f"another name than that of {first[name]}")
        first[name] = path


def contents_of(tables: Mapping[str, pd.DataFrame], folder: Path, name: str, kind: str) -> dict[Path, bytes | str]:
    """Give the files of one document: a csv file a table in a folder of its own, or one workbook."""
    from analysis.files import csv_text

    if kind == "csv":
        return {folder / name / f"{table}.csv": csv_text(frame) for table, frame in tables.items()}
    return {folder / f"{name}.xlsx": workbook(tables)}


def workbook(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Make a workbook with a sheet a table; text stays text, so that a cell such as ``=1`` is no formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    for name, frame in tables.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.append(list(frame.columns))
        plain = frame.astype(object)
        for row in plain.where(plain.notna(), None).itertuples(index=False):
            cells = []
            for value in row:
                text = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
                cell = WriteOnlyCell(sheet, value=text)
                if isinstance(value, str):
                    cell.data_type = "s"
                cells.append(cell)
            sheet.append(cells)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
