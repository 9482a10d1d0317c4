"""The invented city, built once for all tests that change a copy of it."""

import pytest
from invented import Project, hide_sources, make_project

from analysis.pipeline import build as pipeline
from analysis.pipeline.workspace import open_workspace


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project with all tables and figures, without notebooks; no test may change it."""
    project = make_project(tmp_path_factory.mktemp("city") / "project")
    with pytest.MonkeyPatch.context() as patch:
        hide_sources(patch)
        options = pipeline.Options(notebooks=False)
        pipeline.build(pipeline.survey(open_workspace(project.root), options))
    return project
