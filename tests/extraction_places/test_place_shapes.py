"""Clauses and lists of a fixed shape: each reading beside a near one that must not be read so."""

import pytest

from analysis.extraction.places.lists import closed, described, joined_heads, named_trade, parted


@pytest.mark.parametrize(
    ("name", "trade"),
    [
        ("柳塘物流园", "物流"),
        ("远山新能源新材料产业园", "新能源新材料"),
        ("东川化工（危化）物流园", "化工（危化）物流"),
        ("青岩船舶制造特色产业园", "船舶制造"),
        ("云岭生态文化旅游区", "生态文化旅游"),
        ("长河经开区东川产业园", ""),
        ("青坡科技产业园", ""),
        ("东川籍回流创业产业园", ""),
    ],
)
def test_a_park_has_the_trade_in_its_name_or_none(name, trade):
    assert named_trade(name) == trade


def test_a_park_is_not_its_own_industry(found):
    assert found("加快建设柳塘物流园、东川籍回流创业产业园。") == [("柳塘物流园", "key", "物流")]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("粮油加工与冷链物流", ["粮油加工", "冷链物流"]),
        ("农产品精深加工和生物医药", ["农产品精深加工", "生物医药"]),
        ("茶叶基地和水产基地", ["茶叶基地", "水产基地"]),
        ("研发和生产基地", ["研发和生产基地"]),
        ("茶叶种植与加工", ["茶叶种植与加工"]),
        ("粮食和农产品物流园", ["粮食和农产品物流园"]),
    ],
)
def test_two_industries_are_parted(words, parts):
    assert parted(words) == parts


def test_a_shared_noun_keeps_its_members():
    assert joined_heads(["商品粮收储", "加工和集散中心"]) == ["商品粮收储、加工和集散中心"]
    assert joined_heads(["茶叶", "物流中心"]) == ["茶叶", "物流中心"]


def test_describing_members_leave_the_noun():
    assert described(["特色鲜明", "辐射周边的健康产业高地"]) == ["健康产业高地"]
    assert described(["毛竹", "油茶的深加工基地"]) == ["毛竹", "油茶的深加工基地"]


@pytest.mark.parametrize(
    "text",
    [
        "东川面临江河经济带发展、海滨新区建设等诸多机遇。",
        "支持海滨港务、松浦航运等物流企业加快发展，推动航运服务向高端延伸。",
        "在保留青石岭古镇、海滨新区等历史文化街区的基础上，完善设施。",
        "围绕松浦县高端制造、海滨新区电子信息等发展需求，完善生产性服务体系。",
        "着力实施“科教立区、开放兴区、产业强区”战略。",
        "在海滨新区设立涉外法律服务窗口。",
        "建成海滨新区220千伏输变电工程。",
        "主动对接松浦县、青石岭片区空港经济区。",
    ],
)
def test_no_gift(found, text):
    assert found(text) == []


def test_a_partner_is_given_nothing(found):
    text = "松浦县整合岸线资源，协同海滨新区发展精细化工与新材料，建设危化品物流基地。"
    assert found(text) == [
        ("松浦县", "key", "精细化工"),
        ("松浦县", "key", "新材料"),
        ("松浦县", "positioning", "危化品物流基地"),
    ]
    assert found("联动松浦、梧溪等周边区域，开发生态观光、乡村度假等文旅产品。") == []


def test_a_thing_for_each_of_a_list(found):
    text = "统筹推进松浦县、梧溪市等地通用机场建设。"
    assert found(text) == [("松浦县", "project", "通用机场"), ("梧溪市", "project", "通用机场")]


def test_places_after_a_conjunction(found):
    text = "加快建设松浦抽水蓄能电站、青石岭片区光伏电站和梧溪市压缩空气储能项目。"
    assert found(text) == [
        ("松浦", "project", "抽水蓄能电站"),
        ("青石岭片区", "project", "光伏电站"),
        ("梧溪市", "project", "压缩空气储能项目"),
    ]


def test_functions_of_a_core(found):
    text = "以松浦县为重点，强化文旅服务、现代金融、创新孵化等高附加值功能。"
    assert found(text) == [
        ("松浦县", "key", "文旅服务"),
        ("松浦县", "key", "现代金融"),
        ("松浦县", "key", "创新孵化"),
    ]


def test_strengths_that_are_industries(found):
    assert found("挖掘松浦县生态观鸟、运动康养优势。") == [
        ("松浦县", "key", "生态观鸟"),
        ("松浦县", "key", "运动康养"),
    ]
    assert found("发挥松浦县区位、物流通道优势。") == []


def test_industries_that_places_gather_round(found):
    assert found("松浦县、海滨新区等区域围绕现代石化、港航物流等产业需求，就地补充配套服务。") == [
        ("松浦县", "key", "现代石化"),
        ("海滨新区", "key", "现代石化"),
        ("松浦县", "key", "港航物流"),
        ("海滨新区", "key", "港航物流"),
    ]


def test_verb_behind_an_inserted_phrase(found):
    assert ("松浦县", "key", "现代商贸") in found("支持松浦县沿滨江大道建设金融、现代商贸等集聚区。")


def test_functions_that_a_place_unites(found):
    assert found("建成融合科技研发、文化创意等功能为一体的青石岭产业社区。") == [
        ("青石岭产业社区", "key", "科技研发"),
        ("青石岭产业社区", "key", "文化创意"),
    ]


def test_a_summary_is_nobodys(found):
    rows = found("支持松浦县发展石材加工，打造一批产业特色鲜明、宜居宜业的特色小镇。")
    assert rows == [("松浦县", "key", "石材加工")]


def test_a_characteristic_member_shares_the_role(found):
    rows = found("松浦县重点发展健康养老、特色商贸、现代物流等领域。")
    assert {role for _, role, _ in rows} == {"key"}
    assert len(rows) == 3


def test_a_closing_and_belongs_to_the_list(found):
    rows = found("松浦县加快发展现代物流、都市工业、工业服务业及生态居住。")
    assert [row[2] for row in rows] == ["现代物流", "都市工业", "工业服务业", "生态居住"]
    assert closed(["研发", "生产及销售中心"]) == ["研发", "生产及销售中心"]


def test_goods_named_after_their_place(found):
    assert found("加快松浦豆干等休闲食品基地建设。") == [("松浦", "characteristic", "豆干")]
    assert found("加快松浦大桥等交通项目建设。") == []


@pytest.mark.parametrize("text", ["开展迎老乡、回故乡活动，打造新兴产业集聚区。", "松浦县推进产业融合发展。"])
def test_neither_place_nor_industry(found, text):
    assert found(text) == []
