"""The code behind a job as one digest, and a memory that tells which file made it another."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import analysis
from analysis import files
from analysis.pipeline.imports import import_closure
from analysis.pipeline.stage import Job
from analysis.pipeline.stamp import remembered, signature

# A job with the source files that a notebook imports names them so.
CODE_INPUT = "code/"
_PACKAGE = str(Path(analysis.__file__).parent)


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
    return code_files([*import_closure(_module(job)), *_own_files(job)])


def _module(job: Job) -> str:
    return job.function.partition(":")[0]


def _own_files(job: Job) -> list[Path]:
    return [path for name, path in job.inputs.items() if name.startswith(CODE_INPUT)]


def code_files(paths: Iterable[Path]) -> Code:
    """Digest source files; one that has not changed since is not read again."""
    return Code({str(path): _file_digest(path, path.stat().st_mtime_ns) for path in sorted(set(paths))})


@cache
def _file_digest(path: Path, _changed: int) -> str:
    return _digest(path.read_bytes())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def with_codes(jobs: Iterable[Job], folder: Path) -> list[Job]:
    """Give jobs with the digest of their code, by the memory beside the state of the build engine."""
    jobs = list(jobs)
    codes = CodeMemory(folder).codes(jobs)
    return [replace(job, code=codes[job.name].digest) for job in jobs]


class CodeMemory:
    """Remembers, beside the state of the build engine, closures of modules and the code that each job last ran with.

    A closure whose files all have the size and time that they had is not followed again, unless the package that runs
    is another one than then: its older copy may still be there.

    Parameters
    ----------
    folder : Path
        Folder of the state.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "code.json"
        known = remembered(self._path)
        same = known.get("package") == _PACKAGE
        self._files: dict[str, list[object]] = known.get("files", {}) if same else {}
        self._modules: dict[str, list[str]] = known.get("modules", {}) if same else {}
        self._jobs: dict[str, str] = known.get("jobs", {})
        self._closures: dict[str, dict[str, str]] = known.get("closures", {})
        self._seen: dict[str, list[object]] = {}

    def codes(self, jobs: Iterable[Job]) -> dict[str, Code]:
        """Code of each job by its name, as :func:`code_of` finds it."""
        found: dict[str, Code] = {}
        by_module: dict[str, Code] = {}
        for job in jobs:
            module = _module(job)
            if module not in by_module:
                by_module[module] = self._closure(module)
            own = _own_files(job)
            found[job.name] = Code({**by_module[module].files, **code_files(own).files}) if own else by_module[module]
        return found

    def _closure(self, module: str) -> Code:
        paths = self._modules.get(module, [])
        if not paths or not all(self._unchanged(path) for path in paths):
            code = code_files(import_closure(module))
            self._modules[module] = list(code.files)
            self._seen |= {path: [*(signature(Path(path)) or ()), digest] for path, digest in code.files.items()}
        self._files |= {path: self._seen[path] for path in self._modules[module]}
        return Code({path: str(self._files[path][-1]) for path in self._modules[module]})

    def _unchanged(self, path: str) -> bool:
        if path not in self._seen:
            known = self._files.get(path, [])
            if known[:-1] != signature(Path(path)):
                return False
            self._seen[path] = known
        return True

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
        self._jobs, self._closures = jobs, {digest: closures[digest] for digest in sorted(set(jobs.values()))}
        known = {
            "package": _PACKAGE,
            "files": self._files,
            "modules": self._modules,
            "jobs": self._jobs,
            "closures": self._closures,
        }
        files.write_atomic(self._path, json.dumps(known, sort_keys=True))
