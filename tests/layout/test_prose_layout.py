"""The layout that sentences give, without a printed table."""

import pandas as pd
import pytest

from analysis.layout.prose import prose_layout, stem
from analysis.registry import load


@pytest.fixture(scope="module")
def book():
    return load()


@pytest.fixture(scope="module")
def doc(book):
    """A document of a city that the register has counties of, its city and two of the counties."""
    for doc_id, entry in book.documents.items():
        below = [place.place_id for place in book.children(entry.place_id) if place.kind != "功能区"]
        if len(below) > 1:
            return doc_id, entry.place_id, below[0], below[1]
    raise AssertionError("no document of a city")


def _rows(book, doc, *rows):
    doc_id = doc[0]
    keys = ("place_id", "role", "industry", "line")
    made = [dict(zip(keys, row, strict=True)) for row in rows]
    full = {"doc_id": doc_id, "place": "某地", "start": 1, "end": 2}
    return book.tables["place_industries"].frame([{**full, **row} for row in made])


def test_lines_of_one_industry_are_gathered(book, doc):
    _, city, first, second = doc
    rows = _rows(
        book,
        doc,
        (first, "characteristic", "船舶制造特色产业园", 10),
        (first, "characteristic", "船舶制造", 20),
        (first, "key", "服装", 30),
        (second, "leading", "再生铜产业", 40),
        (second, "key", "再生铜", 41),
        (second, "positioning", "旅游城市", 50),
        (second, "carrier", "物流", 51),
        (city, "key", "化工", 60),
    )
    table = prose_layout(rows, book)
    book.tables["prose_layout"].check(table)
    assert set(table["origin"]) == {"prose"}
    found = table[["place_id", "role", "basis", "industry", "statements", "lines"]].to_numpy().tolist()
    assert found == sorted(
        [
            [first, "characteristic", "stated", "船舶制造特色产业园", 2, "10;20"],
            [first, "leading", "emphasised", "服装", 1, "30"],
            [second, "leading", "stated", "再生铜产业", 2, "40;41"],
        ]
    )


def test_titles_are_no_industries(book, doc):
    rows = _rows(book, doc, (doc[2], "key", "市域副中心", 5), (doc[2], "characteristic", "特色县域经济强县", 6))
    assert prose_layout(rows, book).empty


def test_nothing_read_gives_an_empty_table(book, doc):
    table = prose_layout(_rows(book, doc), book)
    assert isinstance(table, pd.DataFrame)
    assert table.empty


@pytest.mark.parametrize(
    ("words", "name"),
    [("黑茶产业", "黑茶"), ("竹木特色产业园", "竹木"), ("“香米”", "香米"), ("产业园", "产业")],
)
def test_stem(words, name):
    assert stem(words) == name
