"""From a new file to rows of the register: recognition, proposal, writing."""

import shutil

import pandas as pd
import pytest
from statistics_samples import COUNTY_CSV, city_rows, write_sheet, write_text

from analysis import registry
from analysis.errors import InputError
from analysis.files import read_csv
from analysis.statistics import register
from analysis.statistics.hints import agreeing_editions, lost_concepts, lost_places
from analysis.statistics.observations import read_observations
from analysis.statistics.recognise import recognise, with_edition
from analysis.statistics.register import propose_file, with_unpublished, write_proposal


def added(path, folder, edition=None):
    write_proposal(registry.load(folder), propose_file(path, registry.load(folder), edition))
    return registry.load(folder)


def map_of(proposal):
    rows = proposal.rows.to_dict("records")
    return {(row["indicator_id"], row["scope"]): (row["column"], row["unit"]) for row in rows}


def test_a_sheet_that_prints_its_data_year(city_sheet, fresh):
    found = recognise(city_sheet, fresh)
    assert (found.series, found.table, found.data_year, found.edition) == (
        "city-yearbook",
        "prefecture",
        2022,
        "city-yearbook-2023",
    )


def test_a_sheet_that_prints_its_edition_only(tmp_path, fresh):
    rows = city_rows(2022)
    rows[0][0] = "中国城市统计年鉴 2024 地级以上城市数据"
    found = recognise(write_sheet(tmp_path / "e.xlsx", rows), fresh)
    assert (found.data_year, found.edition_year) == (2023, 2024)


def test_a_single_table_with_its_year_in_parentheses(tmp_path, fresh):
    rows = [["表2-7 地区生产总值（2030年）"], ["城市", "地区生产总值（亿元）"], ["岳阳市", 5], ["益阳市", 6]]
    found = recognise(write_sheet(tmp_path / "s.xlsx", rows, ()), fresh)
    assert (found.table, found.data_year, found.edition) == ("2-7", 2030, "city-yearbook-2031")


def test_a_sheet_that_prints_no_year_needs_the_edition_of_the_user(tmp_path, fresh):
    path = write_text(tmp_path / "c.csv", COUNTY_CSV)
    proposal = propose_file(path, fresh)
    assert proposal.source is None
    with pytest.raises(InputError, match="edition"):
        write_proposal(fresh, proposal)
    assert propose_file(path, fresh, "2023").source.data_year == 2022


def test_an_edition_against_the_title_is_refused(city_sheet, fresh):
    with pytest.raises(InputError, match="city-yearbook-2023 by its title"):
        with_edition(recognise(city_sheet, fresh), "2020", fresh)
    with pytest.raises(InputError, match="a year"):
        with_edition(recognise(city_sheet, fresh), "latest", fresh)


def test_a_table_of_no_known_series_is_refused(tmp_path, fresh):
    path = write_text(tmp_path / "x.csv", "城市,某数\n岳阳市,1\n益阳市,2\n")
    with pytest.raises(InputError, match=r"signature stands in series\.csv"):
        recognise(path, fresh)


def test_the_proposal_names_concepts_places_columns_and_units(city_sheet, fresh):
    proposal = propose_file(city_sheet, fresh)
    assert proposal.places == ("岳阳市", "益阳市")
    assert map_of(proposal) == {
        ("gdp", "全市"): ("5", "亿元"),
        ("gdp", "市辖区"): ("6", "亿元"),
        ("gdp_growth", "全市"): ("7", "%"),
        ("gdp_growth", "市辖区"): ("8", "%"),
        ("registered_population", "全市"): ("3", "万人"),
        ("registered_population", "市辖区"): ("4", "万人"),
    }
    assert proposal.concepts == ("gdp", "gdp_growth", "registered_population")


def test_counties_are_told_from_cities(tmp_path, fresh):
    proposal = propose_file(write_text(tmp_path / "c.csv", COUNTY_CSV, "gb18030"), fresh, "2023")
    assert set(proposal.rows["scope"]) == {"县域"}
    assert map_of(proposal)["gdp", "县域"] == ("8", "万元")
    assert proposal.places == ("华容县", "南县")


def test_two_columns_of_one_header_are_listed_and_not_mapped(tmp_path, fresh):
    rows = city_rows(2022)
    rows[2][5] = "全市"
    proposal = propose_file(write_sheet(tmp_path / "d.xlsx", rows), fresh)
    assert ("gdp", "全市") not in map_of(proposal)
    problem = proposal.problems[proposal.problems["problem"] == "same_concept"]
    assert problem["where"].tolist() == ["columns 5, 6"]


