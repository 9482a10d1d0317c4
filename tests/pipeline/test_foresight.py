"""What an update would change in figures: named where a build has listed them, not guessed where none has."""

from pathlib import Path

import pytest
from invented import Project

from analysis.cli.console import console
from analysis.cli.update import show_changed
from analysis.pipeline import build as pipeline
from analysis.pipeline import foresight
from analysis.pipeline.arrival import announce
from analysis.pipeline.changed import Changed
from analysis.pipeline.stage import Job
from analysis.pipeline.workspace import Workspace, open_workspace

LIST = "figure_rows.json"
BODY = "初步核算，全年地区生产总值305.2亿元，比上年增长5.3%。全区森林覆盖率38.1%。全年各项事业平稳发展。"


def foreseen(project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Changed:
    """Foresee a bulletin after which the figures show one row; no stage runs."""
    title = "白渚区2025年国民经济和社会发展统计公报"
    path = folder / "b.html"
    path.write_text(
        f'<html><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1><p>白渚区统计局</p>'
        f"<p>2026年3月2日</p><p>一、综合</p><p>{BODY}</p><p>{BODY}</p></body></html>",
        encoding="utf-8",
    )

    def jobs(_arrival: object, _situation: object, copy: Workspace) -> list[Job]:
        write_list(copy.build, "b")
        return []

    monkeypatch.setattr(foresight, "_jobs", jobs)
    workspace = open_workspace(project.root)
    return foresight.foresee(announce(path, workspace, project.registry), pipeline.survey(workspace))


def write_list(build: Path, cell: str) -> None:
    build.mkdir(parents=True, exist_ok=True)
    (build / LIST).write_text(f'{{"ladder": "name\\n{cell}\\n"}}', encoding="utf-8")


def test_before_a_first_build_no_figure_is_listed(project, tmp_path, monkeypatch, capsys) -> None:
    seen = foreseen(project, tmp_path, monkeypatch)
    assert not [name for name in seen.tables if name.startswith("figures/")]
    show_changed(console(), seen)
    printed = capsys.readouterr().out
    assert "Figures cannot be compared before a first build." in printed
    assert "Figures whose numbers change" not in printed


def test_after_a_build_the_figures_that_change_are_listed(project, tmp_path, monkeypatch, capsys) -> None:
    write_list(project.root / "build", "a")
    seen = foreseen(project, tmp_path, monkeypatch)
    assert list(seen.tables) == ["figures/ladder.csv"]
    show_changed(console(), seen)
    printed = capsys.readouterr().out
    assert "Figures whose numbers change" in printed
    assert "cannot be compared" not in printed
