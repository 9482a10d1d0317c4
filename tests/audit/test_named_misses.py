"""Misses that a text names: lists with and without 等, and sentences that only sound alike."""

from pathlib import Path

import pytest
from invented import Project

from analysis.audit import read_named_misses
from analysis.documents.reading import clean_document


def read(project: Project, text: str) -> list[tuple[str, str, str]]:
    document = clean_document("lanyuan-15fyp", Path("plan.txt"), text, "utf-8")
    rows = read_named_misses(document, project.registry)
    assert all(text[row["start"] : row["end"]] == row["label"] for row in rows.to_dict("records"))
    return [(row["label"], row["indicator_id"], row["open"]) for row in rows.to_dict("records")]


def test_an_open_list(project: Project) -> None:
    found = read(
        project, "问题仍存。受外部影响，地区生产总值增长、常住人口城镇化率等指标未完成“十四五”规划目标，要正视。\n"
    )
    assert found == [("地区生产总值增长", "gdp_growth", "yes"), ("常住人口城镇化率", "urbanisation_rate", "yes")]


def test_a_closed_list_and_an_exception(project: Project) -> None:
    assert read(project, "森林覆盖率、外贸依存度两项指标未达到规划目标。\n") == [
        ("森林覆盖率", "forest_coverage", "no"),
        ("外贸依存度", "trade_dependence", "no"),
    ]
    assert read(project, "除森林覆盖率外，其他指标均全面完成。\n") == [("森林覆盖率", "forest_coverage", "no")]


@pytest.mark.parametrize(
    "text", ["对未完成任务的单位予以约谈。\n", "各项指标全面完成规划目标。\n", "项目建设未达到序时要求的，予以通报。\n"]
)
def test_no_indicator_no_miss(project: Project, text: str) -> None:
    assert read(project, text) == []
