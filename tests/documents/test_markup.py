from pathlib import Path

from document_samples import EMPTY, read

from analysis.documents.doubled import remove_doubled
from analysis.documents.mapped import MappedText
from analysis.documents.markup import remove_markup
from analysis.documents.plain import plain_lines

ROWS = "类别\t指标\t2025年\n经济\t产值（亿元）\t450\n\t税收\t\n"
BARS = "| 类别 | 指标 | 2025年 |\n|:---|----|---:|\n| 经济 | 产值（亿元） | 450 |\n|  | 税收 |  |\n"


def test_markup_goes_and_a_footnote_star_stays() -> None:
    mapped = remove_markup(MappedText.whole("## 第一章 总则\n——**坚持党的领导**。增长5%*，见注**\n"))
    assert mapped.text == "第一章 总则\n——坚持党的领导。增长5%*，见注\n"


def test_rows_between_bars_become_tab_rows_where_a_rule_stands_under_the_header() -> None:
    assert remove_markup(MappedText.whole(f"表1\n{BARS}注：略\n")).text == f"表1\n{ROWS}注：略\n"
    assert (
        remove_markup(MappedText.whole("来源：本站 | | 浏览量:1 |\n----\n")).text == "来源：本站 | | 浏览量:1 |\n----\n"
    )


def test_cells_between_bars_map_to_their_places() -> None:
    mapped = remove_markup(MappedText.whole(BARS))
    assert BARS[mapped.origin[mapped.text.index("450")] :].startswith("450 |")


def test_html_tables_in_a_plain_text_become_tab_rows(tmp_path: Path) -> None:
    table = "<table><tr><td>类别</td><td>指标</td></tr><tr><td>经济</td><td>产值</td></tr></table>"
    document = read(tmp_path, f"专栏1 主要指标\n\n{table}\n\n二、任务\n", EMPTY)
    assert document.text == "专栏1 主要指标\n\n类别\t指标\n经济\t产值\n\n二、任务\n"


def test_line_ends_indents_and_invisible_characters() -> None:
    text = "\u3000\u3000一、目标\r\n\u2002\u2002增\u200b长5%。 \r⼆、⼯作\x0c\n第一章\xa0总则\n1    产值        450\n"
    mapped = plain_lines(MappedText.whole(text))
    assert mapped.text == "一、目标\n增长5%。\n二、工作\n第一章\xa0总则\n1    产值        450\n"
    assert text[mapped.origin[mapped.text.index("长")]] == "长"


def test_commas_put_before_every_mark_go_and_keep_their_places() -> None:
    text = "產量達到20.7億公斤,,比上年增長5%,，蔬菜,、水果共3萬畝,。收入1,200元,,支出。"
    mapped = remove_doubled(MappedText.whole(text))
    assert mapped.text == "產量達到20.7億公斤,比上年增長5%，蔬菜、水果共3萬畝。收入1,200元,支出。"
    assert [text[place] for place in mapped.origin[: len(mapped.text)]] == list(mapped.text)


def test_empty_cells_between_commas_stay() -> None:
    text = "指标,,2020年,,,2025年\n收入,，注\n"
    assert remove_doubled(MappedText.whole(text)).text == text
