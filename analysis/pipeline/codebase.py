"""The code behind a job as one digest, and a memory that tells which file made it another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis import files
from analysis.pipeline.imports import import_closure
from analysis.pipeline.stage import Job

# A job with the source files that a notebook imports names them so.
CODE_INPUT = "code/"


@dataclass(frozen=True)
class Code:
    """Source files with their digests.

    Attributes
    ----------
    files : mapping of str to str
        Digest by path, sorted.
    """

    files: Mapping[str, str]

    @property
    def digest(self) -> str:
        """One digest for all of them."""
        return _digest(json.dumps(self.files, sort_keys=True).encode("utf-8"))


def code_of(job: Job) -> Code:
    """Find the code that a job runs: the import closure of its function, and what its notebook imports.

    Raises
    ------
    InputError
        Where the module of the function is not found, or a file is no Python.
    """
    own = [path for name, path in job.inputs.items() if name.startswith(CODE_INPUT)]
    return code_files([*import_closure(job.function.partition(":")[0]), *own])


def code_files(paths: Iterable[Path]) -> Code:
    """Digest source files; one that has not changed since is not read again."""
    return Code({str(path): _file_digest(path, path.stat().st_mtime_ns) for path in sorted(set(paths))})


@cache
def _file_digest(path: Path, _changed: int) -> str:
    return _digest(path.read_bytes())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


class CodeMemory:
    """Remembers the code that each job last ran with, beside the state of the build engine.

    Parameters
    ----------
    folder : Path
        Folder of the state.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "code.json"
        self._jobs: dict[str, str] = {}
        self._closures: dict[str, dict[str, str]] = {}
        if self._path.is_file():
            remembered = json.loads(self._path.read_text(encoding="utf-8"))
            self._jobs, self._closures = remembered["jobs"], remembered["closures"]

    def changed(self, job: str, code: Code) -> tuple[str, ...]:
        """Say which files differ from those that the job last ran with; empty where that is not remembered."""
        before = self._closures.get(self._jobs.get(job, ""))
        if before is None:
            return ()
        new = {path: "is new" for path in code.files if path not in before}
        gone = {path: "is gone" for path in before if path not in code.files}
        other = {path: "has changed" for path, digest in code.files.items() if before.get(path, digest) != digest}
        return tuple(f"{path} {what}" for path, what in sorted({**new, **gone, **other}.items()))

    def remember(self, codes: Mapping[str, Code]) -> None:
        """Write down the code of jobs that are up to date."""
        jobs = {**self._jobs, **{name: code.digest for name, code in codes.items()}}
        closures = {**self._closures, **{code.digest: dict(code.files) for code in codes.values()}}
        if jobs != self._jobs:
            alive = {digest: closures[digest] for digest in set(jobs.values())}
            self._jobs, self._closures = jobs, alive
            files.write_atomic(self._path, json.dumps({"jobs": jobs, "closures": alive}, sort_keys=True))
