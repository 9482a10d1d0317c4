"""Wording, the numbers: log-odds, likeness, alignment, hardness and attention against figures worked out by hand."""

import math
from itertools import combinations

import numpy as np
import pytest

from analysis.comparison.tones import wording_class
from analysis.comparison.wording import (
    alignment,
    attention,
    hardness,
    keyness,
    log_odds,
    order_check,
    text_likeness,
)
from analysis.comparison.wording.alignment import ordered_pairs
from analysis.comparison.wording.keyness import likelihood_ratio
from analysis.comparison.wording.vectors import cosine, jensen_shannon_likeness, sublinear

TONES = {"确保": "hard", "左右": "soft", "力争": "contested"}


@pytest.fixture
def counts(reg):
    def make(*rows):
        names = ("doc_id", "section", "term", "count", "paragraphs")
        return reg.tables["term_counts"].frame(dict(zip(names, row, strict=True)) for row in rows)

    return make


def test_log_odds_by_hand():
    a, b = np.array([30.0, 10.0, 60.0]), np.array([10.0, 30.0, 60.0])
    odds, z = log_odds(a, b, a + b, 10)
    # alpha = 10 * 40 / 200 = 2: ln(32 / 78) - ln(12 / 98)
    expected = math.log(32 / 78) - math.log(12 / 98)
    assert odds[0] == pytest.approx(expected)
    assert z[0] == pytest.approx(expected / math.sqrt(1 / 32 + 1 / 12))
    assert odds[1] == pytest.approx(-expected)
    assert (odds[2], z[2]) == (0, 0)


def test_a_heavier_prior_shrinks_the_ratio_more():
    a, b = np.array([3.0, 997.0]), np.array([0.0, 1000.0])
    scores = [log_odds(a, b, a + b, prior)[0][0] for prior in (10, 100, 5000)]
    assert scores[0] > scores[1] > scores[2] > 0


def test_likelihood_ratio_by_hand():
    found = likelihood_ratio(np.array([20.0, 80.0]), np.array([5.0, 95.0]))
    assert found[0] == pytest.approx(2 * (20 * math.log(20 / 12.5) + 5 * math.log(5 / 12.5)))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [([2, 4], [1, 2], 1.0), ([1, 0], [0, 1], 0.0), ([1, 0], [1, 1], 1 - 0.311278)],
)
def test_jensen_shannon_likeness(a, b, expected):
    assert jensen_shannon_likeness(np.array(a), np.array(b)) == pytest.approx(expected, abs=1e-6)


def test_empty_vectors_have_no_likeness():
    empty, full = np.zeros(2), np.ones(2)
    assert np.isnan(jensen_shannon_likeness(empty, full)) and np.isnan(cosine(empty, full))


def test_sublinear_counts():
    assert sublinear(np.array([0, 1, math.e])).tolist() == pytest.approx([0, 1, 2])


def test_likeness_needs_two_documents_and_survives_no_shared_word(reg, counts):
    pairs = reg.tables["text_pairs"].frame([])
    assert text_likeness(counts(("west", 1, "产业", 2, 1)), pairs, reg).empty
    found = text_likeness(counts(("west", 1, "产业", 2, 1), ("east", 1, "民生", 1, 1)), pairs, reg).iloc[0]
    assert (found["cosine"], found["jensen_shannon"]) == (0, 0)
    assert (found["doc_a"], found["doc_b"]) == ("east", "west")


def test_a_document_without_words_has_missing_likeness(reg, counts):
    known = {"doc_a": "east", "doc_b": "west", "trigram_cosine": 0, "shared": 0, "shared_without": 0}
    pairs = reg.tables["text_pairs"].frame([known])
    found = text_likeness(counts(("west", 1, "产业", 2, 1)), pairs, reg)
    assert found["cosine"].isna().tolist() == [True]


def test_alignment_takes_the_best_assignment_not_the_best_of_each_row(reg, counts):
    # Both sections of the first speak of 产业, but one speaks of nothing else.
    found = alignment(
        counts(
            ("east", 1, "产业", 5, 1), ("east", 2, "产业", 5, 1), ("east", 2, "民生", 5, 1), ("east", 2, "教育", 5, 1),
            ("west", 1, "产业", 5, 1), ("west", 2, "民生", 5, 1), ("west", 0, "序言", 9, 1),
        ),
        reg,
    )
    chosen = found[found["assigned"] == "yes"]
    assert list(zip(chosen["section_a"], chosen["section_b"], strict=True)) == [(1, 1), (2, 2)]
    assert len(found) == 4  # text ahead of the first section takes no part
    assert found["cosine"].tolist() == pytest.approx([1, 0, 1 / math.sqrt(3), 1 / math.sqrt(3)], abs=1e-4)


def largest_in_order(table):
    rows, columns = table.shape
    return max(
        sum(table[i, j] for i, j in zip(left, right, strict=True))
        for size in range(min(rows, columns) + 1)
        for left in combinations(range(rows), size)
        for right in combinations(range(columns), size)
    )


@pytest.mark.parametrize("shape", [(1, 1), (1, 5), (3, 3), (4, 6), (6, 4), (5, 5)])
def test_ordered_pairs_reach_the_largest_sum_and_never_cross(shape):
    for seed in range(20):
        table = np.random.default_rng(seed).random(shape).round(1)
        found = sorted(ordered_pairs(table))
        assert sum(table[i, j] for i, j in found) == pytest.approx(largest_in_order(table))
        assert all(a < c and b < d for (a, b), (c, d) in combinations(found, 2))


