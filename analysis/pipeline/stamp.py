"""A stamp of a finished build: sizes and times of all its files, so that the next look need not hash them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import analysis
from analysis import files
from analysis.pipeline.stage import Job

State = Mapping[str, Any]


def state_of(jobs: Iterable[Job]) -> State:
    """Take down what a stamp remembers: the jobs, and size and time of their files and of all code.

    Parameters
    ----------
    jobs : iterable of Job
        All jobs of a build.

    Returns
    -------
    mapping
        ``jobs`` (digest), ``sources`` and ``products`` (path to size and time in nanoseconds; None where a file is
        missing). A product that is an input of another job counts as a product.
    """
    jobs = list(jobs)
    made = {path for job in jobs for path in job.outputs.values()}
    read = {path for job in jobs for path in (*job.inputs.values(), *job.reads.values())} - made
    code = Path(analysis.__file__).parent.rglob("*.py")
    return {
        "jobs": _digest(jobs),
        "sources": _signatures([*read, *code]),
        "products": _signatures(made),
    }


def _digest(jobs: list[Job]) -> str:
    described = [[j.name, j.function, dict(j.spec), sorted(j.inputs), sorted(j.outputs)] for j in jobs]
    return hashlib.sha256(json.dumps(described, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest()


def _signatures(paths: Iterable[Path]) -> dict[str, list[int] | None]:
    return {str(path): signature(path) for path in sorted(paths)}


def signature(path: Path) -> list[int] | None:
    """Size and time of a file in nanoseconds; None where it is missing."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return [status.st_size, status.st_mtime_ns]


def write_stamp(state: State, folder: Path) -> None:
    """Remember that nothing is stale while the files are as ``state`` says."""
    files.write_atomic(folder / "stamp.json", json.dumps(state))


def is_current(state: State, folder: Path) -> bool:
    """Whether nothing has changed since the stamp; without a stamp, or after any change, the hashes must tell."""
    return bool(remembered(folder / "stamp.json") == state)


def remembered(path: Path, empty: Any = None) -> Any:  # noqa: ANN401
    """Read what an earlier build wrote down as JSON; ``empty`` (by default no entries) where there is none."""
    nothing: Any = {} if empty is None else empty
    if not path.is_file():
        return nothing
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError:
        return nothing
