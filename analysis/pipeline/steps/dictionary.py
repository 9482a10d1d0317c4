"""The data dictionary: data/README.md from the columns that the registry describes."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.pipeline.running import Inputs, Products
from analysis.registry import Registry
from analysis.registry.schema import Column

HEAD = """# Data

Made by the build from `data/registry/tables.csv` and `data/registry/schema.csv`; do not edit by hand.

- `registry/` is edited by people: what is known about documents, places, indicators, units and industries.
- `derived/` is computed from the documents and committed: tidy, sorted tables with a locator in every row.
- `documents/`, `statistics/` are where you put plan texts and yearbook files; they are not redistributed.

All tables are UTF-8 csv with a header. An empty cell is missing, never 0. `line` is 1-based in the source file; `start`
and `end` are character offsets in it. A column of type *list* holds items joined by `;`, one of type *printed* holds
the cell as it stands in the source. Columns in **bold** are never empty.
"""


def describe_data(inputs: Inputs) -> Products:
    """Markdown of data/README.md."""
    return {"data/README.md": data_dictionary(inputs.registry)}


def data_dictionary(registry: Registry) -> str:
    """Describe every table of the project.

    Parameters
    ----------
    registry : Registry
        Its ``tables`` (contracts of the derived tables), ``schema`` (its own files) and ``documents``.

    Returns
    -------
    str
        Markdown: the documents that the tables come from, then every table with its columns and their units.
    """
    derived = (
        line for name, contract in registry.tables.items() for line in _table(f"derived/{name}.csv", contract.schema)
    )
    own = (
        line for name, columns in registry.schema.items() for line in _table(f"registry/{name}.csv", columns.values())
    )
    lines = [HEAD, *_documents(registry), "## Derived tables", "", *derived, "## Registry", "", *own]
    return "\n".join(lines).rstrip("\n") + "\n"


def _documents(registry: Registry) -> list[str]:
    lines = ["## Documents", "", "| id | title | number | date | period | sha256 |", "|---|---|---|---|---|---|"]
    for entry in registry.documents.values():
        cells = (
            entry.doc_id,
            entry.title,
            entry.number or "",
            f"{entry.issued} ({entry.issued_basis})",
            entry.period,
            f"`{entry.sha256}`",
        )
        lines.append(_row(cells))
    return [*lines, ""]


def _table(name: str, columns: Iterable[Column]) -> list[str]:
    lines = [f"### {name}", "", "| column | type | unit | description |", "|---|---|---|---|"]
    for column in columns:
        shown = f"**{column.name}**" if column.required else column.name
        words = column.description
        if column.values:
            words += f" (one of: {', '.join(column.values)})"
        if column.refers:
            words += f" (refers to {column.refers})"
        lines.append(_row((shown, column.type, column.unit, words)))
    return [*lines, ""]


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
