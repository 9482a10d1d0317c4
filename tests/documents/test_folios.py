from analysis.documents.folios import remove_folios
from analysis.documents.mapped import MappedText
from analysis.documents.pages import join_pages

PAGE = "坚持把发展经济的着力点放在实体经济上，推进新型工业化，" * 20


def cleaned(text: str) -> str:
    return join_pages(remove_folios(MappedText.whole(text))).text


def test_numbers_that_count_up_a_page_apart_are_page_numbers() -> None:
    text = "\n".join(f"{PAGE}持续提升发\n\n{number}\n\n展质量。" for number in range(7, 13))
    assert "持续提升发展质量。" in cleaned(text)
    assert "\n12\n" not in cleaned(text)


def test_decorated_page_numbers_and_the_head_beside_them_go() -> None:
    text = "\n".join(f"{PAGE}持续提升发\n— {number} —\n青禾市规划纲要\n展质量。" for number in (1, 2, 3, 4))
    assert "持续提升发展质量。" in cleaned(text)
    assert "青禾市规划纲要" not in cleaned(text)


def test_serial_numbers_of_a_table_with_one_cell_a_line_stay() -> None:
    text = PAGE + "\n".join(f"{number}\n地区生产总值\n亿元\n{number * 100}" for number in range(1, 30))
    assert remove_folios(MappedText.whole(text)).text == text


def test_a_lone_number_stays() -> None:
    text = f"{PAGE}\n5\n{PAGE}\n6\n{PAGE}"
    assert remove_folios(MappedText.whole(text)).text == text
