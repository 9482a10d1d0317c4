"""Update: a new edition of statistics comes in; the study stands anew, with a report of everything that changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from analysis import files, registry
from analysis.pipeline.adapter import Stale
from analysis.pipeline.arrival import Arrival, admit, undone_on_failure
from analysis.pipeline.build import Situation, build, stale, survey
from analysis.pipeline.change_report import html_report, markdown_report
from analysis.pipeline.changed import Changed
from analysis.pipeline.changes import snapshot
from analysis.pipeline.workspace import Workspace


@dataclass(frozen=True)
class Updated:
    """What an update did.

    Attributes
    ----------
    ran : tuple of str
        Jobs that ran because of the file, in order.
    up_to_date : int
        Jobs that did not have to.
    changed : Changed
        Tables and figures before and after.
    reports : tuple of Path
        The change report in markdown and html.
    """

    ran: tuple[str, ...]
    up_to_date: int
    changed: Changed
    reports: tuple[Path, Path]


@dataclass(frozen=True)
class Steps:
    """Called as an update goes on: with the jobs that are stale, and with each job as it begins."""

    waiting: Callable[[list[Stale]], None] = field(default=lambda _jobs: None)
    started: Callable[[str], None] = field(default=lambda _name: None)


def update(arrival: Arrival, situation: Situation, steps: Steps | None = None) -> Updated:
    """Add a file of statistics and bring everything up to date.

    Parameters
    ----------
    arrival : Arrival
        The file, as :func:`analysis.pipeline.arrival.announce` recognised it.
    situation : Situation
        The project. It is brought up to date first, so that the report holds what the file changes and nothing else.
    steps : Steps, optional
        Told what happens.

    Returns
    -------
    Updated

    Raises
    ------
    PlansError
        Where a stage fails; register, tables, figures and the folder of statistics are then as they were.
    """
    steps = steps or Steps()
    situation = replace(situation, options=replace(situation.options, started=steps.started))
    workspace = situation.workspace
    if stale(situation):
        build(situation)
    before = _state(workspace)
    outputs = [path for job in situation.jobs() for path in job.outputs.values()]
    with undone_on_failure(workspace, [arrival.target, *outputs]):
        admit(arrival, registry.load(workspace.folders["registry"]))
        fresh = survey(workspace, situation.options)
        waiting = stale(fresh)
        steps.waiting(waiting)
        built = build(fresh)
    reasons = {job.name: job.reasons for job in waiting}
    jobs = {name: reasons.get(name, ("its inputs were made anew",)) for name in built.ran}
    changed = Changed(arrival, before, _state(workspace), _short(jobs, workspace))
    return Updated(built.ran, built.up_to_date, changed, write_reports(changed, workspace))


def write_reports(changed: Changed, workspace: Workspace) -> tuple[Path, Path]:
    """Write the change report of a source as markdown and html into ``build/reports/``."""
    text = markdown_report(changed, registry.load(workspace.folders["registry"]))
    stem = workspace.locate("build/reports") / changed.arrival.source.source_id
    paths = (stem.with_name(f"{stem.name}.md"), stem.with_name(f"{stem.name}.html"))
    files.write_all({paths[0]: text, paths[1]: html_report(text)})
    return paths


def _state(workspace: Workspace) -> dict[str, bytes]:
    """Bytes of the derived tables, and of the tables that figures show, by the names of the stage list."""
    return {
        f"{folder}/{name}": content
        for folder in ("derived", "figures")
        for name, content in snapshot(workspace.folders[folder]).items()
    }


def _short(jobs: Mapping[str, tuple[str, ...]], workspace: Workspace) -> dict[str, tuple[str, ...]]:
    return {name: tuple(line.replace(f"{workspace.root}/", "") for line in lines) for name, lines in jobs.items()}
