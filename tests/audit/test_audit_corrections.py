"""Corrections of readings: forms, guards, application; the file is never half written."""

from pathlib import Path

import pytest
from invented import Project
from typer.testing import CliRunner, Result

from analysis.audit.corrections import CorrectionError, check_corrections, correct, row_names
from analysis.cli import app
from analysis.pipeline import build as pipeline
from analysis.pipeline.workspace import open_workspace
from analysis.registry import Registry

DOC = "lanyuan-15fyp"
HEADER = "doc_id,table,row,action,column,expect,value,reason\n"


def plans(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def correction(**cells: str) -> dict[str, str | None]:
    row = {"doc_id": DOC, "table": "industry_layout", "row": f"{DOC}:7", "action": "override", "column": "industry"}
    return {"expect": "茶业", "value": "茶叶加工", "reason": "printed so", **row, **cells}


@pytest.fixture
def registry(project: Project) -> Registry:
    return project.registry


def layout(registry: Registry, *industries: str):
    kept = {"doc_id": DOC, "place": "青榆县", "place_kind": "县", "role": "主导产业", "line": 7}
    return registry.tables["industry_layout"].frame({**kept, "industry": industry} for industry in industries)


def apply(registry: Registry, frame, *corrections, fresh=(DOC,)):
    return correct(frame, registry.tables["industry_layout"], corrections, set(fresh))


def test_rows_of_one_line_are_told_apart(registry: Registry) -> None:
    assert row_names("industry_layout", layout(registry, "茶业", "竹业")) == [f"{DOC}:7", f"{DOC}:7.2"]


def test_a_cell_and_a_row(registry: Registry) -> None:
    frame = layout(registry, "茶业", "竹业")
    drop = correction(row=f"{DOC}:7.2", action="drop", expect="竹业") | {"column": None, "value": None}
    assert apply(registry, frame, correction(), drop)["industry"].tolist() == ["茶叶加工"]
    emptied = correction(column="place", expect="青榆县") | {"value": None}
    assert apply(registry, frame, emptied)["place"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("industries", "words"),
    [(["茶叶加工"], "gets it right by itself"), (["茶产业"], "«茶产业» in the reading"), ([], "no such row")],
)
def test_the_guard(registry: Registry, industries: list[str], words: str) -> None:
    with pytest.raises(CorrectionError, match=words):
        apply(registry, layout(registry, *industries), correction())


def test_a_dropped_row_that_the_reader_leaves_out_by_itself(registry: Registry) -> None:
    drop = correction(action="drop") | {"column": None, "value": None}
    with pytest.raises(CorrectionError, match="right by itself"):
        apply(registry, layout(registry), drop)
    assert apply(registry, layout(registry), drop, fresh=()).empty


def test_rows_that_were_corrected_before_stay(registry: Registry) -> None:
    frame = layout(registry, "茶叶加工")
    assert apply(registry, frame, correction(), fresh=())["industry"].tolist() == ["茶叶加工"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([correction(column="line")], "column «line»"),
        ([correction(column="role", value="主要产业")], "主要产业 for role"),
        ([correction(value="茶业")], "twice"),
        ([correction(column="place", value="")], "no value for place"),
        ([correction(), correction(value="绿茶")], "second correction"),
        ([correction(), correction(action="drop") | {"column": None, "value": None}], "second correction"),
        ([correction(action="drop")], "a column or a value"),
    ],
    ids=["locator", "vocabulary", "nothing changed", "required", "one cell twice", "cell and row", "drop with a value"],
)
def test_forms_that_are_refused(registry: Registry, rows: list[dict], words: str) -> None:
    assert words in "\n".join(map(str, check_corrections(rows, registry.tables)))


@pytest.mark.slow
def test_added_kept_through_later_extractions_and_refused_when_wrong(project: Project, tmp_path: Path) -> None:
    workspace = open_workspace(project.root)
    only = ("extract", "collect", "observe", "match", "judge", "audit")

    def build() -> None:
        pipeline.build(pipeline.survey(workspace, pipeline.Options(notebooks=False, only=only)))

    build()
    own = [row for row in project.rows("statements") if row["doc_id"] == DOC and row["origin"] == "table"]
    first, second = [row for row in own if row["role"] == "target"][:2]
    attribute = "预期性" if first["attribute"] == "约束性" else "约束性"
    file = tmp_path / 'it\'s "mine".csv'
    drop = f"{DOC},statements,{second['statement_id']},drop,,{second['subject']},,no target\n"
    cell = f"{first['statement_id']},override,attribute,{first['attribute']},{attribute}"
    mend = f'{DOC},statements,{cell},"said, in so many words"\n'
    file.write_text(HEADER + mend + drop, encoding="utf-8")
    result = plans("corrections", "add", file, "--root", project.root)
    assert result.exit_code == 0, result.output
    assert "2 corrections added" in result.output
    build()
    rows = {row["statement_id"]: row for row in project.rows("statements")}
    assert rows[first["statement_id"]]["attribute"] == attribute
    assert second["statement_id"] not in rows
    matched = {row["target_id"]: row["attribute"] for row in project.rows("targets")}
    assert matched[first["statement_id"]] == attribute
    kept = project.root / "data" / "registry" / "reading_corrections.csv"
    before = kept.read_bytes()
    again = plans("corrections", "add", file, "--root", project.root)
    assert again.exit_code == 1
    assert "second correction" in again.output
    gone = tmp_path / "gone.csv"
    gone.write_text(HEADER + f"{DOC},statements,{DOC}:9999999,override,unit,%,元,wrong unit\n", encoding="utf-8")
    result = plans("corrections", "add", gone, "--root", project.root)
    assert result.exit_code == 1
    assert "no such row" in result.output
    assert kept.read_bytes() == before
    assert "2 corrections" in plans("corrections", "list", "--root", project.root).output


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"{DOC},statements,{DOC}:1,drop,,x,,\n", "column reason"),
        ("nowhere-15fyp,statements,nowhere-15fyp:1,drop,,x,,why\n", "nowhere-15fyp"),
        (f"{DOC},verdicts,a,drop,,x,,why\n", "column table"),
        ("", "no rows"),
    ],
    ids=["no reason", "unknown document", "table that is not read", "empty"],
)
def test_files_that_are_refused(project: Project, tmp_path: Path, line: str, words: str) -> None:
    file = tmp_path / "new.csv"
    file.write_text(HEADER + line, encoding="utf-8")
    result = plans("corrections", "add", file, "--root", project.root)
    assert result.exit_code == 1
    assert words in result.output
