"""Anyone's document: extract writes its tables, register proposes its row and asks."""

import csv
from pathlib import Path

import pytest
from invented import Project
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from analysis.cli import app
from analysis.documents.reading import clean_document
from analysis.pipeline.registration import find_title, propose_row

PLAN = """青榆县人民政府文件

青政发〔2026〕12号

青榆县国民经济和社会发展
第十五个五年规划纲要

（2026年2月5日青榆县第八届人民代表大会第六次会议批准）

第一章 目标

到2030年，地区生产总值达到320亿元以上，常住人口城镇化率达到62%。
"""


def plans(*arguments: object, answer: str = "") -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=answer)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "终稿 'v2' (改).txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_row_is_proposed_and_written_when_the_user_agrees(project: Project, plan: Path) -> None:
    before = (project.root / "data/registry/documents.csv").read_bytes()
    refused = plans("register", plan, "--root", project.root, answer="n\n")
    assert refused.exit_code == 0, refused.output
    assert (project.root / "data/registry/documents.csv").read_bytes() == before
    agreed = plans("register", plan, "--root", project.root, answer="y\n")
    assert agreed.exit_code == 0, agreed.output
    entry = project.registry.documents["999901-15fyp"]
    assert entry.title == "青榆县国民经济和社会发展第十五个五年规划纲要"
    assert (entry.place_id, entry.level, entry.period, entry.kind) == (
        "999901",
        "county",
        "2026-2030",
        "five_year_plan",
    )
    assert (entry.issued, entry.issued_basis, entry.number) == ("2026-02-05", "approved", "青政发〔2026〕12号")
    again = plans("register", plan, "--root", project.root, "--yes")
    assert again.exit_code == 1
    assert "registered" in again.output


def test_what_the_text_does_not_say_is_asked_for(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("一封信\n\n没有标题。\n", encoding="utf-8")
    result = plans("register", path, "--root", project.root, "--yes")
    assert result.exit_code == 1
    assert "title, place_id" in result.output
    wrong = plans("register", path, "--set", "colour=red", "--root", project.root)
    assert wrong.exit_code == 1
    assert "colour=red" in wrong.output


def test_a_cell_that_breaks_a_rule_is_not_written(project: Project, plan: Path) -> None:
    before = (project.root / "data/registry/documents.csv").read_bytes()
    for cell in ("kind=novel", "place_id=123456", "doc_id=lanyuan-15fyp", "issued=yesterday"):
        result = plans("register", plan, "--yes", "--set", cell, "--root", project.root)
        assert result.exit_code == 1, cell
        assert cell.partition("=")[2] in result.output
    assert (project.root / "data/registry/documents.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (["2026年湖南省政府工作报告", "各位代表："], "2026年湖南省政府工作报告"),
        (["关于印发《青榆县实施“三件大事”工作方案》的通知"], "青榆县实施“三件大事”工作方案"),
        (
            ["首页", "中共澜沅市委", "关于加快建设现代化产业体系的实施意见"],
            "中共澜沅市委关于加快建设现代化产业体系的实施意见",
        ),
        (["通知公告", "没有标题。"], ""),
    ],
)
def test_titles(project: Project, head: list[str], title: str) -> None:
    assert find_title(head, project.registry) == title


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("澜沅市政府工作报告\n（2027年1月9日）\n", "2027"),
        ("澜沅市培育新产业行动计划（2026—2028年）\n2026年3月1日\n", "2026-2028"),
        ("澜沅市关于建设体系的实施意见\n2024年5月1日\n到2026年，取得进展。\n", "2024-2026"),
    ],
)
def test_periods(project: Project, tmp_path: Path, text: str, period: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(text, encoding="utf-8")
    document = clean_document("x", path, text, "utf-8")
    assert propose_row(document, project.registry, {}).row["period"] == period


@pytest.mark.slow
def test_extract_of_a_document_outside_the_register(project: Project, plan: Path, tmp_path: Path) -> None:
    result = plans("extract", plan, "--out", tmp_path / "out", "--root", project.root)
    assert result.exit_code == 0, result.output
    with (tmp_path / "out" / plan.stem / "targets.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    gdp = next(row for row in rows if row["indicator_id"] == "gdp")
    assert (gdp["lower"], gdp["target_year"], gdp["line"]) == ("320", "2030", "12")
    assert PLAN[int(gdp["start"]) : int(gdp["end"])].startswith("320")
    assert 0 < float(gdp["confidence"]) <= 1
    result = plans("extract", plan, "--format", "xlsx", "--out", tmp_path / "out", "--root", project.root)
    assert result.exit_code == 0, result.output
    sheet = load_workbook(tmp_path / "out" / f"{plan.stem}.xlsx")["targets"]
    assert [cell.value for cell in sheet[1]][:3] == ["target_id", "doc_id", "place"]
    assert sheet.max_row == len(rows) + 1


def test_two_files_of_one_name_are_refused_before_anything_is_written(project: Project, plan: Path) -> None:
    other = plan.parent / "other" / plan.name
    other.parent.mkdir()
    other.write_text(PLAN + "\n另一稿。\n", encoding="utf-8")
    out = plan.parent / "out"
    result = plans("extract", plan, other, "--out", out, "--root", project.root)
    assert result.exit_code == 1
    assert "second document" in result.output
    assert not out.exists()
    assert plans("extract", plan, "--format", "doc", "--root", project.root).exit_code == 1


def test_audit_of_an_unknown_document_or_severity(project: Project) -> None:
    assert plans("audit", "nowhere", "--root", project.root).exit_code == 1
    assert plans("audit", "--fail-on", "awful", "--root", project.root).exit_code == 1
    result = plans("audit", "--root", project.root)
    assert result.exit_code == 1
    assert "plans reproduce" in result.output
