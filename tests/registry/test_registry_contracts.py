"""Contracts of derived tables: dtypes, checks, messages that name rows."""

import numpy as np
import pandas as pd
import pytest

from analysis import registry
from analysis.registry import ContractError, TableContract
from analysis.registry.schema import Column

TABLE = TableContract(
    "things",
    "one row per thing",
    (
        Column("thing_id", "text", required=True, unique=True),
        Column("kind", "text", required=False, values=("big", "small")),
        Column("flags", "list", required=False, values=("a", "b")),
        Column("line", "integer", required=True),
        Column("gap", "number", required=False),
        Column("cell", "printed", required=False),
    ),
)
ROW = {"thing_id": "x1", "kind": "big", "flags": ("a", "b"), "line": 3, "gap": 0.5, "cell": "≥94.1"}


def test_frame_has_the_dtypes_of_the_contract():
    frame = TABLE.frame([ROW])
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        "thing_id": "string",
        "kind": "string",
        "flags": "string",
        "line": "Int64",
        "gap": "Float64",
        "cell": "string",
    }
    assert frame.loc[0, "flags"] == "a;b"


def test_no_rows_give_an_empty_table_that_passes_its_check():
    frame = TABLE.check(TABLE.frame([]))
    assert list(frame.columns) == TABLE.columns
    assert str(frame["line"].dtype) == "Int64"


def test_what_is_done_to_an_empty_table_does_not_show_in_the_next_one():
    first = TABLE.frame([])
    first["more"] = 1
    first.loc[0, "line"] = 7
    pd.testing.assert_frame_equal(TABLE.frame([]), TABLE.from_columns({name: [] for name in TABLE.columns}))


def test_cast_gives_a_table_of_the_contract_back():
    frame = TABLE.frame([ROW])
    assert TABLE.cast(frame) is frame


def test_everything_missing_is_missing_and_nothing_becomes_zero():
    missing = [None, "", np.nan, pd.NA]
    frame = TABLE.frame([{"thing_id": str(i), "line": 1, "gap": cell, "kind": cell} for i, cell in enumerate(missing)])
    assert frame[["gap", "kind", "cell", "flags"]].isna().all(axis=None)


def test_an_empty_list_is_missing():
    assert TABLE.frame([{**ROW, "flags": []}])["flags"].isna().all()


def test_order_is_kept():
    frame = TABLE.frame([{**ROW, "thing_id": "b"}, {**ROW, "thing_id": "a"}])
    assert frame["thing_id"].tolist() == ["b", "a"]


def test_a_table_read_back_as_text_is_the_same():
    frame = TABLE.frame([ROW, {"thing_id": "x2", "line": 4}])
    text = frame.astype("string")
    pd.testing.assert_frame_equal(TABLE.cast(text), frame)


def test_cast_names_a_column_that_is_missing():
    with pytest.raises(ContractError, match="things: columns missing: gap"):
        TABLE.cast(TABLE.frame([ROW]).drop(columns="gap"))


def test_an_unknown_column_is_named():
    with pytest.raises(ContractError, match="things, row 1: no column colour"):
        TABLE.frame([ROW, {**ROW, "colour": "red"}])


@pytest.mark.parametrize(("column", "cell"), [("line", "third"), ("line", 2.5), ("gap", "wide")])
def test_a_cell_of_another_type_is_named_with_its_row(column, cell):
    with pytest.raises(ContractError, match=rf"things, row 1, column {column}: found {cell!r}"):
        TABLE.frame([ROW, {**ROW, "thing_id": "x2", column: cell}])


TOO_LONG = [2**63, -(2**63) - 1, str(2**63), 1e30, float("inf"), 10**400, 10**5000]


@pytest.mark.parametrize("cell", TOO_LONG, ids=["int", "negative", "text", "float", "inf", "no float", "no text"])
def test_a_whole_number_beyond_64_bits_is_named_with_its_row(cell):
    with pytest.raises(ContractError, match=r"things, row 1, column line: found .*; expected a whole number of at"):
        TABLE.frame([ROW, {**ROW, "thing_id": "x2", "line": cell}])


def test_a_number_that_no_float_holds_is_named_with_its_row():
    with pytest.raises(ContractError, match=r"things, row 1, column gap: found 10+…; expected a number"):
        TABLE.frame([ROW, {**ROW, "thing_id": "x2", "gap": 10**400}])


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63), 2**53 + 1, 12345678901234567])
@pytest.mark.parametrize("kind", [int, str])
def test_the_longest_whole_numbers_keep_every_digit(number, kind):
    # Beside a text, which is parsed.
    rows = [{**ROW, "line": " 7"}, {**ROW, "thing_id": "x2", "line": kind(number)}]
    assert TABLE.frame(rows)["line"].tolist() == [7, number]
    assert TABLE.frame(rows[1:])["line"].tolist() == [number]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "huge"}, "things, row 1, column kind: found huge; expected one of big, small"),
        ({"flags": "a;c"}, "things, row 1, column flags: found a;c; expected one of a, b"),
        ({"line": None}, "things, row 1, column line: found nothing; expected a value"),
        ({"thing_id": "x1"}, "things, row 1, column thing_id: found x1; expected values that differ"),
    ],
)
def test_a_failed_check_names_the_row(change, message):
    frame = TABLE.frame([ROW, {**ROW, "thing_id": "x2", **change}])
    with pytest.raises(ContractError) as error:
        TABLE.check(frame)
    assert message in str(error.value)


def test_a_column_too_many_fails_the_check():
    with pytest.raises(ContractError, match="colour"):
        TABLE.check(TABLE.frame([ROW]).assign(colour="red"))


def test_a_long_list_of_failures_is_cut():
    frame = TABLE.frame([{**ROW, "thing_id": str(i), "kind": "huge"} for i in range(25)])
    with pytest.raises(ContractError, match="and 15 more"):
        TABLE.check(frame)


@pytest.mark.parametrize("name", list(registry.load().tables))
def test_every_contract_of_the_project_makes_an_empty_table(name):
    contract = registry.load().tables[name]
    assert contract.check(contract.frame([])).empty


def test_whole_columns_make_the_same_table_as_rows():
    rows = [ROW, {**ROW, "thing_id": "x2", "gap": "1.5", "flags": None}]
    columns = {name: [row[name] for row in rows] for name in TABLE.columns}
    pd.testing.assert_frame_equal(TABLE.from_columns(columns), TABLE.frame(rows))


def test_what_is_made_of_a_registry_is_made_once():
    made = []

    def count(book):
        made.append(book)
        return len(book.units)

    book = registry.load()
    assert book.once(count) == book.once(count) == len(book.units)
    assert made == [book]
