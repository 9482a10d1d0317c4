"""Missed indicators that the text names, and those that only the table shows."""

import pandas as pd
import pytest

from analysis.attainment.naming import named_misses


def verdicts(*rows):
    plain = {"doc_id": "demo", "scheme": "main", "outcome_source": "demo", "line": 9}
    return pd.DataFrame([{**plain, "subject": name, "indicator_id": name, "met": met} for name, met in rows])


def named(*concepts, opened="no"):
    rows = [{"doc_id": "demo", "indicator_id": concept, "open": opened, "line": 4} for concept in concepts]
    return pd.DataFrame(rows, columns=["doc_id", "indicator_id", "open", "line"])


@pytest.fixture
def compare(book):
    return lambda rows, names: named_misses(rows, names, "demo", book)


def test_named_and_not_named(compare):
    rows = verdicts(("gdp", "missed"), ("urbanisation_rate", "missed"), ("forest_coverage", "met"), ("income", "met"))
    result = compare(rows, named("gdp_growth", "forest_coverage", opened="yes"))
    status = dict(zip(result.rows["subject"], result.rows["status"], strict=True))
    assert status == {"gdp": "named", "urbanisation_rate": "not_named", "forest_coverage": "named_though_met"}
    assert result.rows["named_line"].tolist() == [4, pd.NA, 4]
    assert "1 of 2 missed indicators (its list ends in 等)" in result.sentence("en")
    assert "仅见于表格的有urbanisation_rate" in result.sentence("zh")


def test_a_share_is_not_named_by_its_level(compare):
    result = compare(verdicts(("share_manufacturing", "missed")), named("manufacturing_value_added"))
    assert result.rows["status"].tolist() == ["not_named"]


def test_other_documents_and_sources_are_passed_over(compare):
    rows = verdicts(("gdp", "missed")).assign(outcome_source="bulletin")
    assert compare(rows, named("gdp")).rows.empty


def test_a_document_without_misses(compare):
    result = compare(verdicts(("income", "met")), named())
    assert result.rows.empty
    assert "0 of 0" in result.sentence("en")
