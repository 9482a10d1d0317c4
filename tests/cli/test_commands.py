"""The command `plans`: what it prints, and with which exit code it ends."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from analysis.cli import app


def plans(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_documents_found_and_missing(project) -> None:
    (project.documents / "baizhu-14fyp.txt").unlink()
    result = plans("documents", "--root", project.root)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    found, missing = (next(line for line in lines if name in line) for name in ("lanyuan", "baizhu"))
    assert "lanyuan-15fyp.txt" in found
    assert "missing" in missing
    assert "白渚区第十四个五年规划纲要" in missing
    assert "2021-08-09" in missing


def test_a_document_is_found_under_any_name_and_others_are_listed(project) -> None:
    (project.documents / "lanyuan-15fyp.txt").rename(project.documents / "纲要 (终稿).txt")
    (project.documents / "letter.txt").write_text("一封信\n\n别的内容。\n", encoding="utf-8")
    (project.documents / "empty.txt").write_bytes(b"")
    result = plans("documents", "--root", project.root)
    assert "纲要 (终稿).txt" in next(line for line in result.output.splitlines() if "lanyuan-15fyp" in line)
    assert "not registered: letter.txt" in result.output
    assert "not readable: empty.txt" in result.output


def test_two_files_for_one_document(project) -> None:
    shutil.copy(project.documents / "lanyuan-15fyp.txt", project.documents / "copy.txt")
    result = plans("documents", "--root", project.root)
    assert result.exit_code == 1
    assert "copy.txt" in result.output
    assert "lanyuan-15fyp" in result.output


def test_an_unregistered_id_is_an_error(project) -> None:
    result = plans("extract", "nowhere-15fyp", "--root", project.root)
    assert result.exit_code == 1
    assert "no document nowhere-15fyp" in result.output


def test_a_registered_document_that_is_not_at_hand_is_named(project) -> None:
    (project.documents / "baizhu-14fyp.txt").unlink()
    result = plans("extract", "baizhu-14fyp", "--root", project.root)
    assert result.exit_code == 1
    assert "白渚区第十四个五年规划纲要" in result.output


@pytest.mark.slow
def test_extract_writes_the_tables_of_one_document(project, tmp_path: Path) -> None:
    result = plans("extract", "baizhu-14fyp", "--out", tmp_path / "out", "--root", project.root)
    assert result.exit_code == 0, result.output
    written = {path.stem for path in (tmp_path / "out" / "baizhu-14fyp").iterdir()}
    assert written >= {"indicator_tables", "statements"}
    assert not project.derived.exists()


@pytest.mark.slow
def test_extract_goes_on_behind_a_short_row_or_a_bad_file(project, tmp_path: Path) -> None:
    header, good = "指标\t2020年\t2025年\t属性\n", "产值（亿元）\t32\t47\t预期性\n"
    texts = {"a.txt": header + good + "工业（亿元）\t12\t预期性\n", "b.txt": "", "c.txt": header + good}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [tmp_path / name for name in texts]
    result = plans("extract", *files, "--out", tmp_path / "out", "--root", project.root)
    assert result.exit_code == 1
    assert "a.txt, line 3: found 3 cells" in result.output
    assert "b.txt" in result.output
    written = [(tmp_path / "out" / name / "indicator_tables.csv").read_text(encoding="utf-8") for name in "ac"]
    assert [text.count("\n") for text in written] == [3, 2]


def test_a_mistake_in_the_registry_is_named_with_its_line(project) -> None:
    path = project.root / "data" / "registry" / "indicators.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = lines[1].split(",")
    cells[3] = "没有的单位"
    path.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n", encoding="utf-8")
    result = plans("reproduce", "--root", project.root)
    assert result.exit_code == 1
    assert "line 2" in result.output
    assert "没有的单位" in result.output


def test_a_folder_that_is_no_project(tmp_path: Path) -> None:
    result = plans("status", "--root", tmp_path)
    assert result.exit_code == 1
    assert "expected the folder of a project" in result.output


def test_a_wrong_environment_variable_is_named(project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANS_DOCUMENTS", str(project.root / "nowhere"))
    result = plans("documents", "--root", project.root)
    assert result.exit_code == 1
    assert "PLANS_DOCUMENTS" in result.output


def test_without_documents_and_tables_it_says_what_is_missing(project) -> None:
    shutil.rmtree(project.documents)
    result = plans("reproduce", "--root", project.root)
    assert result.exit_code == 1
    assert "data/derived/statements.csv: found no such file" in result.output


def test_an_unknown_stage_is_named(project) -> None:
    result = plans("reproduce", "--only", "harvest", "--root", project.root)
    assert result.exit_code == 1
    assert "harvest" in result.output
    assert "extract lanyuan-15fyp" in result.output


def test_extract_without_documents_says_where_it_looked(project) -> None:
    shutil.rmtree(project.documents)
    result = plans("extract", "--root", project.root)
    assert result.exit_code == 1
    assert result.output.strip() == f"no documents in {project.documents.resolve()}; see plans documents"


def test_extract_reads_the_others_and_lists_a_wrong_name_at_the_end(project, tmp_path: Path) -> None:
    result = plans("extract", "nowhere-15fyp", "baizhu-14fyp", "--out", tmp_path / "out", "--root", project.root)
    assert result.exit_code == 1
    assert "no document nowhere-15fyp" in result.output.splitlines()[-1]
    assert (tmp_path / "out" / "baizhu-14fyp" / "statements.csv").is_file()


@pytest.mark.parametrize("name", ["h.xlsx", "h.csv"])
def test_extract_wants_a_folder_to_write_to(project, tmp_path: Path, name: str) -> None:
    result = plans("extract", "--out", tmp_path / name, "--format", "xlsx", "--root", project.root)
    assert result.exit_code == 1
    assert f"{name} is a file name; expected a folder" in result.output
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("command", ["extract", "review", "update", "register", "statistics add"])
def test_a_folder_is_no_file(project, tmp_path: Path, command: str) -> None:
    result = plans(*command.split(), tmp_path, "--root", project.root)
    assert result.exit_code == 1
    assert f"{tmp_path} is a folder; expected a file" in result.output


def test_a_folder_with_the_id_of_a_document_does_not_hide_it(project, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "baizhu-14fyp").mkdir()
    monkeypatch.chdir(tmp_path)
    result = plans("review", "baizhu-14fyp", "--out", tmp_path / "page.html", "--root", project.root)
    assert result.exit_code == 0, result.output
