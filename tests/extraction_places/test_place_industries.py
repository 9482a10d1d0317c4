"""Places and the industries that prose gives them."""

import pytest

from analysis.extraction.places.reader import read_place_industries


def test_subjects_in_a_row(found):
    text = "引导错位发展，松浦县重点发展毛毯、雨伞，梧溪市、海滨新区重点发展棉纺，构建服装协同发展的产业体系。"
    assert found(text) == [
        ("松浦县", "key", "毛毯"),
        ("松浦县", "key", "雨伞"),
        ("梧溪市", "key", "棉纺"),
        ("海滨新区", "key", "棉纺"),
    ]


def test_list_item_carries_its_place(found):
    text = "——**松浦**。打造竹木产业引领区、生态旅游目的地。重点发展竹木加工、文化旅游等产业。"
    assert found(f"{text}\n\n——梧溪。建设船舶制造基地。") == [
        ("松浦", "positioning", "竹木产业引领区"),
        ("松浦", "positioning", "生态旅游目的地"),
        ("松浦", "key", "竹木加工"),
        ("松浦", "key", "文化旅游"),
        ("梧溪", "positioning", "船舶制造基地"),
    ]


def test_places_inside_the_object(found):
    text = "打造松浦县、梧溪市现代建材产业基地。做响松浦香米、梧溪甜酒等特色品牌。"
    assert found(text) == [
        ("松浦县", "positioning", "现代建材产业基地"),
        ("梧溪市", "positioning", "现代建材产业基地"),
        ("松浦", "characteristic", "香米"),
        ("梧溪", "characteristic", "甜酒"),
    ]


def test_core_places_and_carriers(found):
    text = "以松浦县、梧溪市为核心，建设双季稻产业带；依托海滨新区、青石岭片区，大力发展航空物流。"
    assert found(text) == [
        ("松浦县", "key", "双季稻产业带"),
        ("梧溪市", "key", "双季稻产业带"),
        ("海滨新区", "carrier", "航空物流"),
        ("青石岭片区", "carrier", "航空物流"),
    ]


def test_made_into_and_leading(found):
    text = "将青石岭片区打造成集装备制造、电子信息为主导的新兴产业园区。将梧溪藤编产业打造成百亿产业集群。"
    assert found(text) == [
        ("青石岭片区", "leading", "装备制造"),
        ("青石岭片区", "leading", "电子信息"),
        ("青石岭片区", "positioning", "新兴产业园区"),
        ("梧溪", "key", "藤编产业"),
        ("梧溪", "key", "百亿产业集群"),
    ]


def test_heading_of_an_area(found):
    rows = found("（一）青石岭片区\n\n加快发展都市工业，打造区域物流中心。\n")
    assert rows == [("青石岭片区", "key", "都市工业"), ("青石岭片区", "positioning", "区域物流中心")]


def test_supported_and_bracketed(found):
    text = "支持海滨新区建设绿色氢能港口。做强白鹭镇（工业配套）、月湾镇（文化旅游）等重点镇。"
    assert found(text) == [
        ("海滨新区", "positioning", "绿色氢能港口"),
        ("白鹭镇", "key", "工业配套"),
        ("月湾镇", "key", "文化旅游"),
    ]


def test_topic_of_named_parks(found):
    text = "茶产业重点推进松浦红茶产业园、青石岭茶叶基地建设。"
    assert found(text)[0] == ("松浦红茶产业园", "key", "茶产业")


def test_honours(found):
    assert found("松浦县获评“中国楠竹之乡”，梧溪市农业产业园被认定为国家现代农业产业园。")[0] == (
        "松浦县",
        "characteristic",
        "“中国楠竹之乡”",
    )


@pytest.mark.parametrize(
    "text",
    [
        "加快发展现代农业产业园、高新区和重点镇，推动城乡融合发展。",
        "松浦江大桥建成通车，推进松浦至梧溪高速公路建设。",
        "在松浦县建设中心医院，完善梧溪市污水处理设施。",
        "全市大力发展食品加工产业，打造先进制造业高地。",
        "加快特色小镇、产业园区建设，支持各县区发展特色产业。",
    ],
)
def test_nothing_is_given(found, text):
    assert found(text) == []


def test_place_ids_and_spans(make, registry):
    document = make("松浦县重点发展食品加工、文化旅游。青石岭片区大力发展电子信息。")
    rows = read_place_industries(document, registry)
    assert rows["place_id"].tolist() == ["990121", "990121", "990100"]
    assert rows["place_kind"].fillna("").tolist() == ["县", "县", ""]
    for row in rows.itertuples():
        assert row.industry in document.source[row.start : row.end]
        assert row.place in document.source[row.start : row.end]
    assert rows["industry_id"].tolist()[2] == "electronics"
