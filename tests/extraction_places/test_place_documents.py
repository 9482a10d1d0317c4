"""Places, industries and departments of the real documents."""

import pytest

from analysis.documents import find_documents, read_document
from analysis.extraction import read_duties, read_place_industries

pytestmark = pytest.mark.documents


@pytest.fixture(scope="module")
def read(real_documents, registry):
    """Read one document by its id."""
    matched = find_documents(real_documents, registry).matched

    def reader(doc_id):
        if doc_id not in matched:
            pytest.skip(f"{doc_id} is not at hand")
        return read_document(matched[doc_id], registry, doc_id)

    return reader


def test_departments_by_industry(read, registry):
    rows = read_duties(read("yueyang-13x"), registry)
    assert rows["lead_department"].notna().all()
    assert rows["industry_id"].notna().sum() == len(rows) == 9
    assert rows.loc[0, ["line", "line_end"]].tolist() == [65, 67]


def test_every_span_holds_what_was_read(read, registry):
    document = read("yiyang-14fyp")
    rows = read_place_industries(document, registry)
    registry.tables["place_industries"].check(rows)
    missing = 0
    for row in rows.itertuples():
        words = "".join(document.source[row.start : row.end].replace("*", "").split())
        missing += row.industry.strip("“”") not in words
    assert missing < 0.15 * len(rows), "an industry outside its clause is the topic of a sentence, which is rare"


@pytest.mark.parametrize(
    ("line", "place_id", "industry"),
    [
        (413, "430903", "浴毛巾"),
        (413, "430903", "校服"),
        (450, "430981", "船舶制造特色产业园"),
        (1121, "430922", "竹产业"),
    ],
)
def test_places_of_a_plan(read, registry, line, place_id, industry):
    rows = read_place_industries(read("yiyang-14fyp"), registry)
    found = rows[(rows["line"] == line) & (rows["place_id"] == place_id)]
    assert industry in found["industry"].tolist()
