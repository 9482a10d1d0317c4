"""Targets side by side: periods, units, what is left out, absences and agreement."""

from dataclasses import replace

import pytest

from analysis.comparison import absences, indicator_agreement, side_by_side
from analysis.comparison.agreement import jaccard
from analysis.comparison.aims import aims
from analysis.comparison.plans import five_year_period, period_of_target


def unmatched(reg, *rows):
    return reg.tables["unmatched"].frame(rows)


def test_periods_follow_the_document_before_the_calendar(entry):
    document = entry("odd", "430600", "2023-2027")
    assert period_of_target(None, document) == (2023, 2027)
    assert period_of_target(2025, document) == (2023, 2027)
    assert period_of_target(2020, document) == (2016, 2020)
    assert period_of_target(2035, document) is None
    annual = entry("annual", "430000", "2026", "work_report")
    assert period_of_target(2030, annual) == (2026, 2030)
    assert period_of_target(2035, annual) is None
    assert five_year_period(2026) == (2026, 2030)


def test_units_are_made_equal_and_printed_digits_stay(reg, target, targets):
    rows = side_by_side(
        targets(target("west:1"), target("east:1", lower="12000000", unit="万元")), reg
    ).rows
    assert list(rows["lower"]) == ["1000", "12000000"]
    assert list(rows["value"]) == pytest.approx([1000.0, 1200.0])
    assert set(rows["value_unit"]) == {"亿元"}


def test_a_cap_is_the_value_and_a_range_keeps_both_ends(reg, target, targets):
    rows = side_by_side(
        targets(
            target("west:1", comparator="le", lower=None, upper="900"),
            target("east:1", comparator="range", lower="800", upper="900"),
        ),
        reg,
    ).rows
    assert list(rows["value"]) == [900, 800]
    assert rows["value_upper"].isna().tolist() == [True, False]


def test_change_per_year_is_compound_for_levels_and_in_points_for_shares(reg, target, targets):
    rows = side_by_side(
        targets(
            target("west:1", base="1000", lower="1610.51", base_year="2025"),
            target("west:2", indicator_id="urbanisation_rate", kind="share", unit="%", base="60", lower="65",
                   base_year="2025"),
            target("east:1", base="0", base_year="2025"),
        ),
        reg,
    ).rows.set_index("target_id")
    assert rows.loc["west:1", "change_per_year"] == pytest.approx(10, abs=1e-3)
    assert (rows.loc["west:2", "change_per_year"], rows.loc["west:2", "change_unit"]) == (1.0, "百分点/年")
    assert rows["change_per_year"].isna()["east:1"]


def test_every_target_is_shown_or_left_out_with_a_reason(reg, target, targets):
    found_targets = targets(
        target("west:1"),
        target("west:2", origin="prose"),
        target("west:3", origin="prose", lower="1100"),
        target("west:4", place_id="430621"),
        target("west:5", indicator_id=None),
        target("west:6", target_year="2035"),
        target("east:1", unit="公里"),
    )
    result = side_by_side(found_targets, reg)
    reasons = dict(zip(result.left_out["target_id"], result.left_out["reason"], strict=True))
    assert list(result.rows["target_id"]) == ["west:1"]
    assert reasons == {
        "west:2": "repeated", "west:3": "other_value", "west:4": "part_of_place", "west:5": "no_concept",
        "west:6": "after_the_plan", "east:1": "unit_differs",
    }
    assert result.left_out.set_index("target_id").loc["west:3", "kept"] == "west:1"


def test_of_two_editions_the_one_issued_last_speaks_and_the_draft_is_named(reg, entry, target, targets):
    # The draft comes first by its id, and says it in a table.
    draft = entry("a-draft", "430600", "2026-2030", issued="2025-06-01")
    both = replace(reg, documents={**reg.documents, "a-draft": draft})
    own = {"doc_id": "a-draft", "place_id": "430600"}
    rows = targets(
        target("west:1", lower="1000", origin="prose"),
        target("west:9", **own) | {"target_id": "a-draft:1", "lower": "1200"},
        target("west:9", **own) | {"target_id": "a-draft:2", "indicator_id": "gdp_growth", "kind": "growth_rate",
                                   "unit": "%", "lower": "6"},
    )
    result = side_by_side(rows, both)
    # What only the draft has still stands there.
    assert sorted(result.rows["target_id"]) == ["a-draft:2", "west:1"]
    assert result.left_out[["target_id", "reason", "kept"]].to_numpy().tolist() == [
        ["a-draft:1", "other_edition", "west:1"]
    ]
    assert len(result.plans) == 1
    assert next(aim.row["target_id"] for aim in aims(rows, both)) == "west:1"


