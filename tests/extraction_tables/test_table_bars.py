"""Tables between bars, set wide, indented, with damaged points, or without any header."""

import pytest

from analysis.extraction.tables.bars import without_bars
from analysis.extraction.tables.lines import TextLine, split_cells

ROWS = [
    ["1", "地区生产总值年均增长", "%", "预期性", "-", "6左右"],
    ["2", "劳动生产率", "万元/人", "预期性", "21左右", "-"],
    ["3", "棚户区 改造面积", "万平 方米", "约束性", "-", "[成片约30 零星约5]"],
    ["4", "能源消耗降低", "%", "约束性", "-", "[确保完成省定目标]"],
    ["5", "森林覆盖率", "%", "约束性", "19.5", "-"],
]
HEAD = ["序号", "指 标", "单位", "属性", "“十四五”目标"]
UNDER = ["2025年", "年均[累计]"]


def _closed():
    cells = [*HEAD, "", *UNDER, "|||", *(cell for row in ROWS for cell in row)]
    return "".join(f"{cell} |\n" for cell in cells)


def _opened():
    cells = [*HEAD, "", *UNDER]
    for row in ROWS:
        cells += ["", *row]
    return "".join(f"| {cell}\n" for cell in cells)


def _stacked(bar):
    over = [*HEAD, ""]
    under = ["", "", "", "", *UNDER]
    return "".join("\t".join(row).replace("\t", f" {bar} ") + "\n" for row in [over, under, *ROWS])


def _ruled():
    lines = [f"| {' | '.join(row)} |" for row in [[*HEAD[:4], *UNDER], *ROWS]]
    return "\n".join([lines[0], "|---|:--|---|---|--:|---|", *lines[1:], ""])


def _boxed():
    return _ruled().replace("|---|:--|---|---|--:|---|", "├───┼───┼───┼───┼───┼───┤").replace("|", "│")


FORMS = {"closed": _closed(), "opened": _opened(), "between": _stacked("|"), "ruled": _ruled(), "boxed": _boxed()}


@pytest.mark.parametrize("form", FORMS)
def test_bars_at_every_place(read, form):
    reading = read("表1 主要指标\n" + FORMS[form] + "\n第二节 措施\n")
    rows = reading.rows.astype(object).fillna("")
    assert rows["row"].tolist() == ["1", "2", "3", "4", "5"]
    assert rows[["unit", "attribute", "target", "target_growth"]].to_numpy().tolist() == [
        [row[2].replace(" ", ""), *row[3:]] for row in ROWS
    ]
    assert set(rows["target_year"]) == {2025}
    (problem,) = reading.problems
    assert "零星" in problem.found
    assert "delegated" in set(reading.statements["comparator"])


def test_bars_become_tabs_in_their_places():
    texts = [" | 1 | 绿道长度 || 120 | ", "|---|---|---|---|", "│ 2 │ 林道 │ 公里 │ 80 │", "", "乙 |", "| 丙"]
    starts = [0, 40, 80, 120, 130, 140]
    lines = without_bars([TextLine(text, start) for text, start in zip(texts, starts, strict=True)])
    cells = [[cell.text for cell in split_cells(line, "tab")] for line in lines]
    assert cells == [["1", "绿道长度", "", "120"], [""], ["2", "林道", "公里", "80"], [""], ["乙"], ["丙"]]
    placed = [cell for line in lines for cell in split_cells(line, "tab") if cell]
    ends = [*starts[1:], 160]
    source = "".join(text.ljust(end - start) for text, start, end in zip(texts, starts, ends, strict=True))
    assert [source[cell.start : cell.end] for cell in placed] == [cell.text for cell in placed]


def test_lines_of_navigation_between_bars_are_no_table(read):
    assert read("首页 | 政务公开 | 指标 | 目标\n新闻 | 3 | 5 | 7\n").rows.empty


