"""`plans documents`: what there is to read; and how commands find the documents that they are given."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table

from analysis.cli.console import RootOption, console
from analysis.errors import InputError, PlansError

if TYPE_CHECKING:
    from analysis.documents import DocumentFolder
    from analysis.pipeline.workspace import Workspace
    from analysis.registry import DocumentEntry, Registry


def documents(root: RootOption = None) -> None:
    """List documents: found, missing (with title, number and date), not registered, not readable."""
    workspace, register, folder = look(root)
    out = console()
    table = Table()
    for name in ("document", "title", "number", "issued", "file"):
        table.add_column(name, overflow="fold")
    for doc_id, entry in register.documents.items():
        path = folder.matched.get(doc_id)
        file = path.name if path else "[red]missing[/red]"
        table.add_row(doc_id, entry.title, entry.number, entry.issued, file)
    out.print(table)
    found, known = len(folder.matched), len(register.documents)
    out.print(f"{found} of {known} registered documents found in {workspace.documents}.", markup=False)
    for path in folder.unregistered:
        out.print(f"not registered: {path.name} (no row of data/registry/documents.csv fits its content)", markup=False)
    for path, reason in folder.unreadable:
        out.print(f"not readable: {path.name}: {reason}", markup=False)
    if found < known:
        out.print(f"Put missing documents into {workspace.documents}, or name another folder in PLANS_DOCUMENTS.")


def look(root: Path | None) -> tuple[Workspace, Registry, DocumentFolder]:
    """Open the project: folders, registry, and the documents that are at hand."""
    from analysis import registry
    from analysis.documents import DocumentFolder, find_documents
    from analysis.pipeline.workspace import open_workspace

    workspace = open_workspace(root)
    register = registry.load(workspace.folders["registry"])
    there = workspace.documents.is_dir()
    return workspace, register, find_documents(workspace.documents, register) if there else DocumentFolder()


def find_file(name: str, register: Registry, folder: DocumentFolder) -> Path:
    """Find the file of one document: a path, or the id of a document at hand.

    Raises
    ------
    InputError
        Where it is neither, or a folder; says which documents there are.
    """
    path = Path(name)
    # A folder may bear the id of a document, such as one that `plans extract` has written.
    if path.is_file() or (path.is_dir() and name not in register.documents):
        return check_file(path)
    return _file(name, register, folder)


def check_file(path: Path) -> Path:
    """Give back a path that is no folder.

    Raises
    ------
    PlansError
        For a folder.
    """
    if path.is_dir():
        raise PlansError(f"{path} is a folder; expected a file")
    return path


def wanted_files(
    names: list[str] | None, register: Registry, folder: DocumentFolder
) -> tuple[list[tuple[str | None, Path]], list[PlansError]]:
    """List the documents to read, id (None for a file that is recognised by content) and file; errors of the others."""
    if not names:
        return list(folder.matched.items()), []
    found: list[tuple[str | None, Path]] = []
    wrong: list[PlansError] = []
    for name in names:
        try:
            found.append((None if Path(name).is_file() else name, find_file(name, register, folder)))
        except PlansError as error:
            wrong.append(error)
    return found, wrong


def _file(doc_id: str, register: Registry, folder: DocumentFolder) -> Path:
    entry: DocumentEntry | None = register.documents.get(doc_id)
    if entry is None:
        known = ", ".join(register.documents)
        raise InputError("data/registry/documents.csv", "", f"no document {doc_id}", f"a file, or one of {known}")
    if doc_id not in folder.matched:
        what = " ".join(part for part in (entry.title, entry.number, entry.issued) if part)
        raise InputError(doc_id, "", "no file with this document", f"the document «{what}»; see plans documents")
    return folder.matched[doc_id]
