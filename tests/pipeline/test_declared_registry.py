"""A stage sees the registry files that it declares, and no others; so what is not stale cannot be wrong."""

import re
from pathlib import Path

import pytest
from invented import Project

from analysis.pipeline.declared import declared_part
from analysis.pipeline.plan import Items, make_jobs
from analysis.pipeline.running import Inputs
from analysis.pipeline.stages import STAGES
from analysis.pipeline.workspace import open_workspace

WHOLE = "registry/*.csv"


def test_what_is_declared_stays(project: Project) -> None:
    part = declared_part(project.registry, ["places", "units"])
    assert part.find_place("白渚区") == project.registry.find_place("白渚区")
    assert part.find_unit("亿元") == project.registry.find_unit("亿元")
    assert part.tables == project.registry.tables
    assert part.rows["units"] == project.registry.rows["units"]


@pytest.mark.parametrize(
    "look",
    [
        lambda part: part.find_unit("亿元"),
        lambda part: part.find_industries("食品"),
        lambda part: list(part.documents),
        lambda part: part.documents.get("a"),
        lambda part: "a" in part.indicators,
        lambda part: part.indicators or {},
        lambda part: [row for row in part.rows.get("sources", ())],  # noqa: C416
        lambda part: part.rows["series"][0],
    ],
)
def test_what_is_not_declared_cannot_be_read(project: Project, look) -> None:
    part = declared_part(project.registry, ["places"])
    with pytest.raises(RuntimeError, match=r"registry/\w+\.csv is read by a stage"):
        look(part)


def test_only_notebooks_depend_on_every_file() -> None:
    assert {stage.name for stage in STAGES if WHOLE in stage.inputs} == {"notebook"}


def test_declared_files_are_files_of_the_registry(project: Project) -> None:
    names = {name for stage in STAGES for name in stage.inputs if re.fullmatch(r"registry/\w+\.csv", name)}
    assert {Path(name).stem for name in names} <= {*project.registry.rows, "schema", "tables"}


def test_a_job_gets_the_part_that_its_inputs_name(project: Project) -> None:
    jobs = {job.name: job for job in make_jobs(STAGES, open_workspace(project.root), Items())}
    part = Inputs(jobs["match"]).registry
    assert part.indicators
    with pytest.raises(RuntimeError, match=r"registry/sources\.csv"):
        len(part.rows["sources"])


def test_a_new_source_concerns_only_the_stages_that_read_sources(project: Project) -> None:
    items = Items(figures={name: {"tables": [], "files": []} for name in ("a", "b")})
    jobs = make_jobs(STAGES, open_workspace(project.root), items)
    concerned = {job.name for job in jobs if "registry/sources.csv" in job.inputs}
    assert concerned == {"observe", "dictionary", "figure-list"}


def test_a_figure_depends_on_what_the_list_says_that_it_shows(project: Project) -> None:
    shown = {"a-1": "digest of rows, words and cited sources"}
    items = Items(figures={"a": {"tables": [], "files": [], "shown": shown}})
    jobs = {job.name: job for job in make_jobs(STAGES, open_workspace(project.root), items)}
    assert jobs["figure a"].spec["rows of"] == shown
