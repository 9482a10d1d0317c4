"""Quirks of invented texts: shares without their name, stock, half-width stops, titles that date a plan."""

import pytest

from analysis.extraction.quantities.finding import find_quantities

GOALS = ("第一章 总体目标", "第一节 主要任务")
BASICS = ("第一章 发展基础",)


def said(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("服务业增加值685亿元，占GDP比重54.6%，比2020年提高3.2个百分点。",
         ["服务业增加值", "服务业增加值占GDP比重", "服务业增加值占GDP比重提高"]),
        ("服务业增加值年均增速不低于7.5%，占比提升至56%，力争58%。",
         ["服务业增加值年均增速", "服务业增加值占比", "服务业增加值占比"]),
        ("已有绿色工厂45家，今年再创建10家。", ["绿色工厂"]),
        ("5A级物流企业达到2家、4A级10家、3A级以上30家。", ["5A级物流企业", "4A级物流企业", "3A级以上物流企业"]),
        ("冷库库容新增20万立方米，总量达到50万立方米。", ["冷库库容新增", "冷库库容总量"]),
        ("开通3-5条旅游直通车。", ["旅游直通车"]),
        ("每千人口拥有3岁以下婴幼儿托位数达到4.5个。", ["每千人口拥有3岁以下婴幼儿托位数"]),
        ("人口自然增长率为-2.1‰。", ["人口自然增长率"]),
        ("开工率达到60%，上半年达到90%。", ["开工率", "开工率"]),
    ],
)
def test_subjects(read, text, expected):
    assert [row["subject"] for row in read(*GOALS, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("孕产妇死亡率8.5/10万", [("8.5", "/10万", "eq")]),
        ("社会消费品零售总额跨上千亿元台阶", [("1000", "亿元", "ge")]),
        ("快递业务量突破亿件大关", [("1", "亿件", "gt")]),
    ],
)
def test_amounts(text, expected):
    assert [(q.low, q.unit, q.comparator) for q in find_quantities(text)] == expected


def test_half_width_stops_end_sentences(read):
    text = "工业增加值增长7%. 新增企业56家, 研发强度达到2.5%. 粮食产量45万吨."
    expected = [("工业增加值增长", "7"), ("新增企业", "56"), ("研发强度", "2.5"), ("粮食产量", "45")]
    assert said(read(*GOALS, text), "subject", "lower") == expected


def test_a_numbered_sentence_with_half_width_stops_is_no_heading(read):
    rows = read(*GOALS, "1. 装备制造. 到2028年产值达到1500亿元.", "2. 新型材料. 产值达到300亿元.")
    assert said(rows, "subject", "lower") == [("装备制造产值", "1500"), ("新型材料产值", "300")]


def test_a_year_that_only_gives_the_purpose_dates_nothing_after_it(read):
    text = "提出各年度增速视情确定，为到2035年人均收入翻一番打好基础。提出研发投入年均增长7%以上。"
    assert said(read(*GOALS, text), "subject", "year")[-1] == ("研发投入年均增长", "2025")


def test_a_span_in_the_title_dates_the_plan(read):
    lines = ("（2026—2030年）", "一、发展现状", "A级景区达到32家。", "二、发展目标", "到2028年，物流费用率降至13%。")
    rows = read(*lines, title="兰泽市“十五五”服务业发展规划")
    assert said(rows, "role", "year", "place") == [("outcome", "2025", "兰泽市"), ("target", "2028", "兰泽市")]


def test_a_report_names_its_place_in_the_line_of_the_congress(read):
    lines = ("——2026年1月10日在清河市第六届人民代表大会第五次会议上", "二、2026年主要任务", "规上工业增加值增长7%。")
    assert said(read(*lines, title="政府工作报告"), "place", "year") == [("清河市", "2026")]


def test_a_syllable_of_another_word_is_no_tone(read):
    rows = read(*GOALS, "家庭医生签约17万人次，人均体育场地面积超过全国平均水平。")
    assert said(rows, "comparator", "hardness") == [("eq", None), ("direction", None)]


def test_rows_of_a_table_never_join_the_prose_of_hard_wrapped_lines(read):
    head = "类别 序号 指标名称 单位 2020年 2025年 年均增长 指标属性"
    rows = ("经济 1 地区生产总值 亿元 980.5 1400 7.5% 预期性", "  2 社会消费品零售总额 亿元 320 480 8.4% 预期性")
    assert read("表1 “十四五”时期经济社会发展主要指标\n" + "\n".join((head, *rows))) == []
