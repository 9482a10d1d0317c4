"""Further layouts: words set wide, numbers in Chinese, parts of a row, names that begin with a digit or go on below."""

import pytest

ROWS = [("地区生产总值", "亿元", "320", "470", "预期性"), ("城镇化率", "%", "61", "65", "预期性")]
WIDE = {
    "gaps": ("序  号    指  标    单  位    2020年    2025年    属  性", "    "),
    "spaces": ("序 号 指 标 单 位 2020年 2025年 属 性", " "),
    "wide spaces": ("序号　指标　　单位　2020年　2025年　属性", "　　"),
    "lines": ("序 号\n指 标 名 称\n单 位\n2020 年\n2025 年\n属 性", "\n"),
}


def _cells(reading, *columns):
    return reading.rows[list(columns)].astype(object).fillna("").to_numpy().tolist()


@pytest.mark.parametrize("form", WIDE)
@pytest.mark.parametrize("numbers", [("1", "2"), ("一", "二"), ("（一）", "（二）"), ("①", "②")])
def test_words_set_wide_before_numbers_of_every_form(read, form, numbers):
    head, separator = WIDE[form]
    body = "\n".join(separator.join((number, *row)) for number, row in zip(numbers, ROWS, strict=True))
    reading = read(f"表1\n{head}\n{body}\n\n第二节 措施\n")
    assert reading.problems == ()
    assert _cells(reading, "row", "label", "unit", "base", "target", "attribute") == [
        [str(i), *row] for i, row in enumerate(ROWS, 1)
    ]


def test_all_rows_below_of_which_are_parts(read):
    text = (
        "序号\t指标\t单位\t2020年\t2025年\n1\t产值\t亿元\t320\t470\n\t其中：农业\t亿元\t20\t30\n\t工业\t亿元\t100\t140\n"
        "2\t城镇化率\t%\t61\t65\n"
    )
    rows = _cells(read(text), "row", "label")
    assert rows == [["1", "产值"], ["1.1", "产值/农业"], ["1.2", "产值/工业"], ["2", "城镇化率"]]
    siblings = text.replace("其中：", "")
    assert _cells(read(siblings), "row", "label")[:2] == [["1.1", "产值"], ["1.2", "农业"]]


def test_a_number_before_a_name_that_begins_with_a_digit(read):
    text = "指标\t2020年\t2025年\n5.城镇化率（%）\t61\t65\n6.3岁以下托位数（个）\t0.8\t4.5\n"
    text += "7.1小时就医圈覆盖率（%）\t90\t95\n"
    assert _cells(read(text), "row", "label") == [["5", "城镇化率"], ["6", "3岁以下托位数"], ["7", "1小时就医圈覆盖率"]]
    lone = "指标\t2020年\t2025年\n城镇化率（%）\t61\t65\n6.3寸晶圆产量（个）\t0.8\t4.5\n"
    assert _cells(read(lone), "label")[1] == ["6.3寸晶圆产量"]


@pytest.mark.parametrize("gap", ["    ", "  "])
def test_the_rest_of_a_name_set_below_it(read, gap):
    lines = [["序号", "指标", "单位", "2020年", "2025年"], ["1", "高技术制造业增加值占规模以上", "%", "12", "16"]]
    text = "\n".join(gap.join(line) for line in lines) + f"\n {gap}工业增加值比重\n"
    text += gap.join(["2", "城镇化率", "%", "61", "65"]) + "\n"
    reading = read(text)
    whole = "高技术制造业增加值占规模以上工业增加值比重"
    assert _cells(reading, "label", "target") == [[whole, "16"], ["城镇化率", "65"]]
    assert reading.rows["category"].isna().all()


def test_marks_of_notes_at_names(read):
    text = "指标\t单位\t2020年\t2025年\n产值①\t亿元\t320\t470\n专利拥有量[1]\t件\t3\t5\n城镇化率*\t%\t61\t65\n"
    assert [label for (label,) in _cells(read(text), "label")] == ["产值", "专利拥有量", "城镇化率"]


def test_a_class_behind_the_attribute_moves_no_cell(read):
    text = "指标\t单位\t2020年\t2025年\t属性\t类别\n产值\t亿元\t320\t470\t预期性\t经济\n"
    text += "覆盖率\t%\t58\t59\t约束性\t生态\n"
    assert _cells(read(text), "base", "target", "attribute") == [["320", "470", "预期性"], ["58", "59", "约束性"]]


def test_values_before_the_name_are_no_name(read):
    reading = read("2020年\t2025年\t指标\t单位\n320\t470\t产值\t亿元\n")
    assert reading.rows.empty
    assert not reading.problems or "产值" in reading.problems[0].found


def test_words_of_a_name_or_cell_that_go_on_in_the_next_line(read):
    head = "序号 指标 单位 2020年 2025年 属性"
    cells = ["1", "单位产值能源消耗", "降低", "%", "——", "完成省下达", "目标任务", "约束性"]
    reading = read("\n".join([head, *cells, "2", "城镇化率", "%", "61", "65", "预期性"]) + "\n")
    assert reading.problems == ()
    assert _cells(reading, "label", "target") == [["单位产值能源消耗降低", "完成省下达 目标任务"], ["城镇化率", "65"]]


def test_parts_of_a_numbered_row_printed_one_cell_a_line(read):
    text = "序号 指标 2020年 2025年 属性 1 能耗降低（%） — 13 约束性 2 污染物减少（%） 需氧量 — 8 约束性"
    cells = [*text.split(" "), "氨氮", "—", "7", "约束性"]
    reading = read("\n".join([*cells, "3", "覆盖率（%）", "58", "59", "约束性"]) + "\n")
    assert _cells(reading, "row", "label") == [
        ["1", "能耗降低"], ["2.1", "污染物减少/需氧量"], ["2.2", "污染物减少/氨氮"], ["3", "覆盖率"],
    ]
    assert reading.statements.loc[1, ["kind", "unit"]].tolist() == ["cumulative", "%"]


def test_number_and_title_of_a_page_inside_a_table(read):
    rows = ["指标\t2020年\t2025年\t属性", "产值（亿元）\t320\t470\t预期性", "城镇化率（%）\t61\t65\t预期性"]
    for page in ("第 12 页 共 80 页\n\n澜原市规划纲要", "澜原市规划纲要\n\n- 12 -", "12"):
        reading = read("\n".join([*rows[:2], "", page, "", rows[2]]) + "\n")
        assert _cells(reading, "category", "label") == [["", "产值"], ["", "城镇化率"]]
    grouped = read("\n".join([*rows[:2], "民生福祉", rows[2]]) + "\n")
    assert _cells(grouped, "category")[1] == ["民生福祉"]


def test_targets_of_a_later_vision(read):
    reading = read("指标\t2020年\t2025年目标\t2035年远景目标\n产值（亿元）\t320\t470\t翻一番\n")
    assert _cells(reading, "target_year", "target") == [[2025, "470"]]
    assert reading.statements["year"].tolist() == ["2020", "2025", "2035"]
