"""`plans extract`: any plan document, in the register or not, as csv tables or a workbook."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from analysis.cli.building import progress
from analysis.cli.console import RootOption, console, show_error
from analysis.errors import InputError, PlansError

if TYPE_CHECKING:
    import pandas as pd

    from analysis.documents import Document
    from analysis.registry import Registry

FORMATS = ("csv", "xlsx")
NONE = {
    "indicator_tables": "no printed table with indicators and targets",
    "table_notes": "no notes below a table",
    "industry_layout": "no table of industries by place",
    "repairs": "nothing damaged",
    "named_misses": "no target is said to be missed",
    "unmatched": "every statement has its concept",
}

NamesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[FILE]...", help="Files, or ids of documents; default: all at hand.")
]
OutOption = Annotated[Path | None, typer.Option(help="Folder for the files (default: build/read).")]
FormatOption = Annotated[str, typer.Option("--format", help="csv: a folder with a file a table; xlsx: one workbook.")]


def extract(
    names: NamesArgument = None, out: OutOption = None, kind: FormatOption = "csv", root: RootOption = None
) -> None:
    """Read documents, in the register or not, into tables with line, span and confidence.

    What cannot be read is listed at the end; exit code 1 where that is a file or a row of a table.
    """
    from analysis.cli.reading import look, wanted_files
    from analysis.extraction import lost_rows, reading_problems
    from analysis.files import write_all
    from analysis.pipeline.review import read_whole

    if kind not in FORMATS:
        raise InputError("plans extract", "--format", kind, f"one of {', '.join(FORMATS)}")
    if out is not None and out.suffix.lower().lstrip(".") in FORMATS and not out.is_dir():
        raise PlansError(f"{out} is a file name; expected a folder")
    workspace, register, folder = look(root)
    wanted, wrong = wanted_files(names, register, folder)
    if not wanted and not wrong:
        raise PlansError(f"no documents in {workspace.documents}; see plans documents")
    target = out or workspace.build / "read"
    printer = console()
    summary = Table("document", "table", "rows", "why none")
    documents, failed = readable(wanted, register)
    failed += wrong
    check_names([(document.doc_id, document.path) for document in documents])
    problems: list[InputError] = []
    with progress(printer, len(documents), lines=False) as started:
        for document in documents:
            started(document.doc_id)
            try:
                tables = read_whole(document, register)
            except PlansError as error:
                failed.append(error)
                continue
            problems += reading_problems(document, register)
            write_all(contents_of(tables, target, document.doc_id, kind))
            for name, table in tables.items():
                summary.add_row(document.doc_id, name, str(len(table)), why_none(name, tables))
    if summary.row_count:
        printer.print(summary)
        printer.print(f"Written to {target}", markup=False)
    show_problems(problems, failed)
    if failed or lost_rows(problems):
        raise typer.Exit(1)


def readable(
    wanted: Sequence[tuple[str | None, Path]], register: Registry
) -> tuple[list[Document], list[PlansError]]:
    """Read files as documents; those that cannot be read come back as errors, and the others are read all the same."""
    from analysis.documents import read_document

    documents: list[Document] = []
    failed: list[PlansError] = []
    for doc_id, path in wanted:
        try:
            documents.append(read_document(path, register, doc_id=doc_id))
        except PlansError as error:
            failed.append(error)
    return documents, failed


def show_problems(problems: Sequence[InputError], failed: Sequence[PlansError]) -> None:
    """Print what could not be read: cells and rows that no rule places, and whole files."""
    if problems:
        show_error(f"{len(problems)} places of tables are not read (kept as far as they can be read):")
    for problem in (*problems, *failed):
        show_error(str(problem))


def why_none(name: str, tables: Mapping[str, pd.DataFrame]) -> str:
    """Say why a table has no rows; empty where it has."""
    if len(tables[name]):
        return ""
    if name == "verdicts":
        rows = tables["indicator_tables"]
        printed = rows[rows["outcome"].notna() | rows["outcome_growth"].notna()]
        if not len(rows):
            return "no indicator table, so no printed target to judge"
        return "" if len(printed) else "its tables print targets without outcomes; statistics judge them in the build"
    if name in ("targets", "outcomes") and len(tables["statements"]):
        return "no statement of this kind in the text"
    return NONE.get(name, "nothing of this kind in the text")


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
