"""The same small table in every form in which plans print it: all are read alike."""

import pytest

ROWS = [
    ("经济", "1", "地区生产总值", "亿元", "320", "470", "8%左右", "预期性"),
    ("", "2", "单位GDP能耗降低", "%", "—", "完成省定目标", "—", "约束性"),
    ("民生", "3", "3岁以下婴幼儿托位数", "个/千人", "0.8", "4.5", "[3.7]", "预期性"),
    ("", "4", "1小时就医圈覆盖率", "%", ">90", "98 以上", "—", "预期性"),
]
HEAD = ("类别", "序号", "指标名称", "单位", "2020年", "2025年", "年均增速[累计]", "属性")
NOTE = "\n注：[ ]为五年累计数。\n\n第二节 保障措施\n\n各部门要抓好指标落实，2025年底前完成。\n"
CELLS = ["base", "target", "target_growth", "attribute"]


def _tabs():
    return "\n".join("\t".join(row) for row in (HEAD, *ROWS))


def _wide():
    return "\n".join("    ".join(row) for row in (HEAD, *ROWS))


def _spaces():
    return "\n".join(" ".join(cell for cell in row if cell) for row in (HEAD, *ROWS))


def _lines(blank: int):
    return ("\n" * (blank + 1)).join(cell for row in (HEAD, *ROWS) for cell in row if cell)


def _four_lines():
    parts = [" ".join(HEAD)]
    for category, number, label, unit, base, target, growth, attribute in ROWS:
        parts += [f"{category} {number}".strip(), f"{label} {unit}", f"{base} {target} {growth}", attribute]
    return "\n".join(parts)


def _gaps_over_lines():
    parts = ["    ".join(HEAD)]
    for category, number, label, unit, base, target, growth, attribute in ROWS:
        parts += [f"{category}    {number}".strip(), f"{label}    {unit}", f"{base}    {target}    {growth}", attribute]
    return "\n".join(parts)


def _attribute_first():
    order = [0, 1, 2, 3, 7, 4, 5, 6]
    return "\n".join("\t".join(row[i] for i in order) for row in (HEAD, *ROWS))


def _attribute_first_lines():
    order = [0, 1, 2, 3, 7, 4, 5, 6]
    return "\n\n".join(row[i] for row in (HEAD, *ROWS) for i in order if row[i])


def _other_brackets():
    return _tabs().replace("[3.7]", "〔3.7〕").replace("[累计]", "【累计】")


