"""Matching and verdicts on the real documents, where they are at hand."""

import os
from pathlib import Path

import pandas as pd
import pytest

from analysis.attainment import Printed, judge
from analysis.indicators import match

FOLDER = os.environ.get("PLANS_DOCUMENTS")
pytestmark = [
    pytest.mark.documents,
    pytest.mark.skipif(not FOLDER, reason="PLANS_DOCUMENTS is not set: the plan texts are not at hand"),
]


@pytest.fixture(scope="module")
def read(book):
    from analysis.documents import find_documents, read_document
    from analysis.extraction import read_tables

    found = find_documents(Path(FOLDER), book)
    plans = [doc_id for doc_id in sorted(found.matched) if book.documents[doc_id].kind == "plan"] or sorted(
        found.matched
    )
    readings = [read_tables(read_document(found.matched[doc_id], book, doc_id), book) for doc_id in plans]
    join = lambda name: pd.concat([getattr(reading, name) for reading in readings], ignore_index=True)  # noqa: E731
    return join("rows"), join("notes"), join("statements")


def test_every_row_has_a_concept_or_a_reason(read, book):
    rows, _, statements = read
    matched = match(statements, book, rows)
    named = set(matched.targets.dropna(subset="indicator_id")["target_id"]) | set(
        matched.outcomes.dropna(subset="indicator_id")["outcome_id"]
    )
    listed = set(matched.unmatched["statement_id"])
    assert set(statements["statement_id"]) <= named | listed
    assert len(listed) < 0.03 * len(statements)


def test_every_printed_outcome_has_a_verdict_with_a_reason(read, book):
    rows, notes, statements = read
    matched = match(statements, book, rows)
    verdicts = judge(Printed(rows, notes, matched.targets, matched.outcomes), book)
    book.tables["verdicts"].check(verdicts)
    judged = rows[rows["outcome"].notna() | rows["outcome_growth"].notna()]
    judged = judged[~judged["flags"].fillna("").str.contains("group_header")]
    assert len(verdicts) == len(judged)
    assert verdicts["indicator_id"].notna().all()
    assert set(verdicts.loc[verdicts["met"] == "undetermined", "reason"]) <= {
        "not_published", "not_assessed", "cancelled", "caliber_changed", "note_contradicts", "no_outcome",
    }  # fmt: skip


def test_a_level_verdict_agrees_with_the_growth_printed_beside_it(read, book):
    """Where the row prints growth targets and outcomes too, the sign of both gaps is the same on these tables."""
    rows, notes, statements = read
    matched = match(statements, book, rows)
    verdicts = judge(Printed(rows, notes, matched.targets, matched.outcomes), book).set_index("target_id")
    both = rows[rows["target_growth"].str.fullmatch(r"[\d.]+", na=False)]
    both = both[both["outcome_growth"].str.fullmatch(r"[\d.]+", na=False)]
    for row in both.to_dict("records"):
        short = float(row["outcome_growth"]) < float(row["target_growth"])
        name = f"{row['doc_id']}:{row['table']}.{row['row']}.target"
        key = name if name in verdicts.index else name + "_growth"
        assert (verdicts.loc[key, "met"] == "missed") == short, row["label"]
