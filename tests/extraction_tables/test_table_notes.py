"""Notes and legends: which rows they name, what they say, which figures they give."""

import time

import pytest

HEAD = "序号\t指标\t2015年\t规划目标\t\t实际完成\t\n\t\t\t2020年\t年均增长(%)\t2020年\t年均增长(%)\n"
BODY = [
    "1\t地区生产总值(亿元)\t100\t150\t8\t140\t7",
    "2\t固定资产投资(亿元)\t80\t—\t12\t—\t9",
    "3\t排放强度\t二氧化硫强度(吨/亿元)\t4\t≤3\t—\t—\t—",
    "\t\t化学需氧量强度(吨/亿元)\t7\t≤5\t—\t—\t—",
    "4\t单位产值能耗(吨/万元)\t0.5\t—\t完成省定目标\t0.4\t—",
    "5\t每万人律师数(人)\t0.9\t1.4\t[0.5]\t1.5\t[0.6]",
    "6\t社会安全指数\t86\t100\t[14]\t—\t—",
    "7\t优良天数比例(%)\t76\t95\t[19]\t—\t—",
    "8\t城镇化率(%)\t40\t50\t[10]\t49*\t[9]",
]


def _table(*notes: str) -> str:
    return HEAD + "\n".join(BODY) + "\n\n备注：\n\n" + "\n\n".join(notes) + "\n\n第二篇 展望\n\n继续努力。\n"


def _facts(reading, row):
    return reading.notes[reading.notes["row"] == row].astype(object).fillna("").to_dict("records")


def _flags(reading, row):
    return reading.rows.set_index("row")["flags"].fillna("")[row].split(";")


def test_a_note_that_names_rows_by_number(read):
    reading = read(_table("1.第6项指标社会安全指数，市里已取消该指标。", "2.第7项指标省里未开展考核，缺乏数据。"))
    assert [fact["status"] for fact in _facts(reading, "6")] == ["cancelled"]
    assert [fact["status"] for fact in _facts(reading, "7")] == ["not_assessed"]
    assert _flags(reading, "6") == ["cumulative", "not_assessed"]
    assert reading.notes["note"].tolist() == ["1", "2"]


def test_a_note_that_names_rows_by_name(read):
    note = "1.生产总值数据根据最近一次经济普查进行了修订；固定资产投资统计口径改为财务支出法，口径不同。"
    reading = read(_table(note))
    assert "base_revised" in _flags(reading, "1")
    assert "caliber_changed" in _flags(reading, "2")
    assert "base_revised" not in _flags(reading, "2")


def test_outcome_and_target_of_a_note(read):
    note = "1.第4项指标单位产值能耗，我市“十三五”期间能耗累计下降16.7%，提前完成省定下降16%的目标任务。"
    reading = read(_table(note))
    (fact,) = _facts(reading, "4")
    assert (fact["outcome"], fact["target"], fact["unit"]) == ("16.7", "16", "%")
    assert (fact["outcome_year"], fact["target_year"], fact["status"]) == ("2016-2020", 2020, "completed")


def test_figures_dealt_to_sub_rows_in_order(read):
    note = (
        "1.第3项指标口径与规划口径不一致，相关数据分别为：二氧化硫、COD2015年排放总量分别为40吨、90吨，"
        "2019年底完成值分别为30吨、80吨，2020年控制目标值分别为35吨、75吨。"
    )
    reading = read(_table(note))
    (first,), (second,) = _facts(reading, "3.1"), _facts(reading, "3.2")
    assert (first["outcome"], first["target"], first["unit"]) == ("30", "35", "吨")
    assert (second["outcome"], second["target"]) == ("80", "75")
    assert (second["outcome_year"], second["target_year"], second["status"]) == ("2019", 2020, "caliber_changed")
    assert first["measure"] == "二氧化硫排放总量"


def test_a_list_that_does_not_fit_is_dealt_to_nobody(read):
    note = "1.第3项指标：二氧化硫、氨氮2019年完成值分别为30吨、80吨、5吨，2020年控制目标值分别为35吨、75吨。"
    reading = read(_table(note))
    assert all(not fact["outcome"] and not fact["target"] for fact in _facts(reading, "3.1"))


def test_a_target_that_was_changed(read):
    reading = read(_table("1.第5项指标每万人律师数目标已由2.3调整为1.4，我市提前完成任务。"))
    facts = {fact["status"]: fact for fact in _facts(reading, "5")}
    assert facts["target_revised"]["target"] == "2.3"
    assert "completed" in facts
    assert "target_revised" in _flags(reading, "5")


