"""An invented nation of four documents on real places of the register."""

from dataclasses import replace

import pytest

from analysis import registry as registry_room
from analysis.registry import DocumentEntry


def make_entry(doc_id, place_id, period, kind="five_year_plan", issued="2026-01-01"):
    digest = "0" * 64
    return DocumentEntry(doc_id, doc_id, place_id, "prefecture", period, kind, issued, "issued", None, digest, "Hans")


@pytest.fixture(scope="session")
def reg():
    documents = {
        "west": make_entry("west", "430600", "2026-2030"),
        "east": make_entry("east", "430900", "2026-2030"),
        "year": make_entry("year", "430681", "2026", "action_plan"),
        "opinion": make_entry("opinion", "430600", "2024-2026", "opinions", "2024-05-01"),
        "report": make_entry("report", "430000", "2026", "work_report"),
    }
    return replace(registry_room.load(), documents=documents)


@pytest.fixture(scope="session")
def target(reg):
    def make(target_id, **cells):
        doc = target_id.split(":")[0]
        row = {
            "target_id": target_id, "doc_id": doc, "place": "x", "place_id": reg.documents[doc].place_id,
            "indicator_id": "gdp", "subject": "地区生产总值", "kind": "level", "comparator": "eq", "lower": "1000",
            "unit": "亿元", "target_year": "2030", "year_basis": "stated", "origin": "table", "line": 10, "start": 1,
            "end": 2, "confidence": 1.0,
        }
        return row | cells

    return make


@pytest.fixture(scope="session")
def targets(reg):
    def make(*rows):
        return reg.tables["targets"].frame(rows)

    return make


@pytest.fixture(scope="session")
def outcomes(reg, target):
    def make(*rows):
        names = {"target_id": "outcome_id", "target_year": "year"}
        kept = ({names.get(k, k): v for k, v in row.items()} for row in rows)
        return reg.tables["outcomes"].frame({"status": "final"} | row for row in kept)

    return make


@pytest.fixture(scope="session", name="entry")
def entry_fixture():
    return make_entry
