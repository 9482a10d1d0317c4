"""Incidence at two levels, and what changed between two vintages."""

import pandas as pd
import pytest

from analysis.layout.change import change, unmatched_places
from analysis.layout.incidence import incidence, matrix, vintages


def kinds(table, level):
    rows = table[table["level"] == level]
    return {(row.place_id, row.industry_key): row.change for row in rows.itertuples()}


def test_vintages_are_years_of_issue_and_stay_apart(registry):
    assert vintages(["old", "new", "next"], registry) == {"old": "2022", "new": "2024", "next": "2024"}


def test_two_documents_of_one_place_and_year_keep_their_ids(registry):
    from dataclasses import replace

    documents = {**registry.documents, "again": replace(registry.documents["new"], doc_id="again")}
    names = vintages(["new", "again"], replace(registry, documents=documents))
    assert names == {"new": "2024 new", "again": "2024 again"}


def test_first_level_splits_joint_ids_and_keeps_the_unknown(registry, layouts):
    marks = incidence(layouts, registry)
    new = marks[(marks["vintage"] == "2024") & (marks["place_id"] == "990121")]
    assert set(zip(new["role"], new["industry_key"], strict=True)) == {
        ("leading", "tea"),
        ("characteristic", "ships"),
        ("characteristic", "tea"),
    }
    unknown = marks[marks["industry_key"] == "未登记产业"]
    assert len(unknown) == 1 and unknown["industry_id"].isna().all() and unknown["line"].tolist() == [2]


def test_a_printed_list_of_known_industries_stands_for_each(registry, layouts):
    rows = layouts.iloc[[3]].assign(industry="茶叶、船舶")
    assert incidence(rows, registry)["industry_key"].tolist() == ["tea", "ships"]
    assert incidence(rows.assign(industry="茶叶、汽车"), registry)["industry_key"].tolist() == ["茶叶、汽车"]


def test_second_level_finds_a_segment_below_its_own_industry(registry, layouts):
    marks = incidence(layouts, registry, level=2)
    keys = marks[marks["vintage"] == "2022"].groupby("place_id")["industry_key"].agg(set).to_dict()
    assert keys["990121"] == {"green-tea", "tea-care", "ships"}
    assert keys["zone"] == {"care"} and keys["990102"] == {"tea"}
    assert "白茶" in set(marks["industry_key"])


def test_prose_marks_are_told_apart(registry, layouts):
    prose = pd.DataFrame(
        {
            "doc_id": ["new", "new"],
            "place_id": ["990121", None],
            "place": ["东山县", "某地"],
            "role": ["project", "key"],
            "industry": ["船舶", "茶业"],
            "industry_id": ["ships", "tea"],
            "line": [9, 10],
        }
    ).astype({"industry_id": "string"})
    marks = incidence(layouts, registry, prose=prose)
    assert marks["origin"].value_counts().to_dict()["prose"] == 1
    assert marks[marks["origin"] == "prose"]["role"].tolist() == ["project"]


def test_matrix_is_ordered_and_complete(registry, layouts):
    marks = incidence(layouts, registry)
    table = matrix(marks[marks["vintage"] == "2022"], registry)
    assert table.columns.tolist() == ["tea", "ships", "未登记产业"]
    assert table.loc["zone"].tolist() == [False, True, False] and table.dtypes.eq(bool).all()


def test_a_rename_is_not_a_change(registry, layouts):
    found = kinds(change(layouts, registry), 1)
    assert found[("990122", "ships")] == "moved" and found[("990122", "未登记产业")] == "dropped"
    assert found[("zone", "ships")] == "dropped" and found[("zone", "tea")] == "added"
    assert found[("990121", "ships")] == "renamed" and found[("990121", "tea")] == "moved"


def test_segments_change_below_a_kept_industry(registry, layouts):
    found = kinds(change(layouts, registry), 2)
    assert found[("990121", "green-tea")] == "renamed"
    assert found[("990121", "白茶")] == "added" and found[("990121", "tea-care")] == "dropped"


def test_a_place_that_one_vintage_lacks_is_listed_and_not_dropped(registry, layouts):
    assert "990102" not in set(change(layouts, registry)["place_id"])
    assert unmatched_places(layouts, registry)["place_id"].tolist() == ["990102"]


def test_a_renamed_place_keeps_both_names(registry, layouts):
    zone = change(layouts, registry).query("place_id == 'zone'").iloc[0]
    assert (zone["place_from"], zone["place_to"]) == ("新区", "临港新城")


@pytest.mark.parametrize("keep", [[], ["old"]])
def test_without_two_vintages_there_is_no_change(keep, registry, layouts):
    assert change(layouts[layouts["doc_id"].isin(keep)], registry).empty
    assert unmatched_places(layouts[layouts["doc_id"].isin(keep)], registry).empty
