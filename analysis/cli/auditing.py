"""`plans audit`: contradictions inside and between documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from analysis.cli.console import RootOption, console
from analysis.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

LANGUAGES = ("zh", "en")
STYLES = {"high": "bold red", "medium": "yellow", "low": "dim"}

DocumentsArgument = Annotated[list[str] | None, typer.Argument(metavar="[DOC]...", help="Documents; default: all.")]
FailOption = Annotated[
    str | None,
    typer.Option("--fail-on", metavar="SEVERITY", help="Exit code 1 where a finding is as severe: high, medium, low."),
]
SeverityOption = Annotated[str, typer.Option("--severity", help="Show only what is as severe: high, medium or low.")]
LanguageOption = Annotated[str, typer.Option("--language", help="Language of the messages: zh or en.")]


def audit(
    names: DocumentsArgument = None,
    fail_on: FailOption = None,
    severity: SeverityOption = "low",
    language: LanguageOption = "en",
    root: RootOption = None,
) -> None:
    """Find contradictions: values, tables, units, sums, and what a later document says otherwise."""
    from analysis.audit import SEVERITIES, at_least, touching
    from analysis.audit import audit as find
    from analysis.pipeline.study import open_study

    for option, value, allowed in (
        ("--fail-on", fail_on, SEVERITIES),
        ("--severity", severity, SEVERITIES),
        ("--language", language, LANGUAGES),
    ):
        if value is not None and value not in allowed:
            raise InputError("plans audit", option, value, f"one of {', '.join(allowed)}")
    study = open_study(root)
    for name in names or ():
        if name not in study.registry.documents:
            raise InputError("plans audit", "", f"no document {name}", f"one of {', '.join(study.registry.documents)}")
    if "targets" not in study.tables:
        raise InputError(study.workspace.folders["derived"], "", "no tables", "tables that `plans reproduce` has built")
    findings = touching(find(study.tables, study.registry), names or ())
    show(console(), at_least(findings, severity), language)
    if fail_on and len(at_least(findings, fail_on)):
        raise typer.Exit(1)


def show(out: Console, findings: pd.DataFrame, language: str) -> None:
    """Print findings, one in two lines: what, then where; then their number by severity."""
    for row in findings.to_dict("records"):
        out.print(f"{row['severity']:6} ", style=STYLES[row["severity"]], end="")
        out.print(f"{row['rule']}: {row[f'message_{language}']}", markup=False)
        places = [place_of(row, side) for side in "ab"]
        out.print("       " + ", ".join(place for place in dict.fromkeys(places) if place), style="dim", markup=False)
    counts = findings["severity"].value_counts()
    parts = [f"{counts[name]} {name}" for name in STYLES if name in counts]
    out.print(f"{len(findings)} findings" + (f": {', '.join(parts)}." if parts else "."))


def place_of(row: dict, side: str) -> str:
    """Document and line of one side of a finding; empty where there is none."""
    import pandas as pd  # slow to start, and other commands may not need it

    document, line = row[f"doc_{side}"], row[f"line_{side}"]
    if pd.isna(document):
        return ""
    return str(document) if pd.isna(line) else f"{document} line {line}"
