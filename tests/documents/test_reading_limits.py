import random
import time
from pathlib import Path

import pytest
from document_samples import EMPTY, PLAN, read

from analysis.errors import InputError


@pytest.mark.parametrize(
    "text",
    [
        PLAN * 2000,
        "增长5.5%，" * 200_000,
        "增长;a" * 200_000,
        "（" * 300_000,
        " " * 300_000 + "完",
        "第一章 发展\n" * 30_000,
        "1. 发展\n" * 30_000,
        "附件：\n1. 某某实施方案\n" * 5_000,
        "节(jié)规(guī)" * 50_000,
        "<table><tr><td>" * 20_000 + "值",
        "<table>值" * 50_000 + "</table>",
        "<body>" + "<div>值，增长5%；共有5.5%。" * 4_900,
        "<body>" + "<span>值，增长5%。" * 4_900,
        "<body>" + "<div>增长5%。</div><p>值<li>值<table><tr><td>1<td>2</table>" * 8_000,
        "<body>" + "：" * 200_000,
    ],
    ids=[
        *("long", "one line", "marks", "brackets", "blanks", "headings", "items", "annexes", "pinyin"),
        *("open tables", "tables in tables", "deep blocks", "deep spans", "wide page", "colons"),
    ],
)
def test_long_and_odd_texts_are_read_in_linear_time(tmp_path: Path, text: str) -> None:
    begin = time.perf_counter()
    document = read(tmp_path, text, EMPTY)
    assert time.perf_counter() - begin < 15
    assert len(document.to_source) == len(document.text) + 1


@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_are_refused(tmp_path: Path, seed: int) -> None:
    with pytest.raises(InputError):
        read(tmp_path, random.Random(seed).randbytes(100_000), EMPTY)


@pytest.mark.parametrize("tag", ["<div>", "<table><tr><td>", "<div><table><tr><td></div>", "<span></p>", "<p><b>"])
def test_a_page_that_nests_without_end_is_refused_at_once(tmp_path: Path, tag: str) -> None:
    begin = time.perf_counter()
    with pytest.raises(InputError, match="nested more than 5,000 deep"):
        read(tmp_path, "<body>" + tag * 300_000, EMPTY)
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize("tag", ["<p>", "<li>", "<br>", "<!-- <div> -->", "<script>'<div>'</script>", "<b>值</b>"])
def test_a_page_that_is_long_but_not_deep_is_read(tmp_path: Path, tag: str) -> None:
    assert "增长5%。" in read(tmp_path, "<body>" + tag * 20_000 + "<p>增长5%。", EMPTY).text
