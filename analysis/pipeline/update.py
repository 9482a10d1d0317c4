"""Update: a new edition of statistics comes in; the study stands anew, with a report of everything that changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from analysis import files
from analysis.pipeline.ahead import running_ahead
from analysis.pipeline.arrival import Arrival, admit, undone_on_failure
from analysis.pipeline.build import DRAWING, Built, Situation, build, stale, survey
from analysis.pipeline.change_report import html_report, markdown_report
from analysis.pipeline.changed import Changed
from analysis.pipeline.changes import snapshot
from analysis.pipeline.drawing import drawing
from analysis.pipeline.plan import read_figure_list, read_figure_rows, redrawn
from analysis.pipeline.workspace import Workspace, load_register


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
    """Called as an update goes on.

    Attributes
    ----------
    waiting, pictures : callable
        With the jobs that are stale because of the file, and, when the tables are made, with the figures that show
        something else than before: why, by name.
    started : callable
        With each job as it begins.
    reported : callable
        With what changed and the two files of the report: tables are made, figures are drawn next.
    """

    waiting: Callable[[Mapping[str, tuple[str, ...]]], None] = field(default=lambda _jobs: None)
    pictures: Callable[[Mapping[str, tuple[str, ...]]], None] = field(default=lambda _jobs: None)
    started: Callable[[str], None] = field(default=lambda _name: None)
    reported: Callable[[Changed, tuple[Path, Path]], None] = field(default=lambda _changed, _reports: None)


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
    before, listed = _tables(workspace) | _shown(workspace), read_figure_list(workspace)
    outputs = [path for job in situation.jobs() for path in job.outputs.values()]
    with undone_on_failure(workspace, [arrival.target, *outputs]):
        admit(arrival, load_register(workspace.folders["registry"]))
        fresh = survey(workspace, situation.options)
        tables = _without_figures(fresh)
        waiting = stale(tables)
        steps.waiting({job.name: job.reasons for job in waiting})
        with running_ahead(tables.jobs(), [job.name for job in waiting]) as ahead:
            built = build(tables, ahead.run)
        pictures = redrawn(listed, read_figure_list(workspace)) if _draws(fresh) else {}
        steps.pictures(pictures)
        told = {**{job.name: job.reasons for job in waiting}, **pictures}
        order = [name for name in (job.name for job in fresh.jobs()) if name in {*built.ran, *pictures}]
        jobs = {name: told.get(name, ("its inputs were made anew",)) for name in dict.fromkeys((*order, *pictures))}
        with drawing([job for job in fresh.jobs() if job.name in pictures], fresh.state) as queue:
            after = _tables(workspace) | _shown(workspace)
            changed = Changed(arrival, before, after, _short(jobs, workspace))
            reports = write_reports(changed, workspace)
            steps.reported(changed, reports)
            drawn = build(fresh, queue.run, tables=built) if situation.options.figures else Built((), 0)
    done = (*built.ran, *drawn.ran)
    return Updated(done, len(fresh.jobs()) - len(done), changed, reports)


def _without_figures(situation: Situation) -> Situation:
    return replace(situation, options=replace(situation.options, figures=False))


def _draws(situation: Situation) -> bool:
    return any(job.name.split(" ")[0] in DRAWING for job in situation.jobs())


def write_reports(changed: Changed, workspace: Workspace) -> tuple[Path, Path]:
    """Write the change report of a source as markdown and html into ``build/reports/``."""
    text = markdown_report(changed, load_register(workspace.folders["registry"]))
    stem = workspace.locate("build/reports") / changed.arrival.source.source_id
    paths = (stem.with_name(f"{stem.name}.md"), stem.with_name(f"{stem.name}.html"))
    files.write_all({paths[0]: text, paths[1]: html_report(text)})
    return paths


def _tables(workspace: Workspace) -> dict[str, bytes]:
    return {f"derived/{name}": content for name, content in snapshot(workspace.folders["derived"]).items()}


def _shown(workspace: Workspace) -> dict[str, bytes]:
    """Tables that the figures of the list show; without a list those that stand beside the pictures."""
    beside = {f"figures/{name}": content for name, content in snapshot(workspace.folders["figures"]).items()}
    return read_figure_rows(workspace) or beside


def _short(jobs: Mapping[str, tuple[str, ...]], workspace: Workspace) -> dict[str, tuple[str, ...]]:
    return {name: tuple(line.replace(f"{workspace.root}/", "") for line in lines) for name, lines in jobs.items()}
