"""Running numbers of rows: in a column without a heading, between the halves of a name, in signs of their own."""

import pytest

ROWS = [
    ("经济发展", "1", "产值", "亿元", "500", "720"),
    ("", "2", "税收", "亿元", "28", "36"),
    ("生态环境", "3", "林地占比", "%", "61.5", "62"),
]
PARSED = [
    ["1", "经济发展", "产值", "亿元", "500", "720"],
    ["2", "经济发展", "税收", "亿元", "28", "36"],
    ["3", "生态环境", "林地占比", "%", "61.5", "62"],
]
COLUMNS = ["row", "category", "label", "unit", "base", "target"]


def _rows(reading, columns=COLUMNS):
    return reading.rows[columns].fillna("").to_numpy().tolist()


@pytest.mark.parametrize(
    "names", ["类别\t指标\t", "类别\t\t指标", "类别\t指标\t指标", "指标\t\t", "类别\t指标"], ids=str.split
)
def test_numbers_under_a_heading_merged_over_them(read, names):
    lines = ["\t".join(row) for row in ROWS]
    assert _rows(read("\n".join([f"{names}\t单位\t2020年\t2025年", *lines, ""]))) == PARSED


@pytest.mark.parametrize("gap", ["\n", "\n\n", " "])
def test_numbers_without_a_heading_in_a_flow(read, gap):
    lines = [gap.join(cell for cell in row if cell) for row in ROWS]
    text = "\n".join([gap.join(["类别", "指标", "单位", "2020年", "2025年"]), *lines, ""])
    assert _rows(read(text.replace("\n", gap) if gap != " " else text)) == PARSED


def test_values_that_happen_to_count_are_no_numbers(read):
    text = "指标\t2020年\t2025年\n甲类园区\t1\t4\n乙类园区\t2\t5\n丙类园区\t3\t6\n"
    assert _rows(read(text), ["label", "base", "target"]) == [
        ["甲类园区", "1", "4"],
        ["乙类园区", "2", "5"],
        ["丙类园区", "3", "6"],
    ]


def test_a_number_printed_between_the_halves_of_a_name(read):
    lines = ["1 产值（亿元） 500 720 预期性", "大型企业研究开发", "2 0.9 1.5 预期性", "支出占收入比重（%）"]
    more = ["达到或好于三级的水体", "3 95 完成省下达任务 约束性", "比例（%）", "4 林地占比（%） 61 62 约束性"]
    text = "\n".join(["序号 指标 2020年 2025年 属性", *lines, *more, ""])
    assert _rows(read(text), ["row", "label", "unit", "base", "target"]) == [
        ["1", "产值", "亿元", "500", "720"],
        ["2", "大型企业研究开发支出占收入比重", "%", "0.9", "1.5"],
        ["3", "达到或好于三级的水体比例", "%", "95", "完成省下达任务"],
        ["4", "林地占比", "%", "61", "62"],
    ]


def test_a_value_equal_to_the_next_number_stays_a_value(read):
    text = "序号 指标 2020年 2025年 属性\n1 新设站点（个） 1 2 预期性\n2 新设馆舍（座） 2 3 预期性\n"
    assert _rows(read(text), ["row", "base", "target"]) == [["1", "1", "2"], ["2", "2", "3"]]


def test_a_class_between_number_and_name(read):
    text = "序号 类别 指标 单位 2020年 2025年\n1 经济 产值 亿元 500 720\n2 生态 林地占比 % 61 62\n"
    assert _rows(read(text), ["row", "category", "label"]) == [["1", "经济", "产值"], ["2", "生态", "林地占比"]]


def test_the_number_of_a_page_before_that_of_a_row(read):
    text = "序号 指标 2020年 2025年\n1 产值（亿元） 500 720\n2 税收（亿元） 28 36\n\n7\n\n3 林地占比（%） 61 62\n"
    assert _rows(read(text), ["row", "category", "label"])[-1] == ["3", "", "林地占比"]


@pytest.mark.parametrize("signs", ["①②", "⑴⑵", "⒈⒉"])
def test_enclosed_numbers(read, signs):
    text = f"指标\t2020年\t2025年\n{signs[0]}产值（亿元）\t500\t720\n{signs[1]}税收（亿元）\t28\t36\n"
    assert _rows(read(text), ["row", "label"]) == [["1", "产值"], ["2", "税收"]]
