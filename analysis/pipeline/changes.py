"""What a build changed in the derived tables, row by row."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis import files


@dataclass(frozen=True)
class Change:
    """A row that was added, removed or changed.

    Attributes
    ----------
    table : str
        Name of the table.
    kind : str
        ``added``, ``removed``, ``changed``.
    key : str
        Cells that name the row, joined by a space.
    column, old, new : str
        For a changed row one entry a column; for the others the whole row stands in ``new`` or ``old``.
    """

    table: str
    kind: str
    key: str
    column: str = ""
    old: str = ""
    new: str = ""

    def __str__(self) -> str:
        if self.kind == "changed":
            return f"{self.key}: {self.column} {self.old or '(empty)'} → {self.new or '(empty)'}"
        return f"{self.key}: {self.kind}"


def snapshot(folder: Path) -> dict[str, bytes]:
    """Bytes of every csv file of a folder, by name; empty where there is no folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


def folder_changes(before: Mapping[str, bytes], folder: Path) -> list[Change]:
    """Compare a folder of tables with an earlier :func:`snapshot`."""
    after = snapshot(folder)
    changes: list[Change] = []
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            old, new = (_table(content.get(name), folder / name) for content in (before, after))
            changes.extend(table_changes(Path(name).stem, old, new))
    return changes


def _table(content: bytes | None, path: Path) -> pd.DataFrame:
    if content is None:
        return pd.DataFrame()
    return files.parse_csv(content, path)


def table_changes(table: str, old: pd.DataFrame, new: pd.DataFrame) -> Iterator[Change]:
    """Rows added, removed and changed between two versions of a table.

    Parameters
    ----------
    table : str
        Its name.
    old, new : DataFrame
        Text columns. Rows are matched by the shortest run of leading columns that is unique in both; where there is
        none, only whole rows are compared.

    Yields
    ------
    Change
        Removed rows and changed cells in the old order, then added rows in the new order. Rows that only moved, and
        columns that were added or dropped, count as changes of ``(order)`` and ``(columns)``.
    """
    if list(old.columns) != list(new.columns) and len(old.columns) and len(new.columns):
        yield Change(table, "changed", "header", "(columns)", ",".join(old.columns), ",".join(new.columns))
    shared = [column for column in old.columns if column in new.columns]
    before, after = paired_rows(old, new)
    for name, row in before.items():
        if name not in after:
            yield Change(table, "removed", _label(name), old=",".join(row.values()))
            continue
        for column in shared:
            if row[column] != after[name][column]:
                yield Change(table, "changed", _label(name), column, row[column], after[name][column])
    for name, row in after.items():
        if name not in before:
            yield Change(table, "added", _label(name), new=",".join(row.values()))
    common = [name for name in before if name in after]
    if common != [name for name in after if name in before]:
        yield Change(table, "changed", "rows", "(order)", "as before", "in another order")


def paired_rows(
    old: pd.DataFrame, new: pd.DataFrame
) -> tuple[dict[tuple[str, ...], dict[str, str]], dict[tuple[str, ...], dict[str, str]]]:
    """Rows of both versions by the key of :func:`table_changes`, cells as text, missing ones empty."""
    shared = [column for column in old.columns if column in new.columns]
    key = _key(old, new, shared or list(new.columns) or list(old.columns))
    return _rows(old, key), _rows(new, key)


def _key(old: pd.DataFrame, new: pd.DataFrame, columns: list[str]) -> list[str]:
    for length in range(1, len(columns)):
        leading = columns[:length]
        if not any(len(frame.columns) and frame.duplicated(leading).any() for frame in (old, new)):
            return leading
    return columns


def _rows(frame: pd.DataFrame, key: Sequence[str]) -> dict[tuple[str, ...], dict[str, str]]:
    """Rows by key; the second of two equal keys gets a number, so that none is lost."""
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for record in frame.fillna("").astype(str).to_dict("records"):
        name = tuple(str(record[column]) for column in key)
        copy = name
        number = 1
        while copy in rows:
            number += 1
            copy = (*name, f"({number})")
        rows[copy] = {str(column): str(value) for column, value in record.items()}
    return rows


def _label(name: tuple[str, ...]) -> str:
    return " ".join(part for part in name if part)


def changes_csv(changes: Sequence[Change]) -> str:
    """All changes as a csv text."""
    columns = ["table", "kind", "key", "column", "old", "new"]
    buffer = io.StringIO()
    pd.DataFrame([vars(change) for change in changes], columns=columns).to_csv(
        buffer, index=False, lineterminator="\n"
    )
    return buffer.getvalue()
