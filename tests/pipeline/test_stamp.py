"""The stamp of a build: what it notices, and when it keeps silent."""

import os
from pathlib import Path

import pytest

from analysis.pipeline.stage import Job
from analysis.pipeline.stamp import is_current, state_of, write_stamp


@pytest.fixture
def job(tmp_path: Path) -> Job:
    source, product = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("a\n1\n", encoding="utf-8")
    product.write_text("b\n1\n", encoding="utf-8")
    return Job("copy", "module:function", {"data/in.csv": source}, {"derived/out.csv": product}, {"scheme": "main"})


def stamped(job: Job, folder: Path) -> None:
    write_stamp(state_of([job]), folder)


def test_without_a_stamp_nothing_is_known(job: Job, tmp_path: Path) -> None:
    assert not is_current(state_of([job]), tmp_path)


def test_nothing_changed(job: Job, tmp_path: Path) -> None:
    stamped(job, tmp_path)
    assert is_current(state_of([job]), tmp_path)


@pytest.mark.parametrize("name", ["in.csv", "out.csv"])
def test_an_edited_source_or_product_is_noticed(job: Job, tmp_path: Path, name: str) -> None:
    stamped(job, tmp_path)
    path = tmp_path / name
    path.write_text(path.read_text(encoding="utf-8").replace("1", "2"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert not is_current(state_of([job]), tmp_path)


def test_a_missing_product_is_noticed(job: Job, tmp_path: Path) -> None:
    stamped(job, tmp_path)
    (tmp_path / "out.csv").unlink()
    assert not is_current(state_of([job]), tmp_path)


def test_another_spec_is_noticed(job: Job, tmp_path: Path) -> None:
    stamped(job, tmp_path)
    other = Job(job.name, job.function, job.inputs, job.outputs, {"scheme": "strict"})
    assert not is_current(state_of([other]), tmp_path)


def test_all_code_of_the_package_counts(job: Job) -> None:
    assert any(path.endswith("stamp.py") for path in state_of([job])["sources"])


def test_a_broken_stamp_is_no_stamp(job: Job, tmp_path: Path) -> None:
    stamped(job, tmp_path)
    (tmp_path / "stamp.json").write_text("{", encoding="utf-8")
    assert not is_current(state_of([job]), tmp_path)
