"""Rows of tab-separated tables: headers of two lines, lost and extra cells, sub-rows, pages."""

COMPLETION = """专栏1 “十四五”规划主要指标完成情况
类别\t序号\t指标名称\t2020年\t规划目标\t\t实际完成\t
\t\t\t\t2025年\t年均增速(%)\t2025年\t年均增速(%)
经济发展\t1\t地区生产总值(亿元)\t320\t470\t8\t455.5\t7.3
\t2\t园区总收入(亿元)\t—\t—\t[12]\t—\t11.2*

类别\t序号\t指标名称\t2020年\t规划目标\t\t实际完成\t\t
\t\t\t\t2025年\t年均增速(%)\t2025年\t年均增速(%)\t
\t3\t城镇化率(%)\t45\t55\t[10]\t54.2\t[9.2]\t
民生福祉\t4\t排放强度指数\t单位产值二氧化硫排放(吨/亿元)\t44\t≤24\t完成省定目标\t—\t完成省定目标
\t\t\t单位产值氨氮排放(吨/亿元)\t7.9\t≤2.7\t完成省定目标\t—\t完成省定目标
5\t绿地面积(GDP为2015年不变价)(公顷)\t72\t≥80\t—\t81\t—\t\t
6\t学前入园率(%)\t90\t95\t[5]\t96\t[6]\t\t
\t\t小学入学率(%)\t99\t100\t[1]\t100\t[1]\t
\t7\t单位产值能耗降低(%)\t—\t完成省下达任务\t\t已完成省下达任务\t\t
\t8\t社会保险覆盖率\t\t\t\t\t\t
\t\t养老(%)\t88\t> 95\t—\t95以上\t—\t

第二节 环境
"""


def _row(reading, row):
    found = reading.rows[reading.rows["row"] == row]
    assert len(found) == 1, f"row {row}"
    return found.astype(object).fillna("").iloc[0].to_dict()


def test_every_row_is_found_once_and_in_order(read):
    rows = read(COMPLETION, "plan-15").rows
    assert rows["row"].tolist() == ["1", "2", "3", "4.1", "4.2", "5", "6.1", "6.2", "7", "8", "8.1"]
    assert set(rows["table"]) == {"t1"}
    assert rows["line"].is_monotonic_increasing


def test_roles_and_years_of_a_header_of_two_lines(read):
    row = _row(read(COMPLETION, "plan-15"), "1")
    assert [row[name] for name in ("base", "target", "target_growth", "outcome", "outcome_growth")] == [
        "320",
        "470",
        "8",
        "455.5",
        "7.3",
    ]
    assert (row["base_year"], row["target_year"], row["outcome_year"]) == (2020, 2025, 2025)


def test_categories_are_carried_over_groups_and_pages(read):
    rows = read(COMPLETION, "plan-15").rows.set_index("row")["category"]
    assert rows[["1", "2", "3"]].tolist() == ["经济发展"] * 3
    assert rows[["4.1", "5", "8.1"]].tolist() == ["民生福祉"] * 3


def test_labels_lose_unit_and_keep_the_basis(read):
    row = _row(read(COMPLETION, "plan-15"), "5")
    assert (row["label"], row["unit"]) == ("绿地面积(GDP为2015年不变价)", "公顷")


def test_sub_rows_with_one_cell_more(read):
    reading = read(COMPLETION, "plan-15")
    first, second = _row(reading, "4.1"), _row(reading, "4.2")
    assert first["label"] == "排放强度指数/单位产值二氧化硫排放"
    assert second["label"] == "排放强度指数/单位产值氨氮排放"
    assert (second["base"], second["target"], second["outcome_growth"]) == ("7.9", "≤2.7", "完成省定目标")


def test_a_row_split_in_two_with_the_number_only_on_the_first(read):
    reading = read(COMPLETION, "plan-15")
    assert (_row(reading, "6.1")["label"], _row(reading, "6.2")["label"]) == ("学前入园率", "小学入学率")


def test_a_cell_given_for_two_columns_stays_where_it_is_printed(read):
    row = _row(read(COMPLETION, "plan-15"), "7")
    assert (row["target"], row["target_growth"]) == ("完成省下达任务", "")
    assert (row["outcome"], row["outcome_growth"]) == ("已完成省下达任务", "")


