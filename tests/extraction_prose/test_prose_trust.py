"""Statements in a sentence where damage was mended are less sure, and only those."""

from dataclasses import replace
from pathlib import Path

import pytest

from analysis.documents import Repair
from analysis.documents.reading import clean_document
from analysis.extraction.statements.reader import read_prose

TITLE = "东川市国民经济和社会发展第十四个五年规划纲要"
TEXT = f"{TITLE}\n\n到2025年，森林覆盖率达到45%。到2025年，地区生产总值达到500亿元。\n"


def confidences(registry, kind=None):
    document = clean_document("invented", Path("invented.txt"), TEXT, "utf-8")
    if kind:
        at = document.source.index("森林")
        document = replace(document, repairs=(Repair(kind, "x", "森林", 3, at, at + 2),))
    return read_prose(document, registry).set_index("subject")["confidence"]


@pytest.mark.parametrize("kind", ["exact", "ranked", "lost"])
def test_a_mended_sentence_is_less_sure(registry, kind):
    clean, mended = confidences(registry), confidences(registry, kind)
    assert mended["森林覆盖率"] < clean["森林覆盖率"]
    assert mended["地区生产总值"] == clean["地区生产总值"]


def test_the_less_is_known_the_less_sure(registry):
    shares = [confidences(registry, kind)["森林覆盖率"] for kind in ("exact", "ranked", "lost")]
    assert shares == sorted(shares, reverse=True) and len(set(shares)) == 3
