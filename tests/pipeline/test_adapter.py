"""The build engine behind its adapter: what is stale, and why."""

import sys
import textwrap
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from analysis.errors import BuildError, PlansError
from analysis.pipeline.adapter import run_jobs, stale_jobs
from analysis.pipeline.stage import Job


@dataclass(frozen=True)
class Bench:
    """A small package of its own and two jobs, the second made from the first."""

    folder: Path

    @property
    def state(self) -> Path:
        return self.folder / "state"

    @property
    def jobs(self) -> list[Job]:
        source, middle, end = (self.folder / name for name in ("source.txt", "middle.txt", "end.txt"))
        first = Job("first", "benchpackage.first:work", {"source": source}, {"middle": middle}, {"times": 2})
        return [first, Job("second", "benchpackage.second:work", {"middle": middle}, {"end": end})]

    def run(self, jobs: list[Job] | None = None) -> tuple[str, ...]:
        return run_jobs(jobs or self.jobs, self.state, copy_job)

    def stale(self, jobs: list[Job] | None = None) -> dict[str, tuple[str, ...]]:
        return {job.name: job.reasons for job in stale_jobs(jobs or self.jobs, self.state)}


def copy_job(job: Job) -> None:
    """Write what the inputs hold to every output."""
    content = "".join(path.read_text(encoding="utf-8") for path in job.inputs.values())
    for path in job.outputs.values():
        path.write_text(content, encoding="utf-8")


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    modules = {
        "__init__": '"""A package."""',
        "first": "from benchpackage.helper import help_out\n\ndef work(inputs):\n    return help_out(inputs)\n",
        "second": "import json\n\ndef work(inputs):\n    return {}\n",
        "helper": "from . import deeper\n\ndef help_out(inputs):\n    return deeper.value\n",
        "deeper": "value = 1\n",
    }
    package = tmp_path / "benchpackage"
    package.mkdir()
    for name, text in modules.items():
        (package / f"{name}.py").write_text(textwrap.dedent(text), encoding="utf-8")
    (tmp_path / "source.txt").write_text("one", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    return Bench(tmp_path)


def test_first_build_runs_everything_in_the_order_of_the_files(bench: Bench) -> None:
    assert bench.run(list(reversed(bench.jobs))) == ("first", "second")
    assert (bench.folder / "end.txt").read_text(encoding="utf-8") == "one"


def test_nothing_is_stale_after_a_build(bench: Bench) -> None:
    bench.run()
    assert bench.stale() == {}
    assert bench.run() == ()


def test_a_touched_file_is_not_stale(bench: Bench) -> None:
    bench.run()
    source = bench.folder / "source.txt"
    source.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    assert bench.stale() == {}


def test_an_edited_helper_of_a_helper_makes_only_its_stage_stale(bench: Bench) -> None:
    bench.run()
    (bench.folder / "benchpackage" / "deeper.py").write_text("value = 2\n", encoding="utf-8")
    stale = bench.stale()
    assert any("deeper.py has changed" in reason for reason in stale["first"])
    assert stale["second"] == ("first will be made anew",)
    assert bench.run() == ("first",)


def test_the_code_is_not_imported_to_know_what_is_stale(bench: Bench) -> None:
    bench.stale()
    assert not [name for name in sys.modules if name.startswith("benchpackage")]


def test_a_changed_spec_is_stale(bench: Bench) -> None:
    bench.run()
    first, second = bench.jobs
    assert set(bench.stale([replace(first, spec={"times": 3}), second])) == {"first", "second"}


def test_an_input_that_is_gone_is_stale(bench: Bench) -> None:
    other = bench.folder / "other.txt"
    other.write_text("two", encoding="utf-8")
    first, second = bench.jobs
    bench.run([replace(first, inputs={**first.inputs, "other": other}), second])
    assert "first" in bench.stale()


def test_an_output_edited_by_hand_is_made_anew(bench: Bench) -> None:
    bench.run()
    (bench.folder / "middle.txt").write_text("by hand", encoding="utf-8")
    assert any("middle.txt has changed" in reason for reason in bench.stale()["first"])
    bench.run()
    assert (bench.folder / "middle.txt").read_text(encoding="utf-8") == "one"


def test_the_state_stays_in_its_folder(bench: Bench) -> None:
    before = set(bench.folder.iterdir())
    bench.run()
    assert {path.name for path in set(bench.folder.iterdir()) - before} <= {"state", "middle.txt", "end.txt"}
    assert (bench.state / "pytask.lock").is_file()


def test_a_failure_names_the_stage_and_what_was_left_out(bench: Bench) -> None:
    def fail(job: Job) -> None:
        raise PlansError(f"{job.name} cannot read")

    with pytest.raises(BuildError) as caught:
        run_jobs(bench.jobs, bench.state, fail)
    assert caught.value.failures == (("first", "first cannot read"),)
    assert caught.value.skipped == ("second",)


def test_ctrl_c_ends_the_build_and_keeps_what_is_finished(bench: Bench) -> None:
    def interrupt(job: Job) -> None:
        if job.name == "second":
            raise KeyboardInterrupt
        copy_job(job)

    with pytest.raises(KeyboardInterrupt):
        run_jobs(bench.jobs, bench.state, interrupt)
    assert bench.run() == ("second",)


def test_an_unknown_module_is_named(bench: Bench) -> None:
    with pytest.raises(PlansError, match=r"benchpackage\.nowhere"):
        bench.stale([replace(bench.jobs[0], function="benchpackage.nowhere:work")])
