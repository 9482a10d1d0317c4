"""`plans reproduce` and `plans status`: the build, and what it would do."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from analysis.cli.console import RootOption, console, show_error

if TYPE_CHECKING:
    from analysis.pipeline.build import Situation
    from analysis.pipeline.changes import Change

SHOWN = 20
SHOWN_ROWS = 5

CheckOption = Annotated[bool, typer.Option("--check", help="Compare only; exit code 1 where a committed file differs.")]
NoNotebooksOption = Annotated[bool, typer.Option("--no-notebooks", help="Leave the notebooks out.")]
OnlyOption = Annotated[list[str] | None, typer.Option("--only", help="A stage, or one job of it; may be repeated.")]


def reproduce(
    check: CheckOption = False,
    no_notebooks: NoNotebooksOption = False,
    only: OnlyOption = None,
    root: RootOption = None,
) -> None:
    """Bring tables, figures and notebooks up to date, from the documents where they are at hand."""
    from analysis.pipeline import build as pipeline
    from analysis.pipeline.workspace import open_workspace

    begun, out = time.monotonic(), console()
    options = pipeline.Options(
        notebooks=not no_notebooks,
        only=tuple(only or ()),
        changed=lambda changes, file: show_changes(out, changes, file),
    )
    situation = pipeline.survey(open_workspace(root), options)
    show_found(out, situation)
    if check:
        compare(out, situation)
        return
    waiting = pipeline.stale(situation)
    if waiting:
        with progress(out, len(waiting)) as started:
            built = pipeline.build(replace(situation, options=replace(options, started=started)))
        seconds = time.monotonic() - begun
        out.print(f"{len(built.ran)} jobs ran, {built.up_to_date} were up to date ({seconds:.1f} s).")
    else:
        out.print(f"Nothing to do: everything is up to date ({time.monotonic() - begun:.1f} s).")
    show_places(out, situation)


def status(no_notebooks: NoNotebooksOption = False, root: RootOption = None) -> None:
    """Say what is out of date and why, without running anything."""
    from analysis.pipeline import build as pipeline
    from analysis.pipeline.workspace import open_workspace

    out = console()
    situation = pipeline.survey(open_workspace(root), pipeline.Options(notebooks=not no_notebooks))
    show_found(out, situation)
    waiting = pipeline.stale(situation)
    if not waiting:
        out.print("Everything is up to date.")
    if pipeline.never_built(waiting, situation):
        out.print("nothing has been built yet: run make reproduce")
        return
    for name, message in pipeline.failures(situation).items():
        out.print(f"Failed last time: {name}: {message}", style="red", markup=False)
    for title, reasons in grouped({job.name: job.reasons for job in waiting}):
        out.print(title, style="bold", markup=False)
        for reason in reasons[:SHOWN]:
            out.print("    " + reason.replace(f"{situation.workspace.root}/", ""), markup=False)
        if len(reasons) > SHOWN:
            out.print(f"    and {len(reasons) - SHOWN} more")
    if any(job.name == "figure-list" for job in waiting):
        out.print("Figures that then show something else are drawn anew.")


def grouped(jobs: Mapping[str, Sequence[str]]) -> list[tuple[str, Sequence[str]]]:
    """Jobs of one stage that are stale for the same reasons, under one title: the stage, how many, which."""
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for name, reasons in jobs.items():
        stage, _, item = name.partition(" ")
        groups.setdefault((stage, tuple(reasons)), []).append(item)
    named = [(stage, sorted(items), reasons) for (stage, reasons), items in groups.items()]
    return [
        (f"{stage} ({len(items)}): {', '.join(items)}" if len(items) > 1 else f"{stage} {items[0]}".strip(), reasons)
        for stage, items, reasons in named
    ]


def show_found(out: Console, situation: Situation, unregistered: str = "not registered") -> None:
    """Print where the build starts, and which files of the folder are left out."""
    number, place = len(situation.folder.matched), situation.workspace.documents
    if number:
        out.print(f"{number} documents at hand in {place}: starting from the texts.", markup=False)
    else:
        out.print(f"No documents at hand in {place}: starting from data/derived.", markup=False)
    for path in situation.folder.unregistered:
        out.print(f"left out, {unregistered}: {path.name}", markup=False)
    for path, reason in situation.folder.unreadable:
        out.print(f"left out, not readable: {path.name}: {reason}", markup=False)


def show_changes(out: Console, changes: Sequence[Change], file: Path) -> None:
    """Print how the derived tables differ from before: counts by table, then the first rows."""
    counts = Counter((change.table, change.kind) for change in changes)
    out.print("Derived tables changed:", style="bold")
    for (table, kind), number in sorted(counts.items()):
        out.print(f"  {table}: {number} {'cells' if kind == 'changed' else 'rows'} {kind}")
    for table in sorted({change.table for change in changes}):
        rows = [change for change in changes if change.table == table]
        for change in rows[:SHOWN_ROWS]:
            out.print(f"  {table}  {change}", markup=False)
        if len(rows) > SHOWN_ROWS:
            out.print(f"  {table}  and {len(rows) - SHOWN_ROWS} more")
    out.print(f"All of them: {file}", markup=False)


def show_places(out: Console, situation: Situation) -> None:
    """Print where tables, figures and executed notebooks are."""
    for what, folder in (("tables", "derived"), ("figures", "figures"), ("executed notebooks", "executed")):
        path = situation.workspace.folders[folder]
        if path.is_dir():
            out.print(f"{what}: {path}", markup=False)


def compare(out: Console, situation: Situation) -> None:
    """Build a copy, and leave with code 1 where a committed file is not what the build makes."""
    from analysis.pipeline import build as pipeline

    with progress(out, None) as started:
        different = pipeline.check(replace(situation, options=replace(situation.options, started=started)))
    if different:
        show_error("Not what the build makes:\n" + "\n".join(f"  {name}" for name in different))
        raise typer.Exit(1)
    out.print("All committed tables and figures are what the build makes.")


@contextmanager
def progress(out: Console, total: int | None, *, lines: bool = True) -> Iterator[Callable[[str], None]]:
    """Show each job as it begins: a bar on a terminal, lines (or, on request, nothing) elsewhere."""
    if not out.is_terminal:
        yield (lambda name: out.print(name, markup=False)) if lines else (lambda _name: None)
        return
    text = TextColumn("{task.description}")
    columns = (SpinnerColumn(), text, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=out, transient=True) as bar:
        task = bar.add_task("Starting", total=total, completed=-1)

        def started(name: str) -> None:
            # How many figures show something else is known only when the tables are made.
            done = bar.tasks[task].completed + 1
            most = None if total is None else max(total, int(done) + 1)
            bar.update(task, description=name, advance=1, total=most)

        yield started
