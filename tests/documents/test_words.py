import pytest

from analysis.documents.words import in_words, runs_across


@pytest.mark.parametrize(
    ("before", "after", "across"),
    [
        ("到期末力争打", "造四个园区", True),
        ("生产生活环境", "城市更加美丽", False),
        ("完成", "", False),
        ("", "完成", False),
    ],
)
def test_a_word_runs_across_a_break_or_not(before: str, after: str, across: bool) -> None:
    assert runs_across(before, after) is across


@pytest.mark.parametrize(
    ("before", "char", "after", "found"),
    [("完善醫", "保", "政策", True), ("承擔日常工作", "保", "科學分解", False), ("工作", "。", "科学", False)],
)
def test_a_character_belongs_to_a_word_or_not(before: str, char: str, after: str, found: bool) -> None:
    assert (char in in_words(before, [char, "、"], after)) is found