def test_a_row_without_values_heads_its_sub_rows(read):
    reading = read(COMPLETION, "plan-15")
    assert _row(reading, "8")["flags"] == "group_header"
    child = _row(reading, "8.1")
    assert (child["label"], child["target"], child["flags"]) == ("社会保险覆盖率/养老", "> 95", "")


def test_a_scope_before_the_number_makes_a_sub_row(read):
    reading = read(
        "类别\t序号\t指标\t2025年 (基期值)\t2030年 (目标值)\t属性\n"
        "绿色\t1\t优良水体比例(%)\t甲断面 90.9\t以省下达目标为准\t约束性\n"
        "\t\t\t乙断面 84\t\t\n"
        "2\t绿化率(%)\t36.1\t保持稳定\t约束性\t\n",
        "plan-15",
    )
    assert reading.rows["row"].tolist() == ["1.1", "1.2", "2"]
    assert _row(reading, "1.2")["label"] == "优良水体比例/乙断面"
    assert (_row(reading, "1.2")["base"], _row(reading, "1.2")["target"]) == ("乙断面 84", "")
    statements = reading.statements.set_index("statement_id")
    assert statements.loc["plan-15:t1.1.2.base", "lower"] == "84"
    assert statements.loc["plan-15:t1.1.2.target", "comparator"] == "delegated"
    assert statements.loc["plan-15:t1.1.2.target", "confidence"] < 1


def test_two_tables_are_two_and_a_repeated_header_is_none(read):
    text = (
        "表1 总量\n指标\t2020年\t2025年\t属性\n产值（亿元）\t10\t20\t预期性\n\n"
        "指标\t2020年\t2025年\t属性\n人口（万人）\t30\t31\t预期性\n\n这里是一段正文，说明下面的表。\n"
        "指标\t单位\t2025年\t2035年\n森林覆盖率\t%\t60\t62\n"
    )
    rows = read(text).rows
    assert rows["table"].tolist() == ["t1", "t1", "t2"]
    assert rows["row"].tolist() == ["1", "2", "1"]


def test_parts_of_a_row(read):
    rows = read(
        "指标\t2020年\t2025年\t属性\n产值（亿元）\t10\t20\t预期性\n"
        "其中：工业（亿元）\t6\t12\t预期性\n人口（万人）\t3\t4\t预期性\n"
    ).rows
    assert rows["row"].tolist() == ["1", "1.1", "2"]
    assert rows["label"].tolist() == ["产值", "产值/工业", "人口"]


def test_announced_rows_that_do_not_follow(read):
    text = (
        "指标\t2020年\t2025年\t属性\n一、经济更强（3项）\t\t\t\n产值（亿元）\t10\t20\t预期性\n人口（万人）\t3\t4\t预期性\n"
        "二、生活更好（1项）\t\t\t\n预期寿命（岁）\t77\t79\t预期性\n"
    )
    rows = read(text).rows
    assert rows["category"].tolist() == ["经济更强", "经济更强", "生活更好"]
    assert rows["flags"].fillna("").tolist() == ["announced_rows_differ", "announced_rows_differ", ""]


def test_cells_keep_the_script_of_the_source(read):
    rows = read("指標\t2020年\t2025年\t屬性\n人均預期壽命（歲）\t77\t79以內\t約束性\n").rows
    assert rows.loc[0, ["label", "unit", "target", "attribute"]].tolist() == ["人均预期寿命", "岁", "79以內", "约束性"]


def test_a_target_of_a_second_year_becomes_a_statement(read):
    reading = read("指标\t2020年\t2025年\t2035年\t属性\n产值（亿元）\t10\t20\t50\t预期性\n")
    assert reading.rows.loc[0, ["target", "target_year"]].tolist() == ["20", 2025]
    targets = reading.statements[reading.statements["role"] == "target"].set_index("statement_id")["year"]
    assert targets.to_dict() == {"plan-14:t1.1.target": "2025", "plan-14:t1.1.target.2": "2035"}
