"""Places: names, short forms, names with the parent in front, ambiguity."""

import pytest

from analysis import registry
from analysis.registry.places import short_form


@pytest.fixture
def reg(invented):
    return registry.load(invented.path)


@pytest.mark.parametrize(
    ("name", "within", "place_id"),
    [
        ("临水县", None, "990201"),
        ("临水", None, "990201"),
        ("旧北县", None, "990102"),
        ("甲州", None, "990100"),
        ("甲州", "990100", "990100"),
        ("甲州县", None, "990101"),
        ("甲州临港区", None, "port"),
        ("甲州市新港区", None, "port"),
        ("乙州新港区", None, "port-b"),
        ("东湖省甲州市北县", None, "990102"),
        ("新港区", "990200", "port-b"),
        ("东 湖 省", None, "990000"),
        ("新港区", None, None),
        ("北", None, None),
        ("临水县", "990100", None),
        ("甲州市临水县", None, None),
        ("西山县", None, None),
        ("", None, None),
    ],
)
def test_find_place(reg, name, within, place_id):
    found = reg.find_place(name, within)
    assert (found.place_id if found else None) == place_id


@pytest.mark.parametrize(
    ("name", "short"),
    [("安和县", "安和"), ("南县", None), ("青山自治州", "青山"), ("东部地区", "东部"), ("新港", None)],
)
def test_short_form(name, short):
    assert short_form(name) == short


def test_the_tree_can_be_walked(reg):
    assert [place.place_id for place in reg.ancestors("990102")] == ["990100", "990000"]
    assert [place.place_id for place in reg.children("990100")] == ["990101", "990102", "port"]
    with pytest.raises(KeyError):
        reg.ancestors("nowhere")
