from pathlib import Path

import pytest
from document_samples import PLAN, read
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.documents.encodings import decode_text
from analysis.errors import InputError

SAMPLE = "青禾市“十四五”规划：到2025年，常住人口城镇化率达到65%以上。\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SAMPLE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + SAMPLE.encode(), "utf-8"),
        (SAMPLE.encode("gb18030"), "gb18030"),
        (SAMPLE.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + SAMPLE.encode("utf-16-be"), "utf-16-be"),
        (SAMPLE.encode("utf-16-le"), "utf-16-le"),
        (SAMPLE.encode("utf-16-be"), "utf-16-be"),
        ("没有数字也没有换行的一段文字，只有逗号和句号。".encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_each_encoding_gives_the_same_text(data: bytes, encoding: str) -> None:
    text, found = decode_text(data, Path("x"))
    assert found == encoding
    assert text in {SAMPLE, "没有数字也没有换行的一段文字，只有逗号和句号。"}


def test_a_document_reads_alike_in_every_encoding(tmp_path: Path) -> None:
    texts = {read(tmp_path, PLAN.encode(encoding)).text for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16")}
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf", "without any text"),
        (b"\xff\xfe", "without any text"),
        ("\u3000\n\u3000".encode(), "without any text"),
        (bytes(range(256)) * 40, "not text"),
        (b"\x00" * 500, "without any text|not text"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, found: str) -> None:
    with pytest.raises(InputError, match=found) as error:
        decode_text(data, Path("plan.txt"))
    assert "plan.txt" in str(error.value)
    assert "GB18030" in str(error.value)


def test_a_text_cut_off_within_a_character_is_read_up_to_there() -> None:
    assert decode_text(SAMPLE.encode()[:-3], Path("x")) == (SAMPLE[:-2], "utf-8")


def test_a_single_broken_byte_is_marked_and_does_not_turn_the_file_into_another_encoding() -> None:
    data = (SAMPLE * 50).encode()
    text, encoding = decode_text(data[:900] + b"\xff" + data[900:], Path("x"))
    assert encoding == "utf-8"
    assert 1 <= text.count("\ufffd") <= 4


@given(st.binary(max_size=400))
@example(b"\x00\x0b")
def test_random_bytes_are_read_or_refused_but_never_crash(data: bytes) -> None:
    try:
        text, _ = decode_text(data, Path("x"))
    except InputError:
        return
    assert text.strip()
