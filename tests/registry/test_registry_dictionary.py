"""The data dictionary describes every table and column; what is committed is what the registry gives."""

import re

import pytest

from analysis import registry
from analysis.registry import data_dictionary, documents_readme, statistics_readme


@pytest.fixture(scope="module")
def reg():
    return registry.load()


def test_every_table_says_what_a_row_is(reg):
    undescribed = [table.name for table in (*reg.tables.values(), *reg.schema.values()) if not table.description]
    assert not undescribed


def test_every_registry_file_is_described(reg):
    files = {path.stem for path in reg.folder.glob("*.csv")}
    assert files == {*reg.schema, "schema", "tables"}


def test_every_column_stands_in_the_dictionary(reg):
    text = data_dictionary(reg)
    for contract in reg.tables.values():
        section = text.split(f"### derived/{contract.name}.csv\n")[1].split("\n### ")[0]
        assert all(re.search(rf"^\| \**{column}\** \|", section, re.M) for column in contract.columns)


def test_closed_vocabularies_and_keys_are_printed(invented):
    text = data_dictionary(registry.load(invented.path))
    assert "| **doc_id** | text, *key* |" in text
    assert "→ places.place_id" in text
    assert "from -90 to 90" in text


def test_documents_are_listed_with_number_and_digest(invented):
    invented.set("documents", 2, "number", "甲发〔2021〕1号")
    text = documents_readme(registry.load(invented.path))
    assert "甲州市第十四个五年规划纲要 | 甲发〔2021〕1号 | 2021-02-03 (approved) | `aaaa" in text


@pytest.mark.parametrize(
    ("file", "write"),
    [
        ("data/README.md", data_dictionary),
        ("data/documents/README.md", documents_readme),
        ("data/statistics/README.md", statistics_readme),
    ],
)
def test_the_committed_text_is_the_one_that_the_registry_gives(reg, file, write):
    assert (registry.project_root() / file).read_text(encoding="utf-8") == write(reg)
