import pytest

from analysis.documents.mapped import MappedText
from analysis.documents.script import is_common, is_traditional, simplify


def simplified(text: str) -> str:
    return simplify(MappedText.whole(text)).text


def test_a_simplified_text_is_left_alone_even_where_a_converter_would_change_it() -> None:
    text = "乾坤湾景区著力打造瞭望平台，徵集项目。"
    assert simplified(text) == text
    assert not is_traditional(text)


def test_words_decide_between_two_simplified_forms() -> None:
    assert simplified("顯著提高，沿著長江，著力發展，瀏覽著作。") == "显著提高，沿着长江，着力发展，浏览著作。"


def test_a_text_made_from_a_simplified_one_keeps_the_characters_that_were_simplified_before() -> None:
    made = "乾明寺關于干部制度、里程和后勤的規劃，面積只復核一次，短頜鱭保護區。"
    assert simplified(made) == "乾明寺关于干部制度、里程和后勤的规划，面积只复核一次，短颌鲚保护区。"


def test_a_text_written_in_traditional_characters_is_converted_throughout() -> None:
    written = "關於幹部製度的乾燥設備，裡程與後勤的發展規劃，麵粉產業。"
    assert "干燥" in simplified(written)
    assert simplified(written).startswith("关于干部")


@pytest.mark.parametrize(
    ("char", "common"), [("的", True), ("覆", True), ("蓋", True), ("疃", False), ("\ue080", False)]
)
def test_common_characters_are_those_of_the_first_level(char: str, common: bool) -> None:
    assert is_common(char) is common


def test_in_a_text_of_both_kinds_the_more_frequent_one_decides() -> None:
    assert is_traditional("國務院關於規劃的決議，国务院的规划。")
    assert not is_traditional("国务院关于规划的决议，國務院的規劃。")
