import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.tables.cell_values import UnknownWording, is_missing
from analysis.extraction.tables.cells import parse_cell


@pytest.mark.parametrize(
    ("text", "comparator", "lower", "upper", "unit"),
    [
        ("12.5", "eq", "12.5", "", ""),
        ("1,234.5", "eq", "1234.5", "", ""),
        ("90%", "eq", "90", "", "%"),
        ("９０％", "eq", "90", "", "%"),
        ("-0.6", "eq", "-0.6", "", ""),
        ("≥94.1", "ge", "94.1", "", ""),
        ("95以上", "ge", "95", "", ""),
        ("95 以上", "ge", "95", "", ""),
        ("> 95", "gt", "95", "", ""),
        ("超20%", "gt", "20", "", "%"),
        ("＜5.5", "lt", "", "5.5", ""),
        ("≤5以内", "le", "", "5", ""),
        ("5.8 以内", "le", "", "5.8", ""),
        ("控制在4.5%以内", "le", "", "4.5", "%"),
        ("不低于300", "ge", "300", "", ""),
        ("不高于12", "le", "", "12", ""),
        ("8%左右", "around", "8", "", "%"),
        ("约30", "around", "30", "", ""),
        ("接近70", "around", "70", "", ""),
        ("7—8", "range", "7", "8", ""),
        ("6.5-7%", "range", "6.5", "7", "%"),
        ("保持100", "hold", "100", "", ""),
        ("全省第5位", "eq", "5", "", "位"),
        ("全省前三", "le", "", "3", "位"),
        ("Ⅲ类", "eq", "3", "", "类"),
        ("翻一番", "eq", "1", "", "番"),
        ("完成省定目标", "delegated", "", "", ""),
        ("已完成省下达任务", "delegated", "", "", ""),
        ("以省下达目标为准", "delegated", "", "", ""),
        ("达到国家要求", "delegated", "", "", ""),
        ("高于GDP增长", "direction", "", "", ""),
        ("与GDP增长同步", "direction", "", "", ""),
        ("不高于全省平均水平", "direction", "", "", ""),
        ("高于全国0.7个百分点", "direction", "", "", ""),
        ("稳步提高", "direction", "", "", ""),
        ("保持稳定", "hold", "", "", ""),
    ],
)
def test_a_cell_has_one_value(text: str, comparator: str, lower: str, upper: str, unit: str) -> None:
    (value,) = parse_cell(text)
    assert (value.comparator, value.lower, value.upper, value.unit) == (comparator, lower, upper, unit)


@pytest.mark.parametrize("text", ["", "—", "——", "/", "－", "...", "无", "暂无数据", " — "])
def test_a_cell_without_a_value(text: str) -> None:
    assert parse_cell(text) == ()
    assert is_missing(text)


@pytest.mark.parametrize("text", ["[7.5]", "〔7.5〕", "【7.5】", "［7.5］", "[ 7.5 ]"])
def test_all_square_brackets_are_one(text: str) -> None:
    (value,) = parse_cell(text)
    assert (value.bracketed, value.lower) == (True, "7.5")


def test_a_bound_inside_brackets() -> None:
    (value,) = parse_cell("[≤5.5]")
    assert (value.bracketed, value.comparator, value.upper) == (True, "le", "5.5")


@pytest.mark.parametrize(("text", "marks"), [("63.3*", "*"), ("63.3∗", "*"), ("63.3＊", "*"), ("9#", "#"), ("9", "")])
def test_marks_are_kept_apart(text: str, marks: str) -> None:
    (value,) = parse_cell(text)
    assert value.marks == marks


def test_words_of_growth_and_year() -> None:
    (annual,) = parse_cell("年均5.5左右")
    assert (annual.growth, annual.comparator, annual.hardness) == ("annual", "around", ("左右",))
    (dated,) = parse_cell("21.5（2024年）")
    assert (dated.year, dated.lower) == ("2024", "21.5")
    (expected,) = parse_cell("预计95")
    assert expected.estimate
    (falling,) = parse_cell("累计下降14%")
    assert (falling.growth, falling.falling) == ("cumulative", True)


def test_several_values_in_one_cell() -> None:
    level, growth = parse_cell("19428.78，年均增速4.8%")
    assert (level.lower, growth.lower, growth.growth) == ("19428.78", "4.8", "annual")
    assert [value.lower for value in parse_cell("8358/244")] == ["8358", "244"]
    assert [(value.lower, value.unit) for value in parse_cell("10.2:40.1:49.7")] == [
        ("10.2", "%"),
        ("40.1", "%"),
        ("49.7", "%"),
    ]


@pytest.mark.parametrize(
    "text", ["力拼四百七", "优秀偏上", "共计90", "单位产出能耗", "国控断面 90.9", "达到很高的水准", "5万多一点"]
)
def test_unknown_wording_raises(text: str) -> None:
    with pytest.raises(UnknownWording, match="found"):
        parse_cell(text)


@given(st.text(alphabet="0123456789.%[]以上内年均约达完成省目标—至≥<,，/ *()（）", max_size=40))
def test_no_cell_breaks_the_reader(text: str) -> None:
    try:
        values = parse_cell(text)
    except UnknownWording:
        return
    for value in values:
        assert value.comparator in {"eq", "ge", "gt", "le", "lt", "around", "range", "hold", "direction", "delegated"}
        assert (value.comparator == "range") == bool(value.lower and value.upper)