@pytest.mark.parametrize("units", ["亿元、%", "亿元) (万元"])
def test_two_units_in_one_column_are_listed(units, tmp_path, fresh):
    problems = propose_file(write_sheet(tmp_path / "u.xlsx", city_rows(2022, units)), fresh).problems
    assert "two_units" in set(problems["problem"])


def test_a_wrong_unit_of_the_translation_is_listed(tmp_path, fresh):
    rows = city_rows(2022, "万元")
    rows[1][4] = "地区生产总值(当年价格) (万元) Gross Regional Product (100 000 yuan)"
    rows[2][5] = "市辖区 Districts under City"
    proposal = propose_file(write_sheet(tmp_path / "w.xlsx", rows), fresh)
    # The row of scopes below is translated, too, and prints no unit.
    assert proposal.problems["problem"].tolist() == ["english_unit", "english_unit"]
    assert map_of(proposal)["gdp", "全市"][1] == "万元"


def test_a_header_without_a_unit_takes_that_of_another_edition_and_says_so(tmp_path, folder, city_sheet):
    fresh = added(city_sheet, folder)
    rows = city_rows(2023)
    rows[1][2] = "年末户籍人口 Registered Population"
    proposal = propose_file(write_sheet(tmp_path / "n.xlsx", rows), fresh)
    row = proposal.rows[proposal.rows["indicator_id"] == "registered_population"].iloc[0]
    assert (row["unit"], row["note"]) == ("万人", "no unit printed; as in city-yearbook-2023")
    assert "no_unit" in set(proposal.problems["problem"])


def test_slips_of_scanning_are_read_in_labels_and_listed_in_names(tmp_path, fresh):
    rows = city_rows(2022)
    rows[1][2] = "一般公共预算收人（万元）"
    rows[5][0] = "盖阳市"
    proposal = propose_file(write_sheet(tmp_path / "s.xlsx", rows), fresh)
    assert ("budget_revenue", "全市") in map_of(proposal)
    similar = proposal.problems[proposal.problems["problem"] == "similar_name"]
    assert similar["found"].tolist() == ["盖阳市"]


