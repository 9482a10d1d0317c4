"""Invented documents on places, industries and departments."""

import dataclasses
from pathlib import Path

import pytest

from analysis.documents.reading import clean_document
from analysis.extraction.places.reader import read_place_industries
from analysis.registry import load
from analysis.registry.records import DocumentEntry, Place

CITY, NORTH, SOUTH, ZONE = "990100", "990121", "990122", "haibin"


def _place(place_id, name, kind, parent):
    fields = {field.name: None for field in dataclasses.fields(Place)}
    lists = {"aliases": (), "host_ids": ()}
    return Place(
        **{**fields, **lists, "place_id": place_id, "name": name, "kind": kind, "parent_id": parent, "source": "-"}
    )


def _entry():
    fields = {field.name: None for field in dataclasses.fields(DocumentEntry)}
    known = {"doc_id": "invented", "title": "东川市规划", "place_id": CITY, "level": "市", "period": "2026-2030"}
    return DocumentEntry(**{**fields, **known, "issued": "2026-01-01"})


@pytest.fixture(scope="session")
def registry():
    """The registry with an invented city, two counties and a zone."""
    book = load()
    places = {
        CITY: _place(CITY, "东川市", "地级市", "430000"),
        NORTH: _place(NORTH, "松浦县", "县", CITY),
        SOUTH: _place(SOUTH, "梧溪市", "市", CITY),
        ZONE: _place(ZONE, "海滨新区", "功能区", CITY),
    }
    documents = {**book.documents, "invented": _entry()}
    return dataclasses.replace(book, places={**book.places, **places}, documents=documents)


@pytest.fixture(scope="session")
def make():
    """Make a document of invented text."""

    def maker(text, doc_id="invented"):
        return clean_document(doc_id, Path("invented.txt"), "东川市规划纲要\n\n" + text, "utf-8")

    return maker


@pytest.fixture
def found(make, registry):
    """Read invented text; returns (place, role, industry) of each row."""

    def reader(text):
        rows = read_place_industries(make(text), registry)
        registry.tables["place_industries"].check(rows)
        return [tuple(row) for row in rows[["place", "role", "industry"]].to_numpy()]

    return reader
