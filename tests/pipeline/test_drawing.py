"""Figures drawn by two processes: each once, files are written here, errors are those of the job's own turn."""

import os
import time
from pathlib import Path

import pytest

from analysis.errors import PlansError
from analysis.pipeline import drawing, forked
from analysis.pipeline.stage import Job


@pytest.fixture(autouse=True)
def room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes, however few cores there are; jobs note the process that drew them."""
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("no copies of processes on this system")
    monkeypatch.setattr(forked, "_has_room", lambda: True)
    monkeypatch.setattr(drawing, "outputs_of", outputs_of)
    monkeypatch.setattr(drawing, "with_codes", lambda jobs, _state: list(jobs))


def outputs_of(job: Job) -> dict[Path, bytes | str]:
    (log := next(iter(job.outputs.values())).parent / "log").open("a", encoding="utf-8").write(f"{job.name}\n")
    if job.spec.get("bad"):
        raise PlansError("no such glyph")
    while job.spec.get("waits") and job.spec["waits"] not in log.read_text(encoding="utf-8"):
        time.sleep(0.01)
    return {path: str(os.getpid()) for path in job.outputs.values()}


def figures(folder: Path, **specs: dict[str, object]) -> list[Job]:
    """Jobs with one file each; what was drawn last time tells that the first are the largest."""
    jobs = [Job(name, "", {}, {name: folder / name}, spec) for name, spec in specs.items()]
    for size, job in enumerate(reversed(jobs)):
        (folder / job.name).write_text("x" * size, encoding="utf-8")
    return jobs


def process_of(job: Job) -> int:
    return int(next(iter(job.outputs.values())).read_text(encoding="utf-8"))


def drawn(folder: Path) -> list[str]:
    return sorted((folder / "log").read_text(encoding="utf-8").split())


def test_the_copy_draws_the_largest_and_each_is_drawn_once(tmp_path: Path) -> None:
    # The copy is at the first until the last is drawn here.
    first, second, third = jobs = figures(tmp_path, first={"waits": "third"}, second={}, third={})
    with drawing.drawing(jobs, tmp_path) as queue:
        while not (tmp_path / "log").is_file():
            time.sleep(0.01)
        assert (tmp_path / "first").read_text(encoding="utf-8") == "xx"
        for job in (second, first, third):
            queue.run(job)
    assert process_of(second) == process_of(third) == os.getpid() != process_of(first)
    assert drawn(tmp_path) == ["first", "second", "third"]


def test_what_fails_in_the_copy_fails_in_its_turn(tmp_path: Path) -> None:
    bad, good = jobs = figures(tmp_path, bad={"bad": True}, good={})
    with drawing.drawing(jobs, tmp_path) as queue:
        queue.run(good)
        with pytest.raises(PlansError, match="no such glyph"):
            queue.run(bad)
    assert (tmp_path / "bad").read_text(encoding="utf-8") == "x"


def test_a_job_that_was_not_announced_or_is_another_now_is_drawn_here(tmp_path: Path) -> None:
    first, second, third = figures(tmp_path, first={}, second={}, third={})
    edited = Job("first", "", {}, first.outputs, {"rows of": "others"})
    with drawing.drawing([first, second], tmp_path) as queue:
        for job in (edited, second, third):
            queue.run(job)
    assert process_of(edited) == process_of(third) == os.getpid()


def test_a_copy_that_was_killed_leaves_its_figures_to_be_drawn_here(tmp_path: Path) -> None:
    first, second = jobs = figures(tmp_path, first={"waits": "second"}, second={})
    with drawing.drawing(jobs, tmp_path) as queue:
        while not (tmp_path / "log").is_file():
            time.sleep(0.01)
        queue._copy.process.kill()
        for job in (first, second):
            queue.run(job)
    assert process_of(first) == process_of(second) == os.getpid()


def test_no_copy_is_left_behind_where_the_update_stops(tmp_path: Path) -> None:
    jobs = figures(tmp_path, first={"waits": "never"}, second={})
    with pytest.raises(KeyboardInterrupt), drawing.drawing(jobs, tmp_path) as queue:
        copy = queue._copy
        raise KeyboardInterrupt
    assert not copy.process.is_alive()
