"""Names that a document itself makes known, and areas that a paragraph names in front."""

import dataclasses

import pytest

from analysis.extraction.places.reader import read_place_industries
from analysis.extraction.places.text import counties_of, parks_of, towns_of


def _rows(make, registry, text, doc_id="invented"):
    rows = read_place_industries(make(text, doc_id), registry)
    registry.tables["place_industries"].check(rows)
    return rows


def _given(rows):
    return [tuple(row) for row in rows[["place", "role", "industry"]].to_numpy()]


def test_counties_of_a_document():
    text = "围绕青柯区钢铁产业链、河下区装备产业链、白岭市建材产业链。将松浦县打造成基地，将乐源县、三山区并列。"
    assert counties_of(text) == {"青柯区", "河下区", "白岭市", "松浦县", "乐源县", "三山区"}


@pytest.mark.parametrize(
    "text",
    [
        "支持市县发展特色产业，推进县域经济，加快老城区、湖区建设，打造示范区、先行区，建设强县、大市。",
        "发展保税区、综保区，保护棚户区、深水区；推动全市、我县、各区一体化，完善农贸市场。",
        "建设海绵城市，创建文明县、卫生县。",
    ],
)
def test_words_that_only_end_like_counties(text):
    assert counties_of(text) == set()


def test_counties_the_register_lacks_are_places_as_worded(make, registry):
    documents = {key: entry for key, entry in registry.documents.items() if key != "invented"}
    places = {key: place for key, place in registry.places.items() if not key.startswith("99")}
    unknown = dataclasses.replace(registry, documents=documents, places=places)
    text = "钢铁产业培育围绕青柯区钢铁产业链、河下区装备产业链、白岭县轻合金产业链。白岭县重点发展竹木加工。"
    rows = _rows(make, unknown, text, "elsewhere")
    assert set(rows["place"]) == {"青柯区", "河下区", "白岭县"}
    assert rows["place_id"].isna().all()
    assert ("白岭县", "key", "竹木加工") in _given(rows)


def test_towns_and_parks_by_their_short_names(make, registry):
    assert towns_of("做强长岩镇（农业强镇）、白渡镇。加快城镇建设，促进送戏下乡。") == {"长岩", "白渡"}
    assert parks_of("东川循环经济产业园扩容，东川市高新区物流园投产。", {"东川", "东川市"}) == {"循环经济产业园"}
    text = "做强长岩镇（农业强镇）等重点镇。提升长岩甜酒、松浦粽子等特色产业品牌。"
    assert ("长岩", "characteristic", "甜酒") in _given(_rows(make, registry, text))
    text = "以东川循环经济产业园为核心。推动循环经济产业园提质升级，聚焦再生资源利用、高端制造等领域。"
    assert ("循环经济产业园", "key", "高端制造") in _given(_rows(make, registry, text))


def test_an_area_that_a_paragraph_names_in_front(make, registry):
    text = "南翼辐射带动区。加快发展现代物流、总部经济、都市工业。"
    assert _given(_rows(make, registry, text)) == [
        ("南翼辐射带动区", "key", "现代物流"),
        ("南翼辐射带动区", "key", "总部经济"),
        ("南翼辐射带动区", "key", "都市工业"),
    ]
    assert _given(_rows(make, registry, "打造江河流域核心区。加快发展现代物流、总部经济。")) == []


def test_a_harbour_keeps_its_generic(make, registry):
    assert _given(_rows(make, registry, "推动松浦港与远山港联动。依托松浦港，发展航运金融。")) == [
        ("松浦港", "carrier", "航运金融")
    ]


def test_coordinated_works_are_nobodys_industry(make, registry):
    assert _given(_rows(make, registry, "加快青石岭历史文化街区建设和3517片区开发。")) == []


def test_a_cluster_belongs_to_the_place_in_front(make, registry):
    text = "打造松浦有色金属、工程机械再制造等特色产业集群。"
    assert [row[2] for row in _given(_rows(make, registry, text))] == ["有色金属", "工程机械再制造"]
    assert [row[0] for row in _given(_rows(make, registry, "做响松浦粽子、生态大米等品牌。"))] == ["松浦"]


def test_every_member_of_a_closed_list_is_an_industry(make, registry):
    text = "松浦县加快发展健康养老、现代教育、旅游休闲等产业。"
    assert [row[2] for row in _given(_rows(make, registry, text))] == ["健康养老", "现代教育", "旅游休闲"]
    assert _given(_rows(make, registry, "松浦县加快发展现代教育等社会事业。")) == []
