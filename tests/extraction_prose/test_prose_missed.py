"""Figures that were once passed over: each with a near one that must stay out."""

import pytest

GOALS = ["第一篇 总体要求", "第二章 主要目标"]
PAST = ["第一篇 回顾", "第一章 发展基础"]


def cells(rows, *names):
    return [tuple(row[name] for name in names) for row in rows]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("围绕产业需求布局建设5条铁路专用线。", [("铁路专用线", "5", "条")]),
        ("依托青坡车站建成3座停车场。", [("停车场", "3", "座")]),
        ("按照建设3个中心的要求，统筹推进改革。", []),
        ("围绕打造4个基地的目标，深化合作。", []),
        ("围绕农业农村现代化建设提出9项工程。", []),
        ("对262栋未改造楼体进行结构加固。", [("未改造楼体", "262", "栋")]),
        ("对262栋楼体进行全面排查。", []),
        ("对青坡等26家企业走访调研。", []),
    ],
)
def test_a_figure_after_its_ground(read, sentence, found):
    assert cells(read(*GOALS, sentence), "subject", "lower", "unit") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("人均预期寿命从2018年的75.2岁提升至2020年的76.8岁。", [("75.2", "岁"), ("76.8", "岁")]),
        ("为60岁以上老人办卡。", []),
        ("平均受教育年限从2018年的9.6年提升至2020年的10.2年。", [("9.6", "年"), ("10.2", "年")]),
        ("算力规模突破190Eflops。", [("190", "Eflops")]),
        ("全市完成GDP2917.85亿元。", [("2917.85", "亿元")]),
        ("细颗粒物PM2.5持续改善，建成5G基站群。", []),
        ("三次产业结构调整为11.8︰48.3︰39.9。", [("11.8", "%"), ("48.3", "%"), ("39.9", "%")]),
        ("城乡居民收入比缩小到1.9:1。", [("1.9", None)]),
        ("服务热线比例尺为16:9的屏幕。", []),
        ("旅游收入突破亿元大关。", [("1", "亿元")]),
        ("引进超亿元项目一批。", []),
        ("货运班列开行超万列。", [("10000", "列")]),
        ("快递业务量突破亿件。", [("1", "亿件")]),
        ("城镇新增就业占全省1/10以上。", [("10.00", "%")]),
        ("粮食产量稳定在百万吨以上。", [("1000000", "吨")]),
        ("地区生产总值迈上5万亿台阶。", [("5", "万亿元")]),
        ("森林面积1 200万亩，产值１２００亿元。", [("1200", "万亩"), ("1200", "亿元")]),
    ],
)
def test_forms_of_figures(read, sentence, found):
    assert cells(read(*PAST, sentence), "lower", "unit") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("谋划储备项目300个（总投资900亿元）以上。", [("ge", "300"), ("ge", "900")]),
        ("新签约项目50个（其中工业10个）以上。", [("ge", "50"), ("eq", "10")]),
        ("新签约项目50个（工业10个），总投资9亿元以上。", [("eq", "50"), ("eq", "10"), ("ge", "9")]),
        ("产值迈上400亿元和500亿元台阶。", [("ge", "400"), ("ge", "500")]),
        ("产值达到400亿元。", [("eq", "400")]),
        ("优势产业迈入3000亿级。", [("ge", "3000")]),
        ("重点突破7条产业链。", [("eq", "7")]),
        ("产业链突破7条。", [("gt", "7")]),
    ],
)
def test_comparators(read, sentence, found):
    assert cells(read(*GOALS, sentence), "comparator", "lower") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("城市300米见绿、500米见园。", [("le", "300", "米"), ("le", "500", "米")]),
        ("特色生鲜实现18小时新鲜直达。", [("le", "18", "小时")]),
        ("全面推行24小时响应。", []),
    ],
)
def test_what_is_reached_within(read, sentence, found):
    assert cells(read(*GOALS, sentence), "comparator", "upper", "unit") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("水质连续7年达到Ⅱ类。", [("水质达到Ⅱ类连续年数", "7", "年"), ("水质", "2", "类")]),
        ("用水总量连续五年稳定在8亿方。", [("用水总量稳定在8亿方连续年数", "5", "年"), ("用水总量", "8", "亿方")]),
        ("东川市连续两届获评平安示范市。", [("获评平安示范市连续届数", "2", "届")]),
        ("养老金连续六年上调。", [("养老金上调连续年数", "6", "年")]),
        ("养老金实现十六连涨。", [("养老金连涨次数", "16", "次")]),
        ("连续五年实施攻坚行动，连续多年获评先进，连续3年以上无事故。", []),
    ],
)
def test_years_in_a_row_stand_beside_the_level(read, sentence, found):
    assert cells(read(*PAST, sentence), "subject", "lower", "unit") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("空气质量在全省6个通道城市中排名第一。", [("1", "位")]),
        ("空气质量在全省（8个通道城市）中排名第一。", [("1", "位")]),
        ("成为全省第二个万亿元消费城市。", []),
        ("成为全省首个突破13万亿元的城市。", []),
        ("成为全省首家。", [("1", "家")]),
        ("1.1类新药获批上市。", []),
        ("3个县市地区生产总值超500亿元。", [("3", "个")]),
        ("3个项目总投资超500亿元。", [("3", "个"), ("500", "亿元")]),
        ("税收超10亿元的县由2个增加到8个。", [("8", "个")]),
        ("建成两个园区，获批三项国家级试点。", [("2", "个"), ("3", "项")]),
        ("建成两个高地，形成三个体系。", []),
    ],
)
def test_ranks_thresholds_and_counts(read, sentence, found):
    assert cells(read(*PAST, sentence), "lower", "unit") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("打造全国第八大石化产业基地。", [("8", None, "位")]),
        ("跻身全国百强县前列。", [(None, "100", "强")]),
        ("力争5个县市进入全国百强县。", [("5", None, "个")]),
        ("城陵矶常年万吨级船舶通航。", [("10000", None, "吨级")]),
        ("打造百亿级陆港枢纽。", [("100", None, "亿元")]),
        ("推进青江三级航道建设工程。", [("3", None, "级")]),
        ("开展三级航道沿线巡查。", []),
        ("打造“一公里养老服务圈”。", [(None, "1", "公里")]),
        ("壮大500亿级产业集群。", [("500", None, "亿元")]),
        ("壮大2个500亿级产业集群。", [("2", None, "个")]),
        ("融入省城“半小时通勤圈”。", [(None, "0.5", "小时")]),
        ("年交易额100亿元以上的物流园区取得突破。", [("100", None, "亿元")]),
    ],
)
def test_classes_circles_and_ranks_to_reach(read, sentence, found):
    assert cells(read(*GOALS, sentence), "lower", "upper", "unit") == found


