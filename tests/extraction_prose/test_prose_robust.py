"""Bad input: no crash, no hang, cost that grows with the length only."""

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.documents.document import Document
from analysis.extraction.quantities.finding import find_quantities
from analysis.extraction.statements.reader import read_prose
from analysis.registry import load

REGISTRY = load()

WORDS = st.sampled_from(
    [
        *("到2025年", "，", "。", "；", "、", "（", "）", "“", "”", "达到", "分别", "以上", "新增", "30%", "5个"),
        *("2—3家", "亿元", "百亿级", "第2位", "由", "提高到", "每个县", "一所", "翻番", "Ⅲ类", "零", "的", "为"),
        *("产值", "园区", "0", "1,000"),
        *("三分之一", " ", "\t", '"', ",", "(", "）", "\n"),
    ]
)


def plain(text):
    return Document("invented", Path("invented.txt"), text, text, np.arange(len(text) + 1, dtype=np.int64))


def seconds(text):
    start = time.perf_counter()
    read_prose(plain(text), REGISTRY, ())
    return time.perf_counter() - start


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map("".join))
def test_any_order_of_plan_words_is_read(text):
    frame = read_prose(plain(text), REGISTRY, ())
    assert (frame["start"] < frame["end"]).all()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text):
    frame = read_prose(plain(text), REGISTRY, ())
    assert (frame["end"] <= len(text)).all()


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=400))
def test_random_bytes_are_read(data):
    for quantity in find_quantities(data.decode("gb18030", errors="replace")):
        assert quantity.start < quantity.end


@pytest.mark.parametrize(
    "unit",
    [
        "到2025年，产值达到30亿元，",
        "到2025年，产值达到30亿元。",
        "1",
        "12345\n",
        "3、",
        "（",
        "（（产值达到3亿元））",
        "百亿",
        "“",
        "每个县一所以上、",
        "年均分别增长3%、",
        "第",
        "a1",
        "1:2:3",
        "由3%提高到",
    ],
)
def test_cost_grows_with_length_only(unit):
    """Ten times the text may take at most a little more than ten times as long, whatever is repeated."""
    short = unit * (5_000 // len(unit))
    seconds(short)
    base = min(seconds(short) for _ in range(2))
    assert seconds(short * 10) < 25 * base + 0.5


@pytest.mark.slow
def test_five_million_characters():
    line = "到2025年，矿产业产值达到300亿元以上，新增就业3万人。" + "推进各项工作落实落细，形成合力。" * 20
    assert seconds("\n".join([line] * (5_000_000 // len(line)))) < 120


@pytest.mark.slow
def test_one_line_of_a_million_characters():
    assert seconds("产业兴旺，" * 100_000 + "绿地率达到30%" + "推进落实" * 120_000) < 60
