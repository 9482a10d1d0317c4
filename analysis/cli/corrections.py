"""`plans corrections`: adding corrections of readings, and listing them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from analysis.cli.console import RootOption, console

commands = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Corrections of what the readers get wrong.")


@commands.command("add")
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="csv file that the review page offers.")],
    root: RootOption = None,
) -> None:
    """Check corrections and add them to data/registry/reading_corrections.csv."""
    from analysis import registry
    from analysis.pipeline.corrected import add_corrections
    from analysis.pipeline.workspace import open_workspace

    workspace = open_workspace(root)
    added = add_corrections(file, workspace, registry.load(workspace.folders["registry"]))
    out = console()
    against = f"a new reading of {', '.join(added.fresh)}" if added.fresh else "the derived tables"
    out.print(f"{added.rows} corrections added, checked against {against}.", markup=False)
    out.print("plans reproduce applies them.")


@commands.command("list")
def show(root: RootOption = None) -> None:
    """List the corrections of readings."""
    from analysis import registry
    from analysis.pipeline.corrected import corrections_of
    from analysis.pipeline.workspace import open_workspace

    workspace = open_workspace(root)
    rows = corrections_of(registry.load(workspace.folders["registry"]))
    table = Table("row", "column", "reading", "correction", "reason")
    for row in rows:
        cells = (row["row"], row["column"], row["expect"], "(dropped)" if row["action"] == "drop" else row["value"])
        table.add_row(*("" if cell is None else str(cell) for cell in (*cells, row["reason"])))
    out = console()
    if rows:
        out.print(table)
    out.print(f"{len(rows)} corrections.")
