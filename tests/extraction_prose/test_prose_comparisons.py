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
