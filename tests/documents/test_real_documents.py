"""The real documents, where they are at hand: what a careful reader found in them must be found."""

import os
from pathlib import Path

import numpy as np
import opencc
import pytest

from analysis import registry
from analysis.documents import Document, find_documents, read_document, repairs_frame

FOLDER = os.environ.get("PLANS_DOCUMENTS")
pytestmark = [
    pytest.mark.documents,
    pytest.mark.skipif(not FOLDER, reason="PLANS_DOCUMENTS does not name a folder with the documents"),
]
PLANS = ["miluo-2026", "yiyang-14fyp", "yueyang-13x", "yueyang-15fyp", "yueyanglou-14fyp"]


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    register = registry.load()
    found = find_documents(Path(FOLDER or ""), register).matched
    missing = [doc_id for doc_id in PLANS if doc_id not in found]
    if missing:
        pytest.skip(f"not in the folder: {', '.join(missing)}")
    return {doc_id: read_document(found[doc_id], register) for doc_id in PLANS}


@pytest.mark.parametrize("doc_id", PLANS)
def test_offsets_are_true(documents: dict[str, Document], doc_id: str) -> None:
    document = documents[doc_id]
    converter = opencc.OpenCC("tw2s")
    runs = {i for r in document.repairs if r.start is not None for i in range(r.start, r.end or 0)}
    assert (np.diff(document.to_source[:-1]) >= 0).all()
    for char, place in zip(document.text, document.to_source[:-1], strict=True):
        stands = document.source[place]
        assert char == stands or place in runs or converter.convert(stands) == char or char == "着"


@pytest.mark.parametrize("doc_id", [doc_id for doc_id in PLANS if doc_id != "yueyanglou-14fyp"])
def test_clean_documents_have_no_repairs(documents: dict[str, Document], doc_id: str) -> None:
    assert documents[doc_id].repairs == ()


def test_the_damaged_document_is_repaired(documents: dict[str, Document]) -> None:
    frame = repairs_frame(documents["yueyanglou-14fyp"])
    summary = frame[frame.kind == "pinyin_summary"]
    assert len(summary) == 19
    assert int(summary["count"].sum()) == 2478
    runs = frame[frame.kind != "pinyin_summary"]
    characters = runs.repaired.str.len().groupby(runs.kind).sum()
    assert int(characters.sum()) == 69
    assert characters["exact"] == 59
    assert (runs.kind == "exact").sum() == 24
    text = documents["yueyanglou-14fyp"].text
    for phrase in (
        "确保“最多跑一次”改革全面覆盖",
        "奇家岭郭镇",
        "发展潜力较大",
        "抗涝设施",
        "工作。科学分解",
        "乾明寺",
    ):
        assert phrase in text
    assert "乾明寺" in text
    assert not any("\ue000" <= char <= "\uf8ff" for char in text)


@pytest.mark.parametrize(
    ("doc_id", "phrase"),
    [
        ("yueyang-15fyp", "力争打造 4 个以上千亿级园区"),
        ("yueyang-15fyp", "二〇三五年实现我市经济实力"),
        ("yueyang-15fyp", "研发经费投入强度提升至 2.8%"),
        ("yueyang-15fyp", "国民经济和社会发展年度计划"),
        ("yiyang-14fyp", "专业技术人才占总数 12%"),
        ("miluo-2026", "谋划储备项目800个（总投资1500亿元）"),
        ("miluo-2026", "流动供销服务乡村网点"),
        ("yueyang-13x", "现提出如下实施意见"),
    ],
)
def test_page_breaks_are_joined(documents: dict[str, Document], doc_id: str, phrase: str) -> None:
    assert phrase in documents[doc_id].text


def test_tables_keep_their_rows(documents: dict[str, Document]) -> None:
    for document in documents.values():
        rows = [line for line in document.source.split("\n") if "\t" in line]
        assert [line for line in document.text.split("\n") if "\t" in line] == rows or document.doc_id[-1] == "x"
    lines = [p.text for p in documents["yueyanglou-14fyp"].paragraphs()]
    place = lines.index("地区生产总值(亿元)")
    assert lines[place + 1 : place + 4] == ["735", "1130", "预期性"]


def test_outlines(documents: dict[str, Document]) -> None:
    def kinds(doc_id: str) -> dict[str, int]:
        headings = documents[doc_id].outline
        return {kind: sum(heading.kind == kind for heading in headings) for kind in ("编", "章", "节", "专栏", "附件")}

    assert kinds("yueyang-15fyp") == {"编": 0, "章": 11, "节": 44, "专栏": 17, "附件": 1}
    assert kinds("yiyang-14fyp")["编"] == 8
    assert kinds("yiyang-14fyp")["章"] == 24
    assert kinds("yueyanglou-14fyp")["章"] == 12
    assert kinds("miluo-2026")["附件"] == 8
    assert kinds("yueyang-13x")["附件"] == 1
