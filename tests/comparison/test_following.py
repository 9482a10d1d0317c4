"""Ladder, drift and ambition: which targets are set against which, and what is said of them."""

import pytest

from analysis.comparison import ambition, amplification, drift, ladder, rank_agreement, side_by_side
from analysis.comparison.topics import Topic, topic_of

RATE = {"indicator_id": "gdp_growth", "subject": "地区生产总值增长", "kind": "growth_rate", "unit": "%"}
MONEY = {"indicator_id": None, "unit": "亿元"}


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("循环经济产值", Topic("industry", "circular")),
        ("港航物流产业集群", Topic("industry", "port-logistics")),
        ("现代农业及食品加工业总产值", Topic("industry", "agrifood")),
        ("园区亩均税收", Topic("wording", "园区亩均税收")),
    ],
)
def test_output_of_an_industry_is_found_under_its_names(reg, target, subject, expected):
    assert topic_of(target("west:1", subject=subject, **MONEY), reg) == expected


def test_a_count_of_an_industry_is_not_its_output(reg, target):
    row = target("west:1", indicator_id=None, subject="循环经济企业", kind="count", unit="家")
    assert topic_of(row, reg).kind == "wording"


def test_a_year_stands_beside_the_same_year_and_is_marked_beside_an_average(reg, target, targets):
    rows = ladder(
        targets(
            target("year:1", **RATE, lower="6", target_year="2026"),
            target("west:1", **RATE, lower="5.5"),
            target("report:1", **RATE, lower="5", target_year="2026"),
        ),
        reg,
    ).set_index(["target_id", "above_target_id"])
    assert rows.loc[("year:1", "report:1"), "amplified"] == "above"
    assert rows.loc[("year:1", "report:1"), "difference"] == 1
    assert rows.loc[("year:1", "west:1"), "beside"] == "other_years"
    assert rows["amplified"].isna()[("year:1", "west:1")]


def test_less_is_more_where_the_direction_says_so(reg, target, targets):
    jobless = {"indicator_id": "unemployment_surveyed", "kind": "share", "unit": "%", "comparator": "le", "lower": None}
    rows = ladder(
        targets(
            target("year:1", **jobless, upper="5", target_year="2026"),
            target("report:1", **jobless, upper="5.5", target_year="2026"),
        ),
        reg,
    )
    assert list(rows["amplified"]) == ["above"]


def test_of_a_range_the_end_that_must_be_reached_counts(reg, target, targets):
    rows = ladder(
        targets(
            target("year:1", **RATE, lower="5.5", target_year="2026"),
            target("report:1", **RATE, comparator="range", lower="4.5", upper="5", target_year="2026"),
        ),
        reg,
    )
    assert (rows["difference"].iloc[0], rows["amplified"].iloc[0]) == (1.0, "above")


def test_a_target_inside_the_range_above_is_within_it(reg, target, targets):
    rows = ladder(
        targets(
            target("year:1", **RATE, lower="5", target_year="2026"),
            target("report:1", **RATE, comparator="range", lower="4.5", upper="5", target_year="2026"),
        ),
        reg,
    )
    assert rows["amplified"].iloc[0] == "within" and rows.isna()["difference"].iloc[0]
    assert amplification(rows, reg)["within"].tolist() == [1]


def test_amounts_of_places_of_different_size_are_shown_but_not_judged(reg, target, targets):
    rows = ladder(
        targets(target("year:1", target_year="2026"), target("report:1", lower="50000", target_year="2026")), reg
    )
    assert len(rows) == 1 and rows["amplified"].isna().all() and rows["difference"].isna().all()


def test_amplification_counts_by_pair_of_tiers(reg, target, targets):
    rows = ladder(
        targets(
            target("year:1", **RATE, lower="6", target_year="2026"),
            target("report:1", **RATE, lower="5", target_year="2026"),
            target("west:1", **RATE, lower="5"),
            target("report:2", **RATE, lower="5.5", target_year="2030"),
        ),
        reg,
    )
    counts = amplification(rows, reg).set_index("tier")
    assert (counts.loc["市", "above"], counts.loc["地级市", "below"]) == (1, 1)
    assert 0 < counts.loc["市", "wilson_low"] < counts.loc["市", "share_above"] == 1


