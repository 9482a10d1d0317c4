"""What all rooms share: the real documents where they are at hand, and the project of an invented city."""

import os
from pathlib import Path

import pytest
from invented import Project, hide_sources, make_project


@pytest.fixture(scope="session")
def real_documents() -> Path:
    """Folder of the real documents; the test is skipped where PLANS_DOCUMENTS is not set."""
    return _material("PLANS_DOCUMENTS")


@pytest.fixture(scope="session")
def real_statistics() -> Path:
    """Folder of the real yearbooks; the test is skipped where PLANS_STATISTICS is not set."""
    return _material("PLANS_STATISTICS")


def _material(variable: str) -> Path:
    if not os.environ.get(variable):
        pytest.skip(f"{variable} is not set: the real files are not redistributed")
    return Path(os.environ[variable])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of an invented city in a temporary folder; the environment names no other documents."""
    hide_sources(monkeypatch)
    return make_project(tmp_path / "project")
