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
