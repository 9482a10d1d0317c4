"""Statements on the concept list: the traps of plan tables, on invented rows."""

import pandas as pd
import pytest

from analysis import registry
from analysis.indicators import find, match
from analysis.indicators.lookup import index_names
from analysis.indicators.names import normalise, spellings


@pytest.fixture(scope="module")
def book():
    return registry.load()


def statement(subject, unit="%", kind="level", role="target", **more):
    name = "demo-15fyp:t1.1.target"
    plain = {
        "statement_id": name, "doc_id": "demo-15fyp", "role": role, "place": "甲市", "place_id": pd.NA,
        "subject": subject, "kind": kind, "comparator": "ge", "lower": "5", "unit": unit, "year": "2030",
        "year_basis": "stated", "table": "t1", "row": "1", "measure": "target", "origin": "table", "line": 3,
        "start": 0, "end": 4, "confidence": 1.0,
    }  # fmt: skip
    return {**plain, **more}


@pytest.mark.parametrize(
    ("one", "other", "unit"),
    [
        ("每千人口拥有执业(助理)医师数", "每千人口拥有执业医师数", "人"),
        ("城镇登记失业率", "城镇调查失业率", "%"),
        ("城镇居民人均可支配收入", "居民人均可支配收入", "元"),
        ("户籍人口城镇化率", "常住人口城镇化率", "%"),
        ("每万人口发明专利拥有量", "每万人口高价值发明专利拥有量", "件"),
        ("每万人口发明专利拥有量", "每万人有效发明专利拥有量", "件"),
        ("空气质量优良天数比例", "PM2.5达标天数比例", "%"),
        ("劳动年龄人口平均受教育年限", "平均受教育年限", "年"),
        ("基本养老保险参保率", "基本社会保险覆盖率/基本养老保险", "%"),
    ],
)
def test_similar_names_are_different_concepts(book, one, other, unit):
    first, second = find(one, unit, book).indicator_id, find(other, unit, book).indicator_id
    assert first
    assert second
    assert first != second


def test_a_share_of_gdp_is_not_its_growth(book):
    share = find("制造业增加值占GDP比重", "%", book).indicator_id
    growth = find("制造业增加值增长", "%", book, kind="growth_rate").indicator_id
    level = find("制造业增加值", "亿元", book).indicator_id
    assert len({share, growth, level}) == 3
    assert book.indicators[growth].kind == "growth_rate"


@pytest.mark.parametrize(
    ("printed", "unit", "kind", "expected"),
    [
        ("地区生产总值", "%", "growth_rate", "gdp_growth"),
        ("地区生产总值年均增长", "%", "growth_rate", "gdp_growth"),
        ("单位 GDP 能源消耗降幅", "%", "level", "energy_intensity_reduction"),
        ("单位GDP能耗（GDP为2020年不变价）", "吨标准煤/万元", "level", "energy_intensity"),
        ("进出口总额", "亿美元", "level", "trade_total_usd"),
        ("进出口总额", "亿元", "level", "trade_total"),
        ("对外贸易依存度", "%", "level", "trade_dependence"),
        ("地表水达到或优于 III 类水体比例", "%", "share", "surface_water_good_share"),
        ("每千人口拥有三岁以下婴幼儿托位数", "个", "level", "nursery_places_per_1000"),
        ("每千人口拥有医护人员数/注册护士数", "人", "level", "nurses_per_1000"),
        ("3岁以下婴幼儿入托率提高", "百分点", "cumulative", "nursery_enrolment"),
        ("亿元GDP生产安全事故死亡率", "人", "level", "work_safety_death_rate"),
        ("新增常住人口", "万", "level", "resident_population_increase"),
        ("全员劳动生产率", "万元每人", "level", "labour_productivity"),
        ("甲市粮食播种面积", "万亩", "level", "grain_sown_area"),
    ],
)
def test_printed_variants(book, printed, unit, kind, expected):
    matched = match(book.tables["statements"].frame([statement(printed, unit, kind)]), book)
    assert matched.targets["indicator_id"].tolist() == [expected]
    assert matched.unmatched.empty


