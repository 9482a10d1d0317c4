from pathlib import Path

import numpy as np
import opencc
import pytest
from document_samples import PLAN, read
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.documents import Document
from analysis.documents.mapped import Edit, MappedText
from analysis.documents.reading import clean_document

SIMPLE = opencc.OpenCC("tw2s")
PIECES = st.sampled_from(
    [
        "地区生产总值成功迈上 200\n\n亿元台阶。",
        "**坚持创新**驱动，力争打\r\n\r\n造 4 个园区。",
        "岳陽樓區(qū)發(fā)展，",
        "第一章\u3000总则\n",
        "附件：\n1. 实施方案一\n",
        "| 甲 | 乙 |\n|---|---|\n|  | 5 |\n",
        "类别\t指标\t\t2025年\n",
        "\n\n- 12 -\n\n",
        "\u3000\u3000完善体系，",
        "增长5.5%;",
        "\ufffd?!\u200b",
        "Shanghai\n\nPort ",
        "目录\n\n第一章 总则.....\t1\n第二章 分则.....\t9\n第三章 附则.....\t12\n第四章 其他.....\t20\n",
    ]
)


def document_of(source: str) -> Document:
    return clean_document("x", Path("x.txt"), source, "utf-8")


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_clean_character_is_the_source_character_it_maps_to(source: str) -> None:
    document = document_of(source)
    places = document.to_source
    assert len(places) == len(document.text) + 1
    assert places[-1] == len(source)
    assert (np.diff(places[:-1]) > 0).all()
    for char, place in zip(document.text, places[:-1], strict=True):
        stands = source[place]
        assert char == stands or SIMPLE.convert(stands) == char or (char in " \n\t" and stands in " \r\n\t|")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="区區(ū)q*|-\n\r\t 一第章节附件：:;!?。，5%\ufffd\u3000", max_size=80))
def test_no_text_breaks_the_reading(source: str) -> None:
    document = document_of(source)
    assert (np.diff(document.to_source) >= 0).all()
    assert all(0 <= h.start < h.end <= len(document.text) for h in document.outline)


@given(st.text(max_size=30), st.sets(st.integers(0, 30), max_size=6), st.sampled_from(["", "x", "xyz"]))
def test_edits_keep_the_map_true(source: str, cuts: set[int], new: str) -> None:
    places = sorted(cut for cut in cuts if cut <= len(source))
    edits = [Edit(a, b, new) for a, b in zip(places[::2], places[1::2], strict=False)]
    mapped = MappedText.whole(source).edited(edits)
    expected = source
    for edit in reversed(edits):
        expected = expected[: edit.start] + new + expected[edit.end :]
    assert mapped.text == expected
    assert len(mapped.origin) == len(mapped.text) + 1
    assert (np.diff(mapped.origin) >= 0).all()


@given(st.text(max_size=30), st.sets(st.integers(0, 30), max_size=6))
def test_a_deletion_is_an_edit_without_a_text(source: str, cuts: set[int]) -> None:
    places = sorted(cut for cut in cuts if cut <= len(source))
    spans = list(zip(places[::2], places[1::2], strict=False))
    mapped, edited = MappedText.whole(source).without(spans), MappedText.whole(source).edited(Edit(*s) for s in spans)
    assert mapped.text == edited.text
    assert mapped.origin.tolist() == edited.origin.tolist()


@pytest.mark.parametrize("count", [10, 5_000])
def test_few_deletions_and_thousands_keep_the_same_characters(count: int) -> None:
    mapped = MappedText.whole("区q" * count + "尾").without((place, place + 1) for place in range(1, 2 * count, 2))
    assert mapped.text == "区" * count + "尾"
    assert mapped.origin.tolist() == [*range(0, 2 * count + 1, 2), 2 * count + 1]


def test_lines_spans_and_sections_of_a_joined_document(tmp_path: Path) -> None:
    document = read(tmp_path, PLAN)
    start = document.text.index("成功迈上 300亿元台阶")
    first, last = document.span(start, start + len("成功迈上 300亿元台阶"))
    assert document.source[first:last] == "成功迈上 300\n\n亿元台阶"
    lines = document.source.split("\n")
    assert lines[document.line_at(start) - 1].endswith("成功迈上 300")
    assert lines[document.line_at(start + 9) - 1].startswith("亿元台阶")
    assert document.section_at(start) == "第一章 发展基础 / 第一节 发展成就"
    paragraph = next(p for p in document.paragraphs() if p.start <= start < p.end)
    assert paragraph.text.startswith("综合实力") and paragraph.text.endswith("4%以内。")


def test_a_span_that_touches_a_lost_byte_says_so(tmp_path: Path) -> None:
    document = read(tmp_path, (PLAN * 20).encode()[:-1] + b"\xff\n")
    (repair,) = document.repairs
    assert (repair.kind, repair.damaged) == ("lost", "\ufffd")
    end = len(document.text)
    assert document.repairs_in(end - 5, end) == (repair,)
    assert document.repairs_in(0, 50) == ()
    assert document.repairs_in(5, 5) == ()
