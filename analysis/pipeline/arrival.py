"""Arrival: a new file of statistics comes in; either it is registered and in its folder, or nothing has changed."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from analysis import files
from analysis.errors import InputError
from analysis.pipeline.workspace import Workspace
from analysis.registry import Registry
from analysis.statistics import Proposal, Source, propose_file, with_proposal, write_proposal

KEPT_FOLDERS = ("registry", "derived", "figures")


@dataclass(frozen=True)
class Arrival:
    """A file that is about to be added.

    Attributes
    ----------
    path, target : Path
        The file, and where it will stand among the statistics.
    proposal : Proposal
        What it is, and the map of its columns.
    source : Source
        Its row of sources.csv.
    """

    path: Path
    target: Path
    proposal: Proposal
    source: Source


def announce(path: Path, workspace: Workspace, registry: Registry, edition: str | None = None) -> Arrival:
    """Recognise a file of statistics and say what would be added; nothing is written.

    Parameters
    ----------
    path : Path
        Yearbook sheet or bulletin, anywhere.
    workspace : Workspace
        The project.
    registry : Registry
        Its register.
    edition : str, optional
        For a file that prints no year.

    Raises
    ------
    InputError
        Where it is no statistics, is registered already (or its edition is), prints no edition, or speaks of a place
        outside the register.
    """
    if not path.is_file():
        raise InputError(path, "", "no such file", "a yearbook sheet or a bulletin")
    proposal = propose_file(path, registry, edition)
    with_proposal(registry, proposal)
    if proposal.source is None:
        raise InputError(path, "", "neither edition nor data year in the file", "--edition with its year")
    if not proposal.places:
        raise InputError(path, "", "no place of the register", "figures of places of places.csv")
    return Arrival(path, _target(path, proposal.source, workspace.statistics), proposal, proposal.source)


def _target(path: Path, source: Source, folder: Path) -> Path:
    """Place of the file among the statistics: where it is already, else under its own name where that is free."""
    if path.resolve().is_relative_to(folder.resolve()):
        return path.resolve()
    return folder / path.name if not (folder / path.name).exists() else folder / f"{source.source_id}{path.suffix}"


def admit(arrival: Arrival, registry: Registry) -> None:
    """Copy the file among the statistics and write its rows into the register."""
    files.write_atomic(arrival.target, arrival.path.read_bytes())
    write_proposal(registry, arrival.proposal)


@contextmanager
def undone_on_failure(workspace: Workspace, others: Iterable[Path]) -> Iterator[None]:
    """Bring register, tables and figures back to what they were where anything in the block fails.

    Parameters
    ----------
    workspace : Workspace
        The project.
    others : iterable of Path
        Further files that the block may make or change.
    """
    others = tuple(others)
    before = {path: path.read_bytes() for path in _present(workspace, others)}
    try:
        yield
    except BaseException:
        for path in _present(workspace, others) - set(before):
            with contextlib.suppress(OSError):
                path.unlink()
        files.write_all(before)
        raise


def _present(workspace: Workspace, others: Iterable[Path]) -> set[Path]:
    folders = (workspace.folders[name] for name in KEPT_FOLDERS)
    return {path for path in (*(p for folder in folders for p in folder.glob("*")), *others) if path.is_file()}
