"""`plans update`: a new yearbook or bulletin, and everything that follows from it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from analysis.cli.building import progress
from analysis.cli.console import RootOption, console, show_error
from analysis.cli.reading import check_file
from analysis.cli.statistics import EditionOption, FileArgument, show_hints, show_proposal

if TYPE_CHECKING:
    from analysis.pipeline.arrival import Arrival
    from analysis.pipeline.build import Situation
    from analysis.pipeline.changed import Changed

SHOWN = 30
NoFiguresOption = Annotated[
    bool, typer.Option("--no-figures", help="Tables and report only; `plans reproduce` draws the figures later.")
]
SureOption = Annotated[
    bool | None,
    typer.Option(
        "--yes/--dry-run",
        help="Write without asking, or say what would change, and why, and write nothing.",
        show_default="ask",
    ),
]


def update(
    file: FileArgument,
    sure: SureOption = None,
    no_figures: NoFiguresOption = False,
    edition: EditionOption = None,
    root: RootOption = None,
) -> None:
    """Add a new edition of statistics, bring tables and figures up to date, and report what changed."""
    from analysis.pipeline import build as pipeline
    from analysis.pipeline.arrival import announce
    from analysis.pipeline.workspace import load_register, open_workspace

    workspace = open_workspace(root)
    register = load_register(workspace.folders["registry"])
    arrival = announce(check_file(file), workspace, register, edition)
    out = console()
    show_proposal(out, arrival.proposal)
    show_hints(out, arrival.proposal, workspace, register)
    situation = pipeline.survey(workspace, pipeline.Options(notebooks=False, figures=not no_figures))
    if sure is False:
        foretell(out, arrival, situation)
        return
    if not sure and not typer.confirm("Add this file and bring tables and figures up to date?"):
        out.print("Nothing was written.")
        raise typer.Exit(1)
    carry_out(out, arrival, situation)


def foretell(out: Console, arrival: Arrival, situation: Situation) -> None:
    """Print which jobs would run and why, and what they would change."""
    from analysis.pipeline.build import stale
    from analysis.pipeline.foresight import foresee

    if stale(situation):
        out.print("Something is out of date already (`plans status`); its changes are not told apart from this file's.")
    seen = foresee(arrival, situation)
    out.print("Would run:", style="bold")
    show_jobs(out, dict(seen.jobs))
    show_changed(out, seen)
    out.print("Nothing was written.")


def carry_out(out: Console, arrival: Arrival, situation: Situation) -> None:
    """Update: print what runs, what changed and where the report is, and then draw the figures."""
    from analysis.pipeline.update import Steps, update

    begun = time.monotonic()
    root = f"{situation.workspace.root}/"

    def tell(title: str) -> Callable[[Mapping[str, tuple[str, ...]]], None]:
        def waiting(jobs: Mapping[str, tuple[str, ...]]) -> None:
            out.print(title if jobs else f"{title} none", style="bold")
            show_jobs(out, {name: tuple(line.replace(root, "") for line in lines) for name, lines in jobs.items()})

        return waiting

    def reported(changed: Changed, reports: tuple[Path, Path]) -> None:
        show_changed(out, changed)
        for report in reports:
            out.print(f"report: {report}", markup=False)
        out.print(f"Tables and report are done ({time.monotonic() - begun:.1f} s).")

    try:
        with progress(out, None) as started:
            steps = Steps(tell("Out of date because of this file:"), tell("Figures to draw anew:"), started, reported)
            done = update(arrival, situation, steps)
    except BaseException:
        show_error("The update was undone: register, statistics, tables and figures are as they were.")
        raise
    out.print(f"{len(done.ran)} jobs ran, {done.up_to_date} were up to date ({time.monotonic() - begun:.1f} s).")
    if not situation.options.figures:
        out.print("Figures were not drawn; `plans reproduce` draws those that show something else now.")
    out.print("Notebooks are not run here; `plans reproduce` runs those that are out of date.")


def show_jobs(out: Console, jobs: dict[str, tuple[str, ...]]) -> None:
    """Print jobs, each with the files that made it stale."""
    for name, reasons in jobs.items():
        out.print(f"  {name}: {'; '.join(reasons)}", markup=False)


def show_changed(out: Console, changed: Changed) -> None:
    """Print tables by the number of their rows that differ, then verdicts, old and new."""
    from analysis.pipeline.change_report import verdict_in_words

    for title, folder in (("Tables that change:", "derived/"), ("Figures whose numbers change:", "figures/")):
        tables = {name: rows for name, rows in changed.tables.items() if name.startswith(folder)}
        if tables:
            out.print(title, style="bold")
        for name, rows in tables.items():
            kinds = Counter("changed" if old and new else "removed" if old else "added" for old, new in rows)
            counts = ", ".join(f"{number} rows {kind}" for kind, number in sorted(kinds.items()))
            out.print(f"  {Path(name).stem}: {counts or 'order or columns'}", markup=False)
    if not changed.figures_known:
        out.print("Figures cannot be compared before a first build.")
    out.print(f"Verdicts that change: {len(changed.verdicts)}", style="bold")
    for table, (old, new) in changed.verdicts[:SHOWN]:
        row = new or old or {}
        words = f"{verdict_in_words(old)} → {verdict_in_words(new)}"
        out.print(f"  {Path(table).stem}  {row.get('subject', '')}: {words}", markup=False)
    if len(changed.verdicts) > SHOWN:
        out.print(f"  and {len(changed.verdicts) - SHOWN} more")
