"""Bulletins: invented sentences with the habits of real ones."""

from dataclasses import replace
from pathlib import Path

import pytest
from statistics_samples import bulletin

from analysis import registry
from analysis.documents.reading import clean_document
from analysis.statistics.bulletin import concept_of, read_bulletin, read_figures
from analysis.statistics.bulletin_head import read_bulletin_head
from analysis.statistics.labels import LabelFinder
from analysis.statistics.sources import Source

SOURCE = Source(
    "b-2025", "bulletin", "bulletin-430600-2025", "bulletin", "", "430600", 2025, "2026-03-02", "preliminary", "0" * 64
)


@pytest.fixture(scope="module")
def loaded():
    return registry.load()


def observed(body, loaded):
    rows, failures = read_bulletin(bulletin(body), SOURCE, loaded)
    return {(row["place_id"], row["indicator_id"]): row for row in rows}, failures


def values(body, loaded, place="430600"):
    rows, _ = observed(body, loaded)
    return {concept: row["value"] for (where, concept), row in rows.items() if where == place}


def test_level_and_growth_of_a_sentence(loaded):
    found = values("全年地区生产总值[2]5100.50亿元，比上年增长5.3%。", loaded)
    assert found == {"gdp": 5100.5, "gdp_growth": 5.3}


def test_a_fall_has_its_sign(loaded):
    found = values("全市固定资产投资比上年下降9.2%，其中，民间投资回落3.1%。规模以上工业增加值同比增长4.0%。", loaded)
    assert found == {
        "fixed_investment_growth": -9.2,
        "private_investment_growth": -3.1,
        "large_industry_value_added_growth": 4.0,
    }


def test_spaces_of_every_kind_inside_numbers_and_units(loaded):
    found = values("年末全市常住人口\u2002493. 27\u00a0万 人，城镇化率 6 4.27 ％。", loaded)
    assert found == {"resident_population": 493.27, "urbanisation_rate": 64.27}


def test_a_limit_is_no_measurement(loaded):
    rows, _ = observed("全年城镇新增就业3.9万人，城镇调查失业率控制在5.4%以内。", loaded)
    row = rows["430600", "unemployment_surveyed"]
    assert row["value"] is None
    assert (row["value_as_printed"], row["flags"]) == ("控制在5.4%以内", "bound_le")


def test_parts_belong_to_the_total_before_them(loaded):
    found = values("全年进出口总额500.3亿元，下降6.9%。其中:出口80.4亿元，下降9.4%；进口419.9亿元，增长1.5倍。", loaded)
    assert found["exports"] == 80.4
    assert found["exports_growth"] == -9.4
    assert found["imports_growth"] == pytest.approx(150)


def test_a_part_of_the_economy_is_not_the_economy(loaded):
    body = "民营经济增加值3000亿元，增长5%。其中，第一产业增加值20亿元，增长1%。民营经济三次产业结构为1:39:60。"
    assert set(values(body, loaded)) == {"private_economy_value_added", "private_economy_value_added_growth"}


@pytest.mark.parametrize(
    "text",
    [
        "三次产业结构为9.4:35.2:55.4。",
        "全市三次产业结构由上年的9.9：35.0：55.1调整为9.4：35.2:55.4。",
        "三次产业比例为9.4︰35.2︰55.4。",
        "全年三次产业增加值占GDP比重分别为9.4%、35.2%和55.4%。",
    ],
)
def test_the_structure_of_sectors(text, loaded):
    assert values(text, loaded) == {"share_primary": 9.4, "share_secondary": 35.2, "share_tertiary": 55.4}


def test_a_difference_is_neither_level_nor_growth(loaded):
    assert values("城镇化率64.27%，比上年提高0.92个百分点。", loaded) == {"urbanisation_rate": 64.27}


def test_growth_follows_the_subject_of_its_own_clause(loaded):
    found = values("环境空气质量优良率为87.4%，空气综合指数为3.79，同比改善2.34%。", loaded)
    assert found == {"air_good_days_share": 87.4}


def test_a_county_and_the_central_city_are_told_from_the_city(loaded):
    body = "分县市看，汨罗市实现地区生产总值600.5亿元，增长6%；屈原管理区实现地区生产总值50.1亿元。\n"
    body += "岳阳市中心城区环境空气质量综合指数为3.4，环境空气质量平均优良天数比例为86.3%。"
    rows, _ = observed(body, loaded)
    assert rows["430681", "gdp"]["value"] == 600.5
    assert rows["430681", "gdp"]["scope"] == "县域"
    assert rows["quyuan", "gdp"]["scope"] == "功能区"
    assert rows["430600", "air_good_days_share"]["scope"] == "市辖区"
    assert ("430600", "gdp") not in rows


