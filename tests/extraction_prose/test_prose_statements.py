"""Statements of invented plans: subject, role, year, place, kind, tone."""

import pytest


def brief(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


def subjects(rows):
    return [(row["subject"], row["lower"] or row["upper"]) for row in rows]


GOALS = ("第一章 总体目标", "第一节 主要任务")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2025年，全市矿产业产值达到300亿元以上。", [("矿产业产值", "300")]),
        ("打造10个省级以上文旅融合示范区。", [("省级以上文旅融合示范区", "10")]),
        ("新建高标准农田20万亩、改造老旧小区30个。", [("新建高标准农田", "20"), ("改造老旧小区", "30")]),
        ("茶产业产值超过20亿元，年均增速15%以上。", [("茶产业产值", "20"), ("茶产业产值年均增速", "15")]),
        ("社会消费品零售额达到90亿元，年均增长8%。", [("社会消费品零售额", "90"), ("社会消费品零售额年均增长", "8")]),
        ("粮食播种面积稳定在12万亩以上、总产量6万吨。", [("粮食播种面积", "12"), ("粮食总产量", "6")]),
        ("新增省级龙头企业1家、市级5家。", [("新增省级龙头企业", "1"), ("新增市级龙头企业", "5")]),
        ("力争新签约项目80个、新开工70个。", [("新签约项目", "80"), ("新开工项目", "70")]),
        ("建设220千伏变电站4座、充电桩168个。", [("220千伏变电站", "4"), ("充电桩", "168")]),
        ("工业增加值占GDP比重提升到35%。", [("工业增加值占GDP比重", "35")]),
        ("改扩建水渠30公里（其中：新建12公里）。", [("改扩建水渠", "30"), ("新建水渠", "12")]),
        ("建成区绿化覆盖率达42%。", [("建成区绿化覆盖率", "42")]),
        ("规上企业达到43家，较“十三五”末净增13家。", [("规上企业", "43"), ("规上企业净增", "13")]),
        ("出口额增长3亿元。", [("出口额增长", "3")]),
        ("工业增加值年均增长7%。", [("工业增加值年均增长", "7")]),
        ("建设保障性住房400套。", [("保障性住房", "400")]),
        ("确保建设用地安全利用率不低于95%。", [("建设用地安全利用率", "95")]),
        ("培育产值过100亿元企业2家。", [("产值过100亿元企业", "2")]),
        ("培育2家以上产值过100亿元企业。", [("产值过100亿元企业", "2")]),
        ("常住人口城镇化率由46.4%提高到50.4%。", [("常住人口城镇化率", "50.4")]),
        ("新增专精特新企业、高新技术企业各10家以上。", [("新增专精特新企业", "10"), ("新增高新技术企业", "10")]),
    ],
)
def test_subject_is_the_shortest_name(read, text, expected):
    assert subjects(read(*GOALS, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("铁路和水路货运量占比分别提高到11%、40%以上。", [("铁路货运量占比", "11"), ("水路货运量占比", "40")]),
        ("固定资产投资、消费品零售总额年均分别增长11%、8%。",
         [("固定资产投资年均增长", "11"), ("消费品零售总额年均增长", "8")]),
        ("养老、医疗、失业保险参保人数分别达3万人、4万人、1万人。",
         [("养老保险参保人数", "3"), ("医疗保险参保人数", "4"), ("失业保险参保人数", "1")]),
        ("中心城区和县城黑臭水体消除比例分别达到100%、95%。",
         [("中心城区黑臭水体消除比例", "100"), ("县城黑臭水体消除比例", "95")]),
        ("旅游总收入500亿元，游客6000万人次，年均分别增长10%和8%。",
         [("旅游总收入", "500"), ("游客", "6000"), ("旅游总收入年均增长", "10"), ("游客年均增长", "8")]),
        ("围绕稀土、氢能等产业，加快布局，产值分别达到100亿元。", [("稀土产值", "100"), ("氢能产值", "100")]),
        ("地区生产总值、工业、服务业增加值稳居全省第二。",
         [("地区生产总值全省位次", "2"), ("工业增加值全省位次", "2"), ("服务业增加值全省位次", "2")]),
    ],
)
def test_lists_deal_values_in_order(read, text, expected):
    assert subjects(read(*GOALS, text)) == expected


def test_bound_before_a_dealt_list_holds_for_all_after_it_for_one(read):
    before = read(*GOALS, "先进制造业和高新技术产业占比分别超过70%、60%。")
    assert brief(before, "comparator") == [("gt",), ("gt",)]
    after = read(*GOALS, "先进制造业和高新技术产业占比分别达到70%、60%以上。")
    assert brief(after, "comparator") == [("eq",), ("ge",)]


