"""The only module that knows the build engine (pytask): jobs in, what is stale and what happened out.

Guards against what pytask does not do by itself: edited helper modules (the import closure of a function is a
dependency), plain arguments (the spec is a hashed node), and the lock file beside the sources (it stays in build/).
pytask's time grows with the number of nodes, so the code of a job is one node; which file changed is remembered here.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytask
from _pytask import state as engine_state

from analysis import files
from analysis.errors import BuildError, PlansError
from analysis.pipeline.codebase import CODE_INPUT, Code, CodeMemory
from analysis.pipeline.stage import Job

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytask.explain import ChangeReason

CASCADE = "will be made anew"
REASONS = {
    "missing": "is missing",
    "changed": "has changed",
    "not_in_db": "is new",
    "cascade": CASCADE,
}
FIRST_RUN = "has not run yet"
CODE = "its code"


@dataclass(frozen=True)
class Stale:
    """A job that has to run, and why: one line for each file or spec that changed."""

    name: str
    reasons: tuple[str, ...]


def stale_jobs(jobs: Iterable[Job], state: Path) -> list[Stale]:
    """Which jobs would run, without running them.

    Parameters
    ----------
    jobs : iterable of Job
        All jobs of the build.
    state : Path
        Folder that remembers earlier builds.

    Returns
    -------
    list of Stale
        In the order of the jobs.
    """
    memory, jobs = CodeMemory(state), list(jobs)
    codes = memory.codes(jobs)
    with _quiet() as log:
        session = pytask.build(tasks=_tasks(jobs, codes, _unused), explain=True, **_settings(state))
    _raise_failures(session, log.getvalue())
    waiting = {
        r.task.name: _reasons(r.task.attributes["explanation"].reasons, memory.changed(r.task.name, codes[r.task.name]))
        for r in session.execution_reports
        if r.outcome == pytask.TaskOutcome.WOULD_BE_EXECUTED
    }
    return _ordered(jobs, waiting)


def _ordered(jobs: Iterable[Job], waiting: Mapping[str, tuple[str, ...]]) -> list[Stale]:
    """Put stale jobs in the order of the jobs; of stale jobs before one, the first in that order is its reason.

    The engine names any one of them, another one at each look.
    """
    stale = [job for job in jobs if job.name in waiting]
    found = []
    for job in stale:
        reasons = waiting[job.name]
        needed = {*job.inputs.values(), *job.reads.values()}
        before = next((one.name for one in stale if needed & {*one.outputs.values()}), None)
        if before and any(line.endswith(CASCADE) for line in reasons):
            kept = (line for line in reasons if not line.endswith(CASCADE))
            reasons = tuple(sorted((*kept, f"{before} {CASCADE}")))
        found.append(Stale(job.name, reasons))
    return found


def run_jobs(jobs: Iterable[Job], state: Path, run: Callable[[Job], None]) -> tuple[str, ...]:
    """Run the stale jobs in the order of their files.

    Parameters
    ----------
    jobs : iterable of Job
        All jobs of the build.
    state : Path
        Folder that remembers earlier builds.
    run : callable
        Makes the outputs of one job.

    Returns
    -------
    tuple of str
        Names of the jobs that ran, in order; the others were up to date.

    Raises
    ------
    BuildError
        Where jobs failed; all jobs that do not depend on them have run.
    KeyboardInterrupt
        Where the user stopped it; finished jobs are remembered.
    """
    memory, jobs = CodeMemory(state), list(jobs)
    codes = memory.codes(jobs)
    with _quiet() as log, _without_mirror():
        session = pytask.build(tasks=_tasks(jobs, codes, run), **_settings(state))
    ran, unchanged = (
        [report.task.name for report in session.execution_reports if report.outcome == outcome]
        for outcome in (pytask.TaskOutcome.SUCCESS, pytask.TaskOutcome.SKIP_UNCHANGED)
    )
    # Without it only the names of changed files are lost: on a full disk the failure of the job is what counts.
    with contextlib.suppress(PlansError, OSError):
        memory.remember({name: codes[name] for name in (*ran, *unchanged)})
    _raise_failures(session, log.getvalue())
    return tuple(ran)


def _settings(state: Path) -> dict[str, Any]:
    """Keep pytask's lock file in our own folder, its database in memory, and its output away."""
    config = state / "pytask.toml"
    if not config.is_file():
        files.write_atomic(config, "[tool.pytask.ini_options]\n")
    quiet = {"verbose": 0, "capture": "no", "disable_warnings": True}
    return {"config": config, "paths": [state], "database_url": "sqlite://", **quiet}


def _tasks(
    jobs: Iterable[Job], codes: Mapping[str, Code], run: Callable[[Job], None]
) -> list[pytask.TaskWithoutPath]:
    return [_task(job, codes[job.name], run) for job in jobs]


