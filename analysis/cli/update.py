"""`plans update`: a new yearbook or bulletin, and everything that follows from it."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from analysis.cli.building import progress
from analysis.cli.console import RootOption, console
from analysis.cli.statistics import EditionOption, FileArgument, YesOption, show_proposal

if TYPE_CHECKING:
    from analysis.pipeline.adapter import Stale
    from analysis.pipeline.arrival import Arrival
    from analysis.pipeline.build import Situation
    from analysis.pipeline.changed import Changed

SHOWN = 30
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Say what would change, and why; nothing is written.")]


def update(
    file: FileArgument,
    dry_run: DryRunOption = False,
    yes: YesOption = False,
    edition: EditionOption = None,
    root: RootOption = None,
) -> None:
    """Add a new edition of statistics, bring tables and figures up to date, and report what changed."""
    from analysis import registry
    from analysis.pipeline import build as pipeline
    from analysis.pipeline.arrival import announce
    from analysis.pipeline.workspace import open_workspace

    workspace = open_workspace(root)
    arrival = announce(file, workspace, registry.load(workspace.folders["registry"]), edition)
    out = console()
    show_proposal(out, arrival.proposal)
    for place in arrival.lost:
        out.print(f"place_lost: {place} has figures in the edition before and none in this one", markup=False)
    situation = pipeline.survey(workspace, pipeline.Options(notebooks=False))
    if dry_run:
        foretell(out, arrival, situation)
        return
    if not yes and not typer.confirm("Add this file and bring tables and figures up to date?"):
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
    """Update, then print what ran, what changed and where the report is."""
    from analysis.pipeline.update import Steps, update

    begun = time.monotonic()

    def waiting(jobs: list[Stale]) -> None:
        out.print("Out of date because of this file:", style="bold")
        root = f"{situation.workspace.root}/"
        show_jobs(out, {job.name: tuple(line.replace(root, "") for line in job.reasons) for job in jobs})

    with progress(out, None) as started:
        done = update(arrival, situation, Steps(waiting, started))
    show_changed(out, done.changed)
    out.print(f"{len(done.ran)} jobs ran, {done.up_to_date} were up to date ({time.monotonic() - begun:.1f} s).")
    for report in done.reports:
        out.print(f"report: {report}", markup=False)
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
    out.print(f"Verdicts that change: {len(changed.verdicts)}", style="bold")
    for table, (old, new) in changed.verdicts[:SHOWN]:
        row = new or old or {}
        words = f"{verdict_in_words(old)} → {verdict_in_words(new)}"
        out.print(f"  {Path(table).stem}  {row.get('subject', '')}: {words}", markup=False)
    if len(changed.verdicts) > SHOWN:
        out.print(f"  and {len(changed.verdicts) - SHOWN} more")
