"""From the stage list to jobs: which documents, figures and notebooks there are decides what is built."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.pipeline.stage import Job, Stage
from analysis.pipeline.workspace import Workspace


@dataclass(frozen=True)
class Items:
    """What the stages with ``each`` run over.

    Attributes
    ----------
    documents : mapping of str to Path
        Registered documents at hand.
    figures : mapping of str to mapping
        Families of figures with the ``tables`` they draw and the ``files`` they make.
    notebooks : mapping of str to mapping
        Notebooks with the parameters that they are run with.
    """

    documents: Mapping[str, Path] = field(default_factory=dict)
    figures: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    notebooks: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def of(self, kind: str) -> Mapping[str, Any]:
        """Items of a kind of stage (``document``, ``figure``, ``notebook``)."""
        kinds: dict[str, Mapping[str, Any]] = {
            "document": self.documents,
            "figure": self.figures,
            "notebook": self.notebooks,
        }
        return kinds[kind]


def read_figure_list(workspace: Workspace) -> dict[str, dict[str, list[str]]]:
    """Read what the stage ``figure-list`` found; empty before its first run."""
    path = workspace.locate("build/figures.json")
    if not path.is_file():
        return {}
    listed: dict[str, dict[str, list[str]]] = json.loads(path.read_text(encoding="utf-8"))
    return listed


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
        spec: dict[str, Any] = dict(stage.spec)
        if stage.each:
            spec["item"] = item
        if stage.each == "notebook":
            spec["parameters"] = dict(self.items.notebooks[item])
        if stage.needs == "document" and not stage.each:
            spec["items"] = list(self.items.documents)
        names = [name for pattern in stage.inputs for name in self._names(pattern, item)]
        outputs = [name for pattern in stage.outputs for name in self._names(pattern, item)]
        return Job(
            name=f"{stage.name} {item}".strip(),
            function=stage.function,
            inputs={name: self._path(name) for name in names},
            outputs={name: self._path(name) for name in outputs},
            spec=spec,
        )

    def _names(self, pattern: str, item: str) -> Iterator[str]:
        """Names of files that a pattern of the stage list stands for."""
        folder, _, rest = pattern.partition("/")
        if "{files}" in rest or "{tables}" in rest:
            key = "files" if "{files}" in rest else "tables"
            yield from (f"{folder}/{rest.replace('{' + key + '}', name)}" for name in self.items.figures[item][key])
        elif folder == "extracted" and rest.startswith("*"):
            yield from (f"{folder}/{doc_id}{rest[1:]}" for doc_id in self.items.documents)
        elif folder == "drawn" and rest.startswith("*"):
            yield from (f"{folder}/{figure}{rest[1:]}" for figure in self.items.figures)
        elif "*" in rest:
            found = sorted(self.workspace.folders[folder].glob(rest))
            yield from (f"{folder}/{path.name}" for path in found)
        else:
            yield pattern.replace("{item}", item)

    def _path(self, name: str) -> Path:
        if name.startswith("documents/"):
            return self.items.documents[name.removeprefix("documents/")]
        return self.workspace.locate(name)
