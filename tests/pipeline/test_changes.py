"""Rows added, removed and changed between two versions of a table."""

from pathlib import Path

import pandas as pd

from analysis.files import write_csv
from analysis.pipeline.changes import Change, changes_csv, folder_changes, snapshot, table_changes


def frame(*rows: tuple[str, ...], columns: tuple[str, ...] = ("doc_id", "row", "value")) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(columns), dtype="string").replace("", pd.NA)


def test_a_changed_cell_is_told_with_old_and_new() -> None:
    changes = list(table_changes("t", frame(("a", "1", "5"), ("a", "2", "6")), frame(("a", "1", "5"), ("a", "2", "7"))))
    assert changes == [Change("t", "changed", "a 2", "value", "6", "7")]
    assert str(changes[0]) == "a 2: value 6 → 7"


def test_a_cell_that_became_empty_is_told() -> None:
    (change,) = table_changes("t", frame(("a", "1", "5")), frame(("a", "1", "")))
    assert (change.old, change.new) == ("5", "")


def test_added_and_removed_rows() -> None:
    changes = list(table_changes("t", frame(("a", "1", "5"), ("a", "2", "6")), frame(("a", "2", "6"), ("b", "1", "9"))))
    assert [(change.kind, change.key) for change in changes] == [("removed", "a 1"), ("added", "b 1")]


def test_rows_that_only_moved_are_told() -> None:
    changes = list(table_changes("t", frame(("a", "1", "5"), ("a", "2", "6")), frame(("a", "2", "6"), ("a", "1", "5"))))
    assert [change.column for change in changes] == ["(order)"]


def test_equal_rows_are_counted() -> None:
    changes = list(table_changes("t", frame(("a", "1", "5"), ("a", "1", "5")), frame(("a", "1", "5"))))
    assert [change.kind for change in changes] == ["removed"]


def test_a_new_column_is_told() -> None:
    new = frame(("a", "1", "5", "x"), columns=("doc_id", "row", "value", "note"))
    assert [change.column for change in table_changes("t", frame(("a", "1", "5")), new)] == ["(columns)"]


def test_a_folder_before_and_after(tmp_path: Path) -> None:
    write_csv(tmp_path / "kept.csv", frame(("a", "1", "5")))
    write_csv(tmp_path / "gone.csv", frame(("a", "1", "5")))
    before = snapshot(tmp_path)
    (tmp_path / "gone.csv").unlink()
    write_csv(tmp_path / "new.csv", frame(("b", "1", "5"), ("b", "2", "5")))
    changes = folder_changes(before, tmp_path)
    assert [f"{change.table} {change.kind}" for change in changes] == ["gone removed", "new added", "new added"]
    assert changes_csv(changes).count("\n") == 4
