"""Wording, the texts: words, sections, paragraphs, shared runs and formulae, from invented documents."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from analysis.comparison.wording import plain_text, read_wording, reuse, text_pairs
from analysis.comparison.wording.pairs import Draws
from analysis.comparison.wording.sections import chapter_level, section_at, sections
from analysis.comparison.wording.tokens import Lexicon
from analysis.documents import Document, Heading

SHARED = "建设环湖绿道三百里并沿线布置驿站"
FORMULA = "以习近平同志为核心的党中央坚强领导"


def make_document(doc_id, text, *headings):
    outline = []
    for level, kind, title in headings:
        start = text.index(title)
        outline.append(Heading(level, kind, title, start, start + len(title)))
    return Document(doc_id, Path(f"{doc_id}.txt"), text, text, np.arange(len(text) + 1), tuple(outline))


@pytest.fixture(scope="module")
def lexicon():
    from analysis import registry

    return Lexicon.of(registry.load())


@pytest.fixture
def small(reg):
    phrases = ({"phrase": "以习近平同志为核心的党中央", "source": "invented"},)
    return replace(reg, rows={**reg.rows, "stop_phrases": phrases})


def pairs_table(registry, *documents):
    known = {document.doc_id: document for document in documents}
    plains = {doc: plain_text(document, registry) for doc, document in known.items()}
    return known, plains, text_pairs(known, plains, registry, Draws(20, 5))


def test_terms_of_policy_and_numbers_stay_whole(lexicon):
    words = list(lexicon.words("战略性新兴产业壮大，占35.6%，5G覆盖乡村全面振兴。"))
    assert "战略性新兴产业" in words and "乡村全面振兴" in words and "5G" in words
    assert not any(word.startswith("35") for word in words)


def test_the_longest_term_counts_once(lexicon):
    assert lexicon.mentions("新型城镇化与城镇化") == {"urban": 2}
    assert lexicon.mentions("全省的乡村全面振兴") == {"rural": 1}


def test_tone_counts_only_beside_figures(lexicon):
    assert lexicon.tone("确保安全，力争增长5%左右。节约用水3吨，约20户") == {"contested": 1, "soft": 2}


def test_sections_are_chapters_and_an_annex_is_one(lexicon):
    text = "前言\n第一篇 总则\n第一章 基础\n甲\n第二章 目标\n第一节 细目\n乙\n附件 名单\n一、丙\n丁"
    document = make_document(
        "west", text, (1, "编", "第一篇 总则"), (2, "章", "第一章 基础"), (2, "章", "第二章 目标"),
        (3, "节", "第一节 细目"), (1, "附件", "附件 名单"), (4, "目", "一、丙"),
    )
    found = sections(document)
    assert [section.title for section in found] == ["", "第一章 基础", "第二章 目标", "附件 名单"]
    assert section_at(found, text.index("丁")).title == "附件 名单"
    assert section_at(found, text.index("第一篇")).title == "第一章 基础"


def test_without_chapters_the_outermost_repeated_heading_divides():
    headings = [Heading(level, "目", "x", 0, 1) for level in (5, 4, 5, 4)]
    assert chapter_level(headings) == 4
    assert chapter_level([Heading(4, "目", "x", 0, 1)]) == 0


def test_counts_by_section_and_paragraph(reg, lexicon):
    text = "第一章 产业\n发展数字经济，产业增加值突破500亿元。\n第二章 民生\n办好教育，教育优先。"
    found = read_wording(
        make_document("west", text, (2, "章", "第一章 产业"), (2, "章", "第二章 民生")), reg, lexicon
    )
    assert found.sections["paragraphs"].tolist() == [2, 2]
    education = found.term_counts[found.term_counts["term"] == "教育"].iloc[0]
    assert (education["section"], education["count"], education["paragraphs"]) == (2, 2, 1)
    assert found.paragraphs["themes"].tolist()[1] == "digital=1"
    assert found.paragraphs["hard"].tolist() == [0, 1, 0, 0]
    assert found.paragraphs["line"].tolist() == [1, 2, 3, 4]


def test_an_empty_document_gives_empty_tables(reg, lexicon):
    found = read_wording(make_document("west", ""), reg, lexicon)
    assert [len(table) for table in vars(found).values()] == [0, 0, 0]


def test_runs_are_found_across_punctuation_and_located(small):
    first = make_document("west", f"开头，{SHARED[:8]}，{SHARED[8:]}。结尾")
    second = make_document("east", f"另文\n文字{SHARED}；其余")
    known, plains, pairs = pairs_table(small, first, second)
    run = reuse(known, plains, small).iloc[0]
    assert run["characters"] == len(SHARED)
    assert (run["line_a"], run["formula"]) == (2, "no")
    assert first.source[run["start_b"] : run["end_b"]].replace("，", "") == SHARED
    # One document has 7 characters less than the run needs in every other place.
    assert pairs["shared"].tolist() == [len(SHARED) - 12]


def test_twelve_characters_are_no_run_and_paragraphs_end_runs(small):
    for text in (SHARED[:12], f"{SHARED[:8]}\n{SHARED[8:]}"):
        known, plains, pairs = pairs_table(small, make_document("west", text), make_document("east", SHARED))
        assert reuse(known, plains, small).empty
        assert pairs["shared"].tolist() == [0]


def test_formulae_count_only_with_them(small):
    west, east = (make_document(doc, f"{place}在{FORMULA}下前进") for doc, place in (("west", "西"), ("east", "东")))
    known, plains, pairs = pairs_table(small, west, east)
    assert reuse(known, plains, small)["formula"].tolist() == ["yes"]
    assert pairs["containment"].iloc[0] > 0
    assert pairs["shared_without"].tolist() == [0]
    assert pairs["containment_without"].isna().tolist() == [True]


def test_one_document_and_an_empty_one(small):
    known, plains, pairs = pairs_table(small, make_document("west", SHARED))
    assert pairs.empty and reuse(known, plains, small).empty
    _known, _plains, pairs = pairs_table(small, make_document("west", SHARED), make_document("east", ""))
    row = pairs.iloc[0]
    assert (row["trigram_cosine"], row["shared"]) == (0, 0)
    assert pairs[["containment", "cosine_se", "likeness_if_same"]].isna().all(axis=None)


def test_equal_texts_are_as_like_as_shuffled_ones(small):
    text = "\n".join(f"{a}{b}{SHARED}" for a, b in pairwise("山水林田湖草沙城乡路桥港"))
    _known, _plains, pairs = pairs_table(small, make_document("west", text), make_document("east", text))
    row = pairs.iloc[0]
    assert row["trigram_cosine"] == pytest.approx(1)
    assert row["containment"] == 1
    assert 0.9 < row["likeness_if_same"] <= 1


def test_draws_are_repeatable(small):
    documents = [make_document("west", f"{SHARED}\n产业发展"), make_document("east", f"{SHARED}\n民生改善")]
    assert pairs_table(small, *documents)[2].equals(pairs_table(small, *documents)[2])


def test_page_navigation_ahead_of_the_text_is_no_wording(reg, lexicon):
    text = "首页\n政务公开\n各位代表，现在报告工作。\n一、回顾\n产业壮大\n二、目标\n粮食增产。"
    headings = (1, "一、", "一、回顾"), (1, "一、", "二、目标")
    found = read_wording(make_document("west", text, *headings), reg, lexicon)
    assert found.paragraphs["line"].tolist() == [3, 4, 5, 6, 7]
    # Without headings nothing tells navigation from text.
    assert read_wording(make_document("west", text), reg, lexicon).paragraphs["line"].tolist()[0] == 1