def _task(job: Job, code: Code, run: Callable[[Job], None]) -> pytask.TaskWithoutPath:
    def execute(**_files: object) -> None:
        run(replace(job, code=code.digest))

    # pytask does not notice a dependency that is gone, so the names of the files belong to the spec.
    named = {name: path for name, path in job.inputs.items() if not name.startswith(CODE_INPUT)}
    plain = {key: value for key, value in job.spec.items() if not isinstance(value, Mapping)}
    listed = {key: sorted(value) for key, value in job.spec.items() if isinstance(value, Mapping)}
    spec = {"function": job.function, "spec": plain, "listed": listed, "inputs": list(named)}
    # A mapping of the spec has a node for each entry, so that it is told which of them changed.
    parts = {f"{key} {name}": one for key in listed for name, one in job.spec[key].items()}
    nodes = {"its spec": spec, **parts}
    return pytask.TaskWithoutPath(
        name=job.name,
        function=execute,
        depends_on={
            "code": _value_node(job, CODE, code.digest),
            "values": [_value_node(job, name, value) for name, value in nodes.items()],
            "files": [pytask.PathNode.from_path(path) for path in sorted(set(named.values()))],
        },
        produces={"outputs": [pytask.PathNode.from_path(path) for path in job.outputs.values()]},
        # What can run beside a long job comes before it.
        markers=[pytask.mark.try_last.mark] if job.long else [],
    )


def _value_node(job: Job, name: str, value: object) -> pytask.PythonNode:
    return pytask.PythonNode(
        name=f"{job.name}: {name}",
        value=json.dumps(value, sort_keys=True, ensure_ascii=False),
        hash=True,
        node_info=pytask.NodeInfo(arg_name=name, path=(), task_path=None, task_name=job.name, value=None),
    )


def _unused(job: Job) -> None:
    raise AssertionError(f"{job.name} ran while the build was only explained")


def _reasons(reasons: Iterable[ChangeReason], code: tuple[str, ...]) -> tuple[str, ...]:
    """One line a change, in order of file names; a job that never ran has one reason only.

    Changed code is told by its files where they are remembered.
    """
    lines = {_reason(reason) for reason in reasons}
    behind = {line for line in lines if line.startswith(CODE)} if code else set()
    lines = lines - behind | (set(code) if behind else set())
    return (FIRST_RUN,) if FIRST_RUN in lines else tuple(sorted(lines))


def _reason(reason: ChangeReason) -> str:
    if reason.node_type == "source":
        return FIRST_RUN if reason.reason == "not_in_db" else "the build engine has changed"
    return f"{reason.node_name.rpartition(': ')[2]} {REASONS.get(reason.reason, reason.reason)}"


@contextmanager
def _quiet() -> Iterator[io.StringIO]:
    """Catch what pytask prints; our own commands say what happened."""
    log, before = io.StringIO(), pytask.console.file
    pytask.console.file = log
    try:
        yield log
    finally:
        pytask.console.file = before


@contextmanager
def _without_mirror() -> Iterator[None]:
    """Leave the state to the lock file, which alone is read; its mirror in a database takes a third of the time."""
    before = engine_state.update_states_in_database
    engine_state.update_states_in_database = lambda *_: None
    try:
        yield
    finally:
        engine_state.update_states_in_database = before


def _raise_failures(session: pytask.Session, log: str) -> None:
    failures: list[tuple[str, str]] = []
    skipped: list[str] = []
    for report in session.execution_reports:
        error = report.exc_info[1] if report.exc_info else None
        if report.outcome == pytask.TaskOutcome.SKIP_PREVIOUS_FAILED:
            skipped.append(report.task.name)
        elif report.outcome == pytask.TaskOutcome.FAIL and error is not None:
            if isinstance(error, KeyboardInterrupt):
                raise KeyboardInterrupt
            failures.append((report.task.name, _message(error)))
    if failures:
        raise BuildError(failures, skipped)
    if session.exit_code not in (pytask.ExitCode.OK, pytask.ExitCode.FAILED) or session.exit_code:
        raise BuildError([("build engine", _last_error(log))])


def _last_error(log: str) -> str:
    """Last line of the log that names an error, without the decoration of a traceback; advice stands below it."""
    lines = [line.strip(" │|") for line in log.splitlines() if line.strip(" │|─╭╮╰╯")]
    errors = [line for line in lines if re.match(r"[\w.]*(?:Error|Exception)\b", line)]
    return f"{(errors or lines or ['stopped'])[-1]} (can its folder be written, and is there room on the disk?)"


def _message(error: BaseException) -> str:
    if isinstance(error, PlansError):
        return str(error)
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return f"{type(error).__name__}: {error}"