def test_another_measure_in_a_note(read):
    note = "1.第7项指标未做考核要求。2020年末我市空气质量优良率为84.4%，省里考核目标为84%。"
    reading = read(_table(note))
    (fact,) = _facts(reading, "7")
    assert (fact["measure"], fact["outcome"], fact["target"]) == ("空气质量优良率", "84.4", "84")


def test_not_published_and_adjusted(read):
    note = "1.城镇化率、优良天数比例统计口径调整，按中期评估调整后的目标评价。"
    reading = read(_table(note, "2.社会安全指数不再公布。"))
    assert {"caliber_changed", "target_revised"} <= set(_flags(reading, "8")) & set(_flags(reading, "7"))
    assert "not_published" in _flags(reading, "6")


def test_a_note_without_facts_is_kept(read):
    reading = read(_table("1.第8项指标城镇化率，指常住人口口径的比重情况。"))
    (fact,) = _facts(reading, "8")
    assert fact["status"] == ""


@pytest.mark.parametrize(
    "note", ["加*表示为2019年数据或2016—2019年年均增速。", "*为2019年数。", "带∗号的为2019年数据。"]
)
def test_a_star_means_what_the_note_says(read, note):
    reading = read(_table(f"1.{note}"))
    assert "estimate" in _flags(reading, "8")
    outcome = reading.statements.set_index("statement_id").loc["plan-14:t1.8.outcome"]
    assert (outcome["status"], outcome["year"]) == ("estimate", "2019")


def test_a_star_without_a_legend_means_nothing(read):
    reading = read(_table("1.第6项指标已取消该指标。"))
    assert "estimate" not in _flags(reading, "8")
    outcome = reading.statements.set_index("statement_id").loc["plan-14:t1.8.outcome"]
    assert (outcome["status"], outcome["lower"]) == ("preliminary", "49")


def test_notes_of_one_line(read):
    rows = "序号\t指标\t2020年\t2025年\t属性\n1\t产值（亿元）\t9*\t20\t预期性\n"
    reading = read(rows + "注： 1. 加*为预计数。 2. []内为5年累计数。\t\t\t\t\n")
    assert reading.notes["note"].tolist() == ["1", "2"]
    assert _flags(reading, "1") == ["estimate"]


def test_the_text_after_the_notes_is_no_note(read):
    assert len(read(_table("1.第6项指标已取消该指标。")).notes) == 1


def _long_table(rows: int, *notes: str) -> str:
    digits = "甲乙丙丁戊己庚辛壬癸"
    names = ["".join(digits[int(digit)] for digit in f"{i:05d}") + "产业总产值" for i in range(1, rows + 1)]
    body = "".join(f"经济\t{i}\t{name}(亿元)\t{i}\t{i + 5}\t预期性\n" for i, name in enumerate(names, 1))
    head = "专栏1 主要指标\n\n类别\t序号\t指标名称\t2020年\t2025年\t属性\n"
    return f"{head}{body}\n注：\n" + "".join(note.replace("NAMES", "、".join(names)) for note in notes)


@pytest.mark.parametrize(
    "note",
    ["1.第1-{n}项指标不再考核。\n", "1.第{all}项指标不再考核。\n", "1.NAMES数据不再考核。\n"],
    ids=["range", "numbers", "names"],
)
def test_notes_on_thousands_of_rows_take_linear_time(read, note):
    n = 1500
    text = _long_table(n, note.format(n=n, all="、".join(map(str, range(1, n + 1)))))
    begin = time.perf_counter()
    reading = read(text)
    assert time.perf_counter() - begin < 8
    assert set(reading.notes["row"]) == {str(i) for i in range(1, n + 1)}
    assert reading.notes["status"].eq("not_assessed").all()


def test_row_numbers_of_four_digits_are_no_parts_of_the_row_before(read):
    rows = read(_long_table(1010)).rows
    assert rows["row"].tolist() == [str(i) for i in range(1, 1011)]
    assert rows["label"].str.endswith("产业总产值").all()


def test_a_longer_name_hides_the_one_that_it_holds(read):
    body = "1\t工业总产值(亿元)\t4\t—\t5\t—\t—\n2\t规模工业总产值(亿元)\t3\t—\t6\t—\t—\n"
    reading = read(HEAD + body + "\n备注：\n\n1.规模工业总产值数据不予公布。\n")
    assert reading.notes["row"].tolist() == ["2"]