def test_a_place_outside_the_register_is_not_the_city(loaded):
    assert values("兰源县实现地区生产总值600.5亿元，增长6%。", loaded) == {}


def test_another_year_is_kept(loaded):
    rows, _ = observed("2024年地区生产总值为4900.1亿元。", loaded)
    assert rows["430600", "gdp"]["year"] == "2024"


def test_tables_of_places_with_growth_beside(loaded):
    body = "地 区\t\t\n\t地区生产总值（亿元）\t\n\t\t比上年增长（%）\n"
    body += "汨罗市\t600.5\t6.1\n平江县\t400.2\t-0.3\n全市合计\t5000\t5"
    rows, _ = observed(body, loaded)
    assert rows["430626", "gdp_growth"]["value"] == -0.3
    assert rows["430681", "gdp"]["value"] == 600.5


def test_tables_of_indicators_with_a_column_of_units(loaded):
    body = "指标\t单位\t绝对数\t比上年增长（%）\n粮食产量\t万吨\t304.9\t0.5\n其中：夏粮\t万吨\t3.1\t9\n"
    body += "房地产开发投资\t亿元\t128.1\t-26.8"
    found = values(body, loaded)
    assert found == {
        "grain_output": 304.9,
        "grain_output_growth": 0.5,
        "property_investment": 128.1,
        "property_investment_growth": -26.8,
    }


def test_the_residue_of_charts_is_no_figure(loaded):
    body = (
        "2021—2025年地区生产总值 单位：亿元、% 25008.8920001906.611949.622042.9881799 全年社会消费品零售总额382.3亿元。"
    )
    assert values(body, loaded) == {"retail_sales": 382.3}


def test_text_and_table_may_repeat_but_not_contradict(loaded):
    same, failures = observed("全年粮食产量304.9万吨。\n粮食产量304.9万吨。", loaded)
    assert same["430600", "grain_output"]["value"] == 304.9
    assert failures == []
    other, failures = observed("全年粮食产量304.9万吨。\n粮食产量34.9万吨。", loaded)
    assert other == {}
    assert [failure.check for failure in failures] == ["repeated_figure"]


def test_the_locator_is_the_line(loaded):
    rows, _ = observed("一、综合\n全年地区生产总值5100.50亿元。", loaded)
    assert rows["430600", "gdp"]["locator"] == "6"


def test_notes_and_navigation_are_no_body(loaded):
    assert values("全年粮食产量3万吨。", loaded) == {"grain_output": 3}


@pytest.mark.parametrize(
    ("text", "place", "year"),
    [
        ("最新！2025年兰源市国民经济和社会发展统计公报\n2025年兰源市\n国民经济和社会发展统计公报[1]\n", "兰源市", 2025),
        ("首页 > 公报\n白竹地区2031年 国民经济和社会发展\n统计公报\n", "白竹地区", 2031),
    ],
)
def test_titles_of_bulletins(text, place, year):
    head = read_bulletin_head(clean_document("b", Path("b"), text + "全年粮食产量3万吨。", "utf-8"), "发布 2032-01-05")
    assert (head.place, head.year) == (place, year)
    assert head.published == "2032-01-05"


def test_a_text_without_title_is_no_bulletin(loaded):
    document = clean_document("b", Path("b"), "全年地区生产总值5100.50亿元。", "utf-8")
    assert read_bulletin_head(document) is None
    assert read_figures(document, loaded) == []


def test_lists_are_dealt_in_order_or_not_at_all(loaded):
    finder = LabelFinder(loaded)
    figures = read_figures(
        bulletin("出口总额、进口总额分别增长8.5%和下降1.2%。社会消费品零售总额和工业投资分别增长4.1%、5.2%。"), loaded
    )
    found = {concept.indicator_id: figure.value for figure in figures if (concept := concept_of(figure, finder))}
    assert found["retail_sales_growth"] == 4.1
    assert found["industrial_investment_growth"] == 5.2
    assert read_figures(bulletin("出口、进口和外资分别增长8.5%、1.2%。"), loaded) == []


def test_averages_of_several_years_are_not_the_growth_of_the_year(loaded):
    found = values("地区生产总值5100.5亿元，比上年增长8.1%，两年平均增长5.9%。一般公共预算收入可比增长3.2%。", loaded)
    assert found == {"gdp": 5100.5, "gdp_growth": 8.1, "budget_revenue_growth": 3.2}


