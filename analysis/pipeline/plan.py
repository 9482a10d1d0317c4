"""From the stage list to jobs: which documents, figures and notebooks there are decides what is built."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.errors import InputError
from analysis.pipeline.imports import code_imports
from analysis.pipeline.stage import Job, Stage
from analysis.pipeline.workspace import Workspace

KINDS = ("document", "source", "figure", "notebook")


@dataclass(frozen=True)
class Items:
    """What the stages with ``each`` run over.

    Attributes
    ----------
    documents : mapping of str to Path
        Registered documents at hand.
    sources : mapping of str to Path
        Files of statistics at hand, by their path in the folder.
    figures : mapping of str to mapping
        Families of figures with the ``tables`` they draw, the ``files`` they make and, by figure, a digest of what is
        ``shown``.
    notebooks : mapping of str to mapping
        Notebooks with the parameters that they are run with.
    """

    documents: Mapping[str, Path] = field(default_factory=dict)
    sources: Mapping[str, Path] = field(default_factory=dict)
    figures: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    notebooks: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def of(self, kind: str) -> Mapping[str, Any]:
        """Items of a kind of stage (``document``, ``figure``, ``notebook``)."""
        found: Mapping[str, Any] = getattr(self, f"{kind}s")
        return found


def read_figure_list(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Read what the stage ``figure-list`` found; empty before its first run."""
    path = workspace.locate("build/figures.json")
    if not path.is_file():
        return {}
    listed: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return listed


def redrawn(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Say which families of figures show something else in one list than in another: the figures, by job."""
    found = {}
    for family in dict.fromkeys((*new, *old)):
        before, after = (listed.get(family, {}).get("shown", {}) for listed in (old, new))
        names = [name for name in dict.fromkeys((*after, *before)) if before.get(name) != after.get(name)]
        if names:
            found[f"figure {family}"] = tuple(f"rows of {name}" for name in names)
    return found


def read_figure_rows(workspace: Workspace) -> dict[str, bytes] | None:
    """Read the tables that the figures are drawn from, as ``figures/name.csv``; None before they were first listed."""
    path = workspace.locate("build/figure_rows.json")
    if not path.is_file():
        return None
    listed: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return {f"figures/{name}.csv": text.encode("utf-8") for name, text in listed.items()}


def make_jobs(stages: Iterable[Stage], workspace: Workspace, items: Items) -> list[Job]:
    """Find the files of every stage.

    Parameters
    ----------
    stages : iterable of Stage
        The stage list.
    workspace : Workspace
        The folders.
    items : Items
        What there is.

    Returns
    -------
    list of Job
        In the order of the stage list; stages whose ``needs`` are not met are left out.
    """
    finder = _Finder(workspace, items)
    return [
        finder.job(stage, item)
        for stage in stages
        if not stage.needs or items.of(stage.needs)
        for item in (items.of(stage.each) if stage.each else [""])
    ]


@dataclass(frozen=True)
class _Finder:
    workspace: Workspace
    items: Items

    def job(self, stage: Stage, item: str) -> Job:
        inputs = self._paths(stage.inputs, item)
        if stage.each == "notebook":
            inputs |= {f"code/{path}": path for path in notebook_code(self.workspace.locate(f"notebooks/{item}.ipynb"))}
        return Job(
            name=f"{stage.name} {item}".strip(),
            function=stage.function,
            inputs=inputs,
            outputs=self._paths(stage.outputs, item),
            spec={**stage.spec, **self._spec(stage, item)},
            reads=self._paths(stage.reads, item),
            long=stage.long,
        )

    def _paths(self, patterns: Iterable[str], item: str) -> dict[str, Path]:
        return {name: self._path(name) for pattern in patterns for name in self._names(pattern, item)}

    def _spec(self, stage: Stage, item: str) -> dict[str, Any]:
        """Items that a stage runs over, what a figure shows, the parameters of a notebook."""
        spec: dict[str, Any] = {"item": item} if stage.each else {}
        if stage.each == "figure":
            spec["rows of"] = self.items.figures[item].get("shown", {})
        if stage.each == "notebook":
            spec["parameters"] = dict(self.items.notebooks[item])
        for pattern in stage.inputs:
            if (kind := _placeholder(pattern)) in KINDS:
                spec["items"] = list(self.items.of(kind))
        return spec

    def _names(self, pattern: str, item: str) -> Iterator[str]:
        """Names of files that a pattern of the stage list stands for."""
        kind = _placeholder(pattern)
        if kind == "item":
            yield pattern.replace("{item}", item)
        elif kind:
            names = self.items.of(kind) if kind in KINDS else self.items.figures[item][kind]
            yield from (pattern.replace(f"{{{kind}}}", name) for name in names)
        elif pattern.endswith("/*.csv"):
            folder = pattern.removesuffix("/*.csv")
            yield from (f"{folder}/{path.name}" for path in sorted(self.workspace.folders[folder].glob("*.csv")))
        else:
            yield pattern

    def _path(self, name: str) -> Path:
        folder, _, rest = name.partition("/")
        if folder in ("documents", "statistics"):
            return self.items.of("document" if folder == "documents" else "source")[rest]
        return self.workspace.locate(name)


def _placeholder(pattern: str) -> str:
    found = re.search(r"\{(\w+)\}", pattern)
    return found[1] if found else ""


def notebook_code(path: Path) -> tuple[Path, ...]:
    """Find the source files of this package that the code cells of a notebook import; none where there is no file."""
    if not path.is_file():
        return ()
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(path, "", "no notebook", "a notebook of format 4") from error
    lines = [line for cell in cells if cell["cell_type"] == "code" for line in "".join(cell["source"]).splitlines()]
    try:
        return code_imports("\n".join(line for line in lines if not line.startswith(("%", "!"))), "analysis")
    except SyntaxError as error:
        raise InputError(path, f"code line {error.lineno}", str(error.msg), "Python source") from error
