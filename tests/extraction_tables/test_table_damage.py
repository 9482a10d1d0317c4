"""Bad input: rows that do not fit, tables cut short, random text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import PlansError
from analysis.extraction import read_layouts, read_tables, reading_problems, require_whole_rows, table_spans
from analysis.extraction.tables.problems import RowError

GOOD = (
    "类别\t序号\t指标\t2020年\t2025年\t属性\n"
    "经济\t1\t产值（亿元）\t32\t47\t预期性\n"
    "\t2\t工业（亿元）\t12\t17\t预期性\n"
)


@pytest.mark.parametrize(
    "row",
    [
        "\t2\t工业（亿元）\t12\t17",
        "\t2\t工业（亿元）\t12\t预期性",
        "经济\t2\t工业（亿元）\t预期性",
        "\t2\t工业（亿元）\t12\t17\t预期性\t18\t19",
        "\t2\t12\t17\t预期性",
    ],
)
def test_a_row_that_does_not_fit_its_header_is_a_problem(read, row):
    reading = read(GOOD.replace("\t2\t工业（亿元）\t12\t17\t预期性", row) + "\t3\t人口（万人）\t3\t4\t约束性\n")
    (problem,) = reading.problems
    assert isinstance(problem, RowError)
    assert problem.where == "line 3"
    assert "6 cells" in problem.expected
    assert "工业" in problem.found or "12" in problem.found
    assert reading.rows["label"].tolist() == ["产值", *["工业"] * ("工业" in row), "人口"]


def _second_row(reading):
    return reading.rows[["base", "target", "attribute"]].fillna("").to_numpy().tolist()[1]


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("\t2\t工业（亿元）\t12\t17", ["12", "17", ""]),
        ("\t2\t工业（亿元）\t12\t预期性", ["", "", "预期性"]),
        ("\t2\t工业（亿元）\t预期性", ["", "", "预期性"]),
        ("\t2\t工业（亿元）\t12\t17\t预期性\t18", ["", "", ""]),
    ],
)
def test_of_a_short_row_the_cells_are_kept_whose_column_is_certain(read, row, cells):
    reading = read(GOOD.replace("\t2\t工业（亿元）\t12\t17\t预期性", row))
    assert _second_row(reading) == cells
    assert len(reading.problems) == 1


def test_a_cell_of_a_short_row_is_placed_by_what_stands_in_its_column(read):
    text = (
        "指标\t2020年\t2025年\t[累计]\t属性\n优良率（%）\t70\t>80\t—\t约束性\n"
        "达标率（%）\t60\t>75\t预期性\n浓度下降（%）\t—\t—\t[18]\t约束性\n"
    )
    reading = read(text)
    assert reading.rows.loc[1, ["base", "target"]].tolist() == ["60", ">75"]
    assert [problem.where for problem in reading.problems] == ["line 3"]


def test_a_short_row_stops_a_build_with_every_line_named(document, book):
    made = document(GOOD.replace("\t17\t", "\t") + "\t3\t人口（万人）\t3\t约束性\n")
    problems = reading_problems(made, book)
    with pytest.raises(PlansError, match=r"line 3[\s\S]*line 4"):
        require_whole_rows(problems)
    require_whole_rows(reading_problems(document(GOOD.replace("47", "力拼")), book))


def test_a_lost_category_cell_is_no_damage(read):
    rows = read(GOOD.replace("\t2\t工业", "2\t工业").replace("17\t预期性", "17\t预期性\t")).rows
    assert rows["target"].tolist() == ["47", "17"]


def test_a_sub_row_that_lost_a_cell(read):
    text = "序号\t指标\t\t2020年\t2025年\n1\t排放\t二氧化硫（吨）\t4\t3\n2\t强度\t氨氮（吨/亿元）\t7\n"
    reading = read(text)
    assert reading.rows["label"].tolist() == ["排放/二氧化硫", "强度/氨氮"]
    assert reading.statements["row"].tolist() == ["1", "1"]
    assert [problem.where for problem in reading.problems] == ["line 3"]


def test_empty_cells_lost_at_the_end_of_a_line(read):
    text = (
        "序号\t指标\t2020年\t规划目标\t\t实际完成\n\t\t\t2025年\t年均增速\t2025年\t年均增速\n"
        "1\t能耗降低（%）\t—\t完成省下达任务\t\t已完成省下达任务\n2\t覆盖率\n\t养老（%）\t1\t2\t—\t3\t—\n"
    )
    rows = read(text, "plan-15").rows
    assert rows["row"].tolist() == ["1", "2", "2.1"]
    assert rows.loc[0, ["target", "outcome"]].tolist() == ["完成省下达任务", "已完成省下达任务"]
    assert rows.loc[1, "flags"] == "group_header"


def test_a_row_cut_inside_a_cell_is_put_together(read):
    rows = read(GOOD.replace("工业（亿元）", "规模以上\n工业（亿元）")).rows
    assert rows["label"].tolist() == ["产值", "规模以上工业"]


def test_a_row_of_a_flow_that_lost_a_cell_is_reported_not_lost(read):
    cells = "指标 2020年 2025年 属性 产值（亿元） 32 47 预期性 工业（亿元） 12 预期性"
    cells += " 人口（万人） 3 4 预期性 就业（万人） 1 2 约束性"
    reading = read("\n".join(cells.split()) + "\n")
    assert reading.rows["label"].tolist() == ["产值", "工业", "人口", "就业"]
    assert reading.rows["base"].fillna("").tolist() == ["32", "", "3", "1"]
    (problem,) = reading.problems
    assert problem.where == "line 9"
    assert "工业" in problem.found


def test_every_cell_that_a_flow_loses_is_noticed(read):
    cells = ["序号", "指标", "2020年", "2025年", "属性", "1", "产值（亿元）", "32", "47", "预期性"]
    cells += ["2", "工业（亿元）", "12", "17", "预期性", "3", "人口（万人）", "3", "4", "约束性"]
    whole = read("\n\n".join(cells) + "\n").rows
    assert len(whole) == 3
    for lost in range(5, len(cells)):
        reading = read("\n\n".join(cells[:lost] + cells[lost + 1 :]) + "\n")
        assert reading.problems or cells[lost] in {"1", "2", "3"}, cells[lost]
        assert set(reading.rows["label"]) <= set(whole["label"]) | {""}


def test_a_table_cut_off_before_its_end(read):
    cut = read("指标\n2020年\n2025年\n属性\n产值（亿元）\n32\n47\n预期性\n工业（亿元）\n12")
    assert cut.rows["label"].tolist() == ["产值", "工业"]
    assert len(cut.problems) == 1
    assert read("类别\t序号\t指标\t2020年\t2025年\t属性\n").rows.empty


def test_spans_hold_header_rows_and_notes_alone(document, book):
    text = "第一章 目标\n\n前文2025年达到5亿元。\n" + GOOD + "注：[ ]为累计数。\n\n后文2025年达到6亿元。\n"
    made = document(text)
    ((start, end),) = table_spans(made, book)
    assert made.text[start:end].startswith("类别")
    assert made.text[start:end].endswith("累计数。")


_PIECES = ["指标", "2020年", "2025年", "属性", "预期性", "产值（亿元）", "47", "—", "[9]", "一、经济（2项）"]
_PIECES += ["\t", "\n", "    ", " ", "注：", "1.", "|", "|\n", "---", "2025年主要指标：\n", "产值 47亿元\n", "1。"]


@settings(deadline=None, max_examples=150)
@given(pieces=st.lists(st.sampled_from(_PIECES), max_size=60))
def test_no_text_breaks_the_reader(document, book, pieces):
    made = document("".join(pieces))
    reading = read_tables(made, book)
    read_layouts(made, book)
    assert reading.rows["row"].notna().all()
    assert reading.statements["statement_id"].is_unique


def test_time_grows_with_the_length_of_the_text(document, book):
    line = "这一行里有指标和2025年，也有47亿元。\n"
    short, long = (document((GOOD + line * 40) * times) for times in (10, 100))

    def seconds(made):
        start = time.perf_counter()
        read_tables(made, book)
        return time.perf_counter() - start

    assert seconds(long) < 40 * max(seconds(short), 0.01)


def test_one_very_long_line(document, book):
    assert read_tables(document("指标 2025年 " * 100_000), book).rows.empty
    assert read_tables(document("指标\t2025年\t" * 100_000), book).rows.empty
    assert read_tables(document("指标|2025年|" * 100_000 + "\n" + "|-" * 200_000 + "x\n"), book).rows.empty
