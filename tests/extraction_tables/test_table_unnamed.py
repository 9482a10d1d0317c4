"""Headers whose first cell is empty, or says 主要目标, over the names of the rows."""

import pytest

VALUES = "粮食产量\t万吨\t30\t35\n蔬菜产量\t万吨\t50\t60\n"


@pytest.mark.parametrize("first", ["", "主要目标", "主要预期目标"])
def test_names_below_are_read(read, first):
    said = read(f"{first}\t单位\t2020年\t2025年\n{VALUES}").statements
    assert said[["role", "subject", "lower"]].to_numpy().tolist() == [
        ["outcome", "粮食产量", "30"],
        ["target", "粮食产量", "35"],
        ["outcome", "蔬菜产量", "50"],
        ["target", "蔬菜产量", "60"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        # Numbers stand below the empty cell.
        "\t单位\t2020年\t2025年\n1\t万吨\t30\t35\n2\t万吨\t50\t60\n",
        # One year alone is no header of an indicator table.
        "\t单位\t2020年\n安远县\t万吨\t30\n西山区\t万吨\t50\n",
    ],
)
def test_an_empty_cell_over_something_else_is_no_name(read, text):
    assert read(text).rows.empty
