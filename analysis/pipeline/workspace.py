"""Where the files of a project folder are."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from analysis import registry
from analysis.errors import InputError
from analysis.registry import Registry


@dataclass(frozen=True)
class Workspace:
    """The folders of a project.

    Attributes
    ----------
    root : Path
        The project folder: the one that holds ``data/registry``.
    documents, statistics : Path
        Where plan texts and yearbook files are looked for.
    folders : mapping of str to Path
        The folder that each first part of a file name in the stage list stands for.
    """

    root: Path
    documents: Path
    statistics: Path
    folders: Mapping[str, Path]

    @property
    def build(self) -> Path:
        """Folder for what git does not keep: state of the build, executed notebooks, change reports."""
        return self.folders["build"]

    def locate(self, name: str) -> Path:
        """Path of a file named as ``folder/name``."""
        folder, _, rest = name.partition("/")
        return self.folders[folder] / rest

    def short(self, path: Path) -> str:
        """Path as a user of the project knows it: relative to the project folder where it lies inside."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def scratch(self) -> Workspace:
        """Give the same project with every output in ``build/check``: the committed files are not touched."""
        out = self.build / "check"
        outputs = {"data": out / "data", "derived": out / "data" / "derived", "figures": out / "figures"}
        state = {"build": out / "build", "extracted": out / "build" / "extracted"}
        return Workspace(self.root, self.documents, self.statistics, {**self.folders, **outputs, **state})


def open_workspace(root: Path | None = None) -> Workspace:
    """Find the folders of a project.

    Parameters
    ----------
    root : Path, optional
        The project folder; by default the one around the working directory.

    Raises
    ------
    InputError
        Where ``root`` is no project folder, or ``PLANS_DOCUMENTS`` / ``PLANS_STATISTICS`` name no folder.
    """
    root = (root or registry.project_root()).resolve()
    if not (root / "data" / "registry" / "documents.csv").is_file():
        raise InputError(root, "", "no data/registry/documents.csv", "the folder of a project")
    build, data = root / "build", root / "data"
    folders = {
        "data": data,
        "registry": data / "registry",
        "derived": data / "derived",
        "figures": root / "figures",
        "notebooks": root / "notebooks",
        "build": build,
        "extracted": build / "extracted",
        "executed": build / "notebooks",
    }
    documents, statistics = _material(root, "documents"), _material(root, "statistics")
    return Workspace(root, documents, statistics, folders)


def load_register(folder: Path) -> Registry:
    """Load the checked registry, once for all that a command does; anew where one of its files was written since."""
    states = [(path.name, path.stat()) for path in sorted(folder.glob("*.csv"))]
    return _loaded(folder, tuple((name, state.st_size, state.st_mtime_ns) for name, state in states))


@lru_cache(maxsize=2)
def _loaded(folder: Path, _signature: tuple[tuple[str, int, int], ...]) -> Registry:
    return registry.load(folder)


def _material(root: Path, kind: str) -> Path:
    """Folder of the environment variable where it is set, else the one under data/."""
    variable = f"PLANS_{kind.upper()}"
    value = os.environ.get(variable, "")
    if not value:
        return root / "data" / kind
    folder = Path(value).expanduser().resolve()
    if not folder.is_dir():
        raise InputError(value, f"environment variable {variable}", "no such folder", f"a folder with {kind}")
    return folder
