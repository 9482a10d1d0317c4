"""The build: what is stale, what ran, what changed in the tables."""

from __future__ import annotations

import contextlib
import json
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import files
from analysis.documents import DocumentFolder, find_documents
from analysis.errors import InputError, PlansError
from analysis.pipeline import stamp
from analysis.pipeline.changes import Change, changes_csv, folder_changes, snapshot
from analysis.pipeline.plan import Items, make_jobs, read_figure_list
from analysis.pipeline.running import run_job
from analysis.pipeline.stage import Job
from analysis.pipeline.stages import MADE_TABLES, NOTEBOOKS, READ_TABLES, STAGES
from analysis.pipeline.workspace import Workspace, load_register
from analysis.statistics import find_files

if TYPE_CHECKING:
    from analysis.pipeline.adapter import Stale

# Stages that make pictures; the list of figures, which says what these show, belongs to the tables.
DRAWING = frozenset({"figure", "gallery"})


@dataclass(frozen=True)
class Options:
    """What a build is asked for.

    Attributes
    ----------
    notebooks, figures : bool
        Whether notebooks are executed, and figures drawn.
    only : tuple of str
        Names of stages, or of single jobs; empty for all. What they are made from is taken as it is.
    started : callable
        Called with the name of each job when it begins.
    changed : callable
        Called with the rows of derived tables that differ from before and the csv file that holds all of them, also
        where the build failed in the middle.
    """

    notebooks: bool = True
    figures: bool = True
    only: tuple[str, ...] = ()
    started: Callable[[str], None] = field(default=lambda _name: None)
    changed: Callable[[Sequence[Change], Path], None] = field(default=lambda _changes, _file: None)


@dataclass(frozen=True)
class Built:
    """What a build did.

    Attributes
    ----------
    ran : tuple of str
        Jobs that ran, in order.
    up_to_date : int
        Jobs that did not have to.
    sources : mapping of str
        Size and time of what the build began with.
    """

    ran: tuple[str, ...]
    up_to_date: int
    sources: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Situation:
    """A project as it is found: its folders, its documents at hand, its jobs."""

    workspace: Workspace
    folder: DocumentFolder
    options: Options = Options()

    def jobs(self) -> list[Job]:
        """Jobs of the build; figures are those that the last run of ``figure list`` found."""
        notebooks = NOTEBOOKS if self.options.notebooks and self.workspace.folders["notebooks"].is_dir() else {}
        sources = statistics_files(self.workspace.statistics)
        items = Items(self.folder.matched, sources, read_figure_list(self.workspace), notebooks)
        jobs = _only(make_jobs(STAGES, self.workspace, items), self.options.only)
        return jobs if self.options.figures else [job for job in jobs if job.name.split(" ")[0] not in DRAWING]

    @property
    def state(self) -> Path:
        """Folder in which the build engine remembers what it did."""
        return self.workspace.locate("build/engine")


def statistics_files(folder: Path) -> dict[str, Path]:
    """Files of statistics by their path in the folder; none where there is no folder."""
    return {path.relative_to(folder).as_posix(): path for path in find_files(folder)} if folder.is_dir() else {}


def survey(workspace: Workspace, options: Options | None = None) -> Situation:
    """Look for documents and load the registry, which checks it.

    Raises
    ------
    InputError
        For a mistake in the registry, a register that lacks a table of the build, or two files that hold one document.
    """
    register = load_register(workspace.folders["registry"])
    unknown = sorted({*READ_TABLES, *MADE_TABLES} - set(register.tables))
    if unknown:
        path = workspace.short(workspace.locate("registry/tables.csv"))
        found = f"no {', '.join(unknown)}, which the build makes"
        raise InputError(path, "", found, "the columns of every table; is this register older than the program?")
    at_hand = find_documents(workspace.documents, register) if workspace.documents.is_dir() else DocumentFolder()
    return Situation(workspace, at_hand, options or Options())


def stale(situation: Situation) -> list[Stale]:
    """Jobs that the next build would run, and why.

    Raises
    ------
    InputError
        Where a file is missing that no stage makes.
    """
    jobs = situation.jobs()
    _require_inputs(jobs, situation.workspace)
    state = stamp.state_of(jobs)
    if stamp.is_current(state, situation.state):
        return []
    from analysis.pipeline import adapter  # the build engine is slow to start

    found = adapter.stale_jobs(jobs, situation.state)
    if not found:
        stamp.write_stamp(state, situation.state)
    return found


def never_built(waiting: Sequence[Stale], situation: Situation) -> bool:
    """Whether all jobs wait because none has ever run, nor failed."""
    from analysis.pipeline.adapter import CASCADE, FIRST_RUN

    reasons = {reason for job in waiting for reason in job.reasons}
    fresh = all(reason == FIRST_RUN or reason.endswith(CASCADE) for reason in reasons)
    return bool(waiting) and fresh and len(waiting) == len(situation.jobs()) and not failures(situation)


def failures(situation: Situation) -> dict[str, str]:
    """Jobs that failed when they last ran, and have not run since, each with its message."""
    known = _known_failures(situation)
    names = {job.name for job in situation.jobs()} if known else set()
    return {name: message for name, message in known.items() if name in names}


def _known_failures(situation: Situation) -> dict[str, str]:
    known: dict[str, str] = stamp.remembered(_failures_file(situation))
    return known


def _failures_file(situation: Situation) -> Path:
    return situation.state / "failed.json"


def _note_outcome(situation: Situation, job: str, message: str = "") -> None:
    """Remember the failure of a job for `plans status`; an empty message ends it."""
    known = _known_failures(situation)
    now = {name: text for name, text in {**known, job: message}.items() if text}
    if now != known:
        files.write_atomic(_failures_file(situation), json.dumps(now, ensure_ascii=False))


