"""The printed tables of the real documents (skipped where they are not at hand)."""

import pytest

from analysis import registry
from analysis.documents import find_documents, read_document
from analysis.extraction import read_layouts, read_tables

UNEXPLAINED = {"yueyanglou-14fyp": ["the mark * at 16 rows and no note on it"]}
pytestmark = pytest.mark.documents
ROWS = {"yiyang-14fyp": {"t1": 41, "t2": 26}, "yueyang-15fyp": {"t1": 26, "t2": 24}, "yueyanglou-14fyp": {"t1": 25}}


@pytest.fixture(scope="module")
def real(real_documents):
    book = registry.load()
    found = find_documents(real_documents, book).matched
    return book, {doc_id: read_document(path, book, doc_id) for doc_id, path in found.items() if path.suffix == ".txt"}


@pytest.mark.parametrize("doc_id", ["yiyang-14fyp", "yueyang-15fyp", "yueyanglou-14fyp", "yueyang-13x", "miluo-2026"])
def test_rows_of_every_table(real, doc_id):
    book, documents = real
    reading = read_tables(documents[doc_id], book)
    assert reading.rows.groupby("table").size().to_dict() == ROWS.get(doc_id, {})
    assert [problem.found for problem in reading.problems] == UNEXPLAINED.get(doc_id, [])
    assert reading.statements["statement_id"].is_unique


def test_printed_numbers_run_through(real):
    book, documents = real
    for doc_id, last in (("yiyang-14fyp", {"t1": 35, "t2": 26}), ("yueyang-15fyp", {"t1": 26, "t2": 22})):
        rows = read_tables(documents[doc_id], book).rows
        for table, count in last.items():
            numbers = rows.loc[rows["table"] == table, "row"].str.split(".").str[0].astype(int)
            assert sorted(set(numbers)) == list(range(1, count + 1))


def test_eight_are_announced_and_seven_follow(real):
    book, documents = real
    rows = read_tables(documents["yueyanglou-14fyp"], book).rows
    differ = rows[rows["flags"].fillna("").str.contains("announced_rows_differ")]
    assert differ["category"].tolist() == ["经济更加发展"] * 7
    assert not rows["flags"].fillna("").str.contains("estimate").any()


def test_figures_that_a_note_deals(real):
    book, documents = real
    notes = read_tables(documents["yiyang-14fyp"], book).notes
    dealt = notes[notes["row"].fillna("").str.startswith("17.")].set_index("row")
    assert dealt["target"].tolist() == ["35418", "29681", "83305", "8653"]
    assert dealt["outcome"].tolist() == ["36946", "26127", "85057", "6097"]


@pytest.mark.parametrize("doc_id", ["yueyang-13x", "yueyang-15fyp"])
def test_thirteen_places_and_a_third_cell(real, doc_id):
    book, documents = real
    frame = read_layouts(documents[doc_id], book)
    assert len(frame) == 27
    assert frame["place"].nunique() == 13
    assert frame["place_id"].notna().all()
    (place,) = frame[frame["role"] == "特色产业"]["place"].value_counts().loc[lambda counts: counts > 1].index
    assert frame[frame["place"] == place]["role"].tolist() == ["主导产业", "特色产业", "特色产业"]
