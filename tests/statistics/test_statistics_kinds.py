"""Kinds of yearbook files: layouts that other editions and other yearbooks have. Every figure is made up."""

import pytest
from statistics_samples import city_rows, write_sheet, write_text

from analysis import registry
from analysis.errors import InputError
from analysis.statistics.hints import doubtful_figures
from analysis.statistics.observations import read_observations
from analysis.statistics.recognise import recognise
from analysis.statistics.register import propose_file, write_proposal

TITLE = ["中国2040年地级以上城市数据"]
HEADS = ["城市", "地区生产总值（亿元）", "一般公共预算收入（亿元）"]
CITIES = [["岳阳市", 4500, 180], ["益阳市", 2100, 90], ["常兰市", 4300, 170]]


def sheet(tmp_path, *rows, merges=()):
    return write_sheet(tmp_path / "k.xlsx", list(rows), merges)


def figures(path, folder, edition=None):
    """Printed figures by place, scope and concept, once the file is in the register."""
    loaded = registry.load(folder)
    write_proposal(loaded, propose_file(path, loaded, edition))
    rows = read_observations([path], registry.load(folder)).observations
    own = rows[rows["flags"].isna()].to_dict("records")
    return {(row["place_id"], row["scope"], row["indicator_id"]): (row["value"], row["locator"]) for row in own}


def problems(path, fresh, edition=None):
    return propose_file(path, fresh, edition).problems.set_index("problem")


def test_a_title_says_which_scope_its_columns_have(tmp_path, folder):
    path = sheet(
        tmp_path, ["2-10 地方一般公共预算收支状况（市辖区）（2040年）"], [HEADS[0], HEADS[2]], *[c[::2] for c in CITIES]
    )
    assert set(figures(path, folder)) == {(place, "市辖区", "budget_revenue") for place in ("430600", "430900")}


def test_cities_and_counties_in_one_column_have_their_own_scope(tmp_path, folder):
    rows = [["岳阳市", 4500], ["  岳阳县", 400], ["  华容县", 410], ["益阳市", 2100], ["  南县", 300]]
    path = sheet(
        tmp_path,
        ["湖南统计年鉴 2041"],
        ["20-3 各县市区主要指标（2040年）"],
        ["单位：亿元"],
        ["县市区", "地区生产总值"],
        *rows,
    )
    found = recognise(path, registry.load(folder))
    assert (found.edition, found.table, found.data_year) == ("yearbook-430000-2041", "20-3", 2040)
    read = figures(path, folder)
    assert read["430600", "全市", "gdp"] == (4500, "Sheet7!R5C2")
    assert read["430621", "县域", "gdp"] == (400, "Sheet7!R6C2")
    assert registry.load(folder).rows["sources"][0]["place_id"] == "430000"


def test_another_yearbook_with_the_same_table_number_is_not_the_city_yearbook(tmp_path, fresh):
    path = sheet(tmp_path, ["岳阳统计年鉴 2041"], ["2-7 地区生产总值"], HEADS[:2], *[city[:2] for city in CITIES])
    assert recognise(path, fresh).series == "yearbook-430600"
    path = sheet(tmp_path, ["中国城市统计年鉴 2041"], ["2-7 地区生产总值"], HEADS[:2], *[city[:2] for city in CITIES])
    assert (recognise(path, fresh).edition, recognise(path, fresh).table) == ("city-yearbook-2041", "2-7")


def test_places_may_stand_side_by_side(tmp_path, folder):
    path = sheet(
        tmp_path,
        TITLE,
        ["指标", "单位", "岳阳市", "益阳市", "常兰市"],
        ["地区生产总值", "亿元", 4500, 2100, 4300],
        ["年末户籍人口", "万人", 560, 463, 590],
    )
    read = figures(path, folder)
    assert read["430900", "全市", "gdp"] == (2100, "Sheet7!R3C4")
    assert read["430600", "全市", "registered_population"] == (560, "Sheet7!R4C3")


def test_tables_below_each_other_are_read_each_by_its_own_head(tmp_path, folder):
    second = [
        ["2-9 地方财政收支"],
        ["城市", "一般公共预算收入（万元）"],
        *[[name, income * 10000] for name, _, income in CITIES],
    ]
    path = sheet(tmp_path, TITLE, HEADS[:2], *[city[:2] for city in CITIES], [], *second)
    read = figures(path, folder)
    assert read["430600", "全市", "gdp"] == (4500, "Sheet7!R3C2")
    assert read["430600", "全市", "budget_revenue"] == (180, "Sheet7!R9C2")