FORMS = {
    "tabs": _tabs(),
    "four spaces, eight for an empty cell": _wide(),
    "one space": _spaces(),
    "one cell per line": _lines(0),
    "one blank line between": _lines(1),
    "ten blank lines between": _lines(10),
    "a row over four lines": _four_lines(),
    "a row over four lines with gaps": _gaps_over_lines(),
    "属性 before the values": _attribute_first(),
    "属性 before the values, one cell per line": _attribute_first_lines(),
    "other brackets": _other_brackets(),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_rows(read, form):
    reading = read("第一节 主要目标\n\n表1 主要指标\n" + FORMS[form] + NOTE)
    rows = reading.rows.astype(object).fillna("")
    assert reading.problems == ()
    assert rows["row"].tolist() == ["1", "2", "3", "4"]
    assert rows["category"].tolist() == ["经济", "经济", "民生", "民生"]
    assert rows["label"].tolist() == [row[2] for row in ROWS]
    assert rows["unit"].tolist() == [row[3] for row in ROWS]
    cells = [[cell.replace("〔", "[").replace("〕", "]") for cell in row] for row in rows[CELLS].to_numpy().tolist()]
    assert cells == [[row[4], row[5], row[6], row[7]] for row in ROWS]
    assert rows["flags"].tolist() == ["", "provincial_target", "cumulative", ""]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_statements_with_true_spans(read, document, form):
    text = "第一节 主要目标\n\n表1 主要指标\n" + FORMS[form] + NOTE
    statements = read(text).statements.fillna("")
    assert statements["statement_id"].tolist() == [
        "plan-14:t1.1.base",
        "plan-14:t1.1.target",
        "plan-14:t1.1.target_growth",
        "plan-14:t1.2.target",
        "plan-14:t1.3.base",
        "plan-14:t1.3.target",
        "plan-14:t1.3.target_growth",
        "plan-14:t1.4.base",
        "plan-14:t1.4.target",
    ]
    source = document(text).source
    printed = [source[start:end] for start, end in zip(statements["start"], statements["end"], strict=True)]
    assert printed[1:4] == ["470", "8%左右", "完成省定目标"]
    assert printed[-1] == "98 以上"


def test_no_base_column(read):
    reading = read(
        "指标\t单位\t2025年目标\t属性\n产值\t亿元\t470\t预期性\n居民收入年均增长\t%\t7\t预期性\n新增就业\t万人\t[5]\t预期性\n"
    )
    assert reading.rows["base_year"].isna().all()
    kinds = reading.statements.set_index("subject")["kind"].to_dict()
    assert kinds == {"产值": "level", "居民收入年均增长": "growth_rate", "新增就业": "cumulative"}


def test_named_periods_in_the_header(read):
    rows = read("指标\t“十四五”末\t“十五五”末\t属性\n产值（亿元）\t95\t110\t预期性\n", "plan-15").rows
    assert rows.loc[0, ["base_year", "target_year"]].tolist() == [2025, 2030]


def test_a_year_parted_from_its_word(read):
    reading = read(
        "指标名称 单位 2020年 实际 2025年 目标 年均 增速 属性\n"
        "产值 亿元 32 47 8% 预期性\n城镇化率 % 45 55 [10] 预期性\n"
    )
    cells = reading.rows[["base", "target", "target_growth"]].to_numpy().tolist()
    assert cells == [["32", "47", "8%"], ["45", "55", "[10]"]]


def test_group_headings_of_a_flat_header(read):
    cells = ["序号", "指标", "2020年", "规划目标", "实际完成", "2025年", "年均增速", "2025年", "年均增速"]
    cells += ["1", "产值（亿元）", "32", "47", "8", "45", "7.1", "2", "城镇化率（%）", "45", "55", "[10]", "54", "[9]"]
    rows = read("\n\n".join(cells) + "\n", "plan-15").rows
    assert rows[["base", "target", "target_growth", "outcome", "outcome_growth"]].to_numpy().tolist() == [
        ["32", "47", "8", "45", "7.1"],
        ["45", "55", "[10]", "54", "[9]"],
    ]


def test_a_table_that_is_an_image_is_no_table(read):
    text = "专栏1 “十四五”时期主要指标\n\n（图略）\n\n第二节 指标解释\n\n指标是标准，2025年产值目标为470亿元。\n"
    assert read(text).rows.empty


def test_contents_and_lists_are_no_tables(read):
    assert read("目录\n第一章 基础\t1\n第二章 指标\t13\n").rows.empty
    assert read("指标\n\n我们的目标\n\n2025年\n").rows.empty


def test_the_rest_of_a_name_behind_its_values(read):
    text = "序号 指标 2020年 2025年 属性\n1 高技术制造业占规模以上\n10 16.5 预期性\n工业比重（%）\n"
    text += "2 产值（亿元） 32 47 预期性\n"
    rows = read(text).rows
    assert rows["label"].tolist() == ["高技术制造业占规模以上工业比重", "产值"]
    assert rows["unit"].tolist() == ["%", "亿元"]
    assert rows["category"].isna().all()


def test_wide_spaces_between_cells(read):
    text = "序号　指标　2020年　2025年　属性\n1　产值（亿元）　32　47　预期性\n2　人口（万人）　3　4　约束性\n"
    assert read(text).rows["target"].tolist() == ["47", "4"]


@pytest.mark.parametrize("blank", [0, 1, 10])
def test_empty_cells_between_blank_lines(read, blank):
    cells = ["指标", "2020年", "2025年", "年均增速", "属性", "产值（亿元）", "32", "47", "8%", "预期性"]
    cells += ["劳动生产率", "", "", "6%", "预期性", "人口（万人）", "3", "4", "", "约束性"]
    cells += ["森林（%）", "", "60", "", "约束性"]
    reading = read(("\n" * (blank + 1)).join(cells) + "\n")
    assert reading.problems == ()
    assert reading.rows["label"].tolist() == ["产值", "劳动生产率", "人口", "森林"]
    values = reading.rows[["base", "target", "target_growth"]].astype(object).fillna("").to_numpy().tolist()
    assert values == [["32", "47", "8%"], ["", "", "6%"], ["3", "4", ""], ["", "60", ""]]