def test_shares_beyond_a_hundred_and_shifted_rows_are_listed(tmp_path, fresh):
    rows = city_rows(2022)
    rows[1][6] = "城镇化率 (%)"
    names = [f"第{number}市" for number in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"]
    rows += [[name, "", 1, 1, 1, 1, 50, 50] for name in names] + [["天寿市", "", 1, 1, 1, 1, 834, 5]]
    problems = propose_file(write_sheet(tmp_path / "r.xlsx", rows), fresh).problems
    assert problems[problems["problem"] == "out_of_range"]["found"].tolist() == ["天寿市: 834%"]
    shifted = write_text(tmp_path / "c.csv", COUNTY_CSV.replace("湖南省,1591,", "湖南省,1591,,"))
    problems = propose_file(shifted, fresh, "2023").problems
    assert problems[problems["problem"] == "shifted_row"]["where"].tolist() == ["4"]


def test_adding_writes_source_and_map(folder, city_sheet):
    loaded = added(city_sheet, folder)
    assert [row["source_id"] for row in loaded.rows["sources"]] == ["city-yearbook-2023-prefecture"]
    assert len(loaded.rows["edition_map"]) == 6


def test_what_an_edition_lacks_gets_column_minus_one(tmp_path, folder, city_sheet):
    added(city_sheet, folder)
    rows = [row[:6] for row in city_rows(2023)]
    loaded = added(write_sheet(tmp_path / "n.xlsx", rows, ("C1:D1", "C2:D2", "E2:F2")), folder)
    cells = {(r["edition"], r["indicator_id"], r["scope"]): r["column"] for r in loaded.rows["edition_map"]}
    assert cells["city-yearbook-2024", "gdp_growth", "全市"] == -1
    assert cells["city-yearbook-2023", "gdp_growth", "全市"] == 7


def test_rows_of_the_map_are_never_changed_by_a_new_edition():
    old = pd.DataFrame(
        [
            ("s-2020", "t", "gdp", "全市", "3", "GDP", "亿元", "by hand"),
            ("s-2021", "t", "income", "全市", "4", "收入", "元", ""),
        ],
        columns=list(register.MAP_COLUMNS),
        dtype="string",
    )
    new = with_unpublished(old)
    assert set(new["column"]) == {"3", "4", "-1"}
    assert new[new["column"] == "3"]["note"].tolist() == ["by hand"]
    pd.testing.assert_frame_equal(new, with_unpublished(new))


def test_the_same_file_and_the_same_edition_are_refused(tmp_path, folder, city_sheet):
    loaded = added(city_sheet, folder)
    copy = shutil.copy(city_sheet, tmp_path / "copy.xlsx")
    with pytest.raises(InputError, match="registered as city-yearbook-2023-prefecture"):
        propose_file(copy, loaded)
    with pytest.raises(InputError, match="never overwritten"):
        propose_file(write_sheet(tmp_path / "other.xlsx", city_rows(2022, scale=2)), loaded)


def test_a_failed_write_leaves_the_register_as_it_was(folder, city_sheet, monkeypatch):
    fresh = registry.load(folder)
    proposal = propose_file(city_sheet, fresh)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def full_disk(path, content):
        if path.name == "sources.csv":
            raise OSError("No space left on device")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    monkeypatch.setattr(register, "write_atomic", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_proposal(fresh, proposal)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_bulletin_of_a_place_outside_the_register_is_shown_but_not_added(tmp_path, fresh):
    text = "兰源市2025年国民经济和社会发展统计公报\n2026年3月1日\n全年地区生产总值812.3亿元，增长5.1%。\n"
    proposal = propose_file(write_text(tmp_path / "b.txt", text), fresh)
    assert set(proposal.problems["problem"]) == {"other_place"}
    with pytest.raises(InputError, match="bulletin of 兰源市"):
        write_proposal(fresh, proposal)
    assert read_csv(fresh.folder / "sources.csv").empty


def test_a_bulletin_is_proposed_with_place_year_and_date(tmp_path, fresh):
    text = "岳阳市2031年国民经济和社会发展统计公报\n2032年3月1日\n全年地区生产总值812.3亿元，增长5.1%。\n"
    proposal = propose_file(write_text(tmp_path / "b.txt", text), fresh)
    assert proposal.source.source_id == "bulletin-430600-2031"
    assert (proposal.source.published, proposal.source.data_year) == ("2032-03-01", 2031)
    assert proposal.concepts == ("gdp", "gdp_growth")
    assert proposal.places == ("岳阳市",)


def test_places_that_a_new_edition_lacks(tmp_path, folder, city_sheet):
    loaded = added(city_sheet, folder)
    rows = [row for row in city_rows(2023) if "益" not in str(row[0])]
    proposal = propose_file(write_sheet(tmp_path / "n.xlsx", rows), loaded)
    had = pd.DataFrame({"source_id": ["city-yearbook-2023-prefecture"] * 2, "place_id": ["430600", "430900"]})
    assert lost_places(proposal, had, loaded) == ("益阳市",)
    assert lost_places(proposal, had.iloc[:0], loaded) == ()


def test_concepts_that_a_new_edition_lacks(tmp_path, folder, city_sheet):
    loaded = added(city_sheet, folder)
    rows = city_rows(2023)
    for row in rows[3:]:
        row[4] = None
    rows[1][2] = "财政收入（万元）"
    rows[2][2:4] = ["合计", "#地方一般公共预算收入"]
    proposal = propose_file(write_sheet(tmp_path / "n.xlsx", rows), loaded)
    before = "city-yearbook-2023"
    assert lost_concepts(proposal, loaded) == (
        ("gdp", "全市", before),
        ("registered_population", "全市", before),
        ("registered_population", "市辖区", before),
    )
    assert map_of(proposal)["budget_revenue", "全市"][0] == "4"
    assert lost_concepts(propose_file(city_sheet, registry.load(), "2023"), loaded) == ()


def test_the_edition_of_a_file_without_a_year_is_told_by_its_figures(tmp_path, folder):
    county = write_sheet(tmp_path / "c.xlsx", county_rows("中国2030年县级市数据"), ())
    loaded = added(county, folder)
    single = county_rows("3-3 地区生产总值")
    proposal = propose_file(write_sheet(tmp_path / "s.xlsx", single, ()), loaded)
    known = read_observations([county], loaded).observations
    assert proposal.source is None
    assert agreeing_editions(proposal, known, loaded) == ("city-yearbook-2031",)
    other = known.assign(value=known["value"] + 1)
    assert agreeing_editions(proposal, other, loaded) == ()


def county_rows(title):
    return [[title], ["城市", "地区生产总值（万元）"], ["汨罗市", 5000000], ["临湘市", 3000000], ["沅江市", 2700000]]
