"""An invented city with plans of two periods, and a reader for the texts of these tests."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from analysis import registry
from analysis.documents import Document
from analysis.documents.reading import clean_document
from analysis.extraction import TableReading, read_tables
from analysis.registry import Place, Registry

CITY = "990100"


@pytest.fixture(scope="session")
def book() -> Registry:
    """The registry of the project with an invented city, two of its counties and two plans."""
    real = registry.load()
    entry = next(iter(real.documents.values()))
    plans = {
        "plan-14": replace(entry, doc_id="plan-14", place_id=CITY, period="2021-2025", issued="2021-03-01"),
        "plan-15": replace(entry, doc_id="plan-15", place_id=CITY, period="2026-2030", issued="2026-02-01"),
    }
    places = dict(real.places)
    invented = [(CITY, "澜原市", "地级市", None), ("990121", "松浦县", "县", CITY)]
    invented.append(("haibin", "海滨新区", "功能区", CITY))
    for place_id, name, kind, parent in invented:
        code = place_id if place_id.isdigit() else None
        places[place_id] = Place(place_id, name, (), parent, kind, code, None, None, None, None, (), None, "invented")
    return replace(real, documents=plans, places=places)


@pytest.fixture(scope="session")
def document() -> Callable[..., Document]:
    """Make a document from a text."""

    def make(text: str, doc_id: str = "plan-14") -> Document:
        return clean_document(doc_id, Path(f"{doc_id}.txt"), text, "utf-8")

    return make


@pytest.fixture(scope="session")
def read(book: Registry, document: Callable[..., Document]) -> Callable[..., TableReading]:
    """Read the tables of a text."""

    def reading(text: str, doc_id: str = "plan-14") -> TableReading:
        return read_tables(document(text, doc_id), book)

    return reading
