"""`plans reproduce --as-of DATE --out FOLDER`: the study as it stood on a date, in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from analysis.cli.building import progress, show_found, show_places
from analysis.cli.console import console
from analysis.errors import InputError

DATE_HELP = "Build the study as it stood on this date, into --out; later plans and editions are not seen."
OUT_HELP = "With --as-of: a new or empty folder outside the project."


_dated = typer.Typer(add_completion=False)


@_dated.command()
def options(
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=DATE_HELP)] = None,
    out: Annotated[str | None, typer.Option("--out", metavar="FOLDER", help=OUT_HELP)] = None,
) -> None:
    """Declare the two options; :class:`DatedCommand` takes them from here."""


class DatedCommand(TyperCommand):
    """A command with the options ``--as-of`` and ``--out``, which together replace what it does."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:  # noqa: ANN401
        super().__init__(*arguments, **settings)
        self.params.extend(typer.main.get_command(_dated).params)

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the command itself where neither option is given.

        Raises
        ------
        InputError
            Where one option is given without the other.
        """
        as_of, out = ctx.params.pop("as_of"), ctx.params.pop("out")
        if as_of is None and out is None:
            return super().invoke(ctx)
        if as_of is None or out is None:
            raise InputError("plans reproduce", "--as-of", "--as-of or --out alone", "--as-of DATE --out FOLDER")
        reproduce_as_of(as_of, Path(out), ctx.params.get("root"))
        return None


def reproduce_as_of(date: str, out: Path, root: str | Path | None) -> None:
    """Build tables and figures in a folder, from what was published on a date or before."""
    from dataclasses import replace

    from analysis.pipeline import build as pipeline
    from analysis.pipeline.asof import open_as_of
    from analysis.pipeline.workspace import open_workspace

    screen = console()
    workspace, seen = open_as_of(date, out, open_workspace(Path(root) if root else None))
    screen.print(f"As of {seen.date}: {len(seen.documents)} documents, {len(seen.sources)} files of statistics.")
    for name in seen.later:
        screen.print(f"published later, not seen: {name}", markup=False)
    options = pipeline.Options(notebooks=False)
    situation = pipeline.survey(workspace, options)
    show_found(screen, situation, "issued later or not registered")
    with progress(screen, None) as started:
        built = pipeline.build(replace(situation, options=replace(options, started=started)))
    screen.print(f"{len(built.ran)} jobs ran, {built.up_to_date} were up to date.")
    show_places(screen, situation)