def test_ladder_of_nothing_is_empty(reg, targets):
    rows = ladder(targets(), reg)
    assert len(rows) == 0 and len(amplification(rows, reg)) == 0


def test_drift_names_what_the_later_document_makes_of_a_target(reg, target, targets, outcomes):
    before = [
        target("opinion:1", subject="港口物流产值", lower="3000", target_year="2026", **MONEY),
        target("opinion:2", subject="港口物流产值", lower="8000", target_year="2035", **MONEY),
        target("opinion:3", subject="循环经济产值", lower="400", target_year="2026", **MONEY),
        target("opinion:4", subject="医药健康产值", lower="600", target_year="2026", **MONEY),
        target("opinion:5", indicator_id="share_manufacturing", kind="share", unit="%", lower="33", target_year="2026"),
        target("opinion:6", indicator_id=None, subject="园区亩均税收", unit="万元", lower="27", target_year="2026"),
    ]
    after = [
        target("west:1", subject="现代物流业产值", lower="3000", **MONEY),
        target("west:2", subject="循环经济总产值", lower="500", **MONEY),
        target("west:6", indicator_id=None, subject="园区亩均税收", unit="万元", lower="25"),
    ]
    reached = target(
        "west:5", indicator_id="share_manufacturing", kind="share", unit="%", lower="27.1", target_year="2025"
    )
    rows = drift(targets(*before, *after), outcomes(reached), reg).set_index("statement_a")
    assert rows["change"].to_dict() == {
        "opinion:1": "postponed", "opinion:3": "raised", "opinion:4": "dropped", "opinion:5": "not_reached",
        "opinion:6": "lowered",
    }
    assert rows.loc["opinion:1", "year_b"] == 2030


def test_targets_that_a_completion_table_repeats_are_not_drift(reg, target, targets, outcomes):
    rows = drift(
        targets(
            target("opinion:1", **RATE, lower="7", target_year="2026"),
            target("west:1", **RATE, lower="9", target_year="2025"),
            target("west:2", indicator_id="income_growth", kind="growth_rate", unit="%", lower="6"),
        ),
        outcomes(),
        reg,
    )
    assert rows["change"].tolist() == ["dropped"]


def test_ambition_sets_required_beside_realised(reg, target, targets, outcomes):
    share = {"indicator_id": "urbanisation_rate", "kind": "share", "unit": "%"}
    rows = side_by_side(
        targets(
            target("west:1", **RATE, lower="5"),
            target("west:2", **share, lower="70", base="63", base_year="2025"),
            target("west:3", indicator_id="forest_coverage", kind="share", unit="%", lower="40", base="45",
                   base_year="2025"),
        ),
        reg,
    ).rows
    happened = outcomes(
        target("west:11", **RATE, lower="5.7", target_year="2021-2025"),
        target("west:12", **share, lower="60", target_year="2020"),
        target("west:13", **share, lower="63", target_year="2025"),
    )
    found = ambition(rows, happened, reg).set_index("indicator_id")
    assert found.loc["gdp_growth", "difference"] == pytest.approx(-0.7)
    assert found.loc["urbanisation_rate", "required"] == pytest.approx(1.4)
    assert found.loc["urbanisation_rate", "realised"] == pytest.approx(0.6)
    assert found.loc["forest_coverage", "looser"] == "yes"
    assert found["realised"].isna()["forest_coverage"]


def test_rank_agreement_needs_five_shared_concepts(reg, target, targets, outcomes):
    growth = ["gdp_growth", "income_growth", "retail_sales_growth", "budget_revenue_growth", "rd_expenditure_growth"]

    def plans(names):
        rows = [
            target(f"{doc}:{i}", indicator_id=name, kind="growth_rate", unit="%", lower=str(5 + i))
            for doc in ("west", "east")
            for i, name in enumerate(names)
        ]
        return rank_agreement(ambition(side_by_side(targets(*rows), reg).rows, outcomes(), reg), reg).iloc[0]

    full, short = plans(growth), plans(growth[:4])
    assert full["shared"] == 5 and full["spearman"] == pytest.approx(1)
    # Of the 120 orders of five only the same one and its mirror are as far from chance: 2/120.
    assert full["p"] == pytest.approx(2 / 120, abs=0.01)
    assert short["shared"] == 4 and short.isna()["spearman"]
