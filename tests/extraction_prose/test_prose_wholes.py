"""Whole plans of a city: whose plan a title carries out, weeks and kinds, classes of towns, what each town gets."""

import pytest

GOALS = "一、主要目标"


def said(rows, *columns):
    return [tuple(row[column] for column in columns) for row in rows]


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("东川市关于贯彻落实《“十四五”全国甲业发展规划》的实施意见", "东川市"),
        ("关于印发“十四五”全国甲业发展规划的通知", "中国"),
    ],
)
def test_who_carries_out_a_plan_of_the_state_is_not_the_state(read, title, place):
    assert said(read(GOALS, "到2025年，机械化率达到98%以上。", title=title), "place") == [(place,)]


def test_a_plan_of_the_state_that_a_title_only_carries_out_gives_no_place(read):
    rows = read(GOALS, "到2025年，机械化率达到98%以上。", title="关于贯彻落实“十四五”全国甲业规划的实施意见")
    assert said(rows, "place") != [("中国",)]


@pytest.mark.parametrize(
    ("sentence", "read_as"),
    [
        ("将审查时间压缩至3周以内。", [("审查时间", "3", "周")]),
        ("今年是建区30周年。", []),
        ("第3周完成整改。", []),
    ],
)
def test_a_week_is_a_span_of_time(read, sentence, read_as):
    assert said(read(GOALS, sentence), "subject", "upper", "unit") == read_as


@pytest.mark.parametrize(
    ("sentence", "read_as"),
    [
        ("研制3—5种新食品原料。", [("新食品原料", "3", "种")]),
        ("带动500种植户增收。", []),
        ("39种产品产量占全国比重超10%。", [("39种产品产量占全国比重", "10", "%")]),
        ("14种农产品产量稳居全省第一。", [("14种农产品产量全省位次", "1", "位")]),
        ("推广14种农产品。", [("农产品", "14", "种")]),
    ],
)
def test_kinds_are_counted_but_not_where_a_share_or_rank_is_told_of_them(read, sentence, read_as):
    assert said(read(GOALS, sentence), "subject", "lower", "unit") == read_as


@pytest.mark.parametrize(
    ("sentence", "read_as"),
    [
        ("空气质量保持全国500万人口以上城市最优水平。", []),
        ("建成100万人口以上的城市2个。", [("2", "个")]),
        ("城镇人口达到100万人。", [("100", "万人")]),
        ("30户以上自然村通硬化路率达到100%。", [("100", "%")]),
        ("实现1000人以上的行政村全部通车。", []),
        ("新建100人以上社区食堂3个。", [("3", "个")]),
        ("培训300人以上村干部。", [("300", "人")]),
        ("服务1000户以上村民。", [("1000", "户")]),
    ],
)
def test_a_class_of_towns_by_people_is_no_number_of_people(read, sentence, read_as):
    assert said(read(GOALS, sentence), "lower", "unit") == read_as


def test_each_thing_of_a_list_has_the_scope_that_it_names(read):
    rows = read(GOALS, "每个街道建有1个健身广场、每个镇建有1个公园、每个居委会建有1个健身点。")
    assert said(rows, "place") == [("每个街道",), ("每个镇",), ("每个居委会",)]


def test_a_scope_named_once_holds_for_the_list(read):
    rows = read(GOALS, "每个镇建有1个公园、2个健身广场。")
    assert said(rows, "place") == [("每个镇",), ("每个镇",)]


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("有就业意向的劳动者安置率达到95%以上。", "有就业意向的劳动者安置率"),
        ("有国家级公园2个。", "国家级公园"),
        ("断面水质连续三年优良比例达100%。", "断面水质优良比例"),
        ("2026年共募集社会捐赠5亿元以上。", "募集社会捐赠"),
        ("公共募集资金达到5亿元。", "公共募集资金"),
    ],
)
def test_what_a_measure_is_called(read, sentence, subject):
    assert said(read(GOALS, sentence), "subject") == [(subject,)]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("到2030年，甲乙特别合作区常住人口超32万人。", ["甲乙特别合作区"]),
        ("到2030年，东川高新区工业总产值超32亿元，税收达11亿元。", ["东川高新区", "东川高新区"]),
        ("到2030年，东川高新区工业总产值超32亿元，全市税收达110亿元。", ["东川高新区", "东川市"]),
        ("到2030年，东川高新区常住人口超3万人，地区生产总值达11亿元，企业达80家。", ["东川高新区"] * 3),
        ("东川高新区常住人口超3万人；地区生产总值达11亿元。", ["东川高新区", "东川市"]),
        ("做强东川高新区，地区生产总值达11亿元。", ["东川市"]),
        ("东川港吞吐量达3万吨，地区生产总值达11亿元。", ["东川港", "东川市"]),
        ("挺进百万标箱大港前列，进入全国前3位。", ["东川市"]),
    ],
)
def test_a_zone_that_a_subject_begins_with_is_the_place(read, sentence, places):
    assert [row["place"] for row in read(GOALS, sentence)] == places


@pytest.mark.parametrize(
    ("sentence", "read_as"),
    [
        ("培育年产值超1亿元、具备竞争力的企业2家。", [("2", "家")]),
        ("建设规模500亩以上、设施完善的示范园3个。", [("3", "个")]),
        ("培育产值超1亿元、建设设施完善的示范园3个。", [("1", "亿元"), ("3", "个")]),
        ("粮食产量达到100万吨、设施完善的示范园3个。", [("100", "万吨"), ("3", "个")]),
    ],
)
def test_two_clauses_may_describe_what_is_built(read, sentence, read_as):
    assert said(read(GOALS, sentence), "lower", "unit") == read_as
