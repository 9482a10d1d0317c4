"""What the commands print to: one console for results, one for errors; options that commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

WIDTH = 160

RootOption = Annotated[
    Path | None,
    typer.Option("--root", help="Another project folder (default: the one around the working directory)."),
]


def console() -> Console:
    """Console on standard output; made anew, so that a redirected stream is respected."""
    out = Console(highlight=False, soft_wrap=True)
    if not out.is_terminal:
        # A file or a pipe has no width; tables are not cut to 80 columns there.
        out.width = WIDTH
    return out


def show_error(message: str) -> None:
    """Print a message to standard error."""
    Console(stderr=True, highlight=False, soft_wrap=True, markup=False).print(message, style="red")