def test_sections_without_a_shared_word_are_not_matched_in_order():
    assert ordered_pairs(np.zeros((2, 3))) == set()
    assert ordered_pairs(np.zeros((0, 3))) == set()


def test_the_order_check_tells_swapped_chapters(reg, counts):
    # The two documents treat the same three subjects, the second the first two in the other order.
    swapped = alignment(
        counts(
            *(("east", i, word, 5, 1) for i, word in enumerate(("产业", "民生", "教育"), 1)),
            *(("west", i, word, 5, 1) for i, word in enumerate(("民生", "产业", "教育"), 1)),
        ),
        reg,
    )
    (row,) = order_check(swapped).to_dict("records")
    assert (row["matched"], row["in_order"], row["both"]) == (3, 2, 2)
    assert row["kept"] == pytest.approx(2 / 3, abs=1e-4)
    assert order_check(alignment(counts(("east", 1, "产业", 5, 1)), reg)).empty


def test_keyness_leaves_out_places_and_words_of_few_paragraphs(reg, counts):
    found = keyness(
        counts(
            ("east", 1, "粮食", 30, 9), ("east", 1, "岳阳", 40, 9), ("east", 1, "孤例", 40, 2),
            ("east", 1, "产业", 50, 9), ("west", 1, "港口", 30, 9), ("west", 1, "产业", 50, 9),
        ),
        reg,
    )
    assert found["term"].tolist() == ["粮食", "产业", "港口"]
    assert found["z_500"].tolist() == sorted(found["z_500"], reverse=True)
    assert found["log2_ratio"].isna().tolist() == [True, False, True]


def test_keyness_of_one_document_is_empty(reg, counts):
    assert keyness(counts(("east", 1, "粮食", 30, 9)), reg).empty


@pytest.mark.parametrize(
    ("comparator", "words", "expected"),
    [
        ("ge", None, "hard"), ("ge", "力争", "contested"), ("ge", "确保;力争", "hard"), ("eq", "力争;左右", "soft"),
        ("around", "确保", "soft"), ("range", None, "soft"), ("hold", "确保", None), ("delegated", None, None),
    ],
)
def test_classes_of_wording(comparator, words, expected):
    assert wording_class(comparator, words, TONES) == expected


def test_hardness_has_the_wilson_interval_and_both_codings(reg, target, targets):
    rows = [target(f"west:{i}") for i in range(19)]
    rows += [target(f"west:s{i}", comparator="around", origin="prose") for i in range(5)]
    rows += [target(f"west:c{i}", hardness="力争", origin="prose") for i in range(2)]
    found = hardness(targets(*rows), reg.tables["paragraphs"].frame([]), reg)
    main = found[(found["scope"] == "document") & (found["coding"] == "contested_soft")].set_index("basis")
    # methods: proportion_confint(19, 26), Wilson .539-.863
    assert main.loc["targets", ["wilson_low", "wilson_high"]].tolist() == pytest.approx([0.539, 0.863], abs=1e-3)
    assert (main.loc["prose", "hard"], main.loc["prose", "soft"]) == (0, 7)
    strict = found[(found["scope"] == "tier") & (found["coding"] == "contested_hard") & (found["basis"] == "targets")]
    assert strict["hard"].tolist() == [21]


def test_hardness_of_a_tier_is_told_by_years(reg, target, targets):
    rows = [target("west:1"), target("east:1", comparator="around"), target("opinion:1"), target("opinion:2")]
    found = hardness(targets(*rows), reg.tables["paragraphs"].frame([]), reg)
    found = found[(found["basis"] == "targets") & (found["coding"] == "contested_soft")]
    by_years = found[found["scope"] == "tier_years"].set_index(["name", "years"])
    assert by_years[["hard", "soft"]].apply(tuple, axis=1).to_dict() == {
        ("地级市", "2024-2026"): (2, 0), ("地级市", "2026-2030"): (1, 1),
    }  # fmt: skip
    whole = found[found["scope"] == "tier"]
    assert whole["years"].isna().all() and whole["hard"].tolist() == [3]


def test_hardness_without_a_hard_or_soft_target_is_missing(reg, target, targets):
    found = hardness(targets(target("west:1", comparator="hold")), reg.tables["paragraphs"].frame([]), reg)
    assert found["share"].isna().all() and found["wilson_low"].isna().all() and len(found)


def test_attention_counts_per_10000_characters(reg):
    row = {"doc_id": "west", "section": 1, "line": 1, "characters": 100, "hard": 0, "soft": 0, "contested": 0}
    paragraphs = reg.tables["paragraphs"].frame(
        row | {"paragraph": i, "themes": "rural=1" if i else "rural=1;ecology=3"} for i in range(4)
    )
    found = attention(paragraphs, reg).set_index("theme")
    assert found.loc["rural", ["per_10000", "low", "high"]].tolist() == [100, 100, 100]
    assert found.loc["ecology", "per_10000"] == 75
    assert found.loc["ecology", "low"] == 0 < 75 < found.loc["ecology", "high"]
    assert found.loc["party", "mentions"] == 0
    assert attention(paragraphs, reg).equals(attention(paragraphs, reg))
    assert attention(paragraphs.head(0), reg).empty