def test_bare_head_takes_its_owner_from_the_heading(read):
    rows = read("第一章 产业", "（一）港口物流", "建设枢纽。到2025年，产值达300亿元；到2035年，产值突破800亿元。")
    assert brief(rows, "subject", "lower", "year") == [("港口物流产值", "300", "2025"), ("港口物流产值", "800", "2035")]


def test_years_stated_carried_annual_and_implied(read):
    rows = read(
        *GOALS,
        "到2023年，湿地率达到8%。绿地率达到30%。",
        "每年引进人才100名，建设公园5个。",
        "第二节 保障任务",
        "今后五年目标是：",
        "森林覆盖率达到60%。",
    )
    assert brief(rows, "year", "year_basis") == [
        ("2023", "stated"), ("2023", "carried"), ("2021-2025", "annual"), ("2025", "implied"), ("2025", "carried")
    ]


def test_year_in_passing_is_not_carried(read):
    rows = read(*GOALS, "推动电厂2023年建成投产，新增装机40万千瓦。新增风电装机10万千瓦。")
    assert brief(rows, "year", "year_basis") == [("2023", "stated"), ("2025", "implied")]


def test_year_of_a_cited_document_is_not_the_target_year(read):
    rows = read(*GOALS, "根据《关于做好2020年老旧电梯更新工作的通知》，完成电梯更新8台。")
    assert brief(rows, "role", "year") == [("target", "2025")]


def test_achievements_are_outcomes(read):
    rows = read(
        "第一章 发展基础",
        "2020年全市实现地区生产总值185亿元，年均增长7%。建成农村公路449公里。经济总量居全省第4位。",
        "是2015年的2.1倍。",
        "第二章 主要目标",
        "到2025年，地区生产总值达到300亿元。",
    )
    assert {row["role"] for row in rows[:-1]} == {"outcome"}
    assert brief(rows[:-1], "year") == [("2020",), ("2016-2020",), ("2016-2020",), ("2020",), ("2020",)]
    assert brief(rows[-1:], "role", "subject") == [("target", "地区生产总值")]


def test_base_value_with_its_own_year_is_an_outcome_of_that_year(read):
    rows = read("第一章 发展基础", "人均地区生产总值由2015年的7.9万元提升到2020年的10.8万元。")
    assert brief(rows, "lower", "year", "base", "base_year") == [
        ("7.9", "2015", None, None), ("10.8", "2020", "7.9", "2015")
    ]


def test_old_aims_are_neither(read):
    assert read("第一章 发展基础", "2020年化学需氧量控制目标值为3000吨。") == []


def test_report_is_dated_by_its_headings(read):
    rows = read(
        "各位代表：",
        "一、2025年工作回顾",
        "进出口总额增长6.1%。",
        "三、2026年重点工作",
        "新增高新技术企业30家。",
        title="东川市政府工作报告",
        doc_id="report",
    )
    assert brief(rows, "role", "year") == [("outcome", "2025"), ("target", "2026")]


@pytest.mark.parametrize(
    "text",
    [
        "对符合条件的企业给予最高3000万元奖励。",
        "对现有60家孵化平台提质改造。",
        "精准对接长沙市22条产业链。",
        "以9个省级园区为载体，推进改革。",
        "贯彻落实降本增效措施40条。",
        "用3年时间完成清理。",
        "（责任单位：市发改局、市工信局等12个部门）",
        "在沿江160公里岸线开展巡护。",
        "实现对周边50公里范围内地震活动的监测。",
    ],
)
def test_stock_policy_and_subsidies_are_no_targets(read, text):
    assert read(*GOALS, text) == []


def test_assessment_points_are_no_targets(read):
    assert read("一、考评指标（25分）", "新增5G基站1000座。（0.5分）") == []


def test_glossary_is_left_out(read):
    filler = ["推进各项工作落实落细，形成合力。"] * 8
    terms = ["1.三链：指12条产业链。", "2.两带：指3个经济带。", "3.四区：指4个功能区，共20平方公里。"]
    assert read(*GOALS, *filler, *terms) == []


def test_scopes_as_worded(read):
    rows = read(
        *GOALS,
        "每个区县（市）培育2个示范村。",
        "中心城区人口达到85万。",
        "加快建设清水至白石1000吨级航道。",
    )
    assert brief(rows, "place", "place_id") == [("每个区县（市）", None), ("中心城区", None), ("清水至白石", None)]
    assert rows[1]["unit"] == "万人"


