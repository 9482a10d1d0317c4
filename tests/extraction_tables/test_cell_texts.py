"""Cells of a line: their texts alone are those of the cells with their places."""

import pytest

from analysis.extraction.tables.lines import TextLine, cell_texts, split_cells


@pytest.mark.parametrize(
    ("separator", "text", "expected"),
    [
        ("tab", "1\t绿道 长度\t\t120 ", ["1", "绿道 长度", "", "120"]),
        ("tab", "\t绿道长度\t", ["", "绿道长度", ""]),
        ("gap", "绿道长度    公里  120", ["绿道长度", "公里", "120"]),
        ("space", "绿道长度 公里 120", ["绿道长度", "公里", "120"]),
        ("line", " 绿道 长度 ", ["绿道 长度"]),
    ],
)
def test_texts_are_those_of_the_cells(separator: str, text: str, expected: list[str]) -> None:
    line = TextLine(text, 7)
    cells = split_cells(line, separator)
    assert cell_texts(line, separator) == [cell.text for cell in cells] == expected
    assert all(text[cell.start - 7 : cell.end - 7] == cell.text for cell in cells)
