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
    ],
    ids=["long", "one line", "marks", "brackets", "blanks", "headings", "items", "annexes", "pinyin"],
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
