"""Small words around a figure: 从业 is no 从, unknown measure words, years inside names, 我省, what ranks are of."""

import pytest


def told(rows):
    return [(row["subject"], row["lower"] or row["upper"], row["unit"]) for row in rows]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("石榴产业从业人员达到3万人。", [("石榴产业从业人员", "3", "万人")]),
        ("粮食产量从3万吨提高到5万吨。", [("粮食产量", "5", "万吨")]),
        ("自由贸易试验区新增企业30家。", [("自由贸易试验区新增企业", "30", "家")]),
        ("盆景盆栽达到40万盆。", [("盆景盆栽", "40", "万盆")]),
        ("雷管产量减少到5.4亿发，企业达到5家。", [("雷管产量", "5.4", "亿发"), ("企业", "5", "家")]),
        ("常住人口达到50万左右。", [("常住人口", "50", "万人")]),
        ("林业产业2025年产值达1200亿元。", [("林业产业产值", "1200", "亿元")]),
        ("森林公园达到80处，湿地公园达到50处等目标。", [("森林公园", "80", "处"), ("湿地公园", "50", "处")]),
        ("旅游收入达到3亿元，而林业收入则将达到2亿元。", [("旅游收入", "3", "亿元"), ("林业收入", "2", "亿元")]),
        (
            "规上工业总产值突破70亿元，实现增加值17亿元，利润5亿元。",
            [("规上工业总产值", "70", "亿元"), ("规上工业增加值", "17", "亿元"), ("规上工业利润", "5", "亿元")],
        ),
        ("甲企业产值、税收增长15%以上。", [("甲企业产值增长", "15", "%"), ("甲企业税收增长", "15", "%")]),
        ("规模以上（2000万口径）林业企业达到100家。", [("规模以上（2000万口径）林业企业", "100", "家")]),
        ("每千人口医师3人、护士5人。", [("每千人口医师", "3", "人"), ("每千人口护士", "5", "人")]),
        ("每千人口医师3人，培训护士50人。", [("每千人口医师", "3", "人"), ("培训护士", "50", "人")]),
    ],
)
def test_names_and_units(read, sentence, expected):
    assert told(read("到2025年，" + sentence)) == expected


def test_papers_that_are_issued_are_no_goal(read):
    assert read("印发石榴、桑黄等8个产业规划。", title="东川市2025年工作要点") == []


@pytest.mark.parametrize(("place", "count"), [("湖南省", 1), ("益阳市", 0)])
def test_our_province_is_the_own_place_of_its_plans_alone(read, place, count):
    title = f"{place}农业规划（2021—2025年）"
    assert len(read("到2025年，我省新建高标准农田1300万亩以上。", title=title)) == count


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("工业增加值增长13%，增幅全市排名第二。", "工业增加值增幅全市位次"),
        ("工业增加值增长13%，排名全省第二。", "工业增加值全省位次"),
        ("创新能力全国排名第二。", "创新能力全国位次"),
    ],
)
def test_ranks_say_of_what_and_among_whom(read, sentence, subject):
    assert read("2020年，" + sentence)[-1]["subject"] == subject


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("某省十部门印发方案到2025年农村自来水普及率达到91%。", ["农村自来水普及率"]),
        ("培育产值5亿元以上企业4家、1亿元以上12家。", ["产值5亿元以上企业", "产值1亿元以上企业"]),
        ("引进项目20个，其中亿元以上3个。", ["引进项目", "引进亿元以上项目"]),
        ("投资1亿元以上12个项目开工。", ["开工项目"]),
        ("5亿元以上工业项目投资达到30亿元。", ["5亿元以上工业项目投资"]),
        ("公路13公里，铁路2公里，占比分别为82%、11%。", ["公路", "铁路", "公路占比", "铁路占比"]),
        ("建制村100%通硬化路、100%通客车。", ["建制村通硬化路比例", "建制村通客车比例"]),
    ],
)
def test_sizes_ratios_and_headlines(read, sentence, expected):
    assert [row["subject"] for row in read(sentence if "印发" in sentence else "到2025年，" + sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2023年、2024年、2025年分别新增企业10家、12家、15家。", [("10", "2023"), ("12", "2024"), ("15", "2025")]),
        ("到2023年和2025年，粮食产量分别达到30万吨、35万吨。", [("30", "2023"), ("35", "2025")]),
        ("到2025年，小麦、水稻产量分别达到30万吨、35万吨。", [("30", "2025"), ("35", "2025")]),
    ],
)
def test_years_dealt_with_values(read, sentence, expected):
    rows = read(sentence, title="东川市三年行动计划（2023—2025年）")
    assert [(row["lower"], row["year"]) for row in rows] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # Among how many something ranks is no figure of its own; how many there are is one.
        ("粮食产量排名35个主产县第5位。", [("5", "位")]),
        ("产粮大县达到35个，粮食产量排名第5位。", [("35", "个"), ("5", "位")]),
    ],
)
def test_among_how_many_something_ranks(read, sentence, expected):
    assert [(row["lower"] or row["upper"], row["unit"]) for row in read("2020年，" + sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("财政收入3亿元，自然增幅6%。", ["财政收入", "财政收入自然增幅"]),
        ("财政收入3亿元，自然增长率6‰。", ["财政收入", "自然增长率"]),
    ],
)
def test_natural_growth_is_that_of_the_measure_before(read, sentence, expected):
    assert [row["subject"] for row in read("2020年，" + sentence)] == expected