def test_of_years_side_by_side_that_of_the_edition_is_read(tmp_path, folder, fresh):
    rows = [["岳阳市", 4300, 4400, 4500], ["益阳市", 1900, 2000, 2100], ["常兰市", 1, 2, 3]]
    heads = [["城市", "地区生产总值（亿元）", None, None], [None, "2038年", "2039年", "2040年"]]
    path = sheet(tmp_path, ["2-7 地区生产总值"], *heads, *rows, merges=("B2:D2",))
    assert problems(path, fresh).loc["other_year", "found"] == "2038, 2039"
    assert figures(path, folder)["430600", "全市", "gdp"] == (4500, "Sheet7!R4C4")
    assert figures(sheet(tmp_path, ["2-7 表"], *heads, *rows, merges=("B2:D2",)), folder, "2040") == {
        ("430600", "全市", "gdp"): (4400, "Sheet7!R4C3"),
        ("430900", "全市", "gdp"): (2000, "Sheet7!R5C3"),
    }


def test_of_years_below_each_other_that_of_the_edition_is_read(tmp_path, folder, fresh):
    rows = [[year, name, value] for name, value in (("岳阳县", 400), ("南县", 300)) for year in (2039, 2040)]
    path = sheet(tmp_path, ["中国县域统计年鉴"], ["年份", "县域名称", "地区生产总值（亿元）"], *rows)
    assert recognise(path, fresh).edition == "county-yearbook-2041"
    assert problems(path, fresh).loc["other_year", "found"] == "2039"
    assert figures(path, folder)["430621", "县域", "gdp"] == (400, "Sheet7!R4C3")


def test_a_table_of_another_year_in_the_same_file_is_listed_and_not_read(tmp_path, fresh):
    older = [["中国2039年地级以上城市数据"], ["城市", "一般公共预算支出（亿元）"], ["岳阳市", 1], ["益阳市", 2]]
    found = problems(sheet(tmp_path, TITLE, HEADS, *CITIES, [], *older), fresh)
    assert found.loc["other_table", "where"] == "Sheet7!R9C1"


def test_a_sheet_without_a_title_is_known_by_its_columns(tmp_path, folder):
    figures(write_sheet(tmp_path / "first.xlsx", city_rows(2040)), folder)
    rows = city_rows(2041)
    rows[0][0] = None
    found = recognise(write_sheet(tmp_path / "second.xlsx", rows), registry.load(folder))
    assert (found.series, found.table, found.title, found.edition) == ("city-yearbook", "prefecture", "", None)
    source = propose_file(tmp_path / "second.xlsx", registry.load(folder), "2043").source
    assert source.title == "中国城市统计年鉴 2043"


def test_a_title_of_no_series_is_refused_whatever_its_columns_are(tmp_path, folder):
    figures(write_sheet(tmp_path / "first.xlsx", city_rows(2040)), folder)
    rows = city_rows(2041)
    rows[0][0] = "某公司内部资料"
    with pytest.raises(InputError, match="某公司内部资料"):
        recognise(write_sheet(tmp_path / "second.xlsx", rows), registry.load(folder))


def test_what_cannot_be_read_is_said_before_it_is_written(tmp_path, fresh):
    rows = [["岳阳市", "约4500", 180], ["益阳市", 2100, 90], ["益阳市", 2100, 90]]
    found = problems(sheet(tmp_path, TITLE, HEADS, *rows), fresh)
    assert found.loc["unreadable_cell", "where"] == "Sheet7!R3C2"
    assert found.loc["place_twice", "found"].tolist() == ["益阳市", "益阳市"]


def test_a_lost_decimal_is_told_by_range_and_by_the_year_before(tmp_path, folder):
    def add_share(year, share):
        path = sheet(
            tmp_path, [f"中国{year}年地级以上城市数据"], ["城市", "城镇化率（%）"], ["岳阳市", share], ["益阳市", 54.1]
        )
        return propose_file(path, registry.load(folder)), path

    proposal, path = add_share(2040, 61.5)
    write_proposal(registry.load(folder), proposal)
    known = read_observations([path], registry.load(folder)).observations
    assert doubtful_figures(proposal, known, registry.load(folder)).empty
    doubtful = doubtful_figures(add_share(2041, 6239)[0], known, registry.load(folder))
    assert set(doubtful["check"]) == {"range", "jump"}
    assert set(doubtful["locator"]) == {"Sheet7!R3C2"}


