"""Invented documents for the prose reader."""

from pathlib import Path

import pytest

from analysis.documents.reading import clean_document
from analysis.extraction.statements.reader import read_prose
from analysis.registry import load

TITLE = "东川市国民经济和社会发展第十四个五年规划纲要"


@pytest.fixture(scope="session")
def registry():
    return load()


@pytest.fixture(scope="session")
def read(registry):
    """Read invented text below a title; returns the statements as a list of records."""

    def reader(*lines, title=TITLE, doc_id="invented"):
        source = "\n\n".join([title, *lines]) + "\n"
        document = clean_document(doc_id, Path("invented.txt"), source, "utf-8")
        frame = read_prose(document, registry)
        registry.tables["statements"].check(frame)
        return [dict(row) for row in frame.astype(object).where(frame.notna(), None).to_dict("records")]

    return reader