def test_a_base_keeps_its_own_scale(read):
    rows = read(*PAST, "外贸进出口总额由2015年的4500万美元增加到2020年的2.3亿美元。")
    assert cells(rows, "lower", "unit", "base") == [("4500", "万美元", None), ("2.3", "亿美元", "0.45")]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("森林覆盖率保持稳定。", [("森林覆盖率", "hold")]),
        ("社会大局保持稳定。", []),
        ("一般公共预算收入总量与上年持平。", [("一般公共预算收入总量", "hold")]),
        ("人均地区生产总值增速与省持平。", [("人均地区生产总值增速", "direction")]),
        ("居民收入增速高于经济增速。", [("居民收入增速", "direction")]),
        ("税收增长5%，高于全省平均。", [("税收增长", "eq"), ("税收增长", "direction")]),
        ("投资完成率、支付率达到国省要求。", [("投资完成率", "delegated"), ("支付率", "delegated")]),
        ("技术合同成交额，确保完成上级下达任务指标。", [("技术合同成交额", "delegated")]),
        ("深化改革，确保完成上级下达任务指标。", []),
        ("完成国家重点改革事项。", []),
    ],
)
def test_aims_without_a_number(read, sentence, found):
    assert cells(read(*GOALS, sentence), "subject", "comparator") == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        # A measure that a colon parts from what it reaches; what is no measure names nothing.
        ("——粮食产量：年均增长3%，到2025年达到60万吨。", [("粮食产量年均增长", "3"), ("粮食产量", "60")]),
        ("（1）森林覆盖率：达到60%。", [("森林覆盖率", "60")]),
        ("——主要目标：到2025年达到60万吨。", []),
        ("——特色农业：粮食产量达到60万吨。", [("粮食产量", "60")]),
    ],
)
def test_labels_that_are_measures(read, line, found):
    assert [(row["subject"], row["lower"]) for row in read("二、发展目标", line)] == found
