"""Tables whose rows a page has run into one line, an empty cell between them."""

ROWS = (("指标", "单位", "2020年", "2025年"), ("粮食产量", "万吨", "30", "35"), ("蔬菜产量", "万吨", "50", "60"))


def _line(rows, between=" |  | "):
    return "| " + between.join(" | ".join(row) for row in rows) + " |"


def test_rows_in_one_line_are_parted(read):
    said = read(_line((*ROWS, ("水果产量", "万吨", "5", "6")))).statements
    assert said["lower"].tolist() == ["30", "35", "50", "60", "5", "6"]


def test_bars_without_empty_cells_between_rows_stay_one_row(read):
    assert read(_line((*ROWS, ("水果产量", "万吨", "5", "6")), " | ")).rows.empty
