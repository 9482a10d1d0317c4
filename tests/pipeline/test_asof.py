"""The study as it stood on a date: later plans and editions are not seen, and no folder of the project is touched."""

from pathlib import Path

import pandas as pd
import pytest
from invented import Project, hide_sources
from typer.testing import CliRunner

from analysis.cli import app
from analysis.errors import InputError
from analysis.files import read_csv, write_csv
from analysis.pipeline import build as pipeline
from analysis.pipeline.asof import MARK, open_as_of
from analysis.pipeline.stages import MADE_TABLES, READ_TABLES
from analysis.pipeline.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(project: Project) -> Workspace:
    return open_workspace(project.root)


def column(folder: Path, table: str, name: str) -> set[str]:
    return set(read_csv(folder / "data" / f"{table}.csv")[name].dropna())


def test_later_plans_and_editions_are_not_seen(workspace: Workspace, tmp_path: Path) -> None:
    made, seen = open_as_of("2022-06-30", tmp_path / "then", workspace)
    documents = column(made.root, "registry/documents", "doc_id")
    assert "baizhu-14fyp" in documents
    assert "lanyuan-15fyp" in seen.later
    assert not documents & set(seen.later)
    table = read_csv(made.root / "data" / "registry" / "sources.csv")
    assert len(table)
    assert set(table["published"].dropna().str[:4].astype(int)) <= set(range(2023))
    assert column(made.root, "registry/edition_map", "edition") <= set(table["edition"])
    assert "lanyuan-15fyp" in (made.root / MARK).read_text(encoding="utf-8")


def test_an_edition_without_a_date_counts_from_the_year_after_the_next(workspace: Workspace, tmp_path: Path) -> None:
    undated = {row["source_id"]: str(row["edition"]) for row in sources(workspace) if not row["published"]}
    assert undated
    source, edition = sorted(undated.items())[0]
    year = int(edition[-4:]) + 1
    assert source not in open_as_of(f"{year}-12-30", tmp_path / "before", workspace)[1].sources
    assert source in open_as_of(f"{year}-12-31", tmp_path / "after", workspace)[1].sources


def sources(workspace: Workspace) -> list[dict[str, str]]:
    return read_csv(workspace.locate("registry/sources.csv")).fillna("").to_dict("records")


def test_the_tables_of_the_date_are_built_and_the_projects_own_are_not(project: Project, tmp_path: Path) -> None:
    workspace = open_workspace(project.root)
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    made, _seen = open_as_of("2022-06-30", tmp_path / "then", workspace)
    options = pipeline.Options(notebooks=False, only=("extract", "collect"))
    pipeline.build(pipeline.survey(made, options))
    assert column(made.root, "derived/indicator_tables", "doc_id") == {"baizhu-14fyp"}
    assert {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()} == before


def test_without_documents_the_committed_tables_lose_what_came_later(project: Project, tmp_path: Path) -> None:
    contract = project.registry.tables["repairs"]
    rows = [dict.fromkeys(contract.columns, "1") | {"doc_id": name} for name in ("baizhu-14fyp", "lanyuan-15fyp")]
    write_csv(project.derived / "repairs.csv", pd.DataFrame(rows, dtype="string"))
    made, _seen = open_as_of("2022-06-30", tmp_path / "then", open_workspace(project.root))
    assert column(made.root, "derived/repairs", "doc_id") == {"baizhu-14fyp"}


@pytest.mark.parametrize("name", ["data/derived", "data", ".", "figures/then", "data/documents", ".."])
def test_folders_of_the_project_are_refused(workspace: Workspace, name: str) -> None:
    with pytest.raises(InputError, match="outside the project"):
        open_as_of("2022-06-30", workspace.root / name, workspace)


def test_a_folder_with_something_else_in_it_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(InputError, match="not empty"):
        open_as_of("2022-06-30", tmp_path / "taken", workspace)


def test_the_same_folder_may_be_used_again(workspace: Workspace, tmp_path: Path) -> None:
    open_as_of("2026-06-30", tmp_path / "then", workspace)
    made, _seen = open_as_of("2022-06-30", tmp_path / "then", workspace)
    assert "lanyuan-15fyp" not in column(made.root, "registry/documents", "doc_id")


@pytest.mark.parametrize("text", ["2022", "2022-13-01", "yesterday"])
def test_a_word_that_is_no_date_is_refused(workspace: Workspace, tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match="YYYY-MM-DD"):
        open_as_of(text, tmp_path / "then", workspace)


@pytest.mark.slow
def test_the_whole_study_of_a_date_is_built(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hide_sources(monkeypatch)
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    out = tmp_path / "then"
    dated = ["reproduce", "--as-of", "2022-06-30", "--out", str(out), "--root", str(project.root)]
    result = CliRunner().invoke(app, dated)
    assert result.exit_code == 0, result.output
    assert "left out, issued later or not registered: lanyuan-15fyp.txt" in result.output
    made = {path.stem for path in (out / "data" / "derived").glob("*.csv")}
    assert made == {*READ_TABLES, *MADE_TABLES}
    texts = [path.read_text(encoding="utf-8") for path in (out / "data").rglob("*.csv")]
    assert not [text for text in texts if "lanyuan-15fyp" in text]
    assert (out / "figures" / "README.md").is_file()
    assert {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()} == before


def test_a_register_older_than_the_program_is_named(workspace: Workspace) -> None:
    path = workspace.locate("registry/tables.csv")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("prose_layout,")), encoding="utf-8")
    with pytest.raises(InputError, match=r"tables\.csv: found no prose_layout"):
        pipeline.survey(workspace)
