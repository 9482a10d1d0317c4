"""What stands around cells: frames, columns set by eye, headings broken over lines, pages and headings of groups."""

import pytest


def _rows(reading, columns):
    return reading.rows[columns].fillna("").to_numpy().tolist()


def test_a_frame_of_heavy_lines(read):
    frame = """┏━━┯━━━━━┯━━━┯━━━┓
┃类别│ 指   标  │2020年│2025年┃
┣━━┿━━━━━┿━━━┿━━━┫
┃经济│产值（亿元）│ 500  │ 720  ┃
┃    ├─────┼───┼───┨
┃    │税收（亿元）│  28  │  36  ┃
┗━━┷━━━━━┷━━━┷━━━┛
"""
    assert _rows(read(frame), ["category", "label", "base", "target"]) == [
        ["经济", "产值", "500", "720"],
        ["经济", "税收", "28", "36"],
    ]


ALIGNED = """类别      指标                单位      2020年   2025年   属性
经济发展  1.产值              亿元      500               预期性
          2.税收              亿元      28       36
生态环境  3.林地占比          %         61.5     62       约束性
"""


def test_columns_set_by_eye_keep_empty_cells_in_place(read):
    columns = ["category", "label", "unit", "base", "target", "attribute"]
    assert _rows(read(ALIGNED), columns) == [
        ["经济发展", "产值", "亿元", "500", "", "预期性"],
        ["经济发展", "税收", "亿元", "28", "36", ""],
        ["生态环境", "林地占比", "%", "61.5", "62", "约束性"],
    ]


def test_gaps_that_count_empty_cells_are_not_set_by_eye(read):
    text = "指标        单位    2020年    2025年\n产值    电子    亿元    500    720\n税收    食品    亿元        36\n"
    assert _rows(read(text), ["label", "base", "target"]) == [["产值/电子", "500", "720"], ["税收/食品", "", "36"]]


@pytest.mark.parametrize("mark", ["", '"'])
def test_headings_broken_within_their_cells(read, mark):
    head = f"类别\t指标\t{mark}2020年\n实绩{mark}\t{mark}2025年\n目标{mark}\t属性\n"
    text = f"{head}经济\t产值（亿元）\t300\t430\t预期性\n\t税收（亿元）\t32\t45\t预期性\n"
    assert _rows(read(text), ["category", "label", "base", "target"]) == [
        ["经济", "产值", "300", "430"],
        ["经济", "税收", "32", "45"],
    ]


def test_a_header_of_two_lines_is_not_broken(read):
    text = "类别\t指标\t“十四五”目标\n2020年\t2025年\n经济\t产值（亿元）\t300\t430\n"
    reading = read(text)
    assert _rows(reading, ["label", "base", "target"]) == [["产值", "300", "430"]]
    assert reading.rows[["base_year", "target_year"]].to_numpy().tolist() == [[2020, 2025]]


def test_number_of_a_page_before_its_title(read):
    text = "指标\t2020年\t2025年\n产值（亿元）\t500\t720\n\n15\n\n澜原市规划纲要\n\n税收（亿元）\t28\t36\n"
    assert _rows(read(text), ["label"]) == [["产值"], ["税收"]]


def test_a_sentence_behind_a_number_ends_the_table(read):
    text = "指标\t2020年\t2025年\n产值（亿元）\t500\t720\n\n15\n\n以下项目按年度推进：\n\n税收（亿元）\t28\t36\n"
    assert _rows(read(text), ["label"]) == [["产值"]]


def test_a_wording_cut_by_the_end_of_a_line(read):
    rows = "1\t水体达标率（%）\t95\t完成省下达\n目标任务\t约束性\n2\t林地占比（%）\t61\t62\t约束性\n"
    reading = read(f"序号\t指标\t2020年\t2025年\t属性\n{rows}")
    assert _rows(reading, ["label", "target", "attribute"]) == [
        ["水体达标率", "完成省下达 目标任务", "约束性"],
        ["林地占比", "62", "约束性"],
    ]
    assert not reading.problems


def test_headings_of_groups_that_are_attributes(read):
    text = "指标\t2020年\t2025年\n一、约束性指标\n林地占比（%）\t61\t62\n二、经济指标\n产值（亿元）\t500\t720\n"
    assert _rows(read(text), ["label", "attribute"]) == [["林地占比", "约束性"], ["产值", ""]]


def test_a_run_of_words_of_headings_is_gone_through_once(read):
    assert read("指标\n2020年\n2025年\n" * 5000).rows.empty
