"""A long job beside the short ones: what it reads is ready, what it writes is written here, its error is its own."""

import os
from pathlib import Path

import pytest

from analysis.errors import PlansError
from analysis.pipeline import ahead, forked
from analysis.pipeline.ahead import running_ahead
from analysis.pipeline.stage import Job

PROCESSES = "processes"


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes, however few cores there are; jobs copy their input and note the process."""
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("no copies of processes on this system")
    monkeypatch.setattr(forked, "_has_room", lambda: True)
    monkeypatch.setattr(ahead, "outputs_of", outputs_of)
    monkeypatch.setattr(ahead, "load_function", lambda _name: None)


def outputs_of(job: Job) -> dict[Path, bytes | str]:
    text = "".join(path.read_text(encoding="utf-8") for path in job.inputs.values())
    if text == "bad":
        raise PlansError("bad input")
    return {path: f"{text}{job.name} {os.getpid()};" for path in job.outputs.values()}


def chain(folder: Path) -> tuple[Job, Job, Job]:
    """A job that makes b from a, a long one that makes d from b, and a short one that makes c from b."""
    (folder / "a").write_text("a;", encoding="utf-8")
    first = Job("first", "", {"a": folder / "a"}, {"b": folder / "b"})
    long = Job("long", "", {"b": folder / "b"}, {"d": folder / "d"}, long=True)
    short = Job("short", "", {"b": folder / "b"}, {"c": folder / "c"})
    return first, long, short


def process_of(path: Path) -> int:
    return int(path.read_text(encoding="utf-8").rstrip(";").split(" ")[-1])


def test_a_long_job_is_computed_in_another_process_once_its_inputs_are_made(tmp_path: Path) -> None:
    first, long, short = jobs = chain(tmp_path)
    with running_ahead(jobs, [job.name for job in jobs]) as run:
        run.run(first)
        run.run(short)
        assert not (tmp_path / "d").exists()
        run.run(long)
    assert process_of(tmp_path / "c") == os.getpid() != process_of(tmp_path / "d")
    assert (tmp_path / "d").read_text(encoding="utf-8").startswith("a;first")


def test_a_job_that_does_not_wait_is_not_begun(tmp_path: Path) -> None:
    first, long, short = jobs = chain(tmp_path)
    with running_ahead(jobs, ["first", "short"]) as run:
        run.run(first)
        run.run(short)
        run.run(long)
    assert process_of(tmp_path / "d") == os.getpid()


def test_it_waits_for_all_that_is_made_anew(tmp_path: Path) -> None:
    first, long, short = chain(tmp_path)
    long = Job("long", "", {**long.inputs, "c": tmp_path / "c"}, long.outputs, long=True)
    with running_ahead((first, long, short), ["first", "long", "short"]) as run:
        run.run(first)
        assert not run._copies
        run.run(short)
        run.run(long)
    assert "short" in (tmp_path / "d").read_text(encoding="utf-8")


def test_it_is_not_begun_where_nothing_that_it_reads_changed(tmp_path: Path) -> None:
    first, long, short = chain(tmp_path)
    for job in (first, long, short):
        for path, text in outputs_of(job).items():
            path.write_text(str(text), encoding="utf-8")
    with running_ahead((first, long, short), ["first", "long", "short"]) as run:
        run.run(first)
        assert not run._copies


def test_a_job_that_fails_in_the_copy_has_its_own_error_here(tmp_path: Path) -> None:
    first, long, _ = jobs = chain(tmp_path)
    with running_ahead(jobs, [job.name for job in jobs]) as run:
        run.run(first)
        run._copies["long"].end()
        (tmp_path / "b").write_text("bad", encoding="utf-8")
        run._copies["long"] = forked.begin(lambda: outputs_of(long))
        with pytest.raises(PlansError, match="bad input"):
            run.run(long)
    assert not (tmp_path / "d").exists()


def test_no_copy_is_left_behind_where_the_build_stops(tmp_path: Path) -> None:
    first, *_ = jobs = chain(tmp_path)
    with pytest.raises(KeyboardInterrupt), running_ahead(jobs, [job.name for job in jobs]) as run:
        run.run(first)
        copy = run._copies["long"]
        raise KeyboardInterrupt
    assert not copy.process.is_alive()
    assert not (tmp_path / "d").exists()
