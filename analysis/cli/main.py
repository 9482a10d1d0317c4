"""The command `plans`: its commands, and how errors are shown."""

from __future__ import annotations

import gc

import typer
from typer.core import TyperGroup

from analysis.cli import (
    auditing,
    building,
    corrections,
    evidence,
    extracting,
    layout,
    reading,
    register,
    review,
    statistics,
    update,
)
from analysis.cli.console import show_error
from analysis.cli.dated import DatedCommand
from analysis.errors import PlansError

INTERRUPTED = 130
# New objects after which the collector looks for garbage.
OBJECTS = 50_000


class PlansGroup(TyperGroup):
    """Shows errors that a user can mend without a traceback; the exit code is then not 0."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run a command.

        Raises
        ------
        typer.Exit
            With code 1 after a :class:`PlansError` or an error of the system, 130 after Ctrl-C.
        """
        # A command ends soon, and little of what it makes is garbage: looking for it as often as usual takes a tenth
        # of the time.
        gc.set_threshold(OBJECTS)
        try:
            return super().invoke(ctx)
        except PlansError as error:
            show_error(str(error))
            raise typer.Exit(1) from error
        except OSError as error:
            show_error(f"{error.filename or 'system'}: {error.strerror or error}")
            raise typer.Exit(1) from error
        except KeyboardInterrupt as error:
            show_error("Interrupted. Finished stages are kept and no file is half written; run it again to go on.")
            raise typer.Exit(INTERRUPTED) from error


app = typer.Typer(
    name="plans",
    cls=PlansGroup,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Five-year plans (五年规划) and official statistics as tidy, traceable numbers.",
)
app.command("documents")(reading.documents)
app.command("extract")(extracting.extract)
app.command("reproduce", cls=DatedCommand)(building.reproduce)
app.command("status")(building.status)
app.command("evidence")(evidence.evidence)
app.command("audit")(auditing.audit)
app.command("review")(review.review)
app.command("register")(register.register)
app.add_typer(corrections.commands, name="corrections")
app.command("register")(register.register)
app.add_typer(statistics.commands, name="statistics")
app.command("update")(update.update)
app.command("layout")(layout.layout)
