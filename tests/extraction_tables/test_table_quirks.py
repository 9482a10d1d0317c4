"""Quirks of invented tables: names over two lines, groups before numbered names, judgements, a base cell left open."""

def _rows(reading, *columns):
    return reading.rows[list(columns)].fillna("").to_numpy().tolist()


def test_a_unit_on_the_line_below_its_name(read):
    text = (
        "指标名称\t2020年\t2025年\t属性\n一、经济发展（2项）\n1.地区生产总值增长（%）\t5.8\t5.5左右\t预期性\n"
        "2.社会消费品零售总额\n（亿元）\t120\t160\t预期性\n"
    )
    assert _rows(read(text), "category", "label", "unit", "target") == [
        ["经济发展", "地区生产总值增长", "%", "5.5左右"],
        ["经济发展", "社会消费品零售总额", "亿元", "160"],
    ]


def test_groups_before_numbered_names_in_a_flow(read):
    head = ("指标", "2020年", "2025年", "年均/累计", "属性")
    first = ("经济发展", "1.城镇化率（%）", "60", "65", "[5]", "预期性")
    text = "\n".join((*head, *first, "创新驱动", "2.研发投入增长（%）", "—", "—", ">7", "预期性"))
    assert _rows(read(text), "category", "label") == [["经济发展", "城镇化率"], ["创新驱动", "研发投入增长"]]


def test_a_column_that_judges_is_no_outcome(read):
    text = "指标\t单位\t2020年目标值\t2020年完成值\t完成情况\n产值\t亿元\t300\t312\t完成\n税收\t亿元\t30\t29\t未完成\n"
    reading = read(text)
    assert _rows(reading, "target", "outcome") == [["300", "312"], ["30", "29"]]
    assert set(reading.statements["comparator"]) == {"eq"}


def test_a_target_printed_once_under_the_base_has_the_year_of_targets(read):
    text = (
        "指标\t2020年\t2025年\t属性\n能耗降低（%）\t以省下达目标为准\t\t约束性\n"
        "覆盖率（%）\t50\t60\t预期性\n"
    )
    said = read(text).statements.set_index("subject")
    assert said.loc["能耗降低", ["role", "comparator", "year"]].tolist() == ["target", "delegated", "2025"]


def test_cells_between_bars(read):
    text = "| 指标 | 单位 | 2020年 | 2025年目标 | 属性 |\n|---|---|---|---|---|\n| 产值 | 亿元 | 20 | 30 | 预期性 |\n"
    assert _rows(read(text), "label", "base", "target") == [["产值", "20", "30"]]


def test_classes_under_the_heading_of_names(read):
    rows = ("经济\t产值\t亿元\t20\t30", "\t税收\t亿元\t2\t3", "生态\t覆盖率\t%\t58\t≥60", "\t优良率\t%\t90\t95")
    text = "\n".join(("指标\t\t单位\t2020年完成值\t2025年目标值", *rows, ""))
    assert _rows(read(text), "category", "label") == [
        ["经济", "产值"], ["经济", "税收"], ["生态", "覆盖率"], ["生态", "优良率"],
    ]


def test_the_table_of_a_year(read):
    head = "序号\t主要指标\t单位\t全年目标\t1-12月完成\t同比增长（%）\t完成进度（%）\t排名"
    text = f"{head}\n1\t产值\t亿元\t450\t462\t5.8\t102\t3\n"
    assert _rows(read(text), "target", "outcome", "outcome_growth") == [["450", "462", "5.8"]]


def test_a_target_merged_over_base_and_target_is_the_target(read):
    text = "序号\t指标\t2020年\t2025年\t属性\n1\t能耗降低（%）\t以省下达目标为准\t\t约束性\n"
    text += "2\t优良水体比例（%）\t国控断面 91\t完成省下达任务\t约束性\n"
    reading = read(text + "\t\t省控断面 84\t\t\n3\t覆盖率（%）\t以上\t60\t预期性\n")
    assert _rows(reading, "row", "base", "target")[0] == ["1", "", "以省下达目标为准"]
    assert _rows(reading, "target", "attribute")[2] == ["", ""]
    shared = reading.statements.set_index("statement_id").loc["plan-14:t1.2.2.target"]
    assert shared[["comparator", "attribute"]].tolist() == ["delegated", "约束性"]
    assert shared["confidence"] < 1


def test_what_is_added_is_no_level(read):
    rows = ("新增常住人口\t万人\t0.5\t5", "新增就业\t万人\t1\t6", "常住人口\t万人\t60\t65", "新增绿地占比\t%\t3\t4")
    said = read("\n".join(("指标\t单位\t2020年\t2025年", *rows, ""))).statements
    kinds = said[said["role"] == "target"]["kind"].tolist()
    assert kinds == ["cumulative", "cumulative", "count", "share"]


def test_a_mark_without_a_note_is_told(read):
    rows = "指标\t2020年\t2025年\n产值（亿元）*\t12\t60\n税收（亿元）*\t2\t6\n专利（件）①\t2\t6\n"
    (problem,) = read(rows).problems
    assert problem.where == "line 2, 产值"
    assert problem.found == "the mark * at 2 rows and no note on it"
    assert read(rows + "注：*为预计数。\n").problems == ()


def test_a_name_broken_within_its_cell_has_no_space(read):
    text = "指标\t2020年\t2025年\n受过 高等教育的 比例（%）\t12\t60\n单位 GDP 能耗（吨）\t2\t6\n"
    assert _rows(read(text), "label") == [["受过高等教育的比例"], ["单位 GDP 能耗"]]


def test_a_header_that_opens_with_a_quotation_mark_alone(read):
    # The first cell went over two lines in a sheet; what closes it stands on the line above, which is no header.
    text = '"\n"指标\t单位\t2020年\t2025年目标\t属性\n产值\t亿元\t20\t30\t预期性\n税收\t亿元\t3\t4\t预期性\n'
    assert _rows(read(text), "label", "base", "target") == [["产值", "20", "30"], ["税收", "3", "4"]]