def test_a_range_stands_beside_a_point_with_both_ends(reg, target, targets):
    rate = {"indicator_id": "gdp_growth", "kind": "growth_rate", "unit": "%"}
    rows = side_by_side(targets(
        target("west:1", **rate, comparator="range", lower="5", upper="5.5"), target("east:1", **rate, lower="6")
    ), reg).rows.set_index("target_id")
    assert rows.loc["west:1", ["value", "value_upper"]].tolist() == [5, 5.5]
    assert rows.loc["east:1", "value"] == 6 and rows["value_upper"].isna().tolist() == [False, True]


def test_a_target_without_a_year_is_one_of_its_document(reg, target, targets):
    result = side_by_side(targets(target("west:1", target_year=None, year_basis="implied")), reg)
    assert result.rows["plan_id"].tolist() == ["430600:2026-2030"] and result.left_out.empty


def test_one_plan_alone_is_shown_without_pairs(reg, target, targets):
    result = side_by_side(targets(target("west:1")), reg)
    assert len(result.rows) == 1 and indicator_agreement(result.rows, reg).empty
    assert absences(result, targets(target("west:1")), reg.tables["unmatched"].frame([]), reg).empty


def test_a_target_without_number_stands_side_by_side(reg, target, targets):
    rows = side_by_side(targets(target("west:1", comparator="direction", lower=None, unit=None)), reg).rows
    assert rows["value"].isna().all() and len(rows) == 1


def test_an_annual_document_is_marked(reg, target, targets):
    result = side_by_side(targets(target("year:1", target_year="2026"), target("west:1")), reg)
    assert dict(zip(result.rows["plan_id"], result.rows["yearly"], strict=True)) == {
        "430600:2026-2030": "no", "430681:2026": "yes",
    }
    assert list(result.plans["kind"]) == ["five_year_plan", "action_plan"]


def test_absences_name_their_reason(reg, target, targets):
    found_targets = targets(
        target("west:1"),
        target("west:2", indicator_id="urbanisation_rate", kind="share", unit="%", lower="65"),
        target("west:3", indicator_id="forest_coverage", kind="share", unit="%", lower="45"),
        target("east:1", indicator_id="urbanisation_rate_registered", kind="share", unit="%", lower="50"),
        target("west:4", indicator_id="income_growth", kind="growth_rate", unit="%", lower="6"),
        target("east:3", indicator_id="income", unit="元", lower="50000"),
        target("east:2", indicator_id="gdp", place_id="430921"),
        target("east:9", indicator_id=None),
        target("year:1", target_year="2025"),
    )
    lost = unmatched(
        reg,
        {"doc_id": "east", "statement_id": "east:9", "origin": "prose", "subject": "林木覆盖", "reason": "ambiguous",
         "candidates": "forest_coverage", "line": 3},
    )
    result = side_by_side(found_targets, reg)
    found = absences(result, found_targets, lost, reg)
    east = found[found["plan_id"] == "430900:2026-2030"].set_index("indicator_id")
    assert east["reason"].to_dict() == {
        "gdp": "other_scope", "urbanisation_rate": "other_definition", "forest_coverage": "other_name",
        "income_growth": "other_measure",
    }
    completed = found[found["plan_id"] == "430681:2021-2025"]
    assert set(completed["reason"]) == {"own_document_missing"}
    assert east["evidence"].dropna().to_dict() == {
        "gdp": "east:2", "urbanisation_rate": "east:1", "forest_coverage": "east:9",
        "income_growth": "east:3",
    }


def test_nothing_shared_gives_no_error(reg, target, targets):
    empty = side_by_side(targets(), reg)
    assert len(empty.rows) == 0
    assert len(absences(empty, targets(), unmatched(reg), reg)) == 0
    assert len(indicator_agreement(empty.rows, reg)) == 0


def test_agreement_counts_both_sides(reg, target, targets):
    found_targets = targets(
        target("west:1"), target("east:1"),
        target("east:2", indicator_id="forest_coverage", kind="share", unit="%"),
    )
    row = indicator_agreement(side_by_side(found_targets, reg).rows, reg).iloc[0]
    assert (row["both"], row["only_a"], row["only_b"], row["jaccard"]) == (1, 0, 1, 0.5)
    assert jaccard(set(), set()) is None


def test_in_a_plan_for_one_year_the_main_text_speaks_before_its_annexes(reg, target, targets):
    main = {"origin": "prose", "target_year": "2026", "year_basis": "implied", "line": 41}
    annex = main | {"lower": "7", "year_basis": "stated", "line": 335}
    rows = targets(target("year:2", **annex), target("year:1", **main))
    assert [aim.row["target_id"] for aim in aims(rows, reg)] == ["year:1", "year:2"]
    rows = targets(target("west:2", **annex | {"target_year": "2030"}), target("west:1", **main))
    assert [aim.row["target_id"] for aim in aims(rows, reg)] == ["west:2", "west:1"]
