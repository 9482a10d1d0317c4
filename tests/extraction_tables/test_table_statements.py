"""Statements made of table cells."""

TABLE = """类别\t序号\t指标\t2025年 (基期值)\t2030年 (目标值)\t属性
经济\t1\t地区生产总值增长(%)\t5.5\t年均5.5左右\t预期性
\t2\t劳动生产率增长(%)\t—\t高于GDP增长\t预期性
\t3\t城镇化率(%)\t63.3*\t接近70\t预期性
\t4\t调查失业率(%)\t5.8 以内\t<5.5\t预期性
\t5\t企业数(家)\t300\t≥400\t预期性
绿色\t6\t单位产值排放降低(%)\t以省下达目标为准\t\t约束性
\t7\t森林覆盖率(%)\t36.1\t保持稳定\t约束性
\t8\t粮食产量(万吨)\t304.95\t力争305\t约束性
注：1. 加*为2024年数据。
"""


def _said(reading):
    return reading.statements.astype(object).fillna("").set_index("statement_id").to_dict("index")


def test_targets(read):
    said = _said(read(TABLE, "plan-15"))
    growth = said["plan-15:t1.1.target"]
    assert (growth["kind"], growth["comparator"]) == ("growth_rate", "around")
    assert (growth["lower"], growth["unit"]) == ("5.5", "%")
    assert (growth["hardness"], growth["attribute"], growth["year"]) == ("左右", "预期性", "2030")
    relative = said["plan-15:t1.2.target"]
    assert (relative["kind"], relative["comparator"], relative["lower"]) == ("growth_rate", "direction", "")
    share = said["plan-15:t1.3.target"]
    assert (share["kind"], share["comparator"]) == ("share", "around")
    assert (share["base"], share["base_year"]) == ("63.3", "2025")
    cap = said["plan-15:t1.4.target"]
    assert (cap["comparator"], cap["lower"], cap["upper"]) == ("lt", "", "5.5")
    count = said["plan-15:t1.5.target"]
    assert (count["kind"], count["comparator"], count["lower"]) == ("count", "ge", "400")
    held = said["plan-15:t1.7.target"]
    assert (held["comparator"], held["hardness"]) == ("hold", "保持;稳定")
    assert said["plan-15:t1.8.target"]["hardness"] == "力争"


def test_a_base_cell_left_to_the_authority_above_is_the_target(read):
    said = _said(read(TABLE, "plan-15"))
    assert said["plan-15:t1.6.target"]["comparator"] == "delegated"
    assert said["plan-15:t1.6.target"]["kind"] == "status"
    assert "plan-15:t1.6.base" not in said


def test_base_cells_are_outcomes(read):
    said = _said(read(TABLE, "plan-15"))
    assert {row["role"] for name, row in said.items() if name.endswith(".base")} == {"outcome"}
    assert said["plan-15:t1.1.base"]["status"] == "preliminary"
    assert (said["plan-15:t1.3.base"]["status"], said["plan-15:t1.3.base"]["year"]) == ("estimate", "2024")
    assert said["plan-15:t1.4.base"]["status"] == "bound"


def test_old_outcomes_are_final_and_expected_ones_estimates(read):
    said = _said(read("指标\t2015年\t2020年预计\t2025年\n产值（亿元）\t10\t20\t30\n"))
    assert said["plan-14:t1.1.base"]["status"] == "estimate"
    assert (said["plan-14:t1.1.base.2"]["status"], said["plan-14:t1.1.base.2"]["year"]) == ("final", "2015")


def test_place_section_line_and_span(read, document):
    text = "第一章 目标\n\n" + TABLE
    said = _said(read(text, "plan-15"))
    row = said["plan-15:t1.5.target"]
    assert (row["place"], row["place_id"]) == ("澜原市", "990100")
    assert (row["section"], row["origin"]) == ("第一章 目标", "table")
    assert row["line"] == text.split("\n").index("\t5\t企业数(家)\t300\t≥400\t预期性") + 1
    assert document(text, "plan-15").source[row["start"] : row["end"]] == "≥400"


def test_a_growth_value_in_a_level_column_is_a_growth_target(read):
    said = _said(read("指标\t2025年\n里程（公里）\t19428.78，年均增速4.8%\n公路/铁路里程（公里）\t8358/244\n"))
    assert said["plan-14:t1.1.target"]["lower"] == "19428.78"
    growth = said["plan-14:t1.1.target_growth"]
    assert (growth["kind"], growth["unit"]) == ("growth_rate", "%")
    assert [said[f"plan-14:t1.2.target{end}"]["subject"] for end in ("", ".2")] == ["公路", "铁路里程"]


def test_amounts_are_no_rates(read):
    said = _said(read("指标\t2025年\t属性\n产值（亿元）\t增长380亿元\t预期性\n占比（%）\t提高0.5个百分点\t预期性\n"))
    amount, points = said["plan-14:t1.1.target_growth"], said["plan-14:t1.2.target"]
    assert (amount["kind"], amount["unit"]) == ("cumulative", "亿元")
    assert (points["kind"], points["unit"]) == ("cumulative", "个百分点")


def test_falling_values_keep_their_sign(read):
    rows = "死亡率（人/亿元）\t0.07\t下降3.5%以上\t约束性\n能耗下降（%）\t—\t累计下降14%\t约束性\n"
    said = _said(read("指标\t2020年\t2025年\t属性\n" + rows))
    fall = said["plan-14:t1.1.target"]
    assert (fall["comparator"], fall["lower"], fall["upper"]) == ("le", "", "-3.5")
    assert said["plan-14:t1.2.target"]["lower"] == "14"


def test_wording_that_no_rule_reads_is_reported_with_its_line(read):
    reading = read("指标\t2020年\t2025年\t属性\n产值（亿元）\t10\t力拼四百七\t预期性\n")
    assert reading.rows.loc[0, "target"] == "力拼四百七"
    assert reading.statements["measure"].tolist() == ["base"]
    (problem,) = reading.problems
    assert problem.where == "line 2, 产值"
    assert "力拼四百七" in problem.found


def test_the_tables_keep_their_contracts(read, book):
    reading = read(TABLE, "plan-15")
    book.tables["indicator_tables"].check(reading.rows)
    book.tables["table_notes"].check(reading.notes)
    book.tables["statements"].check(reading.statements)
    assert reading.statements["statement_id"].is_unique


def test_a_document_outside_the_register(read):
    reading = read(TABLE, "unknown-plan")
    assert set(reading.rows["target_year"]) == {2030}
    assert not reading.statements["place"].isna().any()
