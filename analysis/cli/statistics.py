"""`plans statistics add` and `plans statistics diff`: new editions of official statistics."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Column, Table

from analysis.cli.console import RootOption, console
from analysis.cli.reading import check_file

if TYPE_CHECKING:
    from rich.console import Console

    from analysis.pipeline.workspace import Workspace
    from analysis.registry import Registry
    from analysis.statistics import Proposal

commands = typer.Typer(no_args_is_help=True, help="Official statistics: register an edition, compare two editions.")

FileArgument = Annotated[Path, typer.Argument(help="Yearbook sheet (xlsx, xls, csv) or bulletin (html, docx, pdf).")]
EditionOption = Annotated[
    str | None, typer.Option("--edition", help="Edition of a file that prints no year: its year, or series-year.")
]
YesOption = Annotated[bool, typer.Option("--yes", help="Write without asking.")]
_SHOWN = 12


@commands.command("add")
def add(file: FileArgument, edition: EditionOption = None, yes: YesOption = False, root: RootOption = None) -> None:
    """Recognise a file, propose edition and column map, and write them to data/registry once you agree."""
    from analysis.statistics import propose_file, with_proposal, write_proposal

    workspace, register = _open(root)
    out = console()
    proposal = propose_file(check_file(file), register, edition)
    show_proposal(out, proposal)
    show_hints(out, proposal, workspace, register)
    # What cannot be written is said before the question, not after it.
    with_proposal(register, proposal)
    if not yes and not typer.confirm("Write this to data/registry?"):
        out.print("Nothing was written.")
        raise typer.Exit(1)
    for path in write_proposal(register, proposal):
        out.print(f"Written: {path}", markup=False)
    if not file.resolve().is_relative_to(workspace.statistics.resolve()):
        out.print(f"Put the file into {workspace.statistics}, so that the build finds it.", markup=False)
    out.print("Look at the units and columns in edition_map.csv, then run `plans reproduce`.")


@commands.command("diff")
def diff(
    old: Annotated[str, typer.Argument(metavar="EDITION", help="The earlier edition, as in sources.csv.")],
    new: Annotated[str, typer.Argument(metavar="EDITION", help="The later edition.")],
    moved: Annotated[bool, typer.Option("--moved", help="Show moved columns one by one, too.")] = False,
    root: RootOption = None,
) -> None:
    """Compare two editions: columns, units, places, and figures whose magnitude changed."""
    from analysis.statistics import diff_editions, edition_contents, find_files

    workspace, register = _open(root)
    files = find_files(workspace.statistics) if workspace.statistics.is_dir() else []
    before, after = (edition_contents(edition, files, register) for edition in (old, new))
    changes = diff_editions(before, after, register)
    out = console()
    if changes.empty:
        out.print(f"{old} and {new} have the same columns, units and places.", markup=False)
        return
    table = Table(*(Column(name, overflow="fold") for name in ("table", "change", "scope", old, new, "what")))
    shown = changes if moved else changes[changes["change"] != "column_moved"]
    for row in shown.itertuples(index=False):
        table.add_row(*(str(cell) for cell in row))
    out.print(table)
    counts = changes["change"].value_counts(sort=False)
    out.print(", ".join(f"{count} {change}" for change, count in counts.items()))


def show_proposal(out: Console, proposal: Proposal) -> None:
    """Print what a file is, what it gives for which places, and what could not be read."""
    found, source = proposal.recognition, proposal.source
    out.print(f"{found.title or 'no title'} ({found.kind}, {found.series}, table {found.table})", markup=False)
    if source is None:
        out.print("edition and data year: not printed in the file", markup=False)
    else:
        date = source.published or "date not printed"
        out.print(f"edition {source.edition}, data of {source.data_year}, {source.status}, {date}", markup=False)
    out.print(f"places: {', '.join(proposal.places) or 'none of the register'}", markup=False)
    if proposal.rows.empty:
        out.print(f"concepts: {', '.join(proposal.concepts) or 'none'}", markup=False)
    else:
        names = ("indicator_id", "scope", "column", "header", "unit", "note")
        table = Table("concept", *names[1:])
        for row in proposal.rows.fillna("").to_dict("records"):
            table.add_row(*(str(row[name]) for name in names))
        out.print(table)
    left = len(proposal.unmapped)
    if left:
        more = f" and {left - _SHOWN} more" if left > _SHOWN else ""
        out.print(f"without a concept: {', '.join(proposal.unmapped[:_SHOWN])}{more}", markup=False)
    for problem in proposal.problems.to_dict("records"):
        where = f"{problem['problem']} at {problem['where'] or 'the file'}"
        out.print(f"{where}: {problem['found']}: {problem['message']}", markup=False)


def show_hints(out: Console, proposal: Proposal, workspace: Workspace, register: Registry) -> None:
    """Print what the observations of other editions say about a proposal, where there are any."""
    from analysis.files import read_csv
    from analysis.statistics import agreeing_editions, doubtful_figures, lost_concepts, lost_places

    lost = lost_concepts(proposal, register)
    if lost:
        names = ", ".join(f"{concept} {scope}" for concept, scope, _ in lost)
        out.print(f"concept_lost: with a column in {lost[0][2]} and no figures in this file: {names}", markup=False)
    observations = workspace.folders["derived"] / "observations.csv"
    if not observations.is_file():
        return
    known = read_csv(observations)
    for agreeing in agreeing_editions(proposal, known, register):
        out.print(f"its figures are those of {agreeing}: --edition {agreeing}", markup=False)
    for place in lost_places(proposal, known, register):
        out.print(f"place_lost: {place} has figures in the edition before and none in this one", markup=False)
    for row in doubtful_figures(proposal, known, register).to_dict("records"):
        name = register.places[row["place_id"]].name
        figure = f"{name} {row['scope']}, {row['indicator_id']} {row['year']}"
        message = f"{row['check']} at {row['locator']}: {figure}: {row['found']}, expected {row['expected']}"
        out.print(message, markup=False)


def _open(root: Path | None) -> tuple[Workspace, Registry]:
    from analysis import registry
    from analysis.pipeline.workspace import open_workspace

    workspace = open_workspace(root)
    return workspace, registry.load(workspace.folders["registry"])