def test_places_of_the_registry(read):
    rows = read(
        *GOALS,
        "推进安化240万千瓦抽水蓄能电站建设。",
        "以赫山区、沅江市为核心，打造10万亩水稻产业带。",
        "助力全省水运占比提高到30%。",
        title="益阳市国民经济和社会发展第十四个五年规划纲要",
        doc_id="other",
    )
    assert brief(rows, "place", "place_id") == [
        ("安化县", "430923"), ("赫山区、沅江市", "430900"), ("湖南省", "430000")
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("产值达到30亿元。", "level"),
        ("产值年均增长8%。", "growth_rate"),
        ("绿地率达到30%。", "share"),
        ("新增就业3万人。", "cumulative"),
        ("拥有上市企业3家。", "count"),
        ("经济总量居全省第3位。", "rank"),
    ],
)
def test_kind(read, text, kind):
    assert [row["kind"] for row in read(*GOALS, "东川经济" + text if text.startswith("产值") else text)] == [kind]


def test_tone_is_kept_as_printed(read):
    rows = read(*GOALS, "力争地区生产总值年均增长8%左右。确保到2023年，绿地率达到30%。")
    assert [row["hardness"] for row in rows] == ["力争;左右", "确保"]


def test_offsets_lead_back_to_the_source(read):
    (row,) = read(*GOALS, "到2025年，绿地 率达到 30% 以上。")
    assert row["subject"] == "绿地率"
    assert (row["line"], row["statement_id"]) == (7, f"invented:{row['start']}")


def test_statements_are_kept_apart_when_they_share_a_span(read):
    rows = read(*GOALS, "新增专精特新企业、高新技术企业各10家。")
    assert rows[1]["statement_id"] == rows[0]["statement_id"] + ".2"


def test_lines_of_fixed_width_are_one_sentence(read):
    rows = read(
        "第一章 主要目标",
        "到2023年,东川全境地区生产总值达到120亿元,年均增长\n6%左右;规模工业增加值占地区生产总值比重达到",
        "- 12 -",
        "35%以上。",
        "全域城镇新增就业累计3万人,高标准农田面积稳定在十分\n可靠的水平,其中新建的高标准农田面积累计达到\n15万亩。",
        "第二章 其他",
    )
    assert [row["subject"] for row in rows[1:3]] == ["东川全境地区生产总值年均增长", "规模工业增加值占地区生产总值比重"]
    assert rows[-1]["lower"] == "15"


def test_half_width_punctuation_is_read_the_same(read):
    full = read(*GOALS, "新增规上企业（含服务业）35家，“个转企”完成120家；技改投资增长15%。")
    half = read(*GOALS, '新增规上企业(含服务业)35家,"个转企"完成120家;技改投资增长15%。')
    assert brief(full, "subject", "lower") == brief(half, "subject", "lower")


def test_box_is_named(read):
    rows = read(*GOALS, "专栏3 重点工程", "水利工程。加固堤防30公里。")
    assert brief(rows, "origin") == [("box",)]


def test_text_without_statements_gives_an_empty_table(read):
    assert read(*GOALS, "坚持系统观念，统筹推进。") == []


@pytest.mark.parametrize(
    "row", ["1 地区生产总值 亿元 185 300 8% 预期性", "森林覆盖率（%）    53.8    59", "| 绿地率 | 30% | 35% |", "90%"]
)
def test_stray_rows_of_a_table_are_no_sentences(read, row):
    assert read(*GOALS, row) == []


def test_place_of_an_unknown_document_is_named_by_its_title(read):
    (row,) = read(*GOALS, "绿地率达到30%。")
    assert (row["place"], row["place_id"]) == ("东川市", None)


@pytest.mark.parametrize(
    ("headings", "role"),
    [
        (("一、主要目标", "（一）绿色转型成效持续显现"), "target"),
        (("一、2020年工作回顾", "（一）重点领域改革走深走实"), "outcome"),
        (("第一章 发展基础", "第一节 主要任务完成情况"), "outcome"),
        (("第一章 取得的成就",), "outcome"),
        (("第二章 产业", "第一节 壮大优势产业"), "target"),
    ],
)
def test_nearest_plain_heading_decides_the_role(read, headings, role):
    (row,) = read(*headings, "新增绿地30公顷。")
    assert row["role"] == role


def test_targets_without_a_number(read):
    rows = read(*GOALS, "居民收入增长与经济增长同步。单位GDP能耗降低完成省下达目标。服务业占比高于全省平均水平。")
    assert brief(rows, "subject", "comparator", "lower") == [
        ("居民收入增长", "direction", None), ("单位GDP能耗", "delegated", None), ("服务业占比", "direction", None)
    ]


def test_noun_at_the_end_of_a_list_belongs_to_all_items(read):
    rows = read(*GOALS, "规划新建4所、改扩建23所公办高中学校。新建省级2个、市级3个和美乡村。")
    assert subjects(rows) == [
        ("新建公办高中学校", "4"), ("改扩建公办高中学校", "23"), ("新建省级和美乡村", "2"), ("新建市级和美乡村", "3")
    ]