def test_the_number_of_the_next_row_is_no_value(read):
    """A header with a column too many (a group heading) must not move every row by one cell."""
    cells = ["序号", "指标", "规划目标", "2025年", "年均增速"]
    names = [f"第{numeral}类产值（亿元）" for numeral in "一二三四五六七八"]
    cells += [cell for i, name in enumerate(names, 1) for cell in (str(i), name, f"{i}0", "5")]
    rows = read("\n".join(cells) + "\n").rows
    assert rows["target"].tolist() == [f"{i}0" for i in range(1, 9)]
    assert rows["target_growth"].tolist() == ["5"] * 8


def test_a_full_stop_for_a_point(read):
    text = (
        "指标\n| 2020年\n| 2025年\n| 〔累计〕1\n| 属性\n|\n生态环境\n|\n1。空气\n| 优良率(%)\n| 76。7\n| >80\n| -\n"
        "| 约束性\n|\n浓度下降(%)\n| -\n| -\n| 〔18〕\n| 约束性\n|\n2。水\n| 达标率(%)\n| 60。5\n| >70\n| 预期性\n|\n"
    )
    reading = read(text)
    assert reading.rows["label"].tolist() == ["优良率", "浓度下降", "达标率"]
    assert reading.rows["category"].tolist() == ["空气", "空气", "水"]
    assert reading.rows.loc[[0, 2], "base"].tolist() == ["76。7", "60。5"]
    assert reading.rows.loc[2, "target"] == ">70"
    assert reading.statements["lower"].fillna("").tolist()[:2] == ["76.7", "80"]
    assert len(reading.problems) == 1


def test_an_indented_flow_with_words_set_wide(read):
    cells = ["类别", "指  标", "2015", "基期值", "2020", "目标值", "年均增速", "〔累计〕", "指标属性"]
    cells += ["粮食供给", "粮食产量(亿吨)", "5", "5.5", "0.5", "约束性", "自给率(%", "100", "100", "-", "约束性"]
    reading = read("".join(f"    {cell}\n\n" for cell in cells), "plan-14")
    assert reading.rows[["base_year", "target_year"]].to_numpy().tolist() == [[2015, 2020]] * 2
    assert reading.rows["unit"].tolist() == ["亿吨", "%"]
    assert reading.rows["target"].tolist() == ["5.5", "100"]


LIST = (
    "2030年的主要健康指标，其中:\n预期寿命 达到79岁(2020年预期寿命达到77.3岁) |\n死亡率 较2015年下降30% |\n"
    "支出比重 降至25%左右(目前29.3%) |\n发病率 12/10万(目前20.1/10万) |\n素养水平 提升至30% |\n"
)


def test_a_list_of_indicators_without_a_header(read, book):
    reading = read(LIST)
    said = reading.statements[reading.statements["role"] == "target"].astype(object).fillna("")
    assert said[["subject", "comparator", "lower", "unit", "base", "base_year"]].to_numpy().tolist() == [
        ["预期寿命", "eq", "79", "岁", "77.3", "2020"],
        ["死亡率", "eq", "-30", "%", "", ""],
        ["支出比重", "around", "25", "%", "29.3", ""],
        ["发病率", "eq", "12", "/10万", "20.1", ""],
        ["素养水平", "eq", "30", "%", "", ""],
    ]
    assert set(said["year"]) == {"2030"}
    before = reading.statements[reading.statements["role"] == "outcome"]
    assert before[["lower", "unit", "year"]].to_numpy().tolist() == [["77.3", "岁", "2020"]]
    book.tables["statements"].check(reading.statements)


@pytest.mark.parametrize(
    "text",
    [
        "2030年的主要指标：\n预期寿命达到79岁。\n死亡率下降30%。\n支出比重降至25%。\n",
        "主要指标：\n预期寿命 79岁\n死亡率 30%\n支出比重 25%\n",
        "2030年的主要指标：\n预期寿命 79岁\n死亡率 30%\n",
        "附件名单，2030年：\n预期寿命 79岁\n死亡率 30%\n支出比重 25%\n",
    ],
)
def test_sentences_under_a_colon_are_no_list(read, text):
    assert read(text).rows.empty
