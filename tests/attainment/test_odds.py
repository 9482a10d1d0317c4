"""Met against missed by group: separation, stated minima, and what is never done."""

import numpy as np
import pandas as pd
import pytest

from analysis.attainment import contrast, odds
from analysis.attainment.results import Provenance

SOURCE = Provenance("main", "none")


def groups(column="category", **counts):
    """Rows of groups given as (met, missed)."""
    rows = [
        {column: name, "met": met} for name, (hit, miss) in counts.items() for met in ["met"] * hit + ["missed"] * miss
    ]
    frame = pd.DataFrame(rows, dtype="string")
    other = "attribute" if column == "category" else "category"
    return frame.assign(plan="demo:t1", **{other: pd.array([pd.NA] * len(frame), dtype="string")})


def test_a_group_that_met_all_has_a_finite_odds_ratio():
    found = odds.met_by_group(groups("attribute", 约束性=(11, 0), 预期性=(9, 6)), "attribute")
    binding = found.table().set_index("group").loc["约束性"]
    assert binding["odds_ratio"] == pytest.approx((11.5 / 0.5) / (9.5 / 6.5))
    assert 1 < binding["low"] < binding["odds_ratio"] < binding["high"] < np.inf
    assert found.p == pytest.approx(0.01678, abs=1e-4)
    total = found.table()
    assert (total["rate"] * total["judged"]).sum() == pytest.approx(20)
    assert "not assigned at random" in found.sentence("en")
    assert "11/11" in found.sentence("zh")


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"甲": (3, 2), "乙": (2, 2)}, "at least 10 are needed"),
        ({"甲": (9, 9)}, "fewer than two groups"),
        ({"甲": (9, 9), "乙": (1, 1)}, "fewer than two groups"),
        ({"甲": (6, 0), "乙": (6, 0)}, "all evaluable targets were met"),
        ({"甲": (0, 6), "乙": (0, 6)}, "or all missed"),
        ({"甲": (2, 2), "乙": (2, 2), "丙": (3, 3), "丁": (2, 3)}, "19 evaluable rows in 4 groups; at least 24"),
    ],
)
def test_refused_in_clear_words(counts, words):
    found = odds.met_by_group(groups(**counts), "category")
    assert found.p is None
    assert words in found.sentence("en")
    assert "未检验" in found.sentence("zh")
    assert found.outcome().p is None
    assert found.table()["note"].str.contains(words).all()


def test_a_small_group_is_left_out_and_named():
    found = odds.met_by_group(groups(甲=(6, 2), 乙=(2, 6), 丙=(2, 0)), "category")
    assert found.left_out == ("丙",)
    assert found.n == 16
    assert "丙" in found.sentence("en")


def test_an_attribute_that_is_not_printed_is_refused():
    found = odds.met_by_group(groups(甲=(6, 6)), "attribute")
    assert "not printed" in found.sentence("en")


@pytest.mark.parametrize("counts", [((2, 0), (1, 0)), ((4, 0), (3, 1)), ((9, 9), (2, 0))])
def test_a_binding_contrast_of_few_rows_is_refused(counts):
    frame = groups("attribute", 约束性=counts[0], 预期性=counts[1])
    found = contrast.binding_contrast(frame, SOURCE)
    assert found.p is None
    assert "at least 10 and 3 are needed" in found.sentence("en")
