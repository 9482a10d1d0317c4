"""Tables for readers: names in the language that is asked for, codes in words, nothing lost."""

import re

import pandas as pd
import pytest

from analysis.comparison.differences import Results
from analysis.comparison.readable import readable, word

HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def results(reg):
    return Results({}, reg)


@pytest.fixture
def table():
    return pd.DataFrame(
        {
            "plan_id": ["430600:2026-2030", "430681:2026"], "place_id": ["430600", None],
            "documents": ["west;year", "nowhere"], "topic_kind": ["concept", "industry"],
            "topic": ["gdp_growth", "circular"], "unit": ["%/年", "亿元"], "tier": ["地级市", "市"],
            "reason": ["other_measure", "a_new_reason"], "value": [1.5, None],
        },
        index=[7, 3],
    )  # fmt: skip


def test_english_has_no_chinese_and_no_ids(results, table):
    shown = readable(table, results, "en")
    assert shown["plan"].tolist() == ["Yueyang 2026–2030", "Miluo 2026"]
    assert shown["topic"].tolist() == ["growth of GDP", "Circular economy"]
    assert shown["tier"].tolist() == ["prefecture-level city", "county-level city"]
    assert shown["reason"].tolist() == ["other measure", "a new reason"]
    assert not HAN.search(shown.to_csv()) and "430600" not in shown.to_csv()


def test_chinese_has_chinese_heads_and_names(results, table):
    shown = readable(table, results, "zh")
    assert shown["规划"].tolist() == ["岳阳市2026–2030年规划", "汨罗市2026年规划"]
    assert shown["层级"].tolist() == ["地级市", "县级市"] and shown["原因"].tolist() == ["另计", "a new reason"]


@pytest.mark.parametrize(("value", "unit", "english"), [
    (1000, "亿元", "100 billion yuan"), (25, "万元", "250000 yuan"), (3, "%", "3 %"), (1.5, "亿元", "150 million yuan"),
])  # fmt: skip
def test_amounts_of_money_are_said_in_english(results, value, unit, english):
    assert results.amount(value, unit, "en") == english and results.amount(value, unit, "zh") == f"{value:g}{unit}"


def test_missing_stays_missing_and_unknown_ids_are_printed(results, table):
    shown = readable(table, results, "en")
    assert shown["place"].isna().tolist() == [False, True] and shown["value"].isna().tolist() == [False, True]
    assert shown["documents"].tolist() == ["Yueyang 2026–2030; Miluo 2026", "nowhere"]
    assert list(shown.index) == [0, 1]


@pytest.mark.parametrize(("table", "column"), [
    ("absences", "reason"), ("side_by_side_left_out", "reason"), ("drift", "change"), ("side_by_side", "measure"),
])  # fmt: skip
def test_every_code_of_the_contracts_has_chinese_words(results, table, column):
    (found,) = [entry for entry in results.registry.tables[table].schema if entry.name == column]
    assert found.values and all(HAN.search(word(code, results, "zh")) for code in found.values)
