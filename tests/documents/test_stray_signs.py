"""Controls, rare line ends, wide digits and emoji in texts that are otherwise plain."""

from pathlib import Path

import pytest
from document_samples import EMPTY, PLAN, read

from analysis.documents import repairs_frame
from analysis.documents.encodings import decode_text
from analysis.errors import InputError

LINES = ("第一章 发展目标", "到2025年，地区生产总值达到450亿元。", "常住人口城镇化率达到65%以上。")


def test_a_nul_in_a_text_goes_keeps_the_places_and_is_told(tmp_path: Path) -> None:
    text = PLAN.replace("410 亿元", "4\x0010 亿元")
    document = read(tmp_path, text)
    assert document.encoding == "utf-8"
    assert "达到 410 亿元" in document.text
    place = document.text.index("410 亿元")
    assert document.source[slice(*document.span(place, place + 3))] == "4\x0010"
    (lost,) = document.repairs_in(place, place + 3)
    assert (lost.kind, lost.damaged, lost.line) == ("lost", "␀", text[: text.index("\x00")].count("\n") + 1)
    assert repairs_frame(document)["repaired"].isna().all()
    assert document.repairs_in(0, 5) == ()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_other_controls_go_as_well(tmp_path: Path, encoding: str) -> None:
    document = read(tmp_path, PLAN.replace("一、做强", "\x07一、做\x00强").encode(encoding))
    assert document.encoding == encoding
    assert "一、做强园区" in document.text
    assert [repair.damaged for repair in document.repairs] == ["␇", "␀"]


@pytest.mark.parametrize("text", ["Growth 5%\nup", "到2025年增长5%。\n", "增长\n5"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_texts_without_a_mark_stay_wide(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding), Path("x")) == (text, encoding)


@pytest.mark.parametrize("data", [b"ustar" + b"\x00" * 99 + PLAN.encode(), b"\x7fELF\x02\x01\x01" + b"\x00\x03" * 50])
def test_files_filled_up_with_nul_are_no_texts(data: bytes) -> None:
    with pytest.raises(InputError, match="not text"):
        decode_text(data, Path("x"))


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029", "\v", "\f"])
def test_rare_line_ends_end_lines(tmp_path: Path, end: str) -> None:
    text = end.join(LINES) + end
    document = read(tmp_path, text, EMPTY)
    assert document.text.split("\n")[:3] == list(LINES)
    place = document.text.index("65%")
    assert text[document.to_source[place]] == "6"
    assert document.line_at(place) == 3


def test_a_page_end_beside_a_line_end_is_none_of_its_own(tmp_path: Path) -> None:
    document = read(tmp_path, "\n\f".join(LINES) + "\f\n", EMPTY)
    assert document.text == "\n".join(LINES) + "\n"
    assert document.line_at(document.text.index("65%")) == 3


def test_emoji_are_no_damage(tmp_path: Path) -> None:
    text = "🏗️1️⃣❤️👨‍👩‍👧" * 30 + "增长5%。\n"
    document = read(tmp_path, text, EMPTY)
    assert document.text.endswith("增长5%。\n")
    assert "\ufe0f" not in document.text
    assert document.repairs == ()


def test_repairs_are_found_by_their_places(tmp_path: Path) -> None:
    document = read(tmp_path, ("增\x00长5%。\n下降\x073%。\n" + "任务如期完成。\n" * 40) * 9, EMPTY)
    for start in range(0, len(document.text) - 4, 3):
        first, last = document.span(start, start + 4)
        near = tuple(r for r in document.repairs if r.start is not None and r.start < last and (r.end or 0) > first)
        assert document.repairs_in(start, start + 4) == near


@pytest.mark.parametrize("number", ["４１０．５", "٤١٠.٥", "𝟒𝟏𝟎.𝟓"])
def test_digits_and_letters_of_other_kinds_are_plain_and_keep_their_places(tmp_path: Path, number: str) -> None:
    document = read(tmp_path, PLAN.replace("410 亿元", f"{number}亿元，５Ａ级景区．"))
    assert "达到 410.5亿元，5A级景区．" in document.text
    place = document.text.index("410.5")
    assert document.source[slice(*document.span(place, place + 5))] == number
    assert document.repairs_in(place, place + 5) == ()
