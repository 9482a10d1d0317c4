"""The reader against readings made by hand: nothing may fall below the levels noted in tests/levels.csv."""

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.documents import find_documents
from analysis.extraction.statements.reader import read_prose

LEVELS = Path(__file__).parents[1] / "levels.csv"
SLACK = 0.01
READINGS = os.environ.get("PLANS_READINGS")
DOCUMENTS = os.environ.get("PLANS_DOCUMENTS")
RENAMED = {"target": {"statement_id": "target_id", "year": "target_year"}, "outcome": {"statement_id": "outcome_id"}}


def levels():
    with LEVELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {doc: {r["measure"]: float(r["level"]) for r in rows if r["doc"] == doc} for doc in {r["doc"] for r in rows}}


def score(doc_id, folder):
    """Figures that the comparison prints, by measure."""
    command = [sys.executable, str(Path(READINGS) / "score.py"), str(Path(READINGS) / doc_id), str(folder), doc_id]
    printed = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    return {m[1]: float(m[2]) for m in re.finditer(r"^(\S+)\s+(\d\.\d+|nan)", printed, flags=re.MULTILINE)}


def test_levels_are_plausible():
    for doc_id, measures in levels().items():
        assert doc_id
        assert all(0 <= level <= 1 for level in measures.values())


@pytest.mark.documents
@pytest.mark.skipif(not READINGS, reason="PLANS_READINGS is not set: no readings to compare with")
@pytest.mark.skipif(not DOCUMENTS, reason="PLANS_DOCUMENTS is not set: no documents to read")
@pytest.mark.parametrize("doc_id", sorted(levels()))
def test_no_measure_falls_below_its_level(doc_id, registry, tmp_path):
    from analysis.documents import read_document

    document = read_document(find_documents(Path(DOCUMENTS), registry).matched[doc_id], registry, doc_id)
    statements = read_prose(document, registry)
    for role, name in (("target", "targets.csv"), ("outcome", "outcomes.csv")):
        frame = statements[statements["role"] == role].rename(columns=RENAMED[role])
        frame.to_csv(tmp_path / name, index=False, encoding="utf-8")
    reached = score(doc_id, tmp_path)
    low = {m: (reached.get(m), level) for m, level in levels()[doc_id].items() if reached.get(m, 0) < level - SLACK}
    assert not low