def build(situation: Situation, run: Callable[[Job], None] = run_job, *, tables: Built | None = None) -> Built:
    """Bring everything up to date.

    Parameters
    ----------
    situation : Situation
        The project.
    run : callable
        Makes the outputs of one job.
    tables : Built, optional
        What a build without figures has just done: only what comes after the tables is looked at.

    Raises
    ------
    PlansError
        Where a stage fails; what the others made is kept, and a failed stage leaves its files as they were.
    """
    from analysis.pipeline import adapter  # the build engine is slow to start

    _require_inputs(situation.jobs(), situation.workspace)
    sources = tables.sources if tables else stamp.state_of(situation.jobs())["sources"]
    derived = situation.workspace.folders["derived"]
    before, noted = snapshot(derived), _runner(situation, run)
    try:
        # Which figures there are to draw is known only when the tables are made.
        first = _until_figures(situation.jobs())
        made = adapter.run_jobs(first, situation.state, noted) if first and not tables else ()
        rest = situation.jobs()[len(first) :]
        drawn = adapter.run_jobs(rest, situation.state, noted) if rest else ()
    finally:
        changes = folder_changes(before, derived)
        if changes:
            report = situation.workspace.locate("build/changes.csv")
            files.write_atomic(report, changes_csv(changes))
            situation.options.changed(changes, report)
    _stamp_unless_edited(situation, sources)
    ran = (*made, *drawn)
    return Built(ran, len(situation.jobs()) - len(ran), sources)


def _stamp_unless_edited(situation: Situation, sources: Mapping[str, object]) -> None:
    """Stamp a finished build, but not where a source was edited while it ran: it may have read the old one."""
    after = stamp.state_of(situation.jobs())
    if all(after["sources"].get(path) == signature for path, signature in sources.items()):
        stamp.write_stamp(after, situation.state)


def check(situation: Situation) -> list[str]:
    """Build a copy in ``build/check`` and say which committed files are not what the build makes.

    Notebooks are left out: nothing that they make is committed.

    Returns
    -------
    list of str
        Names of files that differ, are missing, or are not made by the build; empty where all is well.
    """
    workspace = situation.workspace
    scratch = workspace.scratch()
    _copy_tables(workspace.folders["derived"], scratch.folders["derived"])
    copy = replace(situation, workspace=scratch, options=replace(situation.options, notebooks=False))
    build(copy)
    made = {name: path for job in copy.jobs() for name, path in job.outputs.items() if _committed(name)}
    return sorted(
        workspace.short(workspace.locate(name))
        for name in {*made, *_present(workspace)}
        if not _same(workspace.locate(name), made.get(name))
    )


def _copy_tables(source: Path, target: Path) -> None:
    for path in target.glob("*.csv"):
        path.unlink()
    files.write_all({target / name: content for name, content in snapshot(source).items()})


def _committed(name: str) -> bool:
    return name.split("/")[0] in ("data", "derived", "figures")


def _present(workspace: Workspace) -> set[str]:
    """Find committed files that only a build may have made; tables read from documents may just stand there."""
    read = {name for stage in STAGES if stage.needs for name in stage.outputs}
    found = {
        f"{folder}/{path.name}"
        for folder in ("derived", "figures")
        for path in workspace.folders[folder].glob("[!.]*")
        if path.is_file()
    }
    return found - read


def _same(here: Path, made: Path | None) -> bool:
    return made is not None and here.is_file() and here.read_bytes() == made.read_bytes()


def _only(jobs: list[Job], wanted: tuple[str, ...]) -> list[Job]:
    if not wanted:
        return jobs
    chosen = {job.name for job in jobs if job.name in wanted or job.name.split(" ")[0] in wanted}
    # What a figure shows, and at first which figures there are, is known from the list alone.
    drawn = [job.name for job in jobs if job.name.startswith("figure ")]
    if chosen & set(drawn) or (not drawn and any(name.split(" ")[0] == "figure" for name in wanted)):
        chosen.add("figure-list")
    if not chosen:
        names = ", ".join(sorted({job.name for job in jobs}))
        raise InputError("stages", "--only", " ".join(wanted), f"one of {names}")
    return [job for job in jobs if job.name in chosen]


def _until_figures(jobs: list[Job]) -> list[Job]:
    """Jobs up to the list of figures."""
    names = [job.name for job in jobs]
    return jobs[: names.index("figure-list") + 1] if "figure-list" in names else []


def _require_inputs(jobs: Sequence[Job], workspace: Workspace) -> None:
    """Say what is missing before the build engine does: a table that no stage makes when no documents are at hand."""
    made = {path for job in jobs for path in job.outputs.values()}
    for job in jobs:
        for name, path in (*job.inputs.items(), *job.reads.items()):
            if path not in made and not path.exists():
                expected = f"the file, from which «{job.name}» is made"
                if name.startswith("derived/"):
                    expected += "; restore it, or put the documents into " + str(workspace.documents)
                raise InputError(workspace.short(path), "", "no such file", expected)


def _runner(situation: Situation, make: Callable[[Job], None]) -> Callable[[Job], None]:
    def run(job: Job) -> None:
        situation.options.started(job.name)
        try:
            make(job)
            _note_outcome(situation, job.name)
        except (PlansError, OSError) as error:
            with contextlib.suppress(PlansError, OSError):
                _note_outcome(situation, job.name, str(error))
            raise
        except Exception as error:
            _note_outcome(situation, job.name, f"{type(error).__name__}: {error}")
            log = situation.workspace.locate("build/errors.txt")
            files.write_atomic(log, f"{job.name}\n\n{traceback.format_exc()}")
            short = situation.workspace.short(log)
            raise PlansError(f"{type(error).__name__}: {error} (a defect of the project; see {short})") from error

    return run
