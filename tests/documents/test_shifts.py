import re

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.documents.mapped import MappedText
from analysis.documents.residue import learn_residue, remove_residue
from analysis.documents.shifts import LOST, repair_shifts

PINYIN = dict(zip("業區發創節規穩環優", ["yè", "qū", "fā", "chuàng", "jié", "guī", "wěn", "huán", "yōu"], strict=True))
_TRADITIONAL = opencc.OpenCC("s2t")

# Invented sentences without a boundary that the replacements hit.
SENTENCES = (
    "城东区创业园区规划建设，推动产业集聚发展，优化营商环境，稳步提升创新能力。",
    "深化改革创新，落实医保政策和低保政策，健全社会保障体系，确保各项改革全面覆盖。",
    "加强社保资金监管，规划目标科学分解，公共服务更加均等，节能环保产业稳定增长。",
    "规模以上工业增加值增长8%，产业规模持续扩大，项目建设有序推进，民生事业全面发展。",
    "环境质量稳步改善，承担日常工作。绿色发展的理念深入人心，城区绿化覆盖率达到45%。",
)
DECODERS = ("gb18030", "gbk")


def traditional(text: str) -> str:
    return "".join(_TRADITIONAL.convert(char) for char in text).replace("爲", "為")


def damage(text: str, decoder: str = "gb18030") -> str:
    """Do to a text what was done: pinyin put in, then marks turned half-width, both blind to character boundaries."""
    data = traditional(text).encode("gbk")
    for char, pinyin in PINYIN.items():
        code = char.encode("gbk")
        data = data.replace(code, code + f"({pinyin})".encode("gbk"))
    data = careless(data, "?", decoder).encode("gb18030")
    for mark in "！；？":
        data = data.replace(mark.encode("gbk"), chr(ord(mark) - 0xFEE0).encode())
    return careless(data, "", decoder)


def careless(data: bytes, orphan: str, decoder: str) -> str:
    """Decode as careless programs do: a lead byte without its trail byte becomes ``orphan``.

    A question mark swallows the ASCII character that follows; where nothing remains, only the byte is lost. Whether a
    pair that no character has is an orphan as well, or a private character, is up to the decoder.
    """
    text = ""
    place = 0
    while place < len(data):
        size = 2 if data[place] >= 0x81 else 1
        try:
            text += data[place : place + size].decode(decoder)
        except UnicodeDecodeError:
            text += orphan
            size = 2 if orphan else 1
        place += size
    return text


def repaired(damaged: str) -> tuple[str, list[str]]:
    residues = learn_residue(damaged)
    mapped, repairs = repair_shifts(remove_residue(MappedText.whole(damaged), residues), residues)
    return remove_residue(mapped, residues).text, [repair.kind for repair in repairs]


def body(extra: str) -> str:
    return "\n".join([*SENTENCES * 4, extra, *SENTENCES * 4])


@pytest.mark.parametrize(
    ("sentence", "decoders"),
    [
        ("推进奇家岭片区开发，加快奇家岭大学城建设。", DECODERS),
        ("加强防洪抗涝设施建设，巩固堤防能力。", DECODERS),
        ("发展潜力较大，主体功能定位清晰。", DECODERS[:1]),
    ],
)
def test_a_character_broken_by_the_pinyin_of_another_comes_back_exactly(sentence: str, decoders: tuple[str]) -> None:
    for decoder in decoders:
        damaged = damage(body(sentence), decoder)
        assert re.search(r"\?(jié|guī)\)", damaged)
        text, kinds = repaired(damaged)
        assert text == traditional(body(sentence))
        assert set(kinds) == {"exact"}


@pytest.mark.parametrize(
    ("sentence", "decoders"),
    [
        ("各项改革有序推进,确保“最多跑一次”改革全面覆盖民生事项。", DECODERS[:1]),
        ("承担日常工作。科学分解规划目标。", DECODERS),
        ("加强社保基金稳健运行保障。", DECODERS[:1]),
        ("优化“空间—规模—产业”结构。", DECODERS[:1]),
    ],
)
def test_a_run_behind_a_half_width_mark_is_realigned_and_its_lost_byte_ranked(
    sentence: str, decoders: tuple[str]
) -> None:
    for decoder in decoders:
        text, kinds = repaired(damage(body(sentence), decoder))
        assert text == traditional(body(sentence))
        assert set(kinds) == {"exact", "ranked"}


def test_a_run_that_falls_into_step_again_ends_there() -> None:
    # FE B2 is no character of GBK: the decoder drops FE and reads what follows as it was written.
    text = body("落实医保、低保政策，健全社会保障体系。")
    found, kinds = repaired(damage(text, "gbk"))
    assert "、低保政策，健全社會保障體系。" in found
    assert "exact" in kinds


@pytest.mark.parametrize("mark", ["", "\ufffd"])
def test_other_traces_of_the_lost_byte_are_understood(mark: str) -> None:
    text = body("推进奇家岭片区开发，承担日常工作。科学分解规划目标。")
    damaged = damage(text).replace("?guī)", f"{mark}(guī)").replace("?茖W", f"{mark}?茖W")
    assert repaired(damaged)[0] == traditional(text)


def test_what_nothing_speaks_for_is_marked_and_not_invented() -> None:
    text = "扎实做好“六" + "保”基础工作。"
    undamaged = "\n".join(sentence.replace("保", "护") for sentence in SENTENCES * 4)
    found, kinds = repaired(damage(f"{undamaged}\n{text}\n"))
    assert f"“六{LOST}”基礎工作。" in found
    assert kinds == ["lost", "exact"]


def test_ordinary_marks_in_a_damaged_text_stay_what_they_are() -> None:
    text = body("问题销号；坚决落实决策部署！能否完成？关键在人；以大数据为支撑。")
    found, kinds = repaired(damage(text))
    assert kinds == []
    assert "銷號;堅決落實決策部署!能否完成?關鍵在人;以大數據為支撐。" in found


def test_rows_name_what_stood_there_and_what_it_was_read_as() -> None:
    damaged = damage(body("承担日常工作。科学分解落实目标任务。"))
    residues = learn_residue(damaged)
    mapped, rows = repair_shifts(remove_residue(MappedText.whole(damaged), residues), residues)
    assert [(row.kind, row.repaired) for row in rows] == [("ranked", "。"), ("exact", "科學")]
    assert all(row.damaged == damaged[row.start : row.end] for row in rows)
    place = mapped.text.index("。科學") + 1
    assert list(mapped.origin[place : place + 2]) == list(range(rows[1].start, rows[1].end))


CLEAN = st.lists(
    st.sampled_from(
        [*SENTENCES, "项目A;项目B!", "增长5%;下降3%。", "why?yes;no", "（一）总则；", "甄选;鬻曦;", "ok!好"]
    )
)


@settings(max_examples=60, deadline=None)
@given(CLEAN, st.sampled_from(["，", ","]), st.booleans())
def test_a_clean_text_passes_through_unchanged(sentences: list[str], comma: str, old: bool) -> None:
    text = "\n".join(sentences).replace("，", comma)
    text = traditional(text) if old else text
    mapped, repairs = repair_shifts(MappedText.whole(text), learn_residue(text))
    assert mapped.text == text
    assert repairs == ()


WORDS = ["岭", "潜力较大", "抗涝设施", "规划", "建设", "基金", "创新"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.sampled_from(DECODERS))
def test_whatever_the_pinyin_broke_comes_back(words: list[str], decoder: str) -> None:
    text = body("奇家" + "、奇家".join(words) + "。")
    assert repaired(damage(text, decoder))[0] == traditional(text)
