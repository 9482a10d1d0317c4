"""`plans register`: a new document into the register, by what its own text says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.cli.console import RootOption, console
from analysis.cli.reading import check_file
from analysis.errors import InputError

if TYPE_CHECKING:
    from analysis.registry.schema import Column

SET_HELP = "A cell, such as --set issued=2026-01-18; may be repeated; counts before what the text says."
YesOption = Annotated[bool, typer.Option("--yes", help="Write the row without asking.")]
SetOption = Annotated[list[str] | None, typer.Option("--set", metavar="COLUMN=VALUE", help=SET_HELP)]


def register(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The document.")],
    cells: SetOption = None,
    yes: YesOption = False,
    root: RootOption = None,
) -> None:
    """Propose the row of data/registry/documents.csv for a file (title, place, period, kind …), and ask."""
    from analysis import registry
    from analysis.documents import read_document
    from analysis.documents.reading import identify
    from analysis.pipeline.registration import add_document, propose_row
    from analysis.pipeline.workspace import open_workspace

    workspace = open_workspace(root)
    known = registry.load(workspace.folders["registry"])
    document = read_document(check_file(file), known)
    if identify(file, known) is not None:
        raise InputError(file, "", f"the document {document.doc_id}, which is registered", "a new document")
    proposal = propose_row(document, known, given_cells(cells or [], tuple(known.schema["documents"].columns)))
    out = console()
    for name, cell in proposal.row.items():
        out.print(f"{name:13} {cell or '(not found)'}", markup=False)
    if proposal.missing:
        found = f"no {', '.join(proposal.missing)} in the text"
        if proposal.unknown_place:
            found += f" (it is of {proposal.unknown_place}, which places.csv lacks)"
        columns = known.schema["documents"].columns
        needed = [f"--set {name}={wanted(columns[name])}" for name in proposal.missing]
        raise InputError(file, "", found, "; ".join(needed))
    if not yes and not typer.confirm("Add this row to data/registry/documents.csv?"):
        out.print("Nothing written.")
        return
    add_document(proposal.row, workspace.locate("registry/documents.csv"), known)
    out.print(f"Registered as {proposal.row['doc_id']}. Put the file into {workspace.documents}.", markup=False)


def wanted(column: Column) -> str:
    """Say what a cell may hold: the words of its list, the file that it refers to, or its type."""
    if column.values:
        return "|".join(column.values)
    if column.refers:
        table, _, name = column.refers.partition(".")
        return f"VALUE, a {name} of data/registry/{table}.csv (a new one first needs a row there)"
    return f"VALUE, a {column.type}: {column.description}"


def given_cells(cells: list[str], columns: tuple[str, ...]) -> dict[str, str]:
    """Read ``column=value`` options.

    Raises
    ------
    InputError
        For another form, or a column that documents.csv lacks.
    """
    given = {}
    for cell in cells:
        name, equals, value = cell.partition("=")
        if not equals or name not in columns:
            raise InputError("plans register", "--set", cell, f"COLUMN=VALUE, with one of {', '.join(columns)}")
        given[name] = value.strip()
    return given
