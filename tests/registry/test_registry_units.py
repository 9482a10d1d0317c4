"""Units: spellings, scale words, ratios."""

import pytest

from analysis import registry


@pytest.fixture
def find(invented):
    return registry.load(invented.path).find_unit


@pytest.mark.parametrize(
    ("text", "unit", "base", "factor"),
    [
        ("亿元", "亿元", "元", 1e8),
        (" （亿元） ", "亿元", "元", 1e8),
        ("单位：亿元", "亿元", "元", 1e8),
        ("亿元人民币", "亿元", "元", 1e8),
        ("块", "元", "元", 1),
        ("％", "%", "%", 1),
        ("‰", "‰", "%", 0.1),
        ("千万元", "千万元", "元", 1e7),
        ("万亿元", "万亿元", "元", 1e12),
        ("百亿元", "百亿元", "元", 1e10),
        ("万T", "万吨", "吨", 1e4),
        ("万名", "万人", "人", 1e4),
        ("m^{3}", "立方米", "立方米", 1),
        ("m³", "立方米", "立方米", 1),
        ("吨／万元", "吨/万元", "吨/元", 1e-4),
        ("万元每人", "万元/人", "元/人", 1e4),
        ("件/万人口", "件/万人", "个/人", 1e-4),
        ("元/吨", "元/吨", "元/吨", 1),
    ],
)
def test_a_printed_unit_is_found(find, text, unit, base, factor):
    found = find(text)
    assert (found.unit, found.base) == (unit, base)
    assert found.factor == pytest.approx(factor)


@pytest.mark.parametrize("text", ["", "万", "亿", "斗", "元/斗", "/人", "元/", "元元", "公元"])
def test_what_is_no_unit_is_not_found(find, text):
    assert find(text) is None


def test_a_ratio_keeps_both_dimensions(find):
    assert find("吨/万元").dimension == "mass/money"


def test_every_unit_of_the_project_is_worth_something_in_its_base():
    reg = registry.load()
    for unit in reg.units.values():
        assert reg.find_unit(unit.unit) == unit
        assert unit.factor > 0


@pytest.mark.parametrize(
    ("one", "many", "other"),
    [
        ("公顷", 15, "亩"),
        ("平方公里", 100, "公顷"),
        ("万吨", 2e7, "斤"),
        ("亿千瓦时", 1e5, "兆瓦时"),
        ("天", 24, "小时"),
    ],
)
def test_units_of_the_project_convert_exactly(one, many, other):
    reg = registry.load()
    a, b = reg.find_unit(one), reg.find_unit(other)
    assert a.base == b.base
    assert a.factor / b.factor == pytest.approx(many, rel=1e-12)
