"""Foresight: what a new file would change, found by making the tables anew in a folder that is thrown away."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analysis import files, registry
from analysis.files import csv_text
from analysis.pipeline.arrival import Arrival
from analysis.pipeline.build import Situation, statistics_files
from analysis.pipeline.changed import Changed
from analysis.pipeline.changes import snapshot
from analysis.pipeline.codebase import with_codes
from analysis.pipeline.plan import Items, make_jobs, read_figure_list, read_figure_rows, redrawn
from analysis.pipeline.running import run_job
from analysis.pipeline.stage import Job
from analysis.pipeline.stages import NOTEBOOKS, STAGES
from analysis.pipeline.workspace import Workspace
from analysis.statistics import with_proposal

DRAWN = ("figures/", "build/figures/", "executed/")


def foresee(arrival: Arrival, situation: Situation) -> Changed:
    """Find what a new file changes, without touching the project.

    Parameters
    ----------
    arrival : Arrival
        The file.
    situation : Situation
        The project as it is; its derived tables are taken as they stand.

    Returns
    -------
    Changed
        Tables are made, those whose inputs do not differ are left alone; figures and notebooks are named, not drawn.
    """
    workspace = situation.workspace
    with _copy(workspace) as copy:
        changed = _add(arrival, copy) | {f"statistics/{_name(arrival, copy)}"}
        ran: dict[str, tuple[str, ...]] = {}
        old = read_figure_list(workspace)
        for job in _jobs(arrival, situation, copy):
            pictures = redrawn(old, read_figure_list(copy)).get(job.name, ())
            reasons = (*(name for name in job.inputs if name in changed), *pictures)
            if reasons:
                ran[job.name] = reasons
                changed |= _outcome(job, workspace)
        before, after = (_tables(one) for one in (workspace, copy))
        shown = read_figure_rows(workspace)
        if shown is None:
            # Against nothing every row of every figure would count as added.
            return Changed(arrival, before, after, ran, figures_known=False)
        return Changed(arrival, before | shown, after | (read_figure_rows(copy) or {}), ran)


def _jobs(arrival: Arrival, situation: Situation, copy: Workspace) -> list[Job]:
    """List the jobs of the copy, in the order of the stage list: what a job reads has been made before it."""
    sources = {**statistics_files(copy.statistics), _name(arrival, copy): arrival.path}
    notebooks = NOTEBOOKS if situation.options.notebooks and copy.folders["notebooks"].is_dir() else {}
    items = Items(situation.folder.matched, sources, read_figure_list(situation.workspace), notebooks)
    wanted = situation.options.only
    jobs = [job for job in make_jobs(STAGES, copy, items) if not wanted or job.name.split(" ")[0] in wanted]
    return with_codes(jobs, situation.state)


def _tables(workspace: Workspace) -> dict[str, bytes]:
    return {f"derived/{name}": content for name, content in snapshot(workspace.folders["derived"]).items()}


def _name(arrival: Arrival, workspace: Workspace) -> str:
    return arrival.target.relative_to(workspace.statistics).as_posix()


def _outcome(job: Job, original: Workspace) -> set[str]:
    """Run a job that makes tables; names of the outputs that differ from the project's."""
    if all(name.startswith(DRAWN) for name in job.outputs):
        return set(job.outputs)
    run_job(job)
    return {name for name, path in job.outputs.items() if not _same(path, original.locate(name))}


def _same(made: Path, there: Path) -> bool:
    return there.is_file() and made.read_bytes() == there.read_bytes()


def _add(arrival: Arrival, copy: Workspace) -> set[str]:
    """Put the rows of the new source into the copied register; names of the files that differ."""
    folder = copy.folders["registry"]
    sources, edition_map = with_proposal(registry.load(folder), arrival.proposal)
    changed = set()
    for name, table in (("sources", sources), ("edition_map", edition_map)):
        path, text = folder / f"{name}.csv", csv_text(table)
        if path.read_text(encoding="utf-8") != text:
            files.write_atomic(path, text)
            changed.add(f"registry/{name}.csv")
    return changed


@contextmanager
def _copy(workspace: Workspace) -> Iterator[Workspace]:
    """Give the project with register and outputs in a folder of their own."""
    with tempfile.TemporaryDirectory(prefix="plans-") as name:
        root = Path(name)
        folders = {folder: root / folder for folder in ("registry", "derived", "figures", "build", "extracted", "data")}
        shutil.copytree(workspace.folders["registry"], folders["registry"])
        files.write_all(
            {folders["derived"] / name: text for name, text in snapshot(workspace.folders["derived"]).items()}
        )
        memories = [path for path in workspace.build.glob("*.json") if path.is_file()]
        files.write_all({folders["build"] / path.name: path.read_bytes() for path in memories})
        extracted = workspace.folders["extracted"]
        yield Workspace(
            workspace.root,
            workspace.documents,
            workspace.statistics,
            {**workspace.folders, **folders, "extracted": extracted},
        )
