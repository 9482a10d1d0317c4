"""Confidence: what is doubtful is less sure, and what is called sure is right in readings made by hand."""

import csv
import importlib.util
import os
import sys
from pathlib import Path

import pytest

from analysis.documents import find_documents, read_document
from analysis.extraction.statements.reader import read_prose

READINGS = os.environ.get("PLANS_READINGS")
DOCUMENTS = os.environ.get("PLANS_DOCUMENTS")
GOALS = ("第一章 总体目标", "第一节 主要任务")
SURE = 0.9
RIGHT = 0.95


def confidence(read, text, title="东川市国民经济和社会发展第十四个五年规划纲要"):
    return read(*GOALS, text, title=title)[-1]["confidence"]


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("森林覆盖率达到45%。", "绿化率达到30%，其中增长5%。"),
        ("到2025年，公园达到8个。", "到2025年，项目达到8个。"),
        ("森林覆盖率达到45%。", "综合实力进入全省第5位。"),
        ("茶产业产值达到30亿元。", "打造百亿茶产业。"),
        ("到2025年，茶叶企业达到15家。", "到2025年，省外茶企帮扶茶园达到15家。"),
        ("财政收入达到30亿元。", "建设公园8个。"),
        ("到2025年，粮食产量达到30万吨。", "到2025年，粮食、油料产量分别达到30万吨、5万吨。"),
    ],
)
def test_what_is_doubtful_is_less_sure(read, surer, less_sure):
    assert confidence(read, surer) > confidence(read, less_sure)


def test_a_document_without_a_place_is_less_sure(read):
    text = "森林覆盖率达到45%。"
    assert confidence(read, text) > confidence(read, text, title="国民经济和社会发展第十四个五年规划纲要")


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("东川市农业发展规划", "东川市：一座正在变化的城"),
        ("东川市：一座正在变化的城", "农业发展规划"),
        ("东川市农业发展规划", "西河盟农业发展规划"),
    ],
    ids=["plan over headline", "headline over nothing", "own level over another"],
)
def test_a_place_is_as_sure_as_what_tells_it(read, surer, less_sure):
    text = "到2025年，全市森林覆盖率达到45%。"
    assert confidence(read, text, title=surer) > confidence(read, text, title=less_sure)


def test_without_a_heading_only_words_that_aim_tell_a_target(read):
    def alone(text):
        return read(text, title="东川市农业发展规划（2021—2025年）")[-1]["confidence"]

    assert alone("力争森林覆盖率达到45%。") > alone("森林覆盖率达到45%。")
    assert confidence(read, "森林覆盖率达到45%。") > alone("森林覆盖率达到45%。")


def test_what_is_told_of_a_period_is_less_sure_than_of_a_year(read):
    def past(text):
        return read("第一章 发展基础", text)[-1]["confidence"]

    assert past("2020年，粮食产量达到30万吨。") > past("“十三五”时期，粮食产量达到30万吨。")


def scoring():
    """Load the module that compares with a reading (similar names, same values and units)."""
    spec = importlib.util.spec_from_file_location("reading_score", Path(READINGS) / "score.py")
    module = importlib.util.module_from_spec(spec)
    arguments, sys.argv = sys.argv, ["score"]
    spec.loader.exec_module(module)
    sys.argv = arguments
    return module


def gold_rows(doc_id, role):
    path = Path(READINGS) / doc_id / f"text_{role}s.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def agrees(score, gold, row):
    """Whether value, line, subject, comparator, unit, year and place of a statement are those of the reading."""
    year = gold.get("target_year") or gold.get("year") or ""
    near = abs(int(row["line"]) - int(gold["line"])) <= 2
    ends = [score.number(row[end]) for end in ("lower", "upper") if row[end]]
    value = score.number(gold["value"])
    return (
        near
        and any(score.same_value(value, gold["unit"], end, row["unit"]) for end in ends)
        and score.same_unit(gold["unit"], row["unit"])
        and row["comparator"] in score.COMPARATOR.get(gold["comparator"], set())
        and (not year.isdigit() or year in row["year"])
        and score.like(gold["geography"], row["place"]) > 0.6
        and is_named_alike(score, gold["subject"], row["subject"])
    )


def is_named_alike(score, name, other):
    plain, plain_other = score.plain(name), score.plain(other)
    return score.like(name, other) >= 0.5 or plain in plain_other or plain_other in plain


@pytest.mark.documents
@pytest.mark.skipif(not READINGS, reason="PLANS_READINGS is not set: no readings to compare with")
@pytest.mark.skipif(not DOCUMENTS, reason="PLANS_DOCUMENTS is not set: no documents to read")
def test_sure_statements_are_right(registry):
    score, verdicts = scoring(), []
    matched = find_documents(Path(DOCUMENTS), registry).matched
    for doc_id in ("yiyang-14fyp", "yueyang-13x"):
        frame = read_prose(read_document(matched[doc_id], registry, doc_id), registry).astype(object)
        rows = frame.where(frame.notna(), "").astype(str).to_dict("records")
        for role in ("target", "outcome"):
            gold = gold_rows(doc_id, role)
            sure = [r for r in rows if r["role"] == role and float(r["confidence"]) >= SURE and r["lower"] + r["upper"]]
            verdicts += [any(agrees(score, g, r) for g in gold) for r in sure if gold]
    assert len(verdicts) > 80
    assert sum(verdicts) >= RIGHT * len(verdicts), f"{sum(verdicts)} of {len(verdicts)} right"