@pytest.mark.parametrize(
    ("printed", "unit", "kind", "reason"),
    [
        ("城镇失业率", "%", "level", "ambiguous"),
        ("全员劳动生产率", "%", "level", "unit_differs"),
        ("千亿级产业数", "个", "count", "no_concept"),
        ("高速公路通车里程", "%", "growth_rate", "no_concept"),
        ("粮食播种面积", "亿元", "level", "unit_differs"),
        ("地区生产总值全省位次", "位", "rank", "no_concept"),
    ],
)
def test_what_is_not_sure_is_listed_with_its_reason(book, printed, unit, kind, reason):
    matched = match(book.tables["statements"].frame([statement(printed, unit, kind)]), book)
    assert matched.targets["indicator_id"].isna().all()
    assert matched.unmatched["reason"].tolist() == [reason]


def test_every_statement_goes_to_the_table_of_its_role(book):
    rows = [
        statement("森林覆盖率"),
        statement("森林覆盖率", role="outcome", statement_id="demo-15fyp:9", status="final"),
    ]
    matched = match(book.tables["statements"].frame(rows), book)
    assert matched.targets["target_year"].tolist() == ["2030"]
    assert matched.outcomes["outcome_id"].tolist() == ["demo-15fyp:9"]
    assert list(matched.targets.columns) == book.tables["targets"].columns


def test_headings_of_groups_are_listed(book):
    rows = [
        {
            "doc_id": "demo-15fyp",
            "table": "t1",
            "row": "7",
            "label": "基本社会保险覆盖率",
            "flags": "group_header",
            "line": 8,
        },
        {"doc_id": "demo-15fyp", "table": "t1", "row": "8", "label": "森林覆盖率", "unit": "%", "line": 9},
    ]
    tables = book.tables["indicator_tables"].frame(rows)
    matched = match(book.tables["statements"].frame([]), book, tables)
    assert matched.unmatched[["statement_id", "reason"]].to_numpy().tolist() == [["demo-15fyp:t1.7", "group_header"]]


def test_names_of_the_list_are_unique_for_one_unit(book):
    """Every concept is found by its own name in its own unit."""
    for concept in book.indicators.values():
        kind = "growth_rate" if concept.indicator_id.endswith("_growth") else concept.kind
        name = concept.zh.replace("(美元)", "")
        assert find(name, concept.unit, book, kind).indicator_id == concept.indicator_id, concept.zh


def test_spellings_keep_what_the_parent_says():
    assert normalise("每千人口拥有三岁以下婴幼儿托位数") == normalise("每千人口3岁以下婴幼儿托位数量")
    assert spellings("每千人口拥有医护人员数/执业医师数")[-1] == "每千人执业医师"


@pytest.mark.parametrize(
    ("printed", "kind", "expected"),
    [
        ("研发投入经费每年增长", "growth_rate", "rd_expenditure_growth"),
        ("研发投入经费", "level", "rd_expenditure"),
        ("PM_{2.5} 年平均浓度", "level", "pm25"),
        ("新增高新技术企业", "count", None),
        ("累计新增规模以上工业企业", "count", None),
        ("财政收入", "level", None),
    ],
)
def test_word_order_and_additions(book, printed, kind, expected):
    unit = {"level": None, "count": "家", "growth_rate": "%"}[kind]
    assert find(printed, unit, book, kind=kind).indicator_id == expected


def test_words_in_another_order_are_of_one_concept_only(book):
    for (bag, _), ids in index_names(book).bags.items():
        assert len(ids) == 1
        assert len(bag) >= 6


def test_a_sum_over_years_is_no_yearly_figure(book):
    frame = pd.DataFrame(
        [
            statement("固定资产投资", "亿元", "cumulative", "outcome", origin="prose", year="2021-2025", line=1),
            statement("新增城镇就业", "万人", "cumulative", "outcome", origin="prose", year="2021-2025", line=2),
            statement("固定资产投资", "亿元", "level", "outcome", origin="prose", year="2025", line=3),
            statement("每万人口发明专利拥有量", "件", "cumulative", "outcome", year="2021-2025", line=4),
        ]
    ).assign(statement_id=[f"demo-15fyp:{number}" for number in range(4)])
    for column in ("upper", "base", "base_year", "attribute", "hardness", "section", "status"):
        frame[column] = pd.NA
    found = match(frame, book)
    assert found.outcomes["indicator_id"].fillna("").tolist() == [
        "", "urban_new_jobs", "fixed_investment", "invention_patents_per_10k",
    ]  # fmt: skip
    assert found.unmatched["reason"].tolist() == ["sum_of_years"]
