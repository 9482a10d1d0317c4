"""Industries: printed names, joined names, segments."""

import pytest

from analysis import registry


@pytest.fixture
def reg(invented):
    invented.add("industries", ["spice", "香料", "Spices", "", "", "食品", "", "invented"])
    invented.add("industries", ["tea", "茶", "Tea", "", "", "食品", "", "invented"])
    invented.add("industries", ["copper-b", "铜加工", "Copper", "spice", "", "", "", "invented"])
    return registry.load(invented.path)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("金属", ["metal"]),
        ("金属产业", ["metal"]),
        ("香料产业", ["spice"]),
        ("金 属", ["metal"]),
        ("食品", ["spice", "tea"]),
        ("金属、茶", ["metal", "tea"]),
        ("香料和茶产业", ["spice", "tea"]),
        ("金属、木材", []),
        ("木材", []),
        ("", []),
    ],
)
def test_find_industries(reg, name, ids):
    assert [industry.industry_id for industry in reg.find_industries(name)] == ids


def test_a_segment_is_found_under_its_industry(reg):
    assert [industry.industry_id for industry in reg.find_industries("铜加工", "metal")] == ["copper"]
    assert len(reg.find_industries("铜加工")) == 2