def test_a_rate_around_a_figure_is_kept_and_marked(loaded):
    rows, _ = observed("城镇调查失业率控制在5.5%左右。", loaded)
    row = rows["430600", "unemployment_surveyed"]
    assert (row["value"], row["flags"]) == (5.5, "around")


def test_as_in_the_year_before_is_a_growth_of_zero(loaded):
    rows, _ = observed("全年居民消费价格与上年持平。粮食产量3万吨，与上年基本持平。", loaded)
    assert rows["430600", "consumer_prices"]["value"] == 0
    assert rows["430600", "consumer_prices"]["value_as_printed"] == "持平"
    assert rows["430600", "grain_output_growth"]["flags"] == "around"


@pytest.mark.parametrize(
    ("title", "place", "year"),
    [
        ("汨罗市统计局关于2031年国民经济和社会发展的统计公报", "汨罗市", 2031),
        ("汨罗市\n2031年国民经济和社会发展\n统计公报", "汨罗市", 2031),
        ("汨罗市二〇三一年国民经济与社会发展统计公报", "汨罗市", 2031),
        ("首页\n2031年汨罗市国民经济和社会发展统计公报", "汨罗市", 2031),
    ],
)
def test_other_wordings_of_the_title(title, place, year):
    head = read_bulletin_head(clean_document("b", Path("b"), title + "\n全年粮食产量3万吨。", "utf-8"))
    assert (head.place, head.year) == (place, year)


def test_the_figures_of_a_province_are_those_of_all_of_it(loaded):
    province = replace(SOURCE, place_id="430000")
    text = "全年全省地区生产总值5.1万亿元，增长4.9%。"
    rows, _ = read_bulletin(bulletin(text, "湖南省2025年国民经济和社会发展统计公报"), province, loaded)
    assert {(row["indicator_id"], row["scope"], row["value"]) for row in rows} == {
        ("gdp", "全省", 51000),
        ("gdp_growth", "全省", 4.9),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "城镇居民人均可支配收入37118元，名义增长7.0%，扣除价格因素，实际增长5.9%。",
            {"income_urban": 37118, "income_urban_growth": 7},
        ),
        ("居民消费价格指数（CPI）比上年上涨1.2%。", {"consumer_prices": 1.2}),
        ("全年居民消费价格指数为101.2。", {}),
        ("灌溉水有效利用系数为0.58。", {"irrigation_efficiency": 0.58}),
        ("地区生产总值突破5000亿元，达到5002.3亿元。", {"gdp": 5002.3}),
        (
            "社会消费品零售总额由上年的1600亿元增加到1712.3亿元，增长7.0%。",
            {"retail_sales": 1712.3, "retail_sales_growth": 7},
        ),
        ("社会消费品零售总额达1712.3亿元。", {"retail_sales": 1712.3}),
        (
            "社会消费品零售总额增速为5.1%，固定资产投资降幅为3.2%。",
            {"retail_sales_growth": 5.1, "fixed_investment_growth": -3.2},
        ),
        (
            "与2023年相比，两年平均增长4.9%，按2020年不变价计算，地区生产总值5002.3亿元，增长5.2%。",
            {"gdp": 5002.3, "gdp_growth": 5.2},
        ),
        ("单位地区生产总值能耗下降2.6%。", {"energy_intensity_reduction": 2.6}),
        ("万元GDP能耗同比上升0.4%。", {"energy_intensity_reduction": -0.4}),
        (
            "研究与试验发展（R&D）经费支出88亿元，相当于地区生产总值的1.9%，与上年持平。",
            {"rd_expenditure": 88, "rd_intensity": 1.9},
        ),
        ("农贸市场成交额30亿元，技术合同成交额12.7亿元。", {"technology_contract_turnover": 12.7}),
        (
            "第一产业实现增加值300亿元，拉动经济增长0.4个百分点；城镇常住居民人均生活消费支出2.1万元。",
            {"value_added_primary": 300, "consumption_per_head_urban": 21000},
        ),
        (
            "粮食播种面积300万亩，总产量90万吨。其中：夏粮播种面积30万亩，总产量9万吨。",
            {"grain_sown_area": 300, "grain_output": 90},
        ),
        (
            "发生各类生产安全事故62起、死亡20人，同比分别下降8%和9%。其中，道路运输事故30起，死亡11人。",
            {"work_accidents": 62, "work_safety_deaths": 20},
        ),
        ("实际使用外资3.2亿美元，下降5.5%。", {"fdi_used_usd": 32000, "fdi_used_usd_growth": -5.5}),
        ("卫生机构床位5546张，其中，医院4424张；医院30个。", {"hospital_beds": 4424}),
        (
            "房地产开发投资同比负增长9.2%，出口总额下降-3.1%。",
            {"property_investment_growth": -9.2, "exports_growth": -3.1},
        ),
    ],
)
def test_other_ways_to_say_level_and_growth(text, expected, loaded):
    assert values(text, loaded) == pytest.approx(expected)


