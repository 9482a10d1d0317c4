"""`plans evidence`: the sentence behind a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from analysis.cli.console import RootOption, console

if TYPE_CHECKING:
    from analysis.pipeline.observed import Observed
    from analysis.registry import DocumentEntry

VERDICT = ("met", "reason", "basis", "gap", "gap_unit", "outcome", "outcome_year", "outcome_source", "flags")
SHOWN = ("subject", "comparator", "lower", "upper", "unit", "year", "place", "status", "confidence")


def evidence(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="A target_id, outcome_id or verdict_id.")],
    root: RootOption = None,
) -> None:
    """Print the sentence behind a number, with document, section and line."""
    from analysis import registry
    from analysis.pipeline.evidence import find_evidence
    from analysis.pipeline.workspace import open_workspace

    workspace = open_workspace(root)
    found = find_evidence(identifier, workspace, registry.load(workspace.folders["registry"]))
    out, statement = console(), found.statement
    out.print(f"{statement['statement_id']}  ({statement['role']}, {statement['origin']})", markup=False)
    out.print("  " + "  ".join(f"{k} {statement[k]}" for k in SHOWN if k in statement), markup=False)
    if found.verdict is not None:
        parts = "  ".join(f"{k} {found.verdict[k]}" for k in VERDICT if k in found.verdict)
        out.print(f"verdict   {parts}", markup=False)
    for figure in found.observed:
        show_observed(out, figure)
    show_source(out, found.document)
    out.print(f"section   {statement.get('section', '(before the first heading)')}", markup=False)
    out.print(f"line      {statement['line']}, characters {statement['start']} to {statement['end']}", markup=False)
    if found.passage is None:
        out.print(f"The document is not at hand. Put it into {workspace.documents}, then ask again.", markup=False)
        return
    if not found.same_edition:
        out.print("The file differs from the registered edition (other sha256): the place may have moved.")
    before, words, after = found.passage
    out.print(Text.assemble(before.lstrip(), (words, "bold reverse"), after))


def show_source(out: Console, entry: DocumentEntry) -> None:
    """Print what to look for in an archive: title, number, date."""
    parts = [f"《{entry.title}》", entry.number, entry.issued]
    out.print("document  " + ", ".join(part for part in parts if part) + f" ({entry.doc_id})", markup=False)


def show_observed(out: Console, figure: Observed) -> None:
    """Print the official figure that judged a target: value, then source, date and place in it."""
    row = figure.row
    value = " ".join(row[name] for name in ("label", "scope", "year", "value", "unit", "status") if name in row)
    out.print(f"observed  {value}", markup=False)
    date = f"published {row['published']}" if "published" in row else "date of publication not printed"
    source = f"《{figure.title}》 ({row['source_id']})" if figure.title else row["source_id"]
    out.print(f"          {source}, {date}, at {row.get('locator', '(no locator)')}", markup=False)
