"""The data dictionary and the lists of documents and sources, as markdown made from the registry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.registry.cells import Value
from analysis.registry.register import Registry
from analysis.registry.schema import Column

DATA_HEAD = """# Data

Made by the build from `registry/tables.csv` and `registry/schema.csv`; do not edit it by hand.

- `registry/`: what people keep by hand: documents, places, concepts, units, industries, and the columns of every table.
- `derived/`: what the build computes from the documents, committed; it needs no documents to be used.
- `documents/`, `statistics/`: where you put plan texts and yearbook files. They are not redistributed; the README in
  each folder says which ones the project was made with.

Every table is UTF-8 csv with a header and LF line ends. An empty cell is missing, never 0. `line` is 1-based in the
source file; `start` and `end` are character offsets in the decoded source file, `end` exclusive. Columns in **bold**
are never empty; *key* marks a column whose values differ from row to row.

| type | what a cell holds |
|---|---|
| text | words, or a code |
| printed | the cell or figure as it stands in the source: digits, marks and signs kept |
| list | items joined by `;` |
| integer, number | digits, `.` as the decimal point |
| date, period | YYYY-MM-DD; a year or two years, 2026-2030 |
| unit | a unit of `units.csv`, with a scale word before it or as a ratio where needed (万人, 元/人) |
| formula | names of the same table with + - * / and parentheses |
| regex | a regular expression |
| sha256 | digest of a file |

`registry/tables.csv` (derived tables) and `registry/schema.csv` (the registry itself) hold one row per column of a
table: its type, whether it is required and unique, its closed vocabulary, and what it means. A row without column says
what one row of the table is. Every file is checked against them; an error names file, line and column.
"""

DOCUMENTS_HEAD = """# Documents

Made by the build from `data/registry/documents.csv`; do not edit it by hand.

Put the texts here, under any name, or name their folder in the environment variable `PLANS_DOCUMENTS`. They are not
part of the project: each is published by the place that issued it. A file is recognised by its content: by its digest
first, else by its title lines. A file that is not in this list is named by `plans documents` and left alone; a new
document is a new row of `data/registry/documents.csv`.
"""

STATISTICS_HEAD = """# Statistics

Made by the build from `data/registry/sources.csv`; do not edit it by hand.

Put yearbook sheets and bulletins here, under any name, or name their folder in the environment variable
`PLANS_STATISTICS`. They are not part of the project and stay under the terms of their publishers.
"""


def data_dictionary(registry: Registry) -> str:
    """Describe every table of the project: ``data/README.md``.

    Parameters
    ----------
    registry : Registry
        Its contracts of the derived tables and the schema of its own files.

    Returns
    -------
    str
        Markdown: what one row of each table is, then its columns with type, unit, vocabulary and meaning.
    """
    lines = [DATA_HEAD, "## Derived tables", ""]
    for name, contract in registry.tables.items():
        lines += _table(f"derived/{name}.csv", contract.description, contract.schema)
    lines += ["## Registry", ""]
    for name, table in registry.schema.items():
        lines += _table(f"registry/{name}.csv", table.description, table.columns.values())
    return _text(lines)


def documents_readme(registry: Registry) -> str:
    """List the documents with title, number, date and digest: ``data/documents/README.md``."""
    rows = [
        (entry.doc_id, entry.title, entry.number, f"{entry.issued} ({entry.issued_basis})", f"`{entry.sha256}`")
        for entry in registry.documents.values()
    ]
    return _text([DOCUMENTS_HEAD, *_grid(("id", "title", "number", "date", "sha256"), rows)])


def statistics_readme(registry: Registry) -> str:
    """List the statistical sources with edition, date and digest: ``data/statistics/README.md``."""
    names = {str(row["series"]): row["title"] for row in registry.rows["series"]}
    rows = [
        (
            row["source_id"],
            row["title"] or names[str(row["series"])],
            row["edition"],
            row["published"],
            f"`{row['sha256']}`",
        )
        for row in registry.rows["sources"]
    ]
    return _text([STATISTICS_HEAD, *_grid(("id", "title", "edition", "published", "sha256"), rows)])


def _table(name: str, description: str, columns: Iterable[Column]) -> list[str]:
    rows = [
        (
            f"**{column.name}**" if column.required else column.name,
            f"{column.type}, *key*" if column.unique else column.type,
            column.unit,
            _meaning(column),
        )
        for column in columns
    ]
    sentence = f"{description[:1].upper()}{description[1:]}."
    return [f"### {name}", "", sentence, "", *_grid(("column", "type", "unit", "meaning"), rows), ""]


def _meaning(column: Column) -> str:
    words = [column.description]
    # A closed vocabulary is printed where the description does not already give all of it.
    if column.values and not all(value in column.description for value in column.values):
        words.append("one of: " + ", ".join(column.values))
    if column.low is not None and column.high is not None:
        words.append(f"from {column.low:g} to {column.high:g}")
    if column.refers:
        words.append(f"→ {column.refers}")
    return "; ".join(words)


def _grid(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> list[str]:
    lines = [header, ["---"] * len(header), *rows]
    return ["| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines]


def _cell(value: Value) -> str:
    return "" if value is None else " ".join(str(value).split()).replace("|", "\\|")


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
