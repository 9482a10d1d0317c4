"""The change report of an update: every verdict and every printed number that changed, old and new, with its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd
from markdown_it import MarkdownIt

from analysis.attainment.quantity import parse_number
from analysis.pipeline.changed import Changed, Row, source_of
from analysis.pipeline.stages import OBSERVED_TABLES
from analysis.registry import Registry
from analysis.statistics import latest

# Types of columns that hold figures; places in files are none.
FIGURES = frozenset({"integer", "number", "printed"})
PLACES = frozenset({"line", "start", "end", "locator", "row", "table"})
ARRIVED = ("place", "concept", "scope", "year", "value", "source")
FIGURE = ("place", "indicator_id", "scope", "year")
_ESCAPED = str.maketrans({char: f"\\{char}" for char in "\\|*_`[]<>#"} | {"\n": " "})
_STYLE = """body{font:15px/1.5 sans-serif;max-width:75em;margin:2em auto;padding:0 1em}
table{border-collapse:collapse;margin:1em 0}
th,td{border:1px solid #ccc;padding:.2em .5em;text-align:left;vertical-align:top}
th{background:#f3f3f3}"""


def markdown_report(changed: Changed, registry: Registry) -> str:
    """Write the report as markdown.

    Parameters
    ----------
    changed : Changed
        Tables before and after.
    registry : Registry
        Names of concepts and contracts of the tables.

    Returns
    -------
    str
        What came in, figures replaced, verdicts, printed numbers, what ran and why, what stayed; a section says so
        where there is nothing.
    """
    source = changed.arrival.source
    parts = [
        f"# What {_cell(source.source_id)} changed",
        f"{_cell(source.title or source.series)}: data of {source.data_year}, published "
        f"{source.published or 'on a date that the file does not print'}, {source.status}.",
        *_section("What came in", ARRIVED, _arrived(changed, registry)),
        *_section("Official figures replaced", ("figure", "old", "new"), _replaced(changed, registry)),
        *_section("Verdicts", ("target", "table", "old", "new"), _verdict_rows(changed)),
        *_section("Printed numbers", ("table", "row", "column", "old", "new", "source"), _numbers(changed, registry)),
        *_section("Findings of the checks", ("check", "what", "found", "expected"), _checks(changed)),
        *_section("What ran, and why", ("job", "because of"), [(n, "; ".join(why)) for n, why in changed.jobs.items()]),
        "## What did not change",
        _unchanged(changed),
    ]
    return "\n\n".join(parts) + "\n"


def html_report(markdown: str) -> str:
    """Put the markdown of a report into one page of html, which needs no network."""
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    title = markdown.splitlines()[0].lstrip("# ").replace("\\", "")
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head>\n<body>\n{body}</body></html>\n'


def _arrived(changed: Changed, registry: Registry) -> list[tuple[str, ...]]:
    rows = changed.tables.get("derived/observations.csv", ())
    mine = [new for old, new in rows if new and not old and new["source_id"] == changed.arrival.source.source_id]
    return [
        (
            row["place"],
            _concept(row, registry),
            row["scope"],
            row["year"],
            f"{row['value'] or row['value_as_printed']} {row['unit']}".strip(),
            source_of(row, "derived/observations.csv"),
        )
        for row in mine
    ]


def _replaced(changed: Changed, registry: Registry) -> Iterator[tuple[str, ...]]:
    """Yield figures whose latest word is another than before."""
    name = "derived/observations.csv"
    if name not in changed.tables:
        return
    sides = [_latest(changed.table(name, state), registry) for state in (changed.before, changed.after)]
    for key in [key for key in sides[0] if key in sides[1]]:
        old, new = sides[0][key], sides[1][key]
        if (old["value"], old["source_id"]) != (new["value"], new["source_id"]):
            words = [f"{row['value']} {row['unit']} ({source_of(row, name)})" for row in (old, new)]
            yield (f"{key[0]}, {_concept(old, registry)}, {key[2]}, {key[3]}", *words)


def _latest(observations: pd.DataFrame, registry: Registry) -> dict[tuple[str, ...], Row]:
    if observations.empty:
        return {}
    rows = latest(registry.tables["observations"].cast(observations)).astype("string").fillna("")
    return {
        tuple(str(row[name]) for name in FIGURE): {str(k): str(v) for k, v in row.items()}
        for row in rows.to_dict("records")
    }


def _concept(row: Row, registry: Registry) -> str:
    known = registry.indicators.get(row["indicator_id"])
    return f"{known.zh} ({row['indicator_id']})" if known else row["indicator_id"]


def _verdict_rows(changed: Changed) -> Iterator[tuple[str, ...]]:
    for table, (old, new) in changed.verdicts:
        row = new or old or {}
        target = row.get("target_id") or f"{row.get('doc_id', '')}:{row.get('table', '')}.{row.get('row', '')}"
        yield f"{row.get('subject', '')} ({target})", Path(table).stem, verdict_in_words(old), verdict_in_words(new)


def verdict_in_words(row: Row | None) -> str:
    """Verdict in words: what it says, by which outcome, from where."""
    if row is None:
        return "none"
    outcome = f"{row.get('outcome') or 'no outcome'}{' ' + row['outcome_year'] if row.get('outcome_year') else ''}"
    return f"{row['met']} ({row['reason']}); {outcome}; {row['outcome_source']}"


def _numbers(changed: Changed, registry: Registry) -> Iterator[tuple[str, ...]]:
    """Yield every cell with a number that changed, also those of rows that came or went; observations stand above."""
    for table, rows in changed.tables.items():
        if Path(table).stem in OBSERVED_TABLES:
            continue
        for old, new in rows:
            for column in new or old or {}:
                cells = [(row or {}).get(column, "") for row in (old, new)]
                if cells[0] != cells[1] and any(map(parse_number, cells)) and _holds_figures(table, column, registry):
                    yield table, _label(new or old or {}), column, *cells, _sources(old, new, table)


def _holds_figures(table: str, column: str, registry: Registry) -> bool:
    """Whether a column holds figures: by its contract; of a table that a figure shows, all but places in files."""
    contract = registry.tables.get(Path(table).stem) if table.startswith("derived/") else None
    known = None if contract is None else next((one for one in contract.schema if one.name == column), None)
    return column not in PLACES and (known is None or known.type in FIGURES)


def _sources(old: Row | None, new: Row | None, table: str) -> str:
    named = [name for name in (source_of(old, table), source_of(new, table)) if name]
    return " → ".join(dict.fromkeys(named))


def _label(row: Row) -> str:
    """First cells of a row, without the places in files."""
    cells = [cell for name, cell in row.items() if cell and name not in PLACES]
    return " ".join(cells[:3])


def _checks(changed: Changed) -> Iterator[tuple[str, ...]]:
    for old, new in changed.tables.get("derived/statistics_failures.csv", ()):
        row = new or old or {}
        what = " ".join(row.get(name, "") for name in ("place_id", "indicator_id", "year", "source_id", "locator"))
        state = "" if new and old else ("new: " if new else "gone: ")
        yield state + row["check"], what, row["found"], row["expected"]


def _unchanged(changed: Changed) -> str:
    same = [name for name in sorted(changed.after) if name not in changed.tables]
    tables = [Path(name).stem for name in same if name.startswith("derived/")]
    figures = [Path(name).stem for name in same if name.startswith("figures/")]
    lines = [f"{len(tables)} derived tables: {', '.join(tables) or 'none'}."]
    if figures:
        lines.append(f"The numbers of {len(figures)} figures: {', '.join(figures)}.")
    return _cell(" ".join(lines))


def _section(title: str, head: Sequence[str], rows: Iterator[tuple[str, ...]] | list[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    if not lines:
        return [f"## {title}", "None."]
    table = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *lines]
    return [f"## {title}: {len(lines)}", "\n".join(table)]


def _cell(text: str) -> str:
    return str(text).translate(_ESCAPED)
