"""`plans review`: the page on which a reader checks what was read from a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from analysis.cli.console import RootOption, console


def review(
    name: Annotated[str, typer.Argument(metavar="DOC", help="Id of a document at hand, or a file.")],
    out: Annotated[Path | None, typer.Option(help="The HTML file (default: build/review/DOC.html).")] = None,
    root: RootOption = None,
) -> None:
    """Write one HTML page with the text and everything that was read from it, to check and correct."""
    from analysis.cli.reading import find_file, look
    from analysis.files import write_atomic
    from analysis.pipeline.review import make_review

    workspace, register, folder = look(root)
    doc_id, html = make_review(find_file(name, register, folder), workspace, register)
    path = out or workspace.build / "review" / f"{doc_id}.html"
    write_atomic(path, html)
    console().print(f"Written to {path}. Open it in a browser; it needs no network.", markup=False)
