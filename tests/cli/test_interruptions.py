"""A build that is stopped in the middle: Ctrl-C, a full disk, a folder that cannot be written."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from analysis.cli import app

pytestmark = pytest.mark.slow
# A process that was started in the background may have been told to ignore Ctrl-C.
HEARING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
COMMAND = [sys.executable, "-c", f"{HEARING}; from analysis.cli import app; app()"]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def earlier(project) -> dict[str, bytes]:
    """Tables of an earlier build, which must survive."""
    project.derived.mkdir()
    tables = project.registry.tables
    for name in ("indicator_tables", "table_notes", "statements", "industry_layout", "repairs"):
        (project.derived / f"{name}.csv").write_text(",".join(tables[name].columns) + "\n", encoding="utf-8")
    return contents(project.derived)


def full_disk_after(calls: int) -> Callable[[int], None]:
    """An fsync that succeeds a number of times."""
    sync, left = os.fsync, [calls]

    def fsync(handle: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(handle)

    return fsync


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise on Windows")
def test_ctrl_c_loses_nothing(project, earlier: dict[str, bytes]) -> None:
    process = subprocess.Popen(
        [*COMMAND, "reproduce", "--root", str(project.root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("extract"):
            break
    process.send_signal(signal.SIGINT)
    _out, errors = process.communicate(timeout=60)
    assert process.returncode == 130
    assert errors.startswith("Interrupted.")
    assert "Traceback" not in errors
    assert earlier.items() <= contents(project.derived).items()


@pytest.mark.parametrize("calls", [0, 1, 3, 8])
def test_a_full_disk_loses_nothing(
    project, earlier: dict[str, bytes], calls: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", full_disk_after(calls))
    result = CliRunner().invoke(app, ["reproduce", "--root", str(project.root)])
    assert result.exit_code == 1
    assert "No space left on device" in result.output
    assert "Traceback" not in result.output
    assert earlier.items() <= contents(project.derived).items()
    assert not list(project.root.rglob(".*.csv.*"))


def test_after_a_full_disk_the_build_goes_on(project, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = ["reproduce", "--only", "extract", "--only", "collect", "--only", "match", "--root", str(project.root)]
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full_disk_after(8))
        assert CliRunner().invoke(app, reading).exit_code == 1
    result = CliRunner().invoke(app, reading)
    assert result.exit_code == 0, result.output
    assert project.rows("targets")


@pytest.mark.parametrize("name", ["build", "data/derived"])
def test_a_folder_that_cannot_be_made_is_named(project, name: str) -> None:
    (project.root / name).write_text("a file stands here", encoding="utf-8")
    result = CliRunner().invoke(app, ["reproduce", "--root", str(project.root)])
    assert result.exit_code == 1
    assert name in result.output.replace("\\", "/")
    assert "Traceback" not in result.output


@pytest.mark.skipif(os.name == "nt" or not os.geteuid(), reason="the superuser may write everywhere")
def test_a_read_only_output_folder_is_named(project, earlier: dict[str, bytes]) -> None:
    project.derived.chmod(0o555)
    result = CliRunner().invoke(app, ["reproduce", "--root", str(project.root)])
    project.derived.chmod(0o755)
    assert result.exit_code == 1
    assert "Permission denied" in result.output
    assert earlier.items() <= contents(project.derived).items()
