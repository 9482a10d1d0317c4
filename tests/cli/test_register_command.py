"""`plans register`: kind and level from the words of the title, and the words that a missing cell may hold."""

from pathlib import Path

import pytest
from invented import Project
from typer.testing import CliRunner

from analysis.cli import app
from analysis.pipeline.registration import propose_kind, propose_level

BODY = "\n\n".join(
    f"{number}、发展目标。到2030年，地区生产总值达到{500 + number}亿元，森林覆盖率达到4{number}%。"
    for number in range(1, 9)
)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("白渚区国民经济和社会发展第十六个五年规划纲要", "five_year_plan"),
        ("关于制定国民经济和社会发展第十六个五年规划的建议", "five_year_plan"),
        ("关于落实五年规划纲要的实施意见", "opinions"),
        ("五年规划编制工作方案", "action_plan"),
        ("白渚区2031年政府工作报告", "work_report"),
        ("五年规划纲要实施情况中期评估报告", ""),
        ("白渚区志", ""),
    ],
)
def test_the_word_that_ends_last_says_the_kind(project: Project, title: str, kind: str) -> None:
    assert propose_kind(title, project.registry) == kind


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("远山省国民经济和社会发展规划纲要", "province"),
        ("远山省青石县第十六个五年规划纲要", "county"),
        ("青石县2031年政府工作报告", "county"),
        ("临水市国民经济和社会发展规划纲要", ""),
    ],
)
def test_the_level_of_a_place_outside_the_register(project: Project, title: str, level: str) -> None:
    assert propose_level(title, None, project.registry) == level


def test_the_level_of_a_known_place_is_that_of_its_kind(project: Project) -> None:
    place = project.registry.find_place("白渚区")
    assert place is not None
    assert propose_level("任何标题", place, project.registry) == "county"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan of a place that the register lacks."""
    path = tmp_path / "plan.txt"
    path.write_text(f"临水市国民经济和社会发展第十六个五年规划和远景目标\n\n{BODY}\n", encoding="utf-8")
    return path


def test_only_cells_that_do_not_follow_from_others_are_asked_for(project: Project, plan: Path) -> None:
    result = CliRunner().invoke(app, ["register", str(plan), "--root", str(project.root)])
    assert result.exit_code == 1
    assert "a place_id of data/registry/places.csv" in result.output
    assert "--set kind=five_year_plan|opinions|action_plan|work_report" in result.output
    assert "--set issued=VALUE, a date" in result.output
    assert "of 临水市, which places.csv lacks" in " ".join(result.output.split())
    assert "--set level" not in result.output and "--set doc_id" not in result.output


def test_a_place_without_a_row_is_refused_first_and_its_columns_are_named(project: Project, plan: Path) -> None:
    result = CliRunner().invoke(app, ["register", str(plan), "--set", "place_id=123456", "--root", str(project.root)])
    assert result.exit_code == 1
    assert "123456" in result.output and "place_id, name, kind, source" in " ".join(result.output.split())
    assert "title" not in result.output