@pytest.mark.parametrize(("mark", "codec"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"", "gb18030")])
def test_delimited_text_in_other_encodings(tmp_path, folder, mark, codec):
    path = write_text(tmp_path / "t.csv", "\n".join(",".join(map(str, row)) for row in [TITLE, HEADS, *CITIES]), codec)
    path.write_bytes(mark + path.read_bytes())
    assert figures(path, folder)["430600", "全市", "gdp"] == (4500, "3")


def test_a_sheet_with_none_of_the_places_is_not_added(tmp_path, folder):
    path = sheet(tmp_path, TITLE, HEADS, ["兰源市", 1, 2], ["白竹市", 3, 4])
    loaded = registry.load(folder)
    with pytest.raises(InputError, match=r"none of the places of places\.csv"):
        write_proposal(loaded, propose_file(path, loaded))
    assert registry.load(folder).rows["sources"] == ()


def test_headers_of_a_series_go_before_columns_that_another_series_shares(tmp_path, folder):
    heads = ["城市", "户籍人口（万人）", "地区生产总值（亿元）", "第一产业增加值（亿元）"]
    cities = [["汨罗市", 70, 500, 60], ["临湘市", 49, 300, 40], ["沅江市", 70, 320, 70]]
    figures(sheet(tmp_path, ["中国2040年县级市数据"], heads, *cities), folder)
    counties = [[*city[:1], 1670, 5, *city[1:]] for city in cities]
    path = sheet(tmp_path, ["县域", "行政区域面积（平方公里）", "乡（个）", *heads[1:]], *counties)
    assert recognise(path, registry.load(folder)).series == "county-yearbook"


YEARBOOK = ["湖南统计年鉴（2041）"]


def test_totals_above_the_first_place_head_no_column(tmp_path, folder):
    heads = ["市 州", "地区生产总值（亿元）", "一般公共预算收入（亿元）"]
    path = sheet(tmp_path, YEARBOOK, ["22-1 各市州主要指标"], heads, ["全 省", 50000, 3000], *CITIES)
    assert figures(path, folder)["430600", "全市", "gdp"] == (4500, "Sheet7!R5C2")


def test_short_names_of_places(tmp_path, folder):
    rows = [[name.removesuffix("市"), *rest] for name, *rest in [["郴州市", 2, 1], *CITIES]]
    found = figures(sheet(tmp_path, YEARBOOK, ["22-1 各市州主要指标"], HEADS, *rows), folder)
    assert found["430600", "全市", "gdp"] == (4500, "Sheet7!R5C2")
    assert not any(place == "430621" for place, *_ in found)


def test_short_names_of_counties(tmp_path, folder):
    rows = [["华容", 400, 20], ["岳阳", 410, 21], ["湘阴", 420, 22], ["双峰县", 1, 1]]
    found = figures(sheet(tmp_path, YEARBOOK, ["22-3 各县主要指标"], ["县市", *HEADS[1:]], *rows), folder)
    assert found["430621", "县域", "gdp"] == (410, "Sheet7!R5C2")
    assert not any(place == "430600" for place, *_ in found)


def test_heads_that_only_say_how_a_column_is_measured(tmp_path, folder):
    heads = [["城市", "地区生产总值（亿元）", None], [None, "绝对数", "比上年增长(%)"]]
    path = sheet(tmp_path, YEARBOOK, ["22-1 各市州主要指标"], *heads, *CITIES, merges=("B3:C3",))
    found = figures(path, folder)
    assert found["430600", "全市", "gdp"] == (4500, "Sheet7!R5C2")
    assert found["430600", "全市", "gdp_growth"] == (180, "Sheet7!R5C3")


def test_a_table_without_any_concept_says_so(tmp_path, fresh):
    path = sheet(tmp_path, YEARBOOK, ["22-9 各市州某事"], ["城市", "某事（个）", "另一事（个）"], *CITIES)
    assert "no_concept" in problems(path, fresh).index


def test_the_year_of_an_edition_behind_the_volume(tmp_path, fresh):
    heads = ["县(市)名称", "户籍人口(万人)", "地区生产总值(亿元)"]
    path = sheet(tmp_path, ["中国县域统计年鉴（县市卷）—2041"], heads, ["华 容 县", 70, 400], ["安化县", 100, 290])
    assert propose_file(path, fresh).source.edition == "county-yearbook-2041"
