"""Readings with their corrections, and the file of corrections that people add to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis import files
from analysis.audit.corrections import COLUMNS, FILE, NAMED_BY, CorrectionError, check_corrections, correct
from analysis.errors import InputError
from analysis.pipeline.workspace import Workspace
from analysis.registry import Registry
from analysis.registry.rows import read_rows

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Added:
    """What :func:`add_corrections` did: rows added, and documents that they were checked against."""

    rows: int
    fresh: tuple[str, ...]


def corrections_of(registry: Registry) -> tuple[Mapping[str, object], ...]:
    """Rows of reading_corrections.csv."""
    return registry.rows.get(Path(FILE).stem, ())


def corrected_tables(tables: Tables, registry: Registry, doc_id: str) -> dict[str, pd.DataFrame]:
    """Apply the corrections of one document to what has just been read from it; errors as ``correct``."""
    own = [row for row in corrections_of(registry) if row["doc_id"] == doc_id]
    return {
        name: correct(table, registry.tables[name], own, {doc_id}) if name in NAMED_BY else table
        for name, table in tables.items()
    }


def add_corrections(path: Path, workspace: Workspace, registry: Registry) -> Added:
    """Check a file of corrections and add its rows to reading_corrections.csv; nothing is written on an error.

    Parameters
    ----------
    path : Path
        csv file with the columns of reading_corrections.csv, as the review page offers it.
    workspace : Workspace
        The project. Where a document is at hand it is read anew and the guards are checked against the reading, else
        against the derived tables.
    registry : Registry
        With the corrections that there are.

    Raises
    ------
    InputError
        For cells that are not what the schema says, unknown documents, two corrections of one cell, a row that is
        gone, a value that the reader gives by itself; all problems are listed.
    """
    new = [row.values for row in read_rows(path, registry.schema[Path(FILE).stem].columns)]  # noqa: PD011
    if not new:
        raise InputError(path, "", "no rows", "corrections, one a row")
    unknown = sorted({str(row["doc_id"]) for row in new} - set(registry.documents))
    if unknown:
        expected = f"one of {', '.join(registry.documents)}; plans register FILE adds a document"
        raise InputError(path, "column doc_id", ", ".join(unknown), expected)
    merged = [*corrections_of(registry), *new]
    if problems := list(check_corrections(merged, registry.tables)):
        raise CorrectionError(problems)
    fresh = _check_guards(merged, {str(row["doc_id"]) for row in new}, workspace, registry)
    files.write_csv(workspace.locate(f"registry/{FILE}"), _frame(merged))
    return Added(len(new), fresh)


def _frame(rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    ordered = sorted(rows, key=lambda row: tuple(str(row[name] or "") for name in ("doc_id", "table", "row", "column")))
    cells = [{name: row[name] for name in COLUMNS} for row in ordered]
    return pd.DataFrame(cells, columns=list(COLUMNS), dtype="string")


def _check_guards(
    rows: Iterable[Mapping[str, object]], documents: set[str], workspace: Workspace, registry: Registry
) -> tuple[str, ...]:
    """Apply all corrections of the documents, and forget the result; returns the documents that were read anew."""
    from analysis.documents import find_documents, read_document
    from analysis.pipeline.steps.extract import document_tables

    there = find_documents(workspace.documents, registry).matched if workspace.documents.is_dir() else {}
    wanted = [row for row in rows if row["doc_id"] in documents]
    for doc_id in sorted(documents):
        own = [row for row in wanted if row["doc_id"] == doc_id]
        if doc_id in there:
            tables: Tables = document_tables(read_document(there[doc_id], registry, doc_id), registry)
        else:
            tables = {name: _committed(name, doc_id, workspace) for name in NAMED_BY}
        for name in NAMED_BY:
            correct(tables[name], registry.tables[name], own, {doc_id} & set(there))
    return tuple(sorted(documents & set(there)))


def _committed(name: str, doc_id: str, workspace: Workspace) -> pd.DataFrame:
    table = files.read_csv(workspace.locate(f"derived/{name}.csv"))
    return table[table["doc_id"] == doc_id]
