"""The study as it stood on a date: a project folder of its own, in which what was published later does not exist."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from analysis import files, registry
from analysis.errors import InputError
from analysis.pipeline.stages import OBSERVED_TABLES, READ_TABLES
from analysis.pipeline.workspace import Workspace, open_workspace
from analysis.registry import Registry
from analysis.statistics.vintages import published

MARK = "AS-OF.md"
IDS = ("documents.doc_id", "sources.source_id")
Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Seen:
    """What was there on a date.

    Attributes
    ----------
    date : str
        ISO date, inclusive.
    documents, sources : frozenset of str
        Ids of plans issued, and of files of statistics published, on the date or before.
    later : tuple of str
        Ids of those that came later.
    """

    date: str
    documents: frozenset[str]
    sources: frozenset[str]
    later: tuple[str, ...]


def open_as_of(date: str, out: Path, workspace: Workspace) -> tuple[Workspace, Seen]:
    """Make a project folder for the study as it stood on a date; nothing is built yet.

    Parameters
    ----------
    date : str
        ISO date, inclusive. An edition without a date of publication counts as in
        :func:`analysis.statistics.as_of`.
    out : Path
        A new or empty folder, or one that an earlier call made.
    workspace : Workspace
        The project; only read.

    Returns
    -------
    Workspace, Seen
        The new project: register and derived tables hold what was there on the date, documents and statistics are
        looked for where the old one looks.

    Raises
    ------
    InputError
        For a word that is no date, or a folder that belongs to the project or holds something else.
    """
    target = _checked_folder(out, workspace)
    register = registry.load(workspace.folders["registry"])
    tables = {name: files.read_csv(workspace.locate(f"registry/{name}.csv")) for name in register.schema}
    seen = _seen(_checked_date(date), tables)
    written = {target / "data" / "registry" / f"{name}.csv": t for name, t in _register(tables, seen, register).items()}
    for name in ("schema", "tables"):
        written[target / "data" / "registry" / f"{name}.csv"] = files.read_csv(workspace.locate(f"registry/{name}.csv"))
    for name in (*READ_TABLES, *OBSERVED_TABLES):
        path = workspace.locate(f"derived/{name}.csv")
        if path.is_file():
            written[target / "data" / "derived" / f"{name}.csv"] = _rows(files.read_csv(path), seen)
    files.write_all({path: files.csv_text(table) for path, table in written.items()})
    files.write_atomic(target / MARK, _mark(seen))
    made = open_workspace(target)
    return replace(made, documents=workspace.documents, statistics=workspace.statistics), seen


def _checked_date(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise InputError("plans reproduce", "--as-of", text, "a date, YYYY-MM-DD") from error


def _checked_folder(out: Path, workspace: Workspace) -> Path:
    """Refuse folders of the project (except below build/), and folders that hold something else."""
    target, root = out.expanduser().resolve(), workspace.root
    inside = target.is_relative_to(root) and not (target.is_relative_to(workspace.build) and target != workspace.build)
    taken = [root, workspace.documents, workspace.statistics]
    if inside or any(folder.resolve().is_relative_to(target) for folder in taken):
        raise InputError(
            "plans reproduce", "--out", str(target), "a folder outside the project: its tables stay as they are"
        )
    if target.exists() and not target.is_dir():
        raise InputError("plans reproduce", "--out", f"{target}, a file", "a folder")
    if target.is_dir() and any(target.iterdir()) and not (target / MARK).is_file():
        raise InputError("plans reproduce", "--out", f"{target}, which is not empty", "a new or empty folder")
    return target


def _seen(date: str, tables: Tables) -> Seen:
    documents, sources = tables["documents"], tables["sources"]
    issued = documents["issued"] <= date
    there = published(sources) <= date
    later = [*documents.loc[~issued, "doc_id"], *sources.loc[~there, "source_id"]]
    return Seen(
        date,
        frozenset(documents.loc[issued, "doc_id"]),
        frozenset(sources.loc[there, "source_id"]),
        tuple(sorted(map(str, later))),
    )


def _register(tables: Tables, seen: Seen, register: Registry) -> dict[str, pd.DataFrame]:
    """Files of the register without later documents and sources, and without rows about them."""
    kept = {}
    for name, table in tables.items():
        columns = [c.name for c in register.schema[name].columns.values() if c.refers in IDS]
        own = [ident.partition(".")[2] for ident in IDS if ident.startswith(f"{name}.")]
        kept[name] = table[~table[[*own, *columns]].isin(set(seen.later)).any(axis=1)]
    editions = set(kept["sources"]["edition"])
    kept["edition_map"] = kept["edition_map"][kept["edition_map"]["edition"].isin(editions)]
    return kept


def _rows(table: pd.DataFrame, seen: Seen) -> pd.DataFrame:
    """Rows of a derived table that come from what was there."""
    known: dict[str, Collection[str]] = {"doc_id": seen.documents, "source_id": seen.sources}
    for column in [name for name in known if name in table]:
        table = table[table[column].isin(known[column])]
    return table


def _mark(seen: Seen) -> str:
    lines = [
        f"# The study as it stood on {seen.date}",
        "",
        f"Documents: {', '.join(sorted(seen.documents)) or 'none'}",
        "",
        f"Statistics: {', '.join(sorted(seen.sources)) or 'none'}",
        "",
        f"Published later, not seen: {', '.join(seen.later) or 'none'}",
    ]
    return "\n".join(lines) + "\n"
