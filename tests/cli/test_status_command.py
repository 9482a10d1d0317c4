"""`plans status` and `plans extract`: jobs grouped by stage and reason, the last failure, reasons for none."""

from pathlib import Path

import pandas as pd
import pytest
from invented import hide_sources
from typer.testing import CliRunner, Result

from analysis.cli import app
from analysis.cli.building import grouped
from analysis.cli.extracting import why_none
from analysis.errors import InputError
from analysis.pipeline import build as pipeline
from analysis.pipeline.workspace import open_workspace


def plans(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_jobs_of_one_stage_with_the_same_reasons_stand_under_one_title() -> None:
    code = ("style.py has changed",)
    found = grouped({"figure b": code, "judge": ("x.csv has changed",), "figure a": code, "figure c": ("rows of c",)})
    assert found == [
        ("figure (2): a, b", code),
        ("judge", ("x.csv has changed",)),
        ("figure c", ("rows of c",)),
    ]


@pytest.mark.slow
def test_status_names_the_failure_until_the_job_has_run(project, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_inputs: object) -> None:
        raise InputError("statements.csv", "line 3", "a broken row", "a whole one")

    hide_sources(monkeypatch)
    reading = ["reproduce", "--no-notebooks", "--root", project.root]
    for stage in ("extract", "collect", "match"):
        reading += ["--only", stage]
    with monkeypatch.context() as patch:
        patch.setattr("analysis.pipeline.steps.match.match_statements", fail)
        assert plans(*reading).exit_code == 1
    status = plans("status", "--no-notebooks", "--root", project.root)
    assert "Failed last time: match: statements.csv, line 3: found a broken row" in status.output
    assert plans(*reading).exit_code == 0
    assert "Failed last time" not in plans("status", "--no-notebooks", "--root", project.root).output


def test_a_table_without_rows_says_why() -> None:
    table = pd.DataFrame({"outcome": pd.array([None], "string"), "outcome_growth": pd.array([None], "string")})
    empty = table.iloc[:0]
    assert "without outcomes" in why_none("verdicts", {"verdicts": empty, "indicator_tables": table})
    assert "no indicator table" in why_none("verdicts", {"verdicts": empty, "indicator_tables": empty})
    assert why_none("repairs", {"repairs": empty}) == "nothing damaged"
    assert why_none("repairs", {"repairs": table}) == ""


def test_what_is_read_begins_with_the_first_line(project, tmp_path: Path) -> None:
    result = plans("extract", "baizhu-14fyp", "--out", tmp_path / "out", "--root", project.root)
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[0].strip()
    assert "without outcomes" in result.output


def test_before_a_first_build_status_says_so_in_one_line(project) -> None:
    result = plans("status", "--root", project.root)
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1] == "nothing has been built yet: run make reproduce"


def test_stale_jobs_stand_in_the_order_of_the_stage_list(project) -> None:
    situation = pipeline.survey(open_workspace(project.root), pipeline.Options(notebooks=False))
    waiting = pipeline.stale(situation)
    assert [job.name for job in waiting] == [job.name for job in situation.jobs()]
    assert {job.name: job.reasons for job in waiting}["match"] == ("collect will be made anew",)
    assert not pipeline.never_built(waiting[1:], situation)