def test_levels_of_two_years_in_one_sentence(loaded):
    rows, failures = read_bulletin(bulletin("2024年末常住人口为498.1万人，2025年末为493.27万人。"), SOURCE, loaded)
    assert {row["year"]: row["value"] for row in rows} == {"2024": 498.1, "2025": 493.27}
    assert failures == []


def test_a_structure_of_an_earlier_year_is_of_that_year(loaded):
    text = "三次产业结构为6.0:46.9:47.1。最终核实2024年地区生产总值现价总量97.2亿元，三次产业结构比为5.5:50.6:43.9。"
    rows, failures = read_bulletin(bulletin(text), SOURCE, loaded)
    assert failures == []
    found = {(row["indicator_id"], row["year"]): row["value"] for row in rows}
    assert found["share_primary", "2025"] == 6.0
    assert found["share_primary", "2024"] == 5.5
    assert found["gdp", "2024"] == 97.2


def test_navigation_with_titles_of_other_bulletins(loaded):
    links = "2018年全国国民经济和社会发展统计公报\n岳阳市2024年国民经济和社会发展统计公报\n"
    text = f"首页\n{links}汨罗市2031年国民经济和社会发展统计公报\n全年粮食产量3万吨。林业增长2%。\n上一篇\n{links}"
    head = read_bulletin_head(clean_document("b", Path("b"), text, "utf-8"))
    assert (head.place, head.year) == ("汨罗市", 2031)
    cited = (
        "汨罗市2031年国民经济和社会发展统计公报\n按《汨罗市2030年国民经济和社会发展统计公报》。全年粮食产量3万吨。\n"
    )
    head = read_bulletin_head(clean_document("b", Path("b"), cited, "utf-8"))
    assert head.year == 2031


def test_a_table_of_gdp_names_sectors_without_the_word_for_value_added(loaded):
    head = "指标\t单位\t2025年\t比上年增长(%)\n地区生产总值\t亿元\t91.3\t7.5\n"
    found = values(f"{head}工 业\t亿元\t19.5\t3.6\n金融业\t亿元\t8.5\t-4.4\n以上为初步数。", loaded)
    assert found == {
        "gdp": 91.3,
        "gdp_growth": 7.5,
        "industry_value_added": 19.5,
        "industry_value_added_growth": 3.6,
        "finance_value_added": 8.5,
        "finance_value_added_growth": -4.4,
    }


def test_the_unit_above_a_table_and_years_down_the_side(loaded):
    table = "年份\t地区生产总值\t增长\n2024年\t4700.5\t-5.4\n2025年\t5000.1\t4.5"
    rows, _ = read_bulletin(bulletin(f"表1（单位：亿元、%）\n{table}\n以上为初步数。"), SOURCE, loaded)
    assert {(row["indicator_id"], row["year"]): row["value"] for row in rows} == {
        ("gdp", "2024"): 4700.5,
        ("gdp_growth", "2024"): -5.4,
        ("gdp", "2025"): 5000.1,
        ("gdp_growth", "2025"): 4.5,
    }
    inside = "单位：亿元\t\t\n指标\t绝对数\t增长%\n一般公共预算收入\t180.2\t-1.0"
    assert values(f"{inside}\n以上为初步数。", loaded) == {"budget_revenue": 180.2, "budget_revenue_growth": -1}
    two = "指标\t绝对数\t增长%\n一般公共预算收入\t180.2\t-1.0"
    assert values(f"单位：亿元、万人\n{two}\n以上为初步数。", loaded) == {"budget_revenue_growth": -1}


def test_a_note_below_a_table_does_not_end_the_text(loaded):
    text = (
        "一、综合\n粮食产量3万吨。\n注：本表为快报数。\n二、财政\n森林覆盖率40%。\n公报注释：\n粮食产量2024年为9万吨。"
    )
    rows, failures = read_bulletin(bulletin(text), SOURCE, loaded)
    assert failures == []
    assert {row["indicator_id"]: row["value"] for row in rows} == {"grain_output": 3, "forest_coverage": 40}
