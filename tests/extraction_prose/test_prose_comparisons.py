"""What a figure is compared with: never its subject, which goes on from the clause before."""

import pytest

PAST = ["第一篇 回顾", "第一章 发展基础"]


def cells(rows, *names):
    return [tuple(row[name] for name in names) for row in rows]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "2020年粮食产量达到30万吨，是“十五”末的2.3倍，年均增长5%。",
            ["粮食产量", "粮食产量相当于“十五”末倍数", "粮食产量年均增长"],
        ),
        (
            "累计完成交通投资142亿元，是“十二五”时期累计投资的7.3倍。",
            ["交通投资", "交通投资相当于“十二五”倍数"],
        ),
        ("完成水利投资85亿元，是老灌区投资的2倍。", ["水利投资", "水利投资相当于老灌区投资倍数"]),
        ("农民人均纯收入是全国平均水平的1.2倍。", ["农民人均纯收入相当于全国平均水平倍数"]),
        (
            "工业增加值达到5亿元，财政收入达到3亿元，分别是2015年的8.8倍和14倍。",
            ["工业增加值", "财政收入", "工业增加值相当于2015年倍数", "财政收入相当于2015年倍数"],
        ),
        # What is itself so many times as large is no comparison.
        ("电商交易额增长2倍。", ["电商交易额增长"]),
    ],
)
def test_how_many_times(read, sentence, found):
    assert [row["subject"] for row in read(*PAST, sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "肉类、水产品产量分别增长6万吨、2万吨，分别达到37万吨、9万吨。",
            [("肉类产量增长", "6"), ("水产品产量增长", "2"), ("肉类产量", "37"), ("水产品产量", "9")],
        ),
        # A rank after growth is that of the growth.
        (
            "甲业、乙业增加值分别增长6%、5%，分别居全省第2位、第7位。",
            [("甲业增加值增长", "6"), ("乙业增加值增长", "5"), ("甲业增加值增长", "2"), ("乙业增加值增长", "7")],
        ),
        ("第一、三产业比重分别降低5个百分点、1个百分点。", [("第一产业比重降低", "5"), ("第三产业比重降低", "1")]),
        (
            "农民人均纯收入、城镇居民人均可支配收入分别为5848元、14896元。",
            [("农民人均纯收入", "5848"), ("城镇居民人均可支配收入", "14896")],
        ),
        ("农村、城镇居民人均收入分别为1万元、3万元。", [("农村居民人均收入", "1"), ("城镇居民人均收入", "3")]),
        (
            "畜牧业和渔业产值占农业总产值的比重分别达到36%和10%。",
            [("畜牧业产值占农业总产值的比重", "36"), ("渔业产值占农业总产值的比重", "10")],
        ),
    ],
)
def test_dealt_in_order(read, sentence, found):
    assert cells(read(*PAST, sentence), "subject", "lower") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # What a growth is measured against is no value of its own.
        (
            "2020年甲业产值50亿元，比“十二五”末的26亿元增长90%，年均增长10%。",
            [("甲业产值", "50"), ("甲业产值增长", "90"), ("甲业产值年均增长", "10")],
        ),
        ("游客120万人次，较2015年的40万人次增长2倍。", [("游客", "120"), ("游客增长", "2")]),
        ("乙镇的茶园26万亩，增长6%。", [("乙镇的茶园", "26"), ("乙镇的茶园增长", "6")]),
        ("生产总值达到261亿元，按可比价格计算年均增长10%。", [("生产总值", "261"), ("生产总值年均增长", "10")]),
        ("粮食产量46万吨，5年间年均增长3%。", [("粮食产量", "46"), ("粮食产量年均增长", "3")]),
        ("稻谷产量8万吨，人均达600公斤。", [("稻谷产量", "8"), ("人均稻谷产量", "600")]),
        ("人均粮食产量达到600公斤。", [("人均粮食产量", "600")]),
    ],
)
def test_goes_on_from_the_clause_before(read, sentence, found):
    assert cells(read(*PAST, sentence), "subject", "lower") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("财政收入年均增长为13.5%。", [("财政收入年均增长", "growth_rate")]),
        ("林业增加值年均增长要达到5%左右。", [("林业增加值年均增长", "growth_rate")]),
        ("居民收入年均名义增长8%。", [("居民收入年均增长", "growth_rate")]),
        ("失业率控制为4%。", [("失业率", "share")]),
        ("全市有效灌溉面积达到23万亩。", [("有效灌溉面积", "level")]),
        ("有效提升绿化覆盖率至40%。", [("绿化覆盖率", "share")]),
        ("形成了原油开采能力8万吨。", [("原油开采能力", "level")]),
        ("初步核算全市生产总值达到70亿元。", [("生产总值", "level")]),
        ("旅游业实现了快速发展，增加值达到8亿元。", [("旅游业增加值", "level")]),
        ("上缴税收占全市的份额逐年提升，由37%提高到41%。", [("上缴税收占全市的份额", "share")]),
        ("特色更加鲜明——渔业产值占比达到10%。", [("渔业产值占比", "share")]),
        ("经济总量上升至全省第八位。", [("经济总量全省位次", "rank")]),
    ],
)
def test_words_that_are_no_part_of_a_name(read, sentence, found):
    assert cells(read(*PAST, sentence), "subject", "kind") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # From which size on things are counted is no figure of its own.
        ("存栏100头以上奶牛规模化养殖比重超过38%。", [("38", "%")]),
        ("奶牛存栏达到100头以上，规模化养殖比重超过38%。", [("100", "头"), ("38", "%")]),
        ("累计安排重点项目202项，完工143项。", [("202", "项"), ("143", "项")]),
    ],
)
def test_sizes(read, sentence, found):
    assert cells(read(*PAST, sentence), "lower", "unit") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # What follows a share may be the measure itself, or only its time or pace.
        ("财政收入以年均10%的速度增长。", [("财政收入年均增长", "growth_rate")]),
        ("财政收入保持年均9%以上的增速。", [("财政收入年均增速", "growth_rate")]),
        ("财政收入保持8%以上的快速增长态势。", [("财政收入增长", "growth_rate")]),
        ("60%以上的平稳运行企业建有食堂。", [("平稳运行企业占比", "share")]),
        (
            "财政收入增长11%，保持了高于全市3个百分点以上的较快发展态势。",
            [("财政收入增长", "growth_rate"), ("财政收入高于全市", "share")],
        ),
        (
            "2019年人均收入突破3000美元后，2020年达到7640美元。",
            [("人均收入", "level"), ("人均收入", "level")],
        ),
        ("建成3个后备基地。", [("后备基地", "cumulative")]),
        ("有27个村落被列入传统村落名录。", [("村落被列入传统村落名录", "count")]),
        (
            "第二、第三产业比重分别回落2.1和1.6个百分点。",
            [("第二产业比重回落", "growth_rate"), ("第三产业比重回落", "growth_rate")],
        ),
        ("5年完成水利投资2.2亿元。", [("水利投资", "cumulative")]),
    ],
)
def test_nouns_behind_a_value(read, sentence, found):
    assert cells(read(*PAST, sentence), "subject", "kind") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # Values in the order of their names, without 分别.
        ("小学、初中、高中入学率为99%、98%、36%。", ["小学入学率", "初中入学率", "高中入学率"]),
        ("油料、蔬菜产量达到43万吨和195万吨。", ["油料产量", "蔬菜产量"]),
        ("公路、铁路里程达到430公里、190公里。", ["公路里程", "铁路里程"]),
        ("工业税收、工业利润增长8%、9%。", ["工业税收增长", "工业利润增长"]),
        # Not so many names as values, or names that a word gathers.
        ("水稻、小麦、玉米产量为3万吨、4万吨。", ["水稻、小麦、玉米产量"] * 2),
        ("水稻、小麦等产量为3万吨、4万吨。", ["水稻、小麦等产量"] * 2),
    ],
)
def test_lists_in_order(read, sentence, found):
    assert [row["subject"] for row in read(*PAST, sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("全县中蜂达到3万箱。", [("中蜂", "万箱", "东川市")]),
        ("船舶运力达到1500万净载重吨。", [("船舶运力", "万净载重吨", "东川市")]),
        (
            "在东溪现代农业园建设苗木基地1万亩，年产苗木30万株。",
            [("苗木基地", "万亩", "东川市"), ("年产苗木", "万株", "东川市")],
        ),
        ("进出港煤炭达到2180万吨。", [("进出港煤炭", "万吨", "东川市")]),
    ],
)
def test_words_of_places_and_units(read, sentence, found):
    assert cells(read(*PAST, sentence, title="东川市“十四五”规划"), "subject", "unit", "place") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # What growth begins from and how early it is reached are no part of a name; several measures double each.
        ("工业总产值、建成区面积在2020年的基础上翻一番。", ["工业总产值", "建成区面积"]),
        ("人均税收在2020年基础上增长50%。", ["人均税收增长"]),
        ("2020年税收达到69亿元，提前两年实现比2010年翻一番。", ["税收", "税收"]),
        ("财政收入接近于翻两番。", ["财政收入"]),
        ("城乡居民收入翻一番。", ["城乡居民收入"]),
        # A headline runs into what it heads.
        ("东川完成“十三五”规划纲要2020年税收3亿元。", ["税收"]),
        ("东川2020年人均税收2万元。", ["人均税收"]),
        ("单位产值能耗2020年下降3%。", ["单位产值能耗下降"]),
        ("税收较2015年名义增长3%。", ["税收增长"]),
    ],
)
def test_what_goes_before_a_name(read, sentence, found):
    assert [row["subject"] for row in read(*PAST, sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # Each value that 分别 deals may have a change of its own, and a change may be told in one character.
        ("粮食、油料产量分别增长3%、下降2%。", ["粮食产量增长", "油料产量下降"]),
        ("粮食、油料、蔬菜产量分别增长3%、5%和下降2%。", ["粮食产量增长", "油料产量增长", "蔬菜产量下降"]),
        ("粮食总产达到6万吨，油料7514吨，分别比2015年降7%、增12%。", ["粮食总产", "油料", "粮食总产下降", "油料增长"]),
        ("收入和投资分别增长3%、4%，税收下降2%。", ["收入增长", "投资增长", "税收下降"]),
        ("粮食总产比2015年增3%。", ["粮食总产增长"]),
        ("税收同比增12.5%，利润年均降3%。", ["税收同比增长", "利润年均下降"]),
        ("市场主体净增3万户。", ["市场主体净增"]),
        ("城乡居民收入差距缩小到2.2∶1。", ["城乡居民收入差距"]),
    ],
)
def test_changes_of_their_own(read, sentence, found):
    assert [row["subject"] for row in read(*PAST, sentence)] == found


def test_the_first_of_three_industries_is_no_rank(read):
    rows = read(*PAST, "第一、第二、第三产业增加值分别增长3%、下降2%、增长1%。")
    assert cells(rows, "subject", "lower") == [
        ("第一产业增加值增长", "3"), ("第二产业增加值下降", "2"), ("第三产业增加值增长", "1"),
    ]  # fmt: skip
    assert cells(read(*PAST, "财政收入居全省第一、第二产业增加值居全省第二。"), "lower") == [("1",), ("2",)]
