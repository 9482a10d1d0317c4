"""Missed indicators that the text names, and those that only the table shows."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.attainment.naming import admissions, named_misses
from analysis.documents.document import Document

TEXT = (
    "五年成绩显著。\n"
    "地区生产总值增长、每万人口发明专利拥有量和森林覆盖率等指标未完成规划目标，与先进地区差距较大。\n"
    "个别项目未完成。\n"
    "1\t常住人口城镇化率\t未完成目标\n"
)


@pytest.fixture
def document():
    positions = np.arange(len(TEXT) + 1, dtype=np.int64)
    return Document("demo-15fyp", Path("demo.txt"), TEXT, TEXT, positions)


def verdicts(*rows):
    plain = {"doc_id": "demo-15fyp", "scheme": "main", "outcome_source": "demo-15fyp", "indicator_id": "x", "line": 9}
    return pd.DataFrame([{**plain, "subject": subject, "met": met} for subject, met in rows])


def test_names_are_read_from_prose_only(document):
    found = admissions(document)
    assert [admission.name for admission in found] == ["地区生产总值增长", "每万人口发明专利拥有量", "森林覆盖率"]
    assert {admission.line for admission in found} == {2}


def test_named_and_not_named(document):
    result = named_misses(
        verdicts(("GDP增速", "missed"), ("常住人口城镇化率", "missed"), ("森林覆盖率", "met"), ("人均预期寿命", "met")),
        document,
    )
    status = dict(zip(result.rows["subject"], result.rows["status"], strict=True))
    assert status == {"GDP增速": "named", "常住人口城镇化率": "not_named", "森林覆盖率": "named_though_met"}
    assert [admission.name for admission in result.loose] == ["每万人口发明专利拥有量"]
    assert "1 of 2" in result.sentence("en")
    assert "常住人口城镇化率" in result.sentence("zh")


def test_a_share_is_not_named_by_its_level(document):
    result = named_misses(verdicts(("制造业增加值占GDP比重", "missed")), document)
    assert result.rows["status"].tolist() == ["not_named"]


def test_a_document_without_misses(document):
    result = named_misses(verdicts(("人均预期寿命", "met")), document)
    assert result.rows.empty
    assert "0 of 0" in result.sentence("en")
